"""Days in a list that share their month: "5 and 6 June", "March 4, 5 and 6, 2019", "the 10th and 11th of July"."""

from __future__ import annotations

from checker.grammar.calendar import Point, valid
from checker.grammar.points import day_at, month_at, point_at, starts_point
from checker.grammar.years import year_at
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import rule

AND = ("and", "or", "&")
LINKS = (*AND, ",")
LONGEST = 6  # days of a list


@rule("days of one month", "value")
def listed_at(reading: Reading, index: int) -> Point | None:
    """A day without its month, in a list that names it: "the 4th, 5th and 6th of March".

    The bare day at token `index`, where a list of days before or after it names the month; else None.
    """
    day = day_at(reading, index) if reading.sort(index) == "number" else None
    if day is None:
        return None
    if reading.lower(day[1] + 1) in LINKS:
        month = _month_ahead(reading, index)
        if month is not None:
            return _point(index, day[1], month, day[0])
    named = _month_back(reading, index) if reading.lower(index - 1) in (*LINKS, "the") else None
    if named is None:
        return None
    last, year = _end(reading, index)
    at_end = last == day[1]
    told = replace(named, year=named.year if year is None else year[0])
    return _point(index, year[1] if at_end and year is not None else day[1], told, day[0]) if last >= 0 else None


@rule("year of a list of dates", "value")
def with_year(reading: Reading, point: Point) -> Point:
    """A day whose list tells the year at its end: "March 4 (and 5, 2019)"."""
    if point.year is not None or point.readings or reading.lower(point.last + 1) not in LINKS:
        return point
    if point.day is None:
        return _coordinate(reading, point)
    first = point.last - (reading.sort(point.last) != "number")
    last, year = _end(reading, first)
    if year is None or last == point.last or point.month is None:
        return point
    return replace(point, year=year[0], impossible=not valid(year[0], point.month, point.day))


def _coordinate(reading: Reading, point: Point) -> Point:
    """ "spring (and autumn of 2017)", "May (and June 2017)": months and seasons that share a year."""
    two = point
    for _ in range(LONGEST):
        at = two.last + 1
        at += reading.text(at) == "," and reading.lower(at + 1) in AND
        found = point_at(reading, at + 1) if reading.lower(at) in LINKS and starts_point(reading, at + 1) else None
        if found is None or found.granularity != point.granularity or found.day is not None or found.month is None:
            return point
        two = found
        if two.year is not None:
            break
    if two.year is None or point.month is None or two.month is None:
        return point
    return replace(point, year=two.year - (point.month > two.month))


def _point(first: int, last: int, named: Point, day: int) -> Point:
    impossible = named.month is not None and not valid(named.year, named.month, day)
    return Point(first, last, "day", named.year, named.month, day, impossible=impossible)


def _next(reading: Reading, last: int) -> tuple[int, bool]:
    """The token of the next item behind the one that ends at `last` (-1 for none), and whether it is the final one."""
    at = last + 1
    comma = reading.text(at) == ","
    final = reading.lower(at + comma) in AND
    if not comma and not final:
        return -1, False
    at += comma + final
    at += reading.lower(at) == "the"
    return (at, final) if reading.sort(at) == "number" else (-1, False)


def _month_ahead(reading: Reading, index: int) -> Point | None:
    """The date that ends the list which begins at token `index`: "6 June 2019" of "4, 5 and 6 June 2019"."""
    at, before = index, 0
    for _ in range(LONGEST):
        day = day_at(reading, at)
        if day is None or day[0] <= before:
            return None
        before = day[0]
        at, final = _next(reading, day[1])
        if at < 0:
            return None
        if final:
            point = point_at(reading, at)
            known = point is not None and point.month is not None and point.day is not None and not point.readings
            return point if known and point is not None and (point.day or 0) > before else None
    return None


def _month_back(reading: Reading, index: int) -> Point | None:
    """The month (and year, if told) before the list whose item is at token `index`: "March" of "March 4, 5"."""
    day, at = day_at(reading, index), index
    for _ in range(LONGEST):
        at -= 1 + (reading.lower(at - 1) == "the")
        if reading.lower(at) not in LINKS or day is None:
            return None
        at -= 1 + (reading.lower(at) in AND and reading.text(at - 1) == ",")
        at -= reading.sort(at) == "word"
        before = day_at(reading, at)
        if before is None or before[0] >= day[0]:
            return None
        day, month = before, month_at(reading, at - 1)
        if month is not None:
            return Point(at - 1, index, "day", None, month[0], before[0])
    return None


def _end(reading: Reading, index: int) -> tuple[int, tuple[int, int] | None]:
    """(the last token of the list that goes on at `index`, the year behind it); -1 where it is a count of something."""
    day = day_at(reading, index)
    final = reading.lower(index - 1) in AND
    for _ in range(LONGEST):
        if day is None:
            return -1, None
        following, ends = _next(reading, day[1])
        if following < 0 or final or day_at(reading, following) is None:
            break
        final, day = ends, day_at(reading, following)
    if day is None or not final:
        return -1, None
    after = day[1] + 1
    comma = reading.text(after) == ","
    year = year_at(reading, after + comma)
    if year is not None:
        return day[1], (year, after + comma)
    counts = reading.sort(after) == "word" and inflect.function_word(reading.text(after)) is None
    free = not counts and reading.sort(after) != "number" and reading.text(after) not in ("%", "-", "–", "/", "°", ":")
    return (day[1], None) if free else (-1, None)
