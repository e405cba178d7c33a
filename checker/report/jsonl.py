"""A record a line: for `grep`, `jq` and other programs that read lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.claim import Claim
from checker.model.finding import Report
from checker.model.reason import Explained
from checker.model.wire import claim_record, explained_record, finding_record
from checker.report import Layout
from checker.report._json import line


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """One finding a line."""
    for finding in report.findings:
        yield line(finding_record(finding)) + "\n"


def claims(claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
    """One claim a line."""
    for claim in claims:
        yield line(claim_record(claim)) + "\n"


def explained(claims: Iterable[Explained], layout: Layout) -> Iterator[str]:
    """One claim a line, each with `explain`."""
    for one in claims:
        yield line(explained_record(one)) + "\n"
