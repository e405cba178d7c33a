"""The calendar: points of time as texts name them, and the days they cover. Gregorian throughout."""

from __future__ import annotations

import datetime
import functools

from checker import lexicon
from checker.model.record import record
from checker.trace import rule

MIN_YEAR, MAX_YEAR = 1000, 2199
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
FIRST_GREGORIAN = 1583
WEDNESDAY, SATURDAY = 2, 5  # of the days of a week, from 0

DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

Days = tuple[int, int]  # first and last day, as ordinals


@record(frozen=True)
class Point:
    """A named piece of the calendar over tokens `first` to `last`; what the words leave out is None.

    `granularity` is the contract's: day, month, quarter, season, year, decade, century. `impossible` marks a day that
    no calendar has ("31 November"). `readings` holds both (month, day) of an ambiguous numeric date, `feast` the rule
    of a day that moves with the year ("Easter Monday"), `weekend` stands for the days off about the day.
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
    feast: str | None = None
    weekend: bool = False


def number_of(table: str, word: str) -> int | None:
    """What a table of the calendar says of a word: "months" of "may" is 5."""
    return _numbers(table).get(word)


@functools.cache
def _numbers(table: str) -> dict[str, int]:
    found: dict[str, int] = lexicon.table("calendar")[table]
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
    if point.feast is not None:
        moving = feast_day(point.feast, year)
        return None if moving is None else days_off(moving) if point.weekend else (moving, moving)
    if point.day is not None:
        if not valid(year, month, point.day):
            return None
        day = datetime.date(year, month, point.day).toordinal()
        return days_off(day) if point.weekend else (day, day)
    lengths = {"year": 12, "decade": 120, "century": 1200}
    return months(year, month, lengths.get(point.granularity, point.span_months))


def days_off(day: int) -> Days:
    """A holiday with the weekend nearest to it: from Thursday to Sunday, from Saturday to Monday."""
    weekday = (day - 1) % 7  # ordinal 1 is a Monday
    saturday = day - weekday + SATURDAY - (7 if weekday < WEDNESDAY else 0)
    return min(day, saturday), max(day, saturday + 1)


def easter(year: int) -> int:
    """Easter Sunday as a day ordinal, for Gregorian years (Butcher's rule; Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    sunday = (32 + 2 * odd + 2 * quarter - moon - left) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1).toordinal()


def feast_day(rule: str, year: int) -> int | None:
    """The day of a feast that moves: "easter 1" is the day after Easter, "11 4 3 1" that after November's 4th Thursday.

    None before the Gregorian calendar.
    """
    if year < FIRST_GREGORIAN:
        return None
    parts = rule.split()
    if parts[0] == "easter":
        return easter(year) + int(parts[1])
    month, number, weekday, shift = (int(part) for part in parts)
    found = nth_of(months(year, month, 1), str(weekday), number)
    return None if found is None else found[0] + shift


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
    if unit == "weekend":
        saturday = day - date.weekday() + 5 + 7 * step
        return saturday, saturday + 1
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return months(date.year // length * length + length * step, 1, 12 * length)


def shifted(days: Days | None, unit: str, step: int) -> Days | None:
    """The period `step` periods from the one that holds all of `days`; None where these lie in more than one."""
    if days is None:
        return None
    try:
        found = period(days[0], unit, step)
        return found if period(days[1], unit, step) == found else None
    except (ValueError, OverflowError):
        return None


def moved(day: int, *, months: int = 0, days: int = 0) -> int | None:
    """The day some months and then days away; a day that the month lacks becomes its last ("31 May" to "30 June").

    None outside the years 1 to 9999.
    """
    try:
        date = datetime.date.fromordinal(day)
        year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
        length = days_in(year, month + 1) if year < datetime.MAXYEAR else LONGEST_MONTH
        found = datetime.date(year, month + 1, min(date.day, length)).toordinal() + days
        return datetime.date.fromordinal(found).toordinal()
    except (ValueError, OverflowError):
        return None


def working(day: int, count: int) -> int:
    """The day `count` working days (Monday to Friday) after `day`, or before it where `count` is negative."""
    step = 1 if count > 0 else -1
    while count:
        day += step
        count -= step if (day - 1) % 7 < SATURDAY else 0  # ordinal 1 is a Monday
    return day


def week_number(year: int, number: int) -> Days | None:
    """The days of a numbered week of a year (ISO 8601); None where the year has not so many."""
    try:
        monday = datetime.date.fromisocalendar(year, number, 1).toordinal()
    except ValueError:
        return None
    return monday, monday + 6


@rule("part of a period", "value")
def narrowed(days: Days, part: str | None) -> Days:
    """The first, middle or last third of the period: "early", "mid", "late".

    Of a month: days 1-10, 11-20, 21-.
    """
    low, high = days
    length = high - low + 1
    one, two = round(length / 3), round(2 * length / 3)
    if SHORTEST_MONTH <= length <= LONGEST_MONTH:
        one, two = 10, 20
    return {"first": (low, low + one - 1), "middle": (low + one, low + two - 1), "last": (low + two, high)}.get(
        part or "", days
    )


def nth_of(days: Days, unit: str, number: int) -> Days | None:
    """The `number`-th day, week, weekend, month, quarter or weekday ("0" Monday to "6") inside `days`.

    -1 is the last, -2 the one before it. A week belongs to the period that holds its Thursday (ISO 8601). None where
    there are not so many.
    """
    low, high = days
    if unit in ("month", "quarter", "year", "decade"):
        first = period(low, unit, number - 1) if number > 0 else period(high, unit, number + 1)
        return first if low <= first[0] and first[1] <= high else None
    if unit == "day":
        day = low + number - 1 if number > 0 else high + number + 1
    else:
        weekday = {"week": 3, "weekend": SATURDAY}.get(unit) or int(unit)
        ahead, back = (weekday - (low - 1)) % 7, ((high - 1) - weekday) % 7
        day = low + ahead + 7 * (number - 1) if number > 0 else high - back + 7 * (number + 1)
    if not low <= day <= high:
        return None
    return (day - 3, day + 3) if unit == "week" else (day, day + (unit == "weekend"))


def half_of(days: Days, number: int) -> Days | None:
    """The first (1) or second (2 or -1) half of a month, or of a period of whole years."""
    low, high = days
    first = datetime.date.fromordinal(low)
    length = (datetime.date.fromordinal(high).year - first.year + 1) * 12 if first.month == 1 else 0
    if number not in (1, 2, -1):
        return None
    if LONGEST_MONTH >= high - low + 1 >= SHORTEST_MONTH:
        middle = low + 15
    elif length and months(first.year, 1, length) == days:
        middle = months(first.year, 1, length // 2)[1] + 1
    else:
        return None
    return (low, middle - 1) if number == 1 else (middle, high)


def quarter_of(days: Days, number: int) -> Days | None:
    """The `number`-th 25 years of a century; -1 is the last."""
    number = 4 if number < 0 else number
    first = datetime.date.fromordinal(days[0]).year
    return months(first + 25 * (number - 1), 1, 25 * 12) if 1 <= number <= 4 else None


def decades_of(days: Days, number: int, count: int) -> Days | None:
    """`count` decades of a century from the `number`-th on; from the last one back where `number` is negative."""
    first = datetime.date.fromordinal(days[0]).year
    at = number - 1 if number > 0 else 10 - count + number + 1
    return months(first + 10 * at, 1, 120 * count) if at >= 0 and at + count <= 10 else None


def single_year(days: Days) -> int | None:
    """The year in which all of `days` lie, or None."""
    first, last = (datetime.date.fromordinal(day).year for day in days)
    return first if first == last else None
