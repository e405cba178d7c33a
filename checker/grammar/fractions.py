"""Parts of one: "half", "a quarter", "two thirds", "three-quarters", "one twenty-fifth", "3/4"."""

from __future__ import annotations

from fractions import Fraction

from checker.lexicon.lists import numbers
from checker.model.record import record
from checker.text.tokens import HYPHENS, Reading


@record
class Part:
    """A fraction over tokens `first` to `last`."""

    value: Fraction
    first: int
    last: int


def part_at(reading: Reading, index: int, *, after_whole: bool = False) -> Part | None:
    """The fraction in words that begins at token `index`. `after_whole`: behind "two and", where "a half" is one."""
    word = reading.lower(index)
    if word == "half" or (word == "quarter" and (after_whole or _scale_follows(reading, index))):
        return Part(Fraction(1, 2) if word == "half" else Fraction(1, 4), index, index)
    if word in ("a", "an"):
        dashed = reading.text(index + 1) in HYPHENS and reading.touches(index)  # two-and-a-half
        found = _below(reading, index, Fraction(1), index + 1 + dashed)
        rare = reading.lower(index + 1 + dashed) not in numbers("numerals", "fractions")  # "a thirtieth birthday"
        return None if found is not None and rare and reading.sort(found.last + 1) == "word" else found
    top = _top(reading, index)
    if top is None:
        return None
    value, at = top
    dashed = reading.text(at) in HYPHENS and reading.touches(at - 1) == reading.touches(at)
    return _below(reading, index, value, at + dashed)


def below_at(reading: Reading, at: int) -> tuple[Fraction, int] | None:
    """A denominator in the plural at token `at`, and its last token: "fifths", "twenty-firsts"."""
    if not reading.lower(at).endswith("s") and reading.text(at + 1) not in HYPHENS:
        return None
    part = _below(reading, at, Fraction(2), at)
    return None if part is None else (2 / part.value, part.last)


def slash_at(reading: Reading, index: int) -> Part | None:
    """ "3/4": two whole figures, the upper one smaller, with nothing else hanging on."""
    top, bottom = reading.text(index), reading.text(index + 2)
    if reading.text(index + 1) not in ("/", "⁄") or not (reading.touches(index) and reading.touches(index + 1)):
        return None
    if reading.text(index + 3) == "/" or reading.text(index - 1) == "/":
        return None
    if not all(text.isascii() and text.isdigit() and len(text) < 4 for text in (top, bottom)):
        return None
    if not 0 < int(top) < int(bottom) <= 100:
        return None
    return Part(Fraction(int(top), int(bottom)), index, index + 2)


def _top(reading: Reading, index: int) -> tuple[Fraction, int] | None:
    """A small number in words and the token after it: "two", "twenty-one"."""
    units, tens = numbers("numerals", "units"), numbers("numerals", "tens")
    word = reading.lower(index)
    if word in units and units[word]:
        return units[word], index + 1
    if word not in tens:
        return None
    after = index + 1 + (reading.text(index + 1) in HYPHENS)
    if reading.lower(after) in units and 0 < units[reading.lower(after)] < 10:
        return tens[word] + units[reading.lower(after)], after + 1
    return None


def _below(reading: Reading, first: int, top: Fraction, at: int) -> Part | None:
    """The denominator at token `at`: plural save after one; "one second" and "a third time" are none."""
    word, last = reading.lower(at), at
    tens = numbers("numerals", "tens")
    if word in tens and reading.text(at + 1) in HYPHENS:  # one twenty-fifth
        word, last = reading.lower(at + 2), at + 2
        part = _denominator(word, least=1)
        bottom = None if part is None or part >= 10 else tens[reading.lower(at)] + part
    else:
        bottom = _denominator(word, least=3)
    if bottom is None or (top > 1) != (word.endswith("s") or word == "halves"):
        return None
    if reading.lower(last + 1) in ("time", "times") and word in numbers("numerals", "ordinals"):
        return None
    return Part(top / bottom, first, last)


def _denominator(word: str, *, least: int) -> Fraction | None:
    """The value of a denominator in the singular or plural, other than an ordinal below `least`."""
    table = numbers("numerals", "fractions")
    if word in table:
        return table[word]
    ordinals = numbers("numerals", "ordinals")
    value = ordinals.get(word) or ordinals.get(word.removesuffix("s"))
    return value if value is not None and value >= least else None


def _scale_follows(reading: Reading, index: int) -> bool:
    at = index + 1
    at += reading.lower(at) == "of" and reading.lower(at + 1) == "a"
    at += reading.lower(at) == "a"
    return numbers("numerals", "scales").get(reading.lower(at), Fraction(0)) >= 1000
