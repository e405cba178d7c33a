"""Numerals: "1.95 million", "two dozen", "½", "twenty-five", "2.4bn" to exact values with the step of their last digit."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from checker import lexicon
from checker.text.tokens import Reading

MAX_DIGITS = 30  # longer runs of digits are codes, and turning them into numbers costs the square of their length


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, over tokens `first` to `last`.

    `step` is the value of one unit in the last digit that counts (see `docs/intervals.md`). `digits` is true when figures are used,
    `vague` when the word is a bare plural ("dozens"), `ordinal` for "third" and "8th", `year` when it could be a year.
    """

    first: int
    last: int
    value: Fraction
    step: Fraction
    digits: bool = False
    vague: bool = False
    ordinal: bool = False
    fraction: bool = False
    scaled: bool = False  # a scale word or suffix is part of it: "1.95 million"

    @property
    def year(self) -> bool:
        """Four plain digits from 1000 to 2199."""
        return self.digits and not self.scaled and not self.fraction and self.step >= 1 and 1000 <= self.value < 2200


@functools.cache
def _table(name: str) -> Mapping[str, Fraction]:
    return {word: Fraction(str(value)) for word, value in lexicon.table("numerals")[name].items()}


@functools.cache
def starters() -> frozenset[str]:
    """Lower-cased words with which a numeral in words may begin."""
    names = ("units", "tens", "scales", "vague", "ordinals", "fractions", "glyphs", "dozens", "pairs")
    return frozenset(word for name in names for word in _table(name)) | {"a", "an", "half"}


def numeral_at(reading: Reading, index: int) -> Numeral | None:
    """The longest numeral that begins at token `index`, or None."""
    sort = reading.sort(index)
    if sort == "number":
        return _digits(reading, index)
    if sort == "glyph":
        value = _table("glyphs").get(reading.lower(index))
        return None if value is None else Numeral(index, index, value, Fraction(1, 100), digits=True, fraction=True)
    if sort == "word" and reading.lower(index) in starters():
        return _words(reading, index)
    return None


def written_step(value: Fraction, *, last_digit: Fraction) -> Fraction:
    """The step that a whole number stands for: its second digit or its last that is not zero, whichever is finer.

    317 -> 1, 40,000 -> 1,000, 1,950,000 -> 10,000. A number with decimals keeps the step of its last decimal.
    """
    if last_digit < 1 or value == 0:
        return last_digit
    whole = int(abs(value) / last_digit)
    if whole == 0:
        return last_digit
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    second = max(len(str(whole)) - 2, 0)
    return last_digit * Fraction(10) ** min(zeros, second)


def _digits(reading: Reading, index: int) -> Numeral | None:
    parsed = plain(reading.text(index))
    if parsed is None:
        return None
    value, last_digit = parsed
    last, fraction = index, False
    if reading.sort(index + 1) == "glyph" and reading.lower(index + 1) in _table("glyphs"):  # 2½
        value, last, fraction, last_digit = (
            value + _table("glyphs")[reading.lower(index + 1)],
            index + 1,
            True,
            Fraction(1, 100),
        )
    elif _slash_fraction(reading, index):  # 3/4
        bottom = plain(reading.text(index + 2))
        assert bottom is not None
        value, last, fraction, last_digit = value / bottom[0], index + 2, True, Fraction(1, 100)
    suffix = _ordinal_suffix(reading, last)
    if suffix is not None:
        return Numeral(index, suffix, value, Fraction(1), digits=True, ordinal=True)
    scale, last_scale = _scale(reading, last)
    if scale is not None:
        value, last = value * scale, last_scale
        step = (
            written_step(value, last_digit=last_digit * scale)
            if last_digit < 1
            else written_step(value, last_digit=Fraction(1))
        )
        return Numeral(index, last, value, step, digits=True, scaled=True)
    return Numeral(index, last, value, written_step(value, last_digit=last_digit), digits=True, fraction=fraction)


def plain(text: str) -> tuple[Fraction, Fraction] | None:
    """Value and value of the last digit of figures such as "1,904", "12.5", "1.950.000"; None where they are no number."""
    if sum(ch.isdigit() for ch in text) > MAX_DIGITS or not text.isascii() and not _ascii_digits(text):
        return None
    marks = [ch for ch in text if not ch.isdigit()]
    if not marks:
        return (Fraction(int(text)), Fraction(1)) if text else None
    last = marks[-1]
    parts = _split(text)
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3
    if len(set(marks)) == 1 and last not in ".,":
        return (Fraction(int("".join(parts))), Fraction(1)) if grouped else None
    if len(set(marks)) == 1 and last == "," and grouped and parts[0] != "0":
        return Fraction(int("".join(parts))), Fraction(1)
    if len(set(marks)) == 1 and last == "," and _indian(parts):
        return Fraction(int("".join(parts))), Fraction(1)
    if len(set(marks)) == 1 and last == "." and len(parts) > 2:
        return (Fraction(int("".join(parts))), Fraction(1)) if grouped else None
    if marks.count(last) != 1:
        return None
    whole = "".join(parts[:-1]) or "0"
    if len(parts) > 2 and not all(len(part) == 3 for part in parts[1:-1]) and not _indian(parts[:-1]):
        return None
    step = Fraction(1, 10 ** len(parts[-1]))
    return Fraction(int(whole + parts[-1])) * step, step


def _ascii_digits(text: str) -> bool:
    return all(not ch.isdigit() or ch.isascii() for ch in text)


def _split(text: str) -> list[str]:
    return "".join(ch if ch.isdigit() else " " for ch in text).split(" ")


def _indian(parts: list[str]) -> bool:
    """12,34,567: groups of two before a last group of three."""
    return (
        len(parts) > 2
        and len(parts[-1]) == 3
        and all(len(part) == 2 for part in parts[1:-1])
        and 1 <= len(parts[0]) <= 2
    )


def _slash_fraction(reading: Reading, index: int) -> bool:
    if reading.text(index + 1) not in ("/", "⁄") or reading.sort(index + 2) != "number":
        return False
    top, bottom = reading.text(index), reading.text(index + 2)
    joined = reading.touches(index) and reading.touches(index + 1)
    free = reading.text(index + 3) != "/" and reading.text(index - 1) != "/"
    return (
        joined
        and free
        and top.isdigit()
        and bottom.isdigit()
        and 0 < int(top[:6]) < int(bottom[:6]) <= 100
        and len(top) < 4
    )


def _ordinal_suffix(reading: Reading, last: int) -> int | None:
    if reading.lower(last + 1) in ("st", "nd", "rd", "th") and reading.touches(last):
        return last + 1
    return None


def _scale(reading: Reading, last: int) -> tuple[Fraction | None, int]:
    """The product of the scale words after token `last`, and the last of them."""
    word, scale, at = reading.lower(last + 1), None, last
    joined = reading.touches(last)
    if word in ("-", "‑") and joined and reading.lower(last + 2) in _table("scales"):  # a 2-million-strong crowd
        word, at = reading.lower(last + 2), last + 1
    if word in _table("suffixes") or (joined and word in _table("loose")):
        short = word in _table("loose")
        if short and _currency_before(reading, last) is False:
            return None, last
        return (_table("loose") if short else _table("suffixes"))[word], at + 1
    while word in _table("scales"):
        scale = (scale or Fraction(1)) * _table("scales")[word]
        at += 1
        word = reading.lower(at + 1)
    if scale is None and word in _table("dozens") and word != "score":
        return _table("dozens")[word], at + 1
    return scale, at


def _currency_before(reading: Reading, last: int) -> bool:
    return bool(reading.text(last - 1)) and reading.text(last - 1)[-1:] in "$€£¥₹₩₽₺₪"


def _words(reading: Reading, index: int) -> Numeral | None:
    word = reading.lower(index)
    if word in _table("vague"):
        return _vague(reading, index)
    if word in ("a", "an"):
        return _article(reading, index)
    if word in ("half", "quarter") or (word in _table("fractions") and word not in _table("ordinals")):
        return _half(reading, index) if word == "half" else None
    return _cardinal(reading, index)


def _vague(reading: Reading, index: int) -> Numeral:
    """ "hundreds of thousands": the words multiply; the value is one of the word, the bound is two of it."""
    value, last = _table("vague")[reading.lower(index)], index
    while reading.lower(last + 1) == "of" and reading.lower(last + 2) in _table("vague"):
        value, last = value * _table("vague")[reading.lower(last + 2)], last + 2
    return Numeral(index, last, value, value, vague=True, scaled=True)


def _article(reading: Reading, index: int) -> Numeral | None:
    """ "a dozen", "a hundred", "a million", "a third of", "a couple of", "a pair of"."""
    word = reading.lower(index + 1)
    if word in _table("dozens") and word != "score" and word != "gross":
        return Numeral(index, index + 1, _table("dozens")[word], Fraction(1))
    if word in ("couple", "pair", "trio", "quartet") and reading.lower(index + 2) == "of":
        return Numeral(index, index + 1, _table("pairs")[word], Fraction(1))
    if word in _table("scales"):
        inner = _cardinal(reading, index + 1)
        return None if inner is None else Numeral(index, inner.last, inner.value, inner.step, scaled=True)
    if word == "half" and reading.lower(index + 2) in ("million", "billion", "trillion", "dozen"):
        return _half(reading, index + 1, first=index)
    if word in _table("fractions") and word != "half":
        return _denominator(reading, index, Fraction(1), index + 1)
    return None


def _half(reading: Reading, index: int, first: int | None = None) -> Numeral | None:
    """ "half", "half a million", "half a dozen"."""
    first = index if first is None else first
    after = index + 2 if reading.lower(index + 1) in ("a", "an") else index + 1
    scale = _table("scales").get(reading.lower(after)) or _table("dozens").get(reading.lower(after))
    if scale is not None:
        return Numeral(first, after, scale / 2, written_step(scale / 2, last_digit=Fraction(1)), scaled=True)
    return Numeral(first, index, Fraction(1, 2), Fraction(1, 10), fraction=True)


def _denominator(reading: Reading, first: int, top: Fraction, at: int) -> Numeral | None:
    bottom = _table("fractions").get(reading.lower(at))
    if bottom is None or reading.lower(at + 1) in ("time", "times"):
        return None
    return Numeral(first, at, top / bottom, Fraction(1, 100), fraction=True)


def _cardinal(reading: Reading, index: int) -> Numeral | None:
    """ "two hundred and seventeen thousand", "twenty-five", "one and a half", "five million", "two thirds", "third"."""
    total, group, last, at = Fraction(0), Fraction(0), index - 1, index
    smallest, ordinal, level = (
        Fraction(1),
        False,
        3,
    )  # level: what may still follow in this group (3 all, 2 tens, 1 units)
    started = scaled = False
    while True:
        word = reading.lower(at)
        if word in _table("units") and level >= 1 and not (level == 1 and _table("units")[word] >= 10):
            group, level = group + _table("units")[word], 0
        elif word in _table("tens") and level >= 2:
            group, level = group + _table("tens")[word], 1
        elif word in _table("scales"):
            scale = _table("scales")[word]
            if scale == 100 and started and group < 100:
                group, level = (group or 1) * 100, 2
            elif scale == 100:
                group, level = Fraction(100), 2
            else:
                total, group, level = total + (group or 1) * scale, Fraction(0), 3
            scaled, smallest = True, scale
        elif (
            word in _table("ordinals")
            and _table("ordinals")[word] < 100
            and (level == 3 or (level == 1 and _table("ordinals")[word] < 10))
        ):
            group, ordinal = group + _table("ordinals")[word], True
        elif word in _table("ordinals") and _table("ordinals")[word] >= 100 and started:
            total, group, ordinal = total + (group or 1) * _table("ordinals")[word], Fraction(0), True
        elif word in _table("dozens") and word not in ("gross", "score") and started and not total:
            return Numeral(index, at, group * _table("dozens")[word], Fraction(1))
        else:
            break
        started, last = True, at
        at = _next_word(reading, at, scaled)
        if ordinal or at < 0:
            break
    if not started:
        return None
    value = total + group
    return _finish(reading, index, last, value, smallest, ordinal, scaled)


def _next_word(reading: Reading, at: int, scaled: bool) -> int:
    """The token where the numeral may go on, past a hyphen or an "and"; -1 where it cannot."""
    known = lambda n: (
        reading.sort(n) == "word"
        and (  # noqa: E731
            reading.lower(n) in _table("units")
            or reading.lower(n) in _table("tens")
            or reading.lower(n) in _table("scales")
            or reading.lower(n) in _table("ordinals")
            or reading.lower(n) in _table("dozens")
        )
    )
    if known(at + 1):
        return at + 1
    if reading.text(at + 1) in ("-", "‑") and reading.touches(at) and known(at + 2):
        return at + 2
    if scaled and reading.lower(at + 1) == "and" and known(at + 2) and reading.lower(at + 2) not in _table("scales"):
        return at + 2
    return -1


def _finish(
    reading: Reading, index: int, last: int, value: Fraction, smallest: Fraction, ordinal: bool, scaled: bool
) -> Numeral | None:
    step = written_step(value, last_digit=Fraction(1))
    if (
        reading.lower(last + 1) in _table("fractions")
        and not ordinal
        and not scaled
        and reading.lower(last + 1).endswith("s")
    ):
        return _denominator(reading, index, value, last + 1)
    if (
        reading.text(last + 1) == "-"
        and reading.lower(last + 2) in _table("fractions")
        and not ordinal
        and not scaled
        and value < 20
    ):
        plural = reading.lower(last + 2).endswith("s") or value == 1
        if plural and reading.lower(last + 2) not in ("second",):
            return _denominator(reading, index, value, last + 2)
    if (
        reading.lower(index) == "one"
        and last == index
        and reading.lower(last + 1) in _table("fractions")
        and reading.lower(last + 1) != "second"
    ):
        return _denominator(reading, index, value, last + 1)
    if (
        reading.lower(last + 1) == "and"
        and reading.lower(last + 2) == "a"
        and reading.lower(last + 3) in ("half", "quarter")
        and not ordinal
    ):
        part = Fraction(1, 2) if reading.lower(last + 3) == "half" else Fraction(1, 4)
        return Numeral(
            index,
            last + 3,
            value + part * (smallest if scaled else 1),
            Fraction(1, 10) * smallest,
            fraction=True,
            scaled=scaled,
        )
    if ordinal:
        return Numeral(index, last, value, Fraction(1), ordinal=True)
    return Numeral(index, last, value, step, scaled=scaled)
