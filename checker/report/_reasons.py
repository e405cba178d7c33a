"""Claims with the rules and words that gave each field, for people: a block for each claim, then what the rules do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.model.claim import Claim, Kind
from checker.model.reason import Explained, Reason
from checker.report import Layout
from checker.report._plain import place, plain, value
from checker.trace import named

_WORDS = 90  # characters of quoted words that are shown
_WIDEST = 24  # columns in which fields and values are lined up; longer ones stand out
_LABELS = {
    "subject": "of what",
    "holder": "whose",
    "place": "where",
    "time": "when",
    "attribution": "says",
    "document_date": "document's day",
    "hard": "commits to",
    "soft": "is taken as",
}


def explained(claims: Iterable[Explained], layout: Layout) -> Iterator[str]:
    """The blocks, each with its end; then the rules that were named, with what they do."""
    count = 0
    used: set[str] = set()
    for one in claims:
        count += 1
        used.update(reason.rule for reason in one.reasons if reason.sure)
        yield "\n".join(_block(one, layout)) + "\n\n"
    if used:
        yield "The rules named above\n\n"
        for name in sorted(used):
            yield _wrapped(_does(name), layout, "  ", "    ") + "\n"
        yield "\n"
    yield f"{count:,} claim{'' if count == 1 else 's'}.\n"


def _does(name: str) -> str:
    rule = named(name)
    return f"{name}: {plain(rule.explanation)}" if rule is not None else name


def _block(one: Explained, layout: Layout) -> Iterator[str]:
    claim = one.claim
    heading = f'"{plain(claim.text, _WORDS)}": {claim.kind.value}, {value(claim)}'
    yield _wrapped(f"{place(claim)}  {heading}", layout, "", "  ")
    rows = [(label, plain(reason.value, _WORDS), _told(reason)) for label, reason in _together(one.reasons, claim)]
    label_width, value_width = (min(_WIDEST, max(len(row[column]) for row in rows)) for column in (0, 1))
    last = ""
    for label, given, told in rows:
        shown = "" if label == last else label
        line = f"{shown:{label_width}}  {given:{value_width}}  <- {told}"
        yield _wrapped(line, layout, "  ", " " * (label_width + 4))
        last = label


def _together(reasons: Sequence[Reason], claim: Claim) -> Iterator[tuple[str, Reason]]:
    """Reasons in their order; neighbours that differ only in the field stand on one line."""
    for _, members in groupby(reasons, lambda one: (one.value, one.rule, one.line, one.column, one.words)):
        same = list(members)
        yield ", ".join(_label(one.field, claim) for one in same), same[0]


def _label(field: str, claim: Claim) -> str:
    if field == "resolution":
        return "granularity" if claim.kind is Kind.DATE else "last digit"
    return _LABELS.get(field, field)


def _told(reason: Reason) -> str:
    if not reason.words:
        return plain(reason.rule)
    return f'{plain(reason.rule)}: "{plain(reason.words, _WORDS)}" ({reason.line}:{reason.column})'


def _wrapped(line: str, layout: Layout, indent: str, rest: str) -> str:
    width = max(40, layout.width)
    if len(indent) + len(line) <= width:
        return indent + line
    return textwrap.fill(
        line, width, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False, drop_whitespace=True
    )
