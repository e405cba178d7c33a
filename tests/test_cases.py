"""The one collector of cases: every sentence in `tests/<room>/*.yaml` yields what its file says."""

from __future__ import annotations

import pytest
from cases import ROOMS, TESTS, Case, cases, difference, files, plug_names

ROOT = TESTS.parent
EVERY = [case for path in files() for case in cases(path)]
NEGATIVES = 3


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert not difference(case)


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_of_extractors_or_grammar_has_negatives(path) -> None:
    if path.parent.name in ("extractors", "grammar"):
        silent = [case for case in cases(path) if not case.yields]
        assert len(silent) >= NEGATIVES, "what must not be taken for one is as telling as what must"


def test_no_plug_without_cases_and_no_cases_without_a_module() -> None:
    stems = {path.stem for path in files() if path.parent.name == "extractors"}
    assert plug_names() <= stems
    assert "_resolve" in stems
    for path in files():
        assert path.parent.name in ROOMS
        module = ROOT / "checker" / path.parent.name / path.with_suffix(".py").name
        assert module.exists() or (path.parent.name, path.stem) in DESCRIBED, path


# Files that describe a function of a module that has another name.
DESCRIBED = {("context", "marks"), ("context", "anaphora")}


def test_no_text_stands_twice_in_one_file() -> None:
    for path in files():
        texts = [(case.text, case.date, case.order) for case in cases(path)]
        assert len(texts) == len(set(texts)), path
