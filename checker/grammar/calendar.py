"""The calendar: points of time as texts name them, and the days they cover. Gregorian throughout."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from checker import lexicon

MIN_YEAR, MAX_YEAR = 1000, 2199

Days = tuple[int, int]  # first and last day, as ordinals


@dataclass(frozen=True, slots=True)
class Point:
    """A named piece of the calendar over tokens `first` to `last`; what the words leave out is None.

    `granularity` is the contract's: day, month, quarter, season, year, decade, century. `impossible` marks a day that
    no calendar has ("31 November"). `readings` holds both (month, day) of an ambiguous numeric date.
    """

    first: int
    last: int
    granularity: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span_months: int = 1  # quarters 3, halves 6, seasons 3
    weekday: int | None = None
    impossible: bool = False
    readings: tuple[tuple[int, int], ...] = ()


def number_of(table: str, word: str) -> int | None:
    """What a table of the calendar says of a word: "months" of "may" is 5."""
    found: int | None = lexicon.table("calendar")[table].get(word)
    return found


def days_in(year: int, month: int) -> int:
    """Days of a month of the Gregorian calendar."""
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.date(year, month, 1)).days


def valid(year: int | None, month: int, day: int) -> bool:
    """Is there such a day? Without a year, 29 February passes."""
    return 1 <= month <= 12 and 1 <= day <= days_in(2000 if year is None else year, month)


def months(year: int, month: int, count: int) -> Days:
    """The days of `count` months from a month on."""
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    last = datetime.date(last_year, last_month, days_in(last_year, last_month))
    return datetime.date(year, month, 1).toordinal(), last.toordinal()


def extent(point: Point, year: int) -> Days | None:
    """The days of a point in a given year; None where that year has no such day."""
    month = point.month or 1
    if point.day is not None:
        if not valid(year, month, point.day):
            return None
        day = datetime.date(year, month, point.day).toordinal()
        return day, day
    lengths = {"year": 12, "decade": 120, "century": 1200}
    return months(year, month, lengths.get(point.granularity, point.span_months))


def period(day: int, unit: str, step: int = 0) -> Days:
    """The days of the period (`day` to `century`) that lies `step` periods from the one that holds `day`.

    Raises ValueError or OverflowError outside the years 1 to 9999.
    """
    date = datetime.date.fromordinal(day)
    if unit == "day":
        return day + step, day + step
    if unit == "week":
        monday = day - date.weekday() + 7 * step
        return monday, monday + 6
    if unit in ("month", "quarter"):
        length = 1 if unit == "month" else 3
        year, month = divmod(date.year * 12 + (date.month - 1) // length * length + length * step, 12)
        return months(year, month + 1, length)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return months(date.year // length * length + length * step, 1, 12 * length)


def narrowed(days: Days, part: str | None) -> Days:
    """Thirds: "early" is the first, "mid" the second, "late" the last (of a month: days 1-10, 11-20, 21-)."""
    low, high = days
    length = high - low + 1
    one, two = round(length / 3), round(2 * length / 3)
    return {"first": (low, low + one - 1), "middle": (low + one, low + two - 1), "last": (low + two, high)}.get(
        part or "", days
    )


def nth_of(days: Days, unit: str, number: int) -> Days | None:
    """The `number`-th day, week, month, quarter or weekday ("0" Monday to "6") inside `days`; -1 is the last.

    A week belongs to the period that holds its Thursday (ISO 8601). None where there are not so many.
    """
    low, high = days
    if unit in ("month", "quarter"):
        first = period(low, unit, number - 1) if number > 0 else period(high, unit)
        return first if low <= first[0] and first[1] <= high else None
    if unit == "day":
        day = low + number - 1 if number > 0 else high
    else:
        weekday = 3 if unit == "week" else int(unit)
        ahead, back = (weekday - (low - 1)) % 7, ((high - 1) - weekday) % 7
        day = low + ahead + 7 * (number - 1) if number > 0 else high - back
    if not low <= day <= high:
        return None
    return (day - 3, day + 3) if unit == "week" else (day, day)


def single_year(days: Days) -> int | None:
    """The year in which all of `days` lie, or None."""
    first, last = (datetime.date.fromordinal(day).year for day in days)
    return first if first == last else None
