"""Laws of explanations: every field that is set has a reason, what is quoted stands where it is said to, and asking
why changes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from fractions import Fraction

import pytest
from cases import Case, cases, files
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.test_documents import anything, documents, read

from checker import trace
from checker.config import DateOrder, Settings
from checker.explanation import filled
from checker.model.claim import Kind
from checker.model.reason import Explained, Reason
from checker.pipeline import explained_claims_of

ENOUGH = 0.995  # of the fields that are set in the cases of this project have a rule of their own


def explain(text: str, date: str | None = None, order: str | None = None) -> list[Explained]:
    chosen = Settings(date=date, date_order=DateOrder(order) if order else None)
    return list(explained_claims_of("a.txt", text, chosen))


def check(text: str, found: list[Explained]) -> None:
    """What must hold of the reasons of any text."""
    lines = text.split("\n")
    for one in found:
        told = {reason.field for reason in one.reasons}
        assert set(filled(one.claim)) <= told, one
        for reason in one.reasons:
            assert reason.value and reason.rule, reason
            rule = trace.named(reason.rule)
            assert reason.sure == (rule is not None), reason
            if reason.line is None or reason.column is None:
                assert reason.words == "" and reason.line is reason.column
                continue
            rest = "\n".join(lines[reason.line - 1 :])[reason.column - 1 :]
            assert reason.words and rest.startswith(reason.words), reason


@settings(max_examples=100)
@given(documents, st.sampled_from([None, "2021-03-04"]))
def test_every_field_has_a_reason_and_every_word_its_place(text: str, date: str | None) -> None:
    found = explain(text, date)
    check(text, found)
    assert [one.claim for one in found] == read(text, date=date)[1]


@settings(max_examples=150)
@given(anything)
def test_no_text_breaks_the_explanation(text: str) -> None:
    found = explain(text)
    check(text, found)
    assert [one.claim for one in found] == read(text)[1]
    assert sys.getprofile() is None


HEDGES = {
    "more than it": "low", "somewhat more than it": "low", "it or more": "low", "less than it": "high",
    "it or less": "high", "somewhat less than it": "high", "about it": "both",
}  # fmt: skip
WORDED = {"at least": "low", "more than": "low", "up to": "high", "less than": "high"}


def worked_out(reasons: list[Reason]) -> tuple[float | None, float | None]:
    """The ends of a value, from the steps that explain it, in the order in which they are shown."""
    ends, open_end, times = [0.0, 0.0], "both", 1.0
    for reason in reasons:
        value = reason.value.replace(" (not itself)", "").replace(",", "")
        lead = next((lead for lead in WORDED if value.startswith(lead)), None)
        if value.startswith("times "):
            times = float(value[6:])
            ends = [end * times for end in ends]
        elif value in HEDGES:
            open_end = HEDGES[value]
        elif value == "below zero":
            ends = sorted(-end for end in ends)
        elif lead is not None:
            ends, open_end = [float(value.split()[-1])] * 2, WORDED[lead]
        else:
            parts = [float(Fraction(part)) for part in value.split(" to ")]
            ends = [parts[0], parts[-1]]
    return None if open_end == "high" else ends[0], None if open_end == "low" else ends[1]


@settings(max_examples=100)
@given(documents)
def test_the_steps_of_a_value_add_up_to_it(text: str) -> None:
    for one in explain(text):
        if one.claim.kind is not Kind.DATE:
            steps = [reason for reason in one.reasons if reason.field == "value"]
            stated = (one.claim.interval.lower, one.claim.interval.upper)
            ends = tuple(None if end is None else pytest.approx(float(end), rel=1e-3) for end in stated)
            assert worked_out(steps) == ends, steps


@settings(max_examples=20)
@given(documents)
def test_explaining_twice_is_the_same(text: str) -> None:
    assert explain(text) == explain(text)


OWN = [case for path in files() if path.parent.name != "text" for case in cases(path)]


@pytest.mark.parametrize("room", sorted({case.path.parent.name for case in OWN}))
def test_nearly_every_field_of_the_cases_has_a_rule_of_its_own(room: str) -> None:
    counts: Counter[bool] = Counter()
    for case in OWN:
        if case.path.parent.name == room:
            counts.update(_known(case))
    assert counts[True] >= ENOUGH * counts.total(), counts


def _known(case: Case) -> list[bool]:
    found = explain(case.text, case.date, case.order)
    check(case.text, found)
    return [
        all(reason.sure for reason in one.reasons if reason.field == field)
        for one in found
        for field in filled(one.claim)
    ]
