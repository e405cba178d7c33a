"""Units of several parts: "m/s²", "kg m-3", "N·m", "s-1" from a first unit that the table knows and what follows it."""

from __future__ import annotations

from checker.lexicon.units_table import UnitForm, unit_form
from checker.text.tokens import Reading

MAX_PARTS = 4
_MINUS = ("-", "−", "–", "⁻")
_RAISED = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_DOTS = ("·", "⋅", "∙", "*")


def extended(reading: Reading, form: UnitForm, last: int) -> tuple[str, int]:
    """The unit that begins with `form` up to token `last`, with exponents and further factors, and its last token."""
    start, factors = last, _factors(form.unit)
    power, after = exponent(reading, last)
    if power and abs(factors[-1][1]) == 1:
        name, sign = factors[-1]
        factors[-1], last = (name, sign * power), after
    for _ in range(MAX_PARTS):
        step = _factor(reading, last)
        if step is None:
            break
        factors.append(step[:2])
        last = step[2]
    return (form.unit if last == start else _written(factors)), last


def _factors(unit: str) -> list[tuple[str, int]]:
    """The names of a unit with their powers: "meter / second ** 2" is meter 1, second -2."""
    made = []
    for number, part in enumerate(unit.split(" / ")):
        for factor in part.split(" * "):
            name, _, power = factor.partition(" ** ")
            made.append((name, int(power or 1) * (-1 if number else 1)))
    return made


def _written(factors: list[tuple[str, int]]) -> str:
    """The unit as pint writes it: factors by name, those with negative exponents behind strokes."""
    above: list[str] = []
    below: list[str] = []
    for name, power in sorted(factors):
        (above if power > 0 else below).append(name if abs(power) == 1 else f"{name} ** {abs(power)}")
    return " / ".join([" * ".join(above) or "1", *below])


def exponent(reading: Reading, last: int) -> tuple[int, int]:
    """The exponent that touches a unit's last token, and its own last token: ², ⁻¹, ^2, s-1; 0 where there is none."""
    at = last + 1
    if not reading.touches(last):
        return 0, last
    caret = reading.text(at) == "^" and reading.touches(at)
    at += caret
    sign = -1 if reading.text(at) in _MINUS and reading.touches(at) else 1
    raised = reading.text(at) == "⁻"
    at += sign < 0
    figure = reading.text(at)
    if figure in _RAISED and (sign > 0 or raised):
        return sign * _RAISED[figure], at
    plain = (
        not raised
        and len(figure) == 1
        and figure in "1234"
        and (caret or not reading.touches(at) or _ends(reading, at))
    )
    symbol = len(reading.text(last)) <= 3  # "kg-1", but "metre-2" is none
    if not plain or (not caret and (not symbol or (sign > 0 and figure in "14"))):
        return 0, last
    return sign * int(figure), at


def _ends(reading: Reading, at: int) -> bool:
    return reading.sort(at + 1) not in ("word", "number") and reading.text(at + 1) not in (*_MINUS, "/")


def _factor(reading: Reading, last: int) -> tuple[str, int, int] | None:
    """The next factor: behind a dot any unit, behind a blank a symbol with a negative exponent."""
    at = last + 1
    dotted = reading.text(at) in _DOTS and reading.touches(at)
    at += dotted
    form = unit_form(reading.text(at)) if reading.sort(at) == "word" else None
    if form is None or not form.exact or (not dotted and not reading.between(last, at)):
        return None
    power, end = exponent(reading, at)
    if not dotted and power >= 0:
        return None
    return form.unit, power or 1, end
