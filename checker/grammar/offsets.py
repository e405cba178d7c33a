"""Dates some time away from another: "two days ago", "three weeks later", "in a fortnight", "2 days after 5 May"."""

from __future__ import annotations

from checker.grammar.anchor import Scene
from checker.grammar.calendar import DAYS_OF, MONTHS_OF, Days, number_of, shifted
from checker.grammar.expression import Read, Temporal, reckoned
from checker.grammar.hedge import hedge_before
from checker.grammar.lengths import Length, length_at, length_of, length_unit
from checker.grammar.tense import willed
from checker.lexicon.lists import words
from checker.model.record import replace
from checker.text.tokens import Reading
from checker.trace import rule

HEDGES = ("over", "just_over", "least", "under", "nearly", "about")
VERB_REACH = 6  # tokens between "will leave" and "in two weeks"


def offset_at(scene: Scene, index: int, read: Read) -> Temporal | None:
    """The date that begins at token `index` with a length of time, or None."""
    reading = scene.reading
    word = reading.lower(index)
    if word in ("in", "within"):
        length = length_at(reading, index + 1 + (word == "within" and reading.lower(index + 1) == "the"))
        return None if length is None else _inside(scene, index, length)
    if word == "the":
        return _beside(scene, index, read)
    length = length_at(reading, index)
    if length is None:
        return None
    made = _ago(scene, length)
    if made is not None:
        return _hedged(scene, made, length, scene.anchor.day)
    return _later(scene, length) or _starting(scene, length, read) or _from(scene, length, read)


# --- lengths ----------------------------------------------------------------------------------------------------------


@rule("length of time from the text's day", "value")
def _ago(scene: Scene, length: Length) -> Temporal | None:
    """ "45 years ago", "two weeks ago", "in ten years' time", "three Fridays from now"."""
    reading, after = scene.reading, length.last + 1
    word = reading.lower(after)
    if word == "ago" or (word == "back" and _ends(reading, after)):
        return _from_today(scene, length, length.first, after, -1)
    if word == "hence":
        return _from_today(scene, length, length.first, after, 1)
    lasting = reading.lower(length.first - 1) == "for"
    for phrase in () if lasting else (("from", "now"), ("from", "today"), ("after", "today"), ("in", "the", "future")):
        if reading.phrase_at(after, phrase):
            exact = phrase[-1] == "today"
            return _from_today(scene, length, length.first, length.last + len(phrase), 1, exact=exact)
    return None


@rule("reckoned from the text's day", "counted from")
def _from_today(scene: Scene, length: Length, first: int, last: int, way: int, *, exact: bool = False) -> Temporal:
    """So long before or after the day that the text speaks from.

    Years are told by the year, all else by the day, meant loosely by months.
    """
    unit, today = length.unit, scene.anchor.today
    if today is None:
        return reckoned(first, last, _grain(unit), None)
    if unit in ("year", "decade", "century") and not (length.joint or exact):
        days, before = (shifted(today, unit, way * length.count), shifted(today, unit, way * (length.count + 1)))
        hard = None if days is None or before is None else (min(days[0], before[0]), max(days[1], before[1]))
        return reckoned(first, last, unit, days, hard=hard if way < 0 else None)
    day = length.from_day(today[0], way)
    days = None if day is None else (day, day)
    return reckoned(first, last, _grain(unit), days, hard=None if exact else _loose(scene, length, days, way))


def _loose(scene: Scene, length: Length, days: Days | None, way: int) -> Days | None:
    """What "two weeks ago", "three months ago" commit to: weeks and months are counted in full, or begun."""
    if days is None or length.working or length.unit.isdigit():
        return None
    if length.unit == "day":
        return (days[0] - 6, days[1] + 6) if length.rough else None
    if length.unit in DAYS_OF:
        return days[0] - 6, days[1] + 6
    here, there = shifted(days, "month", 0), shifted(days, "month", way)
    return None if here is None or there is None else (min(here[0], there[0]), max(here[1], there[1]))


def _grain(unit: str) -> str:
    return "day" if unit in DAYS_OF or unit.isdigit() else unit if unit in MONTHS_OF else "day"


@rule('time from now with "in" or "within"', "value")
def _inside(scene: Scene, index: int, length: Length) -> Temporal | None:
    """ "in two weeks": a date where a verb of a moment is to come ("will leave in two weeks"), else how long it takes.

    "within the next five days", "within two weeks from today": the days up to then.
    """
    reading, after = scene.reading, length.last + 1
    if reading.lower(index) == "within":
        phrase = next((one for one in (("from", "today"), ("from", "now")) if reading.phrase_at(after, one)), ())
        if not phrase and not (scene.anchor.day is not None and _moment(scene, index, length.last)):
            return None
        return _window(scene, index, length, length.last + len(phrase))
    time = reading.lower(after + 1) == "time" and reading.text(after) in ("'", "’", "'s", "’s")
    if scene.anchor.day is None or not (time or _moment(scene, index, length.last)):
        return None
    return _from_today(scene, length, index, after + 1 if time else length.last, 1)


def _moment(scene: Scene, first: int, last: int) -> bool:
    if scene.lone(first, last):
        return True
    if scene.reading.lower(last - 1) in words("calendar", "working"):
        return not scene.tells_past
    moments = words("calendar", "moments")
    near = any(scene.reading.lower(n) in moments for n in range(max(0, first - VERB_REACH), first))
    return near and ((scene.ahead and not scene.tells_past) or willed(scene.reading, first))


@rule("up to so long from the text's day", "counted from")
def _window(scene: Scene, first: int, length: Length, last: int) -> Temporal | None:
    """From the day of the text up to so much later: "within two weeks"."""
    day = scene.anchor.day
    end = None if day is None else length.from_day(day, 1)
    return reckoned(first, last, _grain(length.unit), None if day is None or end is None else (day, end - 1))


# --- from a date that the text names ----------------------------------------------------------------------------------


@rule("length of time from the date named last", "value")
def _later(scene: Scene, length: Length) -> Temporal | None:
    """ "three years later", "two days earlier": from the date named last, where that is known as finely."""
    reading, after = scene.reading, length.last + 1
    way = number_of("later", reading.lower(after))
    if way is None or reading.lower(length.first - 1) in words("calendar", "hedged"):
        return None
    if reading.lower(after) in ("before", "after", "on") and reading.sort(after + 1) in ("word", "number"):
        return None
    told = scene.anchor.told("day" if length.unit.isdigit() else length.unit)
    if told is not None:
        days = _beyond(length, told, way)
        return None if days is None else reckoned(length.first, after, _grain(length.unit), days)
    if scene.anchor.day is None or not scene.lone(length.first, after):
        return None
    return _from_today(scene, length, length.first, after, way, exact=True)


def _beyond(length: Length, base: Days, way: int) -> Days | None:
    """The period this far from `base`: by the day where that is one and days are counted, else by the unit."""
    if length.unit in DAYS_OF or length.unit.isdigit() or length.joint:
        day = length.from_day(base[0], way) if base[0] == base[1] else None
        return None if day is None else (day, day)
    years = MONTHS_OF[length.unit] // MONTHS_OF["year"]
    if years > 1 and shifted(base, "year", 0) is not None:  # "1936 ... a decade earlier"
        return shifted(base, "year", way * years * length.count)
    return shifted(base, length.unit, way * length.count)


@rule("length of time from another date", "value")
def _from(scene: Scene, length: Length, read: Read) -> Temporal | None:
    """ "2 days after 5 May", "a week before yesterday", "16 days from 1 March 2018"."""
    reading, after = scene.reading, length.last + 1
    way = {"after": 1, "from": 1, "following": 1, "before": -1, "prior": -1}.get(reading.lower(after))
    if way is None:
        return None
    at = after + 1 + (reading.lower(after + 1) == "to")
    if reading.lower(length.first - 1) in words("calendar", "hedged"):
        base = _base(scene, at, read)
        made = None if base is None or base.single is None else _by(scene, length, length.first, at, way, read)
        hedged = made if base is None or made is None else _hedged(scene, made, length, base.single)
        return None if hedged is made else hedged
    return _by(scene, length, length.first, at, way, read)


@rule("hedge before a length of time", "value")
def _hedged(scene: Scene, made: Temporal, length: Length, origin: int | None) -> Temporal:
    """ "more than 20 years ago", "less than a week after 5 May": a bound in days.

    `origin` is the day that is counted from.
    """
    hedge = hedge_before(scene.reading, made.first)
    if hedge is None or hedge.operator not in HEDGES or made.days is None or origin is None:
        return made
    if hedge.operator == "about":
        return replace(made, first=hedge.first, approximate=True)
    way = 1 if made.days[0] > origin else -1
    limit = length.from_day(origin, way)
    if limit is None:
        return made
    beyond = hedge.operator in ("over", "just_over", "least")
    limit += 0 if hedge.operator == "least" else way if beyond else -way
    near, far = (limit, None) if beyond else (origin, limit)
    lower, upper = (near, far) if way > 0 else (far, near)
    loose = hedge.operator in ("nearly", "just_over")
    return replace(made, first=hedge.first, lower=lower, upper=upper, hard=None, approximate=loose)


@rule("day before or after", "value")
def _beside(scene: Scene, index: int, read: Read) -> Temporal | None:
    """ "the day after tomorrow", "the year before 1990", "the week after next", "the day before"."""
    reading = scene.reading
    unit = length_unit(reading, index + 1)
    way = {"after": 1, "following": 1, "before": -1}.get(reading.lower(index + 2))
    if unit is None or way is None:
        return None
    for word, step in (("next", 2), ("last", -2)):
        at = index + 3 + (reading.lower(index + 3) == "the")
        if reading.lower(at) == word and step * way > 0 and not unit.isdigit() and _ends(reading, at):
            return reckoned(index, at, _grain(unit), scene.from_today(unit, step))
    length = length_of(index, index + 1, 1, unit)
    made = _by(scene, length, index, index + 3, way, read)
    told = scene.anchor.told("day" if unit.isdigit() else unit)
    if told is None and way < 0 and unit == "day":
        told = scene.anchor.today
    if made is not None or told is None or reading.sort(index + 3) in ("word", "number"):
        return made
    days = _beyond(length, told, way)
    return None if days is None else reckoned(index, index + 2, _grain(unit), days)


def _by(scene: Scene, length: Length, first: int, at: int, way: int, read: Read) -> Temporal | None:
    """A length of time from the date that begins at token `at`."""
    base = _base(scene, at, read)
    if base is None:
        return None
    if not base.resolved:
        return reckoned(first, base.last, _grain(length.unit), None)
    if base.days is None:
        return None
    single = base.single
    if single is not None:
        day = length.from_day(single, way)
        days = None if day is None else (day, day)
    else:
        days = _beyond(length, base.days, way)
    return None if days is None else reckoned(first, base.last, _grain(length.unit), days)


@rule("date that is counted from", "counted from")
def _base(scene: Scene, at: int, read: Read) -> Temporal | None:
    """The date from which another is told: "two days after 5 May".

    The date that begins at token `at`, or None.
    """
    base = read(at + (scene.reading.lower(at) == "the")) if at < scene.reading.count else None
    return None if base is None or base.impossible or base.range else base


@rule("length of time from a day on", "value")
def _starting(scene: Scene, length: Length, read: Read) -> Temporal | None:
    """ "2 weeks starting 20 May", "a week, from tomorrow": so many days from a day on."""
    reading, at = scene.reading, length.last + 1
    at += reading.text(at) == ","
    word = reading.lower(at)
    comma = reading.text(at - 1) == ","
    if word not in words("calendar", "starting") or (word == "from" and reading.lower(length.first - 1) != "for"):
        return None
    if comma and word != "from":
        return None
    at += 1 + (reading.lower(at + 1) in ("on", "from"))
    base = read(at) if at < reading.count else None
    if base is None or base.days is None or base.range:
        return None
    if base.single is None and (comma or length.unit not in MONTHS_OF):
        return None  # "for 23 years, from 1801" tells the length first
    end, latest = length.from_day(base.days[0], 1), length.from_day(base.days[1], 1)
    if end is None or latest is None:
        return None
    hard = None if base.granularity in ("day", "month") else (base.days[0], latest)
    made = reckoned(length.first, base.last, "day", (base.days[0], end - 1), hard=hard)
    return replace(made, relative=base.relative, range=True)


def _ends(reading: Reading, index: int) -> bool:
    """Does a clause end behind the token, so that nothing hangs on it?"""
    return reading.sort(index + 1) not in ("word", "number") or reading.lower(index + 1) in words("calendar", "goes_on")
