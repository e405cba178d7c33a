"""The functions of the expression language that set an earlier figure against a later one; see `_functions`."""

from __future__ import annotations

import re

from checker.engine._alike import alike
from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Bound, Quantity, Value
from checker.model.claim import Claim, Kind
from checker.model.interval import Interval
from checker.model.rule import Call, Name

_FAR = 12  # a bare figure that is so many times another has lost a "million" on the way, or is no figure of its kind
_YEARS = range(1800, 2100)
_FRACTION = re.compile(r"\d+/\d")  # "10-1/2 percent" may have been read as half a per cent


def _alike(run: Evaluation, call: Call) -> Value:
    """alike(a, b): whether two figures count or measure one sort of thing, or one is bare: from 1.2 to 1.5 tonnes."""
    one, two = _two(run, call)
    return _figures_alike(one.claims[0], two.claims[0])


def _growth(run: Evaluation, call: Call) -> Value:
    """growth(old, new): the change from one figure to the next as a share of the first: from 40 to 50 is 25 %."""
    one, two = _two(run, call)
    old, new = one.quantity(run.reading), two.quantity(run.reading)
    if old is None or new is None or not _figures_alike(one.claims[0], two.claims[0]):
        return run.unknown()
    moved: Interval | None = run.converted(new, old.unit)
    if moved is None:
        moved = new.interval
    if _bare(one.claims[0]) != _bare(two.claims[0]):
        moved = new.interval
        if _far_apart(old.interval, moved):
            return run.unknown()
    if old.interval.lower is None or old.interval.lower <= 0:
        return run.unknown()
    return Quantity(moved / old.interval - Interval.point(1))


def _two(run: Evaluation, call: Call) -> tuple[Bound, Bound]:
    one, two = (argument for argument in call.arguments)
    assert isinstance(one, Name) and isinstance(two, Name)  # roles: see `claims_of`
    return claims_of(run, call), run.binding[two.role]


def _figures_alike(one: Claim, two: Claim) -> bool:
    if any(_is_year(claim) or _FRACTION.match(claim.text) for claim in (one, two)):
        return False
    if _bare(one) or _bare(two):
        return one.kind not in _NEVER_BARE and two.kind not in _NEVER_BARE
    return alike(one, two)


def _bare(claim: Claim) -> bool:
    return claim.kind is Kind.NUMBER and claim.unit is None


_NEVER_BARE = (Kind.DATE, Kind.ORDINAL, Kind.AGE, Kind.PERCENTAGE, Kind.RATE, Kind.DURATION)


def _is_year(claim: Claim) -> bool:
    """A bare "1985" is likelier a year than a figure."""
    return _bare(claim) and claim.text.isdigit() and int(claim.text) in _YEARS


def _far_apart(one: Interval, two: Interval) -> bool:
    ends = [end for end in (one.lower, one.upper, two.lower, two.upper) if end is not None and end > 0]
    return len(ends) > 1 and max(ends) > _FAR * min(ends)


def _written(run: Evaluation, call: Call) -> Value:
    """written(role): the bare number that the words name, without hedge and precision; not known of a range."""
    ends = claims_of(run, call).claims[0].interval
    found = ends.lower if ends.lower == ends.upper else None
    return run.unknown() if found is None else Quantity(Interval.point(found))


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "alike": (_alike, 2, 2, "roles"),
    "growth": (_growth, 2, 2, "roles"),
    "written": (_written, 1, 1, "role"),
}
