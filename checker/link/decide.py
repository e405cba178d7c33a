"""From a pair of claims to a link or none: the gates in order, the evidence, and last of all the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.link import gates
from checker.link.comparable import Ground
from checker.link.evidence import Evidence
from checker.link.facets import Facets
from checker.link.narrowing import narrower, other_subject, other_words
from checker.link.restated import set_apart
from checker.link.strength import WEAK, Signs, headline, strength, two_voices
from checker.link.updates import update
from checker.link.values import agree, coincidence, level, opposed, plausible, size
from checker.link.words import counted_alike, kind_of
from checker.model.claim import Claim, Kind, Modality, Time
from checker.model.document import Block
from checker.model.finding import FAINT, SAME, Link

MAX_SOFT = 1  # soft clashes that a link survives
INSISTENT = 6  # shared words from which on the figures may be any distance apart

_NEVER = frozenset({Kind.ORDINAL})
_NO_SUMS = frozenset({Kind.PERCENTAGE, Kind.RATE, Kind.AGE, Kind.DURATION})  # a part may have more than the whole
_METALINES = frozenset({Block.SOURCE, Block.DATELINE})


def eligible(facets: Facets) -> bool:
    """True for a claim that can be an end of a link at all."""
    return ineligible(facets) is None


def ineligible(facets: Facets) -> str | None:
    """Why a claim can be no end of a link, as the name of a gate; None where it can."""
    claim = facets.claim
    before = claim.span.start - claim.sentence.start - 1
    checks = (
        ("unresolved", not claim.resolved),
        ("ordinal", claim.kind in _NEVER),
        ("cell", claim.block is Block.CELL),
        ("metaline", claim.kind is Kind.DATE and (claim.block in _METALINES or "dateline" in facets.marks)),
        ("name", before >= 0 and claim.sentence_text[before].isalnum()),  # "IPv4", "policy-111a"
        ("unbounded", claim.interval.lower is None and claim.interval.upper is None),
        ("series", claim.series >= 0),
        ("definition", claim.threshold and None in (claim.interval.lower, claim.interval.upper)),
        ("denied", claim.modality is Modality.DENIED),
        ("converted", "converted" in facets.marks),
        ("multiple", claim.kind is Kind.NUMBER and claim.unit is not None),
        ("class", "class" in facets.marks),
    )
    return next((name for name, holds in checks if holds), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The gate that kept two claims apart, and what it saw."""

    gate: str
    detail: str = ""


def decide(
    a: Facets, b: Facets, ground: Ground, weigh: Callable[[Facets, Facets], Evidence]
) -> tuple[Link, Evidence] | Refusal:
    """The link between two eligible claims, `a` before `b`, with its evidence, or the first gate that refuses it."""
    passed, clashed = gates.ask(gates.HARD, a, b)
    inside = clashed == ("time",) and _nested(a.time, b.time)  # "on 3 May", "in May"
    slipped = 0 if clashed and not inside or ground.same_part else _slipped_far(a.claim, b.claim)
    if clashed and not (inside and slipped):
        return Refusal(clashed[0])
    if not ground.same_part and gates.template(a, b) is False:
        return Refusal("template")
    yielded, soft = gates.ask(gates.SOFT, a, b)
    if len(soft) > MAX_SOFT:
        return Refusal("soft", ", ".join(soft))
    same_time = _same_time(a, b, ground)
    far = not ground.near and same_time is not True and a.claim.kind is not Kind.DATE
    if far and not slipped:
        return Refusal("days", f"{ground.gap}")
    evidence = weigh(a, b)
    doubts = len(soft) + inside + far
    found = strength(a, b, ground, evidence, Signs(_slots(passed, evidence), slipped, doubts, same_time))
    if found is None:
        return Refusal("evidence", "; ".join(evidence.phrases) or "none")
    relation = update(a, b, ground, same_time)
    found = FAINT if inside or far else max(found, WEAK) if soft else found
    if relation == SAME and _doubtful(a, b, ground):
        found = FAINT
    refused = _implausible(a, b, ground, evidence, found, same_time, relation)
    if refused is not None:
        return Refusal(refused)
    return Link((*passed, *yielded), (*ground.reasons, *evidence.phrases), found, same_time, relation), evidence


def _implausible(
    a: Facets, b: Facets, ground: Ground, evidence: Evidence, strength: int, same_time: bool | None, relation: str
) -> str | None:
    """What the figures themselves say against a link, as the name of a gate."""
    if relation == SAME and not _believable(a, b, evidence):
        return "plausible"
    if relation == SAME and strength != FAINT and _subset(a, b):
        return "subset"
    if ground.same_part and relation == SAME and not agree(a.claim, b.claim):
        if evidence.told and headline(a, b):
            return "told"
        apart = set_apart(a, b)
        if apart is not None:
            return apart
    told_twice = ground.same_part and relation == SAME and not headline(a, b) and not two_voices(a.claim, b.claim)
    if told_twice and (other_subject(a, b) or other_words(a, b)):
        return "subject"
    undated = not ground.same_part and ground.gap is None and same_time is not True
    return "undated harm" if strength == WEAK and undated and _harmed(a, b) else None  # a war has many such a day


def _doubtful(a: Facets, b: Facets, ground: Ground) -> bool:
    """Does one text say something of its figure that would explain why it differs from the other's?"""
    x, y = level(a.claim, b.claim)
    if ground.same_part or agree(x, y):
        return False
    small, large = (a, b) if size(x) <= size(y) else (b, a)
    if other_subject(a, b) or narrower(small, large) or (a.claim.kind in _NO_SUMS and narrower(large, small)):
        return True
    generic = large.head == "person" != small.head
    return generic or bool(_slipped_far(x, y)) and _subset(a, b)


def _nested(a: Time | None, b: Time | None) -> bool:
    """True where one period lies within the other."""
    if a is None or b is None or None in (a.lower, a.upper, b.lower, b.upper):
        return False
    one, two = sorted(((a.lower or 0, a.upper or 0), (b.lower or 0, b.upper or 0)), key=lambda end: end[0] - end[1])
    return one[0] <= two[0] and two[1] <= one[1]


def _harmed(a: Facets, b: Facets) -> bool:
    return any(group == "harm" for facets in (a, b) for group, _ in facets.roles)


def _slots(passed: tuple[str, ...], evidence: Evidence) -> int:
    """How many slots that the texts fill agree: time, and holder or place where no shared name stands for them."""
    return ("time" in passed) + (("holder" in passed or "place" in passed) and not evidence.names)


def _believable(a: Facets, b: Facets, evidence: Evidence) -> bool:
    """Last of all the figures: far apart without a slip, they are seldom one quantity, unless the words insist."""
    x, y = level(a.claim, b.claim)
    strained = not x.hard.disjoint(y.hard)  # "more than 100" and 712: the words can hold, a reader would not think so
    told = len(evidence.shared) + len(evidence.names)
    insists = evidence.verbatim or told >= INSISTENT or (told >= 3 and headline(a, b))
    argued = two_voices(x, y) and (a.part is not b.part or x.paragraph == y.paragraph)
    return strained or plausible(x, y) or opposed(x, y) or insists or argued


def _subset(a: Facets, b: Facets) -> bool:
    """True when the side that says more of what it counts has the smaller figure: a part explains that."""
    x, y = level(a.claim, b.claim)
    if a.head and b.head and not counted_alike(a.head, b.head) and "person" not in (a.head, b.head):
        narrow, broad = (x, y) if kind_of(a.head, b.head) else (y, x)
        return size(narrow) < size(broad) and not agree(x, y)
    first, second = bool(a.modifiers - b.modifiers - set(b.near)), bool(b.modifiers - a.modifiers - set(a.near))
    if not first and not second:
        narrowed = _narrowed(a, b)
        first, second = narrowed is a, narrowed is b
    if first == second or agree(x, y):
        return False
    return size(x) < size(y) if first else size(y) < size(x)


def _narrowed(a: Facets, b: Facets) -> Facets | None:
    """The side that alone says what its figure is of or on, where the other text's sentence has no such word."""
    sides = [x for x, y in ((a, b), (b, a)) if x.complement and not y.complement and not x.complement[1] & set(y.near)]
    return sides[0] if len(sides) == 1 else None


def _slipped_far(a: Claim, b: Claim) -> int:
    """How little chance explains the slip between two figures, in their own units or in one."""
    return max(coincidence(a, b), 0 if a.unit == b.unit else coincidence(*level(a, b)))


def _same_time(a: Facets, b: Facets, ground: Ground) -> bool | None:
    """True when both speak of one time: their own, or that of texts of one day; None where it is not known."""
    x, y = a.time, b.time
    if x is not None and y is not None:
        return True if gates.same_period(x, y) else None
    known, other = (x, b) if x is not None else (y, a)
    if known is None:
        return True if ground.same_part or ground.gap == 0 else None
    day = other.part.day
    covered = day is not None and (known.lower or day) <= day <= (known.upper or day)
    return True if covered and not known.inherited else None
