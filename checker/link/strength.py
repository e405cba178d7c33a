"""How strong a link is, given that nothing clashes: how much must repeat itself for the kind of claim and the distance.

Counts may be linked on weaker evidence than money, percentages and measures, which every text is full of; two parts
ask for more than one; dates only where one event of one named thing is told.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction

from checker.link import gates
from checker.link.comparable import Ground
from checker.link.evidence import Evidence
from checker.link.facets import Facets
from checker.link.values import level, middle, opposed, plausible, size, slip
from checker.link.words import alike, deed, lemmas
from checker.model.claim import Claim, Kind
from checker.model.document import Block
from checker.model.finding import FAINT
from checker.text.inflect import function_word, singular

STRONG, WEAK = 1, 2
MANY = 5  # signs that make a faint link, figures a slip apart or near each other; one less where they are nearer
NEAR = Fraction(3, 2)  # how far such figures are apart at most
SMALL = 4  # counts below are too often alike, or of a part, to be linked on weak evidence
OTHER_DEED = 4  # shared words that two figures need beside verbs that differ

_UNTOLD = frozenset({Kind.DATE, Kind.ORDINAL, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a link beside the words."""

    slots: int  # slots that agree
    slipped: int  # how little chance explains that one slip leads from figure to figure
    doubts: int  # soft clashes
    same_time: bool | None


def strength(a: Facets, b: Facets, ground: Ground, evidence: Evidence, signs: Signs) -> int | None:
    """`STRONG`, `WEAK` or `FAINT` for two claims that nothing keeps apart; None where too little speaks for a link."""
    doubtful = bool(signs.doubts)
    if ground.same_part:
        return _internal(a, b, evidence, signs.slots, doubtful)
    strength = _across(a, b, evidence, signs.slots, doubtful)
    return _counted_up(a, b, evidence, signs) if strength is None else strength


def _counted_up(a: Facets, b: Facets, evidence: Evidence, signs: Signs) -> int | None:
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
        return STRONG if told and (a.head or b.head) is not None and headline(a, b) else None
    if a.claim.sentence == b.claim.sentence:
        own = b.verb is not None and b.verb in (a.verb, *a.deeds)  # "heard by 900 singers, who came; 700 came"
        return STRONG if opposed(a.claim, b.claim) and same_verb and own else None
    if headline(a, b):
        return STRONG if shared >= 3 or shared >= 2 and same_verb else WEAK if shared and same_verb and only else None
    if two_voices(a.claim, b.claim) and (shared >= 2 and not _other_deed(a, b) or shared and same_verb and only):
        return STRONG if same_verb and shared >= 2 else WEAK
    if same_verb and _slipped(a.claim, b.claim) and shared + only + bool(evidence.others) + bool(evidence.names) >= 3:
        return STRONG
    if doubtful or min(size(a.claim), size(b.claim)) < SMALL:
        return None
    if shared >= 2 and (evidence.verbatim or opposed(a.claim, b.claim)) or shared >= 3 and same_verb:
        return STRONG
    return WEAK if shared >= 2 and same_verb and only else None


def _measured(a: Facets, b: Facets, evidence: Evidence, shared: int) -> int | None:
    """As `_internal`, for money, shares and measures: one voice tells many of a kind, so words alone are no ground."""
    if a.claim.sentence == b.claim.sentence or shared < 2:
        return None
    if two_voices(a.claim, b.claim) and (evidence.same_verb or evidence.verbatim):
        return STRONG
    if not evidence.same_verb:
        return None
    slipped = shared >= 3 and (evidence.only or bool(evidence.names)) and _slipped(a.claim, b.claim)
    return STRONG if slipped or headline(a, b) else None


def _other_deed(a: Facets, b: Facets) -> bool:
    """True when both clauses tell what is done, and it is not the same: books are lent, or owned."""
    mine, theirs = (
        {word for word in (x.verb, deed(x.head or ""), *x.deeds) if word and word not in lemmas("empty")}
        for x in (a, b)
    )
    if not mine or not theirs or mine & set(b.near) or theirs & set(a.near):
        return False
    return not any(alike(x, y) for x in mine for y in theirs)


def _same_event(a: Facets, b: Facets, evidence: Evidence) -> bool:
    """The same thing happened to the same named thing, told to the day."""
    deed = next((word for word in evidence.shared if word in lemmas("events")), None)
    same = a.claim.resolution == b.claim.resolution and a.claim.resolution in ("day", "year")
    same = same and all(any(char.isdigit() for char in x.claim.text) for x in (a, b))  # "Monday" is said of each week
    return same and deed is not None and deed in a.near[:4] and deed in b.near[:4] and bool(evidence.names)


def _slipped(a: Claim, b: Claim) -> bool:
    """True when one slip leads from figure to figure: that is seldom chance, so fewer words will do."""
    a, b = level(a, b)
    x, y = middle(a.nominal), middle(b.nominal)
    return x is not None and y is not None and slip(x, y) is not None


def two_voices(a: Claim, b: Claim) -> bool:
    """True when two different speakers are named; "the company" may be any, and a name is often told in part."""
    if a.attribution is None or b.attribution is None or a.attribution == b.attribution:
        return False
    mine, theirs = _voice(a.attribution), _voice(b.attribution)
    return not mine & theirs and not (mine | theirs) & lemmas("any_voice")


@functools.lru_cache(maxsize=4096)
def _voice(speaker: str) -> frozenset[str]:
    words = (singular(word.strip("<>().,’'\"").lower()) for word in speaker.split())
    return frozenset(
        word for word in words if function_word(word) in (None, "pronoun") and word not in lemmas("voice_forms")
    )


def headline(a: Facets, b: Facets) -> bool:
    """True when one of the two stands in a heading that says what the other tells."""
    at, other = a.claim.sentence.start, b.claim.sentence.start
    if a.part is not b.part:
        return Block.HEADING in (a.claim.block, b.claim.block)
    return (a.title and a.part.heads(at, other)) != (b.title and b.part.heads(other, at))
