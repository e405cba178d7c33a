"""Temporal expressions: points of the calendar with what bounds them, as days: "since 1999", "June 9-16, 2019"."""

from __future__ import annotations

import datetime
import functools

from checker.grammar.anchor import Anchor, Scene
from checker.grammar.bounds import with_bounds
from checker.grammar.calendar import Days, Point, extent, narrowed, number_of
from checker.grammar.daterange import Ends, joiner_at, part_before, range_from, range_of_days
from checker.grammar.daylist import listed_at, with_year
from checker.grammar.ended import ended_at
from checker.grammar.expression import Temporal, reckoned
from checker.grammar.lengths import length_at
from checker.grammar.nth import days_of_month, nth_at
from checker.grammar.numeral import starters
from checker.grammar.offsets import offset_at
from checker.grammar.points import point_at, starts_point
from checker.grammar.relative import relative_at
from checker.grammar.weekdays import in_week, weekday_at
from checker.grammar.windows import window_at
from checker.grammar.yearless import coming, first_from, gone, without_year
from checker.lexicon.lists import names, phrases, words
from checker.model.record import replace
from checker.text.tokens import Reading
from checker.trace import handed, rule

__all__ = ["Temporal", "full_day", "openers", "temporals"]

OPENING = 3  # tokens: a date this near the start is what its sentence is about
DEPTH = 3  # dates that are told by one another: "a week before the day after tomorrow"
_ORDER = ("day", "week", "month", "quarter", "season", "year", "decade", "century")


def temporals(reading: Reading, anchor: Anchor, date_order: str | None = None) -> list[Temporal]:
    """All temporal expressions of a sentence, left to right. `anchor` is moved on by each date that is read."""
    found: list[Temporal] = []
    scene: Scene | None = None
    done = -1  # the last token that a date has taken
    opening, light = openers(), _after_light()
    pairs = zip(reading.lowers, reading.sorts, strict=True)
    for at in [n for n, (word, sort) in enumerate(pairs) if sort == "number" or word in opening]:
        if at <= done:
            continue
        word = reading.lowers[at]
        after = light.get(word)
        if after is not None and reading.lower(at + 1) not in after and reading.sort(at + 1) != "number":
            continue
        scene = scene or Scene(reading, anchor, date_order)
        made = _whole(scene, at)
        if made is None:
            continue
        bounded = with_bounds(reading, made)
        found.append(bounded)
        _note(reading, anchor, made, bounded)
        done = bounded.last
    return found


@handed
def _note(reading: Reading, anchor: Anchor, made: Temporal, bounded: Temporal) -> None:
    """Let the anchor remember a date that others may be reckoned from."""
    lone = made.granularity in ("day", "month") and not (made.range and anchor.reckoned is not None)
    told = not made.relative or (anchor.named is not None and lone)
    told = told or (anchor.named is not None and made.granularity == "year" and (made.lower or 0) > anchor.named[1])
    if told and bounded.resolved and bounded.lower is not None and bounded.upper is not None:
        passing = made.granularity not in ("day", "week", "month") and made.core_first >= OPENING
        anchor.note((bounded.lower, bounded.upper), passing=passing)
    elif told and made.days is not None and bounded.first == made.first - 1 and reading.lower(bounded.first) == "by":
        anchor.note(made.days, passing=made.granularity not in ("day", "week", "month"))  # "By 1936 ...; a year later"
    exact = made.relative and made.hard is None and not made.approximate and made.days not in (None, anchor.today)
    if not told and exact and (made.granularity == "week" or made.single is not None):
        anchor.reckoned = made.days


@functools.cache
def _after_light() -> dict[str, frozenset[str]]:
    """What may follow the light words with which an expression may begin."""
    units = frozenset(names("calendar", "ago")) | frozenset(names("calendar", "periods"))
    days = frozenset(names("calendar", "weekdays"))
    lengths = units | days | words("calendar", "working") | words("calendar", "length_adjectives") | {"couple"}
    named = openers() | units | words("calendar", "office_years") | {"half"}
    pieces = named - {"the", "in", "within", "that", "this", "a", "an"}
    counts = (starters() | {"a", "an", "couple"}) - {"the"}
    ahead = frozenset(("and", "until", "till", "to", "through"))
    either = {"now": ahead, "the": pieces, "that": units | {"same"}, "in": counts, "within": counts | {"the", "next"}}
    ended = {"year": frozenset(("ended", "ending")), "quarter": frozenset(("ended", "ending"))}
    ended |= {"fiscal": frozenset(("year",)), "financial": frozenset(("year",))}
    return {**either, **ended, "a": lengths | starters(), "an": lengths | starters()}


@functools.cache
def openers() -> frozenset[str]:
    """Words with which a temporal expression may begin: the cheap test before the dear ones."""
    named = ("months", "weekdays", "weekday_short", "seasons", "quarters", "decades", "relative", "days", "nth")
    found = {word for table in (*named, "short_ends", "short_starts") for word in names("calendar", table)}
    return frozenset(found | starters() | words("calendar", "openers") | set(phrases("calendar", "feasts")))


def _whole(scene: Scene, index: int) -> Temporal | None:
    """The expression that begins at token `index`, with a second end where it is a range."""
    scene.start = index
    now = scene.reading.lower(index) == "now" and scene.reading.lower(index - 1) in ("from", "between")
    made = _now(scene, index) if now else _at(scene, index, 0)
    if made is None or made.range:
        return made
    if now:
        return _joined(scene, made)
    return _joined(scene, made) or made


def _at(scene: Scene, index: int, depth: int) -> Temporal | None:
    reading = scene.reading

    def read(at: int) -> Temporal | None:
        return _at(scene, at, depth + 1) if depth < DEPTH else None

    weekday = number_of("weekdays", reading.lower(index)) is not None
    if not weekday and scene.units:
        for shape in (nth_at, ended_at, offset_at):
            made = shape(scene, index, read)
            if made is not None:
                return in_week(made, reading) or made
        for plain in (window_at, days_of_month):
            made = plain(scene, index)
            if made is not None:
                return made
    starts = starts_point(reading, index)
    days = range_of_days(reading, index) if starts and not weekday else None
    if days is not None:
        return _ranged(scene, days)
    point = point_at(reading, index) if weekday else None
    worded = point is None and reading.sort(index) != "number"
    told = weekday_at(scene, index) or relative_at(scene, index) if worded else None
    if told is not None:
        return in_week(told, reading) or _parted(reading, told)
    if point is None and not starts:
        return None
    point = point or listed_at(reading, index) or point_at(reading, index)
    if point is None:
        return None
    point = with_year(reading, point)
    ends = range_from(reading, point)
    ranged = _ranged(scene, ends) if ends is not None else None
    return ranged or _single(scene, point)


@rule("part of a period told", "value")
def _parted(reading: Reading, told: Temporal) -> Temporal:
    """ "early next year", "the end of last month", "mid next week": the part of a period that was read."""
    if told.granularity == "day" or told.days is None:
        return told
    part, first = part_before(reading, told.first)
    lower, upper = narrowed(told.days, part)
    return told if part is None else replace(told, first=first, lower=lower, upper=upper, approximate=True)


# --- points and ranges ------------------------------------------------------------------------------------------------


@rule("single date", "value")
def _single(scene: Scene, point: Point) -> Temporal:
    """One date, in the year that it names or that is meant."""
    reading = scene.reading
    last, step = _year_words(scene, point)
    led = _led(scene, point) if step is None and point.year is None else None
    away = _away(scene, point) if step is None else None
    if step is not None:
        days = extent(point, step) if step > 0 else None
    elif away is not None:
        last, days = away
    elif led is not None:
        days, point = led[0], replace(point, first=led[1])
    else:
        days = _days(scene, point, point.first, point.last)
    part, first = part_before(reading, point.first)
    lower, upper = narrowed(days, part) if days is not None else (None, None)
    return Temporal(
        first, last, point.first, last, lower, upper, point.granularity, approximate=part is not None,
        resolved=days is not None, relative=point.year is None, impossible=point.impossible, weekday=point.weekday,
    )  # fmt: skip


@rule("year told beside the date", "counted from")
def _year_words(scene: Scene, point: Point) -> tuple[int, int | None]:
    """ "September 3 this year", "July of that year": the year (0 where it is unknown) behind the last word of it."""
    reading = scene.reading
    at = point.last + 1 + (reading.lower(point.last + 1) in ("of", ","))
    word = reading.lower(at)
    same = word == "that" or (word == "the" and reading.lower(at + 1) == "same")
    beside = reading.lower(at + 1) if word == "the" and reading.lower(at + 1) in words("calendar", "reckoned") else ""
    at += word == "the" or (same and reading.lower(at + 1) == "same")
    if point.year is not None or reading.lower(at + 1) not in ("year", "yr"):
        return point.last, None
    if same or beside:
        year = scene.from_named("year", number_of("relative", beside) or 0)
        return (point.last, None) if year is None else (at + 1, datetime.date.fromordinal(year[0]).year)
    step = number_of("relative", word)
    if step is None or word in ("same", "past", "the"):
        return point.last, None
    here = scene.anchor.year
    return at + 1, 0 if here is None else here + step


@rule("date some years away", "counted from")
def _away(scene: Scene, point: Point) -> tuple[int, Days | None] | None:
    """ "May in two years": the first such month from that long after the text's day on."""
    reading, day = scene.reading, scene.anchor.day
    lone = point.month is not None and point.year is None and reading.lower(point.last + 1) == "in"
    length = length_at(reading, point.last + 2) if lone else None
    if length is None or length.unit != "year" or day is None or not scene.lone(point.first, length.last):
        return None
    start = length.from_day(day, 1)
    return length.last, None if start is None else coming(point, start)


@rule("month or season with a leading word", "counted from")
def _led(scene: Scene, point: Point) -> tuple[Days | None, int] | None:
    """ "next June", "last summer", "the previous April": the first such one after or before."""
    reading, at = scene.reading, point.first - 1
    word = reading.lower(at)
    step = number_of("relative", word)
    if step is None or word == "same" or point.month is None or point.readings:
        return None
    named = scene.anchor.named if reading.lower(at - 1) == "the" else None
    day = scene.anchor.day if named is None else named[1 if step > 0 else 0]
    if day is None:
        return None, at
    if step == 0:
        return extent(point, datetime.date.fromordinal(day).year), at
    if step > 0:
        days = coming(point, day + 1)
        within = days is not None and days[0] <= day
        return (coming(point, days[1] + 1) if within and days is not None else days), at
    return gone(point, day), at


def _days(scene: Scene, point: Point, first: int, last: int) -> Days | None:
    """The days that a point names; an impossible day stands for its month, so that an order can still be told."""
    if point.impossible:
        month = replace(point, day=None, granularity="month")
        return None if point.year is None else extent(month, point.year)
    if point.readings:
        return _read(scene, point, first, last)
    return without_year(scene, point, first, last) if point.year is None else extent(point, point.year)


@rule("reading of an ambiguous date", "value")
def _read(scene: Scene, point: Point, first: int, last: int) -> Days | None:
    """Both readings of an ambiguous date, or the one that its weekday or the order of dates (mdy, dmy) tells."""
    each = [replace(point, month=month, day=day, readings=()) for month, day in point.readings]
    found = [days[0] for one in each if (days := _days(scene, one, first, last)) is not None]
    if len(found) != len(each):
        return None
    fitting = [day for day in found if (day - 1) % 7 == point.weekday]  # ordinal 1 is a Monday
    if len(fitting) == 1:
        found = fitting
    elif scene.order is not None:
        found = found[:1] if scene.order == "mdy" else found[-1:]
    return min(found), max(found)


@rule("both ends of a range of dates", "value")
def _ranged(scene: Scene, ends: Ends) -> Temporal | None:
    """From the first day of one date to the last day of the other.

    None where the ends stand backwards.
    """
    one, two = ends.one, ends.two
    start, end = _ends(scene, ends)
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


def _ends(scene: Scene, ends: Ends) -> tuple[Days | None, Days | None]:
    """The days of both ends; where years are left out, the second follows the first."""
    one, two, day = ends.one, ends.two, scene.anchor.day
    whole = one.month is not None and not (one.readings or two.readings) and scene.anchor.named is None
    yearless = whole and one.year is None and two.year is None
    if yearless and day is not None and scene.lone(ends.first, two.last):
        end = coming(two, day)  # "December to May" in April is not over yet
        return None if end is None else gone(one, end[0] + 1), end
    start = _days(scene, one, ends.first, two.last)
    if start is not None and two.year is None and two.month is not None:
        return start, first_from(two, start[1])
    return start, _days(scene, two, ends.first, two.last)


@rule("range with an end that is reckoned", "value")
def _joined(scene: Scene, one: Temporal) -> Temporal | None:
    """A range with an end that is reckoned: "between May 2019 and today", "from next Monday to Friday"."""
    reading = scene.reading
    the = reading.lower(one.first - 1) == "the"
    lead = reading.lower(one.first - 1 - the)
    one = replace(one, first=one.first - the) if lead in ("between", "from") else one
    if reading.lower(one.last + 1) == "for" and one.single is not None and lead in words("calendar", "starting"):
        length = length_at(reading, one.last + 2)
        end = None if length is None else length.from_day(one.single, 1)
        if length is not None and end is not None:
            return replace(one, first=one.first - 1, last=length.last, core_last=length.last, upper=end - 1, range=True)
    at = joiner_at(reading, one.last + 1, between=lead == "between")
    if at < 0 or at >= reading.count or one.days is None:
        return None
    two = _now(scene, at) or _at(scene, at, DEPTH - 1)
    if two is None or two.days is None or not (one.relative or two.relative) or two.range:
        return None
    sure = lead in ("between", "from") or reading.lower(at - 1) in ("until", "till", "through", "thru")
    if not sure and (one.granularity, two.granularity) != ("day", "day"):
        return None
    lower, upper = one.days[0], two.days[1]
    if one.weekday is not None and two.weekday is not None and two.core_first == two.core_last:
        bare = one.core_first == one.core_last and scene.lone(one.first, two.last)
        lower = upper - ((upper - lower) % 7 or 7) if bare else lower  # "Friday to Monday" on a Sunday is not over yet
        upper = lower + ((upper - lower) % 7 or 7)
    if upper < lower:
        return None
    return Temporal(
        one.first - (lead in ("between", "from")), two.last, one.core_first, two.core_last, lower, upper,
        min(one.granularity, two.granularity, key=_ORDER.index), relative=True, range=True,
    )  # fmt: skip


@rule("range up to now", "counted from")
def _now(scene: Scene, at: int) -> Temporal | None:
    """Up to the day of the text: "(from May to) date", "(between May and) now"."""
    if scene.reading.lower(at) not in ("now", "date", "present", "today"):
        return None
    return reckoned(at, at, "day", scene.anchor.today)


# --- what bounds a date -----------------------------------------------------------------------------------------------


def full_day(made: Temporal) -> bool:
    """Does the expression name one day with its year?"""
    one = made.lower is not None and made.lower == made.upper
    return one and made.resolved and not made.relative and made.granularity == "day"
