"""Hedges: "more than", "at least", "nearly", "some", "or so" and how they move the bounds of a value.

The factors of the widths stand in `lexicon/widths.yaml` with their source; the meaning of each operator in
`docs/intervals.md`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from checker import lexicon
from checker.model.interval import Interval
from checker.text.tokens import Reading, tokenize

REACH = 7  # tokens: the longest hedge phrase


@dataclass(frozen=True, slots=True)
class Hedge:
    """An operator (`over`, `least`, `under`, `most`, `about`, `nearly`, `just_over`) over tokens `first` to `last`."""

    operator: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a hedged value says (`stated`), commits to (`hard`), and is taken to mean (`soft`); `nominal` has the hedge off."""

    stated: Interval
    hard: Interval
    soft: Interval
    nominal: Interval
    approximate: bool = False


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(phrase, 0, len(phrase)))


@functools.cache
def _phrases(side: str) -> Phrases:
    """Phrases by their last word (before a number) or their first word (after one), the longest first."""
    groups: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for operator, phrases in lexicon.table("hedges")[side].items():
        for phrase in phrases:
            words = _split(phrase)
            groups.setdefault(words[-1] if side == "before" else words[0], []).append((words, operator))
    return {key: tuple(sorted(some, key=lambda one: -len(one[0]))) for key, some in groups.items()}


@functools.cache
def _fillers(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((_split(phrase) for phrase in lexicon.table("hedges")[name]), key=len, reverse=True))


def hedge_before(reading: Reading, index: int) -> Hedge | None:
    """The hedge that ends just before token `index`, past fillers such as "a total of"."""
    at = index
    for _ in range(3):
        found = _ending_at(reading, at)
        if found is not None:
            return found
        filler = next((words for words in _fillers("between") if reading.phrase_before(at, words)), None)
        if filler is None:
            return None
        at -= len(filler)
    return None


def _ending_at(reading: Reading, index: int) -> Hedge | None:
    for words, operator in _phrases("before").get(reading.lower(index - 1), ()):
        if reading.phrase_before(index, words):
            if reading.lower(index - len(words) - 1) in ("no", "not") and operator in ("over", "under"):
                return None
            return Hedge(operator, index - len(words), index - 1)
    return None


def hedge_after(reading: Reading, index: int) -> Hedge | None:
    """The hedge that begins just after token `index`: "or more", "+", "-odd"."""
    for words, operator in _phrases("after").get(reading.lower(index + 1), ()):
        if reading.phrase_at(index + 1, words):
            if words == ("+",) and (not reading.touches(index) or reading.sort(index + 2) == "number"):
                continue
            if words in (("plus",), ("minimum",), ("maximum",), ("odd",)) and reading.sort(index + 2) == "number":
                continue
            return Hedge(operator, index + 1, index + len(words))
    return None


@functools.cache
def widths() -> Mapping[str, object]:
    """The table of factors, as loaded."""
    return lexicon.table("widths")


def _factor(name: str, key: str) -> Fraction:
    entry = lexicon.table("widths")[name]
    return Fraction(str(entry[key]))


def written(value: Fraction, step: Fraction, *, exact: bool) -> Interval:
    """What a figure stands for: everything that rounds to it (half a step either way), or itself where it is exact."""
    half = Fraction(0) if exact else step / 2
    return Interval(value - half, value + half)


def bounds(operator: str | None, low: Interval, high: Interval, *, floor: bool) -> Bounds:
    """Bounds of a value or range under a hedge.

    `low` and `high` are what the first and the last figure stand for (half a step either way); for one figure they are the same.
    `floor` is true where the quantity cannot be negative (counts, money, durations).
    """
    assert low.lower is not None and low.upper is not None and high.lower is not None and high.upper is not None
    bottom, top = (low.lower + low.upper) / 2, (high.lower + high.upper) / 2
    stated, width = Interval(bottom, top), Interval(low.lower, high.upper)
    zero = Fraction(0) if floor else None
    sign = 1 if bottom >= 0 else -1
    if operator == "over" or operator == "just_over":
        reach = top * _factor(operator, "soft") if sign > 0 else None
        return Bounds(
            Interval(bottom, None, False), Interval(bottom, None, False), Interval(bottom, reach, False), width
        )
    if operator == "least":
        reach = top * _factor("over", "soft") if sign > 0 else None
        return Bounds(Interval(bottom, None), Interval(bottom, None), Interval(bottom, reach), width)
    if operator in ("under", "most"):
        closed = operator == "most"
        soft_low = top * _factor("under", "soft") if sign > 0 else None
        return Bounds(
            Interval(None, top, False, closed),
            Interval(zero, top, True, closed),
            Interval(soft_low, top, True, closed),
            width,
        )
    if operator == "nearly":
        return Bounds(
            Interval(None, top, False, False),
            Interval(top * _factor("nearly", "hard"), top, True, False),
            Interval(top * _factor("nearly", "soft"), top, True, False),
            width,
            approximate=True,
        )
    if operator == "about":
        hard, soft = lexicon.table("widths")["about"]["hard"], lexicon.table("widths")["about"]["soft"]
        return Bounds(
            stated, _around(bottom, top, hard) | width, _around(bottom, top, soft) | width, width, approximate=True
        )
    return Bounds(stated, width, width, width)


def vague_bounds(value: Fraction) -> Bounds:
    """Bounds of a bare plural such as "dozens" (`value` 12): from two of the word, softly up to ten of it."""
    low, reach = value * _factor("vague", "lower"), value * _factor("vague", "soft")
    stated = Interval(low, None)
    return Bounds(stated, stated, Interval(low, reach), stated, approximate=True)


def _around(bottom: Fraction, top: Fraction, factors: list[object]) -> Interval:
    small, large = Fraction(str(factors[0])), Fraction(str(factors[1]))
    ends = sorted((bottom * small, bottom * large, top * small, top * large))
    return Interval(ends[0], ends[-1])
