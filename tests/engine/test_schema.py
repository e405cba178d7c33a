"""The JSON Schema of rule files agrees with the loader: what it takes, what it refuses, and what it knows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import workbench, yamlfile
from checker.engine import _fields as fields
from checker.engine import _selector, validate
from checker.engine._evaluate import SLOTS
from checker.engine._functions import FUNCTIONS
from checker.engine._slips import SLIPS

RULES = Path(__file__).resolve().parents[2] / "rules"
SCHEMA = workbench.rule_schema()
CHECK = jsonschema.Draft202012Validator(SCHEMA)

SOUND = {
    "id": "r",
    "what": "A share does not go with the counts beside it.",
    "why": "One of the figures is wrong.",
    "patterns": ["<part:count> of <whole:count>"],
    "bind": {"part": {"kind": "count"}},
    "slips": ["digit", {"name": "own", "holds": "part > whole", "say": "{part}"}],
    "assert": "part <= whole",
    "message": "{part} is more than {whole}",
}


def files() -> Iterator[Path]:
    for path in sorted(RULES.glob("*/*.yaml")):
        if path.parent.name != "data" and not path.name.endswith(".cases.yaml"):
            yield path


def as_json(value: Any) -> Any:
    """What a JSON reader would have made of YAML."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


def faults(folder: Path, rule: dict[str, Any]) -> list[str]:
    import json

    (folder / "r.yaml").write_text(json.dumps(rule), encoding="utf-8")  # JSON is YAML
    return [str(fault) for fault in validate(folder)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*files()], ids=lambda path: path.stem)
def test_every_rule_that_comes_with_the_checker_is_valid(path: Path) -> None:
    CHECK.validate(as_json(yamlfile.load_data(path)))


def test_every_field_and_word_is_known_and_explained() -> None:
    assert list(SCHEMA["properties"]) == list(fields.FIELDS)
    selector = SCHEMA["$defs"]["selector"]["oneOf"][1]["properties"]
    assert list(selector) == list(_selector.KEYS)
    for name, entry in (*SCHEMA["properties"].items(), *selector.items()):
        assert entry["description"], name
        assert len(entry) > 1, f"{name} may hold anything: give it a shape in checker/engine/_schema.py"
    assert SCHEMA["$defs"]["slot"]["enum"] == sorted(SLOTS)
    assert SCHEMA["$defs"]["slip"]["oneOf"][0]["enum"] == list(SLIPS)
    language = SCHEMA["$defs"]["expression"]["description"]
    assert [name for name in FUNCTIONS if f"{name}(" not in language] == []


def test_the_sound_rule_is_sound_to_both(tmp_path: Path) -> None:
    assert faults(tmp_path, SOUND) == []
    CHECK.validate(SOUND)


UNSOUND = [
    {"id": "Not an id"},
    {"id": 5},
    {"kind": "no-such-kind"},
    {"within": "sentense"},
    {"verdict": "wrong"},
    {"nominal": "maybe"},
    {"slips": ["transposed"]},
    {"slips": [{"name": "own"}]},
    {"slips": [{"name": "own", "holds": "part > whole", "say": "{part}", "more": 1}]},
    {"match": ["holders"]},
    {"same": "units"},
    {"patterns": "<part:count>"},
    {"patterns": []},
    {"bind": {"part": {"kind": "cuont"}}},
    {"bind": {"part": {"knd": "count"}}},
    {"bind": {"part": {"series": "yes"}}},
    {"bind": {"part": {"linked": "elsewhere"}}},
    {"bind": {"part": "link"}},
    {"bind": 3},
    {"words": []},
    {"what": ""},
    {"why": []},
    {"message": None},
    {"wher": "part > 1"},
]  # fmt: skip


@pytest.mark.parametrize("change", UNSOUND, ids=str)
def test_what_one_refuses_the_other_refuses(tmp_path: Path, change: dict[str, Any]) -> None:
    assert faults(tmp_path, SOUND | change)
    assert not CHECK.is_valid(SOUND | change)


@pytest.mark.parametrize("name", fields.REQUIRED)
def test_both_ask_for_what_is_required(tmp_path: Path, name: str) -> None:
    left = {key: value for key, value in SOUND.items() if key != name}
    assert faults(tmp_path, left) and not CHECK.is_valid(left)


keys = st.sampled_from([*fields.FIELDS, *_selector.KEYS, "name", "holds", "say"]) | st.from_regex(
    r"[a-z_]{1,9}", fullmatch=True
)


@settings(max_examples=60)
@given(keys)
def test_unknown_fields_are_the_same_to_both(tmp_path_factory: pytest.TempPathFactory, key: str) -> None:
    folder = tmp_path_factory.mktemp("r")
    slip: Any = SOUND["slips"][1]
    for rule in (
        SOUND | ({key: "x"} if key not in SOUND else {}),
        SOUND | {"bind": {"part": {"kind": "count", **({key: "x"} if key != "kind" else {})}}},
        SOUND | {"slips": [slip | ({key: "x"} if key not in slip else {})]},
    ):
        told = any(f"unknown field {key!r}" in fault for fault in faults(folder, rule))
        assert told == any(refused(error, key) for error in CHECK.iter_errors(rule))


def refused(error: jsonschema.ValidationError, key: str) -> bool:
    """Does the schema refuse a key that it does not know, at whatever depth?"""
    own = error.validator == "additionalProperties" and key not in error.schema.get("properties", {})
    return own or any(refused(inner, key) for inner in error.context or ())
