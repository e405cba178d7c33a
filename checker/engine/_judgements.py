"""All bindings of the rules, judged: the failures that are left when what explains them otherwise is taken off.

A failure is none where another binding of the rule holds for the figure that the rule is about (its `primary`), or
where another figure of the document, put in the place of one that was bound, makes the relation hold (see `_instead`).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine._bind import candidates
from checker.engine._instead import excused
from checker.engine._judge import Judgement, informative, judge
from checker.engine._material import Material
from checker.model.record import replace
from checker.model.rule import Rule


def judgements(rules: Sequence[Rule], material: Material) -> list[Judgement]:
    """Every binding that a rule speaks of, judged, in the order of rules and text."""
    return [judged for rule in rules for judged in judged_by(rule, material)[0]]


def judged_by(rule: Rule, material: Material) -> tuple[list[Judgement], int]:
    """The bindings that one rule speaks of, judged, and how many its `where` set aside."""
    all_judged = [judge(rule, one) for one in candidates(rule, material)]
    found = [one for one in all_judged if one is not None]
    aside = len(all_judged) - len(found)
    explained: set[str] = set()
    if rule.primary is not None and not any(selector.linked for selector in rule.selectors.values()):
        held = [one for one in found if one.holds is True and informative(one)]
        explained = {claim.id for one in held for claim in one.candidate.roles[rule.primary].claims}
    kept = [
        replace(one, holds=None)
        if one.holds is False and (_primary(one) in explained or excused(one, material))
        else one
        for one in found
    ]
    return kept, aside


def _primary(judged: Judgement) -> str:
    """The id of the figure that the rule is about."""
    return judged.candidate.roles[judged.rule.primary or judged.rule.roles[0]].claims[0].id
