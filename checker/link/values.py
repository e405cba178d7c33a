"""What the figures themselves say of a link: whether they meet, and if not, whether one slip would explain it."""

from __future__ import annotations

import datetime
from fractions import Fraction

from checker.model.claim import Claim, Kind
from checker.model.interval import Interval

FACTOR = 2  # two figures of one quantity are seldom further apart
DECIMALS = 6  # digits after the point that a figure is compared by
SCALES = tuple(Fraction(10) ** power for power in (1, 2, 3, 6, 9))


def agree(a: Claim, b: Claim) -> bool:
    """True when the words of both can hold of one quantity."""
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
    low, high = (a, b) if a.interval.upper is None else (b, a)
    return low.interval.upper is None and high.interval.lower in (None, 0) and low.interval.disjoint(high.interval)


def plausible(a: Claim, b: Claim) -> bool:
    """True when the figures are near each other or a single slip leads from one to the other."""
    if a.kind is Kind.DATE:
        return _dates_alike(a, b)
    x, y = middle(a.nominal), middle(b.nominal)
    if x is None or y is None or x <= 0 or y <= 0:
        return x == y
    low, high = min(x, y), max(x, y)
    return high < FACTOR * low or slip(x, y) is not None


def slip(x: Fraction, y: Fraction) -> str | None:
    """The slip that leads from one positive number to the other: "scale", "transposition", or None."""
    low, high = min(x, y), max(x, y)
    if low <= 0 or low == high:
        return None
    if any(abs(high / low - scale) <= scale / 50 for scale in SCALES):
        return "scale"
    first, second = (str(round(number * 10**DECIMALS)) for number in (x, y))
    return "transposition" if len(first) == len(second) and sorted(first) == sorted(second) else None


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
