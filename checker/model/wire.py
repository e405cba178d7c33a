"""Records to plain JSON values and back; the only speller of the field names that other programs rely on.

A claim's own fields come first. What the checker knows beyond them stands under `detail`: enough to build the claim
again, but free to change without notice. Numbers are exact: integers where integral, else the shortest decimal; a
fraction without a finite decimal is rounded to the nearest double, and exact under `detail`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from checker.model.claim import Basis, Claim, Kind, Modality, Time
from checker.model.document import Block, Span
from checker.model.finding import (
    Corroboration,
    Finding,
    Link,
    Report,
    Scope,
    Severity,
    Slip,
    Source,
    State,
    Summary,
    Suspect,
    Verdict,
)
from checker.model.interval import Interval
from checker.model.reason import Explained

SCHEMA = 1

Record = dict[str, Any]


def number(value: Fraction) -> int | float:
    """A JSON number equal to `value`, or the nearest double where no decimal of finite length is."""
    if value.denominator == 1:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return round(value)


def day(ordinal: int | Fraction) -> str:
    """The ISO day of an ordinal, held within the calendar of years 1 to 9999."""
    last = datetime.date.max.toordinal()
    return datetime.date.fromordinal(min(max(1, int(ordinal)), last)).isoformat()


def claim_record(claim: Claim) -> Record:
    """A claim as the contract spells it, then `detail`."""
    lower, upper = (_bound(bound, claim.kind) for bound in (claim.interval.lower, claim.interval.upper))
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": claim.line,
        "column": claim.column,
        "text": claim.text,
        "kind": claim.kind.value,
        "lower": lower if claim.resolved else None,
        "upper": upper if claim.resolved else None,
        "lower_inclusive": claim.interval.lower_inclusive,
        "upper_inclusive": claim.interval.upper_inclusive,
        "approximate": claim.approximate,
        "resolved": claim.resolved,
        "resolution": claim.resolution,
        "unit": claim.unit,
        "basis": claim.basis.value if claim.basis else None,
        "subject": claim.subject,
        "holder": claim.holder,
        "place": claim.place,
        "time": _time_record(claim.time),
        "attribution": claim.attribution,
        "modality": claim.modality.value,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end, "text": claim.sentence_text},
        "document_date": claim.document_date,
        "extractor": claim.extractor,
        "detail": _detail(claim),
    }


def explained_record(one: Explained) -> Record:
    """A claim's record with `explain`: for each field what it is, the rule that gave it, the words and their place."""
    names = ("field", "value", "rule", "words", "line", "column")
    return {
        **claim_record(one.claim),
        "explain": [{name: getattr(reason, name) for name in names} for reason in one.reasons],
    }


def claim_from(record: Mapping[str, Any]) -> Claim:
    """The claim that `claim_record` wrote, equal in every field. Raises KeyError or ValueError on other records."""
    same = "id document line column text approximate resolved resolution unit subject holder place attribution"
    values: Record = {name: record[name] for name in (*same.split(), "document_date", "extractor")}
    values |= record["detail"]
    values |= {name: interval_from(values[name]) for name in ("interval", "hard", "soft", "nominal")}
    values |= {name: tuple(values[name]) for name in ("modifiers", "neighbours")}
    values["block"] = Block(values["block"])
    sentence, time = record["sentence"], record["time"]
    return Claim(
        **values,
        span=Span(record["start"], record["end"]),
        kind=Kind(record["kind"]),
        basis=Basis(record["basis"]) if record["basis"] else None,
        time=_time_from(time) if time else None,
        modality=Modality(record["modality"]),
        sentence=Span(sentence["start"], sentence["end"]),
        sentence_text=sentence["text"],
    )


def finding_record(finding: Finding) -> Record:
    """A finding as the contract spells it; its claims are whole records."""
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "scope": finding.scope.value,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "claims": [claim_record(claim) for claim in finding.claims],
        "roles": list(finding.roles),
        "primary": finding.primary,
        "stated": finding.stated,
        "computed": finding.computed,
        "working": finding.working,
        "diagnosis": [{"name": slip.name, "text": slip.text, "role": slip.role} for slip in finding.diagnosis],
        "suspects": list(finding.suspects),
        "group": finding.group,
        "state": finding.state.value,
        "link": _link_record(finding.link),
        "intervals": dict(finding.intervals),
    }


def finding_from(record: Mapping[str, Any]) -> Finding:
    """The finding that `finding_record` wrote. Raises KeyError or ValueError on other records."""
    link = record["link"]
    same = "id fingerprint rule message primary stated computed working group"
    return Finding(
        **{name: record[name] for name in same.split()},
        severity=Severity(record["severity"]),
        scope=Scope(record["scope"]),
        verdict=Verdict(record["verdict"]),
        claims=tuple(claim_from(claim) for claim in record["claims"]),
        roles=tuple(record["roles"]),
        diagnosis=tuple(Slip(slip["name"], slip["text"], slip["role"]) for slip in record["diagnosis"]),
        suspects=tuple(record["suspects"]),
        state=State(record["state"]),
        link=link and _link_from(link),
        intervals=dict(record["intervals"]),
    )


def summary_record(summary: Summary) -> Record:
    """The counts of a scan, as the contract spells them."""
    return {
        "documents": summary.documents,
        "claims": summary.claims,
        "comparisons": summary.comparisons,
        "undetermined": summary.undetermined,
        "by_severity": dict(summary.by_severity),
        "by_rule": dict(summary.by_rule),
        "states": dict(summary.states),
        "suppressed": summary.suppressed,
        "skipped": summary.skipped,
        "skipped_postings": summary.skipped_postings,
        "corroborations": summary.corroborations,
    }


_SAME_OF_SOURCE = ("claim", "document", "line", "column", "text", "voice")


def corroboration_record(found: Corroboration) -> Record:
    """What independent voices agree on; its sources name claims by id."""
    return {
        "id": found.id,
        "kind": found.kind,
        "unit": found.unit,
        "voices": found.voices,
        "sources": [{name: getattr(source, name) for name in _SAME_OF_SOURCE} for source in found.sources],
        "evidence": list(found.evidence),
    }


def corroboration_from(record: Mapping[str, Any]) -> Corroboration:
    """The corroboration that `corroboration_record` wrote. Raises KeyError on other records."""
    return Corroboration(
        id=record["id"],
        kind=record["kind"],
        unit=record["unit"],
        voices=record["voices"],
        sources=tuple(Source(**{name: one[name] for name in _SAME_OF_SOURCE}) for one in record["sources"]),
        evidence=tuple(record["evidence"]),
    )


def suspect_record(found: Suspect) -> Record:
    """A figure that would explain some findings; it and they are named by their ids."""
    return {"claim": found.claim, "findings": list(found.findings), "agreements": found.agreements}


def report_record(report: Report) -> Record:
    """A whole scan."""
    findings = [finding_record(finding) for finding in report.findings]
    agreed = [corroboration_record(found) for found in report.corroborations]
    return {
        "schema": SCHEMA,
        "findings": findings,
        "suspects": [suspect_record(found) for found in report.suspects],
        "corroborations": agreed,
        "summary": summary_record(report.summary),
    }


def report_from(record: Mapping[str, Any]) -> Report:
    """The report that `report_record` wrote. Raises KeyError or ValueError on other records."""
    if record["schema"] != SCHEMA:
        raise ValueError(f"schema {record['schema']!r}; this version reads {SCHEMA}")
    findings = tuple(finding_from(finding) for finding in record["findings"])
    agreed = tuple(corroboration_from(found) for found in record.get("corroborations", ()))
    suspects = tuple(
        Suspect(one["claim"], tuple(one["findings"]), one["agreements"]) for one in record.get("suspects", ())
    )
    return Report(findings=findings, summary=Summary(**record["summary"]), corroborations=agreed, suspects=suspects)


def interval_text(interval: Interval) -> str:
    """Mathematical notation, exact: "[39500, 40500]", "(600, )", "[1/3, 1/2)"."""
    lower = "" if interval.lower is None else str(interval.lower)
    upper = "" if interval.upper is None else str(interval.upper)
    opening, closing = "[" if interval.lower_inclusive else "(", "]" if interval.upper_inclusive else ")"
    return f"{opening}{lower}, {upper}{closing}"


def interval_from(text: str) -> Interval:
    """The interval that `interval_text` wrote. Raises ValueError on other text."""
    lower, comma, upper = text[1:-1].partition(", ")
    if not comma or text[0] not in "[(" or text[-1] not in "])":
        raise ValueError(f"no interval: {text!r}")
    return Interval(
        Fraction(lower) if lower else None, Fraction(upper) if upper else None, text[0] == "[", text[-1] == "]"
    )


# Every other field of a claim is a plain value and stands under `detail` by its own name.
_SPELLED = frozenset(
    "id document span line column text kind interval hard soft nominal approximate resolved resolution unit extractor "
    "basis subject modifiers holder place time attribution modality sentence sentence_text document_date block "
    "neighbours".split()
)
_DETAILS = tuple(field.name for field in fields(Claim) if field.name not in _SPELLED)


def _detail(claim: Claim) -> Record:
    return {
        "interval": interval_text(claim.interval),
        "hard": interval_text(claim.hard),
        "soft": interval_text(claim.soft),
        "nominal": interval_text(claim.nominal),
        "modifiers": list(claim.modifiers),
        "neighbours": list(claim.neighbours),
        "block": claim.block.value,
        **{name: getattr(claim, name) for name in _DETAILS},
    }


def _bound(bound: Fraction | None, kind: Kind) -> int | float | str | None:
    if bound is None:
        return None
    return day(bound) if kind is Kind.DATE else number(bound)


def _time_record(time: Time | None) -> Record | None:
    if time is None:
        return None
    lower, upper = (None if bound is None else day(bound) for bound in (time.lower, time.upper))
    return {"text": time.text, "lower": lower, "upper": upper, "inherited": time.inherited}


def _time_from(record: Mapping[str, Any]) -> Time:
    lower, upper = (
        None if record[side] is None else datetime.date.fromisoformat(record[side]).toordinal()
        for side in ("lower", "upper")
    )
    return Time(record["text"], lower, upper, record["inherited"])


def _link_record(link: Link | None) -> Record | None:
    if link is None:
        return None
    return {
        "passed": list(link.passed),
        "evidence": list(link.evidence),
        "strength": link.strength,
        "same_time": link.same_time,
        "relation": link.relation,
    }


def _link_from(record: Mapping[str, Any]) -> Link:
    passed, evidence = tuple(record["passed"]), tuple(record["evidence"])
    return Link(passed, evidence, record["strength"], record["same_time"], record.get("relation", "same"))
