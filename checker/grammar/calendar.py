"""Points of the calendar: "December 29, 2020", "29 Dec", "2021-02-02", "October 2016", "Q3 2021", "the 1990s", "2004".

A point is what the words name; how prepositions bound it ("since", "by") and what it is relative to is `temporal`'s affair.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker import lexicon
from checker.text.tokens import Reading

MIN_YEAR, MAX_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Point:
    """A named piece of the calendar over tokens `first` to `last`; what the words leave out is None.

    `granularity` is the contract's: day, month, quarter, season, year, decade, century. `part` narrows it ("first", "middle", "last").
    `impossible` marks a day that no calendar has ("31 November"). `readings` holds both readings of an ambiguous numeric date.
    """

    first: int
    last: int
    granularity: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span_months: int = 1  # quarters 3, halves 6, seasons 3
    weekday: int | None = None
    part: str | None = None
    impossible: bool = False
    readings: tuple[tuple[int, int], ...] = ()  # (month, day)


@functools.cache
def names(name: str) -> Mapping[str, int]:
    """A table of the calendar's names, lower case to number."""
    table: Mapping[str, int] = lexicon.table("calendar")[name]
    return table


@functools.cache
def listed(name: str) -> frozenset[str]:
    """A list of the calendar's words."""
    return frozenset(lexicon.table("calendar")[name])


def starts_point(reading: Reading, index: int) -> bool:
    """Could a point begin at this token? The cheap test before the dear one."""
    if reading.sort(index) == "number":
        return True
    word = reading.lower(index)
    return (
        word in names("months")
        or word in names("weekdays")
        or word in names("weekday_short")
        or word in names("seasons")
        or word in names("quarters")
        or word in names("decades")
        or word in ("the", "'", "’")
        or word[:2] in ("h1", "h2", "fy")
    )


def point_at(reading: Reading, index: int) -> Point | None:
    """The longest point that begins at token `index`."""
    found = _with_weekday(reading, index)
    if found is not None:
        return found
    for shape in (_iso, _numeric, _month_first, _day_first, _quarter, _season, _decade, _century, _year):
        found = shape(reading, index)
        if found is not None:
            return found
    return None


def year_at(reading: Reading, index: int) -> int | None:
    """Four figures that could be a year at token `index`."""
    text = reading.text(index)
    if reading.sort(index) == "number" and len(text) == 4 and text.isascii() and text.isdigit():
        return int(text) if MIN_YEAR <= int(text) <= MAX_YEAR else None
    return None


def month_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """(month, last token) of a month name at `index`; an abbreviation may have a full stop."""
    word = reading.text(index)
    month = names("months").get(reading.lower(index))
    if month is None or not (word[0].isupper()):
        return None
    dotted = reading.text(index + 1) == "." and reading.touches(index) and len(word) <= 4 and word.lower() != "may"
    return month, index + 1 if dotted and reading.sort(index + 2) == "number" else index


def day_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """(day, last token) of a day of the month at `index`: 4, 4th."""
    text = reading.text(index)
    if (
        reading.sort(index) != "number"
        or len(text) > 2
        or not text.isascii()
        or not text.isdigit()
        or not 1 <= int(text) <= 31
    ):
        return None
    suffixed = reading.lower(index + 1) in ("st", "nd", "rd", "th") and reading.touches(index)
    return int(text), index + 1 if suffixed else index


def days_in(year: int, month: int) -> int:
    """Days of a month of the Gregorian calendar."""
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.date(year, month, 1)).days


def valid(year: int | None, month: int, day: int) -> bool:
    """Is there such a day? Without a year, 29 February passes."""
    return 1 <= month <= 12 and 1 <= day <= days_in(2000 if year is None else year, month)


def _with_weekday(reading: Reading, index: int) -> Point | None:
    word = reading.lower(index)
    weekday = names("weekdays").get(word)
    at = index + 1
    if weekday is None:
        weekday = names("weekday_short").get(word)
        if weekday is None or not reading.text(index)[:1].isupper():
            return None
        at += reading.text(at) == "."
        if reading.text(at) not in (",",) and day_at(reading, at) is None and month_at(reading, at) is None:
            return None
    at += reading.text(at) == ","
    at += reading.lower(at) == "the"
    for shape in (_month_first, _day_first, _numeric, _iso):
        found = shape(reading, at)
        if found is not None and found.day is not None:
            return replace(found, first=index, weekday=weekday)
    named = (
        reading.text(index + 1)[:1].isupper() and reading.sort(index + 1) == "word" or reading.text(index - 1) == "The"
    )
    return (
        Point(index, index, "day", weekday=weekday)
        if word in names("weekdays") and reading.text(index)[0].isupper() and not named
        else None
    )


def _iso(reading: Reading, index: int) -> Point | None:
    year = year_at(reading, index)
    mark = reading.text(index + 1)
    if year is None or mark not in ("-", "/", "‑") or not (reading.touches(index) and reading.touches(index + 1)):
        return None
    month = reading.text(index + 2)
    if not (month.isascii() and month.isdigit() and len(month) == 2 and 1 <= int(month) <= 12):
        return None
    if reading.text(index + 3) == mark and reading.touches(index + 2) and reading.touches(index + 3):
        day = day_at(reading, index + 4)
        if day is not None:
            return Point(index, day[1], "day", year, int(month), day[0], impossible=not valid(year, int(month), day[0]))
    return (
        Point(index, index + 2, "month", year, int(month))
        if mark == "-" and int(month) <= 12 and len(month) == 2 and not _short_year(reading, index)
        else None
    )


def _short_year(reading: Reading, index: int) -> bool:
    """2011-12 is a pair of years when the second continues the first."""
    return int(reading.text(index + 2)) == (int(reading.text(index)) + 1) % 100


def _numeric(reading: Reading, index: int) -> Point | None:
    """14.03.2017 (one token), 8/10/2012, 8-10-2012, 10/31/74."""
    if reading.sort(index) != "number":
        return None
    text = reading.text(index)
    if text.count(".") == 2 and text.isascii():
        parts, last = text.split("."), index
    else:
        mark = reading.text(index + 1)
        joined = all(reading.touches(index + n) for n in range(4))
        if mark not in ("/", "-") or reading.text(index + 3) != mark or not joined:
            return None
        parts, last = [text, reading.text(index + 2), reading.text(index + 4)], index + 4
    if (
        not all(part.isascii() and part.isdigit() for part in parts)
        or len(parts[0]) > 2
        or len(parts[1]) > 2
        or len(parts[2]) not in (2, 4)
    ):
        return None
    one, two, year = (int(part) for part in parts)
    year = year if len(parts[2]) == 4 else year + (2000 if year < 50 else 1900)
    dotted = text.count(".") == 2
    readings = tuple(
        (month, day)
        for month, day in dict.fromkeys(((one, two), (two, one)) if not dotted else ((two, one),))
        if valid(year, month, day)
    )
    if not readings or not MIN_YEAR <= year <= MAX_YEAR:
        return None
    month, day = readings[0]
    return Point(index, last, "day", year, month, day, readings=readings if len(readings) > 1 else ())


def _month_first(reading: Reading, index: int) -> Point | None:
    """December 29, 2020; Dec. 8; October 2016; October of 2016; May."""
    found = month_at(reading, index)
    if found is None:
        return None
    month, last = found
    after_the = last + 1 + (reading.lower(last + 1) == "the")
    day = day_at(reading, after_the)
    if day is not None and year_at(reading, last + 1) is None and not _clock(reading, after_the):
        comma = day[1] + 1 + (reading.text(day[1] + 1) == ",")
        year = year_at(reading, comma)
        if year is not None and _free_year(reading, comma):
            return Point(index, comma, "day", year, month, day[0], impossible=not valid(year, month, day[0]))
        return Point(index, day[1], "day", None, month, day[0], impossible=not valid(None, month, day[0]))
    comma = last + 1 + (reading.text(last + 1) == "," or reading.lower(last + 1) == "of")
    year = year_at(reading, comma)
    if year is not None and _free_year(reading, comma):
        return Point(index, comma, "month", year, month)
    if _plain_month(reading, index):
        return Point(index, last, "month", None, month)
    return None


def _plain_month(reading: Reading, index: int) -> bool:
    """A month on its own; a doubtful one ("May", "March") only with evidence before it."""
    word, before = reading.lower(index), reading.lower(index - 1)
    if before == "-":
        before = reading.lower(index - 2)
    if before in ("the",) and word not in ("january", "february", "december"):
        return False
    if word in listed("doubtful"):
        return before in listed("month_evidence") and reading.lower(index + 1) not in ("of", "by", "have", "be")
    return True


def _day_first(reading: Reading, index: int) -> Point | None:
    """29 December 2020; the 29th of December; 22 April."""
    start = index
    if reading.lower(index) == "the":
        index += 1
    day = day_at(reading, index)
    if day is None:
        return None
    at = (
        day[1] + 1 + (reading.lower(day[1] + 1) == "of") + (reading.text(day[1] + 1) == "-" and reading.touches(day[1]))
    )
    at += reading.text(at) == "." and reading.touches(at - 1)
    found = month_at(reading, at)
    if found is None or (start != index and day[1] == index):
        return None
    month, last = found
    comma = last + 1 + (reading.text(last + 1) == ",") + (reading.text(last + 1) == "-" and reading.touches(last))
    year = year_at(reading, comma)
    if year is not None and _free_year(reading, comma):
        return Point(index, comma, "day", year, month, day[0], impossible=not valid(year, month, day[0]))
    return Point(index, last, "day", None, month, day[0], impossible=not valid(None, month, day[0]))


def _free_year(reading: Reading, index: int) -> bool:
    """Is the figure at `index` a year rather than the start of "2,000 people" or "2000 metres"?"""
    return not (
        reading.text(index + 1) in (".", ",")
        and reading.touches(index)
        and reading.sort(index + 2) == "number"
        and reading.touches(index + 1)
    )


def _clock(reading: Reading, index: int) -> bool:
    return reading.text(index + 1) == ":" and reading.sort(index + 2) == "number"


def _quarter(reading: Reading, index: int) -> Point | None:
    """Q3 2021; the third quarter of 2021; the first half of 2016."""
    at = index + (reading.lower(index) == "the")
    word = reading.lower(at)
    if word in ("q", "h") and reading.touches(at) and reading.text(at + 1) in ("1", "2", "3", "4"):
        number, length, last = int(reading.text(at + 1)), 3 if word == "q" else 6, at + 1
    else:
        number = names("quarters").get(word, 0)
        if number == 0 and reading.sort(at) == "number" and reading.text(at) in ("1", "2", "3", "4"):
            number, at = int(reading.text(at)), at + 1
        unit = reading.lower(at + 1)
        if unit not in ("quarter", "half") or number == 0 or reading.lower(at + 2) == "a":
            return None
        length, last = 3 if unit == "quarter" else 6, at + 1
        number = 2 if unit == "half" and number == 4 else number
    if number * length > 12:
        return None
    after = last + 1 + (reading.lower(last + 1) == "of") + (reading.text(last + 1) == ",")
    year = year_at(reading, after)
    if year is None and reading.lower(last + 1) == "of" or year is None and length == 6:
        return None
    last = after if year is not None else last
    return Point(index, last, "quarter", year, (number - 1) * length + 1, span_months=length)


def _season(reading: Reading, index: int) -> Point | None:
    season = names("seasons").get(reading.lower(index))
    if season is None:
        return None
    after = index + 1 + (reading.lower(index + 1) == "of") + (reading.text(index + 1) == ",")
    year = year_at(reading, after)
    evidence = reading.lower(index - 1) in (
        "in",
        "last",
        "this",
        "next",
        "since",
        "until",
        "by",
        "early",
        "late",
        "previous",
    )
    if reading.lower(index - 1) == "the":
        evidence = (
            reading.lower(index - 2) in ("in", "since", "until", "by", "of", "during", "before", "after")
            and reading.lower(index) != "fall"
        )
    if year is None and not (evidence and (reading.lower(index) != "fall" or reading.text(index)[0].isupper())):
        return None
    first, _ = season
    return Point(index, after if year is not None else index, "season", year, first, span_months=3)


def _decade(reading: Reading, index: int) -> Point | None:
    """the 1990s, the 1990's, the '90s, the nineties."""
    at = index + (reading.lower(index) == "the")
    text, plural = reading.text(at), at + 1
    if text in ("'", "’") and reading.touches(at):
        at, text, plural = at + 1, reading.text(at + 1), at + 2
        short = True
    else:
        short = False
    word = names("decades").get(reading.lower(at))
    if word is not None and at > index:
        return Point(index, at, "decade", 1900 + word)
    ending = reading.lower(plural) in ("s", "'s") and reading.touches(plural - 1)
    if reading.sort(at) != "number" or not ending or not text.isdigit() or not text.endswith("0"):
        return None
    if len(text) == 4 and MIN_YEAR <= int(text) <= MAX_YEAR:
        return Point(at, plural, "decade", int(text))
    if len(text) == 2 and short:
        return Point(at - 1, plural, "decade", 1900 + int(text))
    return None


def _century(reading: Reading, index: int) -> Point | None:
    """the 19th century."""
    at = index + (reading.lower(index) == "the")
    number = reading.text(at)
    ordinal = lexicon.table("numerals")["ordinals"].get(reading.lower(at))
    if (
        reading.sort(at) == "number"
        and number.isdigit()
        and reading.lower(at + 1) in ("st", "nd", "rd", "th")
        and len(number) <= 2
    ):
        ordinal, at = int(number), at + 1
    at += reading.text(at + 1) == "-" and reading.lower(at + 2) == "century"
    if ordinal is None or ordinal > 22 or reading.lower(at + 1) != "century":
        return None
    return Point(index, at + 1, "century", (int(ordinal) - 1) * 100 + 1)


def _year(reading: Reading, index: int) -> Point | None:
    """A bare year, only with evidence about it: "in 2004", "(1971)", "the 2008 Olympics"."""
    year = year_at(reading, index)
    if year is None or not _free_year(reading, index) or not _year_evidence(reading, index):
        return None
    return Point(index, index, "year", year)


def _year_evidence(reading: Reading, index: int) -> bool:
    before, after = reading.lower(index - 1), reading.lower(index + 1)
    if after in (
        "bc",
        "bce",
        "b.c.",
        "%",
        "percent",
        "per",
        "m",
        "km",
        "people",
        "years",
        "metres",
        "meters",
        "euros",
        "dollars",
    ) or before in ("$", "€", "£", "no", "#", "no."):
        return False
    if reading.sort(index + 1) == "word" and reading.text(index + 1).islower() and _counted(reading, index):
        return False
    if before == "(" and after in (")", ",", ";", ":", "-", "–"):
        return True
    if before in ("-", "–", "/") and reading.touches(index - 1):
        return year_at(reading, index - 2) is not None or reading.lower(index - 2) in (
            "mid",
            "early",
            "late",
            "pre",
            "post",
        )
    if before in listed("year_evidence"):
        return True
    if (
        after in ("-", "–")
        and reading.touches(index)
        and (year_at(reading, index + 2) or reading.text(index + 2).isdigit() and len(reading.text(index + 2)) == 2)
    ):
        return True
    return after in listed("year_followers") or (before == "the" and reading.text(index + 1)[:1].isupper())


def _counted(reading: Reading, index: int) -> bool:
    """Is a plural noun counted by the figure: "In 2000 hospitals"? Then it is no year."""
    from checker.text import inflect

    word = reading.lower(index + 1)
    tags = inflect.tags(word)
    return "P" in tags and not tags & {"Z", "B", "D", "R"} and word not in listed("year_followers")
