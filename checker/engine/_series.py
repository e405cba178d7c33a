"""The functions of the expression language that see the claims of one role one by one; see `_functions`."""

from __future__ import annotations

import itertools

from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Quantity, Value, claim_quantity
from checker.model.interval import Interval
from checker.model.rule import Call


def _figures(run: Evaluation, call: Call) -> list[Interval] | None:
    """The figures of a role as bare numbers; None where one cannot be told."""
    bound = claims_of(run, call)
    if bound.supposed is not None:
        return [bound.supposed.interval]
    found = [claim_quantity(claim, run.reading) for claim in bound.claims]
    return None if None in found else [one.interval for one in found if one is not None]


def _greatest(run: Evaluation, call: Call) -> Value:
    """greatest(role): the largest of the figures of a role, as a bare number, whatever their units."""
    given = _figures(run, call)
    if given is None:
        return run.unknown()
    lower = [one.lower for one in given if one.lower is not None]
    upper = [one.upper for one in given if one.upper is not None]
    return Quantity(Interval.of(max(lower, default=None), max(upper) if len(upper) == len(given) else None))


def _bare_sum(run: Evaluation, call: Call) -> Value:
    """bare_sum(role): the sum of the figures of a role, as a bare number, whatever their units."""
    given = _figures(run, call)
    if given is None:
        return run.unknown()
    total = given[0]
    for part in given[1:]:
        total = total + part
    return Quantity(total)


def _nearest(run: Evaluation, call: Call) -> Value:
    """nearest(role, x): of the figures of a role, as bare numbers, one that may be x, or else the last."""
    given, wanted = _figures(run, call), run.quantity(call.arguments[1])
    if given is None or wanted is None:
        return run.unknown()
    return Quantity(next((one for one in given if not one.disjoint(wanted.interval)), given[-1]))


def _rising(run: Evaluation, call: Call) -> Value:
    """rising(role): whether no figure of a role is below the one before it, in the order of the text."""
    given = _figures(run, call)
    if given is None:
        return run.unknown()
    pairs = list(itertools.pairwise(given))
    if any(one.lower is not None and two.upper is not None and two.upper < one.lower for one, two in pairs):
        return False
    certain = all(one.upper is not None and two.lower is not None and one.upper <= two.lower for one, two in pairs)
    return True if certain else None


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "greatest": (_greatest, 1, 1, "role"),
    "bare_sum": (_bare_sum, 1, 1, "role"),
    "nearest": (_nearest, 2, 2, "role"),
    "rising": (_rising, 1, 1, "role"),
}
