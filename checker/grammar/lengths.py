"""Lengths of time in words: "2 years and 3 months", "half a week", "four business days", "three Fridays"."""

from __future__ import annotations

import functools
from fractions import Fraction

from checker import lexicon
from checker.grammar.calendar import DAYS_OF, MONTHS_OF, moved, number_of, working
from checker.grammar.numeral import numeral_at
from checker.lexicon.lists import names, numbers, words
from checker.model.record import record, replace
from checker.text.tokens import Reading

MAX_COUNT = 3_000
MONTH = 30  # days: half of a month is fifteen
REACH = 9  # tokens of a number in words, before its unit: the cheap test before the dear one
PARTS = 4  # "2 years, 1 month, 2 weeks and 3 days"


@record(frozen=True)
class Length:
    """A length of time in words over tokens `first` to `last`: "2 years and 3 months", "four business days"."""

    first: int
    last: int
    months: int
    days: int
    unit: str  # the finest that is named; "0" to "6" for weekdays ("three Fridays")
    count: int  # how many of it
    joint: bool  # more than one unit
    working: bool = False
    rough: bool = False  # of half a week or month, in days

    def from_day(self, day: int, way: int) -> int | None:
        """The day this far after (`way` 1) or before (-1) a day."""
        if self.working:
            return working(day, way * self.count)
        if self.unit.isdigit():
            weekday, here = int(self.unit), (day - 1) % 7  # ordinal 1 is a Monday
            near = (way * (weekday - here)) % 7 or 7
            return moved(day, days=way * (near + 7 * (self.count - 1)))
        return moved(day, months=way * self.months, days=way * self.days)


def length_at(reading: Reading, index: int) -> Length | None:
    """The length of time that begins at token `index`: whole numbers of one unit or of several."""
    first = one = _part(reading, index)
    if first is None or one is None:
        return None
    months, days = first.months, first.days
    for _ in range(PARTS):
        after = one.last + 1
        after += reading.text(after) == ","
        after += reading.lower(after) == "and"
        two = _part(reading, after)
        if two is None or two.working or two.unit.isdigit() or one.unit.isdigit() or two.unit == one.unit:
            break
        months, days, one = months + two.months, days + two.days, two
    return replace(one, first=index, months=months, days=days, joint=one is not first)


def _part(reading: Reading, index: int) -> Length | None:
    if _units().isdisjoint(reading.lowers[index + 1 : index + REACH]):
        return None
    if index and reading.lower(index - 1) == "half":
        return None  # "half | a year" was read from its start, or is none
    value, last = count_at(reading, index)
    if value is None:
        return _halved(reading, index)
    at = last + 1
    at += reading.text(at) == "-" and reading.touches(last)
    work = reading.lower(at) in words("calendar", "working")
    at += work or reading.lower(at) in words("calendar", "length_adjectives")
    unit = length_unit(reading, at)
    if unit is None or (work and unit != "day"):
        return None
    half = reading.phrase_at(at + 1, ("and", "a", "half"))
    if half and not unit.isdigit():  # "a year and a half"
        return _in_whole(index, at + 3, value + Fraction(1, 2), unit)
    return replace(length_of(index, at, value, unit), working=work)


def _halved(reading: Reading, index: int) -> Length | None:
    """ "half a year", "one and a half decades", "2.5 weeks": in the unit below, where it comes out whole there."""
    numeral = numeral_at(reading, index)
    if numeral is None or numeral.ordinal or numeral.vague or not 0 < numeral.value <= MAX_COUNT:
        return None
    at = numeral.last + 1
    at += reading.lower(at) in ("a", "an")
    unit = length_unit(reading, at)
    if unit is None or unit.isdigit() or numeral.value.denominator == 1:
        return None
    return _in_whole(index, at, numeral.value, unit)


def _in_whole(first: int, last: int, value: Fraction, unit: str) -> Length | None:
    """A number of units with a part, in months or days."""
    for below, size in (("month", MONTHS_OF.get(unit, 0)), ("day", DAYS_OF.get(unit, MONTH if unit == "month" else 0))):
        count = value * size
        if count >= 1 and (count.denominator == 1 or below == "day"):
            return replace(length_of(first, last, int(count), below), rough=below == "day")
    return None


def length_of(first: int, last: int, value: int, unit: str) -> Length:
    """So many of one unit over tokens `first` to `last`."""
    days, months = DAYS_OF.get(unit, 0) * value, MONTHS_OF.get(unit, 0) * value
    return Length(first, last, months, days, unit, value, joint=False)


def length_unit(reading: Reading, index: int) -> str | None:
    """The unit of time at token `index`; a weekday by its number, where it can be counted ("three Fridays")."""
    word = reading.lower(index)
    unit = names("calendar", "ago").get(word)
    if unit is not None:
        return unit
    weekday = number_of("weekdays", word.removesuffix("s"))
    return None if weekday is None else str(weekday)


@functools.cache
def _units() -> frozenset[str]:
    """All words that `length_unit` knows."""
    weekdays = lexicon.table("calendar")["weekdays"]
    single = frozenset(day for day in weekdays if not day.endswith("s"))
    return frozenset(names("calendar", "ago")) | single | {f"{day}s" for day in weekdays}


def count_at(reading: Reading, index: int) -> tuple[int | None, int]:
    """(number, last token) of a whole number at `index`: 3, "three", "a", "a couple of"; None where none stands."""
    if reading.sort(index) not in ("number", "word"):
        return None, index
    article = reading.lower(index) in ("a", "an")
    if reading.lower(index + article) == "couple":
        last = index + article
        return 2, last + (reading.lower(last + 1) == "of")
    numeral = numeral_at(reading, index)
    if numeral is None:
        return (1 if article else None), index
    plain = numbers("numerals", "units").get(reading.lower(index))
    if plain and numeral.fraction and numeral.last == index + 1:  # "two quarters" of a year
        return int(plain), index
    whole = not (numeral.ordinal or numeral.vague) and numeral.value.denominator == 1
    return (int(numeral.value) if whole and 0 < numeral.value <= MAX_COUNT else None), numeral.last


# --- from the day of the text -----------------------------------------------------------------------------------------
