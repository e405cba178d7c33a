"""Can a sentence hold a quantity or a date at all? The cheap test before everything else.

Whatever an extractor reads has a figure in it, or one of the words listed here: number words, names of days, months and
holidays, units of time, multiples. Units and moneys that are their own number ("a gallon", "a dollar") need their
article before them.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import pairwise

from checker.grammar.numeral import starters
from checker.lexicon.currency_table import currency_forms
from checker.lexicon.lists import names, numbers, phrases, words
from checker.lexicon.units_table import duration_forms, unit_forms
from checker.text.tokens import ARTICLES, Reading

# These tell nothing without a word of the others: "the year", "in May", "last week", "'98".
_LIGHT = frozenset(("a", "ad", "an", "in", "now", "that", "the", "this", "within", "'", "’"))
# Words such as "last" and "next" stand before a unit of time, a month or a weekday.
_TABLES = tuple("months weekdays weekday_short seasons quarters decades days short_ends short_starts".split())


def may_hold(reading: Reading) -> bool:
    """May the sentence hold a quantity or a date? True for some that do not."""
    if reading.figures():
        return True
    telling, lone, rough = _telling(), _lone(), reading.roughly()
    if rough is not None and telling.isdisjoint(rough) and not _paired(rough, lone):
        return False
    told = not telling.isdisjoint(reading.lowers) or "number" in reading.sorts or "glyph" in reading.sorts
    return told or _paired(reading.lowers, lone)


def _paired(words: Sequence[str], lone: frozenset[str]) -> bool:
    """Does an article stand before a unit or money?"""
    return not ARTICLES.isdisjoint(words) and any(one in ARTICLES and two in lone for one, two in pairwise(words))


@functools.cache
def _telling() -> frozenset[str]:
    units = {*names("calendar", "ago"), *names("calendar", "periods"), *words("calendar", "units"), *duration_forms()}
    multiples = {*numbers("numerals", "multiples"), "half"}
    named = {word for table in _TABLES for word in names("calendar", table)} | words("calendar", "openers")
    # A few words say nothing without a scale ("a few hundred") or figures ("point four").
    counts = starters() - (words("numerals", "some") - numbers("numerals", "pairs").keys()) - {"point"}
    return frozenset((named | _feasts() | counts | units | multiples) - _LIGHT)


def _feasts() -> frozenset[str]:
    """A word of each holiday, the longest: "new" of "New Year's Day" stands in every other sentence."""
    listed = (phrase for some in phrases("calendar", "feasts").values() for phrase in some)
    return frozenset(max(phrase, key=len) for phrase in listed)


@functools.cache
def _lone() -> frozenset[str]:
    """Units and moneys that are told without a number, in lower case."""
    return frozenset(form.lower() for form in (*unit_forms(), *currency_forms()))
