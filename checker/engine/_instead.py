"""Before a finding is made: would another figure of the document, in place of one that was bound, make the rule hold?

Then it is likelier that the figures were put together wrongly than that the document errs, and nothing is said. A rule
names the roles for which this is asked, each with a selector, under `instead`.
"""

from __future__ import annotations

from checker.engine._alike import alike
from checker.engine._bind import Candidate
from checker.engine._judge import Judgement, judge
from checker.engine._material import Material, fits
from checker.engine._values import Bound
from checker.model.rule import Rule

MAX_TRIED = 1_000  # figures of a document that are tried for one role


def excused(judged: Judgement, material: Material) -> bool:
    """True where another figure of the document would make the relation hold."""
    rule, roles = judged.rule, judged.candidate.roles
    taken = {claim.id for claim in judged.candidate.claims}
    for role, selector in rule.instead:
        if role not in roles:
            continue
        own = roles[role].claims[0]
        others = [
            claim
            for claim in material.claims[own.document]
            if claim.id not in taken and fits(claim, selector, material)
        ]
        if selector.like is not None and selector.like in roles:
            others = [claim for claim in others if alike(claim, roles[selector.like].claims[0])]
        if any(_holds(rule, {**roles, role: Bound((claim,))}) for claim in others[:MAX_TRIED]):
            return True
    return False


def _holds(rule: Rule, roles: dict[str, Bound]) -> bool:
    judged = judge(rule, Candidate(roles))
    return judged is not None and judged.holds is True
