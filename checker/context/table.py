"""Cells of tables: the headings of a cell's row and column say of what it is, and when.

What an extractor could not tell from the cell alone (kind and unit) comes from the headings here; see `extract._table`
for cells whose column names a currency, a unit or a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checker.context import time
from checker.context._frame import Frame
from checker.model.claim import Claim, Kind, Time


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the first row or column: its text, and the date that it names."""

    text: str
    date: Time | None


Headings = Mapping[tuple[int, int, int], Heading]  # by table, row and column


def headings(frames: Iterable[Frame]) -> Headings:
    """The heading cells among the frames of a document's cells."""
    found: dict[tuple[int, int, int], Heading] = {}
    for frame in frames:
        sentence = frame.reading.sentence
        if 0 in (sentence.row, sentence.column):
            text = frame.reading.document.text[sentence.span.start : sentence.span.end]
            date = next((one for one in frame.mentions if one.kind is Kind.DATE), None)
            told = None if date is None else time.told(frame.reading.document, date)
            found[sentence.table, sentence.row, sentence.column] = Heading(" ".join(text.split()), told)
    return found


def completed(claim: Claim, found: Headings) -> Claim:
    """A cell's claim with subject and time from its headings; heading cells themselves stay as they are."""
    if claim.row <= 0:
        return claim
    row, column = found.get((claim.table, claim.row, 0)), found.get((claim.table, 0, claim.cell))
    own = (None if claim.cell == 0 else row, column)
    date = next((one.date for one in own if one is not None and one.date is not None), None)
    named = [one.text for one in own if one is not None and one.date is None and not one.text.isdigit()]
    timed = claim.time if claim.time is not None or claim.kind is Kind.DATE else date
    return replace(claim, subject=claim.subject or ", ".join(named) or None, time=timed)
