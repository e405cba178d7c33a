"""Tags, lemmas and plurals of English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import inflect

SINGULARS = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "mice": "mouse",
    "feet": "foot",
    "lives": "life",
    "leaves": "leaf",
    "wolves": "wolf",
    "cities": "city",
    "boxes": "box",
    "buses": "bus",
    "gases": "gas",
    "crises": "crisis",
    "analyses": "analysis",
    "criteria": "criterion",
    "series": "series",
    "species": "species",
    "staff": "staff",
    "aircraft": "aircraft",
    "news": "news",
    "glass": "glass",
    "virus": "virus",
    "bus": "bus",
    "taxes": "tax",
    "houses": "house",
    "churches": "church",
    "heroes": "hero",
    "potatoes": "potato",
    "shoes": "shoe",
    "Americans": "American",
    "Swedes": "Swede",
    "Hospitals": "hospital",
    "passers-by": "passer-by",
    "co-workers": "co-worker",
    "ex-wives": "ex-wife",
    "chatbots": "chatbot",
    "zorglubs": "zorglub",
    "zorgluxes": "zorglux",
    "zorgluses": "zorgluse",
    "policemen": "policeman",
    "cosmonauts": "cosmonaut",
}

BASES = {
    "rose": "rise",
    "fell": "fall",
    "said": "say",
    "left": "leave",
    "found": "find",
    "stopped": "stop",
    "hoped": "hope",
    "died": "die",
    "lying": "lie",
    "cut": "cut",
    "works": "work",
    "carries": "carry",
    "was": "be",
    "killed": "kill",
    "re-elected": "re-elect",
    "made": "make",
}


@pytest.mark.parametrize(("word", "lemma"), SINGULARS.items())
def test_singular(word: str, lemma: str) -> None:
    assert inflect.singular(word) == lemma


@pytest.mark.parametrize(("word", "base"), BASES.items())
def test_verb_lemma(word: str, base: str) -> None:
    assert inflect.verb_lemma(word) == base
    assert inflect.lemma(word, "V") == base


def test_auxiliaries_and_compounds_have_a_base() -> None:
    assert inflect.verb_lemma("was") == "be"
    assert inflect.verb_lemma("has") == "have"
    assert inflect.verb_lemma("re-elected") == "re-elect"
    assert inflect.verb_lemma("hospital") is None
    assert inflect.verb_lemma("zorglub") is None


@pytest.mark.parametrize(
    ("word", "wanted", "unwanted"),
    [
        ("hospital", "N", "PBZDG"),
        ("hospitals", "P", "NBZDG"),
        ("killed", "D", "NPB"),
        ("building", "NG", "P"),
        ("large", "J", "NP"),
        ("said", "D", "NP"),
        ("left", "DJ", "NP"),
        ("staff", "NP", ""),
        ("quickly", "R", "N"),
        ("higher", "J", "P"),
        ("that", "", "NPBJ"),
        ("about", "", "NPBJR"),
    ],
)
def test_tags(word: str, wanted: str, unwanted: str) -> None:
    found = inflect.tags(word)
    assert found >= set(wanted)
    assert not found & set(unwanted)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("said", "D"),
        ("rose", "D"),
        ("reports", "P"),
        ("finds", "Z"),
        ("killing", "N"),
        ("going", "G"),
        ("people", "P"),
        ("medical", "J"),
        ("report", "N"),
        ("leave", "B"),
    ],
)
def test_likeliest_reading_comes_first(word: str, first: str) -> None:
    assert inflect.ranked_tags(word)[0] == first


@pytest.mark.parametrize("word", ["doctors", "people", "children", "chatbots", "staff", "analyses", "co-founders"])
def test_plurals(word: str) -> None:
    assert inflect.is_plural(word)
    assert inflect.is_noun(word)


@pytest.mark.parametrize("word", ["doctor", "glass", "virus", "is", "this", "his", "news", "zorglubus", "while"])
def test_no_plurals(word: str) -> None:
    assert not inflect.is_plural(word)


def test_unknown_words_count_as_nouns_and_function_words_do_not() -> None:
    assert inflect.is_noun("zorglub")
    assert not inflect.is_known("zorglub")
    assert not inflect.is_noun("the")
    assert not inflect.is_noun("42")


def test_degrees() -> None:
    assert inflect.lemma("higher", "J") == "high"
    assert inflect.lemma("largest", "J") == "large"
    assert inflect.lemma("red", "J") == "red"


@given(st.text(max_size=30))
def test_any_text_has_an_answer(word: str) -> None:
    inflect.tags(word)
    inflect.is_plural(word)
    inflect.is_noun(word)
    inflect.verb_lemma(word)
    assert isinstance(inflect.singular(word), str)


@given(st.sampled_from(["hospital", "city", "box", "person", "analysis", "Dane", "company", "thief"]))
def test_singular_is_a_fixed_point(word: str) -> None:
    assert inflect.singular(inflect.singular(word)) == inflect.singular(word)
