"""What each rule made of some documents, counted. Separate from the check, which has no use for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.engine._bind import Material, candidates
from checker.engine._judge import judge
from checker.model.coverage import Coverage, RuleUse
from checker.model.rule import Rule


def coverage(rules: Sequence[Rule], material: Material) -> Coverage:
    """How often each rule bound figures and what came of it; the cost is that of a check."""
    used: set[str] = set()
    uses = []
    for rule in rules:
        counted: Counter[bool | None | str] = Counter()
        for candidate in candidates(rule, material):
            judged = judge(rule, candidate)
            counted["aside" if judged is None else judged.holds] += 1
            if judged is not None:
                used.update(claim.id for claim in candidate.claims)
        uses.append(RuleUse(rule.id, rule.kind, counted[True], counted[False], counted[None], counted["aside"]))
    claims = [claim for path in material.documents for claim in material.claims[path]]
    unused = tuple(claim for claim in claims if claim.id not in used)
    return Coverage(len(material.documents), len(claims), tuple(uses), unused)
