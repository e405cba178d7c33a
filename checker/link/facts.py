"""Facts: linked claims gathered into groups, the voices in them, and what independent voices agree on.

A voice is a speaker that the text names, or else the author; copies of one text, and quotations of whole paragraphs,
are one author. However many pairs clash in a fact, a reader is told once, with all its sources; and whoever repeats a
speaker adds no voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from checker.link.values import agree
from checker.model.claim import Claim
from checker.model.finding import Corroboration, Fact, Finding, Pair, Scope, Source
from checker.model.identity import digest

ALSO = "also"  # the role of a source that takes part in a fact beside the two that clash

Copied = Callable[[Claim, Claim], bool]


def facts(pairs: Sequence[Pair], copied: Copied) -> tuple[Fact, ...]:
    """The groups of claims that pairs join, in (document, start) order; `copied` tells copies of one paragraph."""
    above: dict[str, str] = {}
    claims: dict[str, Claim] = {}

    def root(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for pair in pairs:
        for claim in (pair.a, pair.b):
            claims[claim.id] = claim
            above.setdefault(claim.id, claim.id)
        one, two = sorted((root(pair.a.id), root(pair.b.id)))
        above[two] = one
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims.values(), key=_order):
        groups.setdefault(root(claim.id), []).append(claim)
    made = (Fact(tuple(members), _voices(members, copied)) for members in groups.values())
    return tuple(sorted(made, key=lambda fact: _order(fact.claims[0])))


def _order(claim: Claim) -> tuple[str, int]:
    return claim.document, claim.span.start


def _voices(claims: Sequence[Claim], copied: Copied) -> tuple[int, ...]:
    """A running number for each claim; a claim is compared with the first of each voice only."""
    firsts: list[Claim] = []
    numbers: list[int] = []
    for claim in claims:
        number = next((n for n, first in enumerate(firsts) if _one_voice(first, claim, copied)), len(firsts))
        if number == len(firsts):
            firsts.append(claim)
        numbers.append(number)
    return tuple(numbers)


def _one_voice(a: Claim, b: Claim, copied: Copied) -> bool:
    if a.attribution is not None and b.attribution is not None:
        return a.attribution.casefold() == b.attribution.casefold() or copied(a, b)
    if a.document == b.document and a.section == b.section:
        return True  # whoever tells of a speaker's figure in his own words has it from that speaker
    return copied(a, b)


def corroborations(found: Sequence[Fact], pairs: Sequence[Pair]) -> tuple[Corroboration, ...]:
    """What at least two voices agree on, in the order of the facts."""
    evidence = {frozenset((pair.a.id, pair.b.id)): pair.link.evidence for pair in pairs}
    return tuple(_agreed(fact, members, evidence) for fact in found for members in _agreeing(fact, evidence))


def _agreeing(fact: Fact, joined: Mapping[frozenset[str], object]) -> list[list[int]]:
    """Indices of claims that can all hold and come from two voices or more.

    Each claim joins the first cluster that it fits and has a link to: that both clash with a third is no agreement.
    """
    clusters: list[list[int]] = []
    for index, claim in enumerate(fact.claims):
        for cluster in clusters:
            others = [fact.claims[other] for other in cluster]
            known = any(frozenset((claim.id, other.id)) in joined for other in others)
            if known and all(agree(claim, other) for other in others):
                cluster.append(index)
                break
        else:
            clusters.append([index])
    return [cluster for cluster in clusters if len({fact.voices[index] for index in cluster}) > 1]


def _agreed(fact: Fact, members: Sequence[int], evidence: Mapping[frozenset[str], tuple[str, ...]]) -> Corroboration:
    claims = [fact.claims[index] for index in members]
    told = (evidence.get(frozenset((a.id, b.id))) for n, a in enumerate(claims) for b in claims[n + 1 :])
    return Corroboration(
        id="k-" + digest(*(claim.id for claim in claims)),
        kind=claims[0].kind.value,
        unit=claims[0].unit,
        voices=len({fact.voices[index] for index in members}),
        sources=tuple(_source(fact.claims[index]) for index in members),
        evidence=next((words for words in told if words), ()),
    )


def _source(claim: Claim) -> Source:
    voice = claim.attribution or claim.document
    return Source(claim.id, claim.document, claim.line, claim.column, claim.text, voice)


def told_once(findings: Sequence[Finding], found: Sequence[Fact]) -> tuple[Finding, ...]:
    """One finding for each rule, scope and fact: the first, which is the worst, with the other claims that take part.

    Findings that no link made, or whose claims belong to no fact, are passed on as they are.
    """
    where = {claim.id: number for number, fact in enumerate(found) for claim in fact.claims}
    kept: dict[object, Finding] = {}
    told: set[object] = set()
    for finding in findings:
        facts_of = Counter(where.get(claim.id, -1) for claim in finding.claims)
        if finding.link is None or len(facts_of) > 1 or -1 in facts_of:
            kept[finding.id] = finding
            continue
        key = finding.rule, finding.scope, next(iter(facts_of))
        kept.setdefault(key, finding)
        told.add(key)
    return tuple(_with_sources(one, found, where) if key in told else one for key, one in kept.items())


def _with_sources(finding: Finding, found: Sequence[Fact], where: Mapping[str, int]) -> Finding:
    named = {claim.id for claim in finding.claims}
    within = {claim.document for claim in finding.claims} if finding.scope is Scope.INTERNAL else None
    fact = found[where[finding.claims[0].id]]
    others = tuple(
        claim for claim in fact.claims if claim.id not in named and (within is None or claim.document in within)
    )
    return replace(finding, claims=(*finding.claims, *others), roles=(*finding.roles, *(ALSO for _ in others)))
