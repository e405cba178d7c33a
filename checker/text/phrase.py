"""Noun phrases round a span: "about 6,000 | Falun Gong practitioners" has the head practitioner and two modifiers before it.

There is no tagger: the word table says what a word may be, and the plural that a number asks for says where the phrase ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.text import inflect
from checker.text.tokens import Reading

REACH = 10  # tokens: the longest phrase between a number and its noun
_HYPHENS = ("-", "‑")
# Plural in meaning without an ending, and good to be counted as they stand.
_INVARIANT = frozenset(
    "people police staff personnel cattle sheep fish deer aircraft spacecraft series species offspring poultry headquarters crew "
    "swiss chinese japanese portuguese percent dead wounded injured missing homeless unemployed poor rich elderly young sick "
    "blind detained arrested killed displaced infected".split()
)
_PEOPLE = frozenset(
    "dead wounded injured missing homeless unemployed poor elderly sick blind detained arrested killed displaced infected".split()
)
# Verb forms that may stand before a noun as its modifier; any other participle after the noun ends the phrase.
_STOPPERS = frozenset(
    "nationwide worldwide annually alone each apiece altogether together combined else later earlier ago away daily weekly monthly yearly per a an".split()
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first`..`last`; `head` is the singular lemma, `modifiers` the lower-cased words before it."""

    first: int
    last: int
    head: str
    modifiers: tuple[str, ...] = ()


def counted(reading: Reading, index: int, *, one: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token `index`, right after a number; `one` where the number is one.

    None where no noun is counted: a function word, a mark, or a singular noun after a plural number.
    """
    words: list[int] = []
    at = index
    while at < len(reading.tokens) and at - index < REACH:
        step = _continue(reading, at, words)
        if step == 0:
            break
        if step > 0:
            words.append(at)
            if not one and _ends(reading, at):
                return _phrase(reading, words)
        at += abs(step)
    if one:
        return _singular(reading, words)
    return _invariant(reading, words)


def _continue(reading: Reading, at: int, words: list[int]) -> int:
    """How far to go on: positive, the token belongs; negative, it is skipped; 0, the phrase ends before it."""
    text, lower, sort = reading.text(at), reading.lower(at), reading.sort(at)
    if text in _HYPHENS and words and reading.touches(at - 1):
        return -1
    if text == "(" and words:
        return _acronym(reading, at)
    if text == "," and words and _adjective(reading, words[-1]) and _adjective(reading, at + 1):
        return -1
    if (
        lower == "and"
        and words
        and _adjective(reading, words[-1])
        and reading.sort(at + 1) == "word"
        and not reading.text(at - 1) == ","
    ):
        return -1 if _leads_to_plural(reading, at + 1) else 0
    if lower in ("'s", "’s") and words and reading.text(at - 1)[:1].isupper():
        return -1
    if sort != "word" or lower in _STOPPERS:
        return 0
    if lower in (
        "such",
        "more",
        "other",
        "different",
        "own",
        "most",
        "new",
        "additional",
        "further",
        "least",
        "few",
        "same",
    ):
        return 1
    if inflect.function_word(text) is not None and lower not in _INVARIANT and text not in ("US", "IT"):
        return 0
    tags = inflect.tags(text)
    if tags and not tags & {"N", "P", "J", "D", "G"} and not text[0].isupper():
        return 0
    return 1


def _acronym(reading: Reading, at: int) -> int:
    """ "(CCP)" in the middle of a phrase."""
    if reading.sort(at + 1) == "word" and reading.text(at + 1).isupper() and reading.text(at + 2) == ")":
        return -3
    return 0


def _adjective(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    tags = inflect.tags(text)
    return (
        bool(text)
        and reading.sort(at) == "word"
        and ("J" in tags or "D" in tags or "G" in tags or not tags)
        and inflect.function_word(text) is None
    )


def _leads_to_plural(reading: Reading, at: int) -> bool:
    for n in range(at, min(at + 5, len(reading.tokens))):
        if reading.sort(n) != "word" or (inflect.function_word(reading.text(n)) and n > at):
            return False
        if _plural(reading, n):
            return True
    return False


def _plural(reading: Reading, at: int) -> bool:
    text, lower = reading.text(at), reading.lower(at)
    if lower in _INVARIANT:
        return True
    if len(text) < 3 or reading.lower(at + 1) == "'s" or (text.isupper() and len(text) < 6 and not text.endswith("S")):
        return False
    return inflect.is_plural(text) and inflect.singular(text) != lower


def _ends(reading: Reading, at: int) -> bool:
    """Does the phrase end with this token: a plural that no further noun follows?"""
    if not _plural(reading, at):
        return False
    if reading.text(at + 1) in _HYPHENS and reading.touches(at):
        return False
    following = reading.text(at + 1)
    if reading.sort(at + 1) != "word" or inflect.function_word(following) is not None:
        return True
    tags = inflect.ranked_tags(following)
    if (
        reading.lower(at) in _INVARIANT
        and tags[:1] in ("N", "P", "J")
        and reading.lower(at) not in ("people", "police")
    ):
        return False
    if reading.lower(at) in _INVARIANT and not tags and following[:1].isupper():
        return False
    second = _plural(reading, at + 1) and (not tags or tags[0] == "P")
    return not second or reading.lower(at) in ("people",)


def _phrase(reading: Reading, words: list[int]) -> NounPhrase:
    last = words[-1]
    lower = reading.lower(last)
    head = "person" if lower in _PEOPLE else inflect.singular(reading.text(last)).lower()
    modifiers = tuple(reading.lower(n) for n in words[:-1])
    return NounPhrase(words[0], last, head, (*modifiers, lower) if lower in _PEOPLE else modifiers)


def _invariant(reading: Reading, words: list[int]) -> NounPhrase | None:
    """A collective at the end of the words read: "140 staff", "30 aircraft"."""
    while words and reading.lower(words[-1]) not in _INVARIANT:
        words = words[:-1]
    return _phrase(reading, words) if words else None


def _singular(reading: Reading, words: list[int]) -> NounPhrase | None:
    """After "one": the run of nouns up to a verb."""
    kept: list[int] = []
    for n in words:
        tags = inflect.ranked_tags(reading.text(n))
        if kept and tags and tags[0] in "ZDG" and "N" not in tags:
            break
        kept.append(n)
    while kept and not inflect.is_noun(reading.text(kept[-1])):
        kept.pop()
    return _phrase(reading, kept) if kept else None


def noun_before(reading: Reading, index: int) -> NounPhrase | None:
    """The noun that ends just before token `index`: "Liver ×2", "a death toll of"."""
    if (
        reading.sort(index - 1) != "word"
        or inflect.function_word(reading.text(index - 1))
        or not inflect.is_noun(reading.text(index - 1))
    ):
        return None
    first = index - 1
    while (
        first > 0
        and reading.sort(first - 1) == "word"
        and not inflect.function_word(reading.text(first - 1))
        and index - first < 4
    ):
        if not inflect.tags(reading.text(first - 1)) & {"N", "J"}:
            break
        first -= 1
    words = list(range(first, index))
    return NounPhrase(
        first, index - 1, inflect.singular(reading.text(index - 1)).lower(), tuple(reading.lower(n) for n in words[:-1])
    )


def after_of(reading: Reading, index: int) -> NounPhrase | None:
    """The plural noun phrase after "of" (and a determiner) at token `index`: "two | of his cronies"."""
    if reading.lower(index) != "of":
        return None
    at = index + 1
    while (
        inflect.function_word(reading.text(at)) == "determiner"
        or reading.sort(at) == "genitive"
        or (reading.sort(at) == "word" and reading.sort(at + 1) == "genitive")
    ):
        at += 1
    if reading.sort(at) == "number" or not reading.text(at):
        return None
    return counted(reading, at)
