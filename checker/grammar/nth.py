"""Pieces of a period by their place: "the first week of May", "third Tuesday of next month", "week 27 of 2018"."""

from __future__ import annotations

import datetime

from checker.grammar.anchor import Scene
from checker.grammar.calendar import (
    Days,
    decades_of,
    half_of,
    months,
    nth_of,
    number_of,
    period,
    quarter_of,
    week_number,
)
from checker.grammar.expression import Read, Temporal, reckoned
from checker.grammar.lengths import Length, length_at, length_of
from checker.grammar.points import ordinal_day
from checker.grammar.relative import day_in, definite, near_day
from checker.grammar.years import year_expected
from checker.lexicon.lists import names, numbers, words
from checker.model.record import replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

PARTS_OF = {"year": ("quarter", "half"), "month": ("half",)}
WHOLES = ("month", "quarter", "season", "year", "decade", "century")
LONG_COURSE = 20  # weeks: "week 31" is one of the year, "week 9" as often of a season
CENTURY = 36_000  # days: no decade is so long
JOINERS = (*HYPHENS, "–", "to", "till", "until", "through", "thru", "and")


@rule("numbered piece of a period", "value")
def nth_at(scene: Scene, index: int, read: Read) -> Temporal | None:
    """ "the first half of 2019", "the last week of May", "the third Tuesday in June".

    The piece of a period that begins at token `index`, or None.
    """
    reading = scene.reading
    at = index + (reading.lower(index) == "the")
    if reading.lower(at) in ("week", "weekend"):
        return _week(scene, index, at, read)
    if reading.phrase_at(index, ("w", "/", "c")):
        return _beginning(scene, index, index + 3, read)
    told = _place(reading, at)
    if told is None:
        return None
    number, last = told
    weekday = number_of("weekdays", reading.lower(last + 1))
    unit = str(weekday) if weekday is not None else names("calendar", "nth_units").get(reading.lower(last + 1))
    several = _several(reading, last, number) if unit is None else None
    if several is not None:
        unit, last = several.unit, several.last - 1
    if unit is None:
        return _day_of(scene, index, last + 1, number)
    if weekday is not None and reading.lower(last + 2) in ("after", "before", "following") and number > 0:
        return _beyond(scene, index, last + 3, (number, weekday), read)
    whole = _whole(scene, last + 2, read) or _running(scene, last + 2, unit, number, several)
    if whole is None or whole.impossible or whole.granularity not in WHOLES:
        return None
    days = _piece(whole.days, unit, number, several) if whole.days is not None else None
    if days is None and whole.granularity == "century":
        return None
    lower, upper = days or (None, None)
    loose = {"week": 6, "decade": 366}.get(unit, 0)  # weeks are cut in many ways, and decades end in 9 or 0
    hard = (days[0] - loose, days[1] + loose) if days is not None and loose else None
    grain = {"weekend": "day", "half": "quarter"}.get(unit, unit)
    grain = "day" if weekday is not None or several is not None else grain
    return Temporal(
        index, whole.last, index, whole.last, lower, upper, grain,
        resolved=days is not None, relative=whole.relative, weekday=weekday, hard=hard,
    )  # fmt: skip


def _several(reading: Reading, last: int, number: int) -> Length | None:
    """ "(the first) three months", "(the last) ten days": so many at one end of a period."""
    if number not in (1, -1):
        return None
    length = length_at(reading, last + 1)
    whole = length is not None and not (length.working or length.joint) and not length.unit.isdigit()
    return length if whole and length is not None and length.count > 1 else None


def _piece(whole: Days, unit: str, number: int, several: Length | None) -> Days | None:
    """The `number`-th piece of `whole`, or `several` of them from that end on."""
    if unit == "half":
        return half_of(whole, number)
    if whole[1] - whole[0] > CENTURY and unit == "decade":
        return decades_of(whole, number, 1 if several is None else several.count)
    if whole[1] - whole[0] > CENTURY and unit not in ("year", "day"):
        return quarter_of(whole, number) if unit == "quarter" and several is None else None
    if several is None:
        return nth_of(whole, unit, number)
    if unit == "week":  # of a month: seven days each, from its first or up to its last
        days = (whole[0], whole[0] + 7 * several.count - 1)
        days = days if number > 0 else (whole[1] - 7 * several.count + 1, whole[1])
        return days if whole[0] <= days[0] and days[1] <= whole[1] else None
    one, two = nth_of(whole, unit, number), nth_of(whole, unit, number * several.count)
    return None if one is None or two is None else (min(one[0], two[0]), max(one[1], two[1]))


def _running(scene: Scene, at: int, unit: str, number: int, several: Length | None) -> Temporal | None:
    """ "(the first quarter) of the year": of the text's year, where that piece can be meant; else unknown."""
    reading = scene.reading
    pieces = reading.lower(at + 2) in PARTS_OF and (several is not None or unit in PARTS_OF[reading.lower(at + 2)])
    if not (pieces and reading.lower(at) in ("of", "in") and reading.lower(at + 1) == "the"):
        return None
    if reading.lower(at + 3) in ("of", "'s") or scene.anchor.named is not None:
        return None
    whole = scene.from_today(names("calendar", "periods")[reading.lower(at + 2)], 0)
    piece = None if whole is None else _piece(whole, unit, number, several)
    begun = piece is not None and scene.anchor.day is not None and piece[0] <= scene.anchor.day
    known = whole is not None and not scene.habitual and (begun or not scene.tells_past)
    return reckoned(at + 1, at + 2, reading.lower(at + 2), whole if known else None)


def _beyond(scene: Scene, index: int, at: int, nth: tuple[int, int], read: Read) -> Temporal | None:
    """ "third Tuesday after Christmas 2014": so many weekdays from a day."""
    base = read(at + (scene.reading.lower(at) == "the")) if at < scene.reading.count else None
    if base is None or base.impossible or base.range or (base.resolved and base.single is None):
        return None
    number, weekday = nth
    way = -1 if scene.reading.lower(at - 1) == "before" else 1
    day = None if base.single is None else length_of(at, at, number, str(weekday)).from_day(base.single, way)
    days = None if day is None else (day, day)
    return replace(reckoned(index, base.last, "day", days, weekday=weekday), relative=base.relative)


def _place(reading: Reading, at: int) -> tuple[int, int] | None:
    """(number, last token) of "first", "15th", "last", "second last" (-2)."""
    number, last = number_of("nth", reading.lower(at)), at
    if number is None:
        figure = reading.text(at)
        suffixed = reading.lower(at + 1) in ("st", "nd", "rd", "th") and reading.touches(at)
        if suffixed and len(figure) <= 2 and figure.isascii() and figure.isdigit():
            number, last = int(figure), at + 1
        elif reading.lower(at) in words("numerals", "ordinals"):
            number = int(numbers("numerals", "ordinals")[reading.lower(at)])
        elif reading.lower(at) in words("numerals", "tens"):
            day = ordinal_day(reading, at)
            number, last = day or (None, at)
    if number is None:
        return None
    if number > 0 and reading.lower(last + 1) == "last":
        number, last = -number, last + 1
    return number, last


def _whole(scene: Scene, at: int, read: Read) -> Temporal | None:
    """The period behind "of" or "in", or a relative one at once: "third week next year"."""
    reading = scene.reading
    linked = reading.lower(at) in ("of", "in")
    at += linked
    if linked and reading.lower(at) == "the" and reading.lower(at + 2) not in ("of", "'s"):
        unit = names("calendar", "periods").get(reading.lower(at + 1))
        if unit is not None:
            return definite(scene, at, unit)
    if not linked and number_of("relative", reading.lower(at)) is None:
        return None
    found = read(at) if at < reading.count else None
    told = year_expected(reading, at, short=False) if found is None and linked else None
    if told is None:
        return found
    low, high = months(told[0], 1, 12)
    return Temporal(at, told[1], at, told[1], low, high, "year")


def _day_of(scene: Scene, index: int, at: int, number: int) -> Temporal | None:
    """ "the 20th of next month", "the 21st this month"."""
    found = _month(scene, at)
    if found is None or not 0 < number <= 31:
        return None
    month, last = found
    return reckoned(index, last, "day", day_in(month, number))


def _month(scene: Scene, at: int) -> tuple[Days | None, int] | None:
    """(days, last token) of "(of) this month", "(in) next month"."""
    reading = scene.reading
    at += reading.lower(at) in ("of", "in")
    at += reading.lower(at) == "the" and reading.lower(at + 2) == "month"
    word = reading.lower(at)
    step = number_of("relative", word)
    if step is None or word == "same" or reading.lower(at + 1) != "month":
        return None
    return scene.from_today("month", step), at + 1


@rule("days of a month told", "value")
def days_of_month(scene: Scene, index: int) -> Temporal | None:
    """ "4 to 22 of this month", "20 of next month": bare days of a month told by the day of the text."""
    reading = scene.reading
    one = _figure(reading, index)
    if one is None:
        return None
    single = _month(scene, index + 1)
    if single is not None and reading.lower(index + 1) == "of":
        return reckoned(index, single[1], "day", day_in(single[0], one))
    two = _figure(reading, index + 2)
    found = _month(scene, index + 3) if two is not None and reading.lower(index + 1) in JOINERS else None
    if found is None or two is None or two <= one:
        return None
    low, high = day_in(found[0], one), day_in(found[0], two)
    first = index - (reading.lower(index - 1) in ("from", "between"))
    days = None if low is None or high is None else (low[0], high[1])
    return replace(reckoned(first, found[1], "day", days), range=True)


def _figure(reading: Reading, index: int) -> int | None:
    text = reading.text(index)
    plain = reading.sort(index) == "number" and len(text) <= 2 and text.isascii() and text.isdigit()
    return int(text) if plain and 1 <= int(text) <= 31 else None


def _week(scene: Scene, index: int, at: int, read: Read) -> Temporal | None:
    """ "week 27 of last year", "the week of 5 May", "the week beginning 5 May", "the weekend of 5 May"."""
    reading = scene.reading
    at += reading.lower(at + 1) == "number"
    number = _number(reading, at + 1)
    if number is not None:
        year = _year_of_week(scene, at + 2, read)
        if year is None and _numbered(scene, index, at + 1, number):
            year = reckoned(at + 1, at + 1, "year", scene.from_today("year", 0))
        if year is None or year.granularity != "year" or year.days is None:
            return None
        days = week_number(datetime.date.fromordinal(year.days[0]).year, number)
        return replace(reckoned(index, year.last, "week", days), relative=year.relative)
    link = reading.lower(at + 1)
    if link not in words("calendar", "weeks"):
        return None
    unit = "weekend" if reading.lower(at) == "weekend" else "week"
    at += 2 + (reading.lower(at + 2) == "on")
    if link in words("calendar", "week_starts"):
        return _beginning(scene, index, at, read)
    base = read_day(scene, at, read)
    if base is None or (base.single is None and base.resolved):
        return None
    day = base.single
    days = None if day is None else (day - 6, day) if link == "ending" else period(day, unit)
    return replace(reckoned(index, base.last, "week", days), relative=base.relative)


def _year_of_week(scene: Scene, at: int, read: Read) -> Temporal | None:
    """ "(week 27) of last year", "(week 27), 2018": the year behind the number of a week."""
    reading = scene.reading
    if reading.lower(at) in ("of", "in") or number_of("relative", reading.lower(at)) is not None:
        return _whole(scene, at, read)
    at += reading.text(at) in (",", "/")
    year = year_expected(reading, at, short=False)
    if year is None:
        return None
    low, high = months(year[0], 1, 12)
    return Temporal(at, year[1], at, year[1], low, high, "year")


def _numbered(scene: Scene, index: int, last: int, number: int) -> bool:
    """ "the week 31", "between week 31": a week of the running year, where no season or course has so many."""
    reading = scene.reading
    if scene.anchor.day is None or reading.lower(last + 1) == "of":
        return False
    led = reading.lower(index) == "the" or reading.lower(index - 1) in ("the", "calendar")
    led = led or (number > LONG_COURSE and reading.lower(index - 1) in words("calendar", "week_openers"))
    return led or scene.lone(index, last)


def _beginning(scene: Scene, index: int, at: int, read: Read) -> Temporal | None:
    """The week from the day at token `at` on."""
    base = read_day(scene, at, read)
    if base is None or (base.single is None and base.resolved):
        return None
    days = None if base.single is None else (base.single, base.single + 6)
    return replace(reckoned(index, base.last, "week", days), relative=base.relative)


def _number(reading: Reading, index: int) -> int | None:
    text = reading.text(index)
    return int(text) if len(text) <= 2 and text.isascii() and text.isdigit() else None


def read_day(scene: Scene, at: int, read: Read) -> Temporal | None:
    """A day: a date in full, or "the 18th" of the month about the text's own day."""
    reading = scene.reading
    if at >= reading.count:
        return None
    made = read(at)
    if made is not None or reading.lower(at) != "the":
        return made if made is None or made.granularity == "day" else None
    told = ordinal_day(reading, at + 1)
    return None if told is None else reckoned(at, told[1], "day", near_day(scene, told[0]))
