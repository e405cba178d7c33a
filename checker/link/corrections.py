"""Figures that a text takes back: "90 people, not 60 as stated earlier". They are no claims of the text.

What the text puts in their place is a claim, and knows which value it replaces. Where a paragraph corrects something
without saying which figure is meant, nothing in it is the text's own word without doubt.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from checker import pattern
from checker.link.parts import Part
from checker.link.words import lemmas, phrases
from checker.model.claim import Claim, Kind, Modality
from checker.model.document import Span
from checker.model.interval import Interval

Corrected = tuple[Claim, frozenset[Interval]]  # a claim and the values that it replaces

_BEFORE = 24  # characters in which "not", "rather than" stands before the figure it denies
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})


def standing(text: str, found: Sequence[Part], claims: Sequence[Claim]) -> Iterator[Corrected]:
    """Yield the claims that a document stands by, each with the values it puts right."""
    doubtful: dict[tuple[int, int], bool] = {}
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    withdrawn = {sentence: _withdrawn(text, here) for sentence, here in by_sentence.items()}
    refuted = {sentence for sentence in by_sentence if _refutation().match(text, sentence.end)}
    for claim in claims:
        part = found[min(claim.section, len(found) - 1)]
        key = part.key[1], claim.paragraph
        if key not in doubtful:
            doubtful[key] = _corrects(text, part, claim)
        taken = withdrawn[claim.sentence]
        if claim.id in taken or claim.sentence in refuted:
            continue
        values = frozenset(other.nominal for other in taken.values() if _alike(claim, other))
        if values or not doubtful[key]:
            yield claim, values


@functools.cache
def _refutation() -> pattern.Pattern:
    """ "That is not true.", "The claim is false" right after a sentence."""
    return pattern.compile(
        "refutation",
        rf"""
        \s{{1,4}} ["”’']? \s? (?: (?: but | yet | however ) ,? \s )?
        (?: this | that | it | these | they | both | the \s {pattern.alternation(lemmas("claims"))} )
        \s (?: is | are | was | were ) \s (?: \w+ly \s | quite \s )?
        {pattern.alternation(lemmas("refutations"))} \b
        """,
    )


def _withdrawn(text: str, claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The claims of one sentence that it denies in favour of another figure."""
    if len(claims) < 2:
        return {}
    denied = {claim.id: claim for claim in claims if _denied(text, claim)}
    return denied if any(claim.id not in denied for claim in claims) else {}


def _denied(text: str, claim: Claim) -> bool:
    before = text[max(claim.sentence.start, claim.span.start - _BEFORE) : claim.span.start]
    return claim.modality is Modality.DENIED or _denial().search(before) is not None


@functools.cache
def _denial() -> pattern.Pattern:
    """ "not", "rather than", "instead of" right before a figure, with a short word or two between."""
    return pattern.compile(
        "denied figure", r"\b (?: not | rather \s+ than | instead \s+ of ) \s+ (?: the | as | about | some ){0,1} \s* $"
    )


def _alike(a: Claim, b: Claim) -> bool:
    if a.kind in _COUNTS and b.kind in _COUNTS:
        return a.head is None or b.head is None or a.head == b.head
    return a.kind is b.kind and a.unit == b.unit


def _corrects(text: str, part: Part, claim: Claim) -> bool:
    words = phrases("corrections")
    spans = [sentence.span for sentence in part.paragraphs.get(claim.paragraph, ())]
    return any(words.search(text, *span) for span in spans or [claim.sentence])
