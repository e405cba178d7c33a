"""Amounts: a hedge with a numeral or a range of numerals: "at least 50", "60-80", "between 25 and 30", "nearly two million"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from checker import lexicon
from checker.grammar.hedge import Bounds, Hedge, bounds, hedge_after, hedge_before, vague_bounds, written
from checker.grammar.numeral import Numeral, numeral_at, written_step
from checker.text.tokens import Reading

FEW = 13
_DASHES = ("-", "–", "—", "‑", "−")


@dataclass(frozen=True, slots=True)
class Amount:
    """One value or range. Tokens `first`..`last` cover it with its hedge, `core_first`..`core_last` the numerals alone."""

    first: int
    last: int
    core_first: int
    core_last: int
    low: Numeral
    high: Numeral
    operator: str | None = None
    change: bool = False  # an end of "from A to B" that tells a change, not a range
    joint: int = (
        -1
    )  # for an end of a list or a change with a shared unit: token index where the unit stands after the last member
    negative: bool = False

    @property
    def single(self) -> bool:
        """One figure, no range."""
        return self.low is self.high

    @property
    def value(self) -> Fraction:
        """The (lower) figure."""
        return -self.low.value if self.negative else self.low.value

    @property
    def step(self) -> Fraction:
        """The finer of the steps of both figures."""
        return min(self.low.step, self.high.step)

    def bounds(self, *, count: bool = False, floor: bool = True, factor: Fraction = Fraction(1)) -> Bounds:
        """The value's bounds. `count`: figures below 100 are exact. `factor` scales (cents to dollars)."""
        if self.low.vague and self.single:
            return vague_bounds(self.low.value * factor)
        sign = -1 if self.negative else 1
        ends = [
            (sign * one.value * factor, one.step * factor, self._exact(one, count)) for one in (self.low, self.high)
        ]
        low, high = (written(value, step, exact=exact) for value, step, exact in sorted(ends))
        return bounds(self.operator, low, high, floor=floor and not self.negative)

    @staticmethod
    def _exact(numeral: Numeral, count: bool) -> bool:
        limit = lexicon.table("widths")["exact_count_below"]
        return numeral.ordinal or (count and numeral.value.denominator == 1 and numeral.value < limit)


def numerals(reading: Reading) -> list[Numeral]:
    """All numerals of a sentence, left to right, none overlapping another."""
    found, at = [], 0
    while at < len(reading.tokens):
        one = numeral_at(reading, at) if reading.sort(at) in ("number", "word", "glyph") else None
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.last + 1
    return found


def amounts(reading: Reading, claimed: frozenset[int] = frozenset()) -> list[Amount]:
    """All amounts of a sentence. Tokens in `claimed` (dates, codes, times of day) take no part."""
    free = [one for one in numerals(reading) if not any(n in claimed for n in range(one.first, one.last + 1))]
    return list(_pairs(reading, free))


def _pairs(reading: Reading, found: list[Numeral]) -> Iterator[Amount]:
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        made = _range(reading, one, two) if two is not None else None
        if made is not None:
            yield from made
            at += 2
            continue
        yield _hedged(reading, one, one)
        at += 1


def _range(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """A range, or both ends of a change, where only a connective stands between two numerals."""
    if one.ordinal or two.ordinal or one.vague or two.vague:
        return None
    gap = [reading.lower(n) for n in range(one.last + 1, two.first)]
    signs = [word for word in gap if word not in ("$", "€", "£", "us", "%", "percent", "per", "cent", "°")]
    low = _share_scale(one, two)
    if (
        len(signs) == 1
        and signs[0] in _DASHES
        and low.value <= two.value
        and _tight(reading, one, two)
        and len(gap) <= 3
    ):
        return [_hedged(reading, low, two)]
    if len(signs) == 1 and signs[0] in ("to", "or") and len(gap) <= 3 and low.value < two.value:
        start = reading.lower(one.first - 1 - _sign(reading, one.first))
        if signs[0] == "to" and start in ("from", "of") and changes(reading, one.first):
            return [replace(_hedged(reading, part, part), change=True, joint=two.last) for part in (one, two)]
        if signs[0] == "or" and two.value - low.value > max(low.step, two.step, Fraction(1)) * 3:
            return None
        if signs[0] == "to" and changes(reading, one.first) and start not in ("from", "of", "by"):
            return None
        return [_hedged(reading, low, two)]
    if signs == ["and"] and len(gap) <= 3 and _between(reading, one) and low.value <= two.value:
        made = _hedged(reading, low, two)
        first = _between_index(reading, one)
        return [replace(made, first=first, operator=None)]
    if len(signs) == 1 and signs[0] == "to" and start_from(reading, one):
        return [replace(_hedged(reading, part, part), change=True, joint=two.last) for part in (one, two)]
    return None


def start_from(reading: Reading, numeral: Numeral) -> bool:
    """Does "from" stand just before the numeral (or its currency sign)?"""
    return reading.lower(numeral.first - 1 - _sign(reading, numeral.first)) == "from"


def _sign(reading: Reading, first: int) -> int:
    """How many tokens of currency sign stand before token `first`."""
    width = 0
    while reading.text(first - 1 - width) in ("$", "€", "£", "¥") or (
        width and reading.text(first - 1 - width) in ("US", "C", "A")
    ):
        width += 1
    return width


def _share_scale(one: Numeral, two: Numeral) -> Numeral:
    """ "$10 to $15 billion", "two to three million": the first end takes the scale of the second."""
    if two.scaled and not one.scaled and one.value < 1000 and two.value >= 1000:
        for scale in (10**12, 10**9, 10**6, 10**3, 100):
            if two.value >= scale and one.value * scale <= two.value and two.value / scale < 1000:
                value = one.value * scale
                last_digit = one.step * scale if one.step < 1 else Fraction(1)
                return replace(one, value=value, step=written_step(value, last_digit=last_digit), scaled=True)
    return one


def _tight(reading: Reading, one: Numeral, two: Numeral) -> bool:
    """No blank round the dash, or a blank on both sides of a long one."""
    before, after = reading.touches(one.last), reading.touches(two.first - 1)
    return before == after and (before or reading.text(one.last + 1) in ("–", "—"))


def _between_index(reading: Reading, one: Numeral) -> int:
    return one.first - 1 - _sign(reading, one.first)


def _between(reading: Reading, one: Numeral) -> bool:
    return reading.lower(_between_index(reading, one)) == "between"


@functools.cache
def _change_words() -> frozenset[str]:
    return frozenset(lexicon.table("change")["verbs"]) | frozenset(lexicon.table("change")["nouns"])


def changes(reading: Reading, index: int) -> bool:
    """Does a word of change ("rose", "expanded", "cut", "an increase") stand before token `index` in its clause?"""
    for at in range(index - 1, max(-1, index - 16), -1):
        if reading.text(at) in (";", ":", "."):
            return False
        if reading.lower(at) in _change_words():
            return True
    return False


def _hedged(reading: Reading, low: Numeral, high: Numeral) -> Amount:
    first, last = low.first, high.last
    negative = _negative(reading, low.first)
    before = hedge_before(reading, first - 1 if negative else first - _sign(reading, first))
    if before is not None and reading.phrase_at(before.first, ("close", "to")) and high.value < FEW:
        before = None  # "close to three camps" is a place, no approximation
    after = hedge_after(reading, last)
    hedge = _combine(before, after)
    start = before.first if before is not None else first - 1 if negative else first
    stop = after.last if after is not None else last
    return Amount(min(start, first), stop, low.first, last, low, high, hedge, negative=negative)


def _negative(reading: Reading, first: int) -> bool:
    """A minus sign that touches the numeral and no word before it, or the word "minus"."""
    sign = reading.text(first - 1)
    if sign in ("-", "−", "–") and reading.touches(first - 1):
        return not reading.touches(first - 2) or reading.text(first - 2) in ("(", "[")
    return reading.lower(first - 1) in ("minus", "negative")


def _combine(before: Hedge | None, after: Hedge | None) -> str | None:
    if before is not None and (after is None or before.operator != "about"):
        return before.operator
    return after.operator if after is not None else None
