"""Where: the place a claim's words name, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

from dataclasses import dataclass

from checker.context._names import Name, listed
from checker.lexicon.places import demonym
from checker.lexicon.places import place as known_place
from checker.text import inflect
from checker.text.tokens import Reading

_JOURNEYS = frozenset(
    "trip visit visits visited travel traveled travelled travelling journey journeys went came come flew flown moved fled sent tour".split()
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the token it stands at; `strength` 3 locative, 2 possessive or subject, 1 demonym."""

    text: str
    at: int
    strength: int


def places(reading: Reading, names: list[Name], counted: frozenset[int] = frozenset()) -> list[Where]:
    """Places that a sentence gives for what it says, from left to right. Tokens in `counted` belong to claims ("two Canadian lawyers")."""
    found: list[Where] = []
    for number, name in enumerate(names):
        if _listed(reading, name.first) or name.first in counted:
            continue
        if name.sort == "place" or name.sort in ("other", "person") and known_place(name.text):
            where = _where(reading, name)
            if where is not None:
                found.append(_joined(reading, names, number, where))
        elif name.sort == "demonym":
            country = demonym(name.text)
            if country is not None:
                found.append(Where(country.name, name.first, 1))
    return found


def countrywide(reading: Reading) -> bool:
    """Does the sentence speak of a whole country without naming it? Then no town named before it governs."""
    wide = ("nationwide", "countrywide", "nationally")
    return any(
        reading.lower(n) in wide
        or reading.lower(n) in ("the", "whole", "entire")
        and reading.lower(n + 1) in ("country", "nation")
        and reading.lower(n - 1) in ("across", "in", "throughout", "the")
        for n in range(len(reading.tokens))
    )


def _listed(reading: Reading, at: int) -> bool:
    """Does the name stand in an enumeration of examples ("including Japan, Egypt")?"""
    return any(
        reading.lower(n) in ("including", "include", "includes", "like", "such") for n in range(max(0, at - 24), at)
    )


def _where(reading: Reading, name: Name) -> Where | None:
    before = reading.lower(name.first - 1)
    before = (
        reading.lower(name.first - 2)
        if before
        in (
            "the",
            "mainland",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "northeastern",
            "nearby",
            "downtown",
        )
        else before
    )
    if before in listed("locative"):
        return Where(name.text, name.first, 3)
    if reading.sort(name.last + 1) == "genitive":
        return Where(name.text, name.first, 2)
    if before == "to" and any(reading.lower(n) in _JOURNEYS for n in range(max(0, name.first - 4), name.first)):
        return Where(name.text, name.first, 3)
    if before in ("from", "to", "of", "through", "via", "between", "and", "or", "with", "for", "by", "over", "on"):
        return None
    opens = name.first == 0 or reading.text(name.first - 1) in (",", "(", "“")
    if (
        opens
        and inflect.ranked_tags(reading.text(name.last + 1))[:1] in ("D", "Z")
        or opens
        and inflect.function_word(reading.text(name.last + 1)) == "auxiliary"
    ):
        return Where(name.text, name.first, 2)
    return (
        Where(name.text, name.first, 1)
        if reading.sort(name.last + 1) == "word" and reading.text(name.last + 1).islower()
        else None
    )


def _joined(reading: Reading, names: list[Name], number: int, where: Where) -> Where:
    """ "Sujiatun, Shenyang City": the outer place goes along."""
    name = names[number]
    if (
        number + 1 < len(names)
        and reading.text(name.last + 1) == ","
        and names[number + 1].first == name.last + 2
        and names[number + 1].sort == "place"
    ):
        return Where(reading.slice(name.first, names[number + 1].last), where.at, where.strength)
    return where


def nearest(
    reading: Reading, found: list[Where], at: int, first: int, last: int, *, date: bool = False
) -> Where | None:
    """The place that governs token `at`: the nearest of its clause (tokens `first` to `last`), else the strongest of the sentence.

    A date is placed by its own clause alone, and by what stands close to it.
    """
    if date:
        close = [
            one
            for one in found
            if first <= one.at <= last and (abs(one.at - at) <= 6 and one.strength >= 2 or one.strength == 2)
        ]
        return min(close, key=lambda one: (abs(one.at - at), one.at), default=None)
    found = [
        one for one in found if sum(reading.text(n) == "," for n in range(at, one.at)) < 2
    ]  # not out of a list that follows
    clause = [one for one in found if first <= one.at <= last]
    pool = clause or [one for one in found if one.strength >= 3]
    return min(pool, key=lambda one: (-one.strength, abs(one.at - at), one.at), default=None)
