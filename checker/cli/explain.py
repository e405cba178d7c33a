"""`checker explain`: one finding in full."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import _options as options


@click.command("explain", short_help="Show how one finding came about.")
@click.argument("finding_id", metavar="FINDING-ID")
@options.paths
@options.choosing
@options.reading
def command(
    finding_id: str,
    paths: tuple[str, ...],
    folders: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    date_order: str | None,
    encoding: str,
) -> int:
    """Show which words bound which role, their intervals, the working, the diagnosis and why claims were linked.

    FINDING-ID is the id (or the beginning of one, or a fingerprint) that `checker scan` printed for the same PATHs and
    options.
    """
    from checker import pipeline, report
    from checker.cli._output import layout, write
    from checker.cli._progress import Watch
    from checker.errors import UsageError

    settings = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    with Watch() as watch:
        findings = pipeline.scan(paths, rules, settings, watch.run()).findings
    named = [one for one in findings if finding_id in (one.id, one.fingerprint)]
    named = named or [one for one in findings if one.id.startswith(finding_id)]
    if not named:
        cure = "ids stand in the report of checker scan, for the same paths and options"
        raise UsageError(f"no finding {finding_id!r} among the {len(findings):,} of these documents", cure=cure)
    by_id = {rule.id: rule for rule in rules}
    wide = layout()
    pieces = [piece for one in named for piece in (*report.explain(one, by_id.get(one.rule), wide), "\n")]
    write(pieces[:-1], None)
    return 2 if watch.failed else 0
