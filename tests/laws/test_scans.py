"""Laws of a whole scan: the order of files, where they lie and how numbers are written do not matter."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.model.finding import Finding
from checker.model.wire import report_from, report_record
from checker.report import Layout, load

CLASHES = {
    "clinics.txt": "Of the {480} clinics that were asked in 2019, {312} (58 %) had beds free.\n",
    "harbour.txt": "The harbour employs {2,000} people. Of these {2,000} people, {3,000} are women.\n",
    "orchard.txt": "The number of orchards fell from {3,100} in 2015 to {3,450} in 2016.\n",
    "library.txt": "The library lent {12} books to {480} readers.\n",
}


def plain(text: str) -> str:
    return text.replace("{", "").replace("}", "")


DOCUMENTS = {name: plain(text) for name, text in CLASHES.items()}


def rendered(report: checker.Report) -> str:
    return "".join(load("json").findings(report, Layout()))


def names(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.fingerprint) for finding in findings)


def test_there_is_something_to_find() -> None:
    assert len(checker.scan(DOCUMENTS).findings) >= 2


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(chance: random.Random) -> None:
    shuffled = list(DOCUMENTS.items())
    chance.shuffle(shuffled)
    assert rendered(checker.scan(dict(shuffled))) == rendered(checker.scan(DOCUMENTS))


def test_the_order_of_paths_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in DOCUMENTS.items():
        Path(name).write_text(text)
    assert rendered(checker.scan(sorted(DOCUMENTS, reverse=True))) == rendered(checker.scan(sorted(DOCUMENTS)))
    assert rendered(checker.scan(".")) == rendered(checker.scan(sorted(DOCUMENTS)))


def test_a_report_survives_json() -> None:
    report = checker.scan(DOCUMENTS)
    assert report_from(json.loads(json.dumps(report_record(report)))) == report
    assert report_from(json.loads(rendered(report))) == report


@pytest.mark.parametrize("name", CLASHES)
def test_an_edit_elsewhere_keeps_findings_and_their_names(name: str) -> None:
    text = DOCUMENTS[name]
    before = checker.scan({name: text}).findings
    for edited in (f"A quiet remark about the weather.\n\n{text}", f"{text}\nA quiet remark about the weather.\n"):
        after = checker.scan({name: edited}).findings
        assert [(one.id, one.fingerprint) for one in after] == [(one.id, one.fingerprint) for one in before]


@pytest.mark.parametrize("name", CLASHES)
def test_another_file_name_keeps_the_fingerprints(name: str) -> None:
    assert names(checker.scan({"other.md": DOCUMENTS[name]}).findings) == names(
        checker.scan({name: DOCUMENTS[name]}).findings
    )


WORDS = {
    "{480}": ("480", "four hundred and eighty"),
    "{312}": ("312", "three hundred and twelve"),
    "{2,000}": ("2,000", "2000", "two thousand"),
    "{3,000}": ("3,000", "3000", "three thousand"),
    "{3,100}": ("3,100", "3100"),
    "{3,450}": ("3,450", "3450"),
    "{12}": ("12", "twelve"),
}


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize("name", CLASHES)
def test_numbers_written_otherwise_give_the_same_findings(name: str, turn: int) -> None:
    text = CLASHES[name]
    for slot, spellings in WORDS.items():
        text = text.replace(slot, spellings[min(turn, len(spellings) - 1)])
    assert names(checker.scan({name: text}).findings) == names(checker.scan({name: DOCUMENTS[name]}).findings)


def test_an_unrelated_document_changes_nothing() -> None:
    more = DOCUMENTS | {"a-moths.txt": "The museum showed 7,654,321 moths in 1987.\n"}
    assert checker.scan(more).findings == checker.scan(DOCUMENTS).findings


def test_two_scans_are_equal() -> None:
    assert rendered(checker.scan(DOCUMENTS)) == rendered(checker.scan(DOCUMENTS))
