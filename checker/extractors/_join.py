"""Neighbours that are one quantity: "5 feet 3 inches", "thirteen dollars and forty cents", "44 mg to 50 mg"."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from fractions import Fraction

from checker.extractors._share import sharing
from checker.grammar.amount import changes
from checker.grammar.calendar import DAYS_OF, LONGEST_MONTH, MONTHS_OF
from checker.grammar.scales import alone
from checker.lexicon import table
from checker.lexicon.lists import names, words
from checker.model.claim import Kind, Mention
from checker.model.interval import Interval
from checker.model.record import replace
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

YEAR, MONTH = 365, 30  # days, where years and months are summed with days
_MIXED = "duration:calendar"
_KINDS = (Kind.MONEY, Kind.DURATION, Kind.MEASUREMENT, Kind.PERCENTAGE)
_CHAIN: tuple[list[str], ...] = ([], ["and"], [","], [",", "and"])
_DASHES = (*HYPHENS, "–", "—")


def join(reading: Reading, found: Sequence[Mention]) -> list[Mention]:
    """The mentions (disjoint, in text order) with parts of one quantity and ends of one range made one."""
    made: list[Mention] = []
    whole_text = bool(found) and _whole(reading, found)
    for mention in found:
        if made and mention.kind in (Kind.NUMBER, Kind.MEASUREMENT):
            mention = sharing(reading, made, mention)
        whole = (
            _joined(reading, made[-1], mention, all_there_is=whole_text) or _open_end(reading, made[-1], mention)
            if made
            else None
        )
        if whole is None:
            made.append(mention)
        else:
            made[-1] = whole
    return made


def _whole(reading: Reading, found: Sequence[Mention]) -> bool:
    """Are the mentions of one kind, and all there is?"""
    first, last = reading.index_at(found[0].span.start), reading.index_at(found[-1].span.end - 1)
    return all(one.kind is found[0].kind for one in found) and alone(reading, first, last)


def _joined(reading: Reading, one: Mention, two: Mention, *, all_there_is: bool) -> Mention | None:
    if one.kind is not two.kind or one.kind not in _KINDS or not two.interval.is_point or one.approximate:
        return None
    first, last = reading.index_at(one.span.end - 1) + 1, reading.index_at(two.span.start)
    if last - first > 2:
        return None
    gap = [reading.lower(n) for n in range(first, last)]
    start = reading.index_at(one.span.start)
    if gap == ["±"]:
        return _margin(one, two)
    whole = _compound(one, two, gap, all_there_is=all_there_is) or _calendar(one, two, gap)
    return whole or _range(reading, one, two, gap, start)


@rule("quantity with a margin", "value")
def _margin(one: Mention, two: Mention) -> Mention | None:
    """ "20 mg ± 3 mg": from 17 to 23."""
    reach = two.interval.upper
    if one.unit != two.unit or reach is None or not one.interval.is_point:
        return None
    width = Interval(-reach, reach)
    hard, soft = (None if bound is None else bound + width for bound in (one.hard, one.soft))
    interval = one.interval + width
    return replace(one, span=one.span | two.span, interval=interval, hard=hard, soft=soft, nominal=interval)


# --- parts of one quantity --------------------------------------------------------------------------------------------


@functools.cache
def _sizes() -> Mapping[str, tuple[str, Fraction]]:
    """Units by name, with the system that they are part of and their size in its smallest."""
    systems: Mapping[str, Mapping[str, object]] = table("kinds")["compounds"]
    return {unit: (name, Fraction(str(size))) for name, units in systems.items() for unit, size in units.items()}


@rule("parts of one quantity", "value", "unit")
def _compound(one: Mention, two: Mention, gap: list[str], *, all_there_is: bool) -> Mention | None:
    """Two figures that are one: "5 feet 3 inches", "2 hours and 20 minutes", in the smaller unit.

    In a sentence the second figure must be less than one of the first's unit.
    """
    value, rest = one.interval.lower, two.interval.lower
    if gap not in _CHAIN or value is None or rest is None or not (one.interval.is_point or one.interval.upper is None):
        return None
    ratio = _ratio(one, two)
    if ratio is None or value.denominator != 1 or rest <= 0 or not (rest < ratio or all_there_is):
        return None
    return _summed(one, two, value, rest, ratio, two.unit)


@rule("years, months and days", "value", "unit")
def _calendar(one: Mention, two: Mention, gap: list[str]) -> Mention | None:
    """ "2 years, 3 months and 4 days": years of 365 and months of 30 days, committed to as much as the calendar is."""
    above, below = _sizes().get(one.unit or ""), _sizes().get(two.unit or "")
    value, rest = one.interval.lower, two.interval.lower
    if above is None or below is None or gap not in _CHAIN:
        return None
    if one.kind is not Kind.DURATION or not one.interval.is_point:
        return None
    if value is None or rest is None or value.denominator != 1 or rest <= 0 or below[0] != "clock":
        return None
    factor = below[1] / _sizes()["day"][1]
    if one.extractor == _MIXED and one.unit == "day" and factor == 1 and rest < DAYS_OF["week"]:
        days, least, most = value, *_ends(one)  # "a month, a week | and 3 days"
    elif above[0] == "calendar":
        years, months = divmod(int(value * above[1]), MONTHS_OF["year"])
        days = Fraction(years * YEAR + months * MONTH)
        least, most = days - 2 * (months > 0), days + years + months
        if rest * factor > (LONGEST_MONTH if months or above[1] == 1 else YEAR):
            return None
    else:
        return None
    small = below[1] < _sizes()["day"][1]
    unit, ratio = (two.unit, 1 / factor) if small else ("day", Fraction(1))
    more = rest if small else rest * factor
    made = _summed(replace(one, interval=Interval.point(days)), two, days, more, ratio, unit)
    return replace(made, hard=Interval(least * ratio + more, most * ratio + more), soft=None, extractor=_MIXED)


def _ends(one: Mention) -> tuple[Fraction, Fraction]:
    bounds = one.hard or one.interval
    assert bounds.lower is not None and bounds.upper is not None  # as `_calendar` made them
    return bounds.lower, bounds.upper


@rule("smaller unit left out", "value", "unit")
def _open_end(reading: Reading, one: Mention, two: Mention) -> Mention | None:
    """A bare figure at the end: "20 dollars and 43" (cents), "1 hour and thirty" (minutes), "5 foot 9" (inches)."""
    bare = two.kind is Kind.NUMBER and two.unit is None and two.number_span == two.span and two.interval.is_point
    parts = names("kinds", "open_ends").get(one.unit or "")
    if not bare or (parts is None and one.kind is not Kind.MONEY):
        return None
    last = reading.index_at(one.span.end - 1)
    gap = [reading.lower(n) for n in range(last + 1, reading.index_at(two.span.start))]
    end = reading.index_at(two.span.end - 1) + 1
    closed = reading.sort(end) in ("", "mark") and reading.text(end) not in ("%", "°", "$", "€", "£", "/", "-", ":")
    value, rest = one.interval.lower, two.interval.lower
    if gap not in ([], ["and"]) or not (closed or reading.lower(end) == "more") or reading.sort(last) != "word":
        return None
    if value is None or rest is None or not one.interval.is_point or value.denominator != 1 or rest.denominator != 1:
        return None
    ratio = Fraction(100) if parts is None else _sizes()[one.unit or ""][1] / _sizes()[parts][1]
    if not 0 < rest < ratio or abs(value) >= 10_000:
        return None
    if parts is not None:
        return _summed(one, two, value, rest, ratio, parts)
    cents = replace(two, resolution="0.01")
    return _summed(one, cents, value, rest / ratio, Fraction(1), one.unit)


def _summed(one: Mention, two: Mention, value: Fraction, rest: Fraction, ratio: Fraction, unit: str | None) -> Mention:
    """Both mentions as one: `value` times `ratio`, and `rest`."""
    bounds = [None if one_bound is None else _moved(one_bound, ratio, rest) for one_bound in (one.hard, one.soft)]
    if one.interval.is_point:
        bounds = [Interval.point(value * ratio + rest)] * 2
    number = None if one.number_span is None or two.number_span is None else one.number_span | two.number_span
    return replace(
        one, span=one.span | two.span, interval=_moved(one.interval, ratio, rest), hard=bounds[0], soft=bounds[1],
        nominal=Interval.point(value * ratio + rest), unit=one.unit if one.kind is Kind.MONEY else unit,
        resolution=two.resolution, number_span=number,
    )  # fmt: skip


def _ratio(one: Mention, two: Mention) -> Fraction | None:
    """How many of the second's unit make one of the first's; None where that is no smaller part."""
    if one.kind is Kind.MONEY:
        minor = two.interval.lower is not None and two.interval.lower < 1 and Fraction(two.resolution) < 1
        return Fraction(1) if minor else None  # cents are of the dollars, euros or ringgits before them
    above, below = _sizes().get(one.unit or ""), _sizes().get(two.unit or "")
    if above is None or below is None or above[0] != below[0] or above[1] <= below[1]:
        return None
    return above[1] / below[1]


def _moved(interval: Interval, ratio: Fraction, rest: Fraction) -> Interval:
    return interval.scaled(ratio) + Interval.point(rest)


# --- ends of one range ------------------------------------------------------------------------------------------------


@rule("range of two quantities", "value")
def _range(reading: Reading, one: Mention, two: Mention, gap: list[str], start: int) -> Mention | None:
    """ "44 mg to 50 mg", "between 10 dollars and 20 dollars"; after a word of change these are two values."""
    if one.unit != two.unit or not one.interval.is_point or len(gap) != 1:
        return None
    lower, upper = one.interval.lower, two.interval.upper
    before = reading.lower(start - 1)
    joined = gap[0] == "to" or gap[0] in _DASHES or (gap[0] == "and" and before == "between")
    if not joined or lower is None or upper is None or lower >= upper or changes(reading, start):
        return None
    span = one.span | two.span
    if before in words("kinds", "range_openers"):
        span = reading.span(start - 1, start) | span
    number = None if one.number_span is None or two.number_span is None else one.number_span | two.number_span
    return replace(
        one, span=span, interval=Interval(lower, upper), hard=_hull(one.hard, two.hard), soft=_hull(one.soft, two.soft),
        nominal=_hull(one.nominal, two.nominal), approximate=two.approximate, number_span=number,
    )  # fmt: skip


def _hull(one: Interval | None, two: Interval | None) -> Interval | None:
    return None if one is None or two is None else one | two
