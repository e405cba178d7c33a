"""Where: the place a claim's words name, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

from dataclasses import dataclass

from checker.context._names import Name, listed
from checker.lexicon.places import demonym
from checker.lexicon.places import place as known_place
from checker.text.tokens import Reading


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the token it stands at; `strength` 3 locative, 2 possessive or subject, 1 demonym."""

    text: str
    at: int
    strength: int


def places(reading: Reading, names: list[Name]) -> list[Where]:
    """Places that a sentence gives for what it says, from left to right."""
    found: list[Where] = []
    for number, name in enumerate(names):
        if name.sort == "place" or name.sort in ("other", "person") and known_place(name.text):
            where = _where(reading, name)
            if where is not None:
                found.append(_joined(reading, names, number, where))
        elif name.sort == "demonym":
            country = demonym(name.text)
            if country is not None:
                found.append(Where(country.name, name.first, 1))
    return found


def _where(reading: Reading, name: Name) -> Where | None:
    before = reading.lower(name.first - 1)
    before = reading.lower(name.first - 2) if before in ("the", "mainland", "northern", "southern", "eastern", "western", "central", "northeastern", "nearby", "downtown") else before
    if before in listed("locative"):
        return Where(name.text, name.first, 3)
    if reading.sort(name.last + 1) == "genitive":
        return Where(name.text, name.first, 2)
    if before in ("from", "to", "of", "through", "via", "between", "and", "or", "with", "for", "by", "over", "on"):
        return None
    if name.first == 0 or reading.text(name.first - 1) in (",", "(", "“"):
        return Where(name.text, name.first, 2)
    return Where(name.text, name.first, 1)


def _joined(reading: Reading, names: list[Name], number: int, where: Where) -> Where:
    """ "Sujiatun, Shenyang City": the outer place goes along."""
    name = names[number]
    if number + 1 < len(names) and reading.text(name.last + 1) == "," and names[number + 1].first == name.last + 2 and names[number + 1].sort == "place":
        return Where(reading.slice(name.first, names[number + 1].last), where.at, where.strength)
    return where


def nearest(found: list[Where], at: int, first: int, last: int) -> Where | None:
    """The place that governs token `at`: the nearest of its clause (tokens `first` to `last`), else the strongest of the sentence."""
    clause = [one for one in found if first <= one.at <= last and one.strength >= 1]
    pool = clause or [one for one in found if one.strength >= 3]
    return min(pool, key=lambda one: (-one.strength, abs(one.at - at), one.at), default=None)
