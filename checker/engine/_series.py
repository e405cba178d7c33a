"""The functions of the expression language that see the claims of one role one by one; see `_functions`."""

from __future__ import annotations

import itertools
import math

from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Quantity, Value, claim_quantity
from checker.model.claim import Claim, Kind
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


def _precedes(run: Evaluation, call: Call) -> Value:
    """precedes(a, b): whether all figures of one role stand before all of another, in one document."""
    one, two = (claims_of(run, Call("", (argument,), call.at)).claims for argument in call.arguments)
    if len({claim.document for claim in (*one, *two)}) > 1:
        return False
    return max(claim.span.end for claim in one) <= min(claim.span.start for claim in two)


def _made_of(run: Evaluation, call: Call) -> Value:
    """made_of(total, part, rest): whether a total can be the rest and some of the parts; at most ten parts."""
    found = [claims_of(run, Call("", (argument,), call.at)) for argument in call.arguments]
    if len(found[1].claims) > 10 or len({claim.unit for one in found for claim in one.claims if _has_unit(claim)}) > 1:
        return run.unknown()
    values = [[claim_quantity(claim, run.reading) for claim in one.claims] for one in found]
    if any(value is None for one in values for value in one):
        return run.unknown()
    total, parts, rest = ([value.interval for value in one if value is not None] for one in values)
    sums = [rest[0]]
    for part in parts:
        sums += [part + added for added in sums]
    return None if any(added.equals(total[0]) is not False for added in sums[1:]) else False


def _has_unit(claim: Claim) -> bool:
    """Money and measures have to be of one unit; what is counted was compared by its noun."""
    return claim.kind not in (Kind.COUNT, Kind.NUMBER)


def _attainable_mean(run: Evaluation, call: Call) -> Value:
    """attainable_mean(mean, n): whether some whole number, divided by n, rounds to a mean; n is 1,000 at most."""
    mean, number = run.quantity(call.arguments[0]), run.quantity(call.arguments[1])
    if mean is None or number is None or not number.interval.is_point or not mean.interval.bounded:
        return run.unknown()
    n = number.interval.lower
    if n is None or n.denominator != 1 or not 0 < n <= 1000:
        return run.unknown()
    total = mean.interval.scaled(n)
    assert total.lower is not None and total.upper is not None
    return any(whole in total for whole in range(math.floor(total.lower), math.ceil(total.upper) + 1))


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "greatest": (_greatest, 1, 1, "role"),
    "bare_sum": (_bare_sum, 1, 1, "role"),
    "nearest": (_nearest, 2, 2, "role"),
    "rising": (_rising, 1, 1, "role"),
    "precedes": (_precedes, 2, 2, "roles"),
    "made_of": (_made_of, 3, 3, "roles"),
    "attainable_mean": (_attainable_mean, 2, 2, ""),
}
