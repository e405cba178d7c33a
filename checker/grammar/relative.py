"""Periods reckoned from another day: "yesterday", "last year", "the following week", "that month", "the 7th"."""

from __future__ import annotations

import datetime
import functools

from checker.grammar.anchor import Scene
from checker.grammar.calendar import DAYS_OF, MONTHS_OF, Days, moved, narrowed, number_of, shifted, valid
from checker.grammar.daylist import listed_at
from checker.grammar.expression import Temporal, reckoned
from checker.grammar.offsets import VERB_REACH
from checker.grammar.points import SUFFIXES, day_at, ordinal_day
from checker.grammar.years import century
from checker.lexicon.lists import names, words
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import rule

NEAR = 3  # days: "the 7th", said on the 5th, is of this month
WORKDAYS = 5
ABBREVIATED = 3  # letters of "EOY"


def relative_at(scene: Scene, index: int) -> Temporal | None:
    """The period that begins at token `index`, reckoned from the day of the text or the date named last, or None."""
    if scene.reading.lower(index) not in _leads():
        return None
    for shape in (_day, _short, _that, _period, _weekend, _definite, _ordinal_day):
        found = shape(scene, index)
        if found is not None:
            return found
    return None


@functools.cache
def _leads() -> frozenset[str]:
    """Words with which such a period may begin: the cheap test before the dear ones."""
    tables = ("days", "short_ends", "short_starts", "relative")
    named = {word for table in tables for word in names("calendar", table)}
    return frozenset(named | {"the", "that", "today", "weekend"})


def unit_at(reading: Reading, index: int) -> str | None:
    """The period that a noun names ("year", "qtr"); None for one whose year is its own ("fiscal year")."""
    return names("calendar", "periods").get(reading.lower(index))


@rule("yesterday, today, tomorrow", "value")
def _day(scene: Scene, index: int) -> Temporal | None:
    """ "yesterday", "tomorrow"; "today" where the sentence tells of a day: it is as often "nowadays"."""
    reading, word = scene.reading, scene.reading.lower(index)
    step = number_of("days", word)
    if step is None and word == "today" and scene.anchor.day is not None and reading.lower(index + 1) != "'s":
        told = (scene.tells_past and not scene.tells_present) or scene.forward(index, index)
        step = 0 if told or _dated(reading, index) else None
    return None if step is None else reckoned(index, index, "day", scene.from_today("day", step))


def _dated(reading: Reading, index: int) -> bool:
    """ "until (today)", "as of (today)", "the bank (today) announced"."""
    following = reading.text(index + 1)
    if following.islower() and inflect.function_word(following) is None and inflect.ranked_tags(following)[:1] == "D":
        return True
    return reading.lower(index - 1) in words("calendar", "day_bounds") or reading.phrase_before(index, ("as", "of"))


@rule("abbreviated end or start of a period", "value")
def _short(scene: Scene, index: int) -> Temporal | None:
    """ "EOY", "EOM": the last part of the year, of the month, in which the text speaks."""
    word = scene.reading.text(index)
    if not (word.isupper() and len(word) == ABBREVIATED):
        return None
    for table, part in (("short_ends", "last"), ("short_starts", "first")):
        unit = names("calendar", table).get(word.lower())
        if unit is not None:
            days = scene.from_today(unit, 0)
            return reckoned(index, index, unit, None if days is None else narrowed(days, part), approximate=True)
    return None


@rule("that or the same period", "value")
def _that(scene: Scene, index: int) -> Temporal | None:
    """ "that same year", "the same month", "that day": the last date named."""
    reading, at = scene.reading, index + 1
    if reading.lower(index) not in ("that", "the"):
        return None
    same = reading.lower(at) == "same"
    if not same and reading.lower(index) == "the":
        return None
    unit = reading.lower(at + same)
    if unit not in words("calendar", "units"):
        return None
    days = scene.from_named(unit, 0)
    if (days is None and not same) or (same and unit not in ("year", "month", "day")):
        return None
    return reckoned(index, at + same, unit, days)


@rule("last, this or next period", "value")
def _period(scene: Scene, index: int) -> Temporal | None:
    """ "last year", "next month", "the following week", "this weekend", "the coming quarter"."""
    reading = scene.reading
    the = reading.lower(index) == "the"
    at = index + the
    word = reading.lower(at)
    step = number_of("relative", word)
    if step is None or word == "same" or (not the and reading.lower(index - 1) in ("the", "a")):
        return None
    working = reading.lower(at + 1) in words("calendar", "working")
    last = at + 1 + (working or reading.lower(at + 1) == "calendar")
    unit = unit_at(reading, last)
    if unit is None or (the and reading.lower(last + 1) == "of"):
        return None
    days = _stepped(scene, index, word, unit, step)
    if days is None and (the or word in words("calendar", "not_relative") or word in words("calendar", "vague_now")):
        return None
    if word == "this" and (unit == "century" or (unit == "day" and not _closes(reading, index, last))):
        return None
    if the and word in ("next", "coming") and unit not in ("day", "weekend") and _lasting(reading, index - 1):
        days = _ahead(scene, unit) or days
    if working and days is not None and unit == "week":
        days = (days[0], days[0] + WORKDAYS - 1)
    return _within(scene, index, word, reckoned(index, last, "day" if unit == "weekend" else unit, days))


def _stepped(scene: Scene, index: int, word: str, unit: str, step: int) -> Days | None:
    """The period that a leading word means: with "the" beside the date named last, else beside the text's day."""
    the = scene.reading.lower(index) == "the"
    if the and word in words("calendar", "reckoned") and scene.anchor.told(unit) is not None:
        return scene.from_named(unit, step)
    if the and word not in words("calendar", "coming"):
        return None  # "the last year of the war", "the past decade"
    if word in words("calendar", "not_relative") and unit != "quarter":
        return None  # "past week": the seven days up to now
    if (the or word in words("calendar", "vague_now")) and scene.tells_past:
        return None
    return scene.from_today(unit, step)


def _closes(reading: Reading, index: int, last: int) -> bool:
    """ "We meet this day." rather than "to this day", "on this day in 1969"."""
    return reading.lower(index - 1) not in ("to", "of", "since") and reading.sort(last + 1) not in ("word", "number")


def _lasting(reading: Reading, index: int) -> bool:
    """ "over (the next year)"; but "for (the next year)" may be that of the calendar."""
    return reading.lower(index) in words("calendar", "stretches") and reading.lower(index) != "for"


def _ahead(scene: Scene, unit: str) -> Days | None:
    """ "over the next year": so much time from the day after the text's own."""
    day = scene.anchor.day
    if day is None or scene.anchor.told(unit) is not None or scene.tells_past:
        return None
    end = moved(day, months=MONTHS_OF.get(unit, 0), days=DAYS_OF.get(unit, 0))
    return None if end is None else (day + 1, end)


def _within(scene: Scene, index: int, word: str, made: Temporal) -> Temporal:
    """ "earlier this year", "later this week": up to the day before the text's, or from the one after it."""
    side, day, days = scene.reading.lower(index - 1), scene.anchor.day, made.days
    if word != "this" or side not in ("earlier", "later") or day is None or days is None:
        return made
    days = (days[0], day - 1) if side == "earlier" else (day + 1, days[1])
    return reckoned(index - 1, made.last, made.granularity, days) if days[0] <= days[1] else made


@rule("the weekend", "value")
def _weekend(scene: Scene, index: int) -> Temporal | None:
    """ "over the weekend", "on the weekend": the last one, or in a sentence about the future the next."""
    reading = scene.reading
    at = index + (reading.lower(index) == "the")
    before = reading.lower(index - 1)
    if reading.lower(at) != "weekend" or before not in words("calendar", "weekend_openers") or scene.habitual:
        return None
    if reading.lower(at + 1) in ("of", "'s"):
        return None
    days = scene.from_today("weekend", 0)
    if days is not None and scene.anchor.day is not None and not scene.ahead and days[0] > scene.anchor.day:
        days = shifted(days, "week", -1) and (days[0] - 7, days[1] - 7)
    return reckoned(at, at, "day", days)


@rule("the period spoken of", "value")
def _definite(scene: Scene, index: int) -> Temporal | None:
    """ "(the end of) the year", "(the rest of) the month": of the date named last, else of a time that is to come."""
    reading = scene.reading
    if reading.lower(index) != "the" or reading.lower(index - 1) not in ("of", "in"):
        return None
    unit = unit_at(reading, index + 1)
    opened = reading.lower(index - 2) in words("calendar", "openings") and reading.lower(index - 1) == "of"
    opened = opened or (reading.lower(index - 1) == "in" and reading.lower(index - 2) in words("calendar", "sides"))
    if unit is None or unit == "weekend" or not opened or reading.lower(index + 2) in ("of", "'s"):
        return None
    return definite(scene, index, unit)


def definite(scene: Scene, index: int, unit: str) -> Temporal | None:
    """The period "the <unit>" at token `index`: around the date named last, else around the text's own day."""
    days = scene.from_named(unit, 0)
    rest = scene.reading.lower(index - 2) in words("calendar", "rests")
    started = scene.reading.lower(index - 2) in ("start", "beginning")
    known = not scene.habitual and (started or not scene.tells_past)
    if days is None and scene.anchor.named is None and known:
        days = scene.from_today(unit, 0)
        if rest and days is not None and scene.anchor.day is not None:
            days = (scene.anchor.day, days[1])
    return None if days is None else reckoned(index, index + 1, unit, days)


def day_in(days: Days | None, day: int) -> Days | None:
    """A day of the month that begins with the first of `days`."""
    if days is None:
        return None
    first = datetime.date.fromordinal(days[0]).replace(day=1)
    if not valid(first.year, first.month, day):
        return None
    found = first.replace(day=day).toordinal()
    return found, found


@rule("bare day of the month", "value")
def _ordinal_day(scene: Scene, index: int) -> Temporal | None:
    """ "on the 7th": a day of the month named last, or the month the text speaks in, or the one before."""
    reading = scene.reading
    if reading.lower(index) != "the" or not _opened(reading, index - 1):
        return None
    told = ordinal_day(reading, index + 1) or day_at(reading, index + 1)
    if told is None or (reading.lower(told[1]) not in SUFFIXES and not _day_meant(scene, index, told[1])):
        return None
    if reading.sort(told[1] + 1) == "word" and reading.lower(told[1] + 1) not in words("calendar", "day_followers"):
        return None
    if listed_at(reading, index + 1) is not None or century(reading, index) is not None:
        return None  # "the 5th and 6th of June", "from the 5th to the 6th century"
    if reading.lower(told[1] + 1) == "of" and number_of("months", reading.lower(told[1] + 2)) is not None:
        return None
    named = scene.from_named("month", 0)
    bare = reading.lower(told[1]) not in SUFFIXES and not scene.tells_past
    ahead = not named and (bare or scene.forward(index, told[1]) or scene.imminent(index))
    near = coming_day(scene, told[0]) if ahead else near_day(scene, told[0])
    start = day_at(reading, index - 3) if reading.lower(index - 2) in SUFFIXES else None
    if start is not None and start[0] < told[0] and not named:  # "from the 7th to | the 9th": of one month
        near = day_in(coming_day(scene, start[0]) if scene.ahead else near_day(scene, start[0]), told[0])
    return reckoned(index + 1, told[1], "day", day_in(named, told[0]) if named else near)


def _opened(reading: Reading, at: int) -> bool:
    """ "on | the 7th", "from the 7th to | the 9th"."""
    ended = reading.lower(at) in ("to", "until", "till", "through", "and") and reading.lower(at - 1) in SUFFIXES
    return ended or reading.lower(at) in words("calendar", "day_openers")


def _day_meant(scene: Scene, index: int, last: int) -> bool:
    """ "They return on the first.", "went back for the 27": nothing follows, and a verb of a moment stands before."""
    reading = scene.reading
    if reading.sort(last + 1) in ("word", "number") or reading.text(last + 1) in ("%", "/", "-"):
        return False
    if reading.sort(last) == "word" and reading.lower(index - 1) not in ("on", "by", "until", "since"):
        return False
    moments = words("calendar", "moments") | words("calendar", "imminent") | words("calendar", "went")
    near = any(reading.lower(n) in moments for n in range(max(0, index - VERB_REACH), index))
    return scene.anchor.day is not None and (near or scene.lone(index, last))


@rule("next such day of a month", "counted from")
def coming_day(scene: Scene, day: int) -> Days | None:
    """The next such day of a month, from the day that the text speaks from on."""
    today = scene.anchor.today
    if today is None:
        return None
    near = day >= datetime.date.fromordinal(today[0]).day
    return day_in(shifted(today, "month", 0 if near else 1), day)


@rule("such a day of the month about the text's day", "counted from")
def near_day(scene: Scene, day: int) -> Days | None:
    """A day of the month about the day that the text speaks from: the last one that is not far ahead."""
    today = scene.anchor.today
    if today is None:
        return None
    near = day <= datetime.date.fromordinal(today[0]).day + NEAR
    return day_in(shifted(today, "month", 0 if near else -1), day)
