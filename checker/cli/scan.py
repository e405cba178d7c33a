"""`checker scan`: what cannot all be true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from checker.cli import _options as options

_SEVERITIES = ("info", "warning", "error")


@click.command("scan", short_help="Find numbers that cannot all be true.")
@options.paths
@options.printing
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    help="The least severity that is shown.  [default: warning in tables and markdown, info elsewhere]",
)
@options.choosing
@options.reading
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    fail_on: str,
    min_severity: str | None,
    folders: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    date_order: str | None,
    encoding: str,
) -> int:
    """Find numbers in the documents that cannot all be true, within one document and between them.

    PATH is a file, a folder (its .txt and .md files are read, ignore files are heeded) or - for standard input.
    The exit status is 1 where something was found, 2 where something could not be read.
    """
    from checker import pipeline, report
    from checker.cli._output import check_output, layout, write
    from checker.cli._progress import Watch

    settings = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    check_output(output, paths)
    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    with Watch() as watch:
        whole = pipeline.scan(paths, rules, settings, watch.run(output))
    least = min_severity or ("info" if form in report.MACHINE else "warning")
    shown = tuple(one for one in whole.findings if one.severity.rank >= _SEVERITIES.index(least))
    write(report.load(form).findings(replace(whole, findings=shown), layout()), output)
    if watch.failed:
        return 2
    failing = fail_on != "never" and any(one.severity.rank >= _SEVERITIES.index(fail_on) for one in whole.findings)
    return 1 if failing else 0
