"""The word lists of this room, read once: "surgeries" are light heads, "police said" is one of two voices."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from checker import pattern
from checker.errors import DataError
from checker.lexicon import senses, table
from checker.text.inflect import function_word


def _list(value: Any, name: str) -> tuple[str, ...]:
    """Words from "one two" or [one, "two words"]. Raises DataError on anything else."""
    found = value.split() if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise DataError(f"{name} is no list of words", where="link.yaml", cure="write `[one, two]` or `one two`")
    return tuple(found)


@functools.cache
def lemmas(name: str) -> frozenset[str]:
    """The words of one flat list of link.yaml. Raises DataError where the table is malformed."""
    return frozenset(_list(table("link")[name], name))


@functools.cache
def _same() -> Mapping[str, str]:
    groups = [*table("link")["same_things"], *table("link-verbs")["same_deeds"]]
    found: dict[str, str] = {}
    for group in groups:
        members = _list(group, "same")
        for member in members:
            found.setdefault(member, members[0])
    return found


def common(word: str) -> str:
    """The lemma that stands for all that say the same: "perish" gives "kill", "glacier" itself."""
    return _same().get(word, word)


def alike(a: str, b: str) -> bool:
    """True for two lemmas that say the same, or nearly: "closure" and "close", "axe" and "scrap"."""
    return common(a) == common(b) or senses.synonyms(a, b)


@functools.lru_cache(maxsize=65_536)
def counted_alike(a: str, b: str) -> bool:
    """True for two nouns that name the same counted things, so that "40 lorries" may be "52 trucks"."""
    return common(a) == common(b) or senses.same_noun(a, b)


@functools.lru_cache(maxsize=65_536)
def kind_of(narrow: str, broad: str) -> bool:
    """True where all that one noun names is named by the other as well: lorries are vehicles."""
    return broad not in lemmas("vague") and senses.is_a(narrow, broad)


@functools.cache
def _deeds() -> Mapping[str, str]:
    groups = (_list(group, "same_deeds") for group in table("link-verbs")["same_deeds"])
    return {member: members[0] for members in groups for member in reversed(members)}


def deed(noun: str) -> str | None:
    """What people who go by a noun did, as a lemma: "visitor" gives "visit". None for most nouns."""
    return _deeds().get(noun)


@functools.cache
def _roles() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for group, classes in table("link-verbs")["roles"].items():
        for name, members in classes.items():
            for member in _list(members, f"roles, {group}"):
                found.setdefault(member, []).append((group, name))
    return {word: tuple(pairs) for word, pairs in found.items()}


def roles(word: str) -> tuple[tuple[str, str], ...]:
    """The roles a lemma gives to the counted thing, as (group, class): "wound" gives ("harm", "injured")."""
    return _roles().get(word, ())


@functools.cache
def empty(lemma: str) -> bool:
    """True for a lemma that says nothing of which quantity it is."""
    return len(lemma) < 2 or lemma in lemmas("empty") or function_word(lemma) is not None or not lemma[0].isalpha()


@functools.cache
def phrases(name: str) -> pattern.Pattern:
    """A pattern that finds any phrase of a list of link.yaml between word edges."""
    return pattern.compile(f"link {name}", pattern.words(*_list(table("link")[name], name)))


@functools.cache
def _spots(name: str, sort: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of a list, and its phrases written as tokens with blanks between and around."""
    found = _list(table("link")[name][sort], name)
    joined = (" ".join(phrase.replace("-", " - ").split()) for phrase in found)
    single = frozenset(word for word in found if word.isalpha())
    return single, tuple(f" {phrase} " for phrase in joined if phrase not in single)


def spotted(name: str, sort: str, words: frozenset[str], line: str) -> bool:
    """True when a clause holds a phrase of one sort of a grouped list; `line` joins its tokens by blanks."""
    single, several = _spots(name, sort)
    return not single.isdisjoint(words) or any(phrase in line for phrase in several)


@functools.cache
def sorts(name: str) -> tuple[str, ...]:
    """The sorts of a grouped list of link.yaml, in its order."""
    return tuple(table("link")[name])


@functools.cache
def surface(name: str, sort: str) -> frozenset[str]:
    """The surface words of one sort of a grouped list of link.yaml."""
    return frozenset(_list(table("link")[name][sort], name))


@functools.lru_cache(maxsize=65_536)
def shared(words: frozenset[Any]) -> frozenset[Any]:
    """An equal set that others use too: sets of words repeat, and a set takes hundreds of bytes."""
    return words
