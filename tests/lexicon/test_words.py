"""The compiled word table: its order, its format, and that it can be made again."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import _compile, resource
from checker.lexicon.words import lookup

LINES = resource("words.txt").read_text(encoding="utf-8").splitlines()


def test_lines_are_sorted_by_bytes_and_forms_are_unique() -> None:
    forms = [line.split(" ")[0].encode() for line in LINES]
    assert forms == sorted(set(forms))
    assert LINES[0].startswith("!words compiled from lemminflect")
    assert len(LINES) > 60_000


def test_every_line_is_well_formed() -> None:
    for line in LINES[1:]:
        form, tags, *lemmas = line.split(" ")
        assert form == form.lower()
        assert set(tags) <= set("NPBZDGJR")
        assert all(lemma[0] in "nvj" and len(lemma) > 1 for lemma in lemmas), line


@given(st.integers(min_value=1, max_value=len(LINES) - 1))
def test_each_line_is_found(number: int) -> None:
    form, tags, *_ = LINES[number].split(" ")
    found = lookup(form)
    assert found is not None
    assert found.tags == tags


@pytest.mark.parametrize("form", ["", " ", "\n", "a b", "zzzzzz", "!", "!words", "hospital N", "ÿ", "\x00"])
def test_what_is_no_form_is_not_found(form: str) -> None:
    if form != "!words":
        assert lookup(form) is None


def test_first_and_last_form_are_found() -> None:
    assert lookup(LINES[1].split(" ")[0])
    assert lookup(LINES[-1].split(" ")[0])


@pytest.mark.skipif(importlib.util.find_spec("lemminflect") is None, reason="lemminflect is a developer's tool")
def test_the_table_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_compile, "__file__", str(tmp_path / "_compile.py"))
    assert _compile.main() == 0
    assert (tmp_path / "words.txt").read_text(encoding="utf-8").splitlines() == LINES


def test_compiling_without_lemminflect_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert _compile.main() == 1
    assert "pip install" in capsys.readouterr().err
