"""Evaluate an expression over a binding, in three-valued logic.

A comparison of intervals answers yes where every reading agrees, no where none does, and otherwise neither; `missing`
then tells whether the answer is open because the figures allow it or because the text does not tell something.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from checker import units
from checker.engine._rates import RATES, Rates
from checker.engine._values import DATE, DAY, Binding, Quantity, Reading, Value, both, either, negation
from checker.errors import DataError
from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.rule import Call, Choice, Expression, Literal, Name, Operation
from checker.units import Unit

Function = Callable[["Evaluation", Call], Value]


@dataclass(slots=True)
class Evaluation:
    """One pass over one binding. `missing` is set when something the text does not tell was asked for."""

    binding: Binding
    reading: Reading
    functions: dict[str, Function]
    rates: Rates = field(default_factory=lambda: RATES)
    missing: bool = False
    wide: bool = True  # exchange rates with their margin, for judging; without it, for showing
    exchanged: dict[tuple[str, str], Interval] = field(default_factory=dict)  # rates that were used

    def truth(self, tree: Expression) -> bool | None:
        """Yes, no, or neither."""
        value = self.value(tree)
        if isinstance(value, bool) or value is None:
            return value
        return self.unknown()

    def quantity(self, tree: Expression) -> Quantity | None:
        """The quantity that an expression stands for; None (and `missing`) where it is none."""
        value = self.value(tree)
        if isinstance(value, Quantity):
            return value
        self.missing = True
        return None

    def unknown(self) -> bool | None:
        """Note that the text does not tell; always None."""
        self.missing = True
        return None

    def value(self, tree: Expression) -> Value:
        """The value of any expression."""
        if isinstance(tree, Literal):
            return tree.value if isinstance(tree.value, str) else Quantity(Interval.point(tree.value))
        if isinstance(tree, Name):
            return self._name(tree)
        if isinstance(tree, Call):
            return self.functions[tree.function](self, tree)
        if isinstance(tree, Choice):
            return self._choice(tree)
        return self._operation(tree)

    def _name(self, tree: Name) -> Value:
        bound = self.binding[tree.role]
        if tree.slot is not None:
            value = slot(bound.claims[0], tree.slot)
            return self.unknown() if value is None else value
        found = bound.quantity(self.reading)
        return self.unknown() if found is None else found

    def _choice(self, tree: Choice) -> bool | None:
        answer: bool | None = False
        needle = self.value(tree.needle)
        for choice in tree.choices:
            answer = either(answer, self.compare("==", needle, self.value(choice)))
        return answer

    def _operation(self, tree: Operation) -> Value:
        if tree.operator in ("and", "or"):
            join = both if tree.operator == "and" else either
            answer: bool | None = tree.operator == "and"
            for operand in tree.operands:
                answer = join(answer, self.truth(operand))
                if answer is (tree.operator == "or"):
                    break  # decided; what follows may be about slots that only matter otherwise
            return answer
        if tree.operator == "not":
            return negation(self.truth(tree.operands[0]))
        if tree.operator == "neg":
            inner = self.quantity(tree.operands[0])
            return None if inner is None else Quantity(-inner.interval, inner.unit)
        if tree.operator in "+-*/":
            left, right = self.quantity(tree.operands[0]), self.quantity(tree.operands[1])
            return None if left is None or right is None else self.arithmetic(tree.operator, left, right)
        return self.compare(tree.operator, self.value(tree.operands[0]), self.value(tree.operands[1]))

    def arithmetic(self, operator: str, left: Quantity, right: Quantity) -> Quantity | None:
        """`+ - * /` of two quantities; None (and `missing`) where their units do not allow it."""
        if operator == "*" and not (left.is_date or right.is_date):
            return Quantity(left.interval * right.interval, left.unit * right.unit)
        if operator == "/" and not (left.is_date or right.is_date):
            return Quantity(left.interval / right.interval, left.unit / right.unit)
        if operator not in "+-":
            return self._no_quantity()
        if left.is_date and right.is_date:
            return Quantity(left.interval - right.interval, DAY) if operator == "-" else self._no_quantity()
        moved = self.converted(right, DAY if left.is_date else left.unit)
        if moved is None:
            return self._no_quantity()
        interval = left.interval + moved if operator == "+" else left.interval - moved
        return Quantity(interval, left.unit)

    def _no_quantity(self) -> Quantity | None:
        self.missing = True
        return None

    def compare(self, operator: str, left: Value, right: Value) -> bool | None:
        """Any of the six comparisons."""
        if isinstance(left, str) and isinstance(right, str) and operator in ("==", "!="):
            return (left.casefold() == right.casefold()) is (operator == "==")
        if not isinstance(left, Quantity) or not isinstance(right, Quantity):
            return self.unknown()
        moved = self.converted(right, left.unit)
        if moved is None:
            return self.unknown()
        one, two = left.interval, moved
        answer = {
            "==": lambda: one.equals(two),
            "!=": lambda: negation(one.equals(two)),
            "<": lambda: one.less(two),
            ">": lambda: two.less(one),
            "<=": lambda: one.at_most(two),
            ">=": lambda: two.at_most(one),
        }[operator]()
        if answer is None and not (one.lower is not None or one.upper is not None):
            self.missing = True
        return answer

    def converted(self, quantity: Quantity, target: Unit) -> Interval | None:
        """`quantity` in another unit, currencies at the rates of the years that the binding speaks of."""
        if quantity.is_date != (target == DATE):
            return None
        if quantity.is_date:
            return quantity.interval
        direct = units.convert(quantity.interval, quantity.unit, target)
        if direct is not None:
            return direct
        return self._exchange(quantity, target)

    def _exchange(self, quantity: Quantity, target: Unit) -> Interval | None:
        ratio = quantity.unit / target
        powers = {name: power for name, power in ratio.powers if units.name_class(name) == "currency"}
        if not powers or sum(powers.values()) != 0:
            return None
        base = min(powers)
        interval = quantity.interval
        for name, power in powers.items():
            if name == base:
                continue
            rate = self.rates.between(name, base, self.years(), wide=self.wide)
            if rate is None:
                return None
            self.exchanged[(name, base)] = rate
            for _ in range(abs(power)):
                interval = interval * rate if power > 0 else interval / rate
        return units.convert(interval, target * ratio.without("currency"), target)

    def years(self) -> tuple[int, int] | None:
        """The years that the claims of the binding speak of, or that their documents speak from; None: not known."""
        claims = [claim for bound in self.binding.values() for claim in bound.claims]
        spans = [found for claim in claims if (found := _time_span(claim)) is not None]
        if not spans:
            spans = [(day, day) for claim in claims if (day := iso_day(claim.document_date)) is not None]
        if not spans:
            return None
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        return year_of(first), year_of(last)


def slot(claim: Claim, name: str) -> Value:
    """A slot of a claim by its name in rules; None where the text does not fill it."""
    if name in ("time", "speaks"):
        span = _time_bounds(claim)
        if span is None and name == "speaks" and (day := iso_day(claim.document_date)) is not None:
            span = (day, day)
        return None if span is None else Quantity(Interval.of(*span), DATE)
    if name == "document_date":
        day = iso_day(claim.document_date)
        return None if day is None else Quantity(Interval.point(day), DATE)
    if name in _COMPOSED:
        return _COMPOSED[name](claim) or None
    if name == "step":
        return None if claim.step is None else Quantity(Interval.point(claim.step), units.parse(claim.unit))
    found = getattr(claim, SLOTS.get(name, name))
    if isinstance(found, bool):
        return found
    if isinstance(found, int):
        return Quantity(Interval.point(found)) if found >= 0 else None
    return None if found is None else str(found)


def _phrase(claim: Claim) -> str:
    """The counted noun with its modifiers, less a last word that only says that something was done; else the unit."""
    words = [*claim.modifiers, *([claim.head] if claim.head else [])]
    while len(words) > 1 and words[-1] in _DEEDS:
        words.pop()
    return " ".join(word.lower() for word in words) or claim.unit or ""


def _names(claim: Claim, sign: int) -> str:
    try:
        powers = units.parse(claim.unit).powers
    except DataError:
        return ""
    return " ".join(name for name, power in powers if power * sign > 0)


_DEEDS = frozenset(("surgery", "operation", "procedure", "case"))
_COMPOSED: dict[str, Callable[[Claim], str]] = {
    "modifiers": lambda claim: " ".join(claim.modifiers),
    "phrase": _phrase,
    "counted": lambda claim: _names(claim, 1),
    "per": lambda claim: _names(claim, -1),
}

# Slots by their names in rules; the value is the field of the claim where the names differ.
SLOTS = {
    **{
        name: name
        for name in (
            "kind unit head modifiers subject verb holder place attribution modality basis superlative block text "
            "document document_date time derived partitive approximate quoted threshold resolution section paragraph "
            "table row row_head column_head extractor"
        ).split()
    },
    "phrase": "head",
    "counted": "unit",
    "per": "unit",
    "column": "cell",
    "sentence": "sentence_text",
    "items": "items",
    "speaks": "time",
    "step": "step",
}


def _time_bounds(claim: Claim) -> tuple[int | None, int | None] | None:
    time = claim.time
    return None if time is None or (time.lower is None and time.upper is None) else (time.lower, time.upper)


def _time_span(claim: Claim) -> tuple[int, int] | None:
    time = claim.time
    if time is None or time.lower is None or time.upper is None:
        return None
    return time.lower, time.upper


def iso_day(text: str | None) -> int | None:
    """The ordinal of an ISO day."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def year_of(day: int | Fraction) -> int:
    """The year of a day's ordinal."""
    return datetime.date.fromordinal(max(1, min(int(day), datetime.date.max.toordinal()))).year


def pure(quantity: Quantity) -> Interval:
    """The numbers of a quantity whose unit counts things or is pure, the factor applied."""
    return quantity.interval.scaled(quantity.unit.factor)
