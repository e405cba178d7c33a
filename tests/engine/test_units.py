"""Units: reading, shapes and exact conversion."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checker import units
from checker.errors import DataError
from checker.model.interval import Interval


def converted(value: int, source: str | None, target: str | None) -> Interval | None:
    return units.convert(Interval.point(value), units.parse(source), units.parse(target))


@pytest.mark.parametrize(
    ("unit", "shape"),
    [
        ("CNY / year", "currency / time"),
        ("person / day", "noun / time"),
        ("CNY / (10 * centimeter ** 2)", "currency / physical"),
        ("section", "noun"),  # pint reads it as a length
        ("kilometer / hour", "physical / time"),
        ("week", "time"),
        ("percent", "number"),
        ("times", "number"),
        (None, "number"),
    ],
)
def test_dimension(unit: str | None, shape: str) -> None:
    assert units.dimension(unit) == shape


@pytest.mark.parametrize(
    ("value", "source", "target", "low", "high"),
    [
        (3, "year", "month", 36, 36),
        (2, "century", "decade", 20, 20),
        (1, "week", "hour", 168, 168),
        (240, "metric_ton / day", "metric_ton / year", 240 * 360, 240 * 366),
        (1, "month", "day", 28, 31),
        (1200, "loaf / hour", "loaf / day", 28800, 28800),
        (50, "percent", None, Fraction(1, 2), Fraction(1, 2)),
        (100, "CNY / (10 * centimeter ** 2)", "CNY / meter ** 2", 100_000, 100_000),
        (1, "inch", "centimeter", Fraction(254, 100), Fraction(254, 100)),
        (50, "degree_Fahrenheit", "degree_Celsius", 10, 10),
        (0, "degree_Celsius", "degree_Fahrenheit", 32, 32),
        (3, "person / day", "transplant / day", 3, 3),  # nouns count, they have no size
    ],
)
def test_convert(value: int, source: str, target: str | None, low: Fraction, high: Fraction) -> None:
    assert converted(value, source, target) == Interval.of(low, high)


@pytest.mark.parametrize(
    ("source", "target"),
    [("CNY", "USD"), ("person", "meter"), ("hour", "kilometer"), ("CNY / year", "CNY"), ("kilogram", "liter")],
)
def test_what_does_not_convert(source: str, target: str) -> None:
    assert converted(1, source, target) is None
    assert not units.comparable(source, target)


def test_algebra_keeps_exponents() -> None:
    fee, number = units.parse("USD / transplant"), units.parse("transplant / year")
    assert fee * number == units.parse("USD / year")
    assert units.parse("USD / year") / number == units.parse("USD / transplant")
    assert fee**-1 == units.parse("transplant / USD")


@pytest.mark.parametrize("text", ["", "CNY /", "* a", "(a", "a ** b", "((((((((((a))))))))))"])
def test_malformed(text: str) -> None:
    with pytest.raises(DataError):
        units.parse(text)
