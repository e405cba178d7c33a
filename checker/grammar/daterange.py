"""Ranges of dates: "June 9-16, 2019", "2001 to 2003", "14 to 17 June 2018", "between 1989 and the end of 1995"."""

from __future__ import annotations

from checker.grammar.calendar import Point, valid
from checker.grammar.points import day_at, ordinal_day, point_at
from checker.grammar.years import season_at, year_at
from checker.lexicon.lists import names
from checker.model.record import record, replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

DASHES = (*HYPHENS, "–", "—", "~")
_TO = ("to", "through", "thru", "until", "till")


@record(frozen=True)
class Ends:
    """Both ends of a range of dates, each with the part of it that is meant; `first` is where the range begins."""

    first: int
    one: Point
    two: Point
    parts: tuple[str | None, str | None]


@rule("early, middle or late part", "value")
def part_before(reading: Reading, index: int) -> tuple[str | None, int]:
    """Only a part of the period is meant: "late", "mid-", "the end of".

    The part that stands just before token `index`, and where it begins.
    """
    at = index - 1
    at -= reading.text(at) in HYPHENS
    at -= reading.lower(at) == "the"
    word = reading.lower(at)
    parts = names("calendar", "parts")
    if word == "in" and reading.lower(at - 1) in ("early", "late"):
        return parts[reading.lower(at - 1)], at - 1
    if word in ("early", "late", "mid"):
        return parts[word], at
    if word == "of" and reading.lower(at - 1) in parts and at >= 1:
        start = at - 1 - (reading.lower(at - 2) == "the")
        return (parts[reading.lower(at - 1)], start) if reading.lower(start - 1) != "by" else (None, index)
    return None, index


@rule("range of dates", "value")
def range_from(reading: Reading, one: Point) -> Ends | None:
    """Two dates joined to one stretch of time: "2001 to 2003", "June 9-16, 2019".

    The range whose first end is the point `one`, or None.
    """
    between = _lead(reading, one.first) == "between"
    season = season_at(reading, one.last) if one.granularity == "year" and one.first == one.last else None
    if season is not None:
        return Ends(one.first, one, Point(one.last + 2, one.last + 2, "year", season), (None, None))
    at = joiner_at(reading, one.last + 1, between=between)
    if at < 0 or (reading.lower(one.first - 1) in ("until", "since") and reading.lower(one.last + 1) in _TO):
        return None
    two, part = _second(reading, one, at)
    if two is None or (two.granularity == "decade") != (one.granularity == "decade"):
        return None
    own, first = part_before(reading, one.first)
    first -= reading.lower(first - 1) == "the" and reading.lower(first - 2) in ("between", "from")
    opened = reading.lower(first - 1) in ("between", "from")
    return Ends(first - opened, _filled(one, two), two, (own, part))


@rule("range of days", "value")
def range_of_days(reading: Reading, index: int) -> Ends | None:
    """ "14 to 17 June 2018", "between the third and the fifth of May": a bare day that the second end completes."""
    start = index + (reading.lower(index) == "the")
    one = day_at(reading, start) or ordinal_day(reading, start)
    if one is None:
        return None
    lead = reading.lower(index - 1)
    at = one[1] + 2 if reading.text(one[1] + 1) == "/" else joiner_at(reading, one[1] + 1, between=lead == "between")
    at += at > 0 and reading.lower(at) == "the" and day_at(reading, at + 1) is not None
    two = point_at(reading, at) if at > 0 else None
    if two is None or two.day is None or two.month is None or two.weekday is not None or two.day <= one[0]:
        return None
    if two.readings or (day_at(reading, two.first) or ordinal_day(reading, _past_the(reading, two.first))) is None:
        return None
    impossible = two.impossible or not valid(two.year, two.month, one[0])
    begin = replace(two, first=index, last=one[1], day=one[0], impossible=impossible)
    return Ends(index - (lead in ("between", "from")), begin, two, (None, None))


def _past_the(reading: Reading, index: int) -> int:
    return index + (reading.lower(index) == "the")


def _lead(reading: Reading, first: int) -> str:
    _, start = part_before(reading, first)
    start -= reading.lower(start - 1) == "the"
    return reading.lower(start - 1)


def joiner_at(reading: Reading, at: int, *, between: bool) -> int:
    """The token after what joins two ends, or -1."""
    word = reading.lower(at)
    if word == "," and reading.lower(at + 1) in ("to", "until"):
        return at + 2
    return at + 1 if word in DASHES or word in _TO or (word == "and" and between) else -1


def _second(reading: Reading, one: Point, at: int) -> tuple[Point | None, str | None]:
    """The second end with its part: a point, or a bare day or short year that the first end completes."""
    if reading.lower(at) in ("the", "on") and point_at(reading, at) is None:
        at += 1
    text = reading.text(at)
    figure = reading.sort(at) == "number" and text.isascii() and text.isdigit() and len(text) <= 2
    if one.granularity == "year" and one.year is not None and figure and len(text) == 2 and reading.touches(at - 1):
        full = one.year // 100 * 100 + int(text)
        return (Point(at, at, "year", full) if full > one.year else None), None
    monthly = one.granularity == "day" and one.month is not None and one.year is None
    if monthly and (figure or ordinal_day(reading, at) is not None):
        return _second_day(reading, one, at), None
    at, part = _part_of(reading, at)
    point, year = point_at(reading, at), year_at(reading, at)
    if point is None and year is not None and one.year is not None:
        point = Point(at, at, "year", year)
    return point, part


def _part_of(reading: Reading, at: int) -> tuple[int, str | None]:
    """Past "late", "mid-" or "end of": the token of the point, and its part."""
    parts = names("calendar", "parts")
    word = reading.lower(at)
    if word in ("early", "late", "mid"):
        return at + 1 + (reading.text(at + 1) in HYPHENS), parts[word]
    if word in parts and reading.lower(at + 1) == "of":
        return at + 2, parts[word]
    return at, None


def _second_day(reading: Reading, one: Point, at: int) -> Point | None:
    """The bare day of "June 9-16, 2019", in the first end's month."""
    point = point_at(reading, at)
    if point is not None and point.month is not None:
        return point
    day = day_at(reading, at) or ordinal_day(reading, at)
    if day is None or one.month is None or one.day is None:
        return None
    if day[0] <= one.day and reading.sort(day[1]) != "number":  # "April 27th to the third" of the next month
        return Point(at, day[1], "day", None, one.month % 12 + 1, day[0])
    comma = day[1] + 1 + (reading.text(day[1] + 1) == ",")
    year = year_at(reading, comma)
    last = day[1] if year is None else comma
    return Point(at, last, "day", year, one.month, day[0], impossible=not valid(year, one.month, day[0]))


def _filled(one: Point, two: Point) -> Point:
    """What the first end leaves out, the second tells: "3 April to 19 April 2014"."""
    if one.year is not None or two.year is None:
        return one
    later = one.month is not None and two.month is not None and one.month > two.month
    return replace(one, year=two.year - later)
