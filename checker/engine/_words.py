"""Numbers, units, claims and expressions as words for messages: "302-378 transplants a year"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from fractions import Fraction

from checker.engine._values import Bound, Quantity
from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.rule import Call, Choice, Expression, Literal, Name, Operation
from checker.units import Unit, name_class

_LARGE = ((Fraction(10**12), "trillion"), (Fraction(10**9), "billion"), (Fraction(10**6), "million"))
_SIGNS = {"*": "×", "/": "/", "+": "+", "-": "−", "<=": "at most", ">=": "at least", "<": "below", ">": "above"}
_BLANKS = re.compile(r"\s+")


def number(value: Fraction) -> str:
    """A number with thousands separators, rounded to what a reader needs: "302", "5.27 million", "0.65"."""
    size = abs(value)
    for scale, word in _LARGE:
        if size >= scale:
            return f"{_decimals(value / scale, 2 if size < 100 * scale else 0)} {word}"
    if value.denominator == 1:
        return f"{value.numerator:,}"
    if value.denominator == 2:
        return _decimals(value, 1)
    return _decimals(value, 0 if size >= 100 else 1 if size >= 20 else 2 if size >= 1 else 3)


def _decimals(value: Fraction, places: int) -> str:
    scaled = round(value * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    tail = str(rest).zfill(places).rstrip("0") if places else ""
    return f"{'-' if scaled < 0 else ''}{whole:,}" + (f".{tail}" if tail else "")


def interval(found: Interval, show: Callable[[Fraction], str] = number) -> str:
    """An interval as words: "302-378", "more than 600", "5 or more"."""
    if found.lower is not None and found.upper is not None:
        low, high = show(found.lower), show(found.upper)
        if low == high:
            return low
        for _, word in _LARGE:
            if low.endswith(word) and high.endswith(word):
                low = low.removesuffix(f" {word}")
        return f"{low} to {high}" if "-" in low or " " in low else f"{low}-{high}"
    if found.lower is not None:
        return f"{show(found.lower)} or more" if found.lower_inclusive else f"more than {show(found.lower)}"
    if found.upper is not None:
        return f"at most {show(found.upper)}" if found.upper_inclusive else f"less than {show(found.upper)}"
    return "any number"


def day(ordinal: Fraction) -> str:
    """A day of the calendar: "4 January 2021"."""
    date = datetime.date.fromordinal(max(1, min(int(ordinal), datetime.date.max.toordinal())))
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = ("January February March April May June July August September October November December").split()


def dates(found: Interval) -> str:
    """A span of days as one writes it: "4 January 2021", "2004", "March 2008", "3 to 19 April 2014"."""
    if found.lower is None or found.upper is None:
        return interval(found, day)
    first, last = (datetime.date.fromordinal(max(1, int(end))) for end in (found.lower, found.upper))
    if first == last:
        return day(found.lower)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    ends_month = (last + datetime.timedelta(days=1)).day == 1
    if first.day == 1 and ends_month and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day(found.lower)} to {day(found.upper)}"


def quantity(found: Quantity) -> str:
    """A quantity as words."""
    if found.is_date:
        return dates(found.interval)
    if not found.unit.powers and found.unit.factor == Fraction(1, 100):
        return f"{interval(found.interval)} %"
    plural = not (found.interval.is_point and found.interval.lower == 1)
    return f"{interval(found.interval.scaled(found.unit.factor))}{unit(found.unit, plural=plural)}"


def unit(found: Unit, *, plural: bool = True) -> str:
    """A unit as words with a blank before it: " transplants a year"."""
    above = [_unit_name(name, plural) + _exponent(power) for name, power in found.powers if power > 0]
    below = [
        f"{'a' if name_class(name) == 'time' else 'per'} {_unit_name(name, False)}{_exponent(-power)}"
        for name, power in found.powers
        if power < 0
    ]
    return "".join(f" {part}" for part in (*above, *below))


_PLURALS = {"foot": "feet", "inch": "inches", "person": "people", "child": "children", "woman": "women", "man": "men"}


def _exponent(power: int) -> str:
    return "" if power == 1 else f" to the power of {power}"


def _unit_name(name: str, plural: bool) -> str:
    kind = name_class(name)
    if kind == "currency":
        return name
    words = name.replace("_", " ")
    if not plural or kind == "date":
        return words
    if words in _PLURALS:
        return _PLURALS[words]
    if words.endswith("y") and words[-2:-1] not in "aeiou":
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "z", "ch", "sh")) else "s")


def figure(bound: Bound) -> str:
    """The figures of a role in their own words: "US$32,000 and US$40,000"."""
    if bound.supposed is not None:
        return quantity(bound.supposed)
    parts = [_BLANKS.sub(" ", claim.text) for claim in bound.claims]
    if len(parts) > 6:
        parts = [*parts[:3], "...", parts[-1]]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def where(claim: Claim) -> str:
    """Where a claim stands and whose it is: "minutes.md:12, the police"."""
    name = claim.document.rsplit("/", 1)[-1]
    whose = f", {_BLANKS.sub(' ', claim.attribution)}" if claim.attribution else ""
    of_whom = f", of {_BLANKS.sub(' ', claim.holder)}" if claim.holder and claim.holder != claim.attribution else ""
    return f"{name}:{claim.line}{whose}{of_whom}"


def placed(bound: Bound) -> str:
    """A role in its own words, with its place: `"312" (minutes.md:12, the police)`."""
    places = list(dict.fromkeys(where(claim) for claim in bound.claims))
    shown = "; ".join(places[:3]) + ("; ..." if len(places) > 3 else "")
    return f"\u201c{figure(bound)}\u201d ({shown})"


def expression(tree: Expression, roles: dict[str, Bound]) -> str:
    """An expression with the figures in the places of the roles: "100 million yuan / US$32,000 and US$40,000"."""
    if isinstance(tree, Literal):
        return str(tree.value) if isinstance(tree.value, str) else number(tree.value)
    if isinstance(tree, Name):
        return figure(roles[tree.role]) if tree.slot is None else f"{tree.slot} of {figure(roles[tree.role])}"
    if isinstance(tree, Call):
        return _call(tree, roles)
    if isinstance(tree, Choice):
        choices = ", ".join(expression(choice, roles) for choice in tree.choices)
        return f"{expression(tree.needle, roles)} among {choices}"
    if tree.operator == "neg":
        return f"−{_within(tree.operands[0], roles)}"
    sign = _SIGNS.get(tree.operator, tree.operator)
    return f" {sign} ".join(_within(operand, roles) for operand in tree.operands)


def _within(tree: Expression, roles: dict[str, Bound]) -> str:
    text = expression(tree, roles)
    return f"({text})" if isinstance(tree, Operation) and tree.operator in ("+", "-") else text


_CALLS = {
    "years_between": "years from {0} to {1}",
    "days_between": "days from {0} to {1}",
    "age_at": "the age at {1} of one born {0}",
    "shift": "{0} and {1}",
    "between": "{0}-{1}",
    "weekday": "the day of the week of {0}",
    "weekday_named": "the day named in {0}",
    "low": "{0}",
    "high": "{0}",
    "number": "{0}",
    "greatest": "{0}",
    "nearest": "{0}",
    "in_units_of": "{0}",
    "in_money_of": "{0}",
    "ratio": "{0}",
    "widen": "{0}",
    "rounded": "{0}",
    "convert": "{0} in {1}",
    "mean": "the mean of {0}",
    "count": "the number of {0}",
    "abs": "{0}",
}


def _call(tree: Call, roles: dict[str, Bound]) -> str:
    if tree.function in ("sum", "bare_sum") and isinstance(tree.arguments[0], Name):
        return " + ".join(_BLANKS.sub(" ", claim.text) for claim in roles[tree.arguments[0].role].claims)
    arguments = [expression(argument, roles) for argument in tree.arguments]
    form = _CALLS.get(tree.function)
    return form.format(*arguments) if form else f"{tree.function.replace('_', ' ')} of {', '.join(arguments)}"
