"""What an expression computes with: quantities, strings, truth in three values, and what takes part in a binding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from checker import units
from checker.errors import DataError
from checker.model.claim import Claim, Kind
from checker.model.interval import Interval, hull
from checker.units import ONE, Unit

DAY = Unit(Fraction(1), (("day", 1),))
YEAR = Unit(Fraction(1), (("year", 1),))
DATE = Unit(Fraction(1), ((units.DATE, 1),))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval in a unit."""

    interval: Interval
    unit: Unit = ONE

    @property
    def is_date(self) -> bool:
        """True when the numbers are days of the calendar."""
        return self.unit is DATE or self.unit == DATE


# None stands for "the text does not tell".
Value = Quantity | str | bool | None


class Reading(StrEnum):
    """Which of a claim's intervals an expression sees."""

    HARD = "hard"
    SOFT = "soft"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Bound:
    """What took a role: one claim, or the claims of a series. `supposed` stands in for the value in a diagnosis."""

    claims: tuple[Claim, ...]
    supposed: Quantity | None = None

    def quantity(self, reading: Reading) -> Quantity | None:
        """The hull of the claims in one unit, None where that cannot be told."""
        if self.supposed is not None:
            return self.supposed
        parts = self.parts(reading)
        if parts is None:
            return None
        return Quantity(hull(part.interval for part in parts), parts[0].unit)

    def parts(self, reading: Reading) -> list[Quantity] | None:
        """One quantity for each claim, all in the unit of the first; None where that cannot be told."""
        found: list[Quantity] = []
        for claim in self.claims:
            one = claim_quantity(claim, reading)
            if one is None:
                return None
            if found and one.unit != found[0].unit:
                moved = units.convert(one.interval, one.unit, found[0].unit)
                if moved is None:
                    return None
                one = Quantity(moved, found[0].unit)
            found.append(one)
        return found or None

    def shifted(self, quantity: Quantity) -> Bound:
        """The same claims with another value."""
        return replace(self, supposed=quantity)


Binding = dict[str, Bound]


def claim_quantity(claim: Claim, reading: Reading) -> Quantity | None:
    """The value of a claim as read; None where the text does not tell it."""
    if not claim.resolved:
        return None
    interval = {Reading.HARD: claim.hard, Reading.SOFT: claim.soft, Reading.NOMINAL: claim.nominal}[reading]
    if claim.kind is Kind.DATE:
        return Quantity(interval, DATE)
    try:
        return Quantity(interval, units.parse(claim.unit))
    except DataError:
        return None


def both(one: bool | None, two: bool | None) -> bool | None:
    """Three-valued and."""
    if one is False or two is False:
        return False
    return None if one is None or two is None else True


def either(one: bool | None, two: bool | None) -> bool | None:
    """Three-valued or."""
    if one is True or two is True:
        return True
    return None if one is None or two is None else False


def negation(one: bool | None) -> bool | None:
    """Three-valued not."""
    return None if one is None else not one
