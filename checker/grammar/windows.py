"""Stretches of time up to or from the day of the text: "next 3 days", "past three weeks", "the coming two quarters"."""

from __future__ import annotations

import functools

from checker import lexicon
from checker.grammar.anchor import Scene
from checker.grammar.calendar import Days, number_of, shifted, working
from checker.grammar.expression import Temporal, reckoned
from checker.grammar.lengths import Length, count_at, length_at, length_of, length_unit
from checker.lexicon.lists import words
from checker.model.record import replace
from checker.text.tokens import Reading
from checker.trace import rule

TURNED = 5  # tokens of a number before "upcoming months", and the cheap test before the dear one
WHOLE = ("quarter", "decade", "century")  # counted by the calendar: "the last two quarters" are whole ones


@rule("window of time", "value")
def window_at(scene: Scene, index: int) -> Temporal | None:
    """ "within the next three days", "the past two years".

    The stretch of time that begins at token `index`, or None.

    "The past three years" tells how long, and is a duration; "past three years" is so many years of the calendar.
    """
    if scene.anchor.day is None:
        return None
    reading, at = scene.reading, index
    within = reading.lower(at) == "within"
    at += within
    the = reading.lower(at) == "the"
    at += the
    way = way_of(scene, at)
    length = (length_at(reading, at + 1) or _fortnight(reading, at + 1)) if way else _turned(scene, at)
    if length is None:
        return None if the or way >= 0 else _few(scene, index, at + 1)
    between = way == 0
    way = way or way_of(scene, length.last - 1)
    lasting = way < 0 and the and not between and reading.lower(at) in words("calendar", "lasting")
    lasting = lasting and length.unit != "fortnight"
    if length.unit.isdigit() or (lasting and length.unit not in WHOLE):
        return None
    following = reading.lower(length.last + 1)
    if reading.lower(index - 1) == "the" or following in ("old", "olds") or (not between and following in ("'s", "of")):
        return None
    days = _days(scene, length, way)
    if within and way > 0 and days is not None:
        days = (scene.anchor.day, days[1] - (length.unit not in WHOLE and not length.working))
    return reckoned(index, length.last, "day", days)


def way_of(scene: Scene, index: int) -> int:
    """1 for "next" and its like, -1 for "past" and its like, 0 for any other word."""
    word = scene.reading.lower(index)
    step = number_of("relative", word)
    if word == "last" and scene.reading.lower(index - 1) in words("calendar", "lasts_behind"):
        return 0  # "is expected to last three weeks"
    return 0 if step is None or word in words("calendar", "whole_leads") else step


@functools.cache
def _ways() -> frozenset[str]:
    """All words that are "next" or "past" to `way_of`."""
    steps = lexicon.table("calendar")["relative"]
    return frozenset(word for word, step in steps.items() if step) - words("calendar", "whole_leads")


def _fortnight(reading: Reading, index: int) -> Length | None:
    """ "(the next) fortnight": two weeks that the calendar does not number."""
    return length_of(index, index, 1, "fortnight") if reading.lower(index) == "fortnight" else None


@rule("few days up to the text's day", "counted from")
def _few(scene: Scene, index: int, at: int) -> Temporal | None:
    """ "past few days": up to the day before the text's; since when is not told."""
    reading, day = scene.reading, scene.anchor.day
    unit = length_unit(reading, at + 1) if reading.lower(at) in words("numerals", "some") else None
    if unit is None or day is None or reading.lower(index - 1) in ("the", "these") or unit in WHOLE:
        return None
    made = reckoned(index, at + 1, "day", (day - 1, day - 1), approximate=True)
    return replace(made, lower=None)


def _turned(scene: Scene, index: int) -> Length | None:
    """ "(the) 2 upcoming months": the number first."""
    if _ways().isdisjoint(scene.reading.lowers[index + 1 : index + TURNED]):
        return None
    value, last = count_at(scene.reading, index)
    if value is None or value < 2 or not way_of(scene, last + 1):
        return None
    unit = length_unit(scene.reading, last + 2)
    plural = scene.reading.lower(last + 2).endswith("s")
    return None if unit is None or not plural else length_of(index, last + 2, value, unit)


@rule("so long from the text's day", "counted from")
def _days(scene: Scene, length: Length, way: int) -> Days | None:
    """So many days, weeks or years before or after the day that the text speaks from."""
    today = scene.anchor.today
    if today is None:
        return None
    if length.unit in WHOLE and not length.joint:
        one, two = shifted(today, length.unit, way), shifted(today, length.unit, way * length.count)
        return None if one is None or two is None else (min(one[0], two[0]), max(one[1], two[1]))
    end = working(today[0], way * length.count) if length.working else length.from_day(today[0], way)
    if end is None:
        return None
    return (today[0] + 1, end) if way > 0 else (end, today[0] - 1)
