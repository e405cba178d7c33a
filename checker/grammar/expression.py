"""What is found when a date is read: days over tokens, told outright or reckoned from another date."""

from __future__ import annotations

from collections.abc import Callable

from checker.grammar.calendar import Days
from checker.model.record import record


@record(frozen=True)
class Temporal:
    """A date or period over tokens `first`..`last` (`core_*`: the points alone); bounds are day ordinals, None is open.

    `resolved` is false where the text does not tell the day, `relative` true where it was reckoned from another date.
    `hard` is what the words commit to, where that is more than what they state ("45 years ago").
    """

    first: int
    last: int
    core_first: int
    core_last: int
    lower: int | None
    upper: int | None
    granularity: str
    approximate: bool = False
    resolved: bool = True
    relative: bool = False
    impossible: bool = False
    range: bool = False
    weekday: int | None = None
    hard: Days | None = None

    @property
    def days(self) -> Days | None:
        """Both ends, where both are told."""
        return None if self.lower is None or self.upper is None else (self.lower, self.upper)

    @property
    def single(self) -> int | None:
        """The day, of an expression that names one day."""
        return self.lower if self.lower == self.upper else None


Read = Callable[[int], Temporal | None]  # the expression that begins at a token


def reckoned(
    first: int, last: int, granularity: str, days: Days | None, *, hard: Days | None = None, weekday: int | None = None,
    approximate: bool = False,
) -> Temporal:  # fmt: skip
    """A relative date; `days` None where there is nothing to reckon from."""
    lower, upper = days or (None, None)
    return Temporal(
        first, last, first, last, lower, upper, granularity, approximate=approximate, resolved=days is not None,
        relative=True, weekday=weekday, hard=hard if days is not None else None,
    )  # fmt: skip
