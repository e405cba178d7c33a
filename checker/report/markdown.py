"""Markdown for a page or a merge request. Text from documents is escaped: it shows, it does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.model.claim import Claim
from checker.model.finding import Finding, Report
from checker.report import Layout
from checker.report._plain import coverage, headline, plain, totals, value, visible
from checker.report._suspects import HEADING, culprits

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")
_ADDRESS = re.compile(r"://|(?<=www)\.", re.IGNORECASE)  # else it becomes a link
_LEAD = re.compile(r"^(\d{0,9})([-+=.)])(?=\s|$)")  # else a list or a heading begins
_LONG = 600


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """A heading, the counts, a section for each finding, then the figures that would explain several."""
    yield f"# Numbers that cannot all be true\n\n{totals(report)} {coverage(report)}\n"
    for finding in report.findings:
        yield "\n" + "\n".join(_section(finding)) + "\n"
    for number, (claim, words, explained) in enumerate(culprits(report)):
        yield f"\n## {HEADING}\n" if number == 0 else ""
        yield f"\n“{_safe(claim.text)}” ({_safe(claim.document)}:{claim.line}) {words}:\n\n"
        yield from (f"- `{one.id}`: {_safe(one.working)}\n" for one in explained)


def claims(claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
    """One table: where, kind, words, value, subject."""
    yield "| where | kind | words | value | subject |\n| --- | --- | --- | --- | --- |\n"
    for claim in claims:
        where = f"{_safe(claim.document)}:{claim.line}"
        cells = (where, claim.kind.value, _safe(claim.text), _safe(value(claim)), _safe(claim.subject or ""))
        yield f"| {' | '.join(cells)} |\n"


def _section(finding: Finding) -> Iterator[str]:
    grade = f"{finding.severity.value}, {finding.verdict.value}"
    yield f"## {_safe(headline(finding))}\n"
    yield f"{grade}, {finding.scope.value}; rule `{finding.rule}`, finding `{finding.id}`\n"
    for role, claim in zip(finding.roles, finding.claims, strict=True):
        yield f"- {_safe(role)}, {_safe(claim.document)}:{claim.line}: “{_marked(claim)}”"
    if finding.working:
        yield f"\nWorking: {_safe(finding.working)}"
    for slip in finding.diagnosis:
        yield f"\nPerhaps: {_safe(slip.text)}"


def _marked(claim: Claim) -> str:
    """The sentence with the claim in bold; only the claim where the sentence is long."""
    start = claim.span.start - claim.sentence.start
    end = start + len(claim.text)
    text = claim.sentence_text
    if text[start:end] != claim.text or len(text) > _LONG:
        return f"**{_safe(claim.text)}**"
    return f"{_escaped(text[:start])}**{_escaped(claim.text)}**{_escaped(text[end:])}".strip()


def _safe(text: str) -> str:
    return _LEAD.sub(r"\1\\\2", _escaped(plain(text)))


def _escaped(text: str) -> str:
    return _ADDRESS.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", visible(text)))
