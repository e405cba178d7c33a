"""The functions of the expression language for stretches of time and their ends; see `_functions`."""

from __future__ import annotations

import datetime
import itertools
from fractions import Fraction

from checker import units
from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import DAY, YEAR, Quantity, Value
from checker.grammar.lengths import length_at
from checker.model.claim import Claim
from checker.model.document import Block, Document, Sentence, Span
from checker.model.interval import Interval
from checker.model.rule import Call, Name
from checker.text.tokens import Reading

_WIDTH = {"day": 0, "month": 31, "year": 366}  # days within which an end lies, by its resolution
_STEPS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(30), "year": Fraction(1461, 4)}
_ROUND = Fraction(1, 10)  # "20 years" may be 18 or 22, as "100 days" may be 95 or 108


def _lasts(run: Evaluation, call: Call) -> Value:
    """lasts(period), lasts(a, b): how long a period, or the time from date a to date b, may be said to last, in days.

    Both ends may count or not: from 3 to 14 August are eleven days or twelve, from 1987 to 1995 seven years to nine.
    """
    one = run.quantity(call.arguments[0])
    two = run.quantity(call.arguments[1]) if len(call.arguments) > 1 else None
    if one is None or not one.is_date or not one.interval.bounded:
        return run.unknown()
    if len(call.arguments) > 1:
        if two is None or not two.is_date or not two.interval.bounded:
            return run.unknown()
        gap = two.interval - one.interval + Interval.of(0, 1)
        return Quantity(gap, DAY) if gap.lower is None or gap.upper is None else _plain(gap.lower, gap.upper)
    width = _WIDTH.get(claims_of(run, call).claims[0].resolution)
    if width is None or one.interval.lower is None or one.interval.upper is None:
        return run.unknown()
    days = one.interval.upper - one.interval.lower
    return _plain(max(days - 2 * width, Fraction(0)), days + 1)


def _plain(least: Fraction, most: Fraction) -> Quantity:
    """A stretch of days, in whole years where its ends are such, give or take the leap days."""
    years = [Fraction(round(end / _STEPS["year"])) for end in (least, most)]
    if years[1] > 0 and all(
        abs(end - year * _STEPS["year"]) <= 3 for end, year in zip((least, most), years, strict=True)
    ):
        return Quantity(Interval.of(*years), YEAR)
    return Quantity(Interval.of(least, most), DAY)


def _is_period(run: Evaluation, call: Call) -> Value:
    """is_period(date): whether a date has a beginning and an end of its own: "1987-1995", "3 to 14 August"."""
    found, width = run.quantity(call.arguments[0]), _WIDTH.get(claims_of(run, call).claims[0].resolution)
    if "/" in claims_of(run, call).claims[0].text:  # "1986/87" is one season, "3/5/2019" one day
        return False
    if found is None or width is None or found.interval.lower is None or found.interval.upper is None:
        return False
    return found.interval.upper - found.interval.lower > width


def _stretch(run: Evaluation, call: Call) -> Value:
    """stretch(duration, date): the days that a told length may stand for between ends as exact as this date.

    Days are counted; of weeks, months and years one more or less goes by the same number where the ends are finer than
    they; a multiple of ten from 20 on is round.
    """
    found, claim = run.quantity(call.arguments[0]), claims_of(run, call).claims[0]
    other = call.arguments[1]
    name = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}.get(claim.unit or "")
    if found is None or name is None or not isinstance(other, Name):
        return run.unknown()
    moved = units.convert(found.interval, found.unit, DAY)
    step = Fraction(3652) if name == "decade" else _STEPS[name]
    if moved is None:
        return run.unknown()
    finer = run.binding[other.role].claims[0].resolution != name and name != "day"
    number = claim.nominal.lower
    slack = step if finer or name == "decade" else Fraction(0)
    if number and number >= 20 and (number / 10).denominator == 1:
        slack = max(slack, number * step * _ROUND)
    slack += Fraction(1, 2) if name == "year" else 0  # 365 days and 366 are a year
    return Quantity(moved + Interval.of(-slack, slack), DAY)


def _length_told(run: Evaluation, call: Call) -> Value:
    """length_told(date): the length of time in the words of a date, in days: of "six weeks later", 42."""
    claim = claims_of(run, call).claims[0]
    told = _length(claim)
    if told is None:
        return run.unknown()
    days, step = told
    return Quantity(Interval.of(days - step, days + step), DAY)


def _length(claim: Claim) -> tuple[Fraction, Fraction] | None:
    """The days of the length that a date's words hold, and the slack of its finest unit."""
    sentence = Sentence(Span(0, len(claim.text)), Block.PROSE, 0, 0)
    reading = Reading.of(Document(path="", text=claim.text, sentences=(sentence,), sections=()), sentence)
    for index in range(reading.count):
        found = length_at(reading, index)
        if found is not None:
            days = found.months * _STEPS["year"] / 12 + found.days
            return days, Fraction(0) if found.unit == "day" else _STEPS.get(found.unit, Fraction(0))
    return None


def _out_of_step(run: Evaluation, call: Call) -> Value:
    """out_of_step(date, role): whether a date alone breaks the order of the dates about it, and another year mends it.

    The other dates rise, or fall, in the order of the text; a date at either end of the row is never out of step.
    """
    one, other = claims_of(run, call).claims[0], call.arguments[1]
    others = run.binding[other.role].claims if isinstance(other, Name) else ()
    row = sorted((one, *others), key=lambda claim: claim.span)
    ends = [(claim.hard.lower, claim.hard.upper) for claim in row]
    at = row.index(one)
    if not 0 < at < len(row) - 1 or any(low is None or high is None for low, high in ends):
        return False
    days = [(int(low or 1), int(high or 1)) for low, high in ends]
    mirrored = [(-high, -low) for low, high in days]
    return _breaks(days, at, 1) or _breaks(mirrored, at, -1)


def _breaks(days: list[tuple[int, int]], at: int, sign: int) -> bool:
    """Do all days but those `at` a place rise, and would these too in a neighbour's year?"""
    others = days[:at] + days[at + 1 :]
    if any(two[1] < one[0] for one, two in itertools.pairwise(others)) or others[0][1] >= others[-1][0]:
        return False
    before, here, after = days[at - 1], days[at], days[at + 1]
    if _between(before, here, after):
        return False
    years = {datetime.date.fromordinal(abs(day)).year for day in (*before, *after)}
    moved = (sorted(sign * _in_year(sign * day, year) for day in here) for year in sorted(years))
    return any(_between(before, (low, high), after) for low, high in moved)


def _between(before: tuple[int, int], here: tuple[int, int], after: tuple[int, int]) -> bool:
    return here[1] >= before[0] and here[0] <= after[1]


def _in_year(day: int, year: int) -> int:
    """The same day of another year; 29 February becomes the 28th."""
    found = datetime.date.fromordinal(day)
    leaps = found.month == 2 and found.day == 29
    return found.replace(year=year, day=28 if leaps else found.day).toordinal()


# name -> (function, least arguments, most arguments, what the first argument must be: "role", "slot" or anything)
FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "lasts": (_lasts, 1, 2, "role"),
    "is_period": (_is_period, 1, 1, "role"),
    "stretch": (_stretch, 2, 2, "role"),
    "out_of_step": (_out_of_step, 2, 2, "role"),
    "length_told": (_length_told, 1, 1, "role"),
}
