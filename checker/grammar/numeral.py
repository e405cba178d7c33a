"""Numerals: "1.95 million", "two dozen", "½", "twenty-five", "2.4bn" as exact values with a step of precision."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.grammar.figures import MAX_EXPONENT, grouped, plain, written_step
from checker.grammar.fractions import Part, part_at, slash_at
from checker.lexicon.lists import numbers, words
from checker.text.tokens import HYPHENS, Reading

CURRENCY_SIGNS = "$€£¥₹₩₽₺₪"
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, over tokens `first` to `last`.

    `step` is the value of one unit in the last digit that counts (see `docs/intervals.md`). `digits` is true when
    figures are used, `vague` when the word is a bare plural ("dozens"), `ordinal` for "third" and "8th".
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
def starters() -> frozenset[str]:
    """Lower-cased words with which a numeral in words may begin."""
    lists = ("units", "tens", "scales", "vague", "ordinals", "fractions", "dozens", "pairs")
    return frozenset(word for name in lists for word in numbers("numerals", name)) | {"a", "an", "half", "point"}


def numeral_at(reading: Reading, index: int) -> Numeral | None:
    """The longest numeral that begins at token `index`, or None."""
    sort = reading.sort(index)
    if sort == "number":
        return _digits(reading, index)
    if sort == "glyph":
        value = numbers("numerals", "glyphs").get(reading.lower(index))
        if value is None:
            return None
        made = Numeral(index, index, value, Fraction(1, 100), digits=True, fraction=True)
        return _of_scale(reading, made)
    if sort == "word" and reading.lower(index) in starters():
        return _words(reading, index)
    return None


# --- in figures -------------------------------------------------------------------------------------------------------


def _digits(reading: Reading, index: int) -> Numeral | None:
    text, last = grouped(reading, index)
    parsed = plain(text)
    if parsed is None:
        return None
    value, last_digit = parsed
    part = _part_after_figures(reading, last, whole=last_digit >= 1)
    if part is not None:
        whole = Fraction(0) if part.first == last else value
        made = Numeral(index, part.last, whole + part.value, Fraction(1, 100), digits=True, fraction=True)
        return _of_scale(reading, made)
    if reading.lower(last + 1) in ("st", "nd", "rd", "th") and reading.touches(last):
        return Numeral(index, last + 1, value, _ONE, digits=True, ordinal=True)
    power = _power(reading, last)
    if power is not None:
        factor, last = power
        return Numeral(index, last, value * factor, last_digit * factor, digits=True, scaled=True)
    scale, after = _scale(reading, last)
    if scale is None:
        return Numeral(index, last, value, written_step(value, last_digit=last_digit), digits=True)
    smallest = last_digit * scale if last_digit < 1 else _ONE
    step = written_step(value * scale, last_digit=smallest)
    made = Numeral(index, after, value * scale, step, digits=True, scaled=True)
    return _more(reading, made, scale)


def _part_after_figures(reading: Reading, last: int, *, whole: bool) -> Part | None:
    """2½, 10 1/2, 3/4 (its own figure then stands above the line), "5 and a half"."""
    glyph = numbers("numerals", "glyphs").get(reading.lower(last + 1))
    if glyph is not None and whole:
        return Part(glyph, last + 1, last + 1)
    own = slash_at(reading, last)
    if own is not None or not whole:
        return own
    if reading.between(last, last + 1) == " ":
        mixed = slash_at(reading, last + 1)
        if mixed is not None:
            return mixed
    if reading.lower(last + 1) == "and":
        return part_at(reading, last + 2, after_whole=True)
    return None


def _power(reading: Reading, last: int) -> tuple[Fraction, int] | None:
    """ "× 10^8", "x 10⁻⁴": the factor and its last token."""
    if reading.text(last + 1) not in ("×", "x", "·", "*") or reading.text(last + 2) != "10":
        return None
    at = last + 3
    if reading.text(at) == "^" and reading.touches(last + 2):
        at += 1
        sign = -1 if reading.text(at) in ("-", "−") else 1
        at += reading.text(at) in ("-", "−", "+")
        text = reading.text(at)
    else:
        sign, text, at = _raised(reading, at)
    if not (text.isascii() and text.isdigit() and len(text) < 3 and int(text) <= MAX_EXPONENT):
        return None
    return Fraction(10) ** (sign * int(text)), at


def _raised(reading: Reading, at: int) -> tuple[int, str, int]:
    """An exponent in raised figures: ⁻⁴."""
    plain_figures = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    sign = -1 if reading.text(at) == "⁻" else 1
    at += reading.text(at) == "⁻"
    text = ""
    while len(reading.text(at)) == 1 and reading.text(at) in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        text, at = text + reading.text(at).translate(plain_figures), at + 1
    return sign, text, at - 1


def _scale(reading: Reading, last: int) -> tuple[Fraction | None, int]:
    """The product of the scale words or suffix after token `last`, and the last of them."""
    word, at, joined = reading.lower(last + 1), last, reading.touches(last)
    if word in HYPHENS and joined and reading.lower(last + 2) in numbers("numerals", "scales"):
        word, at = reading.lower(last + 2), last + 1  # a 2-million-strong crowd
    suffix = numbers("numerals", "suffixes").get(word)
    if suffix is None and joined and word in numbers("numerals", "loose") and _loose(reading, last):
        suffix = numbers("numerals", "loose")[word]
    if suffix is not None:
        return suffix, at + 1
    scale = None
    while (factor := _scale_word(reading.lower(at + 1))) is not None:
        scale, at = (scale or _ONE) * factor, at + 1
    return scale, at


def _scale_word(word: str) -> Fraction | None:
    """A scale word or dozen, singular or plural, behind another number: "3 dozens", "40 lakh", "two billions"."""
    if word in words("numerals", "not_counted"):
        return None
    for name in ("scales", "dozens", "vague"):
        if word in numbers("numerals", name):
            return numbers("numerals", name)[word]
    return None


def _loose(reading: Reading, last: int) -> bool:
    """ "£5m", "12M": a lone letter scales where money stands before it, or a capital M that no name follows."""
    if reading.text(last - 1)[-1:] in CURRENCY_SIGNS and reading.text(last - 1):
        return True
    letter, after = reading.text(last + 1), reading.text(last + 2)
    large = len(reading.text(last)) > 1
    return letter == "M" and large and not reading.touches(last + 1) and not after[:1].isupper()


def _more(reading: Reading, made: Numeral, scale: Fraction) -> Numeral:
    """What a smaller part adds: "3 hundred and 21", "4 thousand 3 hundred", "3 million and a half"."""
    part = part_at(reading, made.last + 2, after_whole=True) if reading.lower(made.last + 1) == "and" else None
    if part is not None and scale >= 1000:
        own = numbers("numerals", "scales").get(reading.lower(part.last + 1))
        value = made.value + part.value * (own or scale)
        last = part.last + (own is not None)
        return replace(made, last=last, value=value, step=(own or scale) / 10)
    at = made.last + 1 + (reading.lower(made.last + 1) == "and" and scale == 100)
    if scale not in (100, 1000) or reading.sort(at) not in ("number", "word") or reading.lower(at) in ("a", "an"):
        return made
    hundreds = reading.lower(at + 1) == "hundred"  # looked at first: a row of scale words is no reason to go deep
    if hundreds != (scale == 1000) or (scale == 100 and _scale_word(reading.lower(at + 1)) is not None):
        return made
    rest = numeral_at(reading, at)
    if rest is None or not 0 < rest.value < scale or rest.ordinal or rest.vague or rest.fraction:
        return made
    return replace(made, last=rest.last, value=made.value + rest.value, step=rest.step)


def _of_scale(reading: Reading, made: Numeral) -> Numeral:
    """A part of a scale: "half a million", "a quarter million", "two thirds of a million", "¾ of a million"."""
    at = made.last + 1
    at += reading.lower(at) == "of" and reading.lower(at + 1) in ("a", "an")
    at += reading.lower(at) in ("a", "an")
    scale = _scale_word(reading.lower(at))
    if scale is None or scale < 12 or reading.lower(at) in numbers("numerals", "vague"):
        return made
    value = made.value * scale
    step = written_step(value, last_digit=_ONE) if value.denominator == 1 else scale / 100
    return replace(made, last=at, value=value, step=step, fraction=False, scaled=True)


# --- in words ---------------------------------------------------------------------------------------------------------


def _words(reading: Reading, index: int) -> Numeral | None:
    word = reading.lower(index)
    if word in numbers("numerals", "vague"):
        return _vague(reading, index)
    if word in ("a", "an"):
        return _article(reading, index)
    part = part_at(reading, index)
    if part is not None:
        step = Fraction(1, 10) if word == "half" else Fraction(1, 100)
        return _of_scale(reading, Numeral(index, part.last, part.value, step, fraction=True))
    if word in numbers("numerals", "pairs") and reading.lower(index + 1) == "of" and word == "couple":
        return Numeral(index, index, Fraction(2), _ONE)
    return _cardinal(reading, index)


def _vague(reading: Reading, index: int) -> Numeral:
    """ "hundreds of thousands": the words multiply; the value is one of the word, the bound is two of it."""
    table = numbers("numerals", "vague")
    value, last = table[reading.lower(index)], index
    while reading.lower(last + 1) == "of" and reading.lower(last + 2) in table:
        value, last = value * table[reading.lower(last + 2)], last + 2
    return Numeral(index, last, value, value, vague=True, scaled=True)


def _article(reading: Reading, index: int) -> Numeral | None:
    """ "a dozen", "a hundred", "a million", "a third of", "a couple of", "a pair of", "a half million"."""
    word = reading.lower(index + 1)
    if word in numbers("numerals", "dozens") and word not in words("numerals", "not_counted"):
        return Numeral(index, index + 1, numbers("numerals", "dozens")[word], _ONE)
    if word in numbers("numerals", "pairs") and reading.lower(index + 2) == "of":
        return Numeral(index, index + 1, numbers("numerals", "pairs")[word], _ONE)
    if word in numbers("numerals", "scales"):
        inner = _cardinal(reading, index + 1)
        return None if inner is None else replace(inner, first=index)
    part = part_at(reading, index)
    if part is None:
        return None
    made = _of_scale(reading, Numeral(index, part.last, part.value, Fraction(1, 100), fraction=True))
    return None if word == "half" and not made.scaled else made


@dataclass(slots=True)
class _Sum:
    """A number in words as it grows: finished groups in `total`, the one under way in `group`.

    `level` is what may still follow in the group: 3 all, 2 tens and units, 1 units, 0 nothing but a scale.
    """

    total: Fraction = Fraction(0)
    group: Fraction = Fraction(0)
    level: int = 3
    smallest: Fraction = _ONE
    scaled: bool = False
    ordinal: bool = False
    begun: bool = False

    def take(self, word: str) -> bool:
        """Add a word; False where the number cannot go on with it."""
        taken = self._add(word) or self._multiply(word) or self._order(word)
        self.begun = self.begun or taken
        return taken

    def _add(self, word: str) -> bool:
        unit, ten = numbers("numerals", "units").get(word), numbers("numerals", "tens").get(word)
        if unit is not None and self.level >= 1 and (self.level > 1 or unit < 10):
            self.group, self.level = self.group + unit, 0
        elif ten is not None and self.level >= 2:
            self.group, self.level = self.group + ten, 1
        else:
            return False
        return True

    def _multiply(self, word: str) -> bool:
        scale = numbers("numerals", "scales").get(word)
        if scale is None and self.begun:
            scale = _scale_word(word)
        if scale is None:
            return False
        if scale <= 144:
            self.group, self.level = (self.group or 1) * scale, 2
        elif self.scaled and not self.group and scale > self.smallest:  # three lakh crore
            self.total *= scale
        else:
            self.total, self.group, self.level = self.total + (self.group or 1) * scale, Fraction(0), 3
        self.scaled, self.smallest = True, scale
        return True

    def _order(self, word: str) -> bool:
        value = numbers("numerals", "ordinals").get(word)
        if value is None:
            return False
        if value < 100 and (self.level >= 2 or (self.level == 1 and value < 10)):
            self.group += value
        elif value >= 100:
            self.total, self.group = self.total + (self.group or 1) * value, Fraction(0)
        else:
            return False
        self.ordinal = True
        return True


def _cardinal(reading: Reading, index: int) -> Numeral | None:
    """ "two hundred and seventeen thousand", "twenty-five", "one and a half", "nine point four", "twenty-third"."""
    made, last, at = _Sum(), index - 1, index
    while at >= 0 and not made.ordinal and made.take(reading.lower(at)):
        last = at
        at = _next_word(reading, at, made.scaled)
    if not made.begun:
        return _point(reading, index, index - 1, Fraction(0))
    value = made.total + made.group
    if made.ordinal:
        return Numeral(index, last, value, _ONE, ordinal=True)
    decimals = _point(reading, index, last, value)
    if decimals is not None:
        return decimals
    if reading.lower(last + 1) == "and":
        part = part_at(reading, last + 2, after_whole=True)
        if part is not None:
            return _with_part(reading, index, value, made, part)
    return Numeral(index, last, value, written_step(value, last_digit=_ONE), scaled=made.scaled)


def _with_part(reading: Reading, index: int, value: Fraction, made: _Sum, part: Part) -> Numeral:
    """ "two and a half", "five billion and three quarters" (of a billion), "a hundred and a half"."""
    own = _scale_word(reading.lower(part.last + 1))
    of = own or (made.smallest if made.smallest >= 1000 else _ONE)
    last = part.last + (own is not None)
    if own is not None and not made.scaled:  # two and a half million
        return Numeral(index, last, (value + part.value) * own, own / 10, fraction=False, scaled=True)
    return Numeral(index, last, value + part.value * of, of / 10, fraction=of == 1, scaled=made.scaled)


def _point(reading: Reading, index: int, last: int, whole: Fraction) -> Numeral | None:
    """ "nine point nought four": digits in words behind "point"."""
    if reading.lower(last + 1) != "point":
        return None
    at, text = last + 2, ""
    while (unit := numbers("numerals", "units").get(reading.lower(at))) is not None and unit < 10 and len(text) < 9:
        text, at = text + str(unit), at + 1
    if not text:
        return None
    step = Fraction(1, 10 ** len(text))
    made = Numeral(index, at - 1, whole + int(text) * step, step)
    scale, after = _scale(reading, at - 1)
    if scale is None:
        return made
    return replace(made, last=after, value=made.value * scale, step=step * scale, scaled=True)


def _next_word(reading: Reading, at: int, scaled: bool) -> int:
    """The token where the numeral may go on, past a hyphen or an "and"; -1 where it cannot."""
    if _known(reading, at + 1):
        return at + 1
    if reading.text(at + 1) in HYPHENS and reading.touches(at) and _known(reading, at + 2):
        return at + 2
    joined = scaled and reading.lower(at + 1) == "and" and _known(reading, at + 2)
    if not joined or reading.lower(at + 2) in numbers("numerals", "scales"):
        return -1
    return -1 if part_at(reading, at + 2, after_whole=True) is not None else at + 2


def _known(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    lists = ("units", "tens", "scales", "ordinals", "dozens", "vague")
    return reading.sort(at) == "word" and any(word in numbers("numerals", name) for name in lists)
