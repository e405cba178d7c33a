"""Claims made by hand, for tests that need no extractor."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

from checker.engine._values import Bound
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.interval import Interval

Number = int | str | Fraction


def claim(text: str, kind: Kind, low: Number | None, high: Number | None, unit: str | None, **fields: Any) -> Claim:
    """A claim whose three intervals are one."""
    interval = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    place: dict[str, Any] = {
        "id": f"c-{text}", "document": "a.md", "span": Span(0, len(text)), "line": 1, "column": 1, "approximate": False,
        "resolved": True, "resolution": "1", "extractor": "test",
        "nominal": interval, "hard": interval, "soft": interval,
    }  # fmt: skip
    return Claim(**{"text": text, "kind": kind, "interval": interval, "unit": unit, **place, **fields})


def count(text: str, low: Number, high: Number, unit: str = "person", **fields: Any) -> Claim:
    return claim(text, Kind.COUNT, low, high, unit, **fields)


def money(text: str, value: Number, unit: str, **fields: Any) -> Claim:
    return claim(text, Kind.MONEY, value, value, unit, **fields)


def rate(text: str, value: Number, unit: str = "transplant / year", **fields: Any) -> Claim:
    return claim(text, Kind.RATE, value, value, unit, **fields)


def percentage(value: Number, **fields: Any) -> Claim:
    half = Fraction(1, 2)
    return claim(f"{value} %", Kind.PERCENTAGE, Fraction(value) - half, Fraction(value) + half, "percent", **fields)


def date(text: str, first: str, last: str, **fields: Any) -> Claim:
    low, high = (datetime.date.fromisoformat(day).toordinal() for day in (first, last))
    return claim(text, Kind.DATE, low, high, None, **{"resolution": "day", **fields})


def binding(*claims: Claim) -> Bound:
    return Bound(claims)
