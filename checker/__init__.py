"""Finds numbers in documents that cannot all be true, and shows the arithmetic.

    import checker

    for finding in checker.scan("drafts/", date="2024-05-01").findings:
        print(finding.severity, finding.message)

`extract` gives the claims of documents, `explain` also what gave their fields, `scan` the findings; all give the
records that the command line prints.
Nothing heavy is imported before the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from checker.errors import CheckerError, InputError, RuleErrors
    from checker.model.claim import Claim, Kind, Modality, Time
    from checker.model.finding import Finding, Report, Scope, Severity, Summary, Verdict
    from checker.model.interval import Interval
    from checker.model.reason import Explained, Reason
    from checker.pipeline import Inputs

__version__ = "0.1.0"

_RECORDS = {
    "checker.errors": ("CheckerError", "InputError", "RuleErrors"),
    "checker.model.claim": ("Claim", "Kind", "Modality", "Time"),
    "checker.model.finding": ("Finding", "Report", "Scope", "Severity", "Summary", "Verdict"),
    "checker.model.interval": ("Interval",),
    "checker.model.reason": ("Explained", "Reason"),
}

__all__ = [
    "CheckerError",
    "Claim",
    "Explained",
    "Finding",
    "InputError",
    "Interval",
    "Kind",
    "Modality",
    "Reason",
    "Report",
    "RuleErrors",
    "Scope",
    "Severity",
    "Summary",
    "Time",
    "Verdict",
    "explain",
    "extract",
    "scan",
]


def extract(
    inputs: Inputs,
    *,
    date: str | None = None,
    date_order: str | None = None,
    encoding: str = "utf-8",
    on_error: Callable[[CheckerError], None] | None = None,
) -> list[Claim]:
    """The claims of documents, by document, then by place in the text.

    `inputs` is a path, several paths (files, folders, "-" for standard input), or a mapping from names to texts.
    `date` is the ISO day that documents speak from where they do not say; `date_order` ("mdy" or "dmy") tells how a
    numeric date such as 8/10/2012 is read, without it as both. A document that cannot be read is passed to `on_error`
    and the others go on; without `on_error` the first one raises InputError. Raises UsageError for a bad option.
    """
    from checker import pipeline

    chosen = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    return pipeline.extract(inputs, chosen, pipeline.Run(on_error))


def explain(
    inputs: Inputs,
    *,
    date: str | None = None,
    date_order: str | None = None,
    encoding: str = "utf-8",
    on_error: Callable[[CheckerError], None] | None = None,
) -> list[Explained]:
    """The claims of documents as `extract` gives them, each with the rules and words that gave its fields.

    The parameters and errors are those of `extract`. It takes several times as long.
    """
    from checker import pipeline

    chosen = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    return list(pipeline.explain_each(inputs, chosen, pipeline.Run(on_error)))


def scan(
    inputs: Inputs,
    *,
    date: str | None = None,
    date_order: str | None = None,
    encoding: str = "utf-8",
    rules: Sequence[str | PathLike[str]] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    on_error: Callable[[CheckerError], None] | None = None,
) -> Report:
    """The findings of documents, worst first, with the counts of the scan.

    `inputs`, `date`, `date_order`, `encoding` and `on_error` are those of `extract`. `rules` are folders of rule files
    to add to the checker's own; `select` and `ignore` name rules or families of rules. Raises RuleErrors with every
    fault of the rule files, UsageError for a bad option, and InputError as `extract` does.
    """
    from pathlib import Path

    from checker import pipeline

    chosen = pipeline.settings(date=date, date_order=date_order, encoding=encoding)
    loaded = pipeline.load_rules([Path(folder) for folder in rules], select=select, ignore=ignore)
    return pipeline.scan(inputs, loaded, chosen, pipeline.Run(on_error))


def __getattr__(name: str) -> Any:
    """A record or an error, imported when it is first asked for."""
    import importlib

    for module, names in _RECORDS.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
