"""The functions of the expression language, one Python function each: its docstring is what `rules schema` prints.

To add one, write it here and enter it in `FUNCTIONS` with the least and the largest number of its arguments.
"""

from __future__ import annotations

import re
from fractions import Fraction

from checker import units
from checker.engine import _calendar, _growth, _series, _spans, _statistics, _texts
from checker.engine import _enumeration as enumeration
from checker.engine._alike import names_persons
from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function, pure, slot
from checker.engine._values import Quantity, Value, both, either
from checker.errors import DataError
from checker.model.interval import Interval, hull
from checker.model.rule import Call, Literal, Name
from checker.text import inflect
from checker.units import ONE

_WORD = re.compile(r"\w+")


def _sum(run: Evaluation, call: Call) -> Value:
    """sum(role): the sum of all claims of a role."""
    parts = claims_of(run, call).parts(run.reading)
    if parts is None:
        return run.unknown()
    total = parts[0].interval
    for part in parts[1:]:
        total = total + part.interval
    return Quantity(total, parts[0].unit)


def _count(run: Evaluation, call: Call) -> Value:
    """count(role): how many claims took a role."""
    return Quantity(Interval.point(len(claims_of(run, call).claims)))


def _mean(run: Evaluation, call: Call) -> Value:
    """mean(role): the arithmetic mean of all claims of a role."""
    total = _sum(run, call)
    if not isinstance(total, Quantity):
        return run.unknown()
    return Quantity(total.interval.scaled(Fraction(1, len(claims_of(run, call).claims))), total.unit)


def _hull(run: Evaluation, call: Call) -> Value:
    """hull(a, b, ...): the least interval that holds all of them."""
    first = run.quantity(call.arguments[0])
    if first is None:
        return None
    intervals = [first.interval]
    for argument in call.arguments[1:]:
        other = run.quantity(argument)
        moved = None if other is None else run.converted(other, first.unit)
        if moved is None:
            return run.unknown()
        intervals.append(moved)
    return Quantity(hull(intervals), first.unit)


def _low(run: Evaluation, call: Call) -> Value:
    """low(x): the lower end of an interval, as a point."""
    found = run.quantity(call.arguments[0])
    if found is None or found.interval.lower is None:
        return run.unknown()
    return Quantity(Interval.point(found.interval.lower), found.unit)


def _high(run: Evaluation, call: Call) -> Value:
    """high(x): the upper end of an interval, as a point."""
    found = run.quantity(call.arguments[0])
    if found is None or found.interval.upper is None:
        return run.unknown()
    return Quantity(Interval.point(found.interval.upper), found.unit)


def _between(run: Evaluation, call: Call) -> Value:
    """between(a, b): all numbers from a to b."""
    return _hull(run, call)


def _number(run: Evaluation, call: Call) -> Value:
    """number(x): the bare number, whatever the unit; percent count as they are written."""
    found = run.quantity(call.arguments[0])
    return None if found is None else Quantity(found.interval)


def _absolute(run: Evaluation, call: Call) -> Value:
    """abs(x): the distance from zero."""
    found = run.quantity(call.arguments[0])
    if found is None:
        return None
    interval = found.interval
    if interval.lower is not None and interval.lower >= 0:
        return found
    if interval.upper is not None and interval.upper <= 0:
        return Quantity(-interval, found.unit)
    ends = [end for end in ((-interval).upper, interval.upper) if end is not None]
    return Quantity(Interval.of(0, max(ends) if len(ends) == 2 else None), found.unit)


def _widen(run: Evaluation, call: Call) -> Value:
    """widen(role, steps): a role widened on both sides by some steps of its last digit as written."""
    bound, steps = claims_of(run, call), run.quantity(call.arguments[1])
    found = bound.quantity(run.reading)
    step = bound.claims[0].step
    if found is None or steps is None or step is None or steps.interval.upper is None:
        return run.unknown()
    reach = step * steps.interval.upper
    return Quantity(found.interval + Interval.of(-reach, reach), found.unit)


def _rounded(run: Evaluation, call: Call) -> Value:
    """rounded(role): all numbers that round to a figure at its last digit that is not zero: 40 is 35 to 45."""
    bound = claims_of(run, call)
    found, claim = bound.quantity(run.reading), bound.claims[0]
    step = claim.step
    if found is None or not step or claim.interval.lower is None or claim.interval.lower != claim.interval.upper:
        return found if found is not None else run.unknown()
    while claim.interval.lower and (claim.interval.lower / (step * 10)).denominator == 1:
        step *= 10
    reach = Interval.of(-step / 2, step / 2)
    return Quantity(hull((found.interval, claim.interval + reach)), found.unit)


def _convert(run: Evaluation, call: Call) -> Value:
    """convert(x, "unit"): a quantity in another unit; currencies at the rates of the time spoken of."""
    found, target = run.quantity(call.arguments[0]), call.arguments[1]
    assert isinstance(target, Literal)
    unit = units.parse(str(target.value))
    moved = None if found is None else run.converted(found, unit)
    return run.unknown() if moved is None else Quantity(moved, unit)


def _unit_fits(run: Evaluation, call: Call) -> Value:
    """comparable(a, b): whether two quantities measure the same thing, currencies aside."""
    one, two = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    return None if one is None or two is None else run.converted(two, one.unit) is not None


def _in_units_of(run: Evaluation, call: Call) -> Value:
    """in_units_of(x, role.slot): the bare number of a quantity in the unit that a slot names: eight hours are 480."""
    found, target = run.quantity(call.arguments[0]), run.value(call.arguments[1])
    if found is None or not isinstance(target, str):
        return run.unknown()
    try:
        moved = run.converted(found, units.parse(target))
    except DataError:
        moved = None
    return run.unknown() if moved is None else Quantity(moved)


def _in_money_of(run: Evaluation, call: Call) -> Value:
    """in_money_of(x, role): the bare number of an amount in the currency of another, of a price too."""
    found, other = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    names = [] if other is None else [name for name, _ in other.unit.powers if units.name_class(name) == "currency"]
    if found is None or len(names) != 1:
        return run.unknown()
    moved = run.converted(found, units.parse(names[0]))
    return run.unknown() if moved is None else Quantity(moved)


def _names_persons(run: Evaluation, call: Call) -> Value:
    """names_persons(role.head): whether a noun stands for people."""
    noun = run.value(call.arguments[0])
    if not isinstance(noun, str):
        return False
    return names_persons(noun)


def _contains(run: Evaluation, call: Call) -> Value:
    """contains(text, "word", ...): whether a text has one of these words or phrases."""
    text = run.value(call.arguments[0])
    if not isinstance(text, str):
        return run.unknown()
    said = f" {' '.join(_WORD.findall(text.casefold()))} "
    wanted = [run.value(argument) for argument in call.arguments[1:]]
    return any(f" {' '.join(_WORD.findall(word.casefold()))} " in said for word in wanted if isinstance(word, str))


def _shares_word(run: Evaluation, call: Call) -> Value:
    """shares_word(text, text): whether two texts have a word of more than three letters in common."""
    texts = [run.value(argument) for argument in call.arguments]
    if not all(isinstance(text, str) for text in texts):
        return run.unknown()
    words = (_WORD.findall(str(text).casefold()) for text in texts)
    one, two = ({inflect.singular(word).lower() for word in found if len(word) > 3} for found in words)
    return not one.isdisjoint(two)


def _same(run: Evaluation, call: Call) -> Value:
    """same(a.slot, b.slot): equal, or one within the other; neither yes nor no where one of them is empty."""
    one, two = (run.value(argument) for argument in call.arguments)
    answer = alike(one, two)
    return run.unknown() if answer is None else answer


def alike(one: Value, two: Value) -> bool | None:
    """Do two slot values agree? None where one is empty."""
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return not one.interval.disjoint(two.interval) if one.is_date == two.is_date else None
    if not isinstance(one, str) or not isinstance(two, str):
        return None
    words_one, words_two = _content(one), _content(two)
    return words_one <= words_two or words_two <= words_one


def _content(text: str) -> set[str]:
    words = {word for word in _WORD.findall(text.casefold()) if word not in ("the", "a", "an", "of", "s")}
    return words or {text.casefold()}


def _filled(run: Evaluation, call: Call) -> Value:
    """filled(role.slot): whether the text fills a slot."""
    name = call.arguments[0]
    assert isinstance(name, Name)
    if name.slot is None:
        return True
    return slot(run.binding[name.role].claims[0], name.slot) is not None


def _bounded(run: Evaluation, call: Call) -> Value:
    """bounded(x): whether the text gives both ends of a figure."""
    found = run.quantity(call.arguments[0])
    return None if found is None else found.interval.bounded


def _open_ended(run: Evaluation, call: Call) -> Value:
    """open_ended(role): whether the words give a figure only one end, as "more than 40" and "at most 40" do."""
    return any(not claim.interval.bounded for claim in claims_of(run, call).claims)


def _exact(run: Evaluation, call: Call) -> Value:
    """exact(role): whether a figure is stated without "about", "more than" and the like."""
    return all(not claim.approximate and claim.interval.is_point for claim in claims_of(run, call).claims)


def _ratio_apart(run: Evaluation, call: Call) -> Value:
    """factor_apart(a, b): the larger of two positive quantities over the smaller, by their nominal values."""
    one, two = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    moved = None if one is None or two is None else run.converted(two, one.unit)
    if one is None or moved is None:
        return run.unknown()
    ends = [end for end in (one.interval.lower, one.interval.upper, moved.lower, moved.upper) if end is not None]
    if len(ends) < 4 or min(ends) <= 0:
        return run.unknown()
    low, high = sorted(((ends[0] + ends[1]) / 2, (ends[2] + ends[3]) / 2))
    return Quantity(Interval.point(high / low))


def _coincide(run: Evaluation, call: Call) -> Value:
    """all_of(test, ...): yes where every test says yes, a way to put several on lines of their own."""
    answer: bool | None = True
    for argument in call.arguments:
        answer = both(answer, run.truth(argument))
    return answer


def _any_of(run: Evaluation, call: Call) -> Value:
    """any_of(test, ...): yes where one of the tests says yes."""
    answer: bool | None = False
    for argument in call.arguments:
        answer = either(answer, run.truth(argument))
    return answer


def _pure(run: Evaluation, call: Call) -> Value:
    """ratio(x): a share or multiple as a plain number: 25 % is 0.25."""
    found = run.quantity(call.arguments[0])
    return None if found is None else Quantity(pure(found), ONE)


def _some_run(run: Evaluation, call: Call) -> Value:
    """some_run(role, total, least): whether neighbouring claims of a role, at least so many, can add up to a total."""
    parts, total = claims_of(run, call).parts(run.reading), run.quantity(call.arguments[1])
    if parts is None or total is None:
        return run.unknown()
    moved = run.converted(total, parts[0].unit)
    if moved is None:
        return run.unknown()
    rising = all(part.interval.lower is not None and part.interval.lower >= 0 for part in parts)
    wanted = run.quantity(call.arguments[2]) if len(call.arguments) > 2 else None
    least = int(wanted.interval.lower or 1) if wanted is not None else 1
    for first in range(len(parts)):
        added = parts[first].interval
        for at in range(first, len(parts)):
            added = added if at == first else added + parts[at].interval
            if at - first + 1 >= least and added.equals(moved) is not False:
                return None  # it may be so
            if rising and added.lower is not None and moved.upper is not None and added.lower > moved.upper:
                break  # more parts only lead further away
    return False


def _some_sum(run: Evaluation, call: Call) -> Value:
    """some_sum(role, total): whether some claims of a role, whichever, can make a total; a dozen claims at most."""
    parts, total = claims_of(run, call).parts(run.reading), run.quantity(call.arguments[1])
    moved = None if parts is None or total is None else run.converted(total, parts[0].unit)
    if parts is None or moved is None or len(parts) > 12:
        return run.unknown()
    sums: list[Interval] = []
    for part in parts:
        sums += [part.interval, *(part.interval + added for added in sums)]
    return None if any(added.equals(moved) is not False for added in sums) else False


def _listed(run: Evaluation, call: Call) -> Value:
    """listed(role): how many things the list after a figure's colon names; not known where the list is open."""
    return _enumerated(run, call, names=False)


def _listed_names(run: Evaluation, call: Call) -> Value:
    """listed_names(role): the same for a list of names; not known where an item has none."""
    return _enumerated(run, call, names=True)


def _apposed(run: Evaluation, call: Call) -> Value:
    """listed_beside(role): how many plain names follow a figure at once: "three sons, Al, Bo and Cy"."""
    claim = claims_of(run, call).claims[0]
    after = claim.sentence_text[claim.span.end - claim.sentence.start :]
    found = enumeration.apposed(after, persons=bool(claim.head) and names_persons(claim.head or ""))
    return run.unknown() if found is None else Quantity(Interval.of(*found))


def _enumerated(run: Evaluation, call: Call, *, names: bool) -> Value:
    claim = claims_of(run, call).claims[0]
    after = claim.sentence_text[claim.span.end - claim.sentence.start :]
    found = enumeration.items(after, names=names)
    return run.unknown() if found is None else Quantity(Interval.of(*found))


def _attainable(run: Evaluation, call: Call) -> Value:
    """attainable(share, whole): whether some number of a small whole makes a share, as rounded."""
    share, whole = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    if share is None or whole is None or not whole.interval.is_point or whole.interval.lower is None:
        return run.unknown()
    n, wanted = whole.interval.lower, pure(share)
    if n.denominator != 1 or not 0 < n <= 1000:
        return run.unknown()
    return any(Fraction(part, int(n)) in wanted for part in range(int(n) + 1))


_MANY = 40
# name -> (function, least arguments, most arguments, what the arguments must be: "role", "roles", "slot" or anything)
FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    **_calendar.FUNCTIONS,
    **_growth.FUNCTIONS,
    **_series.FUNCTIONS,
    **_spans.FUNCTIONS,
    **_statistics.FUNCTIONS,
    **_texts.FUNCTIONS,
    "sum": (_sum, 1, 1, "role"),
    "count": (_count, 1, 1, "role"),
    "mean": (_mean, 1, 1, "role"),
    "hull": (_hull, 1, _MANY, ""),
    "between": (_between, 2, 2, ""),
    "low": (_low, 1, 1, ""),
    "high": (_high, 1, 1, ""),
    "number": (_number, 1, 1, ""),
    "ratio": (_pure, 1, 1, ""),
    "abs": (_absolute, 1, 1, ""),
    "widen": (_widen, 2, 2, "role"),
    "rounded": (_rounded, 1, 1, "role"),
    "convert": (_convert, 2, 2, "unit"),
    "in_units_of": (_in_units_of, 2, 2, ""),
    "in_money_of": (_in_money_of, 2, 2, ""),
    "names_persons": (_names_persons, 1, 1, "slot"),
    "comparable": (_unit_fits, 2, 2, ""),
    "factor_apart": (_ratio_apart, 2, 2, ""),
    "contains": (_contains, 2, _MANY, ""),
    "shares_word": (_shares_word, 2, 2, ""),
    "same": (_same, 2, 2, ""),
    "filled": (_filled, 1, 1, "slot"),
    "bounded": (_bounded, 1, 1, ""),
    "open_ended": (_open_ended, 1, 1, "role"),
    "exact": (_exact, 1, 1, "role"),
    "some_run": (_some_run, 2, 3, "role"),
    "some_sum": (_some_sum, 2, 2, "role"),
    "listed_names": (_listed_names, 1, 1, "role"),
    "listed_beside": (_apposed, 1, 1, "role"),
    "listed": (_listed, 1, 1, "role"),
    "attainable": (_attainable, 2, 2, ""),
    "all_of": (_coincide, 1, _MANY, ""),
    "any_of": (_any_of, 1, _MANY, ""),
}
BY_NAME: dict[str, Function] = {name: entry[0] for name, entry in FUNCTIONS.items()}
