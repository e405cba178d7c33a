"""The rules that come with the product: each says what and why, and does what its cases say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from checker import pipeline
from checker.engine import load
from checker.engine.cases import Case, read_cases, run_cases
from checker.model.finding import Finding
from checker.model.rule import Rule

RULES = Path(__file__).resolve().parents[2] / "rules"


@cache
def material() -> tuple[dict[str, Rule], list[Case], list[str]]:
    rules = load([RULES])
    cases, missing = read_cases([RULES], rules)
    return {rule.id: rule for rule in rules}, cases, missing


def scan(documents: Mapping[str, str], rules: Sequence[Rule]) -> Sequence[Finding]:
    return pipeline.scan(documents, rules, pipeline.settings(), pipeline.Run()).findings


def test_each_rule_has_cases_both_ways() -> None:
    assert not material()[2]


def test_each_file_of_cases_has_its_rule() -> None:
    for path in RULES.rglob("*.cases.yaml"):
        assert path.name.removesuffix(".cases.yaml") in material()[0], path


@pytest.mark.parametrize("name", sorted(material()[0]))
def test_what_and_why_are_sentences(name: str) -> None:
    rule = material()[0][name]
    for text in (rule.what, rule.why):
        assert text[0].isupper() and text.endswith("."), text
        assert len(text.split()) >= 5, text
    assert rule.example, "an example shows what the rule is for"
    assert any("{" + role in rule.message for role in rule.roles), "the message names the figures"


@pytest.mark.parametrize("name", sorted(material()[0]))
def test_cases(name: str) -> None:
    rules, cases, _ = material()
    own = [case for case in cases if case.rule == name]
    failed = [result for result in run_cases(own, list(rules.values()), scan) if not result.passed]
    assert not failed, "\n".join(f"{result.case.where}: {'; '.join(result.faults)}" for result in failed)
