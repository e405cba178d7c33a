"""Intervals over exact numbers: "nearly 2 million" is a value from the start, not a number with a remark.

Bounds are `fractions.Fraction`; `None` is unbounded. Days of the calendar are proleptic Gregorian ordinals
(`datetime.date.toordinal`), so the same algebra serves dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from checker.model.record import record

Number = int | Fraction


@record(frozen=True)
class Interval:
    """A set of numbers between two bounds, each open or closed; `None` is no bound on that side."""

    lower: Fraction | None
    upper: Fraction | None
    lower_inclusive: bool = True
    upper_inclusive: bool = True

    def __post_init__(self) -> None:
        if self.lower is None and self.lower_inclusive:
            object.__setattr__(self, "lower_inclusive", False)
        if self.upper is None and self.upper_inclusive:
            object.__setattr__(self, "upper_inclusive", False)

    @staticmethod
    def point(value: Number) -> Interval:
        """The interval that holds one number."""
        exact = Fraction(value)
        return Interval(exact, exact)

    @staticmethod
    def of(lower: Number | None, upper: Number | None, *, closed: bool = True) -> Interval:
        """An interval from plain numbers, both ends closed or both open."""
        return Interval(
            None if lower is None else Fraction(lower), None if upper is None else Fraction(upper), closed, closed
        )

    @property
    def empty(self) -> bool:
        """True when no number lies inside."""
        if self.lower is None or self.upper is None:
            return False
        return self.lower > self.upper or (
            self.lower == self.upper and not (self.lower_inclusive and self.upper_inclusive)
        )

    @property
    def is_point(self) -> bool:
        """True when exactly one number lies inside."""
        return self.lower is not None and self.lower == self.upper and not self.empty

    @property
    def bounded(self) -> bool:
        """True when both sides have a bound."""
        return self.lower is not None and self.upper is not None

    def __contains__(self, value: Number) -> bool:
        low = self.lower is None or value > self.lower or (self.lower_inclusive and value == self.lower)
        high = self.upper is None or value < self.upper or (self.upper_inclusive and value == self.upper)
        return low and high

    def __and__(self, other: Interval) -> Interval:
        """The numbers that lie in both; possibly empty."""
        lower, lower_inclusive = _tighter(self, other, low=True)
        upper, upper_inclusive = _tighter(self, other, low=False)
        return Interval(lower, upper, lower_inclusive, upper_inclusive)

    def __or__(self, other: Interval) -> Interval:
        """The hull: the least interval that holds both."""
        return hull((self, other))

    def within(self, other: Interval) -> bool:
        """True when every number of this interval lies in `other`."""
        return self.empty or (self & other) == self

    def disjoint(self, other: Interval) -> bool:
        """True when no number lies in both."""
        return (self & other).empty

    def __neg__(self) -> Interval:
        return Interval(
            None if self.upper is None else -self.upper,
            None if self.lower is None else -self.lower,
            self.upper_inclusive,
            self.lower_inclusive,
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            self.lower_inclusive and other.lower_inclusive,
            self.upper_inclusive and other.upper_inclusive,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in _ends(self) for b in _ends(other)]
        return _from_corners(corners)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient. A divisor that may be zero leaves the result unbounded on both sides."""
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """One over this interval; unbounded when zero lies inside or between."""
        if self.lower is not None and self.lower >= 0 and 0 not in self:
            return Interval(
                Fraction(0) if self.upper is None else 1 / self.upper,
                None if self.lower == 0 else 1 / self.lower,
                self.upper_inclusive,
                self.lower_inclusive,
            )
        if self.upper is not None and self.upper <= 0 and 0 not in self:
            return -((-self).reciprocal())
        return Interval(None, None)

    def scaled(self, factor: Number) -> Interval:
        """This interval times one exact number."""
        return self * Interval.point(factor)

    # Three-valued comparison: True certain, False impossible, None cannot tell.

    def equals(self, other: Interval) -> bool | None:
        """Can both stand for one number? False when disjoint, True when both are the same point."""
        if self.disjoint(other):
            return False
        return True if self.is_point and other.is_point else None

    def less(self, other: Interval) -> bool | None:
        """Is every number here below every number there (True), none below any (False), or neither (None)?"""
        if self.upper is not None and other.lower is not None:
            if self.upper < other.lower:
                return True
            if self.upper == other.lower and not (self.upper_inclusive and other.lower_inclusive):
                return True
        if self.lower is not None and other.upper is not None and self.lower >= other.upper:
            return False
        return None

    def at_most(self, other: Interval) -> bool | None:
        """Is this at most the other, in every reading (True), in no reading (False), or in some (None)?"""
        answer = other.less(self)
        return None if answer is None else not answer


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds all of `intervals` (at least one)."""
    first, *rest = intervals
    lower, low_in, upper, up_in = first.lower, first.lower_inclusive, first.upper, first.upper_inclusive
    for one in rest:
        if lower is None or one.lower is None:
            lower, low_in = None, False
        elif one.lower < lower or (one.lower == lower and one.lower_inclusive):
            lower, low_in = one.lower, one.lower_inclusive
        if upper is None or one.upper is None:
            upper, up_in = None, False
        elif one.upper > upper or (one.upper == upper and one.upper_inclusive):
            upper, up_in = one.upper, one.upper_inclusive
    return Interval(lower, upper, low_in, up_in)


# An end for multiplication: sign of infinity (0 = finite), the number, and whether it belongs to the interval.
_End = tuple[int, Fraction, bool]


def _ends(interval: Interval) -> tuple[_End, _End]:
    low: _End = (-1, Fraction(0), False) if interval.lower is None else (0, interval.lower, interval.lower_inclusive)
    high: _End = (1, Fraction(0), False) if interval.upper is None else (0, interval.upper, interval.upper_inclusive)
    return low, high


def _times(a: _End, b: _End) -> _End:
    sign_a = a[0] or (a[1] > 0) - (a[1] < 0)
    sign_b = b[0] or (b[1] > 0) - (b[1] < 0)
    if a[0] or b[0]:
        sign = sign_a * sign_b
        # zero times unbounded: the product comes as near to zero as one likes, and is zero when zero belongs.
        return (0, Fraction(0), (not a[0] and a[2]) or (not b[0] and b[2])) if sign == 0 else (sign, Fraction(0), False)
    product = a[1] * b[1]
    closed = a[2] and b[2]
    if product == 0:
        closed = (a[1] == 0 and a[2]) or (b[1] == 0 and b[2])
    return (0, product, closed)


def _from_corners(corners: list[_End]) -> Interval:
    low = min(corners, key=lambda end: (end[0], end[1] if end[0] == 0 else 0, not end[2]))
    high = max(corners, key=lambda end: (end[0], end[1] if end[0] == 0 else 0, end[2]))
    lower, upper = None if low[0] else low[1], None if high[0] else high[1]
    return Interval(lower, upper, not low[0] and low[2], not high[0] and high[2])


def _tighter(a: Interval, b: Interval, *, low: bool) -> tuple[Fraction | None, bool]:
    one = (a.lower, a.lower_inclusive) if low else (a.upper, a.upper_inclusive)
    two = (b.lower, b.lower_inclusive) if low else (b.upper, b.upper_inclusive)
    if one[0] is None or two[0] is None:
        return two if one[0] is None else one
    if one[0] == two[0]:
        return one[0], one[1] and two[1]
    return max(one, two, key=lambda end: end[0] or 0) if low else min(one, two, key=lambda end: end[0] or 0)
