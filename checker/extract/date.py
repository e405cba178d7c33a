"""Dates at every granularity: "December 29, 2020", "since 1999", "mid-September", "from June 9-16, 2019"."""

from __future__ import annotations

from fractions import Fraction

from checker.grammar.temporal import Temporal
from checker.model.claim import Kind, Mention
from checker.model.interval import Interval
from checker.text.tokens import Reading


def date_mention(reading: Reading, made: Temporal) -> Mention:
    """A temporal expression as a mention; bounds are day ordinals, both inclusive."""
    exact = lambda day: None if day is None else Fraction(day)  # noqa: E731
    interval = Interval(exact(made.lower), exact(made.upper))
    return Mention(
        kind=Kind.DATE,
        span=reading.span(made.first, made.last),
        interval=interval,
        approximate=made.approximate,
        resolved=made.resolved,
        resolution=made.granularity,
        extractor="date:impossible" if made.impossible else "date:relative" if made.relative else "date",
        number_span=reading.span(made.core_first, made.core_last),
        head=None
        if made.weekday is None
        else ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[made.weekday],
    )
