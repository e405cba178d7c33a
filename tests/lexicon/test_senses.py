"""The table of senses: words that say the same, things that are of a kind, and words that only look related."""

from __future__ import annotations

import pytest

from checker.lexicon import resource
from checker.lexicon.senses import is_a, same_noun, senses, synonyms


@pytest.mark.parametrize(
    ("a", "b"),
    [("car", "automobile"), ("doctor", "physician"), ("lend", "loan"), ("demolition", "demolish"), ("visitor", "visit"),
     ("noon", "midday"), ("birth", "bear")],
)  # fmt: skip
def test_words_that_say_the_same(a: str, b: str) -> None:
    assert synonyms(a, b) and synonyms(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("car", "lorry"), ("win", "lose"), ("import", "export"), ("killed", "wounded"), ("nosuchword", "car")]
)
def test_words_that_do_not(a: str, b: str) -> None:
    assert not synonyms(a, b) and not synonyms(b, a)


def test_who_employs_is_not_who_is_employed() -> None:
    """Both come from one verb, yet name different people."""
    assert synonyms("employee", "employer") and not same_noun("employee", "employer")
    assert same_noun("pupil", "student")


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [("lorry", "vehicle"), ("cow", "animal"), ("house", "building"), ("miner", "worker"), ("nurse", "person")],
)
def test_kinds(narrow: str, broad: str) -> None:
    assert is_a(narrow, broad) and not is_a(broad, narrow)


@pytest.mark.parametrize(("a", "b"), [("lorry", "animal"), ("house", "entity"), ("nosuchword", "vehicle")])
def test_things_of_other_kinds(a: str, b: str) -> None:
    assert not is_a(a, b)


def test_every_line_is_found_where_it_lies() -> None:
    lines = resource("senses.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(lines, key=str.encode)
    for line in (lines[0], lines[len(lines) // 2], lines[-1]):
        word, _, fields = line.partition(" ")
        assert ".".join(sorted(senses(word).nouns)) == ".".join(sorted(filter(None, fields.split("/")[0].split("."))))
