"""Dates reckoned from another: "last year", "the 20th of next month", "45 years ago", "on Tuesday", "the 7th"."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from checker.grammar.anchor import Anchor, looks_ahead
from checker.grammar.calendar import Days, number_of, period, valid
from checker.grammar.numeral import numeral_at
from checker.grammar.points import day_at
from checker.lexicon.lists import names, words
from checker.text.tokens import Reading

MAX_AGO = 3_000
AGO_REACH = 24  # tokens of a number in words with its unit, before "ago": the cheap test before the dear one


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative date over tokens; `days` None where there is nothing to reckon from, `hard` what it commits to."""

    first: int
    last: int
    granularity: str
    days: Days | None
    hard: Days | None = None
    weekday: int | None = None


def relative_at(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """The relative date that begins at token `index`, or None."""
    for shape in (_day, _same, _told, _period, _ago, _ordinal_day, _weekday):
        found = shape(reading, index, anchor)
        if found is not None:
            return found
    return None


def _shifted(days: Days | None, unit: str, step: int) -> Days | None:
    """The period `step` periods from the one that holds all of `days`; None where these lie in more than one."""
    if days is None:
        return None
    try:
        found = period(days[0], unit, step)
        return found if period(days[1], unit, step) == found else None
    except (ValueError, OverflowError):
        return None


def _today(anchor: Anchor) -> Days | None:
    return None if anchor.day is None else (anchor.day, anchor.day)


def _day(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "yesterday", "tomorrow"; "today" is mostly "nowadays" and bounds nothing."""
    step = number_of("days", reading.lower(index))
    return None if step is None else Relative(index, index, "day", _shifted(_today(anchor), "day", step))


def _same(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "that same year", "the same month": the last date named."""
    at = index + 1
    if reading.lower(index) not in ("that", "the") or reading.lower(at) != "same":
        return None
    unit = reading.lower(at + 1)
    if unit not in ("year", "month", "day"):
        return None
    return Relative(index, at + 1, unit, _shifted(anchor.named, unit, 0))


def _told(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "the next day", "the following year", "the previous month": beside the date named last, where one is."""
    if anchor.named is None or reading.lower(index) != "the":
        return None
    which, unit = reading.lower(index + 1), reading.lower(index + 2)
    step = number_of("relative", which) if which in words("calendar", "reckoned") else None
    if step is None or unit not in words("calendar", "units"):
        return None
    if reading.lower(index + 3) in ("'s", "of"):
        return None
    days = _shifted(anchor.named, unit, step)
    return None if days is None else Relative(index, index + 2, unit, days)


def _period(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "last year", "next month", "the 20th of next month"."""
    at, day = index, None
    if reading.lower(index) == "the" or reading.sort(index) == "number":
        told = day_at(reading, index + (reading.lower(index) == "the"))
        if told is None or reading.sort(told[1]) == "number" or reading.lower(told[1] + 1) != "of":
            return None  # "the last year of the war"
        day, at = told[0], told[1] + 2 + (reading.lower(told[1] + 2) == "the")
    word, unit = reading.lower(at), names("calendar", "periods").get(reading.lower(at + 1))
    step = number_of("relative", word)
    if day is None and reading.lower(index - 1) == "the":
        return None
    if step is None or unit is None or word in words("calendar", "not_relative"):
        return None
    vague = word == "this" and unit in ("day", "decade", "century")
    if vague or (reading.lower(at + 2) == "'s" and day is None):
        return None
    days = _shifted(_today(anchor), unit, step)
    if day is None:
        return Relative(index, at + 1, unit, days)
    if unit != "month":
        return None
    return Relative(index, at + 1, "day", _day_in(days, day))


def _day_in(days: Days | None, day: int) -> Days | None:
    """A day of the month that begins with the first of `days`."""
    if days is None:
        return None
    first = datetime.date.fromordinal(days[0])
    if not valid(first.year, first.month, day):
        return None
    found = first.replace(day=day).toordinal()
    return found, found


def _ago(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "45 years ago": that calendar year, and hard the one before too, as years are counted in full."""
    if not reading.soon(index, "ago", AGO_REACH):
        return None
    value, last = _number(reading, index)
    unit = names("calendar", "ago").get(reading.lower(last + 1))
    if value is None or unit is None or reading.lower(last + 2) != "ago":
        return None
    granularity = "day" if unit == "week" else unit
    if unit == "week":
        value *= 7
    days, before = (_shifted(_today(anchor), granularity, -number) for number in (value, value + 1))
    if unit == "week" and days is not None:
        hard: Days | None = (days[0] - 6, days[1] + 6)
    else:
        hard = (before[0], days[1]) if days is not None and before is not None and unit != "day" else None
    return Relative(index, last + 2, granularity, days, hard)


def _number(reading: Reading, index: int) -> tuple[int | None, int]:
    if reading.sort(index) not in ("number", "word"):
        return None, index
    numeral = numeral_at(reading, index)
    if numeral is None:
        return (1 if reading.lower(index) in ("a", "an") else None), index
    whole = not (numeral.ordinal or numeral.vague) and numeral.value.denominator == 1 and numeral.value <= MAX_AGO
    return (int(numeral.value) if whole else None), numeral.last


def _ordinal_day(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "on the 7th": a day of the month the text speaks in, or of the one before."""
    if reading.lower(index) != "the" or reading.lower(index - 1) not in words("calendar", "day_openers"):
        return None
    told = day_at(reading, index + 1)
    if told is None or told[1] == index + 1:
        return None
    if reading.sort(told[1] + 1) == "word" and reading.lower(told[1] + 1) not in words("calendar", "day_followers"):
        return None
    if reading.lower(told[1] + 1) == "of" and number_of("months", reading.lower(told[1] + 2)) is not None:
        return None
    days = _today(anchor)
    if days is not None:
        near = told[0] <= datetime.date.fromordinal(days[0]).day + 3
        days = _day_in(_shifted(days, "month", 0 if near else -1), told[0])
    return Relative(index + 1, told[1], "day", days)


def _weekday(reading: Reading, index: int, anchor: Anchor) -> Relative | None:
    """ "Tuesday", "last Friday", "next Wednesday": the nearest such day before (or after) the text's own."""
    lead = reading.lower(index)
    at = index + (lead in words("calendar", "weekday_leads"))
    weekday = number_of("weekdays", reading.lower(at))
    if weekday is None or not reading.text(at)[0].isupper() or _names(reading, at):
        return None
    after = at + 1 + (reading.lower(at + 1) == "the")
    if day_at(reading, after) is not None or number_of("months", reading.lower(after)) is not None:
        return None
    if anchor.day is None:
        return Relative(index, at, "day", None, weekday=weekday)
    here = (anchor.day - 1) % 7  # ordinal 1 is a Monday
    if lead in ("next", "coming") or (at == index and looks_ahead(reading, max(0, index - 12), index)):
        day = anchor.day + ((weekday - here) % 7 or 7)
    else:
        day = anchor.day - ((here - weekday) % 7 or (7 if lead in ("last", "past") else 0))
    return Relative(index, at, "day", (day, day), weekday=weekday)


def _names(reading: Reading, at: int) -> bool:
    """Is the weekday part of a name or of a fuller date: "The Sunday Mail", "Sunday, 5 May", "the Friday"?"""
    following = reading.text(at + 1)
    title = following[:1].isupper() and reading.sort(at + 1) == "word"
    return title or reading.lower(at - 1) == "the" or following == "," or reading.lower(at + 1) == "'s"
