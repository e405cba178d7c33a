"""`checker why-not`: what linked two figures or kept them apart, and which rules bound both, with what outcome."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import _options as options

if TYPE_CHECKING:
    from checker.engine._trace import Tried
    from checker.workbench import Compared

_MOST = 12  # answers that are printed for two lines with several figures each
_RULES = 8  # of each
_STEPS = 6  # of each rule
_COLUMNS = 240


@click.command("why-not", short_help="Show why two figures were compared, or were not.")
@click.argument("first", metavar="DOC:LINE[:COL]")
@click.argument("second", metavar="DOC:LINE[:COL]")
@options.choosing
@options.reading
def command(
    first: str,
    second: str,
    folders: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    date_order: str | None,
    encoding: str,
) -> int:
    """Name the gate that kept the figures at two places apart, or the gates passed and the evidence of their link.

    Then each rule that bound both figures, and what came of it. Without a column all figures of the line are looked
    at. Only the documents named are read.
    """
    from checker import pipeline, workbench
    from checker.cli._output import write
    from checker.cli._progress import Watch

    settings = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    places = [_place(first), _place(second)]
    rules = pipeline.load_rules(folders, select=select, ignore=ignore)
    with Watch() as watch:
        answers = workbench.why_not(places, settings, watch.run(), rules)
    pieces = [line for answer in answers[:_MOST] for line in _lines(answer)]
    if len(answers) > _MOST:
        pieces.append(f"{len(answers) - _MOST} more pairs on these lines; name a column to choose.\n")
    write(pieces, None)
    return 2 if watch.failed else 0


def _place(text: str) -> tuple[str, int, int | None]:
    """The document, line and column of "notes.txt:12" or "notes.txt:12:4". Raises UsageError on anything else."""
    from checker.errors import UsageError

    parts = text.rsplit(":", 2)
    numbers = [part for part in parts[1:] if part.isdecimal()]
    if len(parts) == 3 and len(numbers) == 2:
        return parts[0], int(parts[1]), int(parts[2])
    name, _, line = text.rpartition(":")
    if not name or not line.isdecimal():
        raise UsageError("names no place", where=text, cure="write it as notes.txt:12 or notes.txt:12:4")
    return name, int(line), None


def _lines(compared: Compared) -> Iterator[str]:
    from checker.report import plain

    answer = compared.answer
    ends = (answer.a, answer.b)
    told = (f'"{plain(end.text)}" ({plain(end.document)}:{end.line}:{end.column})' for end in ends)
    yield " and ".join(told) + "\n"
    yield f"  {'linked' if answer.gate is None else f'gate {answer.gate}'}: {plain(answer.reason)}\n"
    if answer.passed:
        yield f"  gates passed: {', '.join(answer.passed)}\n"
    for words in answer.evidence:
        yield f"  for a link: {plain(words)}\n"
    for tried in compared.tried[:_RULES]:
        yield from _rule(tried)
    if len(compared.tried) > _RULES:
        yield f"  {len(compared.tried) - _RULES} more rules looked at both; --select names one\n"
    if not compared.tried:
        yield "  no rule binds both figures\n"


def _rule(tried: Tried) -> Iterator[str]:
    from checker.report import plain

    yield f"  rule {tried.rule.id} {tried.outcome}: {plain(tried.bound, _COLUMNS)}\n"
    told = [step for step in tried.steps if not step.startswith("yes: where")]
    yield from (f"    {plain(step, _COLUMNS)}\n" for step in told[:_STEPS])
