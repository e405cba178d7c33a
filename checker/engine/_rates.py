"""Dated exchange rates: from `rules/data/exchange-rates.yaml`, which names its sources and its margin.

The rate between two currencies over some years is the hull of the years' averages, widened by the margin because a day
differs from the average of its year. An unknown date gives the hull of all years, so that not knowing makes an alarm
rarer, never likelier.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from checker import yamlfile
from checker.engine._files import data_file
from checker.errors import DataError
from checker.model.interval import Interval, hull


@dataclass(slots=True)
class Rates:
    """Units of each currency that one US dollar buys, by year; read on first use."""

    _table: dict[str, dict[int, Fraction]] | None = None
    _margin: Fraction = field(default=Fraction(1, 10))

    def between(self, source: str, target: str, years: tuple[int, int] | None, *, wide: bool = True) -> Interval | None:
        """How many `target` one `source` buys, over the years from first to last (None: all known years).

        `wide` admits the year before and the margin, for judging; without it, the averages alone, for showing.
        """
        table = self._load()
        one, two = table.get(source), table.get(target)
        if one is None or two is None:
            return None
        shared = sorted(one.keys() & two.keys())
        if years is not None:
            # Early in a year the average of the year before is nearer.
            shared = [year for year in shared if years[0] - int(wide) <= year <= years[1]]
        if not shared:
            return None
        found = hull(Interval.point(two[year] / one[year]) for year in shared)
        return found * Interval.of(1 - self._margin, 1 + self._margin) if wide else found

    def _load(self) -> dict[str, dict[int, Fraction]]:
        if self._table is None:
            path = data_file("exchange-rates.yaml")
            data = yamlfile.load_data(path)
            try:
                self._margin = Fraction(data["margin"])
                self._table = {name: _years(row) for name, row in data["per_dollar"].items()}
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise DataError(f"malformed table of exchange rates: {error}", where=str(path)) from None
            first, last = min(self._table["CNY"]), max(self._table["CNY"])
            self._table["USD"] = {year: Fraction(1) for year in range(first, last + 1)}
        return self._table


def _years(row: Any) -> dict[int, Fraction]:
    first = int(row["from"])
    return {first + number: Fraction(rate) for number, rate in enumerate(row["rates"]) if rate is not None}


RATES = Rates()
"""The rates of the product; a table of constants, read once."""
