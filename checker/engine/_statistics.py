"""The functions of the expression language for significance tests: two-sided p-values from test statistics.

Distributions after Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.4-26.7, evaluated by mpmath,
which is imported on the first use. The idea of recomputing p-values is that of statcheck (Nuijten and others 2016).
See `_functions` for how to add one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Quantity, Value
from checker.model.interval import Interval
from checker.model.rule import Call

DIGITS = 20  # with which a p-value is computed; far beyond what any text prints
_NOISE = Fraction(1, 10**12)  # by which a computed p-value is widened, so that it is a bound
_NOTHING = 1e-30  # far below the noise
_LARGEST = 10**7  # of degrees of freedom and of statistics; beyond, nothing is told
_BOTH = 1000  # the smaller of two degrees of freedom; with both beyond, the series takes seconds
Tail = Callable[..., Fraction]


def _p_of_t(run: Evaluation, call: Call) -> Value:
    """p_of_t(t, df): the two-sided p-value of a t statistic with so many degrees of freedom."""
    return _p_value(run, call, lambda t, df: _beta(df / (df + t * t), df / 2, Fraction(1, 2)))


def _p_of_f(run: Evaluation, call: Call) -> Value:
    """p_of_f(f, df1, df2): the p-value of an F statistic."""
    return _p_value(run, call, lambda f, one, two: _beta(two / (two + one * f), two / 2, one / 2))


def _p_of_chi2(run: Evaluation, call: Call) -> Value:
    """p_of_chi2(x, df): the p-value of a chi-squared statistic."""
    return _p_value(run, call, _gamma)


def _p_of_z(run: Evaluation, call: Call) -> Value:
    """p_of_z(z): the two-sided p-value of a standard normal statistic."""
    return _p_value(run, call, lambda z: _gamma(z * z, Fraction(1)))


def _p_of_r(run: Evaluation, call: Call) -> Value:
    """p_of_r(r, df): the two-sided p-value of a correlation with so many degrees of freedom (pairs less two)."""
    return _p_value(run, call, lambda r, df: _beta(max(Fraction(0), 1 - r * r), df / 2, Fraction(1, 2)))


def _p_value(run: Evaluation, call: Call, tail: Tail) -> Value:
    """The hull of a tail probability over the corners of its arguments; each falls as the statistic grows."""
    found = [run.quantity(argument) for argument in call.arguments]
    intervals = [one.interval for one in found if one is not None]
    if len(intervals) < len(found) or any(end is None for one in intervals[1:] for end in (one.lower, one.upper)):
        return run.unknown()
    statistic = _size(intervals[0])
    if any(one.lower is None or one.lower <= 0 for one in intervals[1:]) or statistic.lower is None:
        return run.unknown()
    ends = [{end for end in (one.lower, one.upper) if end is not None} for one in (statistic, *intervals[1:])]
    if any(end > _LARGEST for values in ends for end in values):
        return run.unknown()
    if len(ends) > 2 and min(max(values) for values in ends[1:]) > _BOTH:
        return run.unknown()
    corners = [tail(*corner) for corner in itertools.product(*map(sorted, ends))]
    low = Fraction(0) if statistic.upper is None else max(Fraction(0), min(corners) - _NOISE)
    return Quantity(Interval.of(low, min(Fraction(1), max(corners) + _NOISE)))


def _size(one: Interval) -> Interval:
    """The distance from zero."""
    if one.upper is not None and one.upper <= 0:
        return -one
    if one.lower is not None and one.lower >= 0:
        return one
    reach = None if one.lower is None or one.upper is None else max(-one.lower, one.upper)
    return Interval.of(0, reach)


def _beta(x: Fraction, a: Fraction, b: Fraction) -> Fraction:
    """The regularised incomplete beta function."""
    import mpmath

    if b <= 1 and a * (1 - x) > 100:  # at most about x^a, which is below e^-100
        return Fraction(0)
    with mpmath.workdps(DIGITS):
        return _exact(mpmath.betainc(_real(a), _real(b), 0, _real(x), regularized=True))


def _gamma(x: Fraction, df: Fraction) -> Fraction:
    """The upper tail of the chi-squared distribution: the regularised incomplete gamma function."""
    import mpmath

    with mpmath.workdps(DIGITS):
        return _exact(mpmath.gammainc(_real(df / 2), _real(x / 2), regularized=True))


def _real(value: Fraction) -> object:
    import mpmath

    return mpmath.mpf(value.numerator) / value.denominator


def _exact(value: Any) -> Fraction:
    import mpmath

    if value < _NOTHING:  # an exact fraction of it would have as many digits as it has zeros
        return Fraction(0)
    return min(Fraction(1), Fraction(mpmath.nstr(value, DIGITS - 4)))


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "p_of_t": (_p_of_t, 2, 2, ""),
    "p_of_f": (_p_of_f, 3, 3, ""),
    "p_of_chi2": (_p_of_chi2, 2, 2, ""),
    "p_of_z": (_p_of_z, 1, 1, ""),
    "p_of_r": (_p_of_r, 2, 2, ""),
}
