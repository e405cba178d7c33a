"""From a pair of claims to a link or none: the gates in order, then how much evidence the case asks for.

Counts may be linked on weaker evidence than money, percentages and measures, which every text is full of; two parts
ask for more than one; dates only where one event of one named thing is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from checker.link import gates
from checker.link.comparable import Ground
from checker.link.evidence import Evidence
from checker.link.facets import Facets
from checker.link.narrowing import narrower, other_subject, other_words
from checker.link.updates import update
from checker.link.values import agree, coincidence, level, middle, opposed, plausible, size, slip
from checker.link.words import alike, counted_alike, deed, kind_of, lemmas
from checker.model.claim import Claim, Kind, Modality, Time
from checker.model.document import Block
from checker.model.finding import FAINT, SAME, Link

STRONG, WEAK = 1, 2
MANY = 5  # signs that make a faint link, figures a slip apart or near each other; one less where they are nearer
NEAR = Fraction(3, 2)  # how far such figures are apart at most
MAX_SOFT = 1  # soft clashes that a link survives
SMALL = 4  # counts below are too often alike, or of a part, to be linked on weak evidence

OTHER_DEED = 4  # shared words that two figures need beside verbs that differ
INSISTENT = 6  # shared words from which on the figures may be any distance apart

_NEVER = frozenset({Kind.ORDINAL})
_NO_SUMS = frozenset({Kind.PERCENTAGE, Kind.RATE, Kind.AGE, Kind.DURATION})  # a part may have more than the whole
_UNTOLD = frozenset({Kind.DATE, Kind.ORDINAL, Kind.NUMBER})
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
    strength = _strength(a, b, ground, evidence, _Signs(_slots(passed, evidence), slipped, doubts, same_time))
    if strength is None:
        return Refusal("evidence", "; ".join(evidence.phrases) or "none")
    relation = update(a, b, ground, same_time)
    strength = FAINT if inside or far else max(strength, WEAK) if soft else strength
    if relation == SAME and _doubtful(a, b, ground):
        strength = FAINT
    refused = _implausible(a, b, ground, evidence, strength, same_time, relation)
    if refused is not None:
        return Refusal(refused)
    return Link((*passed, *yielded), (*ground.reasons, *evidence.phrases), strength, same_time, relation), evidence


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for and against a link beside the words."""

    slots: int  # slots that agree
    slipped: int  # how little chance explains that one slip leads from figure to figure
    doubts: int  # soft clashes
    same_time: bool | None


def _strength(a: Facets, b: Facets, ground: Ground, evidence: Evidence, signs: _Signs) -> int | None:
    doubtful = bool(signs.doubts)
    if ground.same_part:
        return _internal(a, b, evidence, signs.slots, doubtful)
    strength = _across(a, b, evidence, signs.slots, doubtful)
    return _counted_up(a, b, evidence, signs) if strength is None else strength


def _implausible(
    a: Facets, b: Facets, ground: Ground, evidence: Evidence, strength: int, same_time: bool | None, relation: str
) -> str | None:
    """What the figures themselves say against a link, as the name of a gate."""
    if relation == SAME and not _believable(a, b, evidence):
        return "plausible"
    if relation == SAME and strength != FAINT and _subset(a, b):
        return "subset"
    told_twice = ground.same_part and relation == SAME and not _headline(a, b) and not two_voices(a.claim, b.claim)
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


def _counted_up(a: Facets, b: Facets, evidence: Evidence, signs: _Signs) -> int | None:
    """Faint where no single sign is enough, yet many point one way."""
    if {a.claim.kind, b.claim.kind} & _UNTOLD:
        return None
    x, y = level(a.claim, b.claim)
    number = evidence.signs + signs.slots + signs.slipped + (signs.same_time is True) - signs.doubts - _other_deed(a, b)
    if number >= MANY + (not evidence.only):
        return FAINT if signs.slipped or plausible(x, y) else None
    return FAINT if number == MANY - 1 and evidence.only and (signs.slipped or plausible(x, y, NEAR)) else None


def _across(a: Facets, b: Facets, evidence: Evidence, slots: int, doubtful: bool) -> int | None:
    """The strength of the evidence between two parts, where the words around the figures repeat each other."""
    kind, shared = a.claim.kind, len(evidence.shared) + len(evidence.names) + slots
    if kind is Kind.DATE:
        return STRONG if _same_event(a, b, evidence) else None
    if shared < OTHER_DEED and _other_deed(a, b):
        return None
    if kind is Kind.NUMBER or b.claim.kind is Kind.NUMBER or a.head is None and kind is Kind.COUNT:
        return None
    if evidence.verbatim and shared >= 2:
        return STRONG
    telling = evidence.names and (evidence.same_verb or slots) and shared + evidence.only >= 3
    if (telling or shared >= 2 and evidence.run >= 4) and not doubtful and _slipped(a.claim, b.claim):
        return STRONG
    if shared >= 4 and (evidence.same_verb or evidence.only) or shared >= 3 and evidence.same_verb and evidence.only:
        strength = STRONG
    elif shared >= 3 or (shared >= 2 and evidence.only):
        strength = WEAK
    else:
        return None
    if kind is not Kind.COUNT:
        told = evidence.run >= 2 or (evidence.only and shared >= 4)
        return strength if strength == STRONG and evidence.names and told else None
    return strength if strength == STRONG or min(size(a.claim), size(b.claim)) >= SMALL else None


def _internal(a: Facets, b: Facets, evidence: Evidence, slots: int, doubtful: bool) -> int | None:
    """The strength of the evidence within one part, where the author would have seen to it that things differ."""
    shared = len(evidence.shared) + len(evidence.names) + slots
    same_verb, only = evidence.same_verb, evidence.only
    if a.claim.kind not in gates.COUNTED:
        return None if a.claim.kind is Kind.DATE else _measured(a, b, evidence, shared)
    if a.head is None or b.head is None:
        told = same_verb and (shared >= 3 or shared >= 2 and gates.role(a, b))  # "kills 17", "leaves 900 homeless"
        return STRONG if told and (a.head or b.head) is not None and _headline(a, b) else None
    if a.claim.sentence == b.claim.sentence:
        return STRONG if opposed(a.claim, b.claim) and same_verb else None
    if _headline(a, b):
        return STRONG if shared >= 3 or shared >= 2 and same_verb else WEAK if shared and same_verb and only else None
    if two_voices(a.claim, b.claim) and (shared >= 2 or shared and same_verb and only):
        return STRONG if same_verb and shared >= 2 else WEAK
    if same_verb and _slipped(a.claim, b.claim) and shared + only + bool(evidence.others) + bool(evidence.names) >= 3:
        return STRONG
    if doubtful or min(size(a.claim), size(b.claim)) < SMALL:
        return None
    if shared >= 2 and (evidence.verbatim or opposed(a.claim, b.claim)) or shared >= 3 and same_verb:
        return STRONG
    return WEAK if shared >= 2 and same_verb and only else None


def _other_deed(a: Facets, b: Facets) -> bool:
    """True when both clauses tell what is done, and it is not the same: books are lent, or owned."""
    mine, theirs = (
        {word for word in (x.verb, deed(x.head or ""), *x.deeds) if word and word not in lemmas("empty")}
        for x in (a, b)
    )
    if not mine or not theirs or mine & set(b.near) or theirs & set(a.near):
        return False
    return not any(alike(x, y) for x in mine for y in theirs)


def _measured(a: Facets, b: Facets, evidence: Evidence, shared: int) -> int | None:
    """As `_internal`, for money, shares and measures: one voice tells many of a kind, so words alone are no ground."""
    if a.claim.sentence == b.claim.sentence or shared < 2:
        return None
    if two_voices(a.claim, b.claim) and (evidence.same_verb or evidence.verbatim):
        return STRONG
    if not evidence.same_verb:
        return None
    slipped = shared >= 3 and (evidence.only or bool(evidence.names)) and _slipped(a.claim, b.claim)
    return STRONG if slipped or _headline(a, b) else None


def _headline(a: Facets, b: Facets) -> bool:
    return Block.HEADING in (a.claim.block, b.claim.block)


def two_voices(a: Claim, b: Claim) -> bool:
    """True when two different speakers are named."""
    return a.attribution is not None and b.attribution is not None and a.attribution != b.attribution


def _same_event(a: Facets, b: Facets, evidence: Evidence) -> bool:
    """The same thing happened to the same named thing, told to the day."""
    deed = next((word for word in evidence.shared if word in lemmas("events")), None)
    same = a.claim.resolution == b.claim.resolution and a.claim.resolution in ("day", "year")
    same = same and all(any(char.isdigit() for char in x.claim.text) for x in (a, b))  # "Monday" is said of each week
    return same and deed is not None and deed in a.near[:4] and deed in b.near[:4] and bool(evidence.names)


def _believable(a: Facets, b: Facets, evidence: Evidence) -> bool:
    """Last of all the figures: far apart without a slip, they are seldom one quantity, unless the words insist."""
    x, y = level(a.claim, b.claim)
    strained = not x.hard.disjoint(y.hard)  # "more than 100" and 712: the words can hold, a reader would not think so
    told = len(evidence.shared) + len(evidence.names)
    insists = evidence.verbatim or told >= INSISTENT or (told >= 3 and _headline(a, b))
    argued = two_voices(x, y) and (a.part is not b.part or x.paragraph == y.paragraph)
    return strained or plausible(x, y) or opposed(x, y) or insists or argued


def _subset(a: Facets, b: Facets) -> bool:
    """True when the side that says more of what it counts has the smaller figure: a part explains that."""
    x, y = level(a.claim, b.claim)
    if a.head and b.head and not counted_alike(a.head, b.head) and "person" not in (a.head, b.head):
        narrow, broad = (x, y) if kind_of(a.head, b.head) else (y, x)
        return size(narrow) < size(broad) and not agree(x, y)
    loose, tight = a.modifiers - b.modifiers - set(b.near), b.modifiers - a.modifiers - set(a.near)
    narrowed = _narrowed(a, b)
    if narrowed is not None and not loose and not tight:
        loose, tight = (
            (frozenset({"narrowed"}), frozenset()) if narrowed is a else (frozenset(), frozenset({"narrowed"}))
        )
    if bool(loose) == bool(tight) or agree(x, y):
        return False
    return size(x) < size(y) if loose else size(y) < size(x)


def _narrowed(a: Facets, b: Facets) -> Facets | None:
    """The side that alone says what its figure is of or on, where the other text's sentence has no such word."""
    sides = [x for x, y in ((a, b), (b, a)) if x.complement and not y.complement and not x.complement[1] & set(y.near)]
    return sides[0] if len(sides) == 1 else None


def _slipped(a: Claim, b: Claim) -> bool:
    """True when one slip leads from figure to figure: that is seldom chance, so fewer words will do."""
    a, b = level(a, b)
    x, y = middle(a.nominal), middle(b.nominal)
    return x is not None and y is not None and slip(x, y) is not None


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
