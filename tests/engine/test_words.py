"""Numbers, units and rates of exchange as a reader sees them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checker import units
from checker.engine import _words
from checker.engine._rates import RATES
from checker.engine._values import DATE, Quantity
from checker.model.interval import Interval


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(302), "302"), (Fraction(30193, 100), "302"), (Fraction(40000), "40,000"),
        (Fraction(5_270_000), "5.27 million"), (Fraction(10**9), "1 billion"), (Fraction(2, 3), "0.667"),
        (Fraction(409, 2), "204.5"), (Fraction(-5, 4), "-1.25"), (Fraction(26, 10), "2.6"),
    ],
)  # fmt: skip
def test_numbers(value: Fraction, words: str) -> None:
    assert _words.number(value) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (302, 378, "transplant / year", "302-378 transplants a year"),
        (Fraction(640, 10), Fraction(658, 10), "percent", "64-65.8 %"),
        (None, 600, "person", "at most 600 people"),
        (5, None, "box", "5 or more boxes"),
        (2_500_000, 3_000_000, "CNY", "2.5-3 million CNY"),
        (1, 1, "day", "1 day"),
        (3, 3, "kilogram / hectare", "3 kilograms per hectare"),
    ],
)
def test_quantities(low: Fraction | None, high: Fraction | None, unit: str, words: str) -> None:
    assert _words.quantity(Quantity(Interval.of(low, high), units.parse(unit))) == words


def test_dates() -> None:
    def days(first: int, last: int) -> str:
        return _words.quantity(Quantity(Interval.of(first, last), DATE))

    assert days(737794, 737794) == "4 January 2021"
    assert days(737791, 738155) == "2021"
    assert days(737791, 737821) == "January 2021"


def test_rates_are_dated_and_widened() -> None:
    narrow = RATES.between("CNY", "USD", (2004, 2005), wide=False)
    wide = RATES.between("CNY", "USD", (2004, 2005))
    unknown = RATES.between("CNY", "USD", None)
    assert narrow is not None and wide is not None and unknown is not None
    assert Interval.of(Fraction(12, 100), Fraction(123, 1000)).within(wide)
    assert narrow.within(wide) and wide.within(unknown)
    assert RATES.between("CNY", "XXX", None) is None
    assert RATES.between("CNY", "USD", (1890, 1891)) is None


def test_the_table_of_rates_is_sound() -> None:
    assert RATES.between("EUR", "USD", (2008, 2008)) is not None
    for name, row in RATES._load().items():
        years = sorted(row)
        assert years == list(range(years[0], years[-1] + 1)), name
        for one, two in zip(years, years[1:], strict=False):
            ratio = row[two] / row[one]
            assert Fraction(4, 10) < ratio < Fraction(26, 10), (name, two)
