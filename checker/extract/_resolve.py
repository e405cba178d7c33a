"""Which mentions stand: one span is one claim. The longest wins, then the kind that comes first in `Kind`."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.claim import Kind, Mention
from checker.model.document import Span

_PRIORITY = {kind: number for number, kind in enumerate(Kind)}


def resolve(found: Iterable[Mention], *, nested: bool = False) -> list[Mention]:
    """Disjoint mentions in text order. With `nested`, a rate may hold claims that are not its own numerator."""
    ranked = sorted(
        found, key=lambda one: (-(one.span.end - one.span.start), _PRIORITY[one.kind], one.span.start, one.unit or "")
    )
    if nested:
        ranked.sort(key=lambda one: one.kind is not Kind.RATE)
    kept: list[Mention] = []
    taken: list[tuple[Span, Mention]] = []
    for one in ranked:
        if not any(_clash(one, other) for _, other in taken if one.span.overlaps(other.span)):
            kept.append(one)
            taken.append((one.span, one))
    return sorted(kept, key=lambda one: (one.span.start, -one.span.end))


def _clash(one: Mention, other: Mention) -> bool:
    """Two overlapping mentions cannot both stand, unless one is a rate and the other a part of it besides its own figure."""
    for rate, part in ((one, other), (other, one)):
        if rate.kind is Kind.RATE and part.kind is not Kind.RATE and _inside(part.span, rate.span):
            core = rate.number_span or rate.span
            return (part.number_span or part.span).overlaps(core)
    return True


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
