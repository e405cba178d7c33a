"""What dates that leave something out are reckoned from: the day a text speaks from, and the dates it named.

Nothing here asks a clock.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise

from checker.grammar.calendar import Days, Point, extent, single_year
from checker.lexicon.lists import words
from checker.text import inflect
from checker.text.tokens import Reading, Token

FAR = 400  # days: a text whose dates lie further from its own day tells of another time
NEAR_AHEAD, REACH_AHEAD = 20, 45  # days: a date this near ahead of the text's day may be meant as to come
HALF_YEAR = 183


@dataclass(slots=True)
class Anchor:
    """Days are ordinals. `day` is the day the text speaks from, `first` the day it was published where that is earlier.

    `named` is the last date of the paragraph that the text told with its year. `story` is such a date of an earlier
    paragraph, in a text that has a day of its own and tells of another time.
    """

    day: int | None = None
    first: int | None = None
    named: Days | None = None
    story: Days | None = None

    def note(self, days: Days, *, passing: bool) -> None:
        """Remember a date that the text named; `passing`: a year in mid-sentence, which may be mere background."""
        self.named = days
        near = self.day is not None and min(abs(self.day - days[0]), abs(self.day - days[1])) < FAR
        self.story = days if self.day is not None and not near and not passing else None

    def paragraph(self) -> None:
        """A new paragraph begins: what was named holds on only in a story."""
        self.named = self.story

    @property
    def year(self) -> int | None:
        """The year the text speaks from, where publication and update agree."""
        years = {datetime.date.fromordinal(day).year for day in (self.day, self.first) if day is not None}
        return years.pop() if len(years) == 1 else None


def looks_ahead(reading: Reading, first: int = 0, last: int | None = None) -> bool:
    """Do tokens `first` to `last` (else the whole sentence) speak of what is to come?"""
    stop = len(reading.tokens) if last is None else last
    return any(reading.lower(n) in words("calendar", "future") for n in range(first, stop))


def habitual(reading: Reading) -> bool:
    """Does a sentence tell what is so every year: "in summer the boat runs twice a day", "in January the mean is 1 °C"?

    It has a verb in the present, or speaks of how often, and nothing in it is past or to come.
    """
    lowers = [token.lower for token in reading.tokens]
    if any(word in words("calendar", "past") or word in words("calendar", "future") for word in lowers):
        return False
    verbs = [(n, _verb_tag(token)) for n, token in enumerate(reading.tokens)]
    if any(tag == "D" and reading.lower(n - 1) not in words("calendar", "passives") for n, tag in verbs):
        return False
    often = any(one in words("calendar", "each") and two in words("calendar", "units") for one, two in pairwise(lowers))
    return often or any(tag == "Z" for _, tag in verbs) or not words("calendar", "present").isdisjoint(lowers)


def _verb_tag(token: Token) -> str:
    """The likeliest tag of a word in lower case that is no function word; "" for anything else."""
    plain = token.sort == "word" and token.text.islower() and inflect.function_word(token.text) is None
    return inflect.ranked_tags(token.text)[:1] if plain else ""


def _past(reading: Reading) -> bool:
    """Does the sentence open in the past: is its first verb a past form?"""
    for token in reading.tokens:
        tag = _verb_tag(token)
        if tag == "D" or token.lower in words("calendar", "past_verbs"):
            return True
        if tag == "Z" or token.lower in words("calendar", "present"):
            return False
    return False


def without_year(reading: Reading, point: Point, anchor: Anchor) -> Days | None:
    """The days of a point without a year: beside the date named last, else near the day the text speaks from."""
    if point.month is None:
        return _weekday(point, anchor)
    if point.day is None and habitual(reading):
        return None
    year = single_year(anchor.named) if anchor.named is not None else None
    if anchor.named is not None and year is not None:
        since = reading.lower(point.first - 1) == "since"
        return extent(point, year) if since else _beside(point, anchor.named, year)
    if anchor.day is None:
        return None
    found = _nearest(reading, point, anchor.day)
    if anchor.first is not None and anchor.first != anchor.day:
        return found if found == _nearest(reading, point, anchor.first) else None
    return found


def first_from(point: Point, day: int) -> Days | None:
    """The first days of a point without a year that do not end before `day`: the second end of a range."""
    year = datetime.date.fromordinal(day).year
    found = [days for days in (extent(point, year), extent(point, year + 1)) if days is not None and days[1] >= day]
    return min(found, default=None)


def _weekday(point: Point, anchor: Anchor) -> Days | None:
    if anchor.day is None or point.weekday is None:
        return None
    day = anchor.day - ((anchor.day - 1) % 7 - point.weekday) % 7  # ordinal 1 is a Monday
    return day, day


def _beside(point: Point, named: Days, year: int) -> Days | None:
    """In the year named; or in the next one where that is near and this one's lies half a year back."""
    same, following = extent(point, year), extent(point, year + 1)
    told = named[1] - named[0] < HALF_YEAR
    if same and following and told and named[0] - same[1] > HALF_YEAR and following[0] - named[1] < HALF_YEAR:
        return following
    return same


def _nearest(reading: Reading, point: Point, day: int) -> Days | None:
    """The candidate of the years around `day` that lies nearest, past ones alone unless the sentence looks ahead."""
    year = datetime.date.fromordinal(day).year
    found = [days for days in (extent(point, year + step) for step in (-1, 0, 1)) if days is not None]
    if not looks_ahead(reading):
        ahead = 0 if point.day is None and _past(reading) else REACH_AHEAD
        found = [days for days in found if days[0] <= day + (ahead if days[0] - day < NEAR_AHEAD else 0)]
    return min(found, key=lambda days: (abs((days[0] + days[1]) // 2 - day), days), default=None)
