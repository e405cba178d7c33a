"""Bare numbers and multiples: "a score of 45", "tripled", "three times"; what counts, measures or dates nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from fractions import Fraction

from checker.extractors._base import build, proper
from checker.grammar.amount import Amount, lone
from checker.grammar.hedge import hedge_before
from checker.grammar.scales import alone
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

_ARTICLES = ("the", "a", "their", "his", "her", "its", "our")


@rule("number of nothing that is named", "kind")
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Neither counted thing, unit, date nor age stands with it: a bare number.

    Yield multiples and what no other extractor is likely to want.
    """
    yield from _multiples(reading)
    for amount in amounts:
        if amount.low.ordinal:
            continue
        last = _times(reading, amount.core_last + 1)
        if last is not None:
            # "called out 64 times" counts; "three times as many" multiplies
            fold = reading.lower(last) in ("fold", "x")
            unit = (
                "times"
                if fold or amount.low.value.denominator > 1 or reading.lower(last + 1) in words("kinds", "multiplied")
                else "time"
            )
            yield build(reading, amount, Kind.NUMBER, amount.first, last, unit=unit)
        elif not _no_number(reading, amount) and not _named(reading, amount):
            yield build(reading, amount, Kind.NUMBER, amount.first, amount.last, floor=False)


@rule("so many times", "unit")
def _times(reading: Reading, at: int) -> int | None:
    """ "three times", "tenfold", "3x".

    Their last token, where they stand at token `at`; else None.
    """
    if reading.text(at) in HYPHENS and reading.lower(at + 1) == "fold":
        return at + 1
    if reading.lower(at) == "x" and reading.touches(at - 1):
        return at if reading.sort(at + 1) != "number" and not reading.touches(at) else None  # 10x
    return at if reading.lower(at) in ("times", "fold") else None


@rule("multiple in a word", "kind", "unit", "value")
def _multiples(reading: Reading) -> Iterator[Mention]:
    """A word that multiplies: "tripled", "twice as many", "half as many"."""
    table = numbers("numerals", "multiples")
    for at in reading.where(_multiple_words()):
        word = reading.lowers[at]
        half = word == "half" and reading.lower(at + 1) == "as"  # half as many
        if (word not in table and not half) or reading.sorts[at] != "word":
            continue
        if word in words("kinds", "needy_multiples") and reading.lower(at + 1) not in words("kinds", "twice_followers"):
            continue
        amount = lone(at, Fraction(1, 2) if half else table[word], Fraction(1, 10), hedge_before(reading, at))
        yield build(reading, amount, Kind.NUMBER, amount.first, at, unit="times")


@functools.cache
def _multiple_words() -> frozenset[str]:
    return frozenset(numbers("numerals", "multiples")) | {"half"}


def _no_number(reading: Reading, amount: Amount) -> bool:
    """ "one" as a pronoun, "a third" without "of", "half" as an adverb, "a pair", "within a dozen", "the last 16"."""
    if reading.lower(amount.first) == "within" and amount.operator is not None:
        return True
    if reading.lower(amount.first - 1) in words("kinds", "stages") and reading.lower(amount.first - 2) in _ARTICLES:
        return True  # "to reach the last 16", "a top 10"
    word = reading.lower(amount.core_first)
    if amount.core_first == amount.core_last and (
        word in words("kinds", "no_numbers") or word in numbers("numerals", "scales")
    ):
        return not (amount.negative or reading.count == 1)
    low = amount.low
    if low.fraction and not low.digits and not low.scaled and low.value < 1:
        return not (alone(reading, amount.first, amount.last) or _stated(reading, amount))
    return reading.lower(amount.core_last) in numbers("numerals", "pairs")


def _stated(reading: Reading, amount: Amount) -> bool:
    """ "is exactly one sixth.": a fraction with its numerator, with which the clause ends."""
    told = amount.core_last > amount.core_first and reading.lower(amount.core_first) not in ("a", "an")
    return told and reading.text(amount.core_last + 1) in ("", ".", ",", ";") and amount.low.value != Fraction(1, 2)


def _named(reading: Reading, amount: Amount) -> bool:
    """ "the 610 office", "Boeing 747", "Nemeni 2": a name or a code."""
    at, first = amount.core_last + 1, amount.first
    joined = reading.touches(amount.core_last)
    if not amount.low.digits:
        before = reading.text(first - 1)
        named = first > 1 and before[:1].isupper() and reading.text(amount.core_first)[:1].isupper()  # Division Two
        return named or (reading.text(at) in HYPHENS and joined) or proper(reading, amount.core_first, at)
    if joined and (reading.sort(at) == "word" or reading.text(at) in (*HYPHENS, "/")):
        return True
    before = reading.text(first - 1)
    if before in (*HYPHENS, "/", "#", "&") and reading.touches(first - 1):
        return True
    if amount.operator is not None:
        return False
    if reading.lower(at) in words("kinds", "medals") or before.lower() in ("whom", "which"):
        return False  # 14 gold and 9 silver; of whom 4,800 work abroad
    if reading.sort(at) == "word" and inflect.function_word(reading.text(at)) is None and _noun(reading.text(at)):
        return reading.lower(at) not in duration_forms() and unit_form(reading.text(at)) is None
    if before.lower() in words("kinds", "statistics"):
        return False
    if before.isalpha() and before[:1].islower() and not before.islower():
        return True  # iPhone 14
    money = currency_form(before)
    if money is not None and reading.sort(first - 2) == "number":
        return False  # 20 Rupees 43
    name = before[:1].isupper() and before.isalpha() and inflect.function_word(before) is None
    return name and (first > 1 or not inflect.is_known(before))  # at the start any word has a capital


def _noun(word: str) -> bool:
    return word[0].isupper() or inflect.ranked_tags(word)[:1] in ("N", "J", "")
