"""`checker rules`: what the rules are, whether rule files are sound, what they do, and how a new one begins."""

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
_FAILED = 2
_TRACED = 10  # failed cases that are told in full
_LINES = 60  # of each
_COLUMNS = 200

_place = click.argument("place", metavar="[PATH]", required=False, type=click.Path(path_type=Path))


@click.group("rules", short_help="List, show, write, test and validate rules.")
def command() -> None:
    """List, show, write, test and validate rules. PATH is a folder or one rule file; without it, those of checker."""


@command.command("list")
@options.choosing
@click.option("--kind", "kinds", multiple=True, callback=options.names, metavar="KIND,...", help="Only of these kinds.")
def list_rules(
    folders: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], kinds: tuple[str, ...]
) -> int:
    """Every rule, with its family, its kind of discrepancy and what it says."""
    from checker import pipeline, report, workbench
    from checker.cli._output import layout, write

    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    for kind in kinds:
        workbench.check_kind(kind, folders)
    write(report.rule_list([rule for rule in rules if not kinds or rule.kind in kinds], layout()), None)
    return _OK


@command.command("show")
@click.argument("rule_id", metavar="ID")
@options.rule_folders
def show(rule_id: str, folders: tuple[Path, ...]) -> int:
    """What rule ID says and why, what it binds, what must hold, and the texts in which it fires or stays silent."""
    from checker import pipeline, report, workbench
    from checker.cli._output import layout, write

    [rule] = (one for one in pipeline.load_rules(folders, select=[rule_id]) if one.id == rule_id)
    kind = workbench.kinds(folders).get(rule.kind or "", "")
    write(report.rule(rule, layout(), kind, workbench.case_texts(rule)), None)
    return _OK


@command.command("new")
@click.argument("rule_id", metavar="ID")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path("."), metavar="DIR", help="Where to.")
@click.option("--kind", metavar="KIND", help="The kind of discrepancy; 'checker rules list' shows them.")
def new(rule_id: str, folder: Path, kind: str | None) -> int:
    """Write DIR/ID.yaml and DIR/ID.cases.yaml: a rule that works, with a comment to each field, and its cases.

    DIR is the current folder without --in. Nothing is overwritten.
    """
    from checker import workbench
    from checker.cli._new import write_new
    from checker.cli._output import write

    write_new(folder, workbench.new_rule(rule_id, folder, kind))
    names = [str(folder / f"{rule_id}{ending}") for ending in (".yaml", ".cases.yaml")]
    write([f"{names[0]} and {names[1]} are written.\nNext: checker rules test {names[0]}\n"], None)
    return _OK


@command.command("test")
@_place
def test(place: Path | None) -> int:
    """Run the cases beside the rules: what must fire has to fire, what must stay silent has to be silent.

    Where a case fails, the figures that were read are told, what bound them to which role, and what each part of the
    rule said of them.
    """
    from checker import pipeline, workbench
    from checker.cli._output import write
    from checker.report import plain

    rules = pipeline.rules_in(place)
    results, missing = workbench.try_rules(rules)
    failed = [result for result in results if not result.passed]
    lines: list[str] = []
    for number, one in enumerate(failed):
        lines += [f"{plain(one.case.where)}: {one.case.rule}: {plain(fault)}" for fault in one.faults]
        lines += _capped(one.trace) if number < _TRACED else []
    lines += map(plain, missing)
    if len(failed) > _TRACED:
        lines.append(f"What was read is told for the first {_TRACED} cases that failed; name a rule file to see more.")
    lines.append(f"{_count(rules)}, {len(results):,} cases, {len(failed):,} failed.")
    write((line + "\n" for line in lines), None)
    return _FOUND if failed or missing else _OK


@command.command("validate")
@_place
def validate(place: Path | None) -> int:
    """Report every fault of the rule files, at file:line:column.

    Each pattern is also tried on sentences made to make it slow.
    """
    from checker import pipeline, workbench
    from checker.cli._output import write

    rules = pipeline.rules_in(place)
    workbench.stress(rules)
    write([f"{_count(rules)}, no fault.\n"], None)
    return _OK


@command.command("schema")
@options.rule_folders
def schema(folders: tuple[Path, ...]) -> int:
    """Print a JSON Schema of rule files, for editors that complete and check YAML."""
    from checker import report, workbench
    from checker.cli._output import write

    write([report.data(workbench.rule_schema(folders)), "\n"], None)
    return _OK


@command.command("coverage")
@options.paths
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--unused", is_flag=True, help="List the figures that took part in no check.")
@options.choosing
@options.reading
def coverage(
    paths: tuple[str, ...],
    form: str,
    unused: bool,
    folders: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    date_order: str | None,
    encoding: str,
) -> int:
    """Which rules bound figures of these documents, how often and with what outcome, and which figures none took."""
    from checker import pipeline, report, workbench
    from checker.cli._output import layout, write
    from checker.cli._progress import Watch

    settings = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    with Watch() as watch:
        found = workbench.coverage(paths, rules, settings, watch.run())
    write(report.coverage(found, form, layout(), listed=unused), None)
    return _FAILED if watch.failed else _OK


def _capped(trace: Sequence[str]) -> list[str]:
    """The lines of a trace, indented, safe for a terminal, neither too many nor too long."""
    from checker.report import plain

    lines = []
    for line in trace[:_LINES]:
        inside = "  " * (2 + (len(line) - len(line.lstrip())) // 2)
        lines.append(inside + plain(line, _COLUMNS))
    return [*lines, f"    ... and {len(trace) - _LINES:,} more lines"] if len(trace) > _LINES else lines


def _count(rules: Sequence[Rule]) -> str:
    return f"{len(rules):,} rule{'' if len(rules) == 1 else 's'}"
