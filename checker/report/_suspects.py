"""The figures that would explain several findings, for reports that people read: always with the working of each."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.claim import Claim
from checker.model.finding import Finding, Report

HEADING = "Likeliest to be wrong"


def culprits(report: Report) -> Iterator[tuple[Claim, str, list[Finding]]]:
    """Each figure that explains two or more of the findings that are shown, what it explains in words, and those."""
    shown = {finding.id: finding for finding in report.findings}
    for suspect in report.suspects:
        explained = [shown[name] for name in suspect.findings if name in shown]
        claim = next((claim for one in explained for claim in one.claims if claim.id == suspect.claim), None)
        if claim is None or len(explained) < 2:
            continue
        many = "" if suspect.agreements == 1 else "s"
        against = f"; {suspect.agreements:,} check{many} that held would then fail" if suspect.agreements else ""
        yield claim, f"would explain {len(explained):,} findings if it were wrong{against}", explained
