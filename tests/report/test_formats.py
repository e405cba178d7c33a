"""Every format: a golden that a person has read, and what holds for any report whatever the documents say."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st
from report.sample import CLAIMS, REPORT
from strategies import claims, findings, reports

from checker.model.claim import Claim
from checker.model.finding import Finding, Report, Summary
from checker.model.wire import claim_record, report_from, report_record
from checker.report import Layout, explain, formats, load

HERE = Path(__file__).parent
CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
HIDDEN = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\U000e0041"

few = settings(max_examples=25)
some_claims = st.lists(claims(), max_size=3)


def found(form: str, report: Report, width: int = 80) -> str:
    return "".join(load(form).findings(report, Layout(width)))


def listed(form: str, some: list[Claim], width: int = 80) -> str:
    return "".join(load(form).claims(some, Layout(width)))


def unseen(text: str) -> list[str]:
    """Characters that drive a terminal, turn the direction of writing or hide."""
    return [ch for ch in text if ch != "\n" and (unicodedata.category(ch) in CONTROLS or ch in HIDDEN)]


def test_the_formats_are_those_of_the_contract() -> None:
    assert formats() == ["table", "csv", "json", "jsonl", "markdown"]


@pytest.mark.parametrize("form", formats())
def test_findings_look_as_a_person_found_good(form: str, golden: object) -> None:
    golden(HERE / f"{form}.findings.golden", found(form, REPORT))  # type: ignore[operator]


@pytest.mark.parametrize("form", formats())
def test_claims_look_as_a_person_found_good(form: str, golden: object) -> None:
    golden(HERE / f"{form}.claims.golden", listed(form, CLAIMS))  # type: ignore[operator]


def test_explanations_look_as_a_person_found_good(golden: object) -> None:
    text = "\n".join("".join(explain(finding, None, Layout(80))) for finding in REPORT.findings)
    golden(HERE / "explain.golden", text)  # type: ignore[operator]


@few
@given(reports(), st.sampled_from(formats()), st.integers(20, 140))
def test_nothing_in_a_finding_reaches_the_terminal_raw(report: Report, form: str, width: int) -> None:
    assert unseen(found(form, report, width)) == []


@few
@given(some_claims, st.sampled_from(formats()), st.integers(20, 140))
def test_nothing_in_a_claim_reaches_the_terminal_raw(some: list[Claim], form: str, width: int) -> None:
    assert unseen(listed(form, some, width)) == []


@few
@given(findings())
def test_nothing_in_an_explanation_reaches_the_terminal_raw(finding: Finding) -> None:
    assert unseen("".join(explain(finding, None, Layout()))) == []


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_tables_stay_within_the_terminal(width: int) -> None:
    for text in (found("table", REPORT, width), listed("table", CLAIMS, width)):
        assert max(wcwidth.wcswidth(line) for line in text.splitlines() if line.startswith(("+", "|"))) <= width


@few
@given(reports())
def test_json_is_the_contract(report: Report) -> None:
    text = found("json", report)
    assert json.loads(text) == json.loads(json.dumps(report_record(report)))
    assert report_from(json.loads(text)) == report


@few
@given(reports())
def test_a_line_of_jsonl_is_a_finding(report: Report) -> None:
    lines = found("jsonl", report).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == json.loads(found("json", report))["findings"]


@few
@given(some_claims)
def test_a_line_of_jsonl_is_a_claim(some: list[Claim]) -> None:
    assert [json.loads(line) for line in listed("jsonl", some).splitlines()] == [
        json.loads(json.dumps(claim_record(claim))) for claim in some
    ]
    assert len(json.loads(listed("json", some))["claims"]) == len(some)


@few
@given(reports())
def test_csv_has_a_line_a_finding_and_no_formula(report: Report) -> None:
    _is_sound_csv(found("csv", report), len(report.findings))


@few
@given(some_claims)
def test_csv_has_a_line_a_claim_and_no_formula(some: list[Claim]) -> None:
    _is_sound_csv(listed("csv", some), len(some))


def _is_sound_csv(text: str, count: int) -> None:
    assert text.count("\n") == count + 1
    rows = list(csv.DictReader(io.StringIO(text), strict=True))
    assert len(rows) == count
    number = re.compile(r"-?[0-9.]+(e[-+]?[0-9]+)?")
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or number.fullmatch(cell)


def test_findings_that_share_a_suspect_stand_together() -> None:
    text = found("table", REPORT)
    first, second, third = (text.index(f"f-00000000000{letter}") for letter in "acb")
    assert first < second < third
    assert '2 findings would go if one figure were wrong: "312" (reports/clinics.txt:7)' in text


def test_what_is_left_out_is_counted() -> None:
    assert "1 error, 2 warnings; not shown: 4 infos." in found("table", REPORT)
    nothing = Report(findings=(), summary=Summary(documents=2, by_severity={"error": 0, "warning": 0, "info": 0}))
    assert found("table", nothing).startswith("No discrepancy found.\n2 documents")
    hidden = Report(findings=(), summary=Summary(documents=2, by_severity={"error": 0, "warning": 0, "info": 3}))
    assert found("table", hidden).startswith("No discrepancy shown; not shown: 3 infos.\n")


def test_markdown_shows_hostile_text_and_does_nothing() -> None:
    text = found("markdown", REPORT)
    assert "\\<script\\> \\| \\***\\[31m90 men**\\*" in text
    assert "https\\://evil" in text and "www\\.evil" in text


def test_a_long_sentence_stays_short_in_a_table() -> None:
    long = "9" + "0" * 5000
    from report.sample import claim

    from checker.model.claim import Kind

    text = listed("table", [claim(9, long, Kind.NUMBER, 1, 1, "", sentence_text=long)])
    assert len(text) < 4000
