"""Percentages and shares in words: "about 15 per cent", "7 percentage points", "one in five", "two thirds of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from checker.extract._base import build, decimal_text, late_hedge
from checker.grammar.amount import Amount
from checker.grammar.hedge import bounds
from checker.grammar.numeral import Numeral, numeral_at
from checker.model.claim import Kind, Mention
from checker.model.interval import Interval
from checker.text.tokens import Reading

SHARE_HARD, SHARE_SOFT = Fraction(1, 10), Fraction(1, 20)  # how far a share in words reaches, of its value


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield percentages among the amounts of a sentence."""
    for amount in amounts:
        made = _signed(reading, amount) or _of_total(reading, amount) or _fraction(reading, amount)
        if made is not None:
            yield made


def _signed(reading: Reading, amount: Amount) -> Mention | None:
    at = amount.core_last + 1
    if reading.text(at) == "-" and reading.touches(at - 1):
        at += 1
    unit, last = _sign(reading, at)
    if unit is None:
        if amount.joint < 0 and not amount.change:
            return None
        unit, last = _sign(reading, amount.joint + 1)
        if unit is None:
            return None
        last = amount.last
    amount, last = late_hedge(reading, amount, last)
    return build(reading, amount, Kind.PERCENTAGE, amount.first, last, "percentage", unit=unit, floor=False)


def _sign(reading: Reading, at: int) -> tuple[str | None, int]:
    word = reading.lower(at)
    if word in ("%", "percent", "pct"):
        points = (
            reading.lower(at + 1) in ("points", "point") and word != "%" or reading.phrase_at(at + 1, ("-", "points"))
        )
        return ("percentage_point", at + 1) if points else ("percent", at)
    if word == "per" and reading.lower(at + 1) == "cent":
        return "percent", at + 1
    if word == "percentage" and reading.lower(at + 1) in ("point", "points"):
        return "percentage_point", at + 1
    if word in ("points", "point") and reading.text(at - 1)[-1:].isdigit() and "." in reading.text(at - 1):
        return "percentage_point", at
    return None, at


def _of_total(reading: Reading, amount: Amount) -> Mention | None:
    """ "one in five", "nine out of ten": two small whole numbers."""
    top = amount.low
    if (
        not amount.single
        or top.digits
        and not amount.core_first == amount.core_last
        or top.value.denominator != 1
        or not 1 <= top.value < 100
    ):
        return None
    at = amount.core_last + 1
    gap = at
    while gap - at < 3 and reading.sort(gap) == "word" and reading.lower(gap) not in ("in", "out"):
        gap += 1
    gap = gap if reading.phrase_at(gap, ("out", "of")) or gap == at else at
    if reading.phrase_at(gap, ("out", "of")):
        start = gap + 2
    elif (
        reading.lower(gap) == "in" or reading.phrase_at(gap, ("of", "every")) or reading.phrase_at(gap, ("in", "every"))
    ):
        start = gap + 1 + (reading.lower(gap + 1) == "every")
    else:
        return None
    start += reading.lower(start) == "every"
    bottom = numeral_at(reading, start)
    if (
        bottom is None
        or bottom.value <= top.value
        or bottom.value.denominator != 1
        or bottom.ordinal
        or bottom.year
        or bottom.vague
    ):
        return None
    out_of = reading.phrase_at(gap, ("out", "of"))
    if not out_of and (
        top.digits and bottom.digits or bottom.value > 1000 and top.value != 1 or _dated(reading, bottom)
    ):
        return None
    if out_of and bottom.value > 100:
        return None
    return _share(reading, amount, top.value / bottom.value, amount.first, bottom.last)


def _dated(reading: Reading, bottom: Numeral) -> bool:
    """ "four in 2016", "two in six months": the second number is a date or a stretch of time."""
    return (
        reading.lower(bottom.last + 1)
        in ("years", "year", "months", "days", "weeks", "hours", "minutes", "decades", "seconds")
        or reading.text(bottom.last + 1) == ","
    )


def _fraction(reading: Reading, amount: Amount) -> Mention | None:
    """ "half of the members", "two thirds of", "a third of": a fraction of something."""
    value = amount.low.value
    if not (amount.single and amount.low.fraction and 0 < value < 1):
        return None
    at = amount.core_last + 1
    digits = amount.low.digits
    followed = (
        reading.lower(at) == "of"
        and reading.lower(at + 1) not in ("a", "an")
        or (
            reading.lower(amount.core_last) == "half"
            and reading.lower(at) in ("the", "its", "their", "of", "his", "her", "our")
        )
    )
    if digits and not followed or not followed and not _lonely(reading, amount):
        return None
    return _share(reading, amount, value, amount.first, amount.core_last)


def _lonely(reading: Reading, amount: Amount) -> bool:
    """ "one third are women", "by a quarter", "an increase of a quarter"."""
    if (
        reading.lower(amount.core_last) in ("half", "quarter", "second", "third")
        and reading.sort(amount.core_last + 1) == "word"
    ):
        return (
            reading.lower(amount.core_last + 1) in ("are", "were", "is", "more", "less", "fewer", "have", "had")
            and reading.lower(amount.core_last) != "second"
        )
    before = reading.lower(amount.first - 1)
    return before in ("by", "of", "about", "almost", "nearly") and reading.lower(amount.core_last) != "half"


def _share(reading: Reading, amount: Amount, share: Fraction, first: int, last: int) -> Mention:
    value = share * 100
    point = Interval.point(value)
    made = bounds(amount.operator, point, point, floor=True)
    mention = build(
        reading,
        replace(amount, low=amount.low, high=amount.low),
        Kind.PERCENTAGE,
        first,
        last,
        "percentage",
        unit="percent",
    )
    spread = lambda part: Interval(value * (1 - part), value * (1 + part))  # noqa: E731
    wide, close = made.hard, made.soft
    if amount.operator in (None, "about"):
        wide, close = made.hard | spread(SHARE_HARD), made.soft | spread(SHARE_SOFT)
    return replace(
        mention,
        interval=made.stated,
        hard=wide,
        soft=close,
        nominal=spread(SHARE_SOFT),
        approximate=made.approximate,
        resolution=decimal_text(max(value / 10, Fraction(1, 100))),
    )
