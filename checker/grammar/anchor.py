"""What dates that leave something out are reckoned from: the day a text speaks from, and the dates it named.

Nothing here asks a clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import field

from checker.grammar import tense
from checker.grammar.calendar import Days, shifted
from checker.model.document import Block
from checker.model.record import record
from checker.text.tokens import Reading
from checker.trace import rule

FAR = 400  # days: a text whose dates lie further from its own day tells of another time


@record
class Anchor:
    """Days are ordinals. `day` is the day the text speaks from, `first` the day it was published where that is earlier.

    `named` is the last date of the paragraph that the text told with its year. `story` is such a date of an earlier
    paragraph, in a text that has a day of its own and tells of another time. `reckoned` is the day or week told since
    then by the text's own day ("on Tuesday", "last week"), from which "the day before", "that week" are told in turn.
    """

    day: int | None = None
    first: int | None = None
    named: Days | None = None
    story: Days | None = None
    reckoned: Days | None = None

    def note(self, days: Days, *, passing: bool) -> None:
        """Remember a date that the text named; `passing`: a year in mid-sentence, which may be mere background."""
        self.named, self.reckoned = days, None
        near = self.day is not None and min(abs(self.day - days[0]), abs(self.day - days[1])) < FAR
        self.story = days if self.day is not None and not near and not passing else None

    def paragraph(self) -> None:
        """A new paragraph begins: what was named holds on only in a story."""
        self.named, self.reckoned = self.story, None

    @rule("date named last", "counted from")
    def told(self, unit: str) -> Days | None:
        """The text counts from the date that it named last.

        The date told last, from which so many of a unit are reckoned; days and weeks lead on from a reckoned one.
        """
        near = self.reckoned
        leads = near is not None and (unit == "week" or (unit == "day" and near[0] == near[1]))
        return near if leads else self.named

    @property
    def year(self) -> int | None:
        """The year the text speaks from, where publication and update agree."""
        years = {datetime.date.fromordinal(day).year for day in (self.day, self.first) if day is not None}
        return years.pop() if len(years) == 1 else None

    @property
    def today(self) -> Days | None:
        """The day the text speaks from, as a period."""
        return None if self.day is None else (self.day, self.day)


@record
class Scene:
    """A sentence under reading, with what its dates hang on; `order` settles numeric dates ("mdy" or "dmy")."""

    reading: Reading
    anchor: Anchor
    order: str | None = None
    start: int = 0  # the first token of the expression under reading, of which others may be parts
    _told: dict[Callable[[Reading], bool], bool] = field(default_factory=dict)

    def _once(self, test: Callable[[Reading], bool]) -> bool:
        """The answer of a test of the whole sentence, worked out once."""
        if test not in self._told:
            self._told[test] = test(self.reading)
        return self._told[test]

    @property
    def units(self) -> bool:
        """Does the sentence name a unit of time or a weekday, of which there can be a number?"""
        return self._once(tense.names_units)

    @property
    def habitual(self) -> bool:
        """Does the sentence tell what is so every year?"""
        return self._once(tense.habitual)

    @property
    def past(self) -> bool:
        """Is the first verb a past form?"""
        return self._once(tense.past)

    @property
    def tells_past(self) -> bool:
        """Is any verb a past form?"""
        return self._once(tense.tells_past)

    @property
    def tells_present(self) -> bool:
        """Is any verb a present form?"""
        return self._once(tense.tells_present)

    @property
    def ahead(self) -> bool:
        """Does the sentence speak of what is to come?"""
        return self._once(tense.looks_ahead)

    def lone(self, first: int, last: int) -> bool:
        """Is the date at these tokens all that the sentence says: a deadline, the line of a programme?

        A cell of a table is none: its date is that of a row, and as often past.
        """
        first = min(first, self.start)
        return self.reading.sentence.block is not Block.CELL and tense.lone(self.reading, first, last)

    def imminent(self, before: int) -> bool:
        """Do the words before token `before` lead to a day to come: "opens in", "will have ended by", "is on until"?"""
        reading = self.reading
        if reading.lower(before - 1) in ("until", "till"):
            return self.tells_present and not self.tells_past
        if reading.lower(before - 1) == "by" and not self.tells_past and not self.tells_present:
            return True
        return tense.imminent(reading, before) or tense.willed(reading, before)

    def forward(self, first: int, last: int) -> bool:
        """May the date at these tokens be one to come: is the sentence about the future, or nothing but that date?"""
        return self.ahead or self.lone(first, last)

    @rule("period about the date named last", "counted from")
    def from_named(self, unit: str, step: int) -> Days | None:
        """The day, week, month or year of the date that the text named last, or one beside it.

        None where that date is not known so finely.
        """
        return shifted(self.anchor.told(unit), unit, step)

    @rule("period about the text's day", "counted from")
    def from_today(self, unit: str, step: int) -> Days | None:
        """The day, week, month or year that the text speaks from, or one beside it.

        None where the text has no day.
        """
        return shifted(self.anchor.today, unit, step)
