"""Texts in other languages: what symbols say counts there too, words do not.

"4 millones de personas" is no four of anything. What is left are dates of ISO 8601, money with a sign or a code,
percentages with a sign, units written as symbols, and plain figures; where a point may part thousands or decimals,
nothing is.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from checker import pattern
from checker.lexicon.currency_table import currency_codes
from checker.lexicon.lists import words
from checker.lexicon.units_table import unit_form
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text.tokens import Reading
from checker.trace import rule

SYMBOL = 4  # letters of a unit's symbol at most

_ISO = pattern.later("ISO day", r"\d{4}-\d\d(?:-\d\d)?")
_PLAIN = pattern.later(
    "figure that reads one way",
    r"[-−]? (?: \d+ | \d+ [.,] \d{1,2} | \d{1,3} ([.,\s'’]) \d{3} (?: \1 \d{3} )+ (?: [.,] \d+ )? )",
)
_BARE = frozenset({Kind.COUNT, Kind.NUMBER})


@rule("symbols alone in a text that is not English", "kind", "unit")
def symbols_only(reading: Reading, found: Sequence[Mention]) -> Iterator[Mention]:
    """Where the text is not English, figures with signs and symbols alone are read.

    Yield what is said without words.
    """
    text = reading.document.text
    for one in found:
        number = one.number_span or one.span
        figure = text[number.start : number.end]
        if one.kind is Kind.DATE:
            if _ISO.fullmatch(text, one.span.start, one.span.end):
                yield one
            continue
        if not _PLAIN.fullmatch(figure) or _scaled(reading, number.end):
            continue
        around = text[one.span.start : number.start] + " " + text[number.end : one.span.end]
        if one.kind in _BARE:
            if figure.isdigit():
                bare = replace(one, kind=Kind.NUMBER, span=number, unit=None, head=None, modifiers=())
                yield replace(bare, noun_span=None, partitive=False)
        elif one.kind in (Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT) and all(map(_symbol, around.split())):
            yield one


def _symbol(word: str) -> bool:
    """ "€", "EUR", "%", "km", "°C"."""
    if not word.isalpha():
        return True
    return word in currency_codes() or (len(word) <= SYMBOL and unit_form(word) is not None)


def _scaled(reading: Reading, end: int) -> bool:
    """Does a word for millions or the like follow, of whatever language?"""
    after = reading.lower(reading.index_at(end - 1) + 1)
    return after.startswith(_scales())


@functools.cache
def _scales() -> tuple[str, ...]:
    return tuple(sorted(words("text", "foreign_scales")))
