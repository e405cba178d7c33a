"""Periods told by their last day: "the year ended 31 March 2020", "the six months to June 2019"."""

from __future__ import annotations

from checker.grammar.anchor import Scene
from checker.grammar.calendar import MONTHS_OF, Days, moved
from checker.grammar.expression import Read, Temporal, reckoned
from checker.grammar.lengths import Length, length_at, length_of
from checker.lexicon.lists import names, words
from checker.model.record import replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

HALF_YEAR = 6  # months
LINKS = frozenset(("ended", "ending", "to"))
REACH = 12  # tokens of a length of time, before the word that links it to its last day: the cheap test
GRAINS = ("week", "month", "quarter", "year", "decade")
LAST = ("day", "month")  # what may end a period, and what may end a longer one
LAST_OF = {"quarter": LAST, "year": (*LAST, "quarter"), "decade": (*LAST, "quarter", "year")}


@rule("period by its end", "value")
def ended_at(scene: Scene, index: int, read: Read) -> Temporal | None:
    """A period told by the day it ends: "the three months ended 30 June".

    The one that begins at token `index`, or None.
    """
    reading = scene.reading
    if LINKS.isdisjoint(reading.lowers[index + 1 : index + REACH]):
        return None
    the = reading.lower(index) == "the"
    at = index + the
    at += reading.lower(at) in words("calendar", "office_years")
    length = _length(reading, at)
    if length is None or length.working or length.unit.isdigit():
        return None
    link = reading.lower(length.last + 1)
    led = the or reading.lower(index - 1) == "in" or reading.lower(index - 1) in words("calendar", "stretches")
    if link not in ("ended", "ending") and not (link == "to" and led and length.unit in (*MONTHS_OF, "week")):
        return None
    base = _base(scene, length.last + 2, read)
    if base is None or base.range or base.granularity not in LAST_OF.get(length.unit, LAST):
        return None
    grain = length.unit if length.count == 1 and length.unit in GRAINS else "day"
    return replace(reckoned(index, base.last, grain, _up_to(base.days, length)), relative=base.relative)


def _length(reading: Reading, at: int) -> Length | None:
    """ "year", "half-year", "six months": one of a unit needs no number behind the article."""
    if reading.lower(at) == "half" and reading.text(at + 1) in HYPHENS and reading.lower(at + 2) == "year":
        return length_of(at, at + 2, HALF_YEAR, "month")
    unit = names("calendar", "ago").get(reading.lower(at))
    if unit is not None and not reading.lower(at).endswith("s"):
        return length_of(at, at, 1, unit)
    return length_at(reading, at)


def _base(scene: Scene, at: int, read: Read) -> Temporal | None:
    reading = scene.reading
    at += reading.lower(at) in ("on", "in")
    if reading.phrase_at(at, ("the", "end", "of")) or reading.phrase_at(at, ("end", "of")):
        at += 2 + (reading.lower(at) == "the")
    return read(at) if at < reading.count else None


def _up_to(days: Days | None, length: Length) -> Days | None:
    """The days of a period of this length whose last day is that of `days`."""
    first = None if days is None else moved(days[1] + 1, months=-length.months, days=-length.days)
    return None if days is None or first is None else (first, days[1])
