"""Rules as data: load them, bind their roles to claims, ask whether their relation can hold.

`load` reads rule files, `check` judges them over documents, claims and what the linker
brought together. What a rule cannot say in its
language, the language learns (`_functions`, `_pattern`, `_selector`); no kind of discrepancy is Python.

May import: `units`, `text`, `lexicon`, `model`, `pattern`, `yamlfile`, `errors`. To add a function of the expression
language, see `_functions`; a field of rule files, `_fields`; a slip, `_slips`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.engine._bind import candidates
from checker.engine._instead import excused
from checker.engine._judge import Judgement, finding, informative, judge
from checker.engine._loader import load, validate
from checker.engine._material import Material
from checker.engine._suspects import with_suspects
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.finding import Finding, Relation
from checker.model.identity import FindingNames
from checker.model.rule import Rule

__all__ = ["Outcome", "check", "judgements", "load", "validate"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check.

    `findings`, worst first; `comparisons`, bindings that a rule judged; `undetermined`, those where the text does not
    tell enough; `skipped`, combinations beyond the caps; `bound`, bindings by rule.
    """

    findings: tuple[Finding, ...] = ()
    comparisons: int = 0
    undetermined: int = 0
    skipped: int = 0
    bound: dict[str, int] = field(default_factory=dict)


def judgements(rules: Sequence[Rule], material: Material) -> list[Judgement]:
    """Every binding that a rule speaks of, judged, in the order of rules and text."""
    found: list[Judgement] = []
    for rule in rules:
        found += _of_rule(rule, material)
    return found


def _of_rule(rule: Rule, material: Material) -> list[Judgement]:
    """The bindings of one rule, judged; no failure where another binding explains the figure that the rule is about."""
    found = [judged for one in candidates(rule, material) if (judged := judge(rule, one)) is not None]
    explained: set[str] = set()
    if rule.primary is not None and not any(selector.linked for selector in rule.selectors.values()):
        held = [one for one in found if one.holds is True and informative(one)]
        explained = {claim.id for one in held for claim in one.candidate.roles[rule.primary].claims}
    if not explained and not rule.instead:
        return found
    return [
        replace(one, holds=None)
        if one.holds is False and ((explained and _primary(one) in explained) or excused(one, material))
        else one
        for one in found
    ]


def _primary(judged: Judgement) -> str:
    """The id of the figure that the rule is about."""
    return judged.candidate.roles[judged.rule.primary or judged.rule.roles[0]].claims[0].id


def check(
    rules: Sequence[Rule],
    documents: Mapping[str, Document],
    claims: Mapping[str, Sequence[Claim]],
    relations: Sequence[Relation],
) -> Outcome:
    """Judge all rules over all claims; documents and claims are keyed by path, in the order of the paths.

    `relations` are claims that the linker brought together, pairs of one quantity (`SAME`) among them.
    """
    ordered = {path: documents[path] for path in sorted(documents)}
    material = Material(ordered, {path: claims.get(path, ()) for path in ordered}, relations)
    judged = judgements(rules, material)
    failed = [(one, finding(one)) for one in judged if one.holds is False]
    agreements = [one.candidate.claims for one in judged if one.holds is True and informative(one)]
    kept = _once([found for _, found in failed])
    bound: dict[str, int] = {}
    for one in judged:
        bound[one.rule.id] = bound.get(one.rule.id, 0) + 1
    return Outcome(
        findings=tuple(_named(with_suspects(sorted(kept, key=_order), agreements))),
        comparisons=len(judged),
        undetermined=sum(1 for one in judged if one.holds is None),
        skipped=material.skipped,
        bound=bound,
    )


def _order(found: Finding) -> tuple[object, ...]:
    first = found.claims[0]
    return (-found.severity.rank, first.document, first.span, found.rule, [claim.span for claim in found.claims])


def _once(findings: list[Finding]) -> list[Finding]:
    """One finding for each set of claims: the most severe, and among equals that of the first rule."""
    best: dict[frozenset[str], Finding] = {}
    for found in findings:
        key = frozenset(claim.id for claim in found.claims)
        if key not in best or found.severity.rank > best[key].severity.rank:
            best[key] = found
    return list(best.values())


def _named(findings: list[Finding]) -> list[Finding]:
    names = FindingNames()
    named = []
    for found in findings:
        identity, fingerprint = names.name(found.rule, found.roles, found.claims)
        named.append(replace(found, id=identity, fingerprint=fingerprint))
    return named
