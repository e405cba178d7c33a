"""Counts: "about 6,000 practitioners", "Two Canadian lawyers", "4,000 of them", "Liver ×2"; the unit is the singular noun."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from checker import lexicon
from checker.extract._base import build, late_hedge, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.units_table import duration_forms
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.phrase import NounPhrase, after_of, counted, noun_before
from checker.text.tokens import Reading


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield counts among the amounts of a sentence."""
    for number, amount in enumerate(amounts):
        if amount.low.ordinal or amount.low.value != int(amount.low.value) and not amount.low.scaled or amount.negative:
            continue
        made = (
            _times(reading, amount)
            or _one(reading, amount)
            or _counted(reading, amount)
            or _partitive(reading, amount)
            or _shared(reading, amounts, number)
        )
        if made is not None:
            yield made


def _counted(reading: Reading, amount: Amount) -> Mention | None:
    if _is_one(reading, amount):
        return None
    at = past_hyphen(reading, amount.core_last + 1)
    if at != amount.core_last + 1 and not amount.low.digits:
        return None
    at += amount.low.vague and reading.lower(at) == "of"
    at += reading.lower(amount.core_last) in ("couple", "pair", "dozen", "score") and reading.lower(at) == "of"
    if reading.lower(at) in ("of",) and amount.low.scaled and not amount.low.vague:
        return None
    amount, last = late_hedge(reading, amount, amount.core_last)
    at = max(at, last + 1)
    if reading.lower(at) in duration_forms():
        return None
    phrase = counted(reading, at, one=amount.low.value == 1 and amount.single)
    if phrase is None or phrase.head in _times_units() or phrase.head in duration_forms():
        return None
    amount, last = late_hedge(reading, amount, phrase.last)
    return build(
        reading, amount, Kind.COUNT, amount.first, max(last, phrase.last), "count", unit=phrase.head, phrase=phrase
    )


@functools.cache
def _times_units() -> frozenset[str]:
    return frozenset({"time", "percent", "degree"})


def _is_one(reading: Reading, amount: Amount) -> bool:
    return reading.lower(amount.core_first) == "one" and amount.core_first == amount.core_last and amount.single


@functools.cache
def _idioms() -> frozenset[str]:
    return frozenset(lexicon.table("labels")["one_idioms"])


def _one(reading: Reading, amount: Amount) -> Mention | None:
    """ "one hospital", with the noun close behind; not the pronoun, nor "one of", "one day", "one-stop"."""
    if not _is_one(reading, amount):
        return None
    at = amount.core_last + 1
    before = inflect.function_word(reading.text(amount.first - 1))
    if (
        reading.lower(at) in _idioms()
        or reading.text(at) in ("-", "‑")
        or before in ("determiner", "negation", "pronoun")
    ):
        return None
    phrase = counted(reading, at, one=True)
    if phrase is None or phrase.last - at > 2 or phrase.head in duration_forms():
        return None
    return build(reading, amount, Kind.COUNT, amount.first, phrase.last, "count", unit=phrase.head, phrase=phrase)


def _partitive(reading: Reading, amount: Amount) -> Mention | None:
    """ "two of his cronies", "4,000 of them", "Fourteen of the injured"."""
    at = amount.core_last + 1
    if reading.lower(at) != "of" or _is_one(reading, amount):
        return None
    if reading.lower(at + 1) in ("them", "us", "these", "those", "whom", "which", "you") and not inflect.is_plural(
        reading.text(at + 2) or "a"
    ):
        return build(reading, amount, Kind.COUNT, amount.first, amount.last, "count", partitive=True)
    phrase = after_of(reading, at)
    if phrase is None:
        return None
    return build(
        reading, amount, Kind.COUNT, amount.first, amount.last, "count", unit=phrase.head, phrase=phrase, partitive=True
    )


def _times(reading: Reading, amount: Amount) -> Mention | None:
    """ "Liver ×2", "3 × apples"."""
    if (
        reading.text(amount.core_first - 1) in ("×", "✕", "x")
        and amount.low.digits
        and (reading.touches(amount.core_first - 1) or reading.text(amount.core_first - 1) != "x")
    ):
        phrase = noun_before(reading, amount.core_first - 1)
        if phrase is not None and reading.sort(phrase.last) == "word":
            phrase = NounPhrase(phrase.last, phrase.last, phrase.head)
            return build(
                reading, amount, Kind.COUNT, phrase.first, amount.core_last, "count", unit=phrase.head, phrase=phrase
            )
    return None


def _shared(reading: Reading, amounts: list[Amount], number: int) -> Mention | None:
    """A figure whose noun stands with a later one: "from seven to nine people", "five, six or seven clinics"."""
    amount = amounts[number]
    if (
        _is_one(reading, amount)
        or reading.lower(amount.core_last + 1) not in ("to", ",", "or", "and")
        or number + 1 >= len(amounts)
    ):
        return None
    other = amounts[number + 1]
    gap = [reading.lower(n) for n in range(amount.core_last + 1, other.first)]
    if not (gap in (["to"], ["or"], [","], [",", "or"]) and (amount.change or gap != ["to"])) or other.low.ordinal:
        return None
    made = _counted(reading, other) or _shared(reading, amounts, number + 1)
    if made is None:
        return None
    alone = build(reading, amount, Kind.COUNT, amount.first, amount.last, "count")
    return replace(alone, unit=made.unit, head=made.head, modifiers=made.modifiers)
