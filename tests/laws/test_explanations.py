"""Laws of explanations: every field that is set has a reason, what is quoted stands where it is said to, and asking
why changes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from cases import Case, cases, files
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.test_documents import anything, documents, read

from checker import trace
from checker.config import DateOrder, Settings
from checker.explanation import filled
from checker.model.reason import Explained
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
