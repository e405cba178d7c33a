"""Days of the week: "last Friday", "Tuesday of next week", "Mon 13th", "the Friday after next"."""

from __future__ import annotations

import datetime

from checker.grammar.anchor import Scene
from checker.grammar.calendar import Days, number_of, period, shifted, valid
from checker.grammar.expression import Temporal, reckoned
from checker.grammar.points import day_at, day_in_words, ordinal_day
from checker.grammar.tense import looks_ahead, willed
from checker.lexicon.lists import words
from checker.text.tokens import Reading
from checker.trace import rule

AHEAD_REACH = 12  # tokens before a weekday in which "will" makes it one to come
WEEK = 6  # days from the first to the last of a week
MONTHS_ROUND = 30  # in which a weekday falls on a day of the month at least once


@rule("weekday", "value")
def weekday_at(scene: Scene, index: int) -> Temporal | None:
    """A day of the week, with the word that says which one.

    The one that begins at token `index`, or None.
    """
    reading = scene.reading
    lead = reading.lower(index)
    if reading.sort(index) != "word":
        return None
    at = index + (lead in words("calendar", "weekday_leads"))
    weekday = number_of("weekdays", reading.lower(at))
    if weekday is None:
        return _short(scene, index)
    numbered = _numbered(scene, index, at, weekday)
    if numbered is not None:
        return numbered
    for shape in (_of_week, _after_next):
        found = shape(scene, index, at, weekday)
        if found is not None:
            return found
    if at > index and reading.lower(index - 1) == "the":
        return _beside(scene, index, at, weekday)
    if not _date(scene, index, at):
        return None
    return reckoned(index, at, "day", _which(scene, index, at, weekday), weekday=weekday)


@rule("weekday beside the date named last", "value", "counted from")
def _beside(scene: Scene, index: int, at: int, weekday: int) -> Temporal | None:
    """ "the following Friday", "the previous Monday": beside the day named last."""
    named, lead = scene.anchor.told("day"), scene.reading.lower(index)
    if lead in ("coming", "upcoming", "past") or (named is None and scene.lone(index - 1, at)):
        return reckoned(index, at, "day", _which(scene, index, at, weekday), weekday=weekday)
    if named is None or named[0] != named[1] or lead not in words("calendar", "reckoned"):
        return None
    away = (weekday - (named[0] - 1) % 7) % 7  # ordinal 1 is a Monday
    day = named[0] + (away or 7) if lead in ("following", "next") else named[0] + away - 7
    return reckoned(index, at, "day", (day, day), weekday=weekday)


@rule("weekday about the text's day", "counted from")
def _which(scene: Scene, index: int, at: int, weekday: int) -> Days | None:
    """The day that a leading word or the tense of the sentence means; without either the last one."""
    day, lead = scene.anchor.day, scene.reading.lower(index)
    if day is None:
        return None
    back = ((day - 1) % 7 - weekday) % 7  # days since the last such day; ordinal 1 is a Monday
    this_week = day - (day - 1) % 7 + weekday
    lone = scene.lone(index, at + 1)
    if at > index and lead in ("next", "following"):
        found = this_week + 7
    elif at > index and lead == "previous":
        found = this_week - 7
    elif at > index and lead in ("last", "past"):
        found = day - (back or 7)
    elif at > index and lead in ("coming", "upcoming"):
        found = day + (-back % 7 or 7)
    elif at > index:  # "this"
        found = day - back if scene.tells_past and not _ahead(scene, index) else day + -back % 7
    elif scene.reading.lower(index - 1) != "since" and (lone or _ahead(scene, index)):
        found = day + -back % 7
    else:
        found = day - back
    return found, found


def _ahead(scene: Scene, index: int) -> bool:
    """Do the words before the weekday speak of what is to come: "will", "(said the talks) would (resume on)"?"""
    told = willed(scene.reading, index, "woulds") or scene.imminent(index)
    return told or looks_ahead(scene.reading, max(0, index - AHEAD_REACH), index)


def _date(scene: Scene, index: int, at: int) -> bool:
    """Is the weekday a day of its own: no part of a name or fuller date, and no "every Monday", "Monday's"?"""
    reading = scene.reading
    text, following, before = reading.text(at), reading.text(at + 1), reading.lower(index - 1)
    if not text[0].isupper():
        led = at > index or before in words("calendar", "weekday_openers") or scene.lone(index, at)
        if not led:
            return False
    title = following[:1].isupper() and reading.sort(at + 1) == "word"
    if at == index and before in words("calendar", "weekday_leads"):
        return False
    if (title and number_of("months", following.lower()) is None) or before in words("calendar", "each_day"):
        return False
    after = at + 1 + (reading.lower(at + 1) == "the")
    return day_at(reading, after) is None and number_of("months", reading.lower(after)) is None


@rule("weekday of a week told", "value")
def _of_week(scene: Scene, index: int, at: int, weekday: int) -> Temporal | None:
    """ "Friday next week", "Tuesday of last week"."""
    reading = scene.reading
    lead = at + 1 + (reading.lower(at + 1) in ("of", "in", "from"))
    step = number_of("relative", reading.lower(lead + (reading.lower(lead) == "the")))
    lead += reading.lower(lead) == "the"
    if step is None or reading.lower(lead) == "same" or reading.lower(lead + 1) not in ("week", "wk"):
        return None
    week = scene.from_today("week", step)
    days = None if week is None else (week[0] + weekday, week[0] + weekday)
    return reckoned(index, lead + 1, "day", days, weekday=weekday)


@rule("weekday after next or before last", "value", "counted from")
def _after_next(scene: Scene, index: int, at: int, weekday: int) -> Temporal | None:
    """ "Friday after next", "Monday before last"."""
    reading, day = scene.reading, scene.anchor.day
    for phrase, step in ((("after", "next"), 7), (("before", "last"), -7)):
        if reading.phrase_at(at + 1, phrase):
            days = None
            if day is not None:
                here = (weekday - (day - 1) % 7) % 7
                found = day + (here or 7) + step if step > 0 else day + here - 7 + step
                days = (found, found)
            return reckoned(index, at + 2, "day", days, weekday=weekday)
    return None


@rule("short weekday", "value")
def _short(scene: Scene, index: int) -> Temporal | None:
    """ "Mon 13th", "fri" where nothing else stands."""
    reading = scene.reading
    weekday = number_of("weekday_short", reading.lower(index))
    if weekday is None:
        return None
    last = index + (reading.text(index + 1) == ".")
    found = _numbered(scene, index, last, weekday) if reading.text(index)[:1].isupper() else None
    if found is not None or not scene.lone(index, last) or scene.anchor.day is None:
        return found
    return reckoned(index, last, "day", _which(scene, index, index, weekday), weekday=weekday)


@rule("weekday with its day of the month", "value")
def _numbered(scene: Scene, index: int, at: int, weekday: int) -> Temporal | None:
    """ "Tuesday 19th", "Friday the fifteenth": the nearest month in which they fall together."""
    reading = scene.reading
    the = reading.lower(at + 1) == "the"
    told = ordinal_day(reading, at + 1 + the) or _bare_day(reading, at + 1 + the, the=the)
    if told is None:
        return None
    following = reading.lower(told[1] + 1)
    if number_of("months", reading.lower(told[1] + 1 + (following == "of"))) is not None:
        return None
    goes_on = following in words("calendar", "day_followers") or following in ("until", "till", "through")
    if reading.sort(told[1] + 1) == "word" and not goes_on:
        return None
    if following in (":", "%", "/", ".") and reading.sort(told[1] + 2) == "number":
        return None
    ahead = scene.forward(index, told[1])
    return reckoned(index, told[1], "day", _falling(scene, told[0], weekday, ahead=ahead), weekday=weekday)


def _bare_day(reading: Reading, index: int, *, the: bool) -> tuple[int, int] | None:
    """ "Friday the fifteen", "Monday 21!": without an article where nothing can be counted by the figure."""
    told = day_at(reading, index)
    if the:
        return told or day_in_words(reading, index)
    return told if told is not None and reading.text(told[1] + 1) in ("", ".", "!", "?", ";", ")") else None


@rule("nearest month in which both fall together", "counted from")
def _falling(scene: Scene, number: int, weekday: int, *, ahead: bool) -> Days | None:
    """The next (or last) day of the text's time that is both this weekday and this day of a month."""
    today = scene.anchor.today
    for step in range(MONTHS_ROUND if today is not None else 0):
        month = shifted(today, "month", step if ahead else -step)
        if month is None or today is None:
            return None
        first = datetime.date.fromordinal(month[0])
        if valid(first.year, first.month, number):
            day = month[0] + number - 1
            if (day - 1) % 7 == weekday and (day >= today[0] if ahead else day <= today[0]):
                return day, day
    return None


@rule("days of a week told", "value")
def in_week(week: Temporal, reading: Reading) -> Temporal | None:
    """ "next week on Friday", "this week from Tue to Thu": days of a week that was read."""
    if week.granularity != "week" or week.days is None or week.days[1] - week.days[0] > WEEK:
        return None
    at = week.last + 1
    at += reading.text(at) == ","
    at += reading.lower(at) in ("on", "from", "between")
    one = _plain(reading, at)
    if one is None:
        return None
    joined = reading.lower(at + 1) in ("and", "to", "until", "till", "-", "–")
    two = _plain(reading, at + 2) if joined else None
    monday = period(week.days[0], "week")[0]
    last = at if two is None or two < one else at + 2
    end = one if two is None or two < one else two
    weekday = one if last == at else None
    return reckoned(week.first, last, "day", (monday + one, monday + end), weekday=weekday)


def _plain(reading: Reading, index: int) -> int | None:
    """A weekday at token `index`, short or in full, that begins no name."""
    title = reading.text(index + 1)[:1].isupper() and reading.sort(index + 1) == "word"
    if title or not reading.text(index)[:1].isupper():
        return None
    weekday = number_of("weekdays", reading.lower(index))
    return number_of("weekday_short", reading.lower(index)) if weekday is None else weekday
