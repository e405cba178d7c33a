"""The house rules of the source tree, as tests: floors, doors, lengths, no hidden now, rules with cases."""

from __future__ import annotations

import ast
import functools
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "checker"
RULES = ROOT / "rules"

# From top to bottom. A module imports from its own room and from floors below; rooms on one floor are strangers.
FLOORS = (
    {"__main__"},
    {"cli"},
    {"__init__"},
    {"workbench"},
    {"pipeline"},
    {"explanation"},
    {"config", "report", "engine", "link", "extractors", "context"},
    {"grammar"},
    {"units", "text"},
    {"lexicon"},
    {"model"},
    {"plugs", "trace", "yamlfile", "pattern"},
    {"errors"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# The one module or room through which an outside library comes in.
DOORS = {
    "click": "cli",
    "mpmath": "engine._statistics",
    "pathspec": "text.walk",
    "pint": "units",
    "regex": "pattern",
    "tabulate": "report.table",
    "wcwidth": "report.table",
    "yaml": "yamlfile",
}

# What would make a result depend on the moment, on chance, or on another machine.
FORBIDDEN = {"time", "random", "secrets", "uuid", "socket", "ssl", "urllib", "http", "pickle", "marshal", "shelve"}
CLOCKS = {"now", "today", "utcnow"}
MAX_LINES = 400
MAX_FUNCTION = 40

MODULES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    """`checker/text/walk.py` -> `text.walk`; a package goes by its folder; the root package is `__init__`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def room(module: str) -> str:
    return module.split(".")[0]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, by its full name, however deep the statement stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module
            if node.module == "checker":
                yield from (
                    (f"checker.{alias.name}" if is_module(alias.name) else "checker", node.lineno)
                    for alias in node.names
                )
            else:
                yield node.module, node.lineno


def is_module(top: str) -> bool:
    return (PACKAGE / top).is_dir() or (PACKAGE / f"{top}.py").is_file()


def identify(path: Path) -> str:
    return name(path)


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_imports_go_down_only(path: Path) -> None:
    here = room(name(path))
    assert here in FLOOR, f"{here} has no floor: give it one in FLOORS"
    for module, line in imports(path):
        if module.split(".")[0] != "checker":
            continue
        there = module.split(".")[1] if "." in module else "__init__"
        assert there in FLOOR, f"{path}:{line}: {module} has no floor"
        assert there == here or FLOOR[there] > FLOOR[here], f"{path}:{line}: {here} may not import {there}"


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_settings_are_passed_down_as_plain_values(path: Path) -> None:
    if any(module == "checker.config" for module, _ in imports(path)):
        assert room(name(path)) in ("workbench", "pipeline", "cli"), "rooms below are told plain values"


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_outside_libraries_come_in_by_their_door(path: Path) -> None:
    for module, line in imports(path):
        top = module.split(".")[0]
        if top == "checker" or top in sys.stdlib_module_names:
            continue
        assert top in DOORS, f"{path}:{line}: {top} is not a library of this project"
        door, here = DOORS[top], name(path)
        assert here == door or here.startswith(door + "."), f"{path}:{line}: {top} comes in by {door} only"


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_no_clock_no_chance_no_network(path: Path) -> None:
    if room(name(path)) == "cli":
        return
    for module, line in imports(path):
        assert module.split(".")[0] not in FORBIDDEN, f"{path}:{line}: {module}"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                assert called.attr not in CLOCKS, f"{path}:{node.lineno}: a clock"
                assert ast.unparse(called) != "os.urandom", f"{path}:{node.lineno}: chance"
            elif isinstance(called, ast.Name):
                assert called.id not in ("eval", "exec", "__import__"), f"{path}:{node.lineno}: {called.id}"


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_modules_and_functions_stay_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES, f"{lines} lines: is there a second room in it?"
    long = [
        f"{path}:{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MAX_FUNCTION
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("path", MODULES, ids=identify)
def test_every_module_explains_itself(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "what lives here?"


def test_every_floor_is_inhabited() -> None:
    assert {room(name(path)) for path in MODULES} == set(FLOOR)


def rule_files() -> list[Path]:
    return sorted(
        path
        for path in RULES.glob("*/*.yaml")
        if not path.name.endswith(".cases.yaml") and path.parent.name not in ("data", "words")
    )


def test_rule_ids_are_unique_and_equal_the_file_names() -> None:
    counted = Counter(path.stem for path in rule_files())
    assert counted, "no rule at all"
    assert [stem for stem, count in counted.items() if count > 1] == []
    for path in rule_files():
        first = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("id:")]
        assert first == [f"id: {path.stem}"], path


def test_no_rule_without_cases_and_no_cases_without_a_rule() -> None:
    rules = {path.with_suffix("") for path in rule_files()}
    cases = {Path(str(path).removesuffix(".cases.yaml")) for path in RULES.rglob("*.cases.yaml")}
    assert {str(path) for path in rules ^ cases} == set()


def test_the_product_stands_alone() -> None:
    """Nothing that is installed speaks of the folder that the work was done in or of material beside the project."""
    for path in [*PACKAGE.rglob("*.*"), *RULES.rglob("*.yaml")]:
        if path.suffix in (".py", ".yaml", ".txt", ".md"):
            text = path.read_text(encoding="utf-8")
            assert "/" + "work/" not in text and "../" + "shared" not in text, path
