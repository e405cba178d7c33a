"""The closed classes, and reading of tables."""

from pathlib import Path

import pytest

import checker.lexicon
from checker.errors import DataError
from checker.lexicon import invert, table, word_list
from checker.lexicon.function_words import CLASSES, classes, function_word


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("the", "determiner"),
        ("they", "pronoun"),
        ("between", "preposition"),
        ("because", "conjunction"),
        ("would", "auxiliary"),
        ("never", "negation"),
        ("Whose", "wh"),
        ("can’t", "negation"),
        ("hospital", None),
        ("five", None),
        ("", None),
    ],
)
def test_class(word: str, group: str | None) -> None:
    assert function_word(word) == group


def test_every_class_has_words() -> None:
    assert set(classes().values()) == set(CLASSES)


def test_missing_table_is_a_data_error() -> None:
    with pytest.raises(DataError, match="no-such-table"):
        table("no-such-table")


def test_a_table_must_be_a_mapping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list-only.yaml").write_text("[one, two]", encoding="utf-8")
    monkeypatch.setattr(checker.lexicon, "resource", tmp_path.joinpath)
    with pytest.raises(DataError, match="not a mapping"):
        table("list-only")


def test_words_takes_a_list_or_a_string() -> None:
    assert word_list("one two", "here") == ("one", "two")
    assert word_list(["one two"], "here") == ("one two",)
    with pytest.raises(DataError, match="here"):
        word_list({"one": 1}, "here")
    with pytest.raises(DataError):
        word_list([1], "here")


def test_invert_keeps_the_first_class() -> None:
    assert invert({"a": ["x", "y"], "b": ["y", "z"]}) == {"x": "a", "y": "a", "z": "b"}
