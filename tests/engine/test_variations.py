"""Each rule keeps its verdict when only the words vary, and fires when one figure of a sound text is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engine.test_rules import material
from engine.variations import rates

LEAST = 0.95
REASONS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).with_name("variations.yaml")).read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", sorted(material()[0]))
def test_rates(name: str) -> None:
    rules, cases, _ = material()
    found = rates(rules[name], [case for case in cases if case.rule == name])
    allowed = REASONS.get(name, {})
    told = "\n".join(found.faults)
    assert found.kept >= allowed.get("kept", LEAST), told
    assert found.fired >= allowed.get("fired", LEAST), told
    if allowed:
        assert allowed["reason"]
        low = min(found.kept - allowed.get("kept", 0), found.fired - allowed.get("fired", 0))
        assert low < 0.1, "the rule does better than variations.yaml says"


def test_reasons_name_rules() -> None:
    assert REASONS.keys() <= material()[0].keys()
