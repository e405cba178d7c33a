"""Dates in figures alone: "2021-02-02", "8/10/2012", "14.03.2017", "10/2016", "on 22/04"."""

from __future__ import annotations

from checker.grammar.calendar import MAX_YEAR, MIN_YEAR, Point, number_of, valid
from checker.grammar.years import year_at
from checker.lexicon.lists import words
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule


def day_point(first: int, last: int, year: int | None, month: int, day: int) -> Point:
    """The point of a day, marked where no calendar has it."""
    return Point(first, last, "day", year, month, day, impossible=not valid(year, month, day))


def _figures(reading: Reading, index: int) -> tuple[list[str], int] | None:
    """Three figures that one sort of mark joins: 8/10/2012, 14.03.2017, 2015-3-3; and the last token."""
    text = reading.text(index)
    if text.count(".") == 2:
        parts, last = text.split("."), index
    else:
        mark = reading.text(index + 1)
        joined = mark in (*HYPHENS, "/") and all(reading.touches(index + n) for n in range(4))
        chained = reading.text(index - 1) == mark and reading.sort(index - 2) == "number"
        joined = joined and not (chained and year_at(reading, index - 2) is None)
        if not joined or reading.text(index + 3) != mark:
            return None
        parts, last = [text, reading.text(index + 2), reading.text(index + 4)], index + 4
    return (parts, last) if all(part.isascii() and part.isdigit() for part in parts) else None


@rule("date in figures, year first", "value")
def iso(reading: Reading, index: int) -> Point | None:
    """2021-02-02, 2012/8/10, 2014.12.28, 20210202."""
    text = reading.text(index)
    if len(text) == 8 and text[:2] in ("19", "20") and text.isascii() and text.isdigit():
        solid = valid(int(text[:4]), int(text[4:6]), int(text[6:]))
        return day_point(index, index, int(text[:4]), int(text[4:6]), int(text[6:])) if solid else None
    found = _figures(reading, index) if reading.sort(index) == "number" else None
    if found is None:
        return None
    (year, month, day), last = found
    if len(year) != 4 or len(month) > 2 or len(day) > 2 or not MIN_YEAR <= int(year) <= MAX_YEAR:
        return None
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return day_point(index, last, int(year), int(month), int(day))


@rule("date in figures", "value")
def numeric(reading: Reading, index: int) -> Point | None:
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
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    if not readings:  # 31/11/2019: a month that is too short, where the figures can be nothing but a day and a month
        meant = [pair for pair in pairs if 1 <= pair[0] <= 12 < pair[1] <= 31] if len(short) == 4 else []
        return day_point(index, last, year, *meant[0]) if meant else None
    month, day = readings[0]
    return Point(index, last, "day", year, month, day, readings=readings if len(readings) > 1 else ())


def day_and_month(reading: Reading, index: int) -> Point | None:
    """22/04, 4/22, 2/15 without a year: a date only behind a word that leads one to expect it ("on", "by", "next")."""
    one, two, at = reading.text(index), reading.text(index + 2), index + 2
    before, mark = reading.lower(index - 1), reading.text(index + 1)
    weekday = number_of("weekdays", before) is not None
    joined = (mark == "/" or (weekday and mark == "-")) and reading.touches(index) and reading.touches(index + 1)
    if not joined or len(one) > 2 or len(two) > 2 or not (one + two).isascii() or not (one + two).isdigit():
        return None
    padded = len(one) == len(two) == 2 and "0" in (one[0], two[0])
    expected = before in words("calendar", "figure_openers") or weekday or (padded and not _scored(reading, index))
    if not expected or reading.text(at + 1) in ("/", "%", "-") or reading.sort(at + 1) == "number":
        return None
    if reading.sort(at + 1) == "word" and reading.lower(at + 1) not in words("calendar", "day_followers"):
        return None
    pairs = dict.fromkeys(((int(one), int(two)), (int(two), int(one))))
    readings = tuple(pair for pair in pairs if valid(None, *pair))
    if not readings:
        return None
    return Point(index, at, "day", None, *readings[0], readings=readings if len(readings) > 1 else ())


def _scored(reading: Reading, index: int) -> bool:
    """Is a figure a part of a chain or share ("1/10/02", "$10/02")?"""
    return reading.text(index - 1) in ("/", "-", "$", "€", "£", "#", ".")


def month_of_year(reading: Reading, index: int) -> Point | None:
    """2021-02, 2016/11, 10/2016; but 2011-12 and 2011/12 are a pair of years."""
    mark = reading.text(index + 1)
    joined = reading.touches(index) and reading.touches(index + 1)
    apart = mark == "/" and year_at(reading, index) is not None and reading.sort(index + 3) not in ("word", "number")
    if reading.sort(index) != "number" or mark not in (*HYPHENS, "/") or not (joined or apart):
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
