"""`checker rules`: what the rules are, and whether rule files are sound."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import _options as options

_OK = 0
_FOUND = 1


@click.group("rules", short_help="List, show, test and validate rules.")
def command() -> None:
    """List, show, test and validate rules."""


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


@command.command("validate")
@click.argument("folder", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
def validate(folder: Path | None) -> int:
    """Report every fault of the rule files in the folder PATH (without it, of the checker's own)."""
    from checker import pipeline
    from checker.cli._output import say, write

    rules, faults = pipeline.validate_rules(folder)
    for fault in faults:
        say(str(fault))
    if faults:
        return 2
    write([f"{rules:,} rule{'' if rules == 1 else 's'}, no fault.\n"], None)
    return _OK
