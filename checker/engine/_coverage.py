"""What each rule made of some documents, counted. Separate from the check, which has no use for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.engine._judgements import judged_by
from checker.engine._material import Material
from checker.model.coverage import Coverage, RuleUse
from checker.model.rule import Rule


def coverage(rules: Sequence[Rule], material: Material) -> Coverage:
    """How often each rule bound figures and what came of it; the cost is that of a check."""
    used: set[str] = set()
    uses = []
    for rule in rules:
        found, aside = judged_by(rule, material)
        counted = Counter(judged.holds for judged in found)
        used.update(claim.id for judged in found for claim in judged.candidate.claims)
        uses.append(RuleUse(rule.id, rule.kind, counted[True], counted[False], counted[None], aside))
    claims = [claim for path in material.documents for claim in material.claims[path]]
    unused = tuple(claim for claim in claims if claim.id not in used)
    return Coverage(len(material.documents), len(claims), tuple(uses), unused)
