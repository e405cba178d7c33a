"""Scales behind a number: "million", "bn", "3 dozens", and lone letters where nothing else fits: "£5m", "10M"."""

from __future__ import annotations

from fractions import Fraction

from checker.lexicon.currency_table import currency_codes, currency_form
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import unit_form
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

CURRENCY_SIGNS = "$€£¥₹₩₽₺₪₦₫₱฿₴"
NETWORKS = 9  # up to it a figure before "G" is a generation of telephones: "5G"
_CLOSING = (".", ",", ";", ":", "!", "?", ")", "]", "”", '"')
_ONE = Fraction(1)


@rule("scale behind the number", "value")
def scale_after(reading: Reading, last: int) -> tuple[Fraction | None, int]:
    """A word or letter behind the number that multiplies it: "million", "bn", "dozen".

    The product of the scales after token `last`, and the last of them; None where there is none.
    """
    word, at, joined = reading.lower(last + 1), last, reading.touches(last)
    if word in HYPHENS and joined and reading.lower(last + 2) in numbers("numerals", "scales"):
        word, at = reading.lower(last + 2), last + 1  # a 2-million-strong crowd
    suffix = numbers("numerals", "suffixes").get(word)
    if reading.text(last + 1) == "K" and not joined and not _money_before(reading, last):
        return None, last  # 1,200 K is a temperature
    if suffix is None and word in numbers("numerals", "loose") and _loose(reading, last, joined=joined):
        suffix = numbers("numerals", "loose")[word]
    if suffix is not None and not (word in words("numerals", "short_scales") and _unlikely(reading, at + 1)):
        return suffix, at + 1
    scale = None
    while (factor := scale_word(reading.lower(at + 1))) is not None:
        scale, at = (scale or _ONE) * factor, at + 1
    return scale, at


def scale_word(word: str) -> Fraction | None:
    """A scale word or dozen, singular or plural, behind another number: "3 dozens", "40 lakh", "two billions"."""
    if word in words("numerals", "not_counted"):
        return None
    for name in ("scales", "dozens", "vague"):
        if word in numbers("numerals", name):
            return numbers("numerals", name)[word]
    return None


def alone(reading: Reading, first: int, last: int) -> bool:
    """Is there nothing in the sentence (a cell, an answer) but tokens `first` to `last` and marks round them?"""
    if first > 1 or (first == 1 and reading.sort(0) != "mark"):
        return False
    return all(reading.text(n) in _CLOSING for n in range(last + 1, reading.count))


def _unlikely(reading: Reading, at: int) -> bool:
    """ "200 cr" where no money stands before it: only "Cr" and "CR" are a scale there."""
    return not (_money_before(reading, at - 1) or reading.text(at).isupper() or reading.text(at)[:1] == "C")


def _loose(reading: Reading, last: int, *, joined: bool) -> bool:
    """A lone letter scales where money stands before it or behind it, where people are counted, or where it is all."""
    letter, after = reading.text(last + 1), last + 2
    if letter == "G":
        return _giga(reading, last, joined=joined)
    if not joined and letter in ("m", "M", "b", "B", "k") and _money_before(reading, last):
        return True  # € 3 m
    if not joined or letter in ("g", "T"):
        return joined and letter == "T" and _money_before(reading, last)
    if _money_before(reading, last) or alone(reading, last, last + 1) or _many(reading, last, after):
        return True
    large = len(reading.text(last)) > 1
    follows = reading.touches(last + 1) and reading.text(after) not in _CLOSING
    return letter == "M" and large and not follows and not reading.text(after)[:1].isupper()


def _giga(reading: Reading, last: int, *, joined: bool) -> bool:
    """ "10G", "0.5 G": not "5G", nor before a word."""
    figure = reading.text(last)
    network = figure.isdecimal() and int(figure[:3]) <= NETWORKS
    closed = reading.text(last + 2) in ("", *_CLOSING)
    return closed and not network and (joined or "." in figure)


def _money_before(reading: Reading, last: int) -> bool:
    """Does a sign or code of money stand before the figure at token `last`: "£5m", "EUR 5m", "Rs 450 cr"?"""
    before = reading.text(last - 1)
    if not before:
        return False
    if before[-1] in CURRENCY_SIGNS or before in currency_codes():
        return True
    form = currency_form(before)
    return form is not None and form.before and not form.evidence


def _many(reading: Reading, last: int, after: int) -> bool:
    """ "2.5m people", "640m euros", "40m tonnes": what can be no length."""
    word = reading.lower(after)
    if reading.text(last + 1) not in ("m", "b", "M", "B") or reading.sort(after) != "word" or reading.touches(last + 1):
        return False
    money = currency_form(word)
    if money is not None and money.after and not (money.evidence and len(word) < 3):
        return True
    form = unit_form(reading.slice(after, after + 2) if reading.text(after + 1) == "/" else word)
    if (
        form is not None
        and not form.evidence
        and (len(word) > 2 or "/" in form.unit)
        and form.dimension not in ("length", "time")
    ):
        return True
    if word in words("numerals", "many"):
        return True
    person = word.endswith(("ers", "ors", "ants", "ents", "ists", "ees", "ians"))
    return person and inflect.is_plural(word) and reading.text(last) not in words("numerals", "races")
