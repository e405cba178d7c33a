"""What time does to a running count: later texts that give a later state, and texts that correct an earlier figure.

A count that grows while an event lasts and did grow is news, and so is one that runs down; a count that cannot fall
and did is a discrepancy like any other. A text that says "90, not 60" replaces the 60 of others.
"""

from __future__ import annotations

from checker.link.comparable import Ground
from checker.link.facets import Facets
from checker.link.values import agree, size
from checker.link.words import lemmas
from checker.model.claim import Basis, Kind
from checker.model.finding import SAME, UPDATE

SETTLED = 30  # days after which the count of an event no longer grows

_RUNNING = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASUREMENT})


def update(a: Facets, b: Facets, ground: Ground, same_time: bool | None) -> str:
    """The relation of two claims of one quantity: `UPDATE` where the later text replaces the figure, else `SAME`."""
    if agree(a.claim, b.claim):
        return SAME
    if a.claim.nominal in b.corrects or b.claim.nominal in a.corrects:
        return UPDATE
    if ground.same_part or not ground.gap or a.claim.kind not in _RUNNING:
        return SAME
    if same_time is True and _long_past(a, b):
        return SAME
    early, late = in_time(a, b)
    grown = size(late.claim) > size(early.claim)
    cumulative, run_down = counter(a, b)
    return UPDATE if run_down or (grown and cumulative) else SAME


def in_time(a: Facets, b: Facets) -> tuple[Facets, Facets]:
    """Both in the order of their days; as they come where a day is not known."""
    return (b, a) if a.part.day is not None and b.part.day is not None and b.part.day < a.part.day else (a, b)


def counter(a: Facets, b: Facets) -> tuple[bool, bool]:
    """Whether the figures count up while an event lasts, and whether they run down. The nearest words decide."""
    own = {word for x in (a, b) for word in (x.head, x.verb, *x.modifiers) if word}
    own |= {name for x in (a, b) for _, name in x.roles}
    near = {word for x in (a, b) for word in x.near[:3]}
    up, down = lemmas("running"), lemmas("run_down")
    cumulative = Basis.CUMULATIVE in (a.claim.basis, b.claim.basis) or bool(own & up)
    if not cumulative and not own & down:
        return bool(near & up) and not near & down, bool(near & down)
    return cumulative, bool(own & down)


def _long_past(a: Facets, b: Facets) -> bool:
    """True when the time that both name was over well before either text was written: the count stands still."""
    ends = [time.upper for time in (a.time, b.time) if time is not None]
    days = [day for day in (a.part.day, b.part.day) if day is not None]
    return bool(ends and days) and all(end is not None and end + SETTLED <= min(days) for end in ends)
