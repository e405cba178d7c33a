"""The gazetteer: names, containment, demonyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import resource
from checker.lexicon.places import KINDS, Place, countries_in, demonym, fold, place, place_keys, within


def found(name: str) -> Place:
    one = place(name)
    assert one is not None, name
    return one


@pytest.mark.parametrize(
    ("name", "canonical", "kind", "country"),
    [
        ("China", "China", "country", "CN"),
        ("the Netherlands", "Netherlands", "country", "NL"),
        ("U.K.", "United Kingdom", "country", "GB"),
        ("USA", "United States", "country", "US"),
        ("Norway", "Norway", "country", "NO"),
        ("São Paulo", "São Paulo", "city", "BR"),
        ("Sao Paulo", "São Paulo", "city", "BR"),
        ("Xi'an", "Xi’an", "city", "CN"),
        ("Bombay", "Mumbai", "city", "IN"),
        ("Cologne", "Köln", "city", "DE"),
        ("Texas", "Texas", "region", "US"),
        ("Guangdong", "Guangdong", "region", "CN"),
        ("Africa", "Africa", "continent", ""),
        ("Canberra", "Canberra", "city", "AU"),
    ],
)
def test_place(name: str, canonical: str, kind: str, country: str) -> None:
    one = found(name)
    assert (one.name, one.kind, one.country) == (canonical, kind, country)


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        ("Houston", "Texas", True),
        ("Houston", "United States", True),
        ("Houston", "North America", True),
        ("Houston", "Ohio", False),
        ("Lyon", "Germany", False),
        ("France", "Europe", True),
        ("France", "European Union", True),
        ("Marseille", "European Union", True),
        ("Norway", "European Union", False),
        ("France", "Western Europe", None),
        ("France", "Lyon", False),
        ("Lyon", "Lyon", True),
        ("Texas", "United States", True),
        ("Asia", "China", False),
        ("Scandinavia", "Europe", None),
    ],
)
def test_within(inner: str, outer: str, answer: bool | None) -> None:
    assert within(found(inner), found(outer)) is answer


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Dutch", "NL"),
        ("Swedes", "SE"),
        ("Americans", "US"),
        ("South Korean", "KR"),
        ("Chinese", "CN"),
        ("Frenchmen", "FR"),
        ("british", "GB"),
    ],
)
def test_demonym(word: str, country: str) -> None:
    one = demonym(word)
    assert one is not None
    assert one.country == country


@pytest.mark.parametrize("word", ["hospital", "", "China", "the"])
def test_no_demonym(word: str) -> None:
    assert demonym(word) is None


@pytest.mark.parametrize("name", ["Reading", "Georgia", "Jordan", "Washington", "Nice"])
def test_names_with_another_sense_are_unsure(name: str) -> None:
    assert found(name).unsure


def test_capital_with_its_district_is_sure() -> None:
    assert not found("Washington, D.C.").unsure


def test_the_table_is_small_sorted_and_well_formed() -> None:
    raw = resource("places.txt").read_bytes()
    assert len(raw) < 300_000
    rows = [line.split("|") for line in raw.decode().splitlines()[1:]]
    keys = [(row[0], "d" if row[2] == "d" else "") for row in rows]
    assert keys == sorted(set(keys))
    assert all(len(row) == 6 and row[2] in KINDS and row[0] == fold(row[0]) for row in rows)
    assert len(place_keys()) > 2_000


@given(st.text(max_size=30))
def test_any_text_has_an_answer(name: str) -> None:
    assert place(name) is None or isinstance(place(name), Place)
    assert demonym(name) is None or isinstance(demonym(name), Place)
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norway and the South Korean won, then Norway's rate", ("NO", "KR")),
        ("a bank in Zurich, the U.S. and Hong Kong.", ("CH", "US", "HK")),
        ("turkey and china on the table", ()),
        ("Reading is fun; European Union rules; Africa", ()),
        ("", ()),
    ],
)
def test_countries_in(text: str, codes: tuple[str, ...]) -> None:
    assert countries_in(text) == codes
