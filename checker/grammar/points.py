"""Points of the calendar in words and figures: "December 29, 2020", "29 Dec", "2021-02-02", "Q3 2021", "the 1990s".

Each shape is a function from a token to a `Point` or None. How prepositions bound a point ("since", "by") and what it
is relative to is the affair of `temporal`.
"""

from __future__ import annotations

from dataclasses import replace

from checker.grammar.calendar import MAX_YEAR, MIN_YEAR, Point, number_of, valid
from checker.grammar.numeral import numeral_at
from checker.grammar.years import century, decade, lone_year, year_at, year_expected
from checker.lexicon.lists import words
from checker.text.tokens import HYPHENS, Reading

_SUFFIXES = ("st", "nd", "rd", "th")


def starts_point(reading: Reading, index: int) -> bool:
    """Could a point begin at this token? The cheap test before the dear one."""
    if reading.sort(index) == "number":
        return True
    word = reading.lower(index)
    tables = ("months", "weekdays", "weekday_short", "seasons", "quarters", "decades")
    if word in ("the", "'", "’", "q", "h") or any(number_of(table, word) is not None for table in tables):
        return True
    return word in words("numerals", "ordinals") or word in words("numerals", "tens")


def point_at(reading: Reading, index: int) -> Point | None:
    """The longest point that begins at token `index`."""
    found = _with_weekday(reading, index)
    if found is not None:
        return found
    for shape in (_iso, _numeric, _month_of_year, _month_first, _day_first, _year_first, _quarter, _season):
        found = shape(reading, index)
        if found is not None:
            return found
    return decade(reading, index) or century(reading, index) or lone_year(reading, index)


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
    suffixed = reading.lower(index + 1) in _SUFFIXES and reading.touches(index)
    return (int(text), index + suffixed) if 1 <= int(text) <= 31 else None


def _day_or_ordinal(reading: Reading, index: int) -> tuple[int, int] | None:
    """A day in figures, or an ordinal in words: "fourth", "twenty-second"."""
    found = day_at(reading, index)
    if found is not None or reading.sort(index) != "word":
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


def _day(first: int, last: int, year: int | None, month: int, day: int) -> Point:
    return Point(first, last, "day", year, month, day, impossible=not valid(year, month, day))


# --- shapes -----------------------------------------------------------------------------------------------------------


def _with_weekday(reading: Reading, index: int) -> Point | None:
    """ "Tuesday, 5 May 2020", "Fri. 3 July"; the weekday tells an ambiguous date its reading."""
    word, at = reading.lower(index), index + 1
    weekday = number_of("weekdays", word)
    if weekday is None:
        weekday = number_of("weekday_short", word)
        if weekday is None or not reading.text(index)[:1].isupper():
            return None
        at += reading.text(at) == "."
        if reading.text(at) != "," and day_at(reading, at) is None and month_at(reading, at) is None:
            return None
    at += reading.text(at) == ","
    at += reading.lower(at) == "the"
    for shape in (_iso, _numeric, _month_first, _day_first):
        found = shape(reading, at)
        if found is not None and found.day is not None:
            return replace(found, first=index, weekday=weekday)
    following = reading.text(index + 1)
    named = (following[:1].isupper() and reading.sort(index + 1) == "word") or reading.text(index - 1) == "The"
    full = number_of("weekdays", word) is not None and reading.text(index)[0].isupper()
    return Point(index, index, "day", weekday=weekday) if full and not named else None


def _figures(reading: Reading, index: int) -> tuple[list[str], int] | None:
    """Three figures that one sort of mark joins: 8/10/2012, 14.03.2017, 2015-3-3; and the last token."""
    text = reading.text(index)
    if text.count(".") == 2:
        parts, last = text.split("."), index
    else:
        mark = reading.text(index + 1)
        joined = mark in (*HYPHENS, "/") and all(reading.touches(index + n) for n in range(4))
        if not joined or reading.text(index + 3) != mark:
            return None
        parts, last = [text, reading.text(index + 2), reading.text(index + 4)], index + 4
    return (parts, last) if all(part.isascii() and part.isdigit() for part in parts) else None


def _iso(reading: Reading, index: int) -> Point | None:
    """2021-02-02, 2012/8/10, 2014.12.28."""
    found = _figures(reading, index) if reading.sort(index) == "number" else None
    if found is None:
        return None
    (year, month, day), last = found
    if len(year) != 4 or len(month) > 2 or len(day) > 2 or not MIN_YEAR <= int(year) <= MAX_YEAR:
        return None
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return _day(index, last, int(year), int(month), int(day))


def _numeric(reading: Reading, index: int) -> Point | None:
    """14.03.2017, 8/10/2012, 8-10-2012, 10/31/74; with full stops the day comes first where it can."""
    found = _figures(reading, index) if reading.sort(index) == "number" else None
    if found is None:
        return None
    (one, two, short), last = found
    if len(one) > 2 or len(two) > 2 or len(short) not in (2, 4):
        return None
    year = int(short) if len(short) == 4 else int(short) + (2000 if int(short) < 50 else 1900)
    pairs = dict.fromkeys(((int(one), int(two)), (int(two), int(one))))
    readings = tuple(pair for pair in pairs if valid(year, *pair))
    if last == index:
        readings = readings[-1:]
    if not readings or not MIN_YEAR <= year <= MAX_YEAR:
        return None
    month, day = readings[0]
    return Point(index, last, "day", year, month, day, readings=readings if len(readings) > 1 else ())


def _month_of_year(reading: Reading, index: int) -> Point | None:
    """2021-02, 2016/11, 10/2016; but 2011-12 and 2011/12 are a pair of years."""
    mark = reading.text(index + 1)
    joined = reading.touches(index) and reading.touches(index + 1)
    if reading.sort(index) != "number" or mark not in (*HYPHENS, "/") or not joined:
        return None
    if reading.text(index + 3) == mark or reading.text(index - 1) == mark:
        return None
    one, two = reading.text(index), reading.text(index + 2)
    first, second = year_at(reading, index), year_at(reading, index + 2)
    month, year = (two, first) if first is not None else (one, second)
    if year is None or not (month.isascii() and month.isdigit() and len(month) <= 2 and 1 <= int(month) <= 12):
        return None
    pair = first is not None and int(month) == (year + 1) % 100
    dashed = mark != "/" and len(month) < 2
    return None if pair or dashed else Point(index, index + 2, "month", year, int(month))


def _month_first(reading: Reading, index: int) -> Point | None:
    """December 29, 2020; Dec. 8; Sep-23-2020; July fourth; October 2016; October of 2016; May."""
    found = month_at(reading, index)
    if found is None:
        return None
    month, last = found
    at = last + 1 + (reading.lower(last + 1) == "the")
    at += reading.text(at) in (*HYPHENS, "/") and reading.touches(at - 1) and reading.touches(at)
    day = _day_or_ordinal(reading, at)
    if day is not None and year_at(reading, last + 1) is None and not _other(reading, day[1]):
        year = _year_after(reading, day[1], joined=reading.text(at - 1) in (*HYPHENS, "/"))
        if _cased(reading, index, year=year is not None, day=True):
            return _day(index, year[1] if year else day[1], year[0] if year else None, month, day[0])
    year = _year_after(reading, last)
    if year is not None:
        return Point(index, year[1], "month", year[0], month)
    alone = reading.text(index)[0].isupper() and _plain_month(reading, index)
    return Point(index, last, "month", None, month) if alone else None


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
    if word in words("calendar", "doubtful"):
        after = reading.lower(index + 1)
        return before in words("calendar", "month_evidence") and after not in ("of", "by", "have", "be")
    return True


def _day_first(reading: Reading, index: int) -> Point | None:
    """29 December 2020; the 29th of December; the fourth of July 1995; 23/Sep/2020; 3 Aug 96; 22 April."""
    start = index
    index += reading.lower(index) == "the"
    day = _day_or_ordinal(reading, index)
    if day is None or (start != index and day[1] == index and reading.sort(index) == "number"):
        return None
    at, joined = day[1] + 1, False
    if reading.text(at) in (*HYPHENS, "/") and reading.touches(day[1]):
        at, joined = at + 1, True
    at += reading.lower(at) == "of" or (reading.text(at) == "." and reading.touches(at - 1))
    found = month_at(reading, at)
    if found is None or (reading.sort(index) == "word" and reading.lower(at - 1) != "of"):
        return None
    year = _year_after(reading, found[1], joined=joined)
    if year is None and len(reading.text(at)) <= 4 and not joined:
        year = _short_year(reading, found[1] + 1)
    if not _cased(reading, at, year=year is not None, day=True):
        return None
    return _day(index, year[1] if year else found[1], year[0] if year else None, found[0], day[0])


def _short_year(reading: Reading, at: int) -> tuple[int, int] | None:
    """Two figures behind an abbreviated month ("3 Aug 96"), where nothing can be counted by them."""
    text = reading.text(at)
    if reading.sort(at) != "number" or len(text) != 2 or reading.sort(at + 1) == "word":
        return None
    if reading.touches(at) and reading.text(at + 1) not in (".", ",", ";", ")"):
        return None
    return int(text) + (2000 if int(text) < 50 else 1900), at


def _year_first(reading: Reading, index: int) -> Point | None:
    """2012/Aug/10; 2017 April; 2019 Q3; 2016 H2; 2016 the third quarter."""
    year = year_at(reading, index)
    if year is None:
        return None
    mark = reading.text(index + 1)
    at = index + 1 + (mark in (*HYPHENS, "/") and reading.touches(index) and reading.touches(index + 1))
    part = _quarter(reading, at)
    if part is not None and part.year is None:
        return replace(part, first=index, year=year)
    found = month_at(reading, at)
    if found is None:
        return None
    after = found[1] + 1
    if at > index + 1 and reading.text(after) == mark:
        day = day_at(reading, after + 1)
        return None if day is None else _day(index, day[1], year, found[0], day[0])
    common = reading.lower(at) in words("calendar", "doubtful")
    free = day_at(reading, after) is None and not common and not reading.text(at).islower()
    return Point(index, found[1], "month", year, found[0]) if free else None


def _quarter(reading: Reading, index: int) -> Point | None:
    """Q3 2021; the third quarter of 2021; the first half of 2016; 4th qtr 2018."""
    at = index + (reading.lower(index) == "the")
    word, figure = reading.lower(at), reading.text(at + 1)
    if word in ("q", "h") and reading.touches(at) and figure in ("1", "2", "3", "4"):
        number, length, last = int(figure), 3 if word == "q" else 6, at + 1
    else:
        number = number_of("quarters", word) or 0
        if not number and reading.text(at) in ("1", "2", "3", "4") and reading.lower(at + 1) in _SUFFIXES:
            number, at = int(reading.text(at)), at + 1
        unit = reading.lower(at + 1)
        if not number or unit not in ("quarter", "qtr", "half") or reading.lower(at + 2) == "a":
            return None
        length, last = 6 if unit == "half" else 3, at + 1
        number = 2 if unit == "half" and number == 4 else number
    after = last + 1 + (reading.lower(last + 1) == "of" or reading.text(last + 1) == ",")
    year = year_at(reading, after)
    bare = year is None and (reading.lower(last + 1) == "of" or (length == 6 and word != "h") or word == "h")
    if number * length > 12 or (bare and year_at(reading, index - 1) is None):
        return None
    return Point(index, last if year is None else after, "quarter", year, (number - 1) * length + 1, span_months=length)


def _season(reading: Reading, index: int) -> Point | None:
    """ "spring 2021", "last summer"; a season alone only behind a preposition of time."""
    word = reading.lower(index)
    first = number_of("seasons", word)
    if first is None:
        return None
    after = index + 1 + (reading.lower(index + 1) == "of" or reading.text(index + 1) == ",")
    year = year_at(reading, after)
    if year is not None:
        return Point(index, after, "season", year, first, span_months=3)
    evidence = reading.lower(index - 1) in words("calendar", "season_evidence")
    if reading.lower(index - 1) == "the":
        evidence = reading.lower(index - 2) in words("calendar", "season_openers") and word != "fall"
    if not evidence or (word == "fall" and not reading.text(index)[0].isupper()):
        return None
    return Point(index, index, "season", None, first, span_months=3)
