"""Which year a date without one means: that of the date named last, or one near the day the text speaks from."""

from __future__ import annotations

import datetime

from checker.grammar.anchor import Scene
from checker.grammar.calendar import Days, Point, extent, single_year
from checker.trace import handed, rule

NEAR_AHEAD, REACH_AHEAD = 20, 45  # days: a date this near ahead of the text's day may be meant as to come
HALF_YEAR = 183
LEAP_YEARS = 8  # years between two 29ths of February, at most


@handed
def without_year(scene: Scene, point: Point, first: int, last: int) -> Days | None:
    """The days of a point without a year: beside the date named last, else near the day the text speaks from.

    `first` to `last` are the tokens of the whole expression that the point is part of.
    """
    anchor = scene.anchor
    if point.month is None:
        return None
    if point.day is None and scene.habitual and not scene.imminent(point.first):
        return None
    year = single_year(anchor.named) if anchor.named is not None else None
    if anchor.named is not None and year is not None:
        since = scene.reading.lower(point.first - 1) == "since"
        return _beside(point, anchor.named, year, since=since)
    if anchor.day is None:
        return None
    if scene.reading.lower(point.first - 1) == "since":
        return _begun(point, anchor.day)
    if scene.lone(first, last):
        return coming(point, anchor.day)
    if scene.imminent(point.first):
        return coming(point, anchor.day)
    found = _nearest(scene, point, anchor.day)
    if anchor.first is not None and anchor.first != anchor.day:
        return found if found == _nearest(scene, point, anchor.first) else None
    return found


@rule("first such date after the other end", "counted from")
def first_from(point: Point, day: int) -> Days | None:
    """The end of a range lies behind its start, in the same year or the next.

    The first days of a point without a year that do not end before `day`.
    """
    year = datetime.date.fromordinal(day).year
    found = [days for days in (extent(point, year), extent(point, year + 1)) if days is not None and days[1] >= day]
    return min(found, default=None)


@rule("next such date", "counted from")
def coming(point: Point, day: int) -> Days | None:
    """The first such days that are not over yet.

    The days of a point without a year, from `day` on.
    """
    return _first(point, day, 1)


@rule("last such date", "counted from")
def gone(point: Point, day: int) -> Days | None:
    """The last such days that were over by then.

    The days of a point without a year before `day`.
    """
    return _first(point, day, -1)


def _begun(point: Point, day: int) -> Days | None:
    """The last days of a point without a year that had begun on `day`: "since June"."""
    found = gone(point, day + 1)
    running = coming(point, day)
    return running if running is not None and running[0] <= day else found


def _first(point: Point, day: int, way: int) -> Days | None:
    year = datetime.date.fromordinal(day).year
    for step in range(-1, LEAP_YEARS + 1):
        days = extent(point, year + way * step)
        if days is not None and (days[1] >= day if way > 0 else days[1] < day):
            return days
    return None


@rule("year of the date named last", "counted from")
def _beside(point: Point, named: Days, year: int, *, since: bool) -> Days | None:
    """The year of the date named last; or the next one, where half a year lies between."""
    if since:
        return extent(point, year)
    same, following = extent(point, year), extent(point, year + 1)
    told = named[1] - named[0] < HALF_YEAR
    if same and following and told and named[0] - same[1] > HALF_YEAR and following[0] - named[1] < HALF_YEAR:
        return following
    return same


@rule("nearest such date", "counted from")
def _nearest(scene: Scene, point: Point, day: int) -> Days | None:
    """The year in which the date lies nearest to the text's day; before it, unless the future is told."""
    year = datetime.date.fromordinal(day).year
    found = [days for days in (extent(point, year + step) for step in (-1, 0, 1)) if days is not None]
    if not scene.ahead:
        ahead = 0 if point.day is None and scene.past else REACH_AHEAD
        found = [days for days in found if days[0] <= day + (ahead if days[0] - day < NEAR_AHEAD else 0)]
    return min(found, key=lambda days: (abs((days[0] + days[1]) // 2 - day), days), default=None)
