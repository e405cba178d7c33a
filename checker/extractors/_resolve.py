"""Which mentions stand: one span is one claim. The longest wins, then the kind that comes first in `Kind`."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from checker.extractors._base import SHARE
from checker.model.claim import Kind, Mention
from checker.model.document import Span

_PRIORITY = {kind: number for number, kind in enumerate(Kind)}


def resolve(found: Iterable[Mention], *, nested: bool = False) -> list[Mention]:
    """Disjoint mentions in text order. With `nested`, a rate may hold claims that are not its own numerator."""
    found = list(found)
    if len(found) < 2:
        return found
    ranked = sorted(found, key=lambda one: (*_rank(one, nested=nested), one.span.start, one.unit or ""))
    kept: list[Mention] = []  # in text order
    starts: list[int] = []
    longest = 0
    for one in ranked:
        at = bisect.bisect_left(starts, one.span.start - longest)
        if not _taken(one, kept, at):
            place = bisect.bisect(starts, one.span.start)
            kept.insert(place, one)
            starts.insert(place, one.span.start)
            longest = max(longest, one.span.end - one.span.start)
    return sorted(kept, key=lambda one: (one.span.start, -one.span.end))


def _rank(one: Mention, *, nested: bool) -> tuple[bool, bool, int, int]:
    share = one.extractor != SHARE
    return nested and one.kind is not Kind.RATE, share, one.span.start - one.span.end, _PRIORITY[one.kind]


def _taken(one: Mention, kept: list[Mention], at: int) -> bool:
    """Does a mention from position `at` on stand in the way?"""
    while at < len(kept) and kept[at].span.start < one.span.end:
        if one.span.overlaps(kept[at].span) and _clash(one, kept[at]):
            return True
        at += 1
    return False


def _clash(one: Mention, other: Mention) -> bool:
    """Two that overlap cannot both stand, unless one is a rate and the other a part of it besides its own figure."""
    for rate, part in ((one, other), (other, one)):
        if rate.kind is Kind.RATE and part.kind is not Kind.RATE and _inside(part.span, rate.span):
            return (part.number_span or part.span).overlaps(rate.number_span or rate.span)
    return True


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
