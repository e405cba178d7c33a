"""Noun phrases round a span: "about 6,000 | wind-up toy robots" has the head robot and modifiers before it.

There is no tagger: the word table says what a word may be, and the plural that a number asks for says where the phrase
ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.lexicon.lists import words
from checker.lexicon.units_table import duration_forms
from checker.model.record import record
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

REACH = 10  # tokens: the longest phrase between a number and its noun
VERBS = 10  # tokens either side of a number in which its sentence's verb is looked for
COORDINATED = 5  # tokens in which "old and | rusty bicycles" must come to its noun
BEFORE = 4  # words of a phrase that ends before a number


@record
class NounPhrase:
    """Tokens `first`..`last`; `head` is the singular lemma, `modifiers` the lower-cased words before it."""

    first: int
    last: int
    head: str
    modifiers: tuple[str, ...] = ()


@rule("noun behind the number", "unit", "subject", "head", "modifiers")
def counted(reading: Reading, index: int, *, one: bool = False) -> NounPhrase | None:
    """The plural behind a number, with the adjectives and nouns before it: "six | small boats".

    The phrase that begins at token `index`, right after a number; `one` where the number is one.

    None where no noun is counted: a function word, a mark, or a singular noun after a plural number.
    """
    members: list[int] = []
    at = index
    while at < reading.count and at - index < REACH:
        step = _continue(reading, at, members)
        if step == 0:
            break
        if step > 0:
            if not members and _verb(reading, at):
                return None
            members.append(at)
            if not one and _ends(reading, at):
                return _phrase(reading, members)
        at += abs(step)
    return _singular(reading, members) if one else _collective(reading, members)


@rule("noun before the number", "unit", "subject", "head", "modifiers")
def noun_before(reading: Reading, index: int) -> NounPhrase | None:
    """The noun right before the number: "Liver ×2", "a death toll of".

    The noun that ends just before token `index`.
    """
    last = first = index - 1
    if not _may_modify(reading, last) or not inflect.is_noun(reading.text(last)):
        return None
    while last - first + 1 < BEFORE and _may_modify(reading, first - 1):
        if not inflect.tags(reading.text(first - 1)) & {"N", "J"}:
            break
        first -= 1
    head = inflect.singular(reading.text(last)).lower()
    return NounPhrase(first, last, head, tuple(reading.lower(n) for n in range(first, last)))


@rule('noun behind "of"', "unit", "subject", "head", "modifiers")
def after_of(reading: Reading, index: int) -> NounPhrase | None:
    """What a part is of: "two | of his cronies".

    The plural noun phrase after "of" (and a determiner) at token `index`.
    """
    if reading.lower(index) != "of":
        return None
    at = index + 1
    while (
        inflect.function_word(reading.text(at)) == "determiner"
        or reading.sort(at) == "genitive"
        or (reading.sort(at) == "word" and reading.sort(at + 1) == "genitive")
    ):
        at += 1
    return None if reading.sort(at) == "number" else counted(reading, at)


# --- how far a phrase goes --------------------------------------------------------------------------------------------


def _continue(reading: Reading, at: int, members: Sequence[int]) -> int:
    """How far to go on: positive, the token belongs; negative, it is skipped; 0, the phrase ends before it."""
    lower = reading.lower(at)
    if members:
        skipped = _skipped(reading, at, members[-1])
        if skipped is not None:
            return skipped
    if reading.sort(at) != "word" or lower in words("phrase", "stoppers"):
        return 0
    return 1 if lower in words("phrase", "openers") or _may_belong(reading, at) else 0


def _skipped(reading: Reading, at: int, last: int) -> int | None:
    """Marks inside a phrase whose last member is token `last`: how far to skip, or None where this is no such mark."""
    text, lower = reading.text(at), reading.lower(at)
    if text in HYPHENS and reading.touches(at - 1):
        return -1
    if text == "(":  # "members of the Royal Society (RS)"
        acronym = reading.sort(at + 1) == "word" and reading.text(at + 1).isupper() and reading.text(at + 2) == ")"
        return -3 if acronym else 0
    if text == "," and _adjective(reading, last) and _adjective(reading, at + 1):
        return -1
    if lower == "and" and _adjective(reading, last) and reading.sort(at + 1) == "word" and reading.text(at - 1) != ",":
        return -1 if _leads_to_plural(reading, at + 1) else 0
    if lower == "'s" and reading.text(at - 1)[:1].isupper():
        return -1
    return None


def _verb(reading: Reading, at: int) -> bool:
    """Is the word right behind a number a verb rather than what is counted: "one of the 4,096 | stays empty"?

    Where its plural is the likelier reading, the sentence must have no other verb, and go on as after one.
    """
    tags = inflect.tags(reading.text(at))
    if not {"P", "Z"} <= tags or not reading.text(at).islower():
        return False
    following = reading.text(at + 1)
    if following in ("a", "an") and reading.lower(at + 2) in duration_forms():
        return False  # "1,000 pulses a second"
    goes_on = inflect.function_word(following) in ("determiner", "negation") or reading.sort(at + 1) == "number"
    ranked = "" if following == "one" else inflect.ranked_tags(following)  # "4 eggs one at a time"
    noun = inflect.ranked_tags(reading.text(at))[:1] == "P"
    named = reading.text(at - 2)[:1].isupper() or reading.lower(at - 2) in ("the", "of")  # "the Prize for 2018 goes to"
    either = {"B", "J"} <= set(ranked)  # "the 4,096 stays empty", but "60 bears live here"
    goes_on = goes_on or (named and either) or (ranked[:1] in ("J", "G", "R") and not either)
    fits = goes_on or (not noun and named and inflect.function_word(following) == "preposition")
    return fits and not _other_verb(reading, at)


def _other_verb(reading: Reading, at: int) -> bool:
    """Does a finite verb stand near, so that the word at `at` need be none?"""
    first = next((n for n in range(at, max(-1, at - VERBS), -1) if reading.text(n) in (";", ":")), at - VERBS)
    last = next((n for n in range(at, at + VERBS) if reading.text(n) in (";", ":", "")), at + VERBS)
    for n in range(max(0, first), last):
        text = reading.text(n)
        verb = inflect.function_word(text) == "auxiliary" or inflect.ranked_tags(text)[:1] in ("D", "Z")
        if verb and n != at and text.islower():
            return True
    return False


def _may_belong(reading: Reading, at: int) -> bool:
    """Can the word be part of a counted phrase: a noun, adjective or participle, or a name?"""
    text = reading.text(at)
    whole = text.isupper() and len(text) == 2  # "US", "IT"
    whole = whole or (reading.text(at - 1) in HYPHENS and reading.touches(at - 1))  # "wind-up"
    if inflect.function_word(text) is not None:
        return whole or _invariant(reading, at)
    tags = inflect.tags(text)
    return not tags or bool(tags & {"N", "P", "J", "D", "G"}) or text[0].isupper()


def _may_modify(reading: Reading, at: int) -> bool:
    return reading.sort(at) == "word" and inflect.function_word(reading.text(at)) is None


def _adjective(reading: Reading, at: int) -> bool:
    tags = inflect.tags(reading.text(at))
    return _may_modify(reading, at) and ("J" in tags or "D" in tags or "G" in tags or not tags)


def _leads_to_plural(reading: Reading, at: int) -> bool:
    for n in range(at, min(at + COORDINATED, reading.count)):
        if reading.sort(n) != "word" or (inflect.function_word(reading.text(n)) and n > at):
            return False
        if _plural(reading, n):
            return True
    return False


# --- where it ends ----------------------------------------------------------------------------------------------------


def _invariant(reading: Reading, at: int) -> bool:
    """A word that is plural in meaning without an ending."""
    lower = reading.lower(at)
    return lower in words("phrase", "invariant") or lower in words("phrase", "people")


def _plural(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    if _invariant(reading, at):
        return True
    acronym = text.isupper() and len(text) < 6 and not text.endswith("S")
    if len(text) < 3 or reading.lower(at + 1) == "'s" or acronym:
        return False
    return inflect.is_plural(text) and inflect.singular(text) != reading.lower(at)


def _ends(reading: Reading, at: int) -> bool:
    """Does the phrase end with this token: a plural that no further noun follows?"""
    if not _plural(reading, at) or (reading.text(at + 1) in HYPHENS and reading.touches(at)):
        return False
    following, lower = reading.text(at + 1), reading.lower(at)
    if reading.sort(at + 1) != "word" or inflect.function_word(following) is not None:
        return True
    tags = inflect.ranked_tags(following)
    if _invariant(reading, at):
        if lower not in ("people", "police") and tags[:1] in ("N", "P", "J"):
            return False
        if not tags and following[:1].isupper():
            return False
    return lower == "people" or not (_plural(reading, at + 1) and tags[:1] in ("P", ""))


def _phrase(reading: Reading, members: Sequence[int]) -> NounPhrase:
    """The phrase of these tokens; "12 wounded" are persons."""
    last = members[-1]
    lower = reading.lower(last)
    people = lower in words("phrase", "people")
    head = "person" if people else inflect.singular(reading.text(last)).lower()
    modifiers = tuple(reading.lower(n) for n in members[:-1])
    return NounPhrase(members[0], last, head, (*modifiers, lower) if people else modifiers)


def _collective(reading: Reading, members: list[int]) -> NounPhrase | None:
    """A collective at the end of the words read: "140 staff", "30 aircraft"."""
    while members and not _invariant(reading, members[-1]):
        members.pop()
    return _phrase(reading, members) if members else None


def _singular(reading: Reading, members: Sequence[int]) -> NounPhrase | None:
    """After "one": the run of nouns up to a verb."""
    kept: list[int] = []
    for n in members:
        tags = inflect.ranked_tags(reading.text(n))
        if kept and tags[:1] in ("Z", "D", "G") and "N" not in tags:
            break
        kept.append(n)
    while kept and not inflect.is_noun(reading.text(kept[-1])):
        kept.pop()
    return _phrase(reading, kept) if kept else None
