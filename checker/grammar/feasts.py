"""Holidays that a text names for their day: "Christmas Eve", "Easter Monday 2018", "before Thanksgiving"."""

from __future__ import annotations

from checker.grammar.calendar import Point
from checker.grammar.years import year_expected
from checker.lexicon.lists import names, phrases, words
from checker.text.tokens import Reading

SPRING = 4  # the month in which Easter mostly falls


def feast_at(reading: Reading, index: int) -> Point | None:
    """The holiday that begins at token `index`: before a year, or behind a preposition and with no noun of its own.

    A "Christmas tree" has no date, nor has "Easter Island".
    """
    listed = phrases("calendar", "feasts").get(reading.lower(index), ())
    phrase = next((one for one in listed if reading.phrase_at(index, one)), None)
    if phrase is None or reading.lower(index - 1) in words("calendar", "other_calendars"):
        return None
    last = index + len(phrase) - 1
    weekend = reading.lower(last + 1) == "weekend"
    last += weekend
    year = year_expected(reading, last + 1 + (reading.lower(last + 1) in ("of", "in", ",")), short=False)
    if year is None and not _meant(reading, index, last):
        return None
    rule = names("calendar", "feasts")[" ".join(phrase).replace(" 's", "'s")]
    told, end = year or (None, last)
    if "-" in rule and not rule.startswith("easter"):
        month, day = (int(part) for part in rule.split("-"))
        return Point(index, end, "day", told, month, day, weekend=weekend)
    first = int(rule.split()[0]) if rule[0].isdigit() else SPRING
    return Point(index, end, "day", told, first, 1, feast=rule, weekend=weekend)


def _meant(reading: Reading, index: int, last: int) -> bool:
    goes_on = words("calendar", "day_followers") | words("calendar", "day_parts")
    if reading.sort(last + 1) == "word" and reading.lower(last + 1) not in goes_on:
        return False
    led = reading.lower(index - 1) in words("calendar", "feast_openers") or index == 0
    sure = reading.text(index)[0].isupper() or reading.sort(last + 1) != "word"
    sure = sure or reading.lower(last) == "weekend"
    return led and (sure or reading.lower(last + 1) in ("of", "this", "last", "next"))
