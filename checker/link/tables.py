"""Cells of a table and the sentences about them: the row "Halden" under "Passengers", "Halden counted 90 passengers".

A sentence speaks of a cell when it names all that heads its row, counts what heads its column, and no other row fits,
or none is named nearer before the figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.link.facets import Facets
from checker.link.narrowing import narrowing
from checker.link.values import measure, plausible
from checker.link.words import common, counted_alike, empty
from checker.model.claim import Kind, Modality
from checker.model.document import Block
from checker.text.inflect import singular

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT})
FAR = 99  # tokens; no row is named before the figure
_TELLING = ("other", "share", "another")

Heads = tuple[frozenset[str], frozenset[str]]  # words of a row's heading, and of a column's


def tabled(items: Sequence[Facets]) -> Iterator[tuple[Facets, Facets, frozenset[str]]]:
    """Yield (cell, figure of a sentence, words that both share) for the claims of one part."""
    cells: dict[str, list[tuple[Facets, Heads]]] = defaultdict(list)
    for item in items:
        heads = _heads(item) if item.claim.block is Block.CELL and item.claim.kind in _KINDS else None
        if heads is not None:
            cells[min(heads[0])].append((item, heads))
    if not cells:
        return
    for item in items:
        if item.claim.block not in (Block.PROSE, Block.ITEM) or item.claim.kind not in _KINDS or not _plain(item):
            continue
        words = narrowing(item).words
        named = [found for word in sorted(words & cells.keys()) for found in cells[word]]
        fitting = [(cell, heads) for cell, heads in named if heads[0] <= words and _same_sort(cell, item, heads[1])]
        if len(fitting) > 1:
            before = [common(singular(word)) for word in item.stretch.left]
            away = [min((before.index(word) for word in row if word in before), default=FAR) for _, (row, _) in fitting]
            near = min(away)
            fitting = [one for one, steps in zip(fitting, away, strict=True) if steps == near < FAR]
        longest = max((len(heads[0]) for _, heads in fitting), default=0)
        fitting = [one for one in fitting if len(one[1][0]) == longest]
        if len(fitting) == 1 and plausible(fitting[0][0].claim, item.claim):
            yield fitting[0][0], item, fitting[0][1][0] | (fitting[0][1][1] & words)


def _heads(cell: Facets) -> Heads | None:
    """The words that head a cell's row and its column, or None where it has no heading of words."""
    row, _, column = (cell.claim.subject or "").partition(", ")
    found = (_words(row), _words(column))
    return found if found[0] and found[1] else None


def _words(text: str) -> frozenset[str]:
    words = (common(singular(word.strip("().,:;*'\"").lower())) for word in text.split())
    return frozenset(word for word in words if word.isdigit() or not empty(word))


def _plain(item: Facets) -> bool:
    claim = item.claim
    asserted = claim.modality is Modality.ASSERTED and claim.series < 0 and not claim.threshold and claim.resolved
    return asserted and not any(mark in _TELLING or mark.startswith("scope ") for mark in item.marks)


def _same_sort(cell: Facets, item: Facets, column: frozenset[str]) -> bool:
    """One kind, unit and noun; and of the years that the column and the sentence name, one in common."""
    if cell.claim.kind is not item.claim.kind:
        return False
    years = {word for word in column if word.isdigit()}
    told = {name for sort, name in item.calendar if sort == "year"}
    if years and years.isdisjoint(told) or item.modifiers - column - {cell.head}:
        return False
    if cell.claim.kind is not Kind.COUNT:
        return measure(cell.claim.unit) == measure(item.claim.unit)
    return cell.head is not None and item.head is not None and counted_alike(cell.head, item.head)
