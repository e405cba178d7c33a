"""Dates at every granularity: "December 29, 2020", "since 1999", "mid-September", "from June 9-16, 2019"."""

from __future__ import annotations

from fractions import Fraction

from checker.grammar.temporal import Temporal
from checker.lexicon import table
from checker.model.claim import Kind, Mention
from checker.model.interval import Interval
from checker.text.tokens import Reading
from checker.trace import rule


@rule("date or period", "kind")
def date_mention(reading: Reading, made: Temporal) -> Mention:
    """Every date or period of time that is named is a claim of its own.

    A temporal expression as a mention; bounds are day ordinals, both inclusive, `head` the weekday that it names.
    """
    extractor = "date:impossible" if made.impossible else "date:relative" if made.relative else "date"
    return Mention(
        kind=Kind.DATE,
        span=reading.span(made.first, made.last),
        interval=_days(made.lower, made.upper),
        hard=None if made.hard is None else _days(*made.hard),
        approximate=made.approximate,
        resolved=made.resolved,
        resolution=made.granularity,
        extractor=extractor,
        number_span=reading.span(made.core_first, made.core_last),
        head=None if made.weekday is None else _weekday(made.weekday),
    )


def _days(lower: int | None, upper: int | None) -> Interval:
    return Interval(None if lower is None else Fraction(lower), None if upper is None else Fraction(upper))


def _weekday(number: int) -> str:
    """The name of a weekday, 0 for Monday."""
    names: dict[str, int] = table("calendar")["weekdays"]
    return next(name for name, value in names.items() if value == number)
