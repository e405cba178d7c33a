"""Cells of tables: the headings of a cell's row and column say of what it is, and when.

What an extractor could not tell from the cell alone (kind and unit) comes from the headings here; see `extract._table`
for cells whose column names a currency, a unit or a share.
"""

from __future__ import annotations

from checker.context import time
from checker.context._frame import Frames
from checker.model.claim import Claim, Kind, Time
from checker.model.document import Block, Document
from checker.model.record import record, replace
from checker.trace import handed, rule


@record(frozen=True)
class Heading:
    """A cell of the first row or column: its text, and the date that it names."""

    text: str
    date: Time | None


class Headings:
    """The heading cells of a document's tables; they stand before the cells of which they speak."""

    def __init__(self, document: Document, frames: Frames) -> None:
        self._document, self._frames = document, frames
        self._numbers: dict[tuple[int, int, int], int] | None = None

    @rule("headings of the row and column", "subject", "time")
    def completed(self, claim: Claim) -> Claim:
        """The first cell of the row and of the column say what the figure is of, and when.

        The claim with subject and time from its headings; heading cells themselves stay as they are.
        """
        if claim.row <= 0:
            return claim
        row, column = self._heading(claim.table, claim.row, 0), self._heading(claim.table, 0, claim.cell)
        own = (None if claim.cell == 0 else row, column)
        date = next((one.date for one in own if one is not None and one.date is not None), None)
        named = [one.text for one in own if one is not None and one.date is None and not one.text.isdigit()]
        timed = claim.time if claim.time is not None or claim.kind is Kind.DATE else date
        return replace(claim, subject=claim.subject or ", ".join(named) or None, time=timed)

    @handed
    def _heading(self, table: int, row: int, column: int) -> Heading | None:
        if self._numbers is None:
            self._numbers = {
                (one.table, one.row, one.column): number
                for number, one in enumerate(self._document.sentences)
                if one.block is Block.CELL and 0 in (one.row, one.column)
            }
        number = self._numbers.get((table, row, column))
        if number is None:
            return None
        span, mentions = self._document.sentences[number].span, self._frames.mentions(number)
        date = next((one for one in mentions if one.kind is Kind.DATE), None)
        told = None if date is None else time.told(self._document, date)
        return Heading(" ".join(self._document.text[span.start : span.end].split()), told)
