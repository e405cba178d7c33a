"""A document as read: its text never changes; everything found in it is a span over that text."""

from __future__ import annotations

import bisect
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from checker.model.record import record


class Span(NamedTuple):
    """Half-open offsets in code points of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when both share at least one character."""
        return self.start < other.end and other.start < self.end

    def __or__(self, other: Span) -> Span:
        return Span(min(self.start, other.start), max(self.end, other.end))


class Block(StrEnum):
    """What sort of text a sentence stands in."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    SOURCE = "source"  # a line that names and dates a source: "Source: Radio Free Asia, January 4, 2020"
    DATELINE = "dateline"  # a metadata line that dates the document: "September 25, 2012 Updated: ..."


@record(frozen=True)
class Sentence:
    """A sentence, heading, list item, table cell or metadata line; `paragraph` and `section` are running numbers."""

    span: Span
    block: Block
    paragraph: int
    section: int
    row: int = -1  # table cells: row and column numbers within the table, from 0 (the header row)
    column: int = -1
    table: int = -1  # running number of the table in the document


@record(frozen=True)
class Section:
    """A part of a document that speaks from a day of its own; `day` is an ISO date or None.

    Where a section is not `english`, only what symbols say is read.
    """

    span: Span
    day: str | None = None
    english: bool = True


@record(frozen=True)
class Document:
    """A decoded file. `path` is as the user named it, `/`-separated; `text` is never altered."""

    path: str
    text: str
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    masks: tuple[Span, ...] = ()  # spans that are not prose: URLs, code, navigation
    quotations: tuple[Span, ...] = ()  # text between quotation marks, marks included
    _lines: list[int] = field(default_factory=list, compare=False, repr=False)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset. Lines end at "\\n" (or "\\r\\n")."""
        if not self._lines:
            self._lines.append(0)
            at = self.text.find("\n")
            while at >= 0:
                self._lines.append(at + 1)
                at = self.text.find("\n", at + 1)
        line = bisect.bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
