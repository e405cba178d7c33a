"""One rule in full: what and why, what it binds, what must hold, and the texts in which it fires or stays silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.rule import Rule, Selector
from checker.report import Layout
from checker.report._plain import plain, wrapped

_SHOWN = 5  # cases that fire, and cases that stay silent
_TEXT = 300
_NAMES = {"kinds": "kind", "units": "unit", "heads": "head", "not_heads": "not_head", "blocks": "block", "every": "all"}


def rule(one: Rule, layout: Layout, kind: str, cases: Sequence[tuple[bool, str]]) -> Iterator[str]:
    """The lines of a rule's description, each with its end."""
    yield from wrapped(_lines(one, kind, cases), layout.width)


def _lines(one: Rule, kind: str, cases: Sequence[tuple[bool, str]]) -> Iterator[str]:
    yield f"{one.id}, of the family {one.family} ({plain(one.file)})"
    yield from (f"  {plain(one.what)}", f"  {plain(one.why)}")
    if one.kind:
        yield f"  kind: {plain(one.kind)}{' - ' + plain(kind) if kind else ''}"
    yield from ("", f"roles: {', '.join(one.roles)}, within one {one.within.value}")
    yield from (f"  words: {plain(pattern.source)}" for pattern in one.patterns)
    yield from (f"  {role}: {_selector(selector)}" for role, selector in one.selectors.items())
    yield from (
        f"  {name}: {', '.join(slots)}" for name, slots in (("equal", one.same), ("no clash", one.match)) if slots
    )
    if one.where:
        yield f"  only where {plain(one.where.source)}"
    yield from (f"  must hold: {plain(formula.source)}" for formula in one.asserts)
    slips = [*one.slips, *(own.name for own in one.hypotheses)]
    if slips:
        yield f"  slips that are tried: {', '.join(map(plain, slips))}"
    yield f"  says: {plain(one.message)}"
    if one.example:
        yield from ("", f"example: {plain(one.example)}")
    for fires, head in ((True, "fires"), (False, "stays silent")):
        texts = [text for firing, text in cases if firing is fires]
        if texts:
            yield from ("", f"{head}:", *(f"  - {plain(text, _TEXT)}" for text in texts[:_SHOWN]))
        if len(texts) > _SHOWN:
            yield f"  and in {len(texts) - _SHOWN:,} more cases"


def _selector(selector: Selector) -> str:
    """What a selector asks, as its file says it."""
    plainest = Selector()
    parts = []
    for name in Selector.__dataclass_fields__:
        value = getattr(selector, name)
        if value == getattr(plainest, name):
            continue
        key = _NAMES.get(name, name)
        if name == "flags":
            parts += [f"{flag} {str(wanted).lower()}" for flag, wanted in value]
        elif isinstance(value, (frozenset, tuple)):
            words = sorted(map(str, value)) if isinstance(value, frozenset) else [str(word).strip() for word in value]
            parts.append(f"{key} {' or '.join(map(plain, words))}")
        else:
            parts.append(f"{key} {str(value).lower()}")
    return ", ".join(parts) or "any figure"
