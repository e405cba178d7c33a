"""Numerals: "1.95 million", "two dozen", "½", "twenty-five", "2.4bn" as exact values with a step of precision."""

from __future__ import annotations

import functools
from fractions import Fraction

from checker.grammar.figures import grouped, plain, written_step
from checker.grammar.fractions import Part, below_at, part_at, slash_at
from checker.grammar.powers import power, power_of_ten
from checker.grammar.scales import alone, scale_after, scale_word
from checker.grammar.spelt import Sum, glued
from checker.lexicon.lists import numbers, words
from checker.model.record import record, replace
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

_ONE = Fraction(1)


@record
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
    words_of = frozenset(word for name in lists for word in numbers("numerals", name)) | glued().keys()
    return words_of | words("numerals", "some") | {"a", "an", "half", "point"}


def numeral_at(reading: Reading, index: int) -> Numeral | None:
    """The longest numeral that begins at token `index`, or None; worked out once, as many ask for it."""
    if index not in reading.numerals:
        reading.numerals[index] = _numeral_at(reading, index)
    made: Numeral | None = reading.numerals[index]
    return made


@rule("number sign", "value")
def _numeral_at(reading: Reading, index: int) -> Numeral | None:
    """A sign that is a number: "½", "Ⅻ".

    The longest numeral that begins at token `index`, or None.
    """
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


@rule("number in figures", "value")
def _digits(reading: Reading, index: int) -> Numeral | None:
    """Figures: "1,904", "12.5", "1 414 021", "2½"."""
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
    suffix = reading.lower(last + 1) if reading.touches(last) else ""
    if suffix in ("nd", "rd", "th") or (suffix == "st" and value % 100 != 11):  # "11st" is a weight
        return Numeral(index, last + 1, value, _ONE, digits=True, ordinal=True)
    raised = _raised(reading, index, last, value, last_digit)
    if raised is not None:
        return raised
    scale, after = scale_after(reading, last)
    if scale is None:
        spoken = _spoken_point(reading, index, last, value) if last_digit == 1 else None
        return spoken or Numeral(index, last, value, written_step(value, last_digit=last_digit), digits=True)
    smallest = last_digit * scale if last_digit < 1 else _ONE
    step = written_step(value * scale, last_digit=smallest)
    made = Numeral(index, after, value * scale, step, digits=True, scaled=True)
    return _more(reading, made, scale)


@rule('figures behind "point"', "value")
def _spoken_point(reading: Reading, index: int, last: int, whole: Fraction) -> Numeral | None:
    """ "1 point 4", "point 77": figures behind the word."""
    text = reading.text(last + 2)
    if reading.lower(last + 1) != "point" or not (text.isascii() and text.isdigit() and len(text) < 7):
        return None
    step = Fraction(1, 10 ** len(text))
    made = Numeral(index, last + 2, whole + int(text) * step, step, digits=True)
    scale, after = scale_after(reading, last + 2)
    return (
        made if scale is None else replace(made, last=after, value=made.value * scale, step=step * scale, scaled=True)
    )


@rule("power", "value")
def _raised(reading: Reading, index: int, last: int, value: Fraction, last_digit: Fraction) -> Numeral | None:
    """ "6 × 10^8", "10⁶", "1.1^23": the step follows that of the base."""
    scientific = power_of_ten(reading, last)
    if scientific is not None:
        factor, last = scientific
        return Numeral(index, last, value * factor, last_digit * factor, digits=True, scaled=True)
    found = power(reading, last, value)
    if found is None:
        return None
    result, exponent, last = found
    if last_digit >= 1 and exponent >= 0:
        return Numeral(index, last, result, written_step(result, last_digit=_ONE), digits=True, scaled=True)
    step = abs(result * exponent * last_digit / value) if exponent and value else last_digit
    return Numeral(index, last, result, step, digits=True, scaled=True)


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


@rule("smaller part behind a scale", "value")
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
    if hundreds != (scale == 1000) or (scale == 100 and scale_word(reading.lower(at + 1)) is not None):
        return made
    rest = numeral_at(reading, at)
    if rest is None or not 0 < rest.value < scale or rest.ordinal or rest.vague or rest.fraction:
        return made
    return replace(made, last=rest.last, value=made.value + rest.value, step=rest.step)


@rule("part of a scale", "value")
def _of_scale(reading: Reading, made: Numeral) -> Numeral:
    """A part of a scale: "half a million", "a quarter million", "two thirds of a million", "¾ of a million"."""
    at = made.last + 1
    at += reading.lower(at) == "of" and reading.lower(at + 1) in ("a", "an")
    at += reading.lower(at) in ("a", "an")
    scale = scale_word(reading.lower(at))
    if scale is None or scale < 12 or reading.lower(at) in numbers("numerals", "vague"):
        return made
    value = made.value * scale
    step = written_step(value, last_digit=_ONE) if value.denominator == 1 else scale / 100
    return replace(made, last=at, value=value, step=step, fraction=False, scaled=True)


# --- in words ---------------------------------------------------------------------------------------------------------


@rule("number in words", "value")
def _words(reading: Reading, index: int) -> Numeral | None:
    """A number in words: "twenty-five", "two dozen", "half"."""
    word = reading.lower(index)
    if word in numbers("numerals", "vague"):
        graded = word == "scores" and inflect.function_word(reading.text(index + 1)) == "preposition"
        return None if graded and reading.lower(index + 1) != "of" else _vague(reading, index)  # "Scores on the scale"
    some = _some(reading, index) if word in words("numerals", "some") else None
    if some is not None:
        return some
    if word in ("a", "an"):
        return _some(reading, index) or _article(reading, index)
    part = part_at(reading, index)
    if part is not None:
        step = Fraction(1, 10) if word == "half" else Fraction(1, 100)
        return _of_scale(reading, Numeral(index, part.last, part.value, step, fraction=True))
    if word in numbers("numerals", "pairs") and reading.lower(index + 1) == "of" and word == "couple":
        return Numeral(index, index, Fraction(2), _ONE)
    if word in numbers("numerals", "dozens") and reading.lower(index - 1) in words("numerals", "before_dozen"):
        return Numeral(index, index, numbers("numerals", "dozens")[word], _ONE)
    return _cardinal(reading, index)


@rule("some of a scale", "value")
def _some(reading: Reading, index: int) -> Numeral | None:
    """ "a couple hundred", "a couple of million" are two of them; "a few hundred", "several thousand" two or more."""
    at = index + (reading.lower(index) in ("a", "an"))
    word = reading.lower(at)
    if word not in words("numerals", "some"):
        return None
    exact = word in numbers("numerals", "pairs")
    at += 1 + (exact and reading.lower(at + 1) == "of")
    scale, last = scale_after(reading, at - 1)
    if scale is None or last < at or reading.sort(at) != "word" or reading.lower(at) in numbers("numerals", "suffixes"):
        return None
    if exact:
        return Numeral(index, last, 2 * scale, scale, scaled=True)
    return Numeral(index, last, scale, scale, vague=True, scaled=True)


@rule("bare plural of a number", "value")
def _vague(reading: Reading, index: int) -> Numeral:
    """ "hundreds of thousands": the words multiply; the value is one of the word, the bound is two of it."""
    table = numbers("numerals", "vague")
    value, last = table[reading.lower(index)], index
    while reading.lower(last + 1) == "of" and reading.lower(last + 2) in table:
        value, last = value * table[reading.lower(last + 2)], last + 2
    return Numeral(index, last, value, value, vague=True, scaled=True)


@rule("article with a number word", "value")
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
    if made.scaled or alone(reading, index, part.last):
        return made
    following = reading.text(part.last + 1)
    noun = reading.sort(part.last + 1) == "word" and inflect.ranked_tags(following)[:1] == "N"
    orders = word in numbers("numerals", "ordinals") and noun and inflect.function_word(following) is None
    return None if word == "half" or orders else made  # "a third man" is no third


def _cardinal(reading: Reading, index: int) -> Numeral | None:
    """ "two hundred and seventeen thousand", "twenty-five", "one and a half", "nine point four", "twenty-third"."""
    made, last, at = Sum(), index - 1, index
    while at >= 0 and not made.ordinal and made.take(reading.lower(at)):
        last = at
        at = _next_word(reading, at, made.scaled)
    if not made.begun:
        return _point(reading, index, index - 1, Fraction(0)) or _spoken_point(reading, index, index - 1, Fraction(0))
    value = made.total + made.group
    below = None if made.ordinal or value <= 1 else below_at(reading, last + 1)
    if below is not None:  # a hundred and thirty fifths
        return Numeral(index, below[1], value / below[0], Fraction(1, 100), fraction=True)
    if made.ordinal:
        return Numeral(index, last, value, _ONE, ordinal=True)
    decimals = _point(reading, index, last, value)
    if decimals is not None:
        return decimals
    joint = _and(reading, last)
    if joint > 0:
        part = part_at(reading, joint, after_whole=True)
        if part is not None:
            return _with_part(reading, index, value, made, part)
    return Numeral(index, last, value, written_step(value, last_digit=_ONE), scaled=made.scaled)


def _and(reading: Reading, last: int) -> int:
    """The token behind the "and" that follows token `last`, or -1; hyphens may join all: "two-and-a-half"."""
    dashed = reading.text(last + 1) in HYPHENS and reading.touches(last)
    at = last + 1 + dashed
    if reading.lower(at) != "and":
        return -1
    return at + 1 + (dashed and reading.text(at + 1) in HYPHENS)


@rule("number and a part", "value")
def _with_part(reading: Reading, index: int, value: Fraction, made: Sum, part: Part) -> Numeral:
    """ "two and a half", "five billion and three quarters" (of a billion), "a hundred and a half"."""
    own = scale_word(reading.lower(part.last + 1))
    of = own or (made.smallest if made.smallest >= 1000 else _ONE)
    last = part.last + (own is not None)
    if own is not None and not made.scaled:  # two and a half million
        return Numeral(index, last, (value + part.value) * own, own / 10, fraction=False, scaled=True)
    return Numeral(index, last, value + part.value * of, of / 10, fraction=of == 1, scaled=made.scaled)


@rule('digits in words behind "point"', "value")
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
    scale, after = scale_after(reading, at - 1)
    if scale is None:
        return made
    return replace(made, last=after, value=made.value * scale, step=step * scale, scaled=True)


def _next_word(reading: Reading, at: int, scaled: bool) -> int:
    """The token where the numeral may go on, past a hyphen or an "and"; -1 where it cannot."""
    compound = reading.lower(at + 1) in numbers("numerals", "tens") and reading.text(at + 2) in HYPHENS
    if compound and below_at(reading, at + 1) is not None:
        return -1  # a hundred thirty-fifths
    if _known(reading, at + 1):
        return at + 1
    spaced = reading.lower(at) in numbers("numerals", "tens") and reading.lower(at + 2) in numbers("numerals", "units")
    if reading.text(at + 1) in HYPHENS and (reading.touches(at) or spaced) and _known(reading, at + 2):
        return at + 2
    joined = scaled and reading.lower(at + 1) == "and" and _known(reading, at + 2)
    if not joined or reading.lower(at + 2) in numbers("numerals", "scales"):
        return -1
    return -1 if part_at(reading, at + 2, after_whole=True) is not None else at + 2


def _known(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    lists = ("units", "tens", "scales", "ordinals", "dozens", "vague")
    listed = any(word in numbers("numerals", name) for name in lists) or word in glued()
    return reading.sort(at) == "word" and listed
