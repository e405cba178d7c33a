"""Measurements: "30 miles", "10 square centimeters", "−2.6 degrees", "half a gallon"; units are pint's names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extractors._base import build, late_hedge, near, past_article, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.lists import words
from checker.lexicon.units_table import UnitForm, unit_form
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading

MAX_TOKENS = 5  # of a unit: "degrees of latitude"
TEMPERATURE_REACH, MONEY_REACH = 20, 16  # tokens in which a word tells what "degrees" or "pounds" are
_RAISED = {"squared": 2, "cubed": 3}


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield measurements among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal:
            continue
        at = past_article(reading, past_hyphen(reading, amount.last + 1), amount)
        found = _unit(reading, at, amount) or _joint(reading, amount)
        if found is None:
            continue
        unit, last = found
        if unit.startswith("degree") and reading.lower(last + 1) == "below" and reading.lower(last + 2) == "zero":
            amount, last = replace(amount, negative=not amount.negative), last + 2
        amount, last = late_hedge(reading, amount, last)
        floor = not unit.startswith("degree")
        yield build(reading, amount, Kind.MEASUREMENT, amount.first, last, unit=unit, floor=floor)


def _unit(reading: Reading, at: int, amount: Amount) -> tuple[str, int] | None:
    """The longest unit of measurement at token `at`, and its last token."""
    for last in range(min(at + MAX_TOKENS, len(reading.tokens)) - 1, at - 1, -1):
        if any(reading.text(n) in (",", ";", "(", ")", ":") for n in range(at, last + 1)):
            continue
        if reading.text(last) == "." and last == len(reading.tokens) - 1:
            continue  # the stop is the sentence's
        if reading.text(last) in HYPHENS:
            continue  # "184-metre-high"
        form = unit_form(reading.slice(at, last).replace("-", " "))
        if form is None or form.dimension == "time" or (form.evidence and not _evident(reading, amount, at, last)):
            continue
        if reading.lower(last) == "stone" and reading.sort(last + 1) == "word":
            continue  # "20 stone houses"
        return _named(reading, at, last, form)
    return None


def _named(reading: Reading, first: int, last: int, form: UnitForm) -> tuple[str, int]:
    """The unit's name: bare degrees are Celsius where the sentence speaks of temperature; "4 km cubed" is a volume."""
    power = _RAISED.get(reading.lower(last + 1))
    if power is not None and form.dimension == "length":
        return f"{form.unit} ** {power}", last + 1
    warmth = words("kinds", "temperature")
    if form.unit == "degree" and near(reading, first, warmth, TEMPERATURE_REACH):
        return "degree_Celsius", last
    return form.unit, last


def _evident(reading: Reading, amount: Amount, at: int, last: int) -> bool:
    """A form that is an ordinary letter or word too: it must touch the figure, or stand as a unit stands."""
    word, after = reading.lower(last), reading.text(last + 1)
    if word in words("kinds", "doubtful_units"):
        return _substance(reading, last) or _weighs(reading, amount, at)
    if not amount.low.digits:
        return False
    if reading.touches(amount.core_last):
        return True
    if word in words("kinds", "late_units"):
        return reading.sort(last + 1) not in ("word", "number")
    symbol = reading.text(at)
    alone = not after[:1].isupper() and (after != "." or last + 2 >= len(reading.tokens))
    return symbol in words("kinds", "unit_symbols") and (alone or reading.sort(last + 1) == "")


def _substance(reading: Reading, last: int) -> bool:
    """ "3 cups of sugar", "six pounds of meat": of a stuff, not of things."""
    noun = reading.text(last + 2)
    return reading.lower(last + 1) == "of" and bool(noun) and inflect.is_noun(noun) and not inflect.is_plural(noun)


def _weighs(reading: Reading, amount: Amount, at: int) -> bool:
    """Pounds that weigh: a hyphen before them, or no word of money near."""
    if unit_form(reading.text(at)) != unit_form("pounds"):
        return False
    money = near(reading, amount.first, words("kinds", "money_words"), MONEY_REACH)
    return reading.text(at - 1) in HYPHENS or not money


def _joint(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """An end of a change takes the unit of the other: "from 640 to 410 MB"."""
    if amount.change and amount.joint > amount.core_last:
        found = _unit(reading, amount.joint + 1, amount)
        return (found[0], amount.last) if found is not None else None
    return None
