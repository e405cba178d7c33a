"""Powers: "6 × 10^8", "x 10⁻⁴", "10^6", "10⁶", "1.1^23"."""

from __future__ import annotations

from fractions import Fraction

from checker.grammar.figures import MAX_EXPONENT
from checker.text.tokens import Reading

MAX_BASE_LENGTH = 9  # characters of a base that is raised as written
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def power_of_ten(reading: Reading, last: int) -> tuple[Fraction, int] | None:
    """ "× 10^8", "x 10⁻⁴" behind token `last`: the factor and its last token."""
    if reading.text(last + 1) not in ("×", "x", "·", "*", "⋅") or reading.text(last + 2) != "10":
        return None
    exponent = _exponent(reading, last + 2)
    return None if exponent is None else (Fraction(10) ** exponent[0], exponent[1])


def power(reading: Reading, last: int, value: Fraction) -> tuple[Fraction, int, int] | None:
    """ "1.1^23", "10⁶" with the base `value` at token `last`: the power, the exponent and its last token.

    Raised figures are an exponent of ten alone: elsewhere they are notes ("2019³") or belong to a unit.
    """
    if not reading.touches(last) or len(reading.text(last)) > MAX_BASE_LENGTH:
        return None
    if value != 10 and reading.text(last + 1) != "^":
        return None
    found = _exponent(reading, last)
    if found is None or (value == 0 and found[0] < 0):
        return None
    return value ** found[0], found[0], found[1]


def _exponent(reading: Reading, base: int) -> tuple[int, int] | None:
    """The exponent written behind the base at token `base`, and its last token."""
    at = base + 1
    if reading.text(at) == "^" and reading.touches(base):
        at += 1
        sign = -1 if reading.text(at) in ("-", "−") else 1
        at += reading.text(at) in ("-", "−", "+")
        text = reading.text(at)
    else:
        sign, text, at = _raised(reading, at)
    if not (text.isascii() and text.isdigit() and len(text) < 3 and int(text) <= MAX_EXPONENT):
        return None
    return sign * int(text), at


def _raised(reading: Reading, at: int) -> tuple[int, str, int]:
    """An exponent in raised figures: ⁻⁴."""
    sign = -1 if reading.text(at) == "⁻" else 1
    at += reading.text(at) == "⁻"
    text = ""
    while len(reading.text(at)) == 1 and reading.text(at) in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        text, at = text + reading.text(at).translate(_RAISED), at + 1
    return sign, text, at - 1
