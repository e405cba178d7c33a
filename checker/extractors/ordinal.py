"""Ordinals: "the first allegation", "8th Organ Donation Conference", "finished third"; not "first" as an adverb."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extractors._base import build, proper
from checker.grammar.amount import Amount
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.phrase import NounPhrase
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

REACH = 6  # words between an ordinal and the head of what it orders


@rule("ordinal", "kind")
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """A number that orders, or tells a rank: "the third boat", "finished third".

    Yield them.
    """
    for amount in amounts:
        if not amount.low.ordinal:
            continue
        phrase = _again(reading, amount) or _ordered(reading, amount.core_last + 1)
        adverb = not amount.low.digits and _adverb(reading, amount)
        if phrase is not None and not amount.low.digits and _name(reading, amount, phrase):
            continue
        if phrase is not None and not adverb:
            yield build(reading, amount, Kind.ORDINAL, amount.core_first, phrase.last, phrase=phrase)
        elif _rank(reading, amount):
            yield build(reading, amount, Kind.ORDINAL, amount.core_first, amount.core_last)


def _name(reading: Reading, amount: Amount, phrase: NounPhrase) -> bool:
    """ "for Second Wind Racing": a name; behind "the" it orders ("the Second Vatican Council")."""
    before = inflect.function_word(reading.text(amount.core_first - 1))
    owned = reading.sort(amount.core_first - 1) == "genitive"
    return before != "determiner" and not owned and proper(reading, amount.core_first, phrase.last)


@rule("so-manieth time", "subject", "head")
def _again(reading: Reading, amount: Amount) -> NounPhrase | None:
    """ "for the third time", where "the first time" is mostly an adverb."""
    at = amount.core_last + 1
    if reading.lower(at) != "time" or amount.low.value < 2:
        return None
    return (
        NounPhrase(at, at, "time")
        if inflect.function_word(reading.text(amount.core_first - 1)) == "determiner"
        else None
    )


@rule("noun that an ordinal orders", "subject", "head", "modifiers")
def _ordered(reading: Reading, at: int) -> NounPhrase | None:
    """What an ordinal puts in order: "the third | annual report"."""
    if reading.lower(at) in ("one", "ones") and reading.sort(at + 1) != "word":
        return NounPhrase(at, at, "one")
    at += reading.lower(at) == "such"
    members: list[int] = []
    while at < reading.count and len(members) < REACH:
        hyphen = reading.text(at) in HYPHENS and reading.touches(at) and reading.touches(at - 1)
        if not (members and hyphen):
            if not _goes_on(reading, at, first=not members):
                break
            members.append(at)
        at += 1
    while members and not _heads(reading.text(members[-1])):
        members.pop()
    if not members:
        return None
    head = inflect.singular(reading.text(members[-1])).lower()
    return NounPhrase(members[0], members[-1], head, tuple(reading.lower(n) for n in members[:-1]))


def _goes_on(reading: Reading, at: int, *, first: bool) -> bool:
    """Does the token belong to the phrase, rather than end it: a verb, an adverb, an idiom ("first aid")?"""
    text = reading.text(at)
    if reading.sort(at) != "word" or inflect.function_word(text) is not None:
        return False
    if text.lower() in words("kinds", "ordinal_idioms"):
        return False
    tags = inflect.ranked_tags(text)
    verb = not first and tags[:1] in ("Z", "D", "R") and "N" not in tags and "J" not in tags
    return not verb and not (tags == "R" and reading.text(at + 1) not in HYPHENS)


def _heads(word: str) -> bool:
    return inflect.is_noun(word) and not inflect.ranked_tags(word).startswith(("D", "R"))


def _adverb(reading: Reading, amount: Amount) -> bool:
    """ "first approached", "was first released", "second, ...": the word orders no noun."""
    at = amount.core_last + 1
    if reading.text(at) in HYPHENS or (reading.text(at) in (",", "of") and not reading.touches(at)):
        return True
    before = reading.lower(amount.core_first - 1)
    if inflect.function_word(before) == "determiner" or reading.sort(amount.core_first - 1) == "genitive":
        return False
    verb = inflect.ranked_tags(reading.text(at))[:1] in ("D", "B", "Z", "G")
    return verb or before in words("kinds", "adverb_signs")


def _rank(reading: Reading, amount: Amount) -> bool:
    """An ordinal on its own: in figures, compound ("thirty-first"), all there is, or a rank ("finished third")."""
    at = amount.core_last + 1
    if reading.sort(at) == "word" and inflect.function_word(reading.text(at)) is None:
        return False  # "the 304th Infantry": a name
    if reading.text(at) in HYPHENS and reading.touches(amount.core_last):
        return False
    if amount.low.digits or amount.core_first < amount.core_last:
        return True
    if amount.core_first == 0:
        return reading.text(at) in ("", ".", "!", "?")
    return reading.lower(amount.core_first - 1) in words("kinds", "rank_verbs")
