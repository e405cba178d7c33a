"""Temporal expressions: points of the calendar with what bounds them, as days: "since 1999", "June 9-16, 2019"."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, replace

from checker import lexicon
from checker.grammar.anchor import Anchor, first_from, without_year
from checker.grammar.calendar import Days, Point, extent, narrowed, nth_of, number_of
from checker.grammar.daterange import Ends, part_before, range_from, range_of_days
from checker.grammar.numeral import starters
from checker.grammar.points import point_at, starts_point
from checker.grammar.relative import Relative, relative_at
from checker.lexicon.lists import names, words
from checker.text.tokens import Reading

OPENING = 3  # tokens: a date this near the start is what its sentence is about
_ORDER = ("day", "week", "month", "quarter", "season", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Temporal:
    """A date or period over tokens `first`..`last` (`core_*`: the points alone); bounds are day ordinals, None is open.

    `resolved` is false where the text does not tell the day, `relative` true where it was reckoned from another date.
    `hard` is what the words commit to, where that is more than what they state ("45 years ago").
    """

    first: int
    last: int
    core_first: int
    core_last: int
    lower: int | None
    upper: int | None
    granularity: str
    approximate: bool = False
    resolved: bool = True
    relative: bool = False
    impossible: bool = False
    range: bool = False
    weekday: int | None = None
    hard: Days | None = None


def temporals(reading: Reading, anchor: Anchor, date_order: str | None = None) -> list[Temporal]:
    """All temporal expressions of a sentence, left to right. `anchor` is moved on by each date that is read."""
    found: list[Temporal] = []
    at = 0
    while at < len(reading.tokens):
        token = reading.tokens[at]
        opens = token.sort == "number" or token.lower in _openers()
        made = _at(reading, at, anchor, date_order) if opens else None
        if made is None:
            at += 1
            continue
        bounded = _bounded(reading, made)
        found.append(bounded)
        told = not made.relative or (anchor.named is not None and made.granularity in ("day", "month"))
        if told and bounded.resolved and bounded.lower is not None and bounded.upper is not None:
            passing = made.granularity not in ("day", "week", "month") and made.core_first >= OPENING
            anchor.note((bounded.lower, bounded.upper), passing=passing)
        at = bounded.last + 1
    return found


@functools.cache
def _openers() -> frozenset[str]:
    """Words with which a temporal expression may begin: the cheap test before the dear ones."""
    named = ("months", "weekdays", "weekday_short", "seasons", "quarters", "decades", "relative", "days", "nth")
    words = {word for table in named for word in names("calendar", table)}
    return frozenset(words | starters() | {"the", "that", "this", "'", "’", "q", "h", "fy", "cy"})


def _at(reading: Reading, index: int, anchor: Anchor, order: str | None) -> Temporal | None:
    nth = _nth(reading, index, anchor, order)
    if nth is not None:
        return nth
    told = relative_at(reading, index, anchor)
    if told is not None:
        return _reckoned(told)
    if not starts_point(reading, index):
        return None
    days = range_of_days(reading, index)
    if days is not None:
        return _ranged(reading, days, anchor, order)
    point = point_at(reading, index)
    if point is None:
        return None
    ends = range_from(reading, point)
    ranged = _ranged(reading, ends, anchor, order) if ends is not None else None
    return ranged or _single(reading, point, anchor, order)


def _reckoned(told: Relative) -> Temporal:
    lower, upper = told.days or (None, None)
    return Temporal(
        told.first, told.last, told.first, told.last, lower, upper, told.granularity,
        resolved=told.days is not None, relative=True, weekday=told.weekday, hard=told.hard,
    )  # fmt: skip


def _nth(reading: Reading, index: int, anchor: Anchor, order: str | None) -> Temporal | None:
    """ "the first week of May 2015", "last day of October", "third Tuesday of September 2014"."""
    at = index + (reading.lower(index) == "the")
    number = number_of("nth", reading.lower(at))
    if number is None and reading.text(at) in ("1", "2", "3", "4") and reading.touches(at):
        number, at = int(reading.text(at)), at + 1
    weekday = number_of("weekdays", reading.lower(at + 1))
    unit = str(weekday) if weekday is not None else names("calendar", "nth_units").get(reading.lower(at + 1))
    if number is None or unit is None or reading.lower(at + 2) not in ("of", "in"):
        return None
    point = point_at(reading, at + 3)
    if point is None or point.granularity not in ("month", "year"):
        return None
    whole = _days(reading, point, anchor, order)
    days = nth_of(whole, unit, number) if whole is not None else None
    lower, upper = days or (None, None)
    hard = (days[0] - 6, days[1] + 6) if days is not None and unit == "week" else None  # weeks are cut in many ways
    return Temporal(
        index, point.last, index, point.last, lower, upper, unit if weekday is None else "day",
        resolved=days is not None, relative=point.year is None, weekday=weekday, hard=hard,
    )  # fmt: skip


def _single(reading: Reading, point: Point, anchor: Anchor, order: str | None) -> Temporal:
    part, first = part_before(reading, point.first)
    last, step = _year_words(reading, point)
    if step is not None:
        days = None if anchor.year is None else extent(point, anchor.year + step)
    else:
        days = _days(reading, point, anchor, order)
    lower, upper = narrowed(days, part) if days is not None else (None, None)
    return Temporal(
        first, last, point.first, last, lower, upper, point.granularity, approximate=part is not None,
        resolved=days is not None, relative=point.year is None, impossible=point.impossible, weekday=point.weekday,
    )  # fmt: skip


def _year_words(reading: Reading, point: Point) -> tuple[int, int | None]:
    """ "September 3 this year", "March of last year": the last token, and how many years from the text's own."""
    at = point.last + 1 + (reading.lower(point.last + 1) in ("of", ","))
    word = reading.lower(at)
    step = number_of("relative", word) if point.year is None and reading.lower(at + 1) == "year" else None
    return (point.last, None) if step is None or word in ("same", "past") else (at + 1, step)


def _days(reading: Reading, point: Point, anchor: Anchor, order: str | None) -> Days | None:
    """The days that a point names; an impossible day stands for its month, so that an order can still be told."""
    if point.impossible:
        month = replace(point, day=None, granularity="month")
        return None if point.year is None else extent(month, point.year)
    if point.readings:
        return _read(point, order)
    return without_year(reading, point, anchor) if point.year is None else extent(point, point.year)


def _read(point: Point, order: str | None) -> Days:
    """Both readings of an ambiguous date, or the one that its weekday or the order of dates (mdy, dmy) tells."""
    days = [datetime.date(point.year or 1, month, day) for month, day in point.readings]
    fitting = [day for day in days if day.weekday() == point.weekday]
    if len(fitting) == 1:
        days = fitting
    elif order is not None:
        days = days[:1] if order == "mdy" else days[-1:]
    ordinals = [day.toordinal() for day in days]
    return min(ordinals), max(ordinals)


def _ranged(reading: Reading, ends: Ends, anchor: Anchor, order: str | None) -> Temporal | None:
    """A range as days; None where its ends stand backwards."""
    one, two = ends.one, ends.two
    start = _days(reading, one, anchor, order)
    if start is not None and two.year is None and two.month is not None:
        end = first_from(two, start[1])
    else:
        end = _days(reading, two, anchor, order)
    start = narrowed(start, ends.parts[0]) if start is not None else None
    end = narrowed(end, ends.parts[1]) if end is not None else None
    if start is not None and end is not None and start[0] > end[1]:
        return None
    known = start is not None and end is not None
    return Temporal(
        ends.first, two.last, one.first, two.last,
        start[0] if known and start else None, end[1] if known and end else None,
        min(one.granularity, two.granularity, key=_ORDER.index), resolved=known, range=True,
        relative=one.year is None and two.year is None, impossible=one.impossible or two.impossible,
    )  # fmt: skip


# --- what bounds a date -----------------------------------------------------------------------------------------------


@functools.cache
def _bounding() -> tuple[tuple[tuple[str, ...], str], ...]:
    table = lexicon.table("calendar")
    pairs = [(tuple(phrase.split()), name) for name in ("since", "after", "before", "until") for phrase in table[name]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _bounded(reading: Reading, made: Temporal) -> Temporal:
    first = made.first - (reading.lower(made.first - 1) == "the")
    if reading.lower(first - 1) in words("calendar", "about"):
        made, first = replace(made, approximate=True, first=first - 1), first - 1
    if not made.range:
        for phrase, operator in _bounding():
            if reading.phrase_before(first, phrase) and not _no_bound(reading, first, phrase, made):
                return _open_end(reading, _apply(replace(made, first=first - len(phrase)), operator))
    return _open_end(reading, made)


def _no_bound(reading: Reading, first: int, phrase: tuple[str, ...], made: Temporal) -> bool:
    """ "from 2004" bounds only with "on" behind it or at the start; "a starting 2004" does not."""
    if phrase == ("from",):
        goes_on = reading.lower(made.last + 1) in words("calendar", "onward")
        return not goes_on and reading.text(first - 1)[:1].islower()
    doubtful = phrase in (("up", "to"), ("starting",), ("beginning",))
    return doubtful and reading.lower(first - len(phrase) - 1) in ("a", "the")


def _apply(made: Temporal, operator: str) -> Temporal:
    if not made.resolved:
        return made
    made = replace(made, hard=None)
    if operator == "since":
        return replace(made, upper=None)
    if operator == "after":
        return replace(made, lower=None if made.upper is None else made.upper + 1, upper=None)
    if operator == "before":
        return replace(made, upper=None if made.lower is None else made.lower - 1, lower=None)
    return replace(made, lower=None)


def _open_end(reading: Reading, made: Temporal) -> Temporal:
    """ "1999 onwards", "2004 or later", "1950 or earlier"."""
    after = made.last + 1
    if reading.lower(after) in ("onwards", "onward"):
        return replace(_apply(made, "since"), last=after)
    joined = reading.lower(after) in ("or", "and") and reading.lower(after + 1) in words("calendar", "open_ends")
    if not joined or reading.sort(after + 2) in ("number", "word"):
        return made
    later = reading.lower(after + 1) in ("later", "after", "beyond")
    return replace(_apply(made, "since" if later else "until"), last=after + 1)


def full_day(made: Temporal) -> bool:
    """Does the expression name one day with its year?"""
    one = made.lower is not None and made.lower == made.upper
    return one and made.resolved and not made.relative and made.granularity == "day"
