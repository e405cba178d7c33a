"""Measurements: "30 miles", "10 square centimeters", "−2.6 degrees", "12 feet", "340 m"; units are pint's names."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker import lexicon
from checker.extract._base import build, late_hedge, near, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.units_table import UnitForm, unit_form
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

_DEGREES = frozenset({"degree", "degrees", "°"})


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield measurements among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal:
            continue
        found = _unit(reading, past_hyphen(reading, amount.core_last + 1), amount) or _joint(reading, amount)
        if found is None:
            continue
        unit, last = found
        amount, last = late_hedge(reading, amount, last)
        yield build(
            reading,
            amount,
            Kind.MEASUREMENT,
            amount.first,
            last,
            "measurement",
            unit=unit,
            floor=not unit.startswith("degree"),
        )


def _unit(reading: Reading, at: int, amount: Amount) -> tuple[str, int] | None:
    """The longest unit of measurement at token `at`, and its last token."""
    for width in (5, 4, 3, 2, 1):
        last = at + width - 1
        if last >= len(reading.tokens) or not _together(reading, at, last):
            continue
        form = unit_form(_written(reading, at, last))
        if form is None or form.dimension == "time":
            continue
        if form.evidence and not _evident(reading, amount, at, last):
            continue
        if _noun_follows(reading, form, last):
            continue
        return _degrees(reading, at, last, form), last
    return None


def _written(reading: Reading, first: int, last: int) -> str:
    return reading.slice(first, last).replace("-", " ")


def _together(reading: Reading, first: int, last: int) -> bool:
    """Units are written in one piece, or as words with single blanks; no comma or bracket between."""
    return all(reading.text(n) not in (",", ";", "(", ")", ":") for n in range(first, last + 1))


def _evident(reading: Reading, amount: Amount, at: int, last: int) -> bool:
    """A form that is an ordinary letter or word too: it must touch the figure, or be a lone symbol after figures."""
    if not amount.low.digits:
        return False
    if reading.touches(amount.core_last):
        return True
    symbol = reading.text(at)
    return len(symbol) == 1 and symbol.isalpha() and symbol in "mgltKWVJN" and first_not_word(reading, last + 1)


def first_not_word(reading: Reading, at: int) -> bool:
    """True unless a capitalised word follows, as after an initial."""
    return not (reading.text(at)[:1].isupper() or reading.text(at) == ".") or reading.sort(at) == ""


def _noun_follows(reading: Reading, form: UnitForm, last: int) -> bool:
    """ "12 foot soldiers", "20 stone houses": the word is part of another noun's phrase (written without a hyphen)."""
    return (
        form.unit in ("foot", "stone", "pound")
        and reading.lower(last) in ("stone",)
        and reading.sort(last + 1) == "word"
    )


@functools.cache
def _temperature() -> frozenset[str]:
    return frozenset(lexicon.table("labels")["temperature"])


def _degrees(reading: Reading, first: int, last: int, form: UnitForm) -> str:
    """Bare degrees are Celsius where the sentence speaks of temperature."""
    if form.unit == "degree" and reading.lower(last) in _DEGREES and near(reading, first, _temperature(), 20):
        return "degree_Celsius"
    return form.unit


def _joint(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """An end of a change takes the unit of the other: "from 640 to 410 MB"."""
    if amount.change and amount.joint > amount.core_last:
        found = _unit(reading, amount.joint + 1, amount)
        return (found[0], amount.last) if found is not None else None
    return None
