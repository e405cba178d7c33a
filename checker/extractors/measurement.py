"""Measurements: "30 miles", "10 square centimeters", "−2.6 degrees", "half a gallon"; units are pint's names."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.extractors._base import build, late_hedge, near, past_article, past_hyphen
from checker.grammar.amount import Amount, lone
from checker.grammar.scales import alone
from checker.grammar.unitphrase import exponent, extended
from checker.lexicon.lists import words
from checker.lexicon.units_table import UnitForm, unit_form
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import APOSTROPHES, ARTICLES, HYPHENS, Reading
from checker.trace import handed, rule

MAX_TOKENS = 5  # of a unit: "degrees of latitude"
TEMPERATURE_REACH, MONEY_REACH = 20, 16  # tokens in which a word tells what "degrees" or "pounds" are
_RAISED = {"squared": 2, "cubed": 3}


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield measurements among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal:
            continue
        at = past_article(reading, past_hyphen(reading, amount.last + 1), amount)
        at += reading.text(at) in ("[", "<") and reading.text(at + 2) in ("]", ">")  # 20 [kg]
        found = _unit(reading, at, amount) or _joint(reading, amount) or _absolute_zero(reading, amount)
        if found is None:
            continue
        unit, last = found
        if unit.startswith("degree") and reading.lower(last + 1) == "below" and reading.lower(last + 2) == "zero":
            amount, last = replace(amount, negative=not amount.negative), last + 2
        if unit.startswith("degree_") and not amount.negative and _below_zero(reading, amount):
            amount = replace(amount, negative=True, first=amount.first - 1)
        amount, last = late_hedge(reading, amount, last)
        floor = not unit.startswith("degree")
        yield build(reading, amount, Kind.MEASUREMENT, amount.first, last, unit=unit, floor=floor)
    yield from _lone(reading)
    yield from _feet(reading)


@rule("minus sign before a temperature", "value")
def _below_zero(reading: Reading, amount: Amount) -> bool:
    """ "It was - 20 degrees Celsius": a minus sign with a blank behind it, where no dash can stand."""
    sign = amount.first - 1
    if reading.text(sign) not in ("-", "−") or amount.operator is not None or reading.sort(sign - 1) != "word":
        return False
    before = reading.text(sign - 1)
    return inflect.function_word(before) in ("preposition", "auxiliary") or inflect.ranked_tags(before)[:1] == "B"


@rule("unit of measurement without a number", "kind", "unit")
def _lone(reading: Reading) -> Iterator[Mention]:
    """A unit that is its own number: "a gallon of beer", or "a kilogram" where it is all there is."""
    for at in reading.where(ARTICLES):
        if reading.sort(at + 1) != "word":
            continue
        form = unit_form(reading.text(at + 1))
        if form is None or form.dimension == "time" or (len(reading.text(at + 1)) == 1):
            continue
        whole = alone(reading, at, at + 1)
        stuff = form.dimension == "volume" and not form.evidence and _substance(reading, at + 1)
        if whole or (stuff and reading.sort(at - 1) == "word" and not _numbered(reading, at - 1)):
            yield build(reading, lone(at, Fraction(1), Fraction(1)), Kind.MEASUREMENT, at, at + 1, unit=form.unit)


def _numbered(reading: Reading, at: int) -> bool:
    """Does a figure or a sum stand before "a litre of milk", so that it is the denominator of a rate?"""
    return any(reading.sort(n) == "number" for n in range(max(0, at - 2), at + 1)) or reading.lower(at) in (
        "for",
        "half",
    )


@rule("feet and inches", "kind", "unit", "value")
def _feet(reading: Reading) -> Iterator[Mention]:
    """ "6'2\"", "5'11": feet and inches, written as one figure."""
    start, end = reading.sentence.span
    if all(reading.document.text.find(mark, start, end) < 0 for mark in APOSTROPHES):
        return
    for at, figure in enumerate(reading.lowers):
        if "'" not in figure or reading.sorts[at] != "number":
            continue
        feet, _, inches = figure.partition("'")
        if not (feet.isdigit() and inches.isdigit() and len(feet) == 1 and len(inches) < 3 and int(inches) < 12):
            continue
        marked = reading.text(at + 1) in ('"', "″", "”") and reading.touches(at)
        value = Fraction(12 * int(feet) + int(inches))
        yield build(reading, lone(at, value, Fraction(1)), Kind.MEASUREMENT, at, at + marked, unit="inch")


@rule("absolute zero", "kind", "unit")
def _absolute_zero(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """The one number that an adjective makes a temperature."""
    told = amount.low.value == 0 and amount.bare and reading.lower(amount.first - 1) == "absolute"
    return ("kelvin", amount.last) if told else None


@rule("unit of measurement behind the number", "kind", "unit")
def _unit(reading: Reading, at: int, amount: Amount) -> tuple[str, int] | None:
    """A unit of measurement right behind the number; of several the longest.

    The unit at token `at`, and its last token.
    """
    stop = min(at + MAX_TOKENS, reading.count)
    stop = next((n for n in range(at, stop) if reading.text(n) in (",", ";", "(", ")", ":")), stop)
    for last in range(stop - 1, at - 1, -1):
        if reading.text(last) == "." and last == reading.count - 1:
            continue  # the stop is the sentence's
        if reading.text(last) in HYPHENS:
            continue  # "184-metre-high"
        form = unit_form(reading.slice(at, last).replace("-", " "))
        if form is not None and form.dimension == "time":
            form = _inverse(reading, form, last)
        if form is None or (form.evidence and not _evident(reading, amount, at, last)):
            continue
        houses = reading.sort(last + 1) == "word" and inflect.function_word(reading.text(last + 1)) is None
        if reading.lower(last) == "stone" and houses:
            continue  # "20 stone houses"
        return _named(reading, at, last, form)
    return None


def _inverse(reading: Reading, form: UnitForm, last: int) -> UnitForm | None:
    """ "s-1": a unit of time with a negative exponent is no duration."""
    return form._replace(evidence=False) if exponent(reading, last)[0] < 0 else None


def _named(reading: Reading, first: int, last: int, form: UnitForm) -> tuple[str, int]:
    """The unit's name: bare degrees are Celsius where the sentence speaks of temperature; "4 km cubed" is a volume."""
    power = _RAISED.get(reading.lower(last + 1))
    if power is not None and form.dimension == "length":
        return f"{form.unit} ** {power}", last + 1
    unit, end = extended(reading, form, last)
    if end > last:
        return unit, end
    warmth = words("kinds", "temperature")
    if form.unit == "degree" and "fahrenheit" in (reading.lower(last + 3), reading.lower(last + 2)):
        return "degree_Fahrenheit", last  # −459.67° on the Fahrenheit scale
    if form.unit == "degree" and near(reading, first, warmth, TEMPERATURE_REACH):
        return "degree_Celsius", last
    return form.unit, last


def _evident(reading: Reading, amount: Amount, at: int, last: int) -> bool:
    """A form that is an ordinary letter or word too: it must touch the figure, or stand as a unit stands."""
    word, after = reading.lower(last), reading.text(last + 1)
    if word in words("kinds", "doubtful_units"):
        part = amount.low.value.denominator > 1 and amount.single  # three quarters of a cup
        whole = alone(reading, amount.first, last)
        return part or whole or _substance(reading, last) or _weighs(reading, amount, at)
    ends = reading.sort(last + 1) != "word" or inflect.function_word(after) is not None
    if word in words("kinds", "singular_units") and amount.low.value > 1 and ends:
        return True
    if not amount.low.digits:
        return False
    if reading.touches(amount.core_last):
        return True
    previous = unit_form(reading.text(amount.first - 1))
    if word == "in" and previous is not None and previous.unit == "foot":
        return True  # 12 ft 2 in
    if word in words("kinds", "late_units"):
        return reading.sort(last + 1) not in ("word", "number")
    symbol = reading.text(at)
    free = not after[:1].isupper() and (after != "." or last + 2 >= reading.count)
    return symbol in words("kinds", "unit_symbols") and (free or reading.sort(last + 1) == "")


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


@rule("unit of measurement of the other end", "kind", "unit")
def _joint(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """An end of a change takes the unit of the other: "from 640 to 410 MB"."""
    if amount.joint > amount.core_last:
        found = _unit(reading, amount.joint + 1, amount)
        return (found[0], amount.last) if found is not None else None
    return None
