"""A figure without a noun that takes up the one before it: "70 million, says X. Estimates of Y put the number at 100."

The bare figure speaks of the quantity that was counted just before; whoever gives it is another voice.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from checker import lexicon, pattern
from checker.link.facets import Facets
from checker.link.words import counted_alike, lemmas
from checker.model.claim import Kind
from checker.text.inflect import singular

MAX_GAP = 1  # sentences between the figure and the one it takes up
_DETERMINER = "(?: the | that | this | their | its )"
HEADLESS = frozenset({Kind.COUNT, Kind.NUMBER})


@functools.cache
def _shape() -> pattern.Pattern:
    """ "put the number at", "spoke of", "puts it at": an opinion verb, perhaps the noun for the figure, a link word."""
    table = lexicon.table("link")
    verbs, links = pattern.alternation(table["opinions"]), pattern.alternation(table["opinion_links"])
    nouns = pattern.alternation(lemmas("anaphors"))
    return pattern.compile(
        "opinion of a figure",
        rf"""
        \b {verbs} \s+
        (?: {_DETERMINER} \s+ (?: \w+ \s+ )? {nouns} (?: \s+ of \s+ \w+ )? \s+ | it \s+ | them \s+ )?
        (?: {links} \s+ )? (?: \w+ \s+ ){{0,3}} $
        """,
    )  # fmt: skip


@functools.cache
def _noun_shape() -> pattern.Pattern:
    """ "the number at", "the figure, she said, was": the noun itself leads to the figure."""
    nouns = pattern.alternation(lemmas("anaphors"))
    return pattern.compile(
        "noun of a figure",
        rf"\b {_DETERMINER} \s+ (?: \w+ \s+ )? {nouns} \b (?: \s+ of \s+ (?: the \s+ )? (?P<what> \w+ ) )? "
        r"[^.;]{0,40} $",
    )


def anaphors(claims: Sequence[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Yield (antecedent, bare figure) for the claims of one part, in text order."""
    shape, noun = _shape(), _noun_shape()
    last: Facets | None = None
    for facets in sorted(claims, key=lambda facets: facets.order):
        claim = facets.claim
        if claim.kind is Kind.COUNT and not facets.bare:
            last = facets
            continue
        if last is None or claim.kind not in HEADLESS or not _follows(last, facets):
            continue
        before = claim.sentence_text[: claim.span.start - claim.sentence.start]
        named = noun.search(before)
        if named is not None and _of_others(named.group("what"), last):
            continue
        if shape.search(before) and (named or _two_voices(last, facets)):
            yield last, facets


def _follows(a: Facets, b: Facets) -> bool:
    near = 0 <= b.claim.sentence_number - a.claim.sentence_number <= MAX_GAP
    return near and a.claim.paragraph == b.claim.paragraph and "of" not in b.stretch.right[:1]


def _of_others(noun: str | None, last: Facets) -> bool:
    """ "The number of injured is put at 740" does not take up houses."""
    return noun is not None and last.head is not None and not counted_alike(singular(noun.lower()), last.head)


def _two_voices(a: Facets, b: Facets) -> bool:
    x, y = a.claim.attribution, b.claim.attribution
    return x is not None and y is not None and x != y
