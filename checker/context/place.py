"""Where: the place a claim's words name, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context._names import Name
from checker.lexicon.lists import words
from checker.lexicon.places import demonym
from checker.lexicon.places import place as known_place
from checker.model.record import record, replace
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed, rule

LOCATIVE, SUBJECT, ADJECTIVE = 3, 2, 1
LISTED = 24  # tokens behind "including" that are its examples
DATE_REACH = 6  # tokens between a date and a place that belongs to it


@record
class Where:
    """A place with the token it stands at; `strength` is LOCATIVE, SUBJECT (or possessor) or ADJECTIVE."""

    text: str
    at: int
    strength: int
    named: bool = False  # of a name right before it: "the Herald in Leeds"


@rule("adjective of a country", "place")
def places(reading: Reading, names: Sequence[Name], counted: frozenset[int] = frozenset()) -> list[Where]:
    """A country by its adjective: "Danish farmers" are in Denmark.

    The places that a sentence gives for what it says, from left to right.

    Tokens in `counted` belong to claims ("two Canadian lawyers"), and examples in a list are no place of the sentence.
    """
    found: list[Where] = []
    for number, name in enumerate(names):
        if _listed(reading, name.first) or name.first in counted:
            continue
        where = None
        if name.sort == "place" or (name.sort in ("other", "person") and known_place(name.text)):
            where = _where(reading, name)
        elif name.sort == "demonym":
            country = demonym(name.text)
            where = Where(country.name, name.first, ADJECTIVE) if country is not None else None
        if where is not None:
            found.append(_joined(reading, names, number, where))
    return found


def countrywide(reading: Reading) -> bool:
    """Does the sentence speak of a whole country without naming it? Then no town named before it governs."""
    if not words("context", "countrywide").isdisjoint(reading.lowers):
        return True
    return any(
        word in ("country", "nation")
        and reading.lower(n - 1) in ("the", "whole", "entire")
        and reading.lower(n - 2) in ("across", "in", "throughout", "the")
        for n, word in enumerate(reading.lowers)
    )


@handed
def nearest(
    reading: Reading, found: Sequence[Where], at: int, first: int, last: int, *, date: bool = False
) -> Where | None:
    """The place that governs token `at`: the nearest of its clause (tokens `first` to `last`), else of the sentence.

    A date is placed by its own clause alone, and by what stands close to it.
    """
    clause = [one for one in found if first <= one.at <= last]
    if date:
        close = [one for one in clause if one.strength == SUBJECT or _close(one, at)]
        return min(close, key=lambda one: (abs(one.at - at), one.at), default=None)
    free = [one for one in found if not _behind_commas(reading, at, one.at)]
    inside = [one for one in free if first <= one.at <= last]
    pool = inside or [one for one in free if one.strength >= LOCATIVE]
    return min(pool, key=lambda one: (-one.strength, abs(one.at - at), one.at), default=None)


def _close(one: Where, at: int) -> bool:
    return one.strength == LOCATIVE and abs(one.at - at) <= DATE_REACH


def _behind_commas(reading: Reading, first: int, last: int) -> bool:
    """Do two commas stand between: a list that follows?"""
    return reading.texts[first:last].count(",") >= 2 if first < last else False


def _listed(reading: Reading, at: int) -> bool:
    """Does the name stand in an enumeration of examples ("including Japan, Egypt")?"""
    return not words("context", "examples").isdisjoint(reading.lowers[max(0, at - LISTED) : at])


@rule("place told by its words", "place")
def _where(reading: Reading, name: Name) -> Where | None:
    """A place name behind "in", "at" or the like, as owner, or as the subject.

    None where it is an origin, an object, or part of a phrase.
    """
    before = reading.lower(name.first - 1)
    if before in words("context", "place_adjectives"):
        before = reading.lower(name.first - 2)
    if before in words("context", "locative"):
        if reading.lower(name.first - 2) in words("context", "origins"):
            return None  # "born in Herat": where someone comes from, not where the rest happens
        named = reading.text(name.first - 2)[:1].isupper() and reading.sort(name.first - 2) == "word" and name.first > 2
        return Where(name.text, name.first, LOCATIVE, named)
    if reading.sort(name.last + 1) == "genitive":
        if before == "from":
            return None  # "figures from Peru's Sports Office"
        return Where(name.text, name.first, SUBJECT)
    journey = any(reading.lower(n) in words("context", "journeys") for n in range(max(0, name.first - 4), name.first))
    if before == "to" and journey:
        return Where(name.text, name.first, LOCATIVE)
    if before in words("context", "not_locative"):
        return None
    opens = name.first == 0 or reading.text(name.first - 1) in (",", "(", "“")
    following = reading.text(name.last + 1)
    verb = inflect.ranked_tags(following)[:1] in ("D", "Z") or inflect.function_word(following) == "auxiliary"
    if opens and verb:
        return Where(name.text, name.first, SUBJECT)
    modifies = reading.sort(name.last + 1) == "word" and following.islower()
    return Where(name.text, name.first, ADJECTIVE) if modifies else None


@rule("place with the one around it", "place")
def _joined(reading: Reading, names: Sequence[Name], number: int, where: Where) -> Where:
    """A place with the one it lies in: "Delft, South Holland"."""
    name = names[number]
    outer = names[number + 1] if number + 1 < len(names) else None
    if outer is None or outer.sort != "place" or reading.text(name.last + 1) != "," or outer.first != name.last + 2:
        return where
    return replace(where, text=reading.slice(name.first, outer.last)) if name.sort != "demonym" else where
