"""Which figure is the likely culprit: the one that, if wrong, would explain most failures and break fewest agreements.

A greedy cover after the idea of error localisation (Fellegi and Holt 1976): a claim's score is the number of failed
checks it takes part in, less the number of checks that it passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.claim import Claim
from checker.model.finding import Finding


def with_suspects(findings: Sequence[Finding], agreements: Iterable[Sequence[Claim]]) -> list[Finding]:
    """The findings with `suspects`, and with a `group` where several share the first of them."""
    failed: Counter[str] = Counter(claim.id for finding in findings for claim in finding.claims)
    held: Counter[str] = Counter(claim.id for claims in agreements for claim in claims if claim.id in failed)

    ranked: list[Finding] = []
    for finding in findings:
        order = {claim.id: (held[claim.id] - failed[claim.id], at) for at, claim in enumerate(finding.claims)}
        # Among equals the figure that the text states, not those it is checked against.
        order[finding.claims[finding.primary].id] = (order[finding.claims[finding.primary].id][0], -1)
        ranked.append(replace(finding, suspects=tuple(sorted(order, key=lambda name: order[name]))))
    firsts = Counter(finding.suspects[0] for finding in ranked)
    return [
        replace(finding, group="g" + finding.suspects[0][1:]) if firsts[finding.suspects[0]] > 1 else finding
        for finding in ranked
    ]
