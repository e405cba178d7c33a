"""Hedges: "more than", "at least", "nearly", "some", "or so" and how they move the bounds of a value.

The factors of the widths stand in `lexicon/widths.yaml` with their source; the meaning of each operator in
`docs/intervals.md`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from fractions import Fraction

from checker import lexicon
from checker.grammar.scales import CURRENCY_SIGNS
from checker.model.interval import Interval
from checker.model.record import record
from checker.text import inflect
from checker.text.tokens import Reading, tokenize
from checker.trace import rule


@record
class Hedge:
    """An operator (`over`, `least`, `under`, `most`, `about`, `nearly`, `just_over`) over tokens `first` to `last`."""

    operator: str
    first: int
    last: int


@record
class Bounds:
    """What a hedged value says (`stated`), commits to (`hard`), is taken to mean (`soft`); `nominal`: the hedge off."""

    stated: Interval
    hard: Interval
    soft: Interval
    nominal: Interval
    approximate: bool = False


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def _split(phrase: str) -> tuple[str, ...]:
    words = phrase.lower().split()
    return tuple(words if all(map(str.isalpha, words)) else (one.lower for one in tokenize(phrase, 0, len(phrase))))


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
def _fillers() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Fillers by their last word, the longest first."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(map(_split, lexicon.table("hedges")["between"]), key=len, reverse=True):
        groups.setdefault(words[-1], []).append(words)
    return {last: tuple(some) for last, some in groups.items()}


@rule("hedge before the number", "value")
def hedge_before(reading: Reading, index: int) -> Hedge | None:
    """Words before the number that make it a bound or a rough figure: "at least", "nearly".

    The hedge that ends just before token `index`, past fillers such as "a total of".
    """
    at = index
    for _ in range(3):
        found = _ending_at(reading, at)
        if found is not None:
            return found
        ending = _fillers().get(reading.lower(at - 1), ())
        filler = next((words for words in ending if reading.phrase_before(at, words)), None)
        if filler is None:
            return None
        at -= len(filler)
    return None


def _ending_at(reading: Reading, index: int) -> Hedge | None:
    for words, operator in _phrases("before").get(reading.lower(index - 1), ()):
        if reading.phrase_before(index, words):
            before = reading.lower(index - len(words) - 1)
            if before in ("no", "not") and operator in ("over", "under"):
                return None
            if words == ("over",) and reading.sort(index - 2) == "number":
                return None  # a blood pressure of 120 over 80
            if words == ("over",) and before in lexicon.table("hedges")["phrasal"]:
                return None  # "turned over 38,000 euros"
            if words == ("up", "to") and before in lexicon.table("hedges")["rises"]:
                return None  # "went up to 40 euros"
            return Hedge(operator, index - len(words), index - 1)
    return None


@rule("hedge behind the number", "value")
def hedge_after(reading: Reading, index: int) -> Hedge | None:
    """Words behind the number that make it a bound or a rough figure: "or more", "+", "-odd".

    The hedge that begins just after token `index`.
    """
    figure = reading.sort(index + 2) == "number"  # "5 plus 3", "10+2" are sums
    for words, operator in _phrases("after").get(reading.lower(index + 1), ()):
        if not reading.phrase_at(index + 1, words) or (len(words) == 1 and figure):
            continue
        after = index + 1 + len(words)
        if words[0] == "and" and (reading.sort(after) == "number" or reading.lower(after) in ("to", "-")):
            continue  # "under 25 and over 70", "two and up to four", "under-7s and over-65s"
        if words == ("plus",) and _adds(reading, index):
            continue
        if words != ("+",) or reading.touches(index):
            return Hedge(operator, index + 1, index + len(words))
    return None


def _adds(reading: Reading, index: int) -> bool:
    """ "£400 plus VAT", "34 euros plus deposit": something is added; but "200 plus guests"."""
    counts = reading.sort(index) == "number" and inflect.is_plural(reading.text(index + 2))
    following = reading.text(index + 2)
    if following[:1] in CURRENCY_SIGNS or inflect.function_word(following) == "determiner" or following == "up":
        return bool(following)  # plus £3, plus a bonus, plus up to €8m
    return reading.sort(index + 2) == "word" and not counts and inflect.function_word(reading.text(index + 2)) is None


@functools.cache
def _factor(name: str, key: str) -> Fraction:
    return Fraction(str(lexicon.table("widths")[name][key]))


@rule("rounding of a written figure", "hard", "soft", "nominal")
def written(value: Fraction, step: Fraction, *, exact: bool) -> Interval:
    """What a figure stands for: everything that rounds to it (half a step either way), or itself where it is exact."""
    if exact:
        return Interval(value, value)
    # value - step / 2 and value + step / 2 over one denominator: a third of what exact fractions cost
    denominator = 2 * value.denominator * step.denominator
    middle, half = 2 * value.numerator * step.denominator, step.numerator * value.denominator
    return Interval(Fraction(middle - half, denominator), Fraction(middle + half, denominator))


@rule("ends of a range as written", "hard", "soft", "nominal")
def bounds(operator: str | None, low: Interval, high: Interval, *, floor: bool) -> Bounds:
    """From the least that the lower figure stands for to the most that the upper one does.

    Bounds of a value or range under a hedge.

    `low` and `high` are what the first and the last figure stand for (half a step either way); for one figure they
    are the same. `floor` is true where the quantity cannot be negative (counts, money, durations).
    """
    bottom = _middle(low)
    top = bottom if low is high else _middle(high)
    whole = low if low is high else low | high
    plain = Bounds(low if bottom is low.lower and low is high else Interval(bottom, top), whole, whole, whole)
    if operator in ("over", "just_over", "least"):
        return _from_below(plain, operator, bottom, top)
    if operator in ("under", "most"):
        return _from_above(plain, top, closed=operator == "most", floor=floor)
    if operator == "nearly":
        return _just_below(plain, top)
    return _to_either_side(plain, bottom, top) if operator == "about" else plain


def _middle(interval: Interval) -> Fraction:
    assert interval.lower is not None and interval.upper is not None  # `written` bounds both sides
    if interval.lower is interval.upper:
        return interval.lower
    return (interval.lower + interval.upper) / 2


@rule("open upwards", "hard", "soft")
def _from_below(plain: Bounds, operator: str, bottom: Fraction, top: Fraction) -> Bounds:
    """The words give only a lower end; a reader takes it to be not much more."""
    closed, width = operator == "least", "just_over" if operator == "just_over" else "over"
    reach = top * _factor(width, "soft") if bottom >= 0 else None
    stated = Interval(bottom, None, closed)
    return Bounds(stated, stated, Interval(bottom, reach, closed), plain.nominal)


@rule("open downwards", "hard", "soft")
def _from_above(plain: Bounds, top: Fraction, *, closed: bool, floor: bool) -> Bounds:
    """The words give only an upper end; what cannot be negative begins at zero."""
    stated = Interval(None, top, False, closed)
    hard = Interval(Fraction(0) if floor else None, top, True, closed)
    soft = Interval(top * _factor("under", "soft") if top >= 0 else None, top, True, closed)
    return Bounds(stated, hard, soft, plain.nominal)


@rule("short of the figure", "hard", "soft")
def _just_below(plain: Bounds, top: Fraction) -> Bounds:
    """ "nearly 40": somewhat less than the figure."""
    stated = Interval(None, top, False, False)
    hard, soft = (Interval(top * _factor("nearly", key), top, True, False) for key in ("hard", "soft"))
    return Bounds(stated, hard, soft, plain.nominal, approximate=True)


@rule("about the figure", "hard", "soft")
def _to_either_side(plain: Bounds, bottom: Fraction, top: Fraction) -> Bounds:
    """ "about 40": some way to either side of the figure."""
    hard, soft = (_around(bottom, top, *_about(key)) for key in ("hard", "soft"))
    return Bounds(plain.stated, hard | plain.hard, soft | plain.soft, plain.nominal, approximate=True)


@rule("reach of a bare plural", "hard", "soft", "nominal")
def vague_bounds(value: Fraction) -> Bounds:
    """ "dozens", "hundreds": from two of the word up; a reader takes it to be up to ten.

    `value` is one of the word, 12 for dozens.
    """
    low, reach = value * _factor("vague", "lower"), value * _factor("vague", "soft")
    stated = Interval(low, None)
    return Bounds(stated, stated, Interval(low, reach), stated, approximate=True)


@functools.cache
def _about(key: str) -> tuple[Fraction, Fraction]:
    small, large = lexicon.table("widths")["about"][key]
    return Fraction(str(small)), Fraction(str(large))


def _around(bottom: Fraction, top: Fraction, small: Fraction, large: Fraction) -> Interval:
    if bottom == top > 0:
        return Interval(bottom * small, bottom * large)
    ends = sorted((bottom * small, bottom * large, top * small, top * large))
    return Interval(ends[0], ends[-1])
