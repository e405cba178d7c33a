"""Evidence that two claims speak of one quantity: words, names and turns of phrase that both figures stand among.

A count of shared words does as well as any weighting and can be told to a reader.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.link.facets import Facets
from checker.link.words import alike, common, empty, lemmas
from checker.model.claim import Kind
from checker.text.inflect import singular

MAX_WORDS, MAX_NAMES = 4, 2  # shared words and names that count as signs
VERBATIM = 5  # equal tokens in a row around the figure, two of them content words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a link. `shared` counts lemmas, `run` equal tokens next to the figures."""

    shared: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    run: int = 0
    run_words: int = 0  # content words in the run
    same_verb: bool = False
    only: bool = False  # no other claims of their kind and head in their parts
    others: int = 0  # other equal figures in both sentences
    told: bool = False  # one is a figure of a heading that the text below repeats

    @property
    def verbatim(self) -> bool:
        """True when the words around both figures repeat each other."""
        return self.run >= VERBATIM and self.run_words >= 2

    @property
    def score(self) -> int:
        """The number of signals: what partners are ranked by. Figures have no say in it."""
        words = len(self.shared) + len(self.names) + self.same_verb + self.only
        return 2 * words + min(self.run, 8) + self.others

    @property
    def signs(self) -> int:
        """How many things speak for a link, none of them counted for more than it can bear."""
        words = min(len(self.shared), MAX_WORDS) + min(len(self.names), MAX_NAMES)
        return words + self.only + self.same_verb + bool(self.others)

    @property
    def phrases(self) -> tuple[str, ...]:
        """The evidence in words, for explanations."""
        told = []
        if self.shared:
            told.append("both speak of " + ", ".join(self.shared[:5]))
        if self.names:
            told.append("both name " + ", ".join(self.names[:3]))
        if self.verbatim:
            told.append(f"{self.run} words in a row are the same")
        if self.same_verb:
            told.append("same verb")
        if self.only:
            told.append("no other figure of this kind in either text")
        if self.others:
            told.append(f"{self.others} other equal figure{'s' if self.others > 1 else ''} in both sentences")
        return tuple(map(sys.intern, told))  # pairs of one event say the same


def weigh(a: Facets, b: Facets, counts: Mapping[object, int], figures: Mapping[object, frozenset[object]]) -> Evidence:
    """The evidence for a pair.

    `counts` tells how many claims a part has of a kind and head (see `family`), `figures` the values in a sentence
    (see `sentence_key`).
    """
    run, words = _run(a, b)
    names = a.topic & b.topic
    theirs = frozenset(b.near)
    shared = tuple(word for word in a.near if word not in names and (word in theirs or _said(word, b.near)))
    equal = figures.get(sentence_key(a), frozenset()) & figures.get(sentence_key(b), frozenset())
    return Evidence(
        shared=shared,
        names=tuple(sorted(names)),
        run=run,
        run_words=words,
        same_verb=_same_deed(a, b),
        only={counts.get(family(a)), counts.get(family(b))} == {2 if a.part is b.part else 1},
        others=len(equal - {value(a), value(b)}) if sentence_key(a) != sentence_key(b) else 0,
    )


def _said(word: str, others: Sequence[str]) -> bool:
    return any(alike(word, other) for other in others)


def _same_deed(a: Facets, b: Facets) -> bool:
    """True for the same verb, or one beside the other figure; where none is known, for the same nearest word."""
    if any(x.verb is not None and _said(x.verb, (*filter(None, [y.verb]), *y.deeds)) for x, y in ((a, b), (b, a))):
        return True
    return (a.verb is None or b.verb is None) and a.near[:1] == b.near[:1] != ()


def family(facets: Facets) -> object:
    """The key under which claims of one part, kind and head (or unit) are counted."""
    claim = facets.claim
    return facets.part.key, claim.kind, facets.head if claim.kind is Kind.COUNT else claim.unit


def sentence_key(facets: Facets) -> object:
    """The sentence that a claim stands in."""
    return facets.claim.document, facets.claim.sentence


def value(facets: Facets) -> object:
    """The figure of a claim as it compares equal in another sentence."""
    return facets.claim.kind, facets.claim.unit, facets.claim.nominal


def _run(a: Facets, b: Facets) -> tuple[int, int]:
    """Equal tokens next to both figures, left and right, and how many of them are content words."""
    mine, theirs = a.stretch, b.stretch
    tokens = [*_equal(mine.left, theirs.left), *_equal(mine.right, theirs.right)]
    return len(tokens), sum(1 for token in tokens if not empty(common(singular(token))) or token in lemmas("events"))


def _equal(a: Sequence[str], b: Sequence[str]) -> list[str]:
    kept = []
    for mine, theirs in zip(a, b, strict=False):
        if mine != theirs:
            break
        if mine[0].isalpha():
            kept.append(mine)
    return kept
