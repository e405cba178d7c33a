"""Each claim has one partner at most in another part, chosen from both sides; agreeing partners compete.

A figure that meets its like elsewhere in the part is thereby not free for another that differs. A slip in one of two
mentions is still found: a pair counts as chosen, too, when the partner prefers a twin of the claim in its own part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from checker.link.evidence import Evidence
from checker.link.facets import Facets
from checker.link.values import agree
from checker.model.finding import Link

AGREEMENT = 2  # what agreement adds to the rank of a partner: as much as one more word in common
STRENGTH = 3  # what a strong link adds to it


@dataclass(frozen=True, slots=True, eq=False)
class Bond:
    """A pair that passed the gates, before partners are chosen."""

    a: Facets
    b: Facets
    link: Link
    evidence: Evidence

    def other(self, facets: Facets) -> Facets:
        """The end that is not `facets`."""
        return self.b if facets is self.a else self.a

    @property
    def rank(self) -> tuple[int, int]:
        """More is better: evidence, with strength and agreement as signals among others; then nearness."""
        near = -abs(self.a.claim.span.start - self.b.claim.span.start) if self.a.part is self.b.part else 0
        agreeing = AGREEMENT * agree(self.a.claim, self.b.claim)
        return self.evidence.score + agreeing + STRENGTH * (self.link.strength == 1), near


def chosen(bonds: Sequence[Bond]) -> list[Bond]:
    """The bonds that both ends prefer, or one end prefers and a twin of it vouches for; in the given order."""
    best: dict[tuple[int, object], Bond] = {}
    joined: dict[int, set[int]] = defaultdict(set)
    for bond in bonds:
        joined[id(bond.a)].add(id(bond.b))
        joined[id(bond.b)].add(id(bond.a))
        for facets in (bond.a, bond.b):
            key = id(facets), bond.other(facets).part.key
            if key not in best or bond.rank > best[key].rank:
                best[key] = bond
    return [bond for bond in bonds if _holds(bond, best, joined)]


def _holds(bond: Bond, best: dict[tuple[int, object], Bond], joined: dict[int, set[int]]) -> bool:
    mine = best[id(bond.a), bond.b.part.key]
    theirs = best[id(bond.b), bond.a.part.key]
    if mine is bond and theirs is bond:
        return True
    if mine is bond:
        return id(theirs.other(bond.b)) in joined[id(bond.a)]
    return theirs is bond and id(mine.other(bond.a)) in joined[id(bond.b)]
