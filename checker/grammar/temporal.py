"""Temporal expressions: points of the calendar with what bounds them, resolved to days: "since 1999", "June 9-16, 2019"."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, replace

from checker import lexicon
from checker.grammar import relative
from checker.grammar.calendar import Point, day_at, days_in, listed, names, point_at, starts_point, valid, year_at
from checker.grammar.relative import Anchor, resolve_partial
from checker.text.tokens import Reading

_DASHES = ("-", "–", "—", "‑", "to", "through", "until", "till")


@dataclass(frozen=True, slots=True)
class Temporal:
    """A date or period over tokens `first`..`last` (`core_*`: the points alone); bounds are day ordinals, None is open.

    `resolved` is false where the text does not tell the day, `relative` true where it had to be reckoned from another date,
    `operator` the bounding word's class (since, after, before, until) or None.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    lower: int | None
    upper: int | None
    granularity: str
    operator: str | None = None
    approximate: bool = False
    resolved: bool = True
    relative: bool = False
    impossible: bool = False
    range: bool = False
    weekday: int | None = None
    year: int | None = None


def temporals(reading: Reading, anchor: Anchor, date_order: str | None = None) -> list[Temporal]:
    """All temporal expressions of a sentence, left to right. `anchor` is moved on by each date that is read."""
    found: list[Temporal] = []
    at = 0
    while at < len(reading.tokens):
        made = _at(reading, at, anchor, date_order)
        if made is None:
            at += 1
            continue
        found.append(made)
        if made.resolved and made.lower is not None and made.upper is not None and not made.relative:
            anchor.note(made.lower, made.upper, made.granularity)
        at = made.last + 1
    return found


def _at(reading: Reading, index: int, anchor: Anchor, order: str | None) -> Temporal | None:
    told = relative.relative_at(reading, index, anchor)
    if told is not None:
        return _bounded(reading, _from_relative(told))
    if not starts_point(reading, index):
        return None
    days = _bare_days(reading, index, anchor)
    if days is not None:
        return _bounded(reading, days)
    point = point_at(reading, index)
    if point is None:
        return None
    ranged = _range(reading, point, anchor, order)
    if ranged is not None:
        return _bounded(reading, ranged)
    return _bounded(reading, _single(reading, point, anchor, order))


def _from_relative(told: relative.Relative) -> Temporal:
    return Temporal(
        told.first, told.last, told.first, told.last, told.lower, told.upper, told.granularity,
        approximate=told.approximate, resolved=told.lower is not None, relative=True, weekday=told.weekday,
    )  # fmt: skip


def _single(reading: Reading, point: Point, anchor: Anchor, order: str | None) -> Temporal:
    part, first = _part(reading, point.first)
    point = replace(point, part=part)
    point, last, told = _with_year_word(reading, point, anchor)
    lower, upper = _resolve(reading, point, anchor, order)
    return Temporal(
        first, last, point.first, last, lower, upper, point.granularity, approximate=part is not None,
        resolved=lower is not None, relative=told or (point.year is None), impossible=point.impossible, weekday=point.weekday,
        year=point.year,
    )  # fmt: skip


def _with_year_word(reading: Reading, point: Point, anchor: Anchor) -> tuple[Point, int, bool]:
    """ "September 3 this year", "March of last year": the year comes from the anchor."""
    at = point.last + 1 + (reading.lower(point.last + 1) in ("of", ","))
    step = names("relative").get(reading.lower(at)) if point.year is None else None
    if step is None or reading.lower(at + 1) != "year" or reading.lower(at) in ("same", "past"):
        return point, point.last, False
    year = anchor.year
    if year is None:
        return replace(point, year=None, part="unknown"), at + 1, True
    return replace(point, year=year + step), at + 1, True


def _resolve(reading: Reading, point: Point, anchor: Anchor, order: str | None) -> tuple[int | None, int | None]:
    if point.part == "unknown":
        return None, None
    if point.impossible:
        return _impossible(point)
    if point.readings and order is None:
        days = [datetime.date(point.year or 1, month, day).toordinal() for month, day in point.readings]
        return min(days), max(days)
    if point.readings and point.month is not None and point.day is not None:
        one = (point.month, point.day)
        month, day = one if order == "mdy" else next((pair for pair in point.readings if pair != one), one)
        point = replace(point, month=month, day=day)
    if point.year is None:
        return resolve_partial(reading, point, anchor)
    return extent(point)


def _impossible(point: Point) -> tuple[int | None, int | None]:
    """A day that no calendar has: the month it was put in, so that the order of events can still be told."""
    if point.year is None or point.month is None:
        return None, None
    return extent(replace(point, day=None, granularity="month"))


def extent(point: Point) -> tuple[int, int]:
    """First and last day (ordinals) of a point that has a year, narrowed by its part."""
    year, month = point.year or 1, point.month or 1
    if point.day is not None:
        day = datetime.date(year, month, point.day).toordinal()
        return day, day
    if point.granularity in ("month", "quarter", "season"):
        months = point.span_months
    else:
        months = {"year": 12, "decade": 120, "century": 1200}[point.granularity]
    last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    low = datetime.date(year, month, 1).toordinal()
    high = datetime.date(last_year, last_month, days_in(last_year, last_month)).toordinal()
    return _narrowed(low, high, point.part)


def _narrowed(low: int, high: int, part: str | None) -> tuple[int, int]:
    """Thirds: "early" is the first, "mid" the second, "late" the last (of a month: days 1-10, 11-20, 21-)."""
    length = high - low + 1
    if part == "first":
        return low, low + round(length / 3) - 1
    if part == "middle":
        return low + round(length / 3), low + round(2 * length / 3) - 1
    if part == "last":
        return low + round(2 * length / 3), high
    return low, high


def _part(reading: Reading, index: int) -> tuple[str | None, int]:
    """ "late", "mid-", "the end of" just before token `index`, and where it begins."""
    parts = lexicon.table("calendar")["parts"]
    at = index - 1
    if reading.text(at) in ("-", "‑"):
        at -= 1
    if reading.lower(at) == "the":
        at -= 1
    word = reading.lower(at)
    if word in ("early", "late", "mid"):
        return parts[word], at
    if word == "of" and reading.lower(at - 1) in ("end", "beginning", "start", "middle") and at >= 1:
        start = at - 1 - (reading.lower(at - 2) == "the")
        return (parts[reading.lower(at - 1)], start) if reading.lower(start - 1) != "by" else (None, index)
    return None, index


# --- ranges -------------------------------------------------------------------------------------------------


def _range(reading: Reading, one: Point, anchor: Anchor, order: str | None) -> Temporal | None:
    """ "June 9-16, 2019", "2001 to 2003", "14 to 17 June 2018", "between 1989 and 1995", "from 3 April to 19 April 2014"."""
    between = reading.lower(one.first - 1) == "between"
    joiner = reading.lower(one.last + 1)
    if not (
        joiner in _DASHES
        or (joiner == "and" and between)
        or (joiner == "," and reading.lower(one.last + 2) in ("to", "until"))
    ):
        return None
    at = one.last + 2 + (joiner == ",")
    at += reading.lower(at) in ("the", "on") and point_at(reading, at) is None
    two = _second(reading, one, at)
    if two is None or two.granularity == "decade" != one.granularity:
        return None
    if joiner in ("until", "till", "to") and reading.lower(one.first - 1) in ("until", "since"):
        return None
    one = _fill(one, two)
    two = replace(two, part=_part(reading, two.first)[0]) if two.part is None else two
    part, first = _part(reading, one.first)
    start = _resolve(reading, replace(one, part=part), anchor, order)
    if start[1] is not None and two.year is None:
        anchor = Anchor(day=start[1], spoken=start[1], later=True)
    end = _resolve(reading, two, anchor, order)
    lead = first - 1 if between or reading.lower(first - 1) == "from" else first
    known = start[0] is not None and end[1] is not None and start[0] <= end[1]
    backwards = start[0] is not None and end[1] is not None and start[0] > end[1]
    if backwards:
        return None
    return Temporal(
        lead, two.last, one.first, two.last, start[0] if known else None, end[1] if known else None, _finer(one, two),
        resolved=known, range=True, relative=one.year is None and two.year is None, impossible=one.impossible or two.impossible,
    )  # fmt: skip


def _bare_days(reading: Reading, index: int, anchor: Anchor) -> Temporal | None:
    """ "14 to 17 June 2018", "between 3 and 5 May": a bare day that the second end completes."""
    one = day_at(reading, index)
    joiner = reading.lower(one[1] + 1) if one is not None else ""
    between = reading.lower(index - 1) == "between"
    if one is None or not (joiner in _DASHES or (joiner == "and" and between) or joiner == "/"):
        return None
    two = point_at(reading, one[1] + 2)
    if (
        two is None
        or two.day is None
        or two.month is None
        or two.first != one[1] + 2
        or two.weekday is not None
        or two.day <= one[0]
    ):
        return None
    if day_at(reading, two.first) is None or two.readings:
        return None
    start, end = extent_of(replace(two, day=one[0]), reading, anchor), extent_of(two, reading, anchor)
    lead = index - 1 if between or reading.lower(index - 1) == "from" else index
    return Temporal(
        lead, two.last, index, two.last, start, end, "day", resolved=start is not None, range=True, relative=two.year is None,
        impossible=two.impossible or not valid(two.year, two.month, one[0]),
    )  # fmt: skip


def extent_of(point: Point, reading: Reading, anchor: Anchor) -> int | None:
    """The day (ordinal) that a point names, or None where it cannot be told."""
    return _resolve(reading, point, anchor, None)[0]


def _second(reading: Reading, one: Point, at: int) -> Point | None:
    """The second end: a point, or a bare day or short year that the first end completes."""
    text = reading.text(at)
    short = reading.sort(at) == "number" and len(text) == 2 and text.isdigit()
    if one.granularity == "year" and short and one.year is not None and reading.touches(at - 1):
        full = one.year // 100 * 100 + int(text)
        return Point(at, at, "year", full) if full > one.year else None
    if (
        one.granularity == "day"
        and one.month is not None
        and one.year is None
        and short
        or (
            one.granularity == "day"
            and one.month is not None
            and one.year is None
            and reading.sort(at) == "number"
            and len(text) <= 2
        )
    ):
        point = point_at(reading, at)
        if point is not None and point.month is not None:
            return point
        last = at + (reading.lower(at + 1) in ("st", "nd", "rd", "th") and reading.touches(at))
        comma = last + 1 + (reading.text(last + 1) == ",")
        year = year_at(reading, comma)
        if not (text.isdigit() and 1 <= int(text) <= 31):
            return None
        return Point(
            at,
            comma if year is not None else last,
            "day",
            year,
            one.month,
            int(text),
            impossible=not valid(year, one.month, int(text)),
        )
    part = reading.lower(at) in ("early", "late", "mid")
    at += part + (part and reading.text(at + 1) in ("-", "‑"))
    year = year_at(reading, at)
    point = point_at(reading, at)
    if point is None and year is not None and one.year is not None:
        point = Point(at, at, "year", year)
    return point


def _fill(one: Point, two: Point) -> Point:
    """What the first end leaves out, the second tells: "3 April to 19 April 2014"."""
    if one.year is None and two.year is not None:
        year = two.year
        if one.month is not None and two.month is not None and one.month > two.month:
            year -= 1
        return replace(one, year=year)
    return one


def _finer(one: Point, two: Point) -> str:
    order = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
    return min(one.granularity, two.granularity, key=order.index)


# --- what bounds a date ----------------------------------------------------------------------------------------


@functools.cache
def _bounding() -> tuple[tuple[tuple[str, ...], str], ...]:
    table = lexicon.table("calendar")
    pairs = [(tuple(phrase.split()), name) for name in ("since", "after", "before", "until") for phrase in table[name]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _bounded(reading: Reading, made: Temporal) -> Temporal:
    first = made.first - (reading.lower(made.first - 1) == "the")
    hedged = reading.lower(first - 1) in ("around", "about", "circa", "roughly", "approximately")
    if hedged:
        made, first = replace(made, approximate=True, first=first - 1), first - 1
    if made.range:
        return _open_end(reading, made)
    for words, operator in _bounding():
        if reading.phrase_before(first, words) and not _no_bound(reading, first, words, made):
            return _open_end(reading, _apply(replace(made, first=first - len(words)), operator))
    return _open_end(reading, made)


def _no_bound(reading: Reading, first: int, words: tuple[str, ...], made: Temporal) -> bool:
    """ "from" and "by" bound only where they are about time: not "from 2004" after "report", not "by May"."""
    if words == ("from",):
        return (
            reading.lower(made.last + 1) not in ("on", "onwards", "onward", "forward")
            and reading.text(first - 1)[:1].islower()
        )
    return words in (("up", "to"), ("starting",), ("beginning",)) and reading.lower(first - len(words) - 1) in (
        "a",
        "the",
    )


def _apply(made: Temporal, operator: str) -> Temporal:
    if not made.resolved:
        return replace(made, operator=operator)
    if operator == "since":
        return replace(made, upper=None, operator=operator)
    if operator == "after":
        return replace(made, lower=None if made.upper is None else made.upper + 1, upper=None, operator=operator)
    if operator == "before":
        return replace(made, upper=None if made.lower is None else made.lower - 1, lower=None, operator=operator)
    return replace(made, lower=None, operator=operator)


def _open_end(reading: Reading, made: Temporal) -> Temporal:
    """ "1999 onwards", "2004 or later"."""
    after = made.last + 1
    if reading.lower(after) in ("onwards", "onward") and made.resolved:
        return replace(made, upper=None, operator="since", last=after)
    return made


def future(reading: Reading) -> bool:
    """Does the sentence speak of what is to come?"""
    return any(reading.lower(n) in listed("future") for n in range(len(reading.tokens)))
