"""Which pairs are looked at: never all by all. Documents meet first, then their claims.

Across parts: parts that share rare names, or words of their openings, within days of each other or, where a date is
not known or a text names its own times, at any distance; then claims of one kind and unit or noun. A name that too
many parts of a few days share says nothing and is left out; how often that happened is counted, as it may cost a link.
Within a part: claims that share a noun or two words nearby; of a long list only neighbours meet. Cost grows with the
matches. What shares no key needs no common memory, so the work can be split by key.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from checker.link.comparable import NEAR_DAYS, Comparer
from checker.link.facets import Facets
from checker.link.gates import COUNTED, HARD
from checker.link.parts import Part, part_keys
from checker.link.values import measure
from checker.model.claim import Kind

KEYS = 8  # words of a claim that make keys within a part, the nearest ones
NAME_KEYS = 4  # words of names besides
LONG = 48  # claims under one key from which on only neighbours in the list meet
NEXT = 8
CAP = 50  # parts under one key of one bucket; more, and the key is left out
FEW = 50  # parts up to which nothing is left out
SHARED = 2  # keys that two parts must share
AT_ONCE = 20_000  # parts whose keys are held in memory together

Facet_Pair = tuple[Facets, Facets]


class Candidates:
    """The pairs of claims worth comparing. `skipped` and `looked_at` are known when `pairs` has been read."""

    def __init__(self, claims: Sequence[Facets], comparer: Comparer) -> None:
        ordered = sorted(claims, key=lambda facets: facets.part.key)
        self.members = [tuple(group) for _, group in groupby(ordered, key=lambda facets: facets.part.key)]
        self.comparer = comparer
        self.skipped = 0
        self.looked_at = 0

    def pairs(self) -> Iterator[Facet_Pair]:
        """Yield pairs, each once, the first of a pair first in (document, start) order."""
        for members in self.members:
            for pair in _within(members):
                self.looked_at += 1
                yield pair
        whole = [members[0].part for members in self.members]
        for i, j in self._met(whole):
            if self.comparer.ground(whole[i], whole[j]) is None:
                continue
            for pair in _across(self.members[i], self.members[j], far=_far(whole[i], whole[j])):
                self.looked_at += 1
                yield pair

    def _met(self, whole: Sequence[Part]) -> list[tuple[int, int]]:
        """Pairs of parts that share enough keys, as positions in `whole`."""
        keys = [part_keys(part) for part in whole]
        counts: Counter[tuple[int, int]] = Counter()
        shards = 1 + len(whole) // AT_ONCE
        for shard in range(shards):
            for weight, numbers in self._postings(whole, keys, shard, shards):
                for pair in combinations(numbers, 2):
                    counts[pair] += weight
        return sorted(pair for pair, shared in counts.items() if shared >= SHARED)

    def _postings(
        self, whole: Sequence[Part], keys: Sequence[Sequence[str]], shard: int, shards: int
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield the parts under each key, a few days at a time, then those that no common days bring together."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(keys):
            for word in words:
                if shards == 1 or zlib.crc32(word.encode()) % shards == shard:
                    index[word].append(number)
        for word, numbers in index.items():
            weight = 1 + (" " in word)  # a name of two words is worth two
            for group in self._capped(_by_days(numbers, whole), len(whole)):
                near = (pair for pair in combinations(group, 2) if _bucket(whole[pair[0]]) == _bucket(whole[group[0]]))
                yield from ((weight, [i, j]) for i, j in near if _gap(whole[i], whole[j]) <= NEAR_DAYS)
            for group in self._capped([numbers], len(whole)):
                yield from ((weight, [i, j]) for i, j in combinations(group, 2) if _gap(whole[i], whole[j]) > NEAR_DAYS)

    def _capped(self, groups: Iterable[list[int]], parts: int) -> Iterator[list[int]]:
        for group in groups:
            if len(group) <= CAP or parts <= FEW:
                yield group
            else:
                self.skipped += 1


def _gap(a: Part, b: Part) -> int:
    """Days between two parts; beyond all bounds where one has no date."""
    return NEAR_DAYS + 1 if a.day is None or b.day is None else abs(a.day - b.day)


def _far(a: Part, b: Part) -> bool:
    return a.day is not None and b.day is not None and abs(a.day - b.day) > NEAR_DAYS


def _bucket(part: Part) -> int:
    return (part.day or 0) // (NEAR_DAYS + 1)


def _by_days(numbers: Sequence[int], whole: Sequence[Part]) -> Iterator[list[int]]:
    """Groups of dated parts: those of a few days, then those of the next few, which begin no pair of their own."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        if whole[number].day is not None:
            buckets[_bucket(whole[number])].append(number)
    for bucket in sorted(buckets):
        group = [*buckets[bucket], *buckets.get(bucket + 1, [])]
        if len(group) > 1:
            yield group


def _across(first: Sequence[Facets], second: Sequence[Facets], *, far: bool) -> Iterator[Facet_Pair]:
    """Claims of two parts that may count the same thing and share a word; `far` parts need times of their own."""
    index: dict[object, list[Facets]] = defaultdict(list)
    for facets in second:
        key = _join(facets, far)
        if key is not None:
            index[key].append(facets)
    known = {id(facets): facets.words for facets in second}
    for a in first:
        key, words = _join(a, far), a.words
        for b in index.get(key, ()) if key is not None else ():
            if not words.isdisjoint(known[id(b)]) and HARD["head"](a, b) is not False:
                yield (a, b) if a.order <= b.order else (b, a)


def _join(facets: Facets, far: bool) -> object:
    """What claims of two parts must have in common; None for one that no link across parts can have."""
    claim = facets.claim
    if claim.kind is Kind.DATE:
        return claim.kind if claim.resolution in ("day", "year") else None
    if far and facets.time is None:
        return None
    if claim.kind is Kind.NUMBER:
        return None
    return claim.kind if claim.kind is Kind.COUNT else (claim.kind, measure(claim.unit))


def _within(members: Sequence[Facets]) -> Iterator[Facet_Pair]:
    """Pairs of claims of one part that share a noun or two words."""
    ordered = sorted(members, key=lambda facets: facets.order)
    index: dict[tuple[object, str, str], list[int]] = defaultdict(list)
    for number, facets in enumerate(ordered):
        for key in _keys(facets):
            index[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in index.values():
        seen.update(_meet(numbers))
    for first, second in sorted(seen):
        yield ordered[first], ordered[second]


def _keys(facets: Facets) -> Iterator[tuple[object, str, str]]:
    claim = facets.claim
    kind: object = Kind.COUNT if claim.kind in COUNTED else (claim.kind, claim.unit)
    words = sorted({*facets.near[:KEYS], *sorted(facets.topic)[:NAME_KEYS]})
    for x, y in combinations(words, 2):
        yield kind, x, y
    if facets.head is not None:
        yield kind, facets.head, ""
        if facets.verb is not None:
            yield kind, facets.head, f" {facets.verb}"


def _meet(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(numbers) <= LONG:
        return combinations(numbers, 2)
    return ((numbers[i], number) for i in range(len(numbers)) for number in numbers[i + 1 : i + 1 + NEXT])
