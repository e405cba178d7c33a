"""Units as exact algebra; the only door to pint, which is imported for the first conversion that needs it.

A unit is the contract's string: `CNY / year`, `person / day`, `CNY / (10 * centimeter ** 2)`, `percent`, `times`, a
counted noun such as `transplant`. It is read into names with exponents and one rational factor. Names are of five
classes: currencies and nouns (never converted here, never shown to pint, which takes `section` for a length), times
(converted here), physical units (pint's names, converted by pint with exact fractions) and pure numbers.

Calendar spans have no one length. Converted to days, a month is 28 to 31 days and a year 360 to 366 (twelve months of
30 days, 52 weeks and leap years all go by that name), so a conversion may widen an interval, never shift it. Among
themselves months, years, decades and centuries convert exactly, as do seconds, minutes, hours, days and weeks.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from fractions import Fraction
from typing import Any

from checker.errors import DataError
from checker.lexicon import table
from checker.lexicon.currency_table import UNKNOWN, currency_codes
from checker.model.interval import Interval
from checker.model.record import record

DAYS_IN_YEAR = Fraction(3652425, 10000)  # the mean Gregorian year, where one number is wanted

_DAYS = {
    "second": Fraction(1, 86400),
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "fortnight": Fraction(14),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_MONTH_IN_DAYS = Interval.of(28, 31)
_YEAR_IN_DAYS = Interval.of(360, 366)
_PURE = {"percent": Fraction(1, 100), "percentage_point": Fraction(1, 100), "times": Fraction(1)}
_SCALES = {"degree_Celsius", "degree_Fahrenheit", "kelvin"}  # temperatures: zero points differ

_TOKEN = re.compile(r"\s*(\*\*|[*/()]|[0-9]+(?:\.[0-9]+)?|[^\s*/()]+(?:[ -]+(?![0-9])[^\s*/()]+)*)")


@record(frozen=True)
class Unit:
    """A rational factor times names to integer powers, in the order of the names."""

    factor: Fraction
    powers: tuple[tuple[str, int], ...]

    def __mul__(self, other: Unit) -> Unit:
        return _unit(self.factor * other.factor, [*self.powers, *other.powers])

    def __truediv__(self, other: Unit) -> Unit:
        return self * other**-1

    def __pow__(self, exponent: int) -> Unit:
        return Unit(self.factor**exponent, tuple((name, power * exponent) for name, power in self.powers if exponent))

    def without(self, *classes: str) -> Unit:
        """This unit less the names of some classes (`noun`, `time`, ...)."""
        return Unit(self.factor, tuple(pair for pair in self.powers if name_class(pair[0]) not in classes))


ONE = Unit(Fraction(1), ())


def _unit(factor: Fraction, pairs: list[tuple[str, int]]) -> Unit:
    powers: Counter[str] = Counter()
    for name, power in pairs:
        powers[name] += power
    return Unit(factor, tuple(sorted((name, power) for name, power in powers.items() if power)))


@functools.lru_cache(maxsize=4096)
def parse(text: str | None) -> Unit:
    """The unit that a string of the contract names; None is the unit of bare numbers. Raises DataError."""
    if text is None:
        return ONE
    tokens = [match.group(1) for match in _TOKEN.finditer(text)]
    unit, at = _product(tokens, 0, text)
    if at != len(tokens):
        raise DataError(f"unit {text!r} is malformed at {tokens[at]!r}")
    return unit


def _product(tokens: list[str], at: int, text: str, depth: int = 0) -> tuple[Unit, int]:
    unit, at = _power(tokens, at, text, depth)
    while at < len(tokens) and tokens[at] in "*/":
        operator = tokens[at]
        right, at = _power(tokens, at + 1, text, depth)
        unit = unit * right if operator == "*" else unit / right
    return unit, at


def _power(tokens: list[str], at: int, text: str, depth: int) -> tuple[Unit, int]:
    if at >= len(tokens) or depth > 8 or tokens[at] in ("*", "/", "**", ")"):
        raise DataError(f"unit {text!r} is malformed")
    token = tokens[at]
    if token == "(":
        unit, at = _product(tokens, at + 1, text, depth + 1)
        if at >= len(tokens) or tokens[at] != ")":
            raise DataError(f"unit {text!r} lacks a closing parenthesis")
    elif token[0].isdigit():
        unit = Unit(Fraction(token), ())
    elif token in _PURE:
        unit = Unit(_PURE[token], ())
    else:
        unit = Unit(Fraction(1), ((token, 1),))
    at += 1
    if at + 1 < len(tokens) and tokens[at] == "**" and tokens[at + 1].isdigit() and len(tokens[at + 1]) == 1:
        return unit ** int(tokens[at + 1]), at + 2
    return unit, at


@functools.lru_cache(maxsize=4096)
def name_class(name: str) -> str:
    """`currency`, `time`, `physical`, `date` or `noun`."""
    if name in _DAYS or name in _MONTHS:
        return "time"
    if name == DATE:
        return "date"
    if name == UNKNOWN or name in currency_codes():
        return "currency"
    names, prefixes = _physical_names()
    if name in names or any(name.startswith(prefix) and name[len(prefix) :] in names for prefix in prefixes):
        return "physical"
    return "noun"


@functools.cache
def _physical_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """pint's names of the units that texts write, and the decimal prefixes. Raises DataError."""
    data = table("units")
    names = {name for group, members in data["dimensions"].items() if group != "time" for name in members}
    return frozenset(names | _SCALES), tuple(data["prefixes"])


DATE = "calendar day"
"""The unit of dates, so that a date is never compared with a number; the difference of two dates is in days."""


@functools.lru_cache(maxsize=4096)
def dimension(text: str | None) -> str:
    """The shape of a unit: `currency / time`, `noun`, `physical / time`, `number` for pure numbers."""
    try:
        unit = parse(text)
    except DataError:
        return "number"
    above = sorted({name_class(name) for name, power in unit.powers if power > 0})
    below = sorted({name_class(name) for name, power in unit.powers if power < 0})
    return " / ".join([" * ".join(above) or "number", *below])


def convert(interval: Interval, source: Unit, target: Unit) -> Interval | None:
    """`interval` in `source` as an interval in `target`, or None where these do not measure the same thing.

    Nouns count things and have no size: they never stand in the way. Currencies must be the same; their rates of
    exchange are no matter of units.
    """
    if source == target:
        return interval
    source, target = source.without("noun"), target.without("noun")
    scale = _scale(interval, source, target)
    if scale is not None:
        return scale
    ratio = source / target
    if any(name_class(name) in ("currency", "date") for name, _ in ratio.powers):
        return None
    times = {name: power for name, power in ratio.powers if name_class(name) == "time"}
    physical = {name: power for name, power in ratio.powers if name_class(name) == "physical"}
    factor, days = _time_factor(times)
    if physical:
        exact = _physical_factor(tuple(sorted(physical.items())), days)
        return None if exact is None else (interval * factor).scaled(exact * ratio.factor)
    return (interval * factor).scaled(ratio.factor) if days == 0 else None


def comparable(one: str | None, two: str | None) -> bool:
    """Do two unit strings measure the same thing, save for an exchange of currency?"""
    try:
        return convert(Interval.point(1), parse(one), parse(two)) is not None
    except DataError:
        return False


def _time_factor(times: dict[str, int]) -> tuple[Interval, int]:
    """The factor of a product of times, and the power of days that is left over."""
    exact = Fraction(1)
    months = days = 0
    for name, power in times.items():
        if name in _MONTHS:
            exact *= Fraction(_MONTHS[name]) ** power
            months += power
        else:
            exact *= _DAYS[name] ** power
            days += power
    factor = Interval.point(exact)
    if not months:
        return factor, days
    # Whole years have fewer ways to differ from one another than months have.
    whole_years = all(_MONTHS.get(name, 12) % 12 == 0 for name in times)
    length = _YEAR_IN_DAYS.scaled(Fraction(1, 12)) if whole_years else _MONTH_IN_DAYS
    for _ in range(abs(months)):
        factor = factor * length if months > 0 else factor / length
    return factor, days + months


def _scale(interval: Interval, source: Unit, target: Unit) -> Interval | None:
    """Between temperature scales, whose zero points differ."""
    if len(source.powers) != 1 or len(target.powers) != 1:
        return None
    (one, power), (two, other) = source.powers[0], target.powers[0]
    if power != 1 or other != 1 or one not in _SCALES or two not in _SCALES:
        return None
    registry = _registry()

    def move(bound: Fraction | None) -> Fraction | None:
        if bound is None:
            return None
        there = registry.Quantity(bound * source.factor, one).to(two).magnitude
        return Fraction(there).limit_denominator(10**9) / target.factor

    return Interval(move(interval.lower), move(interval.upper), interval.lower_inclusive, interval.upper_inclusive)


@functools.lru_cache(maxsize=1024)
def _physical_factor(powers: tuple[tuple[str, int], ...], days: int) -> Fraction | None:
    """The exact number that a product of physical units and days stands for, None where it has a dimension."""
    registry = _registry()
    quantity = registry.Quantity(Fraction(1), "dimensionless")
    try:
        for name, power in powers:
            quantity = quantity * registry.Quantity(Fraction(1), name) ** power
        quantity = quantity * registry.Quantity(Fraction(1), "day") ** days
        if not quantity.dimensionless:
            return None
        return Fraction(quantity.to_base_units().magnitude)
    except Exception as error:  # pint raises AttributeError, OffsetUnitCalculusError and others of its own
        if isinstance(error, (MemoryError, RecursionError)):
            raise
        return None


@functools.cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)
