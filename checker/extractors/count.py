"""Counts: "about 6,000 practitioners", "Two Canadian lawyers", "4,000 of them", "Liver ×2"; the unit is the noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extractors._base import build, late_hedge, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.phrase import NounPhrase, after_of, counted, noun_before
from checker.text.tokens import HYPHENS, Reading

MAX_LISTED = 8  # figures that may share one noun


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield counts among the amounts of a sentence."""
    for number, amount in enumerate(amounts):
        whole = amount.low.value.denominator == 1 or amount.low.scaled
        if amount.low.ordinal or amount.negative or not whole:
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
    """ "about 6,000 practitioners", "dozens of visitors", "a couple of goats", "12-page leaflets"."""
    if _is_one(reading, amount):
        return None
    at = past_hyphen(reading, amount.last + 1)
    hyphen = at != amount.last + 1
    if hyphen and (not amount.low.digits or unit_form(reading.text(at)) is not None):
        return None
    grouped = amount.low.vague or _group(reading.lower(amount.core_last))
    at += grouped and reading.lower(at) == "of"
    if reading.lower(at) == "of" and amount.low.scaled:
        return None
    if reading.lower(at) in duration_forms():
        return None
    phrase = counted(reading, at, one=amount.low.value == 1 and amount.single)
    if phrase is None or phrase.head in words("kinds", "no_heads") or phrase.head in duration_forms():
        return None
    amount, last = late_hedge(reading, amount, phrase.last)
    return build(reading, amount, Kind.COUNT, amount.first, max(last, phrase.last), unit=phrase.head, phrase=phrase)


def _group(word: str) -> bool:
    """A word for so many of something: "a couple of", "a dozen of"."""
    return word in ("couple", "pair") or word in numbers("numerals", "dozens")


def _is_one(reading: Reading, amount: Amount) -> bool:
    return reading.lower(amount.core_first) == "one" and amount.core_first == amount.core_last and amount.single


def _one(reading: Reading, amount: Amount) -> Mention | None:
    """ "one hospital", with the noun close behind; not the pronoun, nor "one of", "one day", "one-stop"."""
    if not _is_one(reading, amount):
        return None
    at = amount.core_last + 1
    before = inflect.function_word(reading.text(amount.first - 1))
    if before in ("determiner", "negation", "pronoun"):
        return None
    if reading.lower(at) in words("kinds", "one_idioms") or reading.text(at) in HYPHENS:
        return None
    phrase = counted(reading, at, one=True)
    if phrase is None or phrase.last - at > 2 or phrase.head in duration_forms():
        return None
    return build(reading, amount, Kind.COUNT, amount.first, phrase.last, unit=phrase.head, phrase=phrase)


def _partitive(reading: Reading, amount: Amount) -> Mention | None:
    """ "two of his cronies", "4,000 of them", "Fourteen of the injured"."""
    at = amount.core_last + 1
    if reading.lower(at) != "of" or _is_one(reading, amount):
        return None
    pronoun = reading.lower(at + 1) in words("kinds", "partitives")
    if pronoun and not inflect.is_plural(reading.text(at + 2) or "a"):
        return build(reading, amount, Kind.COUNT, amount.first, amount.last, partitive=True)
    phrase = after_of(reading, at)
    if phrase is None:
        return None
    first, last = amount.first, amount.last
    return build(reading, amount, Kind.COUNT, first, last, unit=phrase.head, phrase=phrase, partitive=True)


def _times(reading: Reading, amount: Amount) -> Mention | None:
    """ "Liver ×2", "3 × apples"."""
    at = amount.core_first - 1
    sign = reading.text(at)
    if sign not in ("×", "✕", "x") or not amount.low.digits or (sign == "x" and not reading.touches(at)):
        return None
    phrase = noun_before(reading, at)
    if phrase is None:
        return None
    phrase = NounPhrase(phrase.last, phrase.last, phrase.head)
    return build(reading, amount, Kind.COUNT, phrase.first, amount.core_last, unit=phrase.head, phrase=phrase)


def _shared(reading: Reading, amounts: list[Amount], number: int) -> Mention | None:
    """A figure whose noun stands with a later one: "from seven to nine people", "five, six or seven clinics"."""
    for follower in range(number + 1, min(number + 1 + MAX_LISTED, len(amounts))):
        amount, other = amounts[follower - 1], amounts[follower]
        gap = [reading.lower(n) for n in range(amount.core_last + 1, other.first)]
        listed = gap in (["or"], [","], [",", "or"]) or (gap == ["to"] and amount.change)
        if not listed or _is_one(reading, amount) or other.low.ordinal:
            return None
        made = _counted(reading, other)
        if made is not None and (currency_form(made.head or "") is not None or made.head in words("kinds", "no_heads")):
            return None
        if made is not None:
            own = amounts[number]
            alone = build(reading, own, Kind.COUNT, own.first, own.last)
            return replace(alone, unit=made.unit, head=made.head, modifiers=made.modifiers)
    return None
