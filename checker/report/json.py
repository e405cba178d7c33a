"""One JSON document: `schema`, the findings (or claims), the suspects, what sources agree on, and the summary."""

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
    suspect_record,
)
from checker.report import Layout
from checker.report._json import block, line

_END = "\n"


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """The whole scan; a finding a line, so that two runs can be compared with `diff`."""
    yield from _document("findings", map(finding_record, report.findings))
    yield from _more("suspects", map(suspect_record, report.suspects))
    yield from _more("corroborations", map(corroboration_record, report.corroborations))
    yield f',\n"summary": {block(summary_record(report.summary))}}}\n'


def _more(name: str, records: Iterable[Record]) -> Iterator[str]:
    listed = ",".join(f"\n{line(record)}" for record in records)
    yield f',\n"{name}": [{listed}{_END if listed else ""}]'


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
