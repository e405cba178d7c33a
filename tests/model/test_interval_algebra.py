"""Laws of the interval algebra: whatever numbers stand for two intervals, the operation holds what they give."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.interval import Interval, hull

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=8)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold at least one number, some of them open or unbounded."""
    ends = sorted((draw(st.none() | numbers), draw(st.none() | numbers)), key=lambda end: (end is not None, end or 0))
    low, high = (ends[0], ends[1]) if draw(st.booleans()) else (ends[1], ends[0])
    if low is not None and high is not None and low > high:
        low, high = high, low
    found = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    return found if not found.empty else Interval(low, high)


@st.composite
def member(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number that lies in an interval."""
    low = interval.lower if interval.lower is not None else (interval.upper or Fraction(0)) - 100
    high = interval.upper if interval.upper is not None else (interval.lower or Fraction(0)) + 100
    part = draw(st.fractions(min_value=0, max_value=1, max_denominator=16))
    value = low + (high - low) * part
    return value if value in interval else (low + high) / 2


@given(st.data(), intervals(), intervals())
def test_operations_hold_every_result(data: st.DataObject, one: Interval, two: Interval) -> None:
    x, y = data.draw(member(one)), data.draw(member(two))
    assert x + y in one + two
    assert x - y in one - two
    assert x * y in one * two
    assert y == 0 or x / y in one / two


@given(st.data(), intervals(), intervals())
def test_comparisons_are_right_for_every_pair_of_numbers(data: st.DataObject, one: Interval, two: Interval) -> None:
    x, y = data.draw(member(one)), data.draw(member(two))
    if one.less(two) is not None:
        assert (x < y) is one.less(two)
    if one.at_most(two) is not None:
        assert (x <= y) is one.at_most(two)
    if one.equals(two) is not None:
        assert (x == y) is one.equals(two)


@given(intervals(), intervals(), intervals())
def test_algebra(one: Interval, two: Interval, three: Interval) -> None:
    assert one + two == two + one
    assert one * two == two * one
    assert (one + two) + three == one + (two + three)
    assert -(-one) == one
    assert one & two == two & one
    assert one.within(one | two) and two.within(one | two)
    assert (one & two).within(one)
    assert one.disjoint(two) == (one & two).empty
    assert hull((one, two, three)) == one | two | three


@given(intervals())
def test_points_are_neutral(one: Interval) -> None:
    assert one + Interval.point(0) == one
    assert one * Interval.point(1) == one
    assert one.scaled(2) == one * Interval.point(2)


@pytest.mark.parametrize(
    ("one", "two", "less", "at_most", "equals"),
    [
        (Interval.of(1, 2), Interval.of(3, 4), True, True, False),
        (Interval.of(1, 3), Interval.of(3, 4), None, True, None),
        (Interval(Fraction(600), None, False), Interval.of(None, 600), False, None, None),
        (Interval(Fraction(600), None, False), Interval(None, Fraction(600)), False, None, None),
    ],
)
def test_at_the_edge(one: Interval, two: Interval, less: bool, at_most: bool, equals: bool) -> None:
    assert one.less(two) is less
    if one.upper is not None:
        assert one.at_most(two) is at_most
        assert one.equals(two) is equals
