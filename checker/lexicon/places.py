"""A gazetteer: countries, their parts, large cities, and the adjectives and demonyms of countries.

`places.txt` (cities from GeoNames, CC BY 4.0, see places.LICENSE) is read once, on the first look-up. A line is
`key|name|kind|country|region|?`: the folded name, the usual name, a letter for the kind, ISO 3166 code(s), the part
of the country (of a country: its continent), and "?" where the name alone may mean something else ("Reading").
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from checker.lexicon import resource

KINDS = {"e": "continent", "a": "area", "c": "country", "r": "region", "p": "city", "d": "demonym"}


_LONGEST = 4  # words of a name that `countries_in` tries
_MARKS = ",;:!?()[]\"“”‘’'*_|/—–-"

# Letters and marks that have no decomposition, as English writes them.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae"})


class Place(NamedTuple):
    """A place. `kind` is continent, area (several countries), country, region (part of a country) or city.

    `country` is the ISO 3166 code, of an area all its codes parted by blanks; `region` the part of the country in
    which a city lies, of a country its continent, else empty; `unsure` says that the name may mean something else.
    """

    name: str
    kind: str
    country: str
    region: str
    unsure: bool


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name without accents, case and typographic apostrophes, for comparing: "Xi’an" and "xi'an" are one."""
    plain = unicodedata.normalize("NFKD", name).lower()  # "İ" decomposes on either step, hence twice
    bare = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return " ".join(bare.translate(_PLAIN).split())


@functools.cache
def _tables() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The fields of places by folded name, and of countries by folded demonym; few of them are ever asked for."""
    places: dict[str, list[str]] = {}
    demonyms: dict[str, list[str]] = {}
    for line in resource("places.txt").read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("|")
        (demonyms if fields[2] == "d" else places)[fields[0]] = fields
    return places, demonyms


def _place(fields: list[str] | None) -> Place | None:
    if fields is None:
        return None
    _, name, kind, country, region, unsure = fields
    if kind == "d":
        return Place(name, "country", country, "", False)
    return Place(name, KINDS[kind], country, region, unsure == "?")


@functools.lru_cache(maxsize=65_536)
def place(name: str) -> Place | None:
    """The place of this name, an article before it passed over: "the Netherlands", "U.K.", "Xi'an"."""
    places = _tables()[0]
    key = fold(name)
    return _place(places.get(key) or places.get(key.removeprefix("the ")))


@functools.lru_cache(maxsize=65_536)
def demonym(word: str) -> Place | None:
    """The country that an adjective or a demonym belongs to, plurals too: "Dutch", "Swedes", "South Korean"."""
    demonyms = _tables()[1]
    key = fold(word)
    return _place(demonyms.get(key) or (demonyms.get(key[:-1]) if key.endswith("s") else None))


def within(inner: Place, outer: Place) -> bool | None:
    """Does `inner` lie in `outer` (or equal it)? None where the table cannot tell (areas with loose borders)."""
    if inner.name == outer.name and inner.country == outer.country and inner.kind == outer.kind:
        return True
    if outer.kind == "continent":
        return _continent(inner) == outer.name if _continent(inner) else None
    if outer.kind == "area":
        known = outer.country and inner.kind not in ("area", "continent")
        return inner.country in outer.country.split() if known else None
    if inner.country != outer.country or inner.kind in ("area", "continent"):
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "region" and inner.kind == "city":
        return inner.region == outer.name if inner.region else None
    return False


def _continent(place_: Place) -> str:
    if place_.kind == "country":
        return place_.region or _continents().get(place_.country, "")
    return _continents().get(place_.country, "") if place_.kind in ("region", "city") else ""


@functools.cache
def _continents() -> Mapping[str, str]:
    return {fields[3]: fields[4] for fields in _tables()[0].values() if KINDS[fields[2]] == "country"}


@functools.lru_cache(maxsize=4_096)
def countries_in(text: str) -> tuple[str, ...]:
    """ISO 3166 codes of the countries that a text names, by themselves, their cities or their people, in order.

    Only capitalised names count, the longest first ("South Korean" is no plain Korea); unsure names do not.
    """
    tokens = text.split()
    found: dict[str, None] = {}
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            name = " ".join(tokens[at : at + length]).strip(_MARKS)
            one = _named(name) if name[:1].isupper() else None
            if one is not None:
                found.setdefault(one.country)
                at += length - 1
                break
        at += 1
    return tuple(found)


def _named(name: str) -> Place | None:
    """A place in one country by its name, with or without a last full stop or a possessive, or by its people."""
    for form in (name, name.rstrip("."), name.removesuffix("'s").removesuffix("’s")):
        one = demonym(form) or place(form)
        if one is not None and one.country and not one.unsure and one.kind != "area":
            return one
    return None


def place_keys() -> frozenset[str]:
    """All folded names, for whoever builds a trie of them."""
    return frozenset(_tables()[0])
