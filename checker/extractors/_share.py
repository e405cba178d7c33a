"""Bare figures that share the unit of an earlier one: "from 14 months to four", "£9m into roads and 4m into paths"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.extractors._base import decimal_text
from checker.grammar.amount import changes
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import rule

_SHARED = (Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.MEASUREMENT, Kind.PERCENTAGE)
_LINKS = ("and", ",", "or", "but", "to", "against", "with", "while", ";", "then")
_COMPARED = (
    ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("against",), ("versus",),
)  # fmt: skip
_NO_PART = ("to", "than", "of", "per")  # behind a figure that is no part of what was counted
_DENOMINATORS = ("a", "an", "per", "each", "every", "/")
MILLION = Fraction(1_000_000)
WIDEST = Fraction(100)  # "£12m, up from 9": of two figures that share a unit neither is so many times the other
REACH = 24  # tokens between two that share


@rule("unit of the figure before", "kind", "unit", "head", "modifiers", "value", "partitive")
def sharing(reading: Reading, made: Sequence[Mention], two: Mention) -> Mention:
    """A figure without a unit takes that of the figure before it.

    The mention with the kind and unit of the last of `made`, where it shares them.
    """
    metres = two.kind is Kind.MEASUREMENT and two.unit == "meter" and _letter(reading, two)
    if not metres and (two.kind is not Kind.NUMBER or two.unit is not None):
        return two
    one = next((one for one in reversed(made) if one.kind not in (Kind.DATE, Kind.ORDINAL)), None)
    if one is None or one.unit is None:
        return two
    first, last = reading.index_at(one.span.end - 1) + 1, reading.index_at(two.span.start)
    if one.kind is Kind.AGE and last == first + 1 and reading.lower(first) in ("and", "or"):
        return _as(one, two)  # aged 15 and 17
    if one.kind not in _SHARED:
        return two
    if not 0 < last - first <= REACH or reading.lower(first) in _DENOMINATORS:
        return two
    if metres:
        paid = one.kind is Kind.MONEY and _parallel(reading, first, last, two)
        return _as(one, _times(two, MILLION)) if paid else two
    start = reading.index_at(one.span.start)
    if _of_whole(reading, one, start, first, last) or _next_part(reading, one, two, first, last):
        return replace(_as(one, two), partitive=True)
    if not _comparable(one, two):
        return two
    joined = (
        _change(reading, one, start, first, last)
        or _parallel(reading, first, last, two)
        or _compared(reading, last)
        or (one.kind is Kind.COUNT and reading.lower(last - 1) in words("kinds", "additions"))
        or _same_verb(reading, one, start, last)
    )
    return _as(one, two) if joined else two


def _letter(reading: Reading, two: Mention) -> bool:
    last = reading.index_at(two.span.end - 1)
    return reading.text(last) == "m" and reading.touches(last - 1)


def _as(one: Mention, two: Mention) -> Mention:
    return replace(two, kind=one.kind, unit=one.unit, head=one.head, modifiers=one.modifiers, extractor=one.kind.value)


def _times(two: Mention, factor: Fraction) -> Mention:
    interval, hard, soft, nominal = (
        None if bound is None else bound.scaled(factor) for bound in (two.interval, two.hard, two.soft, two.nominal)
    )
    assert interval is not None
    resolution = decimal_text(Fraction(two.resolution) * factor)
    return replace(two, interval=interval, hard=hard, soft=soft, nominal=nominal, resolution=resolution)


def _comparable(one: Mention, two: Mention) -> bool:
    here, there = (one.interval.lower or one.interval.upper, two.interval.lower or two.interval.upper)
    if not here or not there:
        return one.kind is not Kind.MONEY
    return abs(here) < WIDEST * abs(there) and abs(there) < WIDEST * abs(here)


@rule("other end of a change", "kind", "unit", "head", "modifiers")
def _change(reading: Reading, one: Mention, start: int, first: int, last: int) -> bool:
    """The bare end of a change ("cut from eleven months to | four") or of a vote ("by 214 votes to | 187")."""
    if last != first + 1 or reading.lower(first) != "to":
        return False
    before = reading.lower(start - 1)
    if before == "from":
        return changes(reading, start)
    return one.kind is Kind.COUNT and before in ("by", "won", "of")


@rule("same preposition behind both figures", "kind", "unit", "head", "modifiers", "value")
def _parallel(reading: Reading, first: int, last: int, two: Mention) -> bool:
    """ "81.4 years for women and | 77.9 for men": behind both figures the same preposition."""
    follows = reading.lower(first)
    if inflect.function_word(follows) != "preposition" or follows in ("of", "to"):
        return False
    same = reading.lower(reading.index_at(two.span.end - 1) + 1) == follows
    before = reading.lower(last - 1)
    return same and (before in _LINKS or _compared(reading, last))


@rule("compared with the figure before", "kind", "unit", "head", "modifiers")
def _compared(reading: Reading, last: int) -> bool:
    """Compared with the figure before: "12 per cent, up from | 9", "40 seats against | 31"."""
    return any(reading.phrase_before(last, phrase) for phrase in _COMPARED)


@rule("part of what was counted", "kind", "unit", "head", "modifiers", "partitive")
def _of_whole(reading: Reading, one: Mention, start: int, first: int, last: int) -> bool:
    """ "Of the 480 applications received, | 312": a part of what was counted."""
    if one.kind is not Kind.COUNT or reading.text(last - 1) != "," or last - first > REACH // 2:
        return False
    at = start - 1
    at -= inflect.function_word(reading.text(at)) == "determiner"
    at -= reading.lower(at) in words("context", "examples")
    return reading.lower(at) == "of" and (at == 0 or reading.sort(at - 1) == "mark")


@rule("next part of what was counted", "kind", "unit", "head", "modifiers", "partitive")
def _next_part(reading: Reading, one: Mention, two: Mention, first: int, last: int) -> bool:
    """ "Of 312 patients, 41 dropped out and | 19 died", "640 women, | 320 in each arm"."""
    if one.kind is not Kind.COUNT:
        return False
    if one.partitive and one.span == one.number_span and reading.lower(last - 1) in ("and", ",", ";", "but"):
        return True
    after = reading.index_at(two.span.end - 1) + 1
    comma = last == first + 1 and reading.text(first) == ","
    return (
        comma and inflect.function_word(reading.text(after)) == "preposition" and reading.lower(after) not in _NO_PART
    )


@rule("same verb before both figures", "kind", "unit", "head", "modifiers")
def _same_verb(reading: Reading, one: Mention, start: int, last: int) -> bool:
    """ "Ward 3 has 2,410 electors and Ward 4 has | 1,980": both figures right behind the same verb."""
    verb = reading.lower(last - 1)
    if one.kind is not Kind.COUNT or verb != reading.lower(start - 1) or inflect.function_word(verb) == "preposition":
        return False
    finite = inflect.function_word(verb) == "auxiliary" or inflect.ranked_tags(verb)[:1] in ("D", "Z", "B")
    between = {reading.lower(n) for n in range(start, last)}
    return finite and not between.isdisjoint(("and", "but", "while", ";", ","))
