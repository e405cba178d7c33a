"""Bare numbers and multiples: "a score of 45", "tripled", "three times"; what counts, measures or dates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.extractors._base import build
from checker.grammar.amount import Amount, lone
from checker.grammar.hedge import hedge_before
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield multiples and what no other extractor is likely to want."""
    yield from _multiples(reading)
    for amount in amounts:
        if amount.low.ordinal:
            continue
        last = _times(reading, amount.core_last + 1)
        if last is not None:
            # "called out 64 times" counts; "three times as many" multiplies
            unit = "times" if reading.lower(last + 1) in words("kinds", "multiplied") else "time"
            yield build(reading, amount, Kind.NUMBER, amount.first, last, unit=unit)
        elif not _no_number(reading, amount) and not _named(reading, amount):
            yield build(reading, amount, Kind.NUMBER, amount.first, amount.last, floor=False)


def _times(reading: Reading, at: int) -> int | None:
    """The last token of "times", "fold" or "-fold" at token `at`."""
    if reading.text(at) in HYPHENS and reading.lower(at + 1) == "fold":
        return at + 1
    return at if reading.lower(at) in ("times", "fold") else None


def _multiples(reading: Reading) -> Iterator[Mention]:
    table = numbers("numerals", "multiples")
    for at, token in enumerate(reading.tokens):
        if token.sort != "word" or token.lower not in table:
            continue
        if token.lower in ("twice", "thrice") and reading.lower(at + 1) not in words("kinds", "twice_followers"):
            continue
        amount = lone(at, table[token.lower], Fraction(1, 10), hedge_before(reading, at))
        yield build(reading, amount, Kind.NUMBER, amount.first, at, unit="times")


def _no_number(reading: Reading, amount: Amount) -> bool:
    """ "one" as a pronoun, "a third" without "of", "half" as an adverb, "a pair", "within a dozen"."""
    if reading.lower(amount.first) == "within" and amount.operator is not None:
        return True
    word = reading.lower(amount.core_first)
    if amount.core_first == amount.core_last and (
        word in words("kinds", "no_numbers") or word in numbers("numerals", "scales")
    ):
        return not (amount.negative or len(reading.tokens) == 1)
    low = amount.low
    if low.fraction and not low.digits and not low.scaled and low.value < 1:
        return True
    return reading.lower(amount.core_last) in numbers("numerals", "pairs")


def _named(reading: Reading, amount: Amount) -> bool:
    """ "the 610 office", "Boeing 747", "Nemeni 2": a name or a code."""
    at, first = amount.core_last + 1, amount.first
    joined = reading.touches(amount.core_last)
    if not amount.low.digits:
        return reading.text(at) in HYPHENS and joined
    if joined and (reading.sort(at) == "word" or reading.text(at) in (*HYPHENS, "/")):
        return True
    before = reading.text(first - 1)
    if before in (*HYPHENS, "/", "#", "&") and reading.touches(first - 1):
        return True
    if amount.operator is not None:
        return False
    if reading.sort(at) == "word" and inflect.function_word(reading.text(at)) is None and _noun(reading.text(at)):
        return reading.lower(at) not in duration_forms() and unit_form(reading.text(at)) is None
    if before.lower() in words("kinds", "statistics"):
        return False
    name = before[:1].isupper() and before.isalpha() and inflect.function_word(before) is None
    return name and (first > 1 or not inflect.is_known(before))  # at the start any word has a capital


def _noun(word: str) -> bool:
    return word[0].isupper() or inflect.ranked_tags(word)[:1] in ("N", "J", "")
