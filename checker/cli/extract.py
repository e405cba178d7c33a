"""`checker extract`: every claim of the documents."""

from __future__ import annotations

import click

from checker.cli import _options as options


@click.command("extract", short_help="List every number with its value, unit and context.")
@options.paths
@options.printing
@options.reading
@click.option("--explain", is_flag=True, help="Show the rules and words that gave each field (table, json, jsonl).")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    date: str | None,
    date_order: str | None,
    encoding: str,
    explain: bool,
) -> int:
    """List every number in the documents: its value as an interval, its unit, and of what, when, where and by whom.

    PATH is a file, a folder (its .txt and .md files are read, ignore files are heeded) or - for standard input.
    """
    from checker import pipeline, report
    from checker.cli._output import check_output, layout, write
    from checker.cli._progress import Watch

    settings = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    check_output(output, paths)
    if explain:
        show = report.explained(form)
        with Watch() as watch:
            reasons = pipeline.explain_each(paths, settings, watch.run(output))
            write(watch.quiet(show(reasons, layout())), output)
        return 2 if watch.failed else 0
    with Watch() as watch:
        found = pipeline.extract_each(paths, settings, watch.run(output))
        claims = (claim for _, claims in found for claim in claims)
        write(watch.quiet(report.load(form).claims(claims, layout())), output)
    return 2 if watch.failed else 0
