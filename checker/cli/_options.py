"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.report import formats

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

paths = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(readable=False, allow_dash=True), metavar="PATH..."
)


def joined(*options: Callable[[Any], Any]) -> Callable[[Function], Function]:
    """One decorator for several, in the order in which help shows them."""

    def decorate(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def names(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Names given one by one or joined by commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


reading = joined(
    click.option("--date", metavar="DAY", help="The day documents speak from where they do not say: 2024-05-01."),
    click.option(
        "--date-order",
        type=click.Choice(["mdy", "dmy"]),
        help="How 8/10/2012 is read: month first or day first. Without it, as both.",
    ),
    click.option("--encoding", default="utf-8", show_default=True, help="Of the documents."),
)

printing = joined(
    click.option("-f", "--format", "form", type=click.Choice(formats()), default="table", show_default=True),
    click.option(
        "-o",
        "--output",
        type=click.Path(readable=False),
        help="Write to this file; it is replaced whole or not at all.",
    ),
)

rule_folders = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder of rule files to add to the checker's own; may be repeated.",
)

choosing = joined(
    rule_folders,
    click.option("--select", multiple=True, callback=names, metavar="NAME,...", help="Only these rules or families."),
    click.option("--ignore", multiple=True, callback=names, metavar="NAME,...", help="Not these rules or families."),
)
