"""One JSON document: `schema`, then the findings (or claims), then what sources agree on, then the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.claim import Claim
from checker.model.finding import Report
from checker.model.reason import Explained
from checker.model.wire import (
    SCHEMA,
    Record,
    claim_record,
    corroboration_record,
    explained_record,
    finding_record,
    summary_record,
)
from checker.report import Layout
from checker.report._json import block, line

_END = "\n"


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """The whole scan; a finding a line, so that two runs can be compared with `diff`."""
    yield from _document("findings", map(finding_record, report.findings))
    agreed = ",".join(f"\n{line(corroboration_record(one))}" for one in report.corroborations)
    yield f',\n"corroborations": [{agreed}{_END if agreed else ""}]'
    yield f',\n"summary": {block(summary_record(report.summary))}}}\n'


def claims(claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
    """All claims, a claim a line."""
    yield from _document("claims", map(claim_record, claims))
    yield "}\n"


def explained(claims: Iterable[Explained], layout: Layout) -> Iterator[str]:
    """All claims, a claim a line, each with `explain`."""
    yield from _document("claims", map(explained_record, claims))
    yield "}\n"


def _document(name: str, records: Iterable[Record]) -> Iterator[str]:
    yield f'{{"schema": {SCHEMA},\n"{name}": ['
    between = "\n"
    for record in records:
        yield between + line(record)
        between = ",\n"
    yield "]" if between == "\n" else "\n]"
