"""The compiled tables: the same data as in YAML, and a table that has changed is read from its YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import lexicon
from checker.lexicon import COMPILED, _compile_tables, resource
from checker.yamlfile import load_data

TABLES = sorted(path.stem for path in resource(COMPILED).parent.glob("*.yaml"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_its_yaml_says(name: str) -> None:
    assert repr(lexicon.table(name)) == repr(load_data(resource(f"{name}.yaml")))


def test_no_table_has_changed_since() -> None:
    told = "compile the tables: python -m checker.lexicon._compile_tables"
    assert resource(COMPILED).read_text(encoding="utf-8") == _compile_tables.compiled(), told


def test_a_table_that_has_changed_is_read_from_its_yaml(tmp_path: Path) -> None:
    changed = tmp_path / "phrase.yaml"
    changed.write_text("stoppers: [new]\n", encoding="utf-8")
    assert lexicon._as_compiled("phrase", changed) is None
    assert lexicon._as_compiled("phrase", resource("phrase.yaml")) is not None
