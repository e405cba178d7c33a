"""Amounts: a hedge with a numeral or a range: "at least 50", "60-80", "between 25 and 30", "nearly two million"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from checker import lexicon
from checker.grammar.figures import written_step
from checker.grammar.hedge import Bounds, Hedge, bounds, hedge_after, hedge_before, vague_bounds, written
from checker.grammar.numeral import Numeral, numeral_at
from checker.lexicon.lists import words
from checker.text.tokens import HYPHENS, Reading

FEW = 13  # "close to three camps" is a place, no approximation
LEAP = 5  # "by 3 to 5 points" is a range; what is five times as much is where the change led
CHANGE_REACH = 15  # tokens back in which a word of change makes "from A to B" a change
_DASHES = ("-", "–", "—", "‑", "−")
_SIGNS = ("$", "€", "£", "¥")


@dataclass(frozen=True, slots=True)
class Amount:
    """One value or range. Tokens `first`..`last` cover it with its hedge, `core_first`..`core_last` the numerals."""

    first: int
    last: int
    core_first: int
    core_last: int
    low: Numeral
    high: Numeral
    operator: str | None = None
    change: bool = False  # an end of "from A to B" that tells a change, not a range
    joint: int = -1  # of an end of a change: the last token of both, behind which a shared unit stands
    negative: bool = False

    @property
    def single(self) -> bool:
        """One figure, no range."""
        return self.low is self.high

    @property
    def step(self) -> Fraction:
        """The finer of the steps of both figures."""
        return min(self.low.step, self.high.step)

    @property
    def bare(self) -> bool:
        """One whole figure without a hedge, in no change: what a compound such as "5 feet 3 inches" is made of."""
        return self.single and self.operator is None and not self.change and not self.negative

    def bounds(self, *, count: bool = False, floor: bool = True, factor: Fraction = Fraction(1)) -> Bounds:
        """The value's bounds. `count`: figures below 100 are exact. `factor` scales (cents to dollars)."""
        if self.low.vague and self.single:
            return vague_bounds(self.low.value * factor)
        sign = -1 if self.negative else 1
        if self.single:
            exact = _exact(self.low, count=count)
            end = written(sign * self.low.value * factor, self.low.step * factor, exact=exact)
            return bounds(self.operator, end, end, floor=floor and not self.negative)
        ends = sorted(
            (sign * one.value * factor, one.step * factor, _exact(one, count=count)) for one in (self.low, self.high)
        )
        low, high = (written(value, step, exact=exact) for value, step, exact in ends)
        return bounds(self.operator, low, high, floor=floor and not self.negative)


def _exact(numeral: Numeral, *, count: bool) -> bool:
    limit = lexicon.table("widths")["exact_count_below"]
    return numeral.ordinal or (count and numeral.value.denominator == 1 and numeral.value < limit)


def lone(at: int, value: Fraction, step: Fraction, hedge: Hedge | None = None) -> Amount:
    """The amount of a word at token `at` that is its own number: "tripled", "a gallon"."""
    numeral = Numeral(at, at, value, step)
    return Amount(hedge.first if hedge else at, at, at, at, numeral, numeral, hedge.operator if hedge else None)


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
        made = _range(reading, one, found[at + 1]) if at + 1 < len(found) else None
        yield from made or [_hedged(reading, one, one)]
        at += 1 if made is None else 2


def _range(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """A range, or both ends of a change, where only a connective stands between two numerals."""
    if one.ordinal or two.ordinal or one.vague or two.vague or two.first - one.last > 7:
        return None
    gap = [reading.lower(n) for n in range(one.last + 1, two.first)]
    joiners = [word for word in gap if word not in words("hedges", "signs")]
    low = _share_scale(one, two)
    if not joiners or not _signs_agree(reading, one, two):
        return None
    if joiners == ["and"] and len(gap) <= 3 and _between(reading, one) and low.value <= two.value:
        first = one.first - 1 - _sign(reading, one.first)
        return [replace(_hedged(reading, low, two), first=first, operator=None)]
    if joiners in (["to"], ["or"]):
        return _worded(reading, one, low, two, joiners[0], close=len(gap) <= 3)
    trailing = joiners == ["-", "to"] and reading.touches(one.last)  # 8- to 16-meter
    dashed = len(joiners) == 1 and joiners[0] in _DASHES and len(gap) <= 3 and _tight(reading, one, two)
    return [_hedged(reading, low, two)] if low.value <= two.value and (trailing or dashed) else None


def _worded(
    reading: Reading, one: Numeral, low: Numeral, two: Numeral, joiner: str, *, close: bool
) -> list[Amount] | None:
    """ "three to five", "six or seven"; "rose from A to B" is both ends of a change."""
    start = reading.lower(one.first - 1 - _sign(reading, one.first))
    both = [replace(_hedged(reading, part, part), change=True, joint=two.last) for part in (one, two)]
    if close and low.value < two.value:
        changing = joiner == "to" and changes(reading, one.first)
        if changing and start in ("from", "of"):
            return both
        if joiner == "or" and two.value - low.value > max(low.step, two.step, Fraction(1)) * 3:
            return None
        leap = low.value * LEAP < two.value  # "fell by 21,000 to 361,000"
        return None if changing and (start != "by" or leap) else [_hedged(reading, low, two)]
    return both if joiner == "to" and start == "from" else None


def _signs_agree(reading: Reading, one: Numeral, two: Numeral) -> bool:
    """No range joins a share and a sum: "rose 6.2 % to $1.45 billion"."""
    shares = words("hedges", "share_signs")
    if reading.lower(one.last + 1) in shares and reading.lower(two.last + 1) not in shares:
        return reading.lower(one.last + 1) == "%" and not any(
            reading.text(n) in _SIGNS for n in range(one.last + 1, two.first)
        )
    return True


def _sign(reading: Reading, first: int) -> int:
    """How many tokens of currency sign stand before token `first`."""
    width = 0
    while reading.text(first - 1 - width) in _SIGNS or (width and reading.text(first - 1 - width) in ("US", "C", "A")):
        width += 1
    return width


def _share_scale(one: Numeral, two: Numeral) -> Numeral:
    """ "$10 to $15 billion", "two to three million": the first end takes the scale of the second."""
    if not (two.scaled and not one.scaled and one.value < 1000 <= two.value):
        return one
    for scale in (10**12, 10**9, 10**6, 10**3):
        if one.value * scale <= two.value < 1000 * scale:
            value = one.value * scale
            last_digit = one.step * scale if one.step < 1 else Fraction(1)
            return replace(one, value=value, step=written_step(value, last_digit=last_digit), scaled=True)
    return one


def _tight(reading: Reading, one: Numeral, two: Numeral) -> bool:
    """No blank round the dash, or a blank on both sides of a long one (or of any, before a unit)."""
    before, after = reading.touches(one.last), reading.touches(two.first - 1)
    if before != after:
        return False
    long = reading.text(one.last + 1) in ("–", "—")
    unit = one.digits and two.digits and reading.sort(two.last + 1) == "word" and two.value >= 10
    return before or long or unit


def _between(reading: Reading, one: Numeral) -> bool:
    return reading.lower(one.first - 1 - _sign(reading, one.first)) == "between"


def changes(reading: Reading, index: int) -> bool:
    """Does a word of change ("rose", "expanded", "cut", "an increase") stand before token `index` in its clause?"""
    for at in range(index - 1, max(-1, index - 1 - CHANGE_REACH), -1):
        if reading.text(at) in (";", ":", ".", "("):
            return False
        if reading.lower(at) in words("change", "verbs") or reading.lower(at) in words("change", "nouns"):
            return True
    return False


def _hedged(reading: Reading, low: Numeral, high: Numeral) -> Amount:
    first, last = low.first, high.last
    negative = _negative(reading, first)
    before = hedge_before(reading, first - 1 if negative else first - _sign(reading, first))
    if before is not None and reading.phrase_at(before.first, ("close", "to")) and high.value < FEW:
        before = None
    after = hedge_after(reading, last)
    hedge = after if after is not None and (before is None or before.operator == "about") else before
    start = before.first if before is not None else first - 1 if negative else first
    stop = after.last if after is not None else last
    operator = None if hedge is None else hedge.operator
    return Amount(min(start, first), stop, first, last, low, high, operator, negative=negative)


def _negative(reading: Reading, first: int) -> bool:
    """A minus sign that touches the numeral and no word before it, or the word "minus"."""
    if reading.text(first - 1) in (*HYPHENS, "−", "–") and reading.touches(first - 1):
        return not reading.touches(first - 2) or reading.text(first - 2) in ("(", "[")
    return reading.lower(first - 1) in ("minus", "negative")
