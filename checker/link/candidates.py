"""Which pairs are looked at: claims of one kind that share two words, found through an index and never all by all.

Every claim stands in the index under each pair of the words near it, and within its part under its head, with and
without its verb. A list that grows long, as sentences of one mould make it, is not dropped: its claims meet the next
few in order only, so the cost stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checker.link.facets import Facets
from checker.link.gates import COUNTED
from checker.model.claim import Kind

KEYS = 8  # words of a claim that make keys, the nearest ones
NAME_KEYS = 4  # words of names besides
LONG = 48  # claims under one key from which on only neighbours in the list meet
NEXT = 8

Key = tuple[object, str, str]


def candidates(claims: Sequence[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Yield pairs of claims worth comparing, each once, the first of a pair first in (document, start) order."""
    ordered = sorted(claims, key=lambda facets: facets.order)
    index: dict[Key, list[int]] = defaultdict(list)
    for number, facets in enumerate(ordered):
        for key in _keys(facets):
            index[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in index.values():
        seen.update(_meet(numbers))
    for first, second in sorted(seen):
        yield ordered[first], ordered[second]


def _keys(facets: Facets) -> Iterator[Key]:
    claim = facets.claim
    kind: object = Kind.COUNT if claim.kind in COUNTED else (claim.kind, claim.unit)
    words = sorted({*facets.near[:KEYS], *sorted(facets.topic)[:NAME_KEYS]})
    for x, y in combinations(words, 2):
        yield kind, x, y
    if facets.head is not None:
        yield facets.part.key, facets.head, ""
        if facets.verb is not None:
            yield facets.part.key, facets.head, facets.verb


def _meet(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(numbers) <= LONG:
        return combinations(numbers, 2)
    return ((numbers[i], number) for i in range(len(numbers)) for number in numbers[i + 1 : i + 1 + NEXT])
