"""What the figures themselves say of a link: whether they meet, and if not, whether one slip would explain it."""

from __future__ import annotations

import datetime
import functools
from dataclasses import replace
from fractions import Fraction

from checker import units
from checker.lexicon import table
from checker.model.claim import Claim, Kind
from checker.model.interval import Interval

CONVERTED = frozenset({Kind.MEASUREMENT, Kind.DURATION})  # kinds whose units are compared by what they measure
FACTOR = Fraction(2)  # two figures of one quantity are seldom further apart
DECIMALS = 6  # digits after the point that a figure is compared by
FARTHEST, LARGEST = 10**10, 10**30  # beyond them no slip is looked for
SCALES = tuple(10.0**power for power in (1, 2, 3, 6, 9))


@functools.lru_cache(maxsize=4096)
def measure(unit: str | None) -> str | None:
    """What a unit measures: "kilometer" and "foot" give "length", "mile ** 2" gives "length ** 2"; else the unit."""
    if unit is None:
        return None
    data = table("units")
    groups = {name: group for group, names in data["dimensions"].items() for name in names}
    words = []
    for word in unit.split():
        bare = next(
            (word[len(one) :] for one in data["prefixes"] if word.startswith(one) and word[len(one) :] in groups), word
        )
        words.append(groups.get(word, groups.get(bare, word)))
    return " ".join(words)


def level(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """Both claims in the unit of the first, where they can be converted; else as they are."""
    if a.unit == b.unit or a.kind is not b.kind or a.kind not in CONVERTED:
        return a, b
    source, target = units.parse(b.unit), units.parse(a.unit)
    moved = [units.convert(one, source, target) for one in (b.interval, b.hard, b.soft, b.nominal)]
    interval, hard, soft, nominal = moved
    if interval is None or hard is None or soft is None or nominal is None:
        return a, b
    return a, replace(b, unit=a.unit, interval=interval, hard=hard, soft=soft, nominal=nominal)


def agree(a: Claim, b: Claim) -> bool:
    """True when the words of both can hold of one quantity."""
    a, b = level(a, b)
    return not a.hard.disjoint(b.hard) and not a.soft.disjoint(b.soft)


def middle(interval: Interval) -> Fraction | None:
    """The middle of an interval, or its one bound."""
    if interval.lower is not None and interval.upper is not None:
        return (interval.lower + interval.upper) / 2
    return interval.lower if interval.lower is not None else interval.upper


def size(claim: Claim) -> float:
    """The larger of the bounds that a claim states, without sign; 0 where it states none."""
    bounds = [abs(bound) for bound in (claim.interval.lower, claim.interval.upper) if bound is not None]
    return float(max(bounds)) if bounds else 0.0


def opposed(a: Claim, b: Claim) -> bool:
    """True when one is bounded from below, the other from above, and the bounds cannot meet."""
    a, b = level(a, b)
    low, high = (a, b) if a.interval.upper is None else (b, a)
    return low.interval.upper is None and high.interval.lower in (None, 0) and low.interval.disjoint(high.interval)


def plausible(a: Claim, b: Claim, factor: Fraction = FACTOR) -> bool:
    """True when the figures are less than `factor` apart or a single slip leads from one to the other."""
    if a.kind is Kind.DATE:
        return _dates_alike(a, b)
    a, b = level(a, b)
    x, y = middle(a.nominal), middle(b.nominal)
    if x is None or y is None or x <= 0 or y <= 0:
        return x == y
    low, high = min(x, y), max(x, y)
    return high < factor * low or slip(x, y) is not None


def slip(x: Fraction, y: Fraction) -> str | None:
    """The slip that leads from one positive number to the other: "scale", "transposition", or None."""
    low, high = min(x, y), max(x, y)
    if low <= 0 or low == high or high > low * FARTHEST or high > LARGEST:
        return None
    ratio = float(high / low)
    if any(abs(ratio - scale) <= scale / 50 for scale in SCALES):
        return "scale"
    first, second = (str(round(number * 10**DECIMALS)) for number in (x, y))
    return "transposition" if len(first) == len(second) and sorted(first) == sorted(second) else None


def coincidence(a: Claim, b: Claim) -> int:
    """How little chance can explain that one slip leads from figure to figure, 0 to 2.

    A slip that leads to one figure in hundreds is telling for figures of three digits and more, hardly for two, and
    for a round one not at all. The same digits with another unit are a slip as well: 18.4 miles, 18.4 kilometres.
    """
    x, y = middle(a.nominal), middle(b.nominal)
    if x is None or y is None or x <= 0 or y <= 0 or agree(a, b):
        return 0
    if slip(x, y) is None and (x != y or a.unit == b.unit):
        return 0
    return max(0, min(_digits(x) - 1, 2))


def same_figure(a: Claim, b: Claim) -> bool:
    """True for one figure of three digits or more, which two texts hardly hit on by chance."""
    x, y = middle(a.nominal), middle(b.nominal)
    return x is not None and x == y and a.unit == b.unit and _digits(abs(x)) > 2


def _digits(number: Fraction) -> int:
    """Significant digits."""
    return len(str(round(number * 10**DECIMALS)).strip("0")) if number <= LARGEST else 0


def _dates_alike(a: Claim, b: Claim) -> bool:
    """True for days that agree in two of day, month and year, and for years a slip apart."""
    x, y = a.interval.lower, b.interval.lower
    if x is None or y is None or x.denominator != 1 or y.denominator != 1:
        return False
    first, second = datetime.date.fromordinal(int(x)), datetime.date.fromordinal(int(y))
    if a.resolution == "day":
        same = (first.year == second.year) + (first.month == second.month) + (first.day == second.day)
        return same >= 2
    if a.resolution == "year":
        return sorted(str(first.year)) == sorted(str(second.year)) or abs(first.year - second.year) <= 1
    return first.year == second.year or first.month == second.month
