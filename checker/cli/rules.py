"""`checker rules`: what the rules are, and whether rule files are sound."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import _options as options

if TYPE_CHECKING:
    from checker.model.rule import Rule

_OK = 0
_FOUND = 1

_place = click.argument("place", metavar="[PATH]", required=False, type=click.Path(path_type=Path))


@click.group("rules", short_help="List, show, test and validate rules.")
def command() -> None:
    """List, show, test and validate rules. PATH is a folder of rules or one rule file; without it, those of checker."""


@command.command("list")
@options.choosing
def list_rules(folders: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> int:
    """Every rule, with its family and what it says."""
    from checker import pipeline, report
    from checker.cli._output import layout, write

    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    write(report.rule_list(rules, layout()), None)
    return _OK


@command.command("show")
@click.argument("rule_id", metavar="ID")
@options.rule_folders
def show(rule_id: str, folders: tuple[Path, ...]) -> int:
    """What rule ID says and why, what it binds and what must hold."""
    from checker import pipeline, report
    from checker.cli._output import layout, write

    [rule] = (one for one in pipeline.load_rules(folders, select=[rule_id]) if one.id == rule_id)
    write(report.rule(rule, layout()), None)
    return _OK


@command.command("test")
@_place
def test(place: Path | None) -> int:
    """Run the cases beside the rules: what must fire has to fire, what must stay silent has to be silent."""
    from checker import pipeline
    from checker.cli._output import write
    from checker.report import plain

    rules = pipeline.rules_in(place)
    results, missing = pipeline.try_rules(rules)
    failed = [result for result in results if not result.passed]
    lines = [f"{one.case.where}: {one.case.rule}: {fault}" for one in failed for fault in one.faults]
    lines += missing
    lines.append(f"{_count(rules)}, {len(results):,} cases, {len(failed):,} failed.")
    write((plain(line) + "\n" for line in lines), None)
    return _FOUND if failed or missing else _OK


@command.command("validate")
@_place
def validate(place: Path | None) -> int:
    """Report every fault of the rule files, at file:line:column."""
    from checker import pipeline
    from checker.cli._output import write

    rules = pipeline.rules_in(place)
    write([f"{_count(rules)}, no fault.\n"], None)
    return _OK


def _count(rules: Sequence[Rule]) -> str:
    return f"{len(rules):,} rule{'' if len(rules) == 1 else 's'}"
