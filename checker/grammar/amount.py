"""Amounts: a hedge with a numeral or a range: "at least 50", "60-80", "between 25 and 30", "nearly two million"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker import lexicon
from checker.grammar.figures import written_step
from checker.grammar.hedge import Bounds, Hedge, bounds, hedge_after, hedge_before, vague_bounds, written
from checker.grammar.numeral import Numeral, numeral_at, starters
from checker.grammar.scales import CURRENCY_SIGNS, alone
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import unit_form
from checker.model.record import record, replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

FEW = 13  # "close to three camps" is a place, no approximation
LEAP = 5  # "by 3 to 5 points" is a range; what is five times as much is where the change led
CHANGE_REACH = 15  # tokens back in which a word of change makes "from A to B" a change
_DASHES = ("-", "–", "—", "‑", "−", "~", "～")
_SIGNS = tuple(CURRENCY_SIGNS)
_PLAIN = ("over", "under", "within", "beyond", "past", "above", "below", "inside")
_MARGINS = (("±",), ("+", "/", "-"), ("+", "/", "−"), ("+", "-"), ("plus", "or", "minus"), ("give", "or", "take"))


@record
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
    joint: int = -1  # of an end of a change, or a member of a list: the last token, behind which a shared unit stands
    negative: bool = False

    @property
    def single(self) -> bool:
        """One figure, no range."""
        return self.low is self.high

    @property
    def step(self) -> Fraction:
        """The finer of the steps of both figures."""
        if self.low is self.high:
            return self.low.step
        return min(self.low.step, self.high.step)

    @property
    def bare(self) -> bool:
        """One whole figure without a hedge, in no change: what a compound such as "5 feet 3 inches" is made of."""
        return self.single and self.operator is None and not self.change and not self.negative

    def bounds(self, *, count: bool = False, floor: bool = True, factor: Fraction = Fraction(1)) -> Bounds:
        """The value's bounds. `count`: figures below 100 are exact. `factor` scales (cents to dollars)."""
        if self.low.vague and self.single:
            return vague_bounds(self.low.value * factor)
        if self.single:
            value, step = (-self.low.value if self.negative else self.low.value), self.low.step
            if factor != 1:
                value, step = value * factor, step * factor
            end = written(value, step, exact=_exact(self.low, count=count))
            return bounds(self.operator, end, end, floor=floor and not self.negative)
        sign = -1 if self.negative else 1
        ends = sorted(
            (sign * one.value * factor, one.step * factor, _exact(one, count=count)) for one in (self.low, self.high)
        )
        low, high = (written(value, step, exact=exact) for value, step, exact in ends)
        return bounds(self.operator, low, high, floor=floor and not self.negative)


def _exact(numeral: Numeral, *, count: bool) -> bool:
    limit = lexicon.table("widths")["exact_count_below"]
    return numeral.ordinal or (count and numeral.value.denominator == 1 and numeral.value < limit)


@rule("word that is its own number", "value")
def lone(at: int, value: Fraction, step: Fraction, hedge: Hedge | None = None) -> Amount:
    """A word that holds its number: "a gallon", "tripled".

    The amount of such a word at token `at`.
    """
    numeral = Numeral(at, at, value, step)
    return Amount(hedge.first if hedge else at, at, at, at, numeral, numeral, hedge.operator if hedge else None)


def numerals(reading: Reading) -> list[Numeral]:
    """All numerals of a sentence, left to right, none overlapping another."""
    found, last, begins = [], -1, starters()
    for at, sort in enumerate(reading.sorts):
        if at <= last or (reading.lowers[at] not in begins if sort == "word" else sort not in ("number", "glyph")):
            continue
        if sort == "number" and _of_unit(reading, at):
            continue
        one = numeral_at(reading, at)
        if one is not None:
            found.append(one)
            last = one.last
    return found


def _of_unit(reading: Reading, at: int) -> bool:
    """The exponent of a unit: the 2 of "m2"."""
    if reading.text(at) not in ("2", "3") or not reading.touches(at - 1) or reading.sort(at - 1) != "word":
        return False
    return unit_form(reading.slice(at - 1, at)) is not None


def amounts(reading: Reading, claimed: frozenset[int] = frozenset()) -> list[Amount]:
    """All amounts of a sentence. Tokens in `claimed` (dates, codes, times of day) take no part."""
    free = [one for one in numerals(reading) if not any(n in claimed for n in range(one.first, one.last + 1))]
    return list(_pairs(reading, free))


def _pairs(reading: Reading, found: list[Numeral]) -> Iterator[Amount]:
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        made = (
            None if two is None else _again(reading, one, two) or _margin(reading, one, two) or _over(reading, one, two)
        )
        if made is None and two is not None:
            made = _range(reading, one, two)
        yield from made or [_hedged(reading, one, one)]
        at += 1 if made is None else 2


@rule("number said twice", "value")
def _again(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """ "thirty (30) days", "45 (forty-five)": one number, said twice."""
    if two.first != one.last + 2 or reading.text(one.last + 1) != "(" or reading.text(two.last + 1) != ")":
        return None
    if one.value != two.value or one.digits == two.digits or one.ordinal or two.ordinal:
        return None
    both = replace(one, last=two.last + 1)
    return [_hedged(reading, both, both)]


@rule('fraction with "over"', "value")
def _over(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """ "2000 over 3" where it is all there is, "is one over 20.": a fraction; elsewhere "over" is a hedge."""
    if (
        two.first != one.last + 2
        or reading.lower(one.last + 1) != "over"
        or two.value == 0
        or one.ordinal
        or two.ordinal
    ):
        return None
    edge = one.first - (reading.lower(one.first - 1) in ("minus", "negative", "-", "−"))
    told = one.value == 1 and reading.lower(edge - 1) in ("is", "was", "equals", "of", "=")
    if not alone(reading, edge, two.last) and not (told and reading.sort(two.last + 1) != "word"):
        return None
    made = replace(one, last=two.last, value=one.value / two.value, step=Fraction(1, 100), fraction=True, digits=True)
    return [_hedged(reading, made, made)]


@rule("figure with a margin", "value")
def _margin(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """ "20 ± 3", "20 plus or minus 3": from 17 to 23."""
    gap = tuple(reading.lower(n) for n in range(one.last + 1, two.first))
    if gap not in _MARGINS or one.ordinal or two.ordinal or one.vague or two.vague:
        return None
    sign = -1 if _negative(reading, one.first) else 1
    step = min(one.step, two.step)
    middle = sign * one.value
    low, high = (replace(one, value=middle + end, last=two.last, step=step) for end in (-two.value, two.value))
    first = one.first - (sign < 0)
    return [Amount(first, two.last, one.first, two.last, low, high)]


@rule("range of two numbers", "value")
def _range(reading: Reading, one: Numeral, two: Numeral) -> list[Amount] | None:
    """Two numbers joined to one range: "60-80", "between 25 and 30".

    A range, or both ends of a change, where only a connective stands between the numerals.
    """
    if one.ordinal or two.ordinal or one.vague or two.vague or two.first - one.last > 7:
        return None
    gap = [reading.lower(n) for n in range(one.last + 1, two.first)]
    joiners = [word for word in gap if word not in words("hedges", "signs")]
    low = share_scale(reading, one, two)
    if not joiners or not _signs_agree(reading, one, two):
        return None
    if joiners == ["and"] and len(gap) <= 3 and low.value <= two.value and (first := _between(reading, one)) >= 0:
        return [replace(_hedged(reading, low, two), first=first, operator=None)]
    if joiners in (["to"], ["or"], ["through"]):
        return _worded(reading, one, low, two, joiners[0], close=len(gap) <= 3)
    trailing = joiners == ["-", "to"] and reading.touches(one.last)  # 8- to 16-meter
    dashed = len(joiners) == 1 and joiners[0] in _DASHES and len(gap) <= 3 and _tight(reading, one, two)
    return [_hedged(reading, low, two)] if low.value <= two.value and (trailing or dashed) else None


@rule('numbers joined by "to" or "or"', "value")
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


@rule("scale of the other end", "value")
def share_scale(reading: Reading, one: Numeral, two: Numeral) -> Numeral:
    """ "$10 to $15 billion", "two to three dozen": the first end takes the scale of the second."""
    word = reading.lower(two.last)
    small = Fraction(100) if word == "hundred" else numbers("numerals", "dozens").get(word)
    if small is not None and not one.scaled and one.value < two.value / small < 100 and two.last > two.first:
        return replace(one, value=one.value * small, step=small if one.value.denominator == 1 else one.step * small)
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
    if before != after:  # 75 -300mm
        return one.digits and two.digits and one.value < two.value and _glued_unit(reading, two)
    long = reading.text(one.last + 1) in ("–", "—")
    unit = one.digits and two.digits and reading.sort(two.last + 1) == "word" and two.value >= 10
    return before or long or unit


def _glued_unit(reading: Reading, numeral: Numeral) -> bool:
    form = unit_form(reading.text(numeral.last + 1)) if reading.touches(numeral.last) else None
    return form is not None and not form.evidence


def _between(reading: Reading, one: Numeral) -> int:
    """The token "between" before a numeral, a sign of money or "the ages of"; or -1."""
    at = one.first - 1 - _sign(reading, one.first)
    at -= 3 if reading.phrase_before(at + 1, ("the", "ages", "of")) else 0
    return at if reading.lower(at) == "between" else -1


def changes(reading: Reading, index: int) -> bool:
    """Does a word of change ("rose", "expanded", "cut", "an increase") stand before token `index` in its clause?"""
    for at in range(index - 1, max(-1, index - 1 - CHANGE_REACH), -1):
        if reading.text(at) in (";", ":", ".", "("):
            return False
        if reading.lower(at) in words("change", "verbs") or reading.lower(at) in words("change", "nouns"):
            return True
    return False


@handed
def _hedged(reading: Reading, low: Numeral, high: Numeral) -> Amount:
    first, last = low.first, high.last
    sign = _sign(reading, first)
    edge = first - sign
    if _negative(reading, first):
        edge, negative = first - 1, True
    else:
        negative = _negative(reading, edge)  # -$40
        edge -= negative
    before = hedge_before(reading, edge)
    if before is not None and reading.phrase_at(before.first, ("close", "to")) and high.value < FEW:
        before = None
    if before is not None and before.first == before.last and _stretch(reading, before, first):
        before = None
    after = hedge_after(reading, last)
    hedge = after if after is not None and (before is None or before.operator == "about") else before
    start = before.first if before is not None else edge if negative else first
    stop = after.last if after is not None else last
    operator = None if hedge is None else hedge.operator
    return Amount(min(start, first), stop, first, last, low, high, operator, negative=negative)


def _stretch(reading: Reading, hedge: Hedge, first: int) -> bool:
    """ "over a | three-hour period", "under a | 10-year deal": the article makes it a plain preposition."""
    article = first == hedge.last + 2 and reading.lower(hedge.last + 1) in ("a", "an")
    return article and reading.lower(hedge.first) in _PLAIN


@rule("minus sign", "value")
def _negative(reading: Reading, first: int) -> bool:
    """A minus sign that touches the number and no word before it, or "minus"."""
    if reading.text(first - 1) in (*HYPHENS, "−", "–") and reading.touches(first - 1):
        return not reading.touches(first - 2) or reading.text(first - 2) in ("(", "[", *_SIGNS)
    return reading.lower(first - 1) in ("minus", "negative")
