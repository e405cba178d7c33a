"""Points of the calendar in words and figures: "December 29, 2020", "29 Dec", "2021-02-02", "Q3 2021", "the 1990s".

Each shape is a function from a token to a `Point` or None. How prepositions bound a point ("since", "by") and what it
is relative to is the affair of `temporal`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from checker.grammar.calendar import Point, number_of
from checker.grammar.feasts import feast_at
from checker.grammar.numeral import numeral_at
from checker.grammar.numeric import day_and_month, day_point, iso, month_of_year, numeric
from checker.grammar.years import century, decade, lone_year, year_at, year_expected
from checker.lexicon.lists import names, phrases, words
from checker.model.record import replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

WINTER = 12  # its first month, in the year before its others
SUFFIXES = ("st", "nd", "rd", "th")


def starts_point(reading: Reading, index: int) -> bool:
    """Could a point begin at this token? The cheap test before the dear one."""
    return reading.sort(index) == "number" or reading.lower(index) in _starters()


@functools.cache
def _starters() -> frozenset[str]:
    tables = ("months", "weekdays", "weekday_short", "seasons", "quarters", "decades")
    named = {word for table in tables for word in names("calendar", table)} | set(phrases("calendar", "feasts"))
    plain = words("numerals", "ordinals") | words("numerals", "tens")
    return frozenset(named | plain | {"the", "'", "’", "q", "h", "fy", "cy", "ad"})


@rule("date", "value")
def point_at(reading: Reading, index: int) -> Point | None:
    """A date as it is written out; of several readings the longest.

    The point that begins at token `index`, or None.
    """
    shapes: tuple[Callable[[Reading, int], Point | None], ...]
    if reading.sort(index) == "number":
        shapes = _OF_FIGURES if _joined(reading, index) else _OF_LONE_FIGURES
    else:
        shapes = _OF_WORDS
    for shape in shapes:
        found = shape(reading, index)
        if found is not None:
            return found
    return decade(reading, index) or century(reading, index) or lone_year(reading, index)


def _joined(reading: Reading, index: int) -> bool:
    """May the figure be a date in figures alone: is it joined to another, or long?"""
    text = reading.text(index)
    return reading.text(index + 1) in (*HYPHENS, "/") or len(text) == 8 or text.count(".") == 2


# --- parts ------------------------------------------------------------------------------------------------------------


def month_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """(month, last token) of a month name at `index`; an abbreviation may have a full stop."""
    word = reading.text(index)
    month = number_of("months", reading.lower(index))
    if month is None:
        return None
    short = reading.text(index + 1) == "." and reading.touches(index) and len(word) <= 4 and word.lower() != "may"
    return month, index + 1 if short and reading.sort(index + 2) == "number" else index


def day_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """(day, last token) of a day of the month in figures at `index`: 4, 4th."""
    text = reading.text(index)
    if reading.sort(index) != "number" or len(text) > 2 or not (text.isascii() and text.isdigit()):
        return None
    suffixed = reading.lower(index + 1) in SUFFIXES and reading.touches(index)
    return (int(text), index + suffixed) if 1 <= int(text) <= 31 else None


def ordinal_day(reading: Reading, index: int) -> tuple[int, int] | None:
    """(day, last token) of a day of the month as an ordinal at `index`: 4th, "fourth", "twenty-second"."""
    found = _day_or_ordinal(reading, index)
    return None if found is None or (found[1] == index and reading.sort(index) == "number") else found


def day_in_words(reading: Reading, index: int) -> tuple[int, int] | None:
    """(day, last token) of a day of the month told by a plain number in words: "twenty five"."""
    named = reading.lower(index) in words("numerals", "tens") or reading.lower(index) in words("numerals", "units")
    numeral = numeral_at(reading, index) if named and reading.sort(index) == "word" else None
    if numeral is None or numeral.ordinal or numeral.value.denominator != 1 or not 1 <= numeral.value <= 31:
        return None
    return int(numeral.value), numeral.last


def _day_or_ordinal(reading: Reading, index: int) -> tuple[int, int] | None:
    """A day in figures, or an ordinal in words: "fourth", "twenty-second"."""
    found = day_at(reading, index)
    word = reading.lower(index)
    if found is not None or not (word in words("numerals", "ordinals") or word in ("twenty", "thirty")):
        return found
    numeral = numeral_at(reading, index)
    if numeral is None or not numeral.ordinal or not 1 <= numeral.value <= 31:
        return None
    return int(numeral.value), numeral.last


def _year_after(reading: Reading, last: int, *, joined: bool = False) -> tuple[int, int] | None:
    """The year behind a day or month, past a comma, "of", "in", or a mark that touches both.

    `joined`: day and month hang together by such a mark too, so that two figures behind one more are a year.
    """
    at = last + 1
    if reading.text(at) in (*HYPHENS, "/") and reading.touches(last) and reading.touches(at):
        return year_expected(reading, at + 1, short=joined)
    at += reading.text(at) == "," or (reading.lower(at) in ("of", "in") and year_at(reading, at + 1) is not None)
    return year_expected(reading, at, short=False)


def _cased(reading: Reading, index: int, *, year: bool, day: bool) -> bool:
    """A month in lower case counts only beside a year, or beside a day where it is no common word."""
    doubtful = reading.lower(index) in words("calendar", "doubtful")
    return reading.text(index)[0].isupper() or year or (day and not doubtful)


# --- shapes -----------------------------------------------------------------------------------------------------------


@rule("date with its weekday", "value")
def _with_weekday(reading: Reading, index: int) -> Point | None:
    """ "Tuesday, 5 May 2020", "Fri. 3 July"; the weekday tells an ambiguous date its reading."""
    word, at = reading.lower(index), index + 1
    weekday = number_of("weekdays", word)
    if weekday is None:
        weekday = number_of("weekday_short", word)
        if weekday is None or not reading.text(index)[:1].isupper():
            return None
        at += reading.text(at) == "."
        if reading.text(at) != "," and reading.sort(at) != "number" and month_at(reading, at) is None:
            return None
    at += reading.text(at) == ","
    at += reading.lower(at) == "the"
    for shape in (iso, numeric, day_and_month, _month_first, _day_first):
        found = shape(reading, at)
        if found is not None and found.day is not None:
            return replace(found, first=index, weekday=weekday)
    return None


@rule("month, then day or year", "value")
def _month_first(reading: Reading, index: int) -> Point | None:
    """December 29, 2020; Dec. 8; Sep-23-2020; July fourth; October 2016; October of 2016; May."""
    found = month_at(reading, index)
    if found is None:
        return None
    month, last = found
    at = last + 1 + (reading.lower(last + 1) == "the")
    at += reading.text(at) in (*HYPHENS, "/") and reading.touches(at - 1) and reading.touches(at)
    at += reading.text(at) == "," and ordinal_day(reading, at + 1) is not None
    day = _day_or_ordinal(reading, at) or _spelt_day(reading, at)
    if day is not None and year_at(reading, last + 1) is None and not _other(reading, day[1]):
        year = _year_after(reading, day[1], joined=reading.text(at - 1) in (*HYPHENS, "/"))
        alone = index == 0 and day[1] >= reading.count - 2
        if alone or _cased(reading, index, year=year is not None, day=True):
            return day_point(index, year[1] if year else day[1], year[0] if year else None, month, day[0])
    year = _year_after(reading, last) or _late_year(reading, last + 1)
    if year is not None:
        return Point(index, year[1], "month", year[0], month)
    return Point(index, last, "month", None, month) if _plain_month(reading, index) else None


def _spelt_day(reading: Reading, index: int) -> tuple[int, int] | None:
    """A day as a plain number in words behind its month, where nothing can be counted by it: "May twenty nine"."""
    found = day_in_words(reading, index)
    if found is None:
        return None
    told = year_expected(reading, found[1] + 1 + (reading.text(found[1] + 1) == ","), short=False) is not None
    return found if told or reading.sort(found[1] + 1) not in ("word", "number") else None


def _late_year(reading: Reading, at: int) -> tuple[int, int] | None:
    """Two figures behind a month that are no day: "Aug 96"."""
    found = _short_year(reading, at)
    return found if found is not None and int(reading.text(at)) > 31 else None


def _other(reading: Reading, last: int) -> bool:
    """Is the figure that ends at token `last` the hour of a clock, or the start of a share or sum?"""
    following = reading.text(last + 1)
    return following == "%" or (following == ":" and reading.sort(last + 2) == "number")


def _plain_month(reading: Reading, index: int) -> bool:
    """A month on its own; a doubtful one ("May", "March") only with evidence before it."""
    word, before = reading.lower(index), reading.lower(index - 1)
    before = reading.lower(index - 2) if before == "-" else before
    if before == "the" and word not in ("january", "february", "december"):
        return False
    evident = before in words("calendar", "month_evidence")
    if word in words("calendar", "doubtful"):
        after = reading.lower(index + 1)
        ends = reading.text(index)[0].isupper() or (before == "in" and reading.sort(index + 1) != "word")
        lone = index == 0 and index >= reading.count - 2 and reading.sort(1) != "word"
        lone = lone or (index == 0 and reading.lower(1) == "in" and reading.lower(2) in ("a", "one", "two"))
        if reading.text(index)[0].isupper() and _leads_on(reading, index):
            return True
        of = after in ("of", "by", "have", "be") and not (after == "of" and _of_year(reading, index + 2))
        return (evident and ends and not of) or (lone and reading.text(0)[0].isupper())
    return evident or reading.text(index)[0].isupper()


def _leads_on(reading: Reading, index: int) -> bool:
    """ "(May) to June", "(Jan)-Mar 2016": a second month follows what joins a range."""
    joined = reading.text(index + 1) in (*HYPHENS, "–", "—", "/")
    joined = joined or reading.lower(index + 1) in ("to", "through", "thru", "until", "till")
    return joined and month_at(reading, index + 2) is not None and reading.text(index + 2)[0].isupper()


def _of_year(reading: Reading, index: int) -> bool:
    """ "(March of) this year", "(May of) the same year"."""
    return "year" in (reading.lower(index + 1), reading.lower(index + 2))


@rule("day, then month", "value")
def _day_first(reading: Reading, index: int) -> Point | None:
    """29 December 2020; the 29th of December; the fourth of July 1995; 23/Sep/2020; 3 Aug 96; 22 April."""
    start = index
    if reading.text(index - 1) in words("calendar", "no_year_after"):
        return None  # "$ 12 December"
    index += reading.lower(index) == "the"
    spelt = None if start != index else day_in_words(reading, index)
    day = spelt if spelt is not None and reading.lower(spelt[1] + 1) != "of" else _day_or_ordinal(reading, index)
    if day is None or (start != index and day[1] == index and reading.sort(index) == "number"):
        return None
    at, joined = day[1] + 1, False
    if reading.text(at) in (*HYPHENS, "/") and reading.touches(day[1]):
        at, joined = at + 1, True
    at += reading.lower(at) == "of" or (reading.text(at) == "." and reading.touches(at - 1))
    found = month_at(reading, at)
    if found is None or (reading.sort(index) == "word" and reading.lower(at - 1) != "of" and day is not spelt):
        return None
    year = _year_after(reading, found[1], joined=joined)
    if year is None and reading.sort(found[1] + 1) == "number" and reading.lower(found[1] + 2) in ("bc", "bce", "b.c."):
        return None
    if year is None and len(reading.text(at)) <= 4 and not joined:
        year = _short_year(reading, found[1] + 1)
    ordinal = reading.lower(day[1]) in SUFFIXES or (reading.sort(day[1]) == "word" and day is not spelt)
    certain = ordinal and (reading.lower(at - 1) == "of" or reading.lower(at) in words("calendar", "short_months"))
    if not (_cased(reading, at, year=year is not None, day=True) or certain):
        return None
    return day_point(index, year[1] if year else found[1], year[0] if year else None, found[0], day[0])


def _short_year(reading: Reading, at: int) -> tuple[int, int] | None:
    """Two figures behind an abbreviated month ("3 Aug 96"), where nothing can be counted by them."""
    text = reading.text(at)
    if reading.sort(at) != "number" or len(text) != 2 or reading.sort(at + 1) == "word":
        return None
    if reading.touches(at) and reading.text(at + 1) not in (".", ",", ";", ")"):
        return None
    return int(text) + (2000 if int(text) < 50 else 1900), at


@rule("year, then month or quarter", "value")
def _year_first(reading: Reading, index: int) -> Point | None:
    """2012/Aug/10; 2017 April; 2019 Q3; 2016 H2; 2016 the third quarter."""
    year = year_at(reading, index)
    if year is None:
        return None
    mark = reading.text(index + 1)
    at = index + 1 + (mark in (*HYPHENS, "/") and reading.touches(index) and reading.touches(index + 1))
    comma = mark == "," and month_at(reading, index + 2) is not None and reading.sort(index + 3) != "word"
    at += comma or reading.lower(at) in words("calendar", "eras")
    part = _quarter(reading, at)
    if part is not None and part.year is None:
        return replace(part, first=index, year=year)
    found = month_at(reading, at)
    day = day_at(reading, at) if mark == "/" and at > index + 1 else None
    if day is not None and reading.text(day[1] + 1) == mark:
        named = month_at(reading, day[1] + 2)
        return None if named is None else day_point(index, named[1], year, named[0], day[0])
    if found is None:
        return None
    after = found[1] + 1
    if at > index + 1 and reading.text(after) == mark:
        day = day_at(reading, after + 1)
        return None if day is None else day_point(index, day[1], year, found[0], day[0])
    common = reading.lower(at) in words("calendar", "doubtful")
    free = day_at(reading, after) is None and not (common and reading.text(at).islower())
    ended = reading.sort(after) not in ("word", "number")
    free = free and (not common or (ended and (comma or reading.lower(at - 1) in words("calendar", "eras"))))
    return Point(index, found[1], "month", year, found[0]) if free else None


@rule("quarter or half of a year", "value")
def _quarter(reading: Reading, index: int) -> Point | None:
    """Q3 2021; the third quarter of 2021; the first half of 2016; 4th qtr 2018."""
    at = index + (reading.lower(index) == "the")
    word, figure = reading.lower(at), reading.text(at + 1)
    swapped = figure in ("Q", "H") and reading.text(at) in ("1", "2", "3", "4")  # 3Q 2018
    if swapped and reading.touches(at):
        word, figure = figure.lower(), reading.text(at)
    if word in ("q", "h") and reading.touches(at) and figure in ("1", "2", "3", "4"):
        number, length, last = int(figure), 3 if word == "q" else 6, at + 1
    else:
        number = number_of("quarters", word) or 0
        if not number and reading.text(at) in ("1", "2", "3", "4") and reading.lower(at + 1) in SUFFIXES:
            number, at = int(reading.text(at)), at + 1
        unit = reading.lower(at + 1)
        if not number or unit not in ("quarter", "qtr", "half") or reading.lower(at + 2) == "a":
            return None
        length, last = 6 if unit == "half" else 3, at + 1
        number = 2 if unit == "half" and number == 4 else number
    marked = reading.lower(last + 1) == "of" or reading.text(last + 1) in (",", "/", *HYPHENS)
    told = _quarter_year(reading, last + 1 + marked, glued=word in ("q", "h") and reading.touches(last))
    if swapped and told is None:
        return None
    bare = told is None and (reading.lower(last + 1) == "of" or (length == 6 and word != "h") or word == "h")
    if number * length > 12 or (bare and year_at(reading, index - 1) is None):
        return None
    year, last = told or (None, last)
    return Point(index, last, "quarter", year, (number - 1) * length + 1, span_months=length)


def _quarter_year(reading: Reading, at: int, *, glued: bool) -> tuple[int, int] | None:
    """The year behind a quarter: 2016, '16, FY2016, or 16 where it touches ("Q1/16", "3Q16")."""
    office = lone_year(reading, at) if reading.lower(at) in ("fy", "cy") else None
    if office is not None and office.year is not None:
        return office.year, office.last
    at += reading.lower(at) in ("fiscal", "fy")
    short = glued and reading.touches(at - 1) and reading.text(at - 1) != ","
    return year_expected(reading, at, short=short)


@rule("season", "value")
def _season(reading: Reading, index: int) -> Point | None:
    """ "spring 2021", "last summer"; a season alone only behind a preposition of time."""
    word = reading.lower(index)
    first = number_of("seasons", word)
    if first is None:
        return None
    after = index + 1 + (reading.lower(index + 1) == "months" and reading.lower(index + 2) == "of")
    after += reading.lower(after) == "of" or reading.text(after) == ","
    year = year_at(reading, after)
    if year is not None:
        turned = reading.text(after + 1) in (*HYPHENS, "–", "/") and first == WINTER
        second = reading.text(after + 2) if turned and reading.touches(after) else ""
        last = after + 2 if second in (str(year + 1), str(year + 1)[2:]) else after
        return Point(index, last, "season", year, first, span_months=3)
    evidence = reading.lower(index - 1) in words("calendar", "season_evidence")
    if reading.lower(index - 1) == "the":
        evidence = reading.lower(index - 2) in words("calendar", "season_openers") and word != "fall"
    evidence = evidence or (reading.lower(index - 1) == "of" and reading.lower(index - 2) in names("calendar", "parts"))
    if not evidence or (word == "fall" and not _autumn(reading, index)):
        return None
    return Point(index, index, "season", None, first, span_months=3)


def _autumn(reading: Reading, index: int) -> bool:
    """ "Fall", "last fall", "this fall the": no fall of, from or in something."""
    led = number_of("relative", reading.lower(index - 1)) is not None
    in_something = reading.lower(index + 1) in ("in", "of", "from", "to", "by")
    return reading.text(index)[0].isupper() or (led and not in_something)


_OF_LONE_FIGURES = (_day_first, _year_first, _quarter)
_OF_FIGURES = (iso, numeric, day_and_month, month_of_year, *_OF_LONE_FIGURES)
_OF_WORDS = (_with_weekday, feast_at, _month_first, _day_first, _quarter, _season)
