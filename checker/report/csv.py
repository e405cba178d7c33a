"""Comma-separated values for spreadsheets. Text from documents can neither become a formula nor break a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from checker.model.claim import Claim
from checker.model.finding import Finding, Report
from checker.model.wire import Record, claim_record
from checker.report import Layout
from checker.report._plain import place, plain

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # with their full-width forms
_FINDING: dict[str, Callable[[Finding], object]] = {
    "id": lambda finding: finding.id,
    "severity": lambda finding: finding.severity.value,
    "verdict": lambda finding: finding.verdict.value,
    "scope": lambda finding: finding.scope.value,
    "rule": lambda finding: finding.rule,
    "message": lambda finding: finding.message,
    "stated": lambda finding: finding.stated,
    "computed": lambda finding: finding.computed,
    "working": lambda finding: finding.working,
    "diagnosis": lambda finding: " ".join(slip.text for slip in finding.diagnosis),
    "document": lambda finding: finding.claims[finding.primary].document,
    "line": lambda finding: finding.claims[finding.primary].line,
    "column": lambda finding: finding.claims[finding.primary].column,
    "claims": lambda finding: "; ".join(
        f"{role}: {place(claim)} {claim.text}" for role, claim in zip(finding.roles, finding.claims, strict=True)
    ),
    "suspects": lambda finding: " ".join(finding.suspects),
    "group": lambda finding: finding.group,
    "state": lambda finding: finding.state.value,
    "fingerprint": lambda finding: finding.fingerprint,
}


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """A header, then one finding a line; `document`, `line` and `column` are those of the claim to show first."""
    yield _row(_FINDING)
    for finding in report.findings:
        yield _row(read(finding) for read in _FINDING.values())


def claims(claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
    """A header, then one claim a line, with the fields of the JSON record; `sentence` and `time` are spread out."""
    yield _row(_CLAIM)
    for claim in claims:
        flat = _flat(claim_record(claim))
        yield _row(flat.get(name) for name in _CLAIM)


_CLAIM = (
    "id document start end line column text kind lower upper lower_inclusive upper_inclusive approximate resolved "
    "resolution unit basis subject holder place time_text time_lower time_upper time_inherited attribution modality "
    "sentence_start sentence_end sentence_text document_date extractor"
).split()


def _flat(record: Record) -> Record:
    flat: Record = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{part}": inner for part, inner in value.items()}
        else:
            flat[name] = value
    return flat


def _row(values: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(_cell, values))
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = plain(value)
    return "'" + text if text.startswith(_FORMULA) else text
