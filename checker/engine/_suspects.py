"""Which figures are the likely culprits: those that, if wrong, explain the failed checks and break few that held.

Error localisation after Fellegi and Holt (1976): find the least set of fields that must change so that every check can
hold. Here a greedy weighted set cover: the failed checks are to be covered by figures, and a figure weighs
1 + the checks that held with it. Each step takes the figure with the least weight for each failure it newly explains.
The weight of the cover is at most H(n) = 1 + 1/2 + ... + 1/n times the least there is, where n is the largest number of
failures that one figure takes part in (Chvatal 1979); figures that later ones make needless are then left out.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from checker.model.claim import Claim
from checker.model.finding import Finding, Suspect

_Rank = tuple[Fraction, int, int, str, int, int, str]


def with_suspects(
    findings: Sequence[Finding], agreements: Iterable[Sequence[Claim]]
) -> tuple[list[Finding], tuple[Suspect, ...]]:
    """The findings with `suspects` and `group`, and the figures of the cover, that which explains most first.

    `agreements` are the claims of each check that held. The cost is linear in the claims of the findings, but for a
    logarithm.
    """
    failed: dict[str, list[int]] = defaultdict(list)
    claims: dict[str, Claim] = {}
    for number, found in enumerate(findings):
        for claim in {claim.id: claim for claim in found.claims}.values():
            failed[claim.id].append(number)
            claims[claim.id] = claim
    held: Counter[str] = Counter(claim.id for group in agreements for claim in group if claim.id in failed)
    explained = _cover(findings, claims, failed, held)
    first = {number: name for name, numbers in explained.items() for number in numbers}
    named = [_named(found, first[number], failed, held, explained) for number, found in enumerate(findings)]
    suspects = [
        Suspect(name, tuple(findings[number].id for number in numbers), held[name])
        for name, numbers in explained.items()
    ]
    return named, tuple(sorted(suspects, key=lambda one: -len(one.findings)))


def _cover(
    findings: Sequence[Finding], claims: dict[str, Claim], failed: dict[str, list[int]], held: Counter[str]
) -> dict[str, list[int]]:
    """The figures of the cover in the order they were taken, each with the findings it is the first to explain."""
    open_ = set(range(len(findings)))

    def rank(name: str) -> _Rank | None:
        """Less is better; among equals the figure that the text states, not those it is checked against."""
        left = [number for number in failed[name] if number in open_]
        if not left:
            return None
        stated = sum(1 for number in left if findings[number].claims[findings[number].primary].id == name)
        claim = claims[name]
        weight = Fraction(1 + held[name], len(left))
        return weight, -len(left), -stated, claim.document, claim.span.start, claim.span.end, name

    heap = [found for name in failed if (found := rank(name)) is not None]
    heapq.heapify(heap)
    taken: list[str] = []
    while open_:
        name = heapq.heappop(heap)[-1]
        now = rank(name)  # it can only have grown since it was put there
        if now is not None and heap and now > heap[0]:
            heapq.heappush(heap, now)
        elif now is not None:
            taken.append(name)
            open_.difference_update(failed[name])
    return _assigned(taken, failed)


def _assigned(taken: Sequence[str], failed: dict[str, list[int]]) -> dict[str, list[int]]:
    """The cover without the figures whose findings the others explain as well, latest first."""
    times = Counter(number for name in taken for number in failed[name])
    kept = []
    for name in reversed(taken):
        if all(times[number] > 1 for number in failed[name]):
            times.subtract(failed[name])
        else:
            kept.append(name)
    done: set[int] = set()
    explained: dict[str, list[int]] = {}
    for name in reversed(kept):
        explained[name] = [number for number in failed[name] if number not in done]
        done.update(explained[name])
    return explained


def _named(
    found: Finding, first: str, failed: dict[str, list[int]], held: Counter[str], explained: dict[str, list[int]]
) -> Finding:
    """The finding with the figure that explains it, then its others: most failures, less the checks that held."""
    stated = found.claims[found.primary].id
    order = dict.fromkeys(claim.id for claim in found.claims)
    ranked = sorted(order, key=lambda name: (name != first, held[name] - len(failed[name]), name != stated))
    group = "g" + first[1:] if len(explained[first]) > 1 else found.group
    return replace(found, suspects=tuple(ranked), group=group)
