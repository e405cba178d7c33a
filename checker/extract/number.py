"""Bare numbers and multiples: "a score of 45", "tripled", "three times"; what counts, measures or dates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker import lexicon
from checker.extract._base import build
from checker.grammar.amount import Amount
from checker.grammar.hedge import hedge_before
from checker.grammar.numeral import Numeral
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import Reading


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield multiples and what no other extractor is likely to want."""
    yield from _multiples(reading)
    for amount in amounts:
        if amount.low.ordinal:
            continue
        times = reading.lower(amount.core_last + 1)
        if times in ("times", "fold") or times == "-" and reading.lower(amount.core_last + 2) == "fold":
            last = amount.core_last + 1 + (times == "-")
            yield build(
                reading,
                amount,
                Kind.NUMBER,
                amount.first,
                last,
                "number",
                unit="times" if not _events(reading, last) else "time",
            )
        elif not _pronoun(reading, amount) and not _named(reading, amount):
            yield build(reading, amount, Kind.NUMBER, amount.first, amount.last, "number", floor=False)


def _events(reading: Reading, last: int) -> bool:
    """ "called out 64 times": times of doing, not a multiple of something ("three times as many", "15 times the sum")."""
    after = reading.lower(last + 1)
    return after not in (
        "as",
        "more",
        "higher",
        "larger",
        "the",
        "what",
        "that",
        "greater",
        "bigger",
        "faster",
        "longer",
        "over",
        "less",
        "those",
        "its",
        "their",
    )


def _multiples(reading: Reading) -> Iterator[Mention]:
    table = lexicon.table("numerals")["multiples"]
    for at, token in enumerate(reading.tokens):
        if token.sort != "word" or token.lower not in table:
            continue
        if token.lower in ("twice", "thrice") and reading.lower(at + 1) not in (
            "as",
            "the",
            "that",
            "what",
            "its",
            "their",
        ):
            continue
        value = Fraction(str(table[token.lower]))
        numeral = Numeral(at, at, value, Fraction(1, 10))
        hedge = hedge_before(reading, at)
        amount = Amount(hedge.first if hedge else at, at, at, at, numeral, numeral, hedge.operator if hedge else None)
        yield build(reading, amount, Kind.NUMBER, amount.first, at, "number", unit="times")


def _pronoun(reading: Reading, amount: Amount) -> bool:
    """ "one" as a pronoun or article, "a third" without "of", "half" as an adverb, "zero" in idioms."""
    word = reading.lower(amount.core_first)
    if amount.core_first == amount.core_last and word in (
        "one",
        "half",
        "quarter",
        "second",
        "third",
        "nil",
        "pair",
        "score",
    ):
        return True
    if amount.low.fraction and not amount.low.digits and not amount.low.scaled and amount.low.value < 1:
        return True
    return word in ("a", "an") and reading.lower(amount.core_last) in ("pair", "couple", "trio", "quartet")


def _named(reading: Reading, amount: Amount) -> bool:
    """ "the 610 office", "Boeing 747", "Nemeni 2": a name or a code."""
    at, before = amount.core_last + 1, reading.text(amount.first - 1)
    if not amount.low.digits:
        return reading.text(at) in ("-", "‑") and reading.touches(amount.core_last)
    if (
        reading.sort(at) == "word"
        and not reading.touches(amount.core_last)
        and amount.operator is None
        and inflect.function_word(reading.text(at)) is None
    ):
        tags = inflect.ranked_tags(reading.text(at))
        if tags[:1] in ("N", "J") or not tags and not reading.text(at)[0].isupper() or reading.text(at)[0].isupper():
            known = reading.lower(at) in duration_forms() or unit_form(reading.text(at)) is not None
            return not known
    if reading.sort(at) == "word" and reading.touches(amount.core_last):
        return True
    if (
        reading.text(at) in ("-", "‑", "/")
        and reading.touches(amount.core_last)
        or before in ("-", "‑", "/", "#", "&")
        and reading.touches(amount.first - 1)
    ):
        return True
    capital = (
        before[:1].isupper() and before.isalpha() and amount.first - 1 > 0 and inflect.function_word(before) is None
    )
    return capital and amount.operator is None
