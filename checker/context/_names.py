"""Proper names of a sentence, and what they name: places, institutions, persons."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from checker import lexicon
from checker.lexicon.places import demonym, place
from checker.text import inflect
from checker.text.tokens import Reading

_LINKS = frozenset("of the for and & de la von van der den del di du da y al bin ibn to on in".split())
_STRONG_LINKS = frozenset("of & de von van der den del di du da y al bin ibn la".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name over tokens `first` to `last`; `sort` is place, institution, person, or other."""

    text: str
    sort: str
    first: int
    last: int


@functools.cache
def listed(name: str) -> frozenset[str]:
    """A list of context words."""
    return frozenset(lexicon.table("context")[name])


def names(reading: Reading) -> list[Name]:
    """The names of a sentence from left to right."""
    found, at = [], 0
    while at < len(reading.tokens):
        last = _run(reading, at)
        if last is None:
            at += 1
            continue
        found.extend(_split(reading, at, last))
        at = last + 1
    return found


def _starts(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if (
        token.sort != "word"
        or not token.capital
        or inflect.function_word(token.text) is not None
        and not token.text.isupper()
        or token.text == "I"
    ):
        return False
    table = lexicon.table("calendar")
    if (
        token.lower in table["months"]
        and token.lower not in ("may", "march", "august")
        or token.lower in table["weekdays"]
    ):
        return False
    opening = at == 0 or reading.text(at - 1) in ("“", '"', ".", ":", "(", "*", "‘", "[")
    if not opening:
        return True
    if at + 1 < len(reading.tokens) and (
        reading.tokens[at + 1].capital and reading.tokens[at + 1].sort == "word" or reading.sort(at + 1) == "genitive"
    ):
        return True
    tags = inflect.tags(token.text)
    return not tags or place(token.text) is not None and "N" not in tags


def _run(reading: Reading, at: int) -> int | None:
    """The last token of the name that begins at `at`, or None."""
    if not _starts(reading, at):
        return None
    last = at
    while last + 1 < len(reading.tokens) and last - at < 14:
        following = last + 1
        token = reading.tokens[following]
        if token.sort == "word" and token.capital and token.lower not in lexicon.table("calendar")["months"]:
            last = following
        elif token.text in ("-", "&") and reading.touches(last) and reading.text(following + 1)[:1].isupper() or (
            token.text == "."
            and reading.touches(last)
            and reading.lower(last) in listed("titles")
            and reading.text(following + 1)[:1].isupper()
        ):
            last = following + 1
        elif (
            token.lower in ("for", "on", "to")
            and any(reading.lower(n) in listed("institutions") for n in range(at, last + 1))
            and _capital_after(reading, following)
        ) or token.lower in _STRONG_LINKS and _capital_after(reading, following):
            last = _capital_after(reading, following)
        else:
            break
    return last


def _capital_after(reading: Reading, at: int) -> int:
    """The capitalised token after a link word (and perhaps "the"), or 0."""
    after = at + 1 + (reading.lower(at + 1) in ("the",))
    token = reading.tokens[after] if after < len(reading.tokens) else None
    return (
        after
        if token is not None and token.sort == "word" and token.capital and inflect.function_word(token.text) is None
        else 0
    )


def _split(reading: Reading, first: int, last: int) -> list[Name]:
    """One name, or a place and an institution where an "of" parts them ("bureau of Den Hoorn" stays one)."""
    text = reading.slice(first, last)
    return [Name(text, _sort(reading, text, first, last), first, last)]


def _sort(reading: Reading, text: str, first: int, last: int) -> str:
    if place(text) is not None:
        return "place"
    words = [reading.lower(n) for n in range(first, last + 1)]
    if last > first and any(word in listed("institutions") for word in words):
        return "institution"
    if words[0] in listed("titles") or reading.lower(first - 1) in listed("titles"):
        return "person"
    if (
        words[-1] in listed("place_nouns")
        and last > first
        and (place(reading.slice(first, last - 1)) or last - first == 1)
    ):
        return "place"
    if reading.lower(last + 1) in listed("place_nouns") and reading.text(last + 1).islower():
        return "place"
    if demonym(text) is not None:
        return "demonym" if reading.text(first - 1) != "The" or first == 1 else "other"
    if text.isupper() and 2 <= len(text) <= 7:
        return "institution"
    if (
        last > first
        and all(word[0].isalpha() for word in words)
        and last - first <= 2
        and not any(word in _LINKS for word in words)
    ):
        return "person"
    if _located(reading, first, last):
        return "place"
    return "other"


def _located(reading: Reading, first: int, last: int) -> bool:
    """An unknown name after "in" or "near", and no other sort of name: a place."""
    return last - first <= 1 and reading.lower(first - 1) in ("in", "near") and reading.sort(last + 1) != "genitive"
