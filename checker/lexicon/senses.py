"""What words mean, as far as is needed to see that two say the same: "axe" and "scrap", "closure" and "close".

`senses.txt` is compiled from WordNet 3.0 (see senses.LICENSE) by `python -m checker.lexicon._compile_senses`. A line is
`lemma NOUNS/OTHERS/ABOVE`, each a list of keys joined by full stops: the usual senses of the noun, those of the verb
and adjective together with the verbs that the noun is derived from, and all senses above the noun's first two but the
topmost. A key has no meaning but that words which share it have a sense in common.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from checker.lexicon import resource
from checker.lexicon.sorted_text import SortedText

SEPARATOR = "/"


class Senses(NamedTuple):
    """Keys of the senses of a lemma: as a noun, as a verb or adjective (or by the verb it comes from), and above it."""

    nouns: frozenset[str]
    others: frozenset[str]
    above: frozenset[str]


_NONE = Senses(frozenset(), frozenset(), frozenset())


@functools.cache
def _table() -> SortedText:
    return SortedText(b"\n" + resource("senses.txt").read_bytes())


@functools.lru_cache(maxsize=65_536)
def senses(lemma: str) -> Senses:
    """The usual senses of a lower-cased lemma; all empty for a word that the table does not know."""
    found = _table().find(lemma)
    if found is None:
        return _NONE
    return Senses(*(frozenset(part.split(".")) - {""} for part in found.split(SEPARATOR)))


@functools.lru_cache(maxsize=65_536)
def synonyms(a: str, b: str) -> bool:
    """True for two lemmas that share a usual sense, as whatever part of speech."""
    x, y = senses(a), senses(b)
    return a == b or not x.nouns.isdisjoint(y.nouns) or not x.others.isdisjoint(y.others)


@functools.lru_cache(maxsize=65_536)
def same_noun(a: str, b: str) -> bool:
    """True for two nouns that share a usual sense: "car" and "automobile"."""
    return a == b or not senses(a).nouns.isdisjoint(senses(b).nouns)


@functools.lru_cache(maxsize=65_536)
def is_a(narrow: str, broad: str) -> bool:
    """True where the usual sense of one noun falls under a sense of the other: a lynx is an animal."""
    return not senses(narrow).above.isdisjoint(senses(broad).nouns)
