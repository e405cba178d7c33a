"""Dates that are reckoned from another date: "last year", "the 20th of next month", "45 years ago", "on Tuesday", "the 7th".

Nothing here asks a clock: the anchor is the day a text speaks from, and the last date it named.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from checker.grammar.calendar import Point, day_at, listed, names, valid
from checker.grammar.numeral import numeral_at
from checker.text.tokens import Reading

FUTURE_REACH = 45  # days: a month or day without a year this near ahead of the text's day may be meant as to come


@dataclass(slots=True)
class Anchor:
    """What relative dates are reckoned from; days are ordinals.

    `day` is the day the text speaks from, `first` the day it was first published where that is earlier, `named` the last date that
    the text itself named with a year.
    """

    day: int | None = None
    first: int | None = None
    named: tuple[int, int, str] | None = None
    spoken: int | None = None
    later: bool = False

    def note(self, lower: int, upper: int, granularity: str) -> None:
        """Remember a date that the text named."""
        self.named = (lower, upper, granularity)

    @property
    def year(self) -> int | None:
        """The year the text speaks from, where publication and update agree."""
        years = {datetime.date.fromordinal(day).year for day in (self.day, self.first) if day is not None}
        return years.pop() if len(years) == 1 else None


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative date over tokens; bounds None where there is nothing to reckon from."""

    first: int
    last: int
    lower: int | None
    upper: int | None
    granularity: str
    approximate: bool = False
    weekday: int | None = None


def relative_at(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """The relative date that begins at token `index`, or None."""
    word = reading.lower(index)
    if word in names("days"):
        return _day(reading, index, anchor)
    for shape in (_same, _period, _ago, _ordinal_day, _weekday):
        found = shape(reading, index, anchor)
        if found is not None:
            return found
    return None


def _day(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    if reading.lower(index) == "today" and reading.lower(index + 1) in ("'s",):
        return None
    if reading.lower(index) in ("today", "tonight"):
        return None  # "today" is mostly "nowadays"; it bounds nothing
    day = None if anchor.day is None else anchor.day + names("days")[reading.lower(index)]
    return Relative(index, index, day, day, "day")


def _same(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "that same year", "the same month": the last date named."""
    at = index + (reading.lower(index) in ("that", "the"))
    if at == index or reading.lower(at) != "same" or reading.lower(at + 1) not in ("year", "month", "day"):
        return None
    period = reading.lower(at + 1)
    if anchor.named is None:
        return Relative(index, at + 1, None, None, period)
    low, high, _ = anchor.named
    if datetime.date.fromordinal(low).year != datetime.date.fromordinal(high).year:
        return Relative(index, at + 1, None, None, period)
    return Relative(index, at + 1, *_period_of(low, period), period)


def _period(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "last year", "next month", "the 20th of next month", "late last year"."""
    start, at, day = index, index, None
    if reading.lower(at) == "the" or reading.sort(at) == "number":
        at += reading.lower(at) == "the"
        told = day_at(reading, at)
        if told is None or told[1] == at or reading.lower(told[1] + 1) != "of":
            if start == at or told is not None:
                return None
            at = index + 1
        else:
            day, at = told[0], told[1] + 2 + (reading.lower(told[1] + 2) == "the")
    step, period = names("relative").get(reading.lower(at)), names("periods").get(reading.lower(at + 1))
    if step is None or period is None or reading.lower(at) in ("past", "same", "following", "coming"):
        return None
    if (
        reading.lower(at) == "this"
        and period in ("day", "decade", "century")
        or reading.lower(at + 2) == "'s"
        and day is None
    ):
        return None
    if reading.lower(index) == "the" and day is None:
        return None  # "the last year of the war"
    if anchor.day is None:
        return Relative(start, at + 1, None, None, "day" if day else str(period))
    low, high = _shifted(anchor.day, str(period), step)
    if day is not None:
        first = datetime.date.fromordinal(low)
        if period != "month" or not valid(first.year, first.month, day):
            return None
        low = high = first.replace(day=day).toordinal()
    return Relative(start, at + 1, low, high, "day" if day else str(period))


def _ago(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "45 years ago", "three days earlier" (with "ago" only)."""
    if reading.sort(index) not in ("number", "word"):
        return None
    numeral = numeral_at(reading, index)
    if numeral is None and reading.lower(index) in ("a", "an"):
        value, last = 1, index
    elif numeral is None or numeral.ordinal or numeral.vague or numeral.value.denominator != 1 or numeral.value > 3000:
        return None
    else:
        value, last = int(numeral.value), numeral.last
    word = reading.lower(last + 1).removesuffix("s")
    if reading.lower(last + 2) != "ago" or word not in (
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "centurie",
    ):
        return None
    period = "century" if word == "centurie" else word
    if anchor.day is None:
        return Relative(index, last + 2, None, None, period)
    try:
        low, high = (
            _shifted(anchor.day, period, -value)
            if period not in ("day", "week")
            else (anchor.day - value * (7 if period == "week" else 1),) * 2
        )
    except (ValueError, OverflowError):
        return None
    return Relative(index, last + 2, low, high, "day" if period == "week" else period)


def _ordinal_day(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "on the 7th": a day of the month the text speaks in."""
    if reading.lower(index) != "the" or reading.lower(index - 1) not in ("on", "by", "until", "since", "of", "from"):
        return None
    told = day_at(reading, index + 1)
    following = reading.sort(told[1] + 1) if told else ""
    if told is None or told[1] == index + 1 or (following == "word" and reading.lower(told[1] + 1) not in _AFTER_DAY):
        return None
    low = None
    if anchor.day is not None:
        day = datetime.date.fromordinal(anchor.day)
        month = day if told[0] <= day.day + 3 else day.replace(day=1) - datetime.timedelta(days=1)
        low = (
            datetime.date(month.year, month.month, told[0]).toordinal()
            if valid(month.year, month.month, told[0])
            else None
        )
    return Relative(index + 1, told[1], low, low, "day")


_AFTER_DAY = frozenset(
    ("and", "the", "of", "at", "he", "she", "it", "they", "a", "in", "when", "with", "for", "after", "to", "is", "was")
)


def _weekday(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "Tuesday", "last Friday", "next Wednesday": the nearest such day before (or after) the text's own."""
    at = index + (reading.lower(index) in ("last", "next", "this", "past", "coming"))
    weekday = names("weekdays").get(reading.lower(at))
    if reading.text(at + 1)[:1].isupper() and reading.sort(at + 1) == "word" or reading.lower(at - 1) == "the":
        return None  # a name: "The Sunday Mail"
    if (
        weekday is None
        or not reading.text(at)[0].isupper()
        or reading.text(at + 1) == ","
        or reading.lower(at + 1) == "'s"
    ):
        return None
    after = at + 1 + (reading.lower(at + 1) == "the")
    if day_at(reading, after) is not None or reading.lower(after) in names("months"):
        return None
    if anchor.day is None:
        return Relative(index, at, None, None, "day", weekday=weekday)
    ahead = reading.lower(index) in ("next", "coming") or (
        at == index and any(reading.lower(n) in listed("future") for n in range(max(0, index - 12), index))
    )
    here = (anchor.day - 1) % 7  # proleptic ordinal 1 is a Monday
    step = (weekday - here) % 7 or (7 if ahead else 0)
    back = (here - weekday) % 7 or (7 if reading.lower(index) in ("last", "past") else 0)
    day = anchor.day + step if ahead else anchor.day - back
    return Relative(index, at, day, day, "day", weekday=weekday)


def _shifted(day: int, period: str, step: int) -> tuple[int, int]:
    """First and last day of the period `step` periods from the one that holds `day`."""
    date = datetime.date.fromordinal(day)
    if period == "day":
        return day + step, day + step
    if period == "week":
        monday = day - date.weekday() + 7 * step
        return monday, monday + 6
    if period == "month":
        year, month = divmod(date.year * 12 + date.month - 1 + step, 12)
        return _months(year, month + 1, 1)
    if period == "quarter":
        year, month = divmod(date.year * 12 + (date.month - 1) // 3 * 3 + 3 * step, 12)
        return _months(year, month + 1, 3)
    if period == "year":
        return _months(date.year + step, 1, 12)
    length = 10 if period == "decade" else 100
    return _months(date.year // length * length + length * step, 1, 12 * length)


def _period_of(day: int, period: str) -> tuple[int, int]:
    return _shifted(day, period, 0)


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    last = calendar.monthrange(last_year, last_month)[1]
    return datetime.date(year, month, 1).toordinal(), datetime.date(last_year, last_month, last).toordinal()


def resolve_partial(reading: Reading, point: Point, anchor: Anchor) -> tuple[int | None, int | None]:
    """Days of a point without a year: from the date that the text last named, else from the day it speaks from."""
    if point.month is None:
        return (None, None) if point.weekday is None else _bare_weekday(point, anchor)
    if anchor.named is not None and not anchor.later:
        low = datetime.date.fromordinal(anchor.named[0])
        if low.year == datetime.date.fromordinal(anchor.named[1]).year and anchor.named[2] != "decade":
            return _dated(point, low.year)
    if anchor.day is None:
        return None, None
    if anchor.first is not None and anchor.first != anchor.day:
        one, two = _nearest(reading, point, anchor.first, anchor), _nearest(reading, point, anchor.day, anchor)
        return one if one == two else (None, None)
    return _nearest(reading, point, anchor.day, anchor)


def _bare_weekday(point: Point, anchor: Anchor) -> tuple[int | None, int | None]:
    if anchor.day is None or point.weekday is None:
        return None, None
    back = ((anchor.day - 1) % 7 - point.weekday) % 7
    return anchor.day - back, anchor.day - back


def _dated(point: Point, year: int) -> tuple[int | None, int | None]:
    months = point.span_months
    if point.month is None:
        return None, None
    if point.day is not None:
        if not valid(year, point.month, point.day):
            return None, None
        day = datetime.date(year, point.month, point.day).toordinal()
        return day, day
    low, high = _months(year, point.month, months)
    third = round((high - low + 1) / 3)
    if point.part == "first":
        return low, low + third - 1
    if point.part == "middle":
        return low + third, high - third
    return (high - third + 1, high) if point.part == "last" else (low, high)


def _nearest(reading: Reading, point: Point, day: int, anchor: Anchor) -> tuple[int | None, int | None]:
    """The candidate of the years around `day` that lies nearest, past ones first unless the sentence looks ahead."""
    year = datetime.date.fromordinal(day).year
    found = [
        (low, high)
        for low, high in (_dated(point, y) for y in (year - 1, year, year + 1))
        if low is not None and high is not None
    ]
    if anchor.later:
        ahead = [pair for pair in found if pair[1] >= day]
        return min(ahead, default=(None, None))
    future = any(reading.lower(n) in listed("future") for n in range(len(reading.tokens)))
    if not future:
        found = [pair for pair in found if pair[0] <= day + (FUTURE_REACH if pair[0] - day < 20 else 0)]
    return min(found, key=lambda pair: (abs((pair[0] + pair[1]) // 2 - day), pair), default=(None, None))
