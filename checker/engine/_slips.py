"""Diagnosis: which single slip of the pen would make the figures fit?

Each slip that a rule names is tried on each role; those that close the relation are kept. The fewer other values a
slip could have produced, the less likely it fits by chance, so slips are ranked by the number of variants tried.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from checker import units
from checker.engine import _words
from checker.engine._values import Binding, Bound, Quantity, Reading
from checker.model.claim import Claim, Kind
from checker.model.finding import Slip
from checker.model.interval import Interval
from checker.units import Unit

SHOWN = 3
SMALL = 10  # nobody leaves out "thousand" after a count below this one
_COUNTED = frozenset((Kind.COUNT, Kind.NUMBER, Kind.AGE, Kind.DURATION, Kind.ORDINAL))


@dataclass(frozen=True, slots=True)
class Variant:
    """What a role would say without the slip, and how to say so; `{role}` stands for its figure."""

    value: Quantity
    text: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome of putting a variant to the test: whether it fits, and what the arithmetic then gives."""

    fits: bool
    computed: str


Tester = Callable[[Binding], Trial]


def diagnose(slips: tuple[str, ...], binding: Binding, reading: Reading, test: Tester) -> tuple[Slip, ...]:
    """The slips that would make a failed binding fit, the least likely by chance first; a wrong digit comes last."""
    found: list[tuple[int, int, Slip]] = []
    for name in slips:
        if name == "digit" and found:
            break  # one wrong digit fits often by chance: the last resort
        for role, bound in binding.items():
            if len(bound.claims) != 1:
                continue
            given = bound.quantity(reading)
            if given is None or (name in _BY_CHANCE and any(_open(one, reading) for one in binding.values())):
                continue
            variants = list(_VARIANTS[name](bound.claims[0], given, binding))
            for variant in variants:
                trial = test({**binding, role: bound.shifted(variant.value)})
                if trial.fits:
                    figure = f"\u201c{_words.figure(bound)}\u201d"
                    named = figure if len(role) == 1 else f"the {role.replace('_', ' ')} ({figure})"
                    words = variant.text.format(role=named)
                    shown = f" ({trial.computed})" if trial.computed else ""
                    found.append((len(variants), len(found), Slip(name, f"It fits if {words}{shown}.", role)))
    found.sort(key=lambda entry: entry[:2])
    return tuple(slip for _, _, slip in found[:SHOWN])


_BY_CHANCE = frozenset(("scale", "transposition", "decimal-point", "digit", "inclusive"))


def _open(bound: Bound, reading: Reading) -> bool:
    """Does a figure have no end on one side ("more than 100")? Nearly any slip fits against it, and tells nothing."""
    if reading is Reading.NOMINAL:
        return False
    ends = [(claim.interval.lower, claim.interval.upper) for claim in bound.claims if claim.kind is not Kind.DATE]
    return any(lower is None or upper is None or (lower == 0 and upper > 0) for lower, upper in ends)


def _currency(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    own = {name for name, _ in given.unit.powers if units.name_class(name) == "currency"}
    if len(own) != 1:
        return
    (mine,) = own
    others = {"USD"}
    for bound in binding.values():
        for other in bound.claims:
            others |= {name for name, _ in units.parse(other.unit).powers if units.name_class(name) == "currency"}
    for other_name in sorted(others - own):
        powers = tuple(sorted((other_name if name == mine else name, power) for name, power in given.unit.powers))
        name = _CURRENCY_WORDS.get(other_name, other_name)
        text = f"{{role}} is in {name} ({other_name}), not in {mine}"
        yield Variant(Quantity(given.interval, Unit(given.unit.factor, powers)), text)


_MYRIAD_MONEY = ("CNY", "JPY", "KRW", "TWD")  # of languages that count in ten thousands
_CURRENCY_WORDS = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "CNY": "yuan", "JPY": "yen", "MXN": "pesos"}


def _scale(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    if claim.kind is Kind.DATE:
        return
    size_of = claim.interval.upper or Fraction(0)
    scales = [(power, "thousand, million, billion") for power in (3, -3, 6, -6)]
    if _in_myriads(claim):
        scales += [(power, "万 is 10,000, 亿 is 100,000,000") for power in (4, -4, 8, -8)]
    for power, words in scales:
        factor = Fraction(10) ** power
        if claim.kind in _COUNTED and min(size_of, size_of * factor) < SMALL:
            continue
        size = "large" if power < 0 else "small"
        by = f"{10 ** abs(power):,}"
        text = f"{{role}} is too {size} by a factor of {by} (a scale word slipped: {words})"
        yield Variant(Quantity(given.interval.scaled(factor), given.unit), text)


def _in_myriads(claim: Claim) -> bool:
    """Was the figure perhaps counted in ten thousands: Chinese or Japanese signs beside it, or their money?"""
    own = {name for name, _ in units.parse(claim.unit).powers} if claim.unit else set()
    return not own.isdisjoint(_MYRIAD_MONEY) or any("\u3040" <= sign <= "\u9fff" for sign in claim.sentence_text)


def _inclusive(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    """One more or one less, for stretches and rows that were counted with both ends or with neither."""
    whole = claim.kind in _COUNTED and claim.step == 1 and not claim.approximate
    if not whole or given.interval.lower is None or given.interval.lower < 2:
        return
    for by, ends in ((1, "only one end was counted"), (-1, "both ends were counted")):
        text = f"{{role}} should be one {'more' if by > 0 else 'less'} ({ends})"
        yield Variant(Quantity(given.interval + Interval.point(by), given.unit), text)


def _decimal_point(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    if claim.kind is Kind.DATE:
        return
    for power in (1, -1, 2, -2):
        side = "right" if power > 0 else "left"
        text = f"the decimal point of {{role}} belongs {abs(power)} place{'s'[: abs(power) - 1]} to the {side}"
        yield Variant(Quantity(given.interval.scaled(Fraction(10) ** power), given.unit), text)


def _digits(claim: Claim) -> tuple[str, Fraction] | None:
    """The digits of a figure as written, and the worth of the last one."""
    step, value = claim.step, claim.interval
    if step is None or step == 0 or (value.lower is None and value.upper is None):
        return None
    if value.lower is not None and value.upper is not None and value.lower != value.upper:
        return None
    number = value.lower if value.lower is not None else value.upper
    assert number is not None
    digits = abs(number) / step
    return (str(digits.numerator), step) if digits.denominator == 1 and number > 0 else None


def _transposition(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    if claim.kind is Kind.DATE:
        yield from _date_digits(claim, given)
        return
    written = _digits(claim)
    if written is None:
        return
    digits, step = written
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0"):
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield _moved(digits, swapped, step, given, "two digits of {{role}} are transposed: {new}")
    for at in range(len(digits) - 2):
        one, two, three = digits[at], digits[at + 1], digits[at + 2]
        if one == three != two and not (at == 0 and two == "0"):  # 494 for 949, an alternation
            swapped = digits[:at] + two + one + two + digits[at + 3 :]
            yield _moved(digits, swapped, step, given, "digits of {{role}} are transposed: {new}")


def _digit(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    written = _digits(claim) if claim.kind is not Kind.DATE else None
    if written is None or len(written[0]) < 3:
        return
    digits, step = written
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old and not (at == 0 and new == "0"):
                changed = digits[:at] + new + digits[at + 1 :]
                yield _moved(digits, changed, step, given, "one digit of {{role}} is wrong: {new}")


def _moved(old: str, new: str, step: Fraction, given: Quantity, text: str) -> Variant:
    delta = (int(new) - int(old)) * step
    value = Quantity(given.interval + Interval.point(delta), given.unit)
    shown = int(new) * step
    return Variant(value, text.format(new=_exact(shown)))


def _exact(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if value < 10**7 else _words.number(value)
    places = next((n for n in range(1, 7) if (value * 10**n).denominator == 1), 6)
    whole, rest = divmod(round(value * 10**places), 10**places)
    return f"{whole:,}.{rest:0{places}d}"


def _date_digits(claim: Claim, given: Quantity) -> Iterator[Variant]:
    interval = given.interval
    if not interval.is_point or interval.lower is None:
        return
    day = datetime.date.fromordinal(int(interval.lower))
    digits = f"{day.day:02d}"
    if digits[0] != digits[1]:
        swapped = "two digits of the day in {{role}} are transposed: {new}"
        yield from _dated(day, given, day=int(digits[::-1]), text=swapped)
    if day.day <= 12 and day.day != day.month:
        yield from _dated(day, given, day=day.month, month=day.day, text="day and month are swapped in {{role}}: {new}")


def _dated(
    old: datetime.date, given: Quantity, *, text: str, day: int | None = None, month: int | None = None, years: int = 0
) -> Iterator[Variant]:
    try:
        new = old.replace(year=old.year + years, month=month or old.month, day=day or old.day)
    except ValueError:
        return
    value = Quantity(given.interval + Interval.point(new.toordinal() - old.toordinal()), given.unit)
    yield Variant(value, text.format(new=_words.day(Fraction(new.toordinal()))))


def _year(claim: Claim, given: Quantity, binding: Binding) -> Iterator[Variant]:
    interval = given.interval
    if claim.kind is not Kind.DATE or interval.lower is None or interval.upper is None:
        return
    first = datetime.date.fromordinal(int(interval.lower))
    for years in (1, -1, 10, -10):
        if 1 < first.year + years < 9990:
            shifted = Interval.of(_later(interval.lower, years), _later(interval.upper, years))
            text = f"the year in {{role}} should be {first.year + years}"
            yield Variant(Quantity(shifted, given.unit), text)


def _later(day: Fraction, years: int) -> int:
    date = datetime.date.fromordinal(int(day))
    try:
        return date.replace(year=date.year + years).toordinal()
    except ValueError:  # the leap day
        return date.replace(year=date.year + years, day=28).toordinal()


_VARIANTS: dict[str, Callable[[Claim, Quantity, Binding], Iterator[Variant]]] = {
    "currency": _currency,
    "scale": _scale,
    "transposition": _transposition,
    "year": _year,
    "decimal-point": _decimal_point,
    "inclusive": _inclusive,
    "digit": _digit,
}
SLIPS = tuple(_VARIANTS)
"""The slips that a rule may name; others are formulas of its own."""
