"""What extractors share: a mention built of an amount, hedges behind a unit, and tests on what stands around."""

from __future__ import annotations

from fractions import Fraction

from checker.grammar.amount import Amount
from checker.grammar.hedge import hedge_after
from checker.lexicon.places import demonym
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.phrase import NounPhrase
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

SHARE = "percentage:of"  # a share of two numbers, "one in five": the second counts nothing by itself
LOWER = 2  # words in small letters, besides those of grammar, that a sentence has and a title has not
PLACES = 12  # decimals after which a fraction that does not end is cut


def decimal_text(value: Fraction) -> str:
    """An exact decimal without exponent: 10000, 0.1."""
    if value.denominator == 1:
        return str(value.numerator)
    places, scaled = 0, value
    while scaled.denominator != 1 and places < PLACES:
        scaled, places = scaled * 10, places + 1
    digits = str(abs(int(scaled))).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + (digits[:-places] + "." + digits[-places:]).rstrip("0").rstrip(".")


@rule("hedge behind the unit", "value")
def late_hedge(reading: Reading, amount: Amount, last: int) -> tuple[Amount, int]:
    """Words behind the unit that make the figure a bound: "20 minutes or less".

    The amount with the hedge, and the last token then.
    """
    hedge = hedge_after(reading, last) if amount.operator in (None, "about") else None
    if hedge is None:
        return amount, last
    return replace(amount, operator=hedge.operator), hedge.last


@handed
def build(
    reading: Reading,
    amount: Amount,
    kind: Kind,
    first: int,
    last: int,
    *,
    unit: str | None = None,
    phrase: NounPhrase | None = None,
    factor: Fraction = Fraction(1),
    partitive: bool = False,
    floor: bool = True,
) -> Mention:
    """A mention over tokens `first`..`last` with the amount's bounds, scaled by `factor`; `floor`: never below zero."""
    exact = kind in (Kind.COUNT, Kind.AGE, Kind.ORDINAL) or (kind is Kind.NUMBER and amount.step == 1)
    made = amount.bounds(count=exact, floor=floor, factor=factor)
    return Mention(
        kind=kind,
        span=reading.span(min(first, amount.first), max(last, amount.last)),
        interval=made.stated,
        hard=made.hard,
        soft=made.soft,
        nominal=made.nominal,
        approximate=made.approximate,
        resolution=decimal_text(amount.step if factor == 1 else amount.step * factor),
        unit=unit,
        extractor=kind.value,
        head=phrase.head if phrase else None,
        modifiers=phrase.modifiers if phrase else (),
        noun_span=reading.span(phrase.first, phrase.last) if phrase else None,
        number_span=reading.span(amount.core_first, amount.core_last),
        partitive=partitive,
    )


def near(reading: Reading, index: int, words: frozenset[str], reach: int) -> bool:
    """Does one of `words` stand within `reach` tokens of token `index`?"""
    return any(reading.lower(n) in words for n in range(max(0, index - reach), min(reading.count, index + reach)))


def proper(reading: Reading, first: int, last: int) -> bool:
    """ "rival | Nine Elms Lettings", "the book 'Eleven Kinds ...'": a number in words that is part of a name.

    All tokens have capitals, in a sentence where not every word has, and not at its start.
    """
    if first < 1 or not reading.text(first)[:1].isupper() or last == first:
        return False
    if reading.text(first - 1) in (":", "."):
        return False
    if not all(reading.text(n)[:1].isupper() or reading.sort(n) != "word" for n in range(first, last + 1)):
        return False
    if demonym(reading.text(last)) is not None or demonym(inflect.singular(reading.text(last))) is not None:
        return False  # "Two Canadians said"
    words = (token.text for token in reading.tokens if token.sort == "word" and token.text.islower())
    return sum(inflect.function_word(word) is None for word in words) >= LOWER


def past_hyphen(reading: Reading, index: int) -> int:
    """`index`, or the token after a hyphen that stands there and touches both sides."""
    hyphen = reading.text(index) in HYPHENS and reading.touches(index) and reading.touches(index - 1)
    return index + hyphen


def past_article(reading: Reading, index: int, amount: Amount) -> int:
    """Past what stands between a fraction and its unit: "half | a gallon", "three quarters | of an hour"."""
    if amount.low.fraction:
        index += reading.lower(index) == "of"
        index += reading.lower(index) in ("a", "an")
    return index
