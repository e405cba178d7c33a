"""The functions of the expression language that know the calendar; see `_functions`."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from fractions import Fraction

from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import DATE, DAY, YEAR, Bound, Quantity, Value
from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.rule import Call, Name
from checker.units import DAYS_IN_YEAR

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"(?<![\d.,/-])(\d{1,2})(?:st|nd|rd|th)?(?![\w/]|[.,-]\d)")
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIGURES = re.compile(r"(?<!\d)(\d{4}|\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{1,2})(?!\d)")
LEAP_YEAR = 2000  # stands for a year that is not known: 29 February may be
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b", re.IGNORECASE)
_DAY_NAME = r"(mon|tues|wednes|thurs|fri|satur|sun)day"
_APPOSED = re.compile(  # "14 June 2018 (Monday)", "14 June 2018, a Monday", but not "14 June 2018, Monday to Friday"
    rf"""\s*\(\s*(?:an?\s+)?{_DAY_NAME}\s*\)
        |,?\s+(?:which\s+(?:is|was|fell|falls|will\s+be)\s+(?:on\s+)?)?an?\s+{_DAY_NAME}\b""",
    re.VERBOSE | re.IGNORECASE,
)


def claims_of(run: Evaluation, call: Call) -> Bound:
    name = call.arguments[0]
    assert isinstance(name, Name)  # the loader has seen to it
    return run.binding[name.role]


def _names_year(run: Evaluation, call: Call) -> Value:
    """names_year(date): whether the words of a date hold a year."""
    return bool(_YEAR.search(claims_of(run, call).claims[0].text))


def _days_between(run: Evaluation, call: Call) -> Value:
    """days_between(a, b): days from date a to date b, neither counted twice."""
    one, two = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    if one is None or two is None or not (one.is_date and two.is_date):
        return run.unknown()
    return Quantity(two.interval - one.interval, DAY)


def _elapsed(run: Evaluation, call: Call) -> tuple[Fraction, Fraction] | None:
    days = _days_between(run, call)
    if not isinstance(days, Quantity) or days.interval.lower is None or days.interval.upper is None:
        run.unknown()
        return None
    return days.interval.lower / DAYS_IN_YEAR, days.interval.upper / DAYS_IN_YEAR


def _years_between(run: Evaluation, call: Call) -> Value:
    """years_between(a, b): years from date a to date b, begun or completed, as people count them."""
    elapsed = _elapsed(run, call)
    if elapsed is None:
        return None
    return Quantity(Interval.of(math.floor(elapsed[0]), math.ceil(elapsed[1])), YEAR)


def _age_at(run: Evaluation, call: Call) -> Value:
    """age_at(birth, date): the age in completed years on a date."""
    one, two = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    if one is None or two is None or not (one.is_date and two.is_date):
        return run.unknown()
    ends = (one.interval.lower, one.interval.upper, two.interval.lower, two.interval.upper)
    if any(end is None for end in ends):
        return run.unknown()
    first, last, early, late = (datetime.date.fromordinal(int(end or 1)) for end in ends)
    return Quantity(Interval.of(_completed(last, early), _completed(first, late)), YEAR)


def _completed(birth: datetime.date, day: datetime.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _shift(run: Evaluation, call: Call) -> Value:
    """shift(date, years): the same day some years later (or, with a sign, earlier)."""
    found, years = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    if found is None or years is None or not found.is_date:
        return run.unknown()
    return Quantity(found.interval + (years.interval.scaled(DAYS_IN_YEAR)), DATE)


def _part_of_date(name: str) -> Function:
    def function(run: Evaluation, call: Call) -> Value:
        found = run.quantity(call.arguments[0])
        if found is None or not found.is_date or found.interval.lower is None or found.interval.upper is None:
            return run.unknown()
        first, last = (datetime.date.fromordinal(int(end)) for end in (found.interval.lower, found.interval.upper))
        if name != "year" and (first.year, first.month) != (last.year, last.month):
            return run.unknown()
        return Quantity(Interval.of(getattr(first, name), getattr(last, name)))

    function.__doc__ = f"{name}(date): the number of the {name}; not known where it may be several months."
    if name == "year":
        function.__doc__ = "year(date): the number of the year."
    return function


def _weekday(run: Evaluation, call: Call) -> Value:
    """weekday(date): the English name of the day of the week."""
    found = run.quantity(call.arguments[0])
    if found is None or not found.is_date or not found.interval.is_point or found.interval.lower is None:
        return run.unknown()
    return WEEKDAYS[(int(found.interval.lower) - 1) % 7]


def _weekday_named(run: Evaluation, call: Call) -> Value:
    """weekday_named(date): the day of the week that the words of a date name, or those beside it: "(a Monday)"."""
    return _weekday_beside(claims_of(run, call).claims[0]) or run.unknown()


def _names_weekday(run: Evaluation, call: Call) -> Value:
    """names_weekday(date): whether a date names a day of the week."""
    return _weekday_beside(claims_of(run, call).claims[0]) is not None


def _weekday_beside(claim: Claim) -> str | None:
    match = _WEEKDAY.search(claim.text)
    if match is None:
        match = _APPOSED.match(claim.sentence_text, claim.span.end - claim.sentence.start)
    name = None if match is None else next(group for group in match.groups() if group)
    return next((day for day in WEEKDAYS if name and day.casefold().startswith(name.casefold()[:3])), None)


def _day_named(run: Evaluation, call: Call) -> Value:
    """day_named(date): the day of the month that a date names, possible or not; of "1 to 31 May", the last."""
    named = _named(claims_of(run, call).claims[0].text)
    return run.unknown() if named is None else Quantity(Interval.point(named[0]))


def _named(text: str) -> tuple[int, int, int | None] | None:
    """The day, month and year that the words of a date name; None where they name none, or more than one month."""
    year = _YEAR.search(text)
    figures = _FIGURES.search(text)
    if figures is not None:
        parts = [int(part) for part in figures.groups() if part is not None]
        one, two = (parts[1], parts[2]) if year and text.find(year.group()) <= figures.start() else (parts[1], parts[0])
        month, day = (one, two) if one <= 12 else (two, one)
        return (day, month, int(year.group()) if year else None) if 1 <= month <= 12 else None
    months = {found.lower() for found in _MONTH.findall(text)}
    days = [int(found) for found in _DAY.findall(text)]
    if len(months) != 1 or not days or (len(days) > 1 and _MONTH.search(text[: text.rfind(str(days[-1]))])):
        return None
    return max(days), _MONTHS.index(months.pop()) + 1, int(year.group()) if year else None


def _days_in_month(run: Evaluation, call: Call) -> Value:
    """days_in_month(date): how many days the month has that the words of a date name; of "by 31 June 2021", 30."""
    named, found = _named(claims_of(run, call).claims[0].text), run.quantity(call.arguments[0])
    run.missing = False  # a day that no month has may be of no known year
    if named is None:
        return run.unknown()
    _, month, year = named
    end = None if found is None or not found.is_date else found.interval.lower or found.interval.upper
    if year is None and end is not None:
        year = datetime.date.fromordinal(int(end)).year
    return Quantity(Interval.point(calendar.monthrange(year or LEAP_YEAR, month)[1]))


def _distance(run: Evaluation, call: Call) -> Value:
    """distance(date, role): the least number of days between a date and any of a role's dates."""
    one, other = run.quantity(call.arguments[0]), call.arguments[1]
    parts = run.binding[other.role].parts(run.reading) if isinstance(other, Name) else None
    if one is None or parts is None or not one.is_date or not all(part.is_date for part in parts):
        return run.unknown()
    gaps = [end for part in parts for end in _gap(one.interval, part.interval)]
    return Quantity(Interval.point(min(gaps))) if gaps else run.unknown()


def _gap(one: Interval, two: Interval) -> list[Fraction]:
    if not one.disjoint(two):
        return [Fraction(0)]
    ends = [(one.lower, two.upper), (two.lower, one.upper)]
    return [low - high for low, high in ends if low is not None and high is not None and low > high]


# name -> (function, least arguments, most arguments, what the first argument must be: "role", "slot" or anything)
FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "names_year": (_names_year, 1, 1, "role"),
    "days_between": (_days_between, 2, 2, ""),
    "years_between": (_years_between, 2, 2, ""),
    "age_at": (_age_at, 2, 2, ""),
    "shift": (_shift, 2, 2, ""),
    "year": (_part_of_date("year"), 1, 1, ""),
    "month": (_part_of_date("month"), 1, 1, ""),
    "day": (_part_of_date("day"), 1, 1, ""),
    "weekday": (_weekday, 1, 1, ""),
    "weekday_named": (_weekday_named, 1, 1, "role"),
    "names_weekday": (_names_weekday, 1, 1, "role"),
    "day_named": (_day_named, 1, 1, "role"),
    "days_in_month": (_days_in_month, 1, 1, "role"),
    "distance": (_distance, 2, 2, ""),
}
