"""Parts of one: "half", "a quarter", "two thirds", "three-quarters", "one twenty-fifth", "3/4"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.lexicon.lists import numbers
from checker.text.tokens import HYPHENS, Reading


@dataclass(frozen=True, slots=True)
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
        return _below(reading, index, Fraction(1), index + 1)
    top = _top(reading, index)
    if top is None:
        return None
    value, at = top
    dashed = reading.text(at) in HYPHENS and reading.touches(at - 1) and reading.touches(at)
    return _below(reading, index, value, at + dashed)


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
    word = reading.lower(at)
    table, tens = numbers("numerals", "fractions"), numbers("numerals", "tens")
    if word in tens and reading.text(at + 1) in HYPHENS:  # one twenty-fifth
        word, base, last = reading.lower(at + 2), tens[word], at + 2
        bottom = table.get(word, Fraction(2) if word in ("second", "seconds") else None)
        bottom = None if bottom is None or bottom >= 10 else base + bottom
    else:
        bottom, last = table.get(word), at
    if bottom is None or (top > 1) != (word.endswith("s") or word == "halves"):
        return None
    if reading.lower(last + 1) in ("time", "times"):
        return None
    return Part(top / bottom, first, last)


def _scale_follows(reading: Reading, index: int) -> bool:
    at = index + 1
    at += reading.lower(at) == "of" and reading.lower(at + 1) == "a"
    at += reading.lower(at) == "a"
    return numbers("numerals", "scales").get(reading.lower(at), Fraction(0)) >= 1000
