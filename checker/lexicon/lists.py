"""Typed views of the small tables: the words of a list, the numbers of a mapping, phrases by their first word."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from fractions import Fraction

from checker.lexicon import table, word_list


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """The words (or phrases) of one list of a table; of a mapping its keys. Raises DataError."""
    listed = table(name)[key]
    return frozenset(listed if isinstance(listed, dict) else word_list(listed, f"{name}.yaml, {key}"))


@functools.cache
def numbers(name: str, key: str) -> Mapping[str, Fraction]:
    """A mapping from words to exact numbers; fractions are written "2/3"."""
    return {word: Fraction(_exact(value)) for word, value in table(name)[key].items()}


def _exact(value: object) -> int | str:
    return value if isinstance(value, int) else str(value)  # text costs several times as much to read


@functools.cache
def names(name: str, key: str) -> Mapping[str, str]:
    """A mapping from words to words."""
    return {word: str(value) for word, value in table(name)[key].items()}


@functools.cache
def phrases(name: str, key: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list as tuples of tokens, by first token, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words(name, key):
        parts = tuple(phrase.replace("'s", " 's").split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(some, key=lambda parts: (-len(parts), parts))) for first, some in found.items()}
