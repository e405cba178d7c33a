"""Do two figures count or measure the same sort of thing, so that one may be a part, a total or an earlier value?"""

from __future__ import annotations

import functools

from checker import units
from checker.lexicon import senses, table
from checker.model.claim import Claim, Kind
from checker.text import inflect

_COUNTED = frozenset((Kind.COUNT, Kind.NUMBER))


def alike(one: Claim, two: Claim) -> bool:
    """True where the counted nouns agree, or one of the figures has none; of measures, where the dimensions do."""
    if one.kind in _COUNTED and two.kind in _COUNTED:
        return not one.head or not two.head or _nouns_alike(one.head.lower(), two.head.lower())
    if one.kind is two.kind and one.kind in (Kind.DATE, Kind.AGE, Kind.ORDINAL):
        return True
    if Kind.DATE in (one.kind, two.kind):
        return False
    if one.kind is Kind.PERCENTAGE or two.kind is Kind.PERCENTAGE:
        return one.unit == two.unit
    return units.dimension(one.unit) == units.dimension(two.unit)


@functools.lru_cache(maxsize=65_536)
def _nouns_alike(one: str, two: str) -> bool:
    if one == two or senses.same_noun(one, two):
        return True
    return names_persons(one) and names_persons(two)


@functools.lru_cache(maxsize=65_536)
def names_persons(noun: str) -> bool:
    """Does a noun stand for people?"""
    lemma = inflect.singular(noun.lower())
    return lemma in _persons() or senses.is_a(lemma, "person")


@functools.cache
def _persons() -> frozenset[str]:
    return frozenset(str(noun) for noun in table("persons")["persons"])
