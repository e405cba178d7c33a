"""The page "Writing rules" is complete: its tables are made of the code's own, and rewritten by --update-goldens."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import getdoc
from pathlib import Path

import pytest

from checker import pipeline, workbench
from checker.engine import _fields as fields
from checker.engine import _selector
from checker.engine._evaluate import SLOTS
from checker.engine._functions import FUNCTIONS
from checker.engine._pattern import KINDS
from checker.engine._slips import SLIPS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"


def row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def table(heads: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    return row(*heads) + row("---", "---") + "".join(row(*cells) for cells in rows)


def of_fields() -> str:
    return table(("field", "meaning"), [(f"`{name}`", text) for name, text in fields.FIELDS.items()])


def of_selectors() -> str:
    return table(("selector", "which claims"), [(f"`{name}`", text) for name, text in _selector.KEYS.items()])


def of_functions() -> str:
    rows = []
    for name, entry in sorted(FUNCTIONS.items()):
        form, _, meaning = " ".join((getdoc(entry[0]) or "").split()).partition(": ")
        assert form and meaning, f"{name}: its docstring reads 'name(x): what it is'"
        rows.append((f"`{form}`", meaning.rstrip(".")))
    return table(("function", "what it is"), rows)


def of_kinds() -> str:
    rules = pipeline.load_rules()
    rows = []
    for kind, text in workbench.kinds().items():
        named = ", ".join(f"`{rule.id}`" for rule in rules if rule.kind == kind)
        assert named, f"no rule is of the kind {kind}"
        rows.append((f"`{kind}`", f"{text} {named}"))
    return table(("kind", "what is wrong, and the rules that find it"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "fields": of_fields,
    "selectors": of_selectors,
    "functions": of_functions,
    "kinds": of_kinds,
}


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_complete(name: str, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    mark = f"<!-- table: {name} -->\n"
    assert page.count(mark) == 1
    before, rest = page.split(mark)
    shown = re.match(r"\n?((?:\|.*\n)*)", rest)
    assert shown is not None
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(before + mark + "\n" + TABLES[name]() + rest[shown.end() :], encoding="utf-8")
    else:
        assert shown.group(1) == TABLES[name](), "run pytest --update-goldens and read the diff"


@pytest.mark.parametrize("word", [*SLOTS, *SLIPS, *KINDS])
def test_each_slot_slip_and_kind_of_claim_is_named(word: str) -> None:
    assert f"`{word}`" in PAGE.read_text(encoding="utf-8")


def test_each_command_for_writers_is_shown() -> None:
    from checker.cli.rules import command

    for name in command.commands:
        assert f"checker rules {name}" in PAGE.read_text(encoding="utf-8")
