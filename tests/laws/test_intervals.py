"""The algebra of intervals: what is true of the numbers inside is true of the result, and no more is claimed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import intervals, numbers

from checker.model.interval import Interval, hull

small = st.fractions(-20, 20, max_denominator=6)
tight = intervals(small)
INFINITY = Interval(None, None)


@st.composite
def members(draw: st.DrawFn, inside: Interval) -> Fraction:
    """A number that lies in an interval, often near an end of it."""
    low = inside.lower if inside.lower is not None else (inside.upper or 0) - 50
    high = inside.upper if inside.upper is not None else low + 100
    share = draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 1000), Fraction(999, 1000), Fraction(1, 2)]))
    value = Fraction(low) + (Fraction(high) - low) * share
    assume(value in inside)
    return value


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Interval, Fraction, Interval, Fraction]:
    a, b = draw(tight), draw(tight)
    return a, draw(members(a)), b, draw(members(b))


@pytest.mark.parametrize(
    "apply", [operator.add, operator.sub, operator.mul, operator.truediv], ids=lambda f: f.__name__
)
@given(data=st.data())
def test_what_lies_inside_stays_inside(apply: Callable[..., Interval], data: st.DataObject) -> None:
    a, x, b, y = data.draw(pairs())
    assume(apply is not operator.truediv or y != 0)
    assert apply(x, y) in apply(a, b)


@given(tight, tight)
def test_addition_and_multiplication_commute(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a
    assert a & b == b & a or ((a & b).empty and (b & a).empty)
    assert a | b == b | a


@given(tight, tight, tight)
def test_addition_is_associative_and_the_hull_too(a: Interval, b: Interval, c: Interval) -> None:
    assert (a + b) + c == a + (b + c)
    assert (a | b) | c == a | (b | c)


@given(tight)
def test_neutral_and_inverse_elements(a: Interval) -> None:
    assert a + Interval.point(0) == a
    assert a * Interval.point(1) == a
    minus = -a
    assert -minus == a
    assert a & INFINITY == a
    assert hull([a]) == a
    if a.is_point and a.lower != 0:
        assert a / a == Interval.point(1)


@given(tight, tight, small)
def test_meeting_and_hull_hold_what_they_should(a: Interval, b: Interval, x: Fraction) -> None:
    assert (x in (a & b)) == (x in a and x in b)
    if x in a or x in b:
        assert x in (a | b)
    assert a.within(a | b) and b.within(a | b)


@given(tight, tight)
def test_disjoint_means_equality_is_impossible(a: Interval, b: Interval) -> None:
    assert (a.equals(b) is False) == a.disjoint(b) == b.disjoint(a)
    assert a.equals(b) == b.equals(a)
    assert a.equals(a) is not False


@given(pairs())
def test_a_comparison_that_is_certain_holds_for_all_members(
    pair: tuple[Interval, Fraction, Interval, Fraction],
) -> None:
    a, x, b, y = pair
    if a.less(b) is not None:
        assert (x < y) == a.less(b)
    if a.at_most(b) is not None:
        assert (x <= y) == a.at_most(b)
    if a.equals(b) is not None:
        assert (x == y) == a.equals(b)


@given(tight, tight, tight)
def test_a_narrower_interval_gives_a_narrower_result(a: Interval, b: Interval, c: Interval) -> None:
    part = a & b
    assume(not part.empty)
    assert (part + c).within(a + c)
    assert (part * c).within(a * c)


@given(numbers, numbers)
def test_points_compute_like_numbers(x: Fraction, y: Fraction) -> None:
    a, b = Interval.point(x), Interval.point(y)
    assert (a + b, a - b, a * b) == (Interval.point(x + y), Interval.point(x - y), Interval.point(x * y))
    if y:
        assert a / b == Interval.point(x / y)
    assert a.less(b) is (x < y)
