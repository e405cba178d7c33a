"""Why claims say what they say: cases as data, and what holds of the marks and of the watching itself."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml

import checker
from checker import trace
from checker.errors import CheckerError

CASES = yaml.safe_load(Path(__file__).with_name("explained.yaml").read_text(encoding="utf-8"))
CODE = ("`", "None", " -1", "token", "Yield", "ordinals)")  # what is said to programmers alone


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_the_rules_and_words_that_gave_a_field(case: dict[str, Any]) -> None:
    found = checker.explain({"case.md": case["text"]}, date=str(case["date"]) if "date" in case else None)
    named = [one for one in found if one.claim.text == case["claim"]]
    assert named, [one.claim.text for one in found]
    told = [[reason.field, reason.rule, reason.words] for reason in named[0].reasons]
    for reason in case["because"]:
        assert reason in told, "\n".join(map(str, told))


def test_every_rule_has_a_name_of_its_own_and_explains_itself() -> None:
    checker.explain({"a.txt": "Twelve eggs."})
    rules = trace.rules()
    assert len(rules) > 150
    assert len({one.name for one in rules}) == len(rules)
    for one in rules:
        assert one.fields and one.explanation, one
        assert not any(word in one.explanation for word in CODE), f"{one.name}: {one.explanation}"


def test_two_rules_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="number in figures"):

        @trace.rule("number in figures", "value")
        def other() -> None:
            """Another."""


def test_a_mark_leaves_the_function_as_it_is() -> None:
    def plain(number: int) -> int:
        """Twice as much."""
        return 2 * number

    assert trace.handed(plain) is plain
    assert plain(4) == 8


def test_nothing_is_watched_after_a_run() -> None:
    before = sys.getprofile()
    checker.explain({"a.txt": "Twelve eggs were sold in 2019."})
    assert sys.getprofile() is before


def test_another_profile_is_set_again() -> None:
    calls: list[str] = []

    def other(frame: FrameType, event: str, given: Any) -> None:
        calls.append(event)

    sys.setprofile(other)
    try:
        with trace.Trace():
            assert sys.getprofile() is not other
            with trace.Trace():
                pass
        assert sys.getprofile() is other
    finally:
        sys.setprofile(None)


def test_nothing_is_watched_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: Any, **named: Any) -> None:
        raise CheckerError("too long")

    monkeypatch.setattr("checker.extractors.amounts", fail)
    failed: list[CheckerError] = []
    assert checker.explain({"a.txt": "Twelve eggs.", "b.txt": "Nine eggs."}, on_error=failed.append) == []
    assert [error.where for error in failed] == ["a.txt", "b.txt"]
    assert sys.getprofile() is None


def test_a_run_that_is_given_up_is_not_watched() -> None:
    from checker.pipeline import Run, explain_each, settings

    first = next(explain_each({"a.txt": "Twelve eggs. Nine hens."}, settings(), Run()))
    assert first.claim.text == "Twelve eggs"
    assert sys.getprofile() is None


def test_a_long_document_is_not_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"In Bergen {number + 20} boats came on 3 May 2011." for number in range(40))
    whole = checker.explain({"a.txt": text})
    monkeypatch.setattr("checker.explanation.RECENT", 500)
    assert checker.explain({"a.txt": text}) == whole


def test_claims_are_those_of_extract() -> None:
    text = (Path(__file__).parents[2] / "seeds" / "01-bulletin-digest.txt").read_text(encoding="utf-8")
    assert [one.claim for one in checker.explain({"a.txt": text})] == checker.extract({"a.txt": text})
