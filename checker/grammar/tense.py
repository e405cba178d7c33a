"""Does a sentence tell of what was, of what is to come, or of what is so at any time? A date left open hangs on it."""

from __future__ import annotations

import functools
from itertools import pairwise

from checker.lexicon.lists import names, words
from checker.text import inflect
from checker.text.tokens import Reading

WILL_REACH = 14  # tokens between "will" and a date
IMMINENT_REACH = 7  # tokens between "opens" and "on Friday"


def looks_ahead(reading: Reading, first: int = 0, last: int | None = None) -> bool:
    """Do tokens `first` to `last` (else the whole sentence) speak of what is to come?"""
    stop = reading.count if last is None else last
    future = words("calendar", "future")
    return any((word := reading.lower(n)) in future or word.endswith("'ll") for n in range(first, stop))


def habitual(reading: Reading) -> bool:
    """Does a sentence tell what is so every year: "in summer the boat runs twice a day", "in January the mean is 1 °C"?

    It has a verb in the present, or speaks of how often, and nothing in it is past or to come.
    """
    lowers = reading.lowers
    if any(word in words("calendar", "past") for word in lowers) or looks_ahead(reading):
        return False
    verbs = [(n, _verb_tag(reading, n)) for n in range(reading.count)]
    if any(tag == "D" and reading.lower(n - 1) not in words("calendar", "passives") for n, tag in verbs):
        return False
    if any(tag == "G" and reading.lower(n - 1) in words("calendar", "being") for n, tag in verbs):
        return False  # "is leaving in August"
    often = any(one in words("calendar", "each") and two in words("calendar", "units") for one, two in pairwise(lowers))
    return often or any(tag == "Z" for _, tag in verbs) or not words("calendar", "present").isdisjoint(lowers)


def past(reading: Reading) -> bool:
    """Does the sentence open in the past: is its first verb a past form?"""
    for n, word in enumerate(reading.lowers):
        tag = _verb_tag(reading, n)
        if tag == "D" or word in words("calendar", "past_verbs"):
            return True
        if tag == "Z" or word in words("calendar", "present"):
            return False
    return False


def tells_past(reading: Reading) -> bool:
    """Is any verb of the sentence a past form?"""
    told = not words("calendar", "past_verbs").isdisjoint(reading.lowers)
    return told or any(_verb_tag(reading, n) == "D" for n in range(reading.count))


def tells_present(reading: Reading) -> bool:
    """Is any verb of the sentence a present form?"""
    told = not words("calendar", "present").isdisjoint(reading.lowers)
    return told or any(_verb_tag(reading, n) == "Z" for n in range(reading.count))


def imminent(reading: Reading, before: int) -> bool:
    """Is the nearest verb before token `before` a present form that tells of one moment: "who retires in May"?"""
    for n in range(before - 1, max(-1, before - IMMINENT_REACH), -1):
        word = reading.lower(n)
        if word in words("calendar", "imminent"):
            return True
        now = reading.lower(n - 1) in ("is", "are", "'re")
        if word in words("calendar", "arranged") and (now or word == "due"):
            return True
        if now and n == before - 1 and word == "on":
            return True  # "the vote is on 3 November"
        if word in words("calendar", "beginnings") and inflect.is_plural(reading.text(n - 1)):
            return True  # "applications close on 30 June"
        if word in words("calendar", "past_verbs") or _verb_tag(reading, n) == "D":
            return False
    return False


def willed(reading: Reading, before: int, key: str = "wills") -> bool:
    """Does "will" govern what stands before token `before`, with no other verb between: "will be ready by March"?

    `key` is the list of the words that do as "will" does.
    """
    for n in range(before - 1, max(-1, before - WILL_REACH), -1):
        word = reading.lower(n)
        if word in words("calendar", key) or word.endswith("'ll"):
            return True
        passive = reading.lower(n - 1) in ("be", "been", "have")
        stops = word in words("calendar", "clause_starts") or word in words("calendar", "past_verbs") or word == ";"
        if stops or (_verb_tag(reading, n) == "D" and not passive):
            return False
    return False


def names_units(reading: Reading) -> bool:
    """Does any word name a unit of time or a weekday, of which there can be a number?"""
    return not _units().isdisjoint(reading.lowers)


@functools.cache
def _units() -> frozenset[str]:
    weekdays = frozenset(names("calendar", "weekdays"))
    plural = frozenset(f"{day}s" for day in weekdays)
    periods = frozenset(names("calendar", "ago")) | frozenset(names("calendar", "periods"))
    return weekdays | plural | periods | {"w", "half"}


def lone(reading: Reading, first: int, last: int) -> bool:
    """Is there nothing in the sentence but the date over tokens `first` to `last`, marks and prepositions?"""
    light = words("calendar", "light")
    return all(
        word in light or reading.sorts[n] == "mark" for n, word in enumerate(reading.lowers) if not first <= n <= last
    )


def _verb_tag(reading: Reading, at: int) -> str:
    """The likeliest tag of a word in lower case that is no function word; "" for anything else."""
    text = reading.texts[at]
    plain = reading.sorts[at] == "word" and text.islower() and inflect.function_word(text) is None
    return inflect.ranked_tags(text)[:1] if plain else ""
