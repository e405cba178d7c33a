"""Records become JSON and come back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from strategies import LAST_DAY, claims, findings, intervals, numbers, reports

from checker.model import wire
from checker.model.claim import Claim, Kind
from checker.model.finding import Finding, Report
from checker.model.interval import Interval


@settings(max_examples=30)
@given(claims())
def test_a_claim_comes_back(claim: Claim) -> None:
    assert wire.claim_from(json.loads(json.dumps(wire.claim_record(claim)))) == claim


@settings(max_examples=30)
@given(findings())
def test_a_finding_comes_back(finding: Finding) -> None:
    assert wire.finding_from(json.loads(json.dumps(wire.finding_record(finding)))) == finding


@settings(max_examples=20)
@given(reports())
def test_a_report_comes_back(report: Report) -> None:
    assert wire.report_from(json.loads(json.dumps(wire.report_record(report)))) == report


@given(intervals())
def test_an_interval_comes_back(interval: Interval) -> None:
    assert wire.interval_from(wire.interval_text(interval)) == interval


@pytest.mark.parametrize("text", ["", "5", "[5]", "5, 6", "[5, 6", "{5, 6}", "[a, 6]"])
def test_other_text_is_no_interval(text: str) -> None:
    with pytest.raises(ValueError):
        wire.interval_from(text)


@given(numbers)
def test_a_number_is_exact_where_json_can_say_it(value: Fraction) -> None:
    number = json.loads(json.dumps(wire.number(value)))
    assert number == value or abs(Fraction(number) - value) <= abs(value) / 2**52


def test_numbers_are_written_as_people_expect() -> None:
    assert json.dumps([wire.number(Fraction(one)) for one in ("317", "0.1", "12.5", "-3", "1950000")]) == (
        "[317, 0.1, 12.5, -3, 1950000]"
    )
    assert wire.number(Fraction(10**400) + Fraction(1, 3)) == 10**400


def test_days_stay_within_the_calendar() -> None:
    assert [wire.day(one) for one in (-5, 1, LAST_DAY, LAST_DAY + 9)] == [
        "0001-01-01",
        "0001-01-01",
        *["9999-12-31"] * 2,
    ]


@settings(max_examples=30)
@given(claims())
def test_an_unresolved_claim_has_no_bounds(claim: Claim) -> None:
    record = wire.claim_record(replace(claim, resolved=False, kind=Kind.DATE))
    assert record["lower"] is None and record["upper"] is None


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 2"):
        wire.report_from({"schema": 2, "findings": [], "summary": {}})
