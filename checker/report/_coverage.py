"""Rule coverage as text: a table for people, and JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from checker.model.claim import Claim
from checker.model.coverage import Coverage
from checker.model.wire import SCHEMA
from checker.report import Layout
from checker.report._json import block, line
from checker.report._plain import place, plain
from checker.report.table import grid

_TEXT = 60


def table(found: Coverage, layout: Layout, *, listed: bool) -> Iterator[str]:
    """A row for each rule that bound figures, the rules that bound none, and the figures that no rule took."""
    bound = sorted((use for use in found.rules if use.bound), key=lambda use: (-use.bound, use.rule))
    if bound:
        heads = ("rule", "bound", "held", "failed", "undetermined", "where said no")
        cells = [[use.rule, *_numbers((use.bound, use.held, use.failed, use.undetermined, use.aside))] for use in bound]
        widths = [max(len(row[at]) for row in (*cells, list(heads))) for at in range(len(heads) - 1)]
        yield grid(cells, widths, layout, heads) + "\n\n"
    never = [f"{use.rule} ({use.aside:,})" if use.aside else use.rule for use in found.rules if not use.bound]
    if never:
        yield f"{len(never):,} of {len(found.rules):,} rules bound nothing"
        yield " (in brackets: how often only `where` said no)" if any(name.endswith(")") for name in never) else ""
        yield f":\n{_list(never, layout)}\n\n"
    kinds = Counter(claim.kind.value for claim in found.unused)
    yield f"{found.documents:,} documents, {found.claims:,} claims; {len(found.unused):,} took part in no check"
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    yield (": " + ", ".join(f"{count:,} {kind}" for kind, count in ordered) if kinds else "") + ".\n"
    if listed:
        yield from (f"  {_where(claim)}\n" for claim in _by_kind(found))
    elif found.unused:
        yield "With --unused each of them is listed.\n"


def json(found: Coverage, *, listed: bool) -> Iterator[str]:
    """One JSON document: `rules`, then `unused` (claims by kind, and each where `listed`), then counts."""
    yield f'{{"schema": {SCHEMA},\n"rules": [\n'
    records = (
        {
            "rule": use.rule,
            "kind": use.kind,
            "bound": use.bound,
            "held": use.held,
            "failed": use.failed,
            "undetermined": use.undetermined,
            "aside": use.aside,
        }
        for use in found.rules
    )
    yield ",\n".join(line(record) for record in records)
    kinds = dict(sorted(Counter(claim.kind.value for claim in found.unused).items()))
    yield f'],\n"unused_by_kind": {block(kinds)}'
    if listed:
        yield ',\n"unused": [' + ",".join(f"\n{line(_record(claim))}" for claim in found.unused) + "]"
    yield f',\n"documents": {found.documents},\n"claims": {found.claims},\n"unused_claims": {len(found.unused)}}}\n'


def _record(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "document": claim.document,
        "line": claim.line,
        "column": claim.column,
        "kind": claim.kind.value,
        "text": claim.text,
    }


def _by_kind(found: Coverage) -> list[Claim]:
    return sorted(found.unused, key=lambda claim: (claim.kind.value, claim.document, claim.span))


def _where(claim: Claim) -> str:
    return f'{claim.kind.value} {place(claim)} "{plain(claim.text, _TEXT)}"'


def _numbers(values: tuple[int, ...]) -> list[str]:
    return [f"{value:,}" for value in values]


def _list(names: list[str], layout: Layout) -> str:
    wide = max(40, layout.width)
    return textwrap.fill(", ".join(names), wide, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
