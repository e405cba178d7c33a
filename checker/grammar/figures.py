"""Figures: "1,904", "12.5", "1.950.000", "1 414 021", "12,34,567", "6.2e-4" as exact values with their last digit."""

from __future__ import annotations

from fractions import Fraction

from checker.text.tokens import Reading
from checker.trace import rule

MAX_DIGITS = 30  # longer runs of digits are codes, and turning them into numbers costs the square of their length
MAX_EXPONENT = 30

_ONE = Fraction(1)

Figure = tuple[Fraction, Fraction]  # the value, and the value of one unit of the last digit


def plain(text: str) -> Figure | None:
    """Value and step of figures; None where they are no number. "1,3" has a decimal comma, "1,300" has none."""
    if text.isdigit() and text.isascii():  # mostly
        return (Fraction(int(text)), _ONE) if len(text) <= MAX_DIGITS else None
    digits = [char for char in text if char.isdigit()]
    if not digits or len(digits) > MAX_DIGITS or not all(char.isascii() for char in digits):
        return None
    mantissa, exponent = _exponent(text)
    marks = {char for char in mantissa if not char.isdigit()}
    parts = "".join(char if char.isdigit() else " " for char in mantissa).split(" ")
    found = _whole(parts, marks) or _decimal(parts, mantissa)
    if found is None or exponent is None or exponent == 0:
        return None if exponent is None else found
    scale = Fraction(10) ** exponent
    return found[0] * scale, found[1] * scale


@rule("last digit that counts", "resolution")
def written_step(value: Fraction, *, last_digit: Fraction) -> Fraction:
    """A number is as fine as its second digit or its last that is not zero: 40,000 counts thousands.

    317 -> 1, 40,000 -> 1,000, 1,950,000 -> 10,000. A number with decimals keeps the step of its last decimal.
    """
    if last_digit < 1 or value == 0:
        return last_digit
    whole = value.denominator == 1 and last_digit == 1  # mostly
    digits = str(abs(value.numerator) if whole else int(abs(value) / last_digit))
    zeros = len(digits) - len(digits.rstrip("0"))
    return last_digit * 10 ** min(zeros, max(len(digits) - 2, 0)) if zeros else last_digit


def grouped(reading: Reading, index: int) -> tuple[str, int]:
    """The figures at token `index` with groups of three that single blanks part ("1 414 021"), and their last token.

    Two groups or more are one number; a lone one ("12 500") only before a word or a sign, and not after a month's day.
    """
    text, last = reading.text(index), index
    if not (text.isdigit() and len(text) <= 3 and text[0] != "0") or reading.touches(index - 1):
        return text, index
    while _next_group(reading, last):
        last += 1
    if _last_group(reading, last):  # 1 234,50
        last += 1
    if last == index or (last == index + 1 and not _counts(reading, index, last)):
        return text, index
    return "".join(reading.text(n) for n in range(index, last + 1)), last


def _next_group(reading: Reading, last: int) -> bool:
    text = reading.text(last + 1)
    blank = reading.between(last, last + 1)
    more = reading.touches(last + 1) and reading.sort(last + 2) == "number"
    return reading.sort(last + 1) == "number" and len(text) == 3 and text.isdigit() and blank == " " and not more


def _last_group(reading: Reading, last: int) -> bool:
    """A last group with its decimals: "1 | 234,50"."""
    text = reading.text(last + 1)
    whole, mark, decimals = text.partition(",") if "," in text else text.partition(".")
    fits = len(whole) == 3 and bool(mark) and 0 < len(decimals) < 3 and (whole + decimals).isdigit()
    return fits and reading.between(last, last + 1) == " " and not reading.touches(last + 1)


def _counts(reading: Reading, first: int, last: int) -> bool:
    before, after = reading.text(first - 1), reading.text(last + 1)
    return not (before[:1].isupper() or reading.sort(first - 1) == "number") and (
        after.isalpha() or after in ("%", "€", "$", "£")
    )


def _exponent(text: str) -> tuple[str, int | None]:
    """Mantissa and exponent: 6.2e-4; exponent None where it is out of reach."""
    mantissa, mark, exponent = text.lower().partition("e")
    if not mark:
        return text, 0
    return mantissa, int(exponent) if len(exponent) < 4 and abs(int(exponent)) <= MAX_EXPONENT else None


def _whole(parts: list[str], marks: set[str]) -> Figure | None:
    """Groups of digits that one sort of mark parts: "1,904", "1.950.000", "12,34,567"."""
    if len(marks) > 1 or (len(parts) == 2 and marks == {"."}):
        return None
    threes = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(parts) == 1 or threes or (marks == {","} and _indian(parts)):
        return Fraction(int("".join(parts))), _ONE
    return None


def _decimal(parts: list[str], text: str) -> Figure | None:
    """A last mark that stands once parts off decimals: "12.5", "1.904,50", ".5", "1,3"."""
    mark = text[-len(parts[-1]) - 1] if len(parts) > 1 else ""
    if mark not in (".", ",") or text.count(mark) != 1 or not parts[-1]:
        return None
    if len(parts) > 2 and not all(len(part) == 3 for part in parts[1:-1]) and not _indian(parts[:-1]):
        return None
    step = Fraction(1, 10 ** len(parts[-1]))
    return Fraction(int("".join(parts))) * step, step


def _indian(parts: list[str]) -> bool:
    """12,34,567: groups of two before a last group of three."""
    inner = all(len(part) == 2 for part in parts[1:-1])
    return len(parts) > 2 and len(parts[-1]) == 3 and inner and 1 <= len(parts[0]) <= 2
