"""Durations and waiting times: "20 minutes or less", "four short years", "two and a half hours", "2 years and 3 months"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from checker.extract._base import build, late_hedge, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.units_table import duration_forms
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

# Exact sizes of the units that compounds are made of, smallest first, in the unit named.
_SIZES = {
    "second": Fraction(1),
    "minute": Fraction(60),
    "hour": Fraction(3600),
    "day": Fraction(86400),
    "week": Fraction(604800),
}
_MONTHS = {"month": Fraction(1), "year": Fraction(12), "decade": Fraction(120)}
_BETWEEN = frozenset(
    "short long full whole more consecutive straight further additional extra other solid entire working calendar weekday".split()
)


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield durations among the amounts of a sentence; parts of a compound join into one."""
    skip = -1
    for number, amount in enumerate(amounts):
        if amount.core_first <= skip or amount.low.ordinal:
            continue
        made = _plain(reading, amount)
        if made is None:
            continue
        unit, last = made
        if amount.operator == "over" and reading.lower(amount.core_first - 1) == "past":
            amount = replace(amount, operator=None)  # "the past three years", no "more than"
        joined = _compound(reading, amounts, number, unit, last)
        if joined is not None:
            skip = joined[1]
            yield joined[0]
            continue
        half = _and_a_half(reading, amount, last)
        amount, last = half if half is not None else (amount, last)
        amount, last = late_hedge(reading, amount, last)
        first = _past(reading, amount.first)
        yield build(reading, amount, Kind.DURATION, first, last, "duration", unit=unit)
    yield from _lone(reading)


def _plain(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """The unit of time after an amount and its last token; words like "short" may stand between."""
    at = past_hyphen(reading, amount.core_last + 1)
    at += reading.lower(at) in ("a", "an", "of") and amount.low.fraction
    at += reading.lower(at) in ("a", "an") and amount.low.fraction
    for _ in range(3):
        if reading.lower(at) in _BETWEEN:
            at += 1
    word = reading.lower(at)
    unit = duration_forms().get(word)
    if (
        unit is None
        and word in ("s", "h", "d", "y", "min")
        and reading.touches(amount.core_last)
        and amount.low.digits
        and not reading.touches(at)
    ):
        unit = {"s": "second", "h": "hour", "d": "day", "y": "year", "min": "minute"}[word]
    if (
        unit == "day"
        and reading.lower(amount.first) == "one"
        and reading.text(at + 1) in (",", ".", "")
        and amount.operator is None
    ):
        return None  # "one day, ...": some day or other
    if unit is None or _ages(reading, at) or word in ("second",) and not amount.low.digits:
        return _joint(reading, amount)
    return unit, at


def _joint(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """ "from eleven months to four", "from four to six weeks": the unit of the other end."""
    if amount.change and 0 <= amount.joint < len(reading.tokens) and amount.joint > amount.core_last:
        unit = duration_forms().get(reading.lower(past_hyphen(reading, amount.joint + 1)))
        if unit is not None:
            return unit, amount.last
    return None


def _ages(reading: Reading, at: int) -> bool:
    """ "years old", "year-old", "years of age": an age, no duration."""
    after = past_hyphen(reading, at + 1)
    return reading.lower(after) in ("old", "olds") or reading.phrase_at(after, ("of", "age"))


def _past(reading: Reading, first: int) -> int:
    """Take "past" or "last" into the mention: "the past three years"."""
    return first - 1 if reading.lower(first - 1) in ("past", "last", "next") and first > 0 else first


def _and_a_half(reading: Reading, amount: Amount, last: int) -> tuple[Amount, int] | None:
    """ "a year and a half", "an hour and a quarter"."""
    if not (reading.lower(last + 1) == "and" and reading.lower(last + 2) in ("a", "half") and amount.single):
        return None
    at = last + 2 + (reading.lower(last + 2) == "a")
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(reading.lower(at))
    if part is None or reading.lower(at + 1) in ("million", "of", "dozen"):
        return None
    low = replace(amount.low, value=amount.low.value + part, step=Fraction(1, 10))
    return replace(amount, low=low, high=low), at


def _compound(reading: Reading, amounts: list[Amount], number: int, unit: str, last: int) -> tuple[Mention, int] | None:
    """ "2 hours 14 minutes 51 seconds", "three years and two months": one duration in its smallest unit."""
    first = amounts[number]
    parts, sizes = [(first.low.value, unit)], _SIZES if unit in _SIZES else _MONTHS
    stop, steps = last, [first]
    for following in amounts[number + 1 : number + 4]:
        gap = [reading.lower(n) for n in range(stop + 1, following.first)]
        found = _plain(reading, following)
        if (
            gap not in ([], ["and"], [","], [",", "and"])
            or found is None
            or found[0] not in sizes
            or not following.single
        ):
            break
        if (
            parts[-1][1] not in sizes
            or sizes[found[0]] >= sizes[parts[-1][1]]
            or not following.single
            or following.low.fraction
        ):
            break
        parts.append((following.low.value, found[0]))
        steps.append(following)
        stop = found[1]
    if len(parts) == 1 or not first.single:
        return None
    smallest = parts[-1][1]
    total = Fraction(sum(value * sizes[name] for value, name in parts)) / sizes[smallest]
    low = replace(steps[-1].low, value=total, first=first.core_first, last=steps[-1].core_last, step=Fraction(1))
    whole = replace(first, low=low, high=low, last=stop, core_last=steps[-1].core_last)
    return build(reading, whole, Kind.DURATION, first.first, stop, "duration", unit=smallest), steps[-1].core_last


def _lone(reading: Reading) -> Iterator[Mention]:
    """A unit that is its own number: "the past decade", "year-long", "a year and a half", "an hour and a half"."""
    for at, token in enumerate(reading.tokens):
        unit = duration_forms().get(token.lower) if token.sort == "word" else None
        if unit is None or token.lower.endswith("s"):
            continue
        long = reading.text(at + 1) in ("-", "‑") and reading.lower(at + 2) in ("long", "round") and reading.touches(at)
        past = (
            reading.lower(at - 1) == "past"
            and reading.lower(at - 2) in ("the", "this")
            and unit in ("decade", "century", "year")
        )
        article = (
            reading.lower(at - 1) in ("a", "an")
            and reading.lower(at + 1) == "and"
            and reading.lower(at + 2) in ("a", "half")
        )
        if not (long and reading.lower(at - 1) not in ("-", "‑") or past or article):
            continue
        amount = _one(reading, at)
        if article:
            half = _and_a_half(reading, amount, at)
            if half is None:
                continue
            yield build(reading, half[0], Kind.DURATION, at - 1, half[1], "duration", unit=unit)
        else:
            yield build(
                reading, amount, Kind.DURATION, at - 1 if past else at, at + 2 if long else at, "duration", unit=unit
            )


def _one(reading: Reading, at: int) -> Amount:
    from checker.grammar.numeral import Numeral

    numeral = Numeral(at, at, Fraction(1), Fraction(1))
    return Amount(at, at, at, at, numeral, numeral)
