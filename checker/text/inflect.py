"""What a word may be, and its lemma: "children" is a plural noun of "child".

The answers come from the compiled table (`lexicon.words`); a word that the table lacks follows the regular rules of
English. Words are looked up in lower case; a hyphenated word that the table lacks is judged by its last part.

Tags: N singular noun, P plural noun, B verb base, Z verb in -s, D past tense or participle, G gerund or present
participle, J adjective, R adverb.
"""

from __future__ import annotations

import functools

from checker.lexicon.function_words import function_word
from checker.lexicon.regular import regular_singular
from checker.lexicon.words import Entry, lookup

__all__ = [
    "function_word",
    "is_known",
    "is_noun",
    "is_plural",
    "lemma",
    "ranked_tags",
    "singular",
    "tags",
    "verb_lemma",
]

_VERB_TAGS = frozenset("BZDG")


@functools.lru_cache(maxsize=65_536)
def _entry(word: str) -> Entry | None:
    key = word.lower().replace("’", "'")
    found = lookup(key)
    if found is None and "-" in key:
        found = lookup(key.rsplit("-", 1)[1])
    return found


def is_known(word: str) -> bool:
    """True when the table has the word itself (or the last part of a hyphenated one)."""
    return _entry(word) is not None


@functools.lru_cache(maxsize=65_536)
def ranked_tags(word: str) -> str:
    """The tags of a word, likeliest first; empty where the word is unknown."""
    entry = _entry(word)
    return entry.tags if entry else ""


@functools.lru_cache(maxsize=65_536)
def tags(word: str) -> frozenset[str]:
    """All readings of a word as one-letter tags; empty where the word is unknown."""
    return frozenset(ranked_tags(word))


@functools.lru_cache(maxsize=65_536)
def is_plural(word: str) -> bool:
    """True when the word can be a plural noun; an unknown word can when it ends like one."""
    entry = _entry(word)
    if entry is not None:
        return "P" in entry.tags
    key = word.lower()
    return function_word(key) is None and regular_singular(key) != key


@functools.lru_cache(maxsize=65_536)
def is_noun(word: str) -> bool:
    """True when the word can be a noun. An unknown word that is no function word counts as one."""
    entry = _entry(word)
    if entry is not None:
        return "N" in entry.tags or "P" in entry.tags
    return function_word(word) is None and word[:1].isalpha()


@functools.lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """The singular lemma, lower-cased save for peoples and months: "cities" gives "city", "Swedes" "Swede".

    A word that is no plural is returned as it stands, lower-cased.
    """
    key = word.lower()
    entry = lookup(key)
    if entry is not None:
        return entry.noun or key
    stem, dash, last = key.rpartition("-")
    if not dash or not last:
        return regular_singular(key)
    head, _, tail = key.partition("-")
    if function_word(tail.split("-")[0]) and is_plural(head):  # "passers-by", "sons-in-law"
        return f"{singular(head)}-{tail}"
    return stem + dash + singular(last)


@functools.lru_cache(maxsize=65_536)
def verb_lemma(word: str) -> str | None:
    """The base of a verb form, or None where the word is no known verb: "rose" gives "rise"."""
    key = word.lower()
    entry = lookup(key)
    if entry is not None:
        return entry.verb
    stem, dash, last = key.rpartition("-")
    base = verb_lemma(last) if dash else None
    return stem + dash + base if base else None


def lemma(word: str, pos: str) -> str:
    """The lemma of a word read as `pos`: a tag, or "N", "V", "J", "R" for a class; the word itself if unknown."""
    if pos in ("N", "P"):
        return singular(word)
    if pos == "V" or pos in _VERB_TAGS:
        return verb_lemma(word) or word.lower()
    entry = _entry(word)
    return (entry.degree if entry else None) or word.lower()
