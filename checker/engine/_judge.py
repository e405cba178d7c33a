"""Judge bindings: may the relation hold? Only a definite no becomes a finding; then words, severity and diagnosis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.engine import _words
from checker.engine._bind import Candidate
from checker.engine._evaluate import Evaluation
from checker.engine._functions import BY_NAME, alike
from checker.engine._slips import SHOWN, Trial, diagnose
from checker.engine._values import Binding, Quantity, Reading, Value, claim_quantity
from checker.model.claim import Claim
from checker.model.finding import Finding, Scope, Severity, Slip, Verdict
from checker.model.rule import Call, Expression, Formula, Name, Operation, Rule

_PLACE = re.compile(r"\{(=?)\s*([^{}]*?)\s*\}")
_TRANSPARENT = frozenset(("widen", "rounded", "number", "ratio", "greatest", "nearest", "in_money_of", "stretch"))
_COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a binding: `holds` is None where the text does not tell enough."""

    rule: Rule
    candidate: Candidate
    holds: bool | None
    verdict: Verdict | None = None
    formula: Formula | None = None
    reading: Reading = Reading.HARD


def evaluation(binding: Binding, reading: Reading, *, wide: bool = True) -> Evaluation:
    """A fresh evaluation with all functions; not `wide` for figures that are shown."""
    return Evaluation(binding, reading, BY_NAME, wide=wide)


def judge(rule: Rule, candidate: Candidate) -> Judgement | None:
    """Judge one binding; None where the rule does not speak of it (`where` is not certain)."""
    binding = candidate.roles
    nominal = rule.nominal or _derives(rule, candidate)
    first = Reading.NOMINAL if nominal else Reading.HARD
    if rule.where is not None:
        run = evaluation(binding, first)
        answer = run.truth(rule.where.tree)
        if answer is not True:
            return Judgement(rule, candidate, None) if answer is None and run.missing else None
    readings = (first,) if nominal or rule.hard_only else (first, Reading.SOFT)
    for reading in readings:
        for formula in rule.asserts:
            run = evaluation(binding, reading)
            answer = run.truth(formula.tree)
            if answer is False:
                return Judgement(rule, candidate, False, _verdict(rule, candidate, reading), formula, reading)
            if answer is None and run.missing:
                return Judgement(rule, candidate, None)
    return Judgement(rule, candidate, True)


def _verdict(rule: Rule, candidate: Candidate, reading: Reading) -> Verdict:
    if rule.verdict is not None:
        return rule.verdict
    if candidate.link is not None and candidate.link.faint:
        return Verdict.SUSPICIOUS
    return Verdict.STRAINED if reading is Reading.SOFT else Verdict.CONTRADICTED


def _derives(rule: Rule, candidate: Candidate) -> bool:
    """Does the text itself draw one of the figures from the others?"""
    claims = candidate.claims
    calculated = any(not isinstance(side, Name) for formula in rule.asserts for side in _operands(formula.tree))
    return calculated and any(claim.derived for claim in claims) and len({claim.document for claim in claims}) == 1


def _operands(tree: Expression) -> tuple[Expression, ...]:
    return tree.operands if isinstance(tree, Operation) else (tree,)


def finding(judged: Judgement) -> Finding:
    """The finding of a failed binding, without id, fingerprint, suspects and group."""
    assert judged.formula is not None and judged.verdict is not None
    rule, candidate, formula = judged.rule, judged.candidate, judged.formula
    roles = [role for role, bound in candidate.roles.items() for _ in bound.claims]
    sides = _sides(formula.tree, candidate.roles)
    run = evaluation(candidate.roles, judged.reading, wide=False)
    stated, computed = _stated(sides[0], run), _computed(sides, run)
    diagnosis = _diagnosis(judged)
    working = _working(judged, sides, run, stated, computed)
    message = fill(rule.message, candidate.roles, run, {"stated": stated or "", "computed": computed or ""})
    parts = [message.rstrip("."), working[:1].upper() + working[1:], *(slip.text.rstrip(".") for slip in diagnosis[:1])]
    documents = {claim.document for claim in candidate.claims}
    primary = rule.primary or (sides[0].role if isinstance(sides[0], Name) else roles[0])
    return Finding(
        id="",
        fingerprint="",
        rule=rule.id,
        severity=severity(judged, sides),
        scope=Scope.CROSS_SOURCE if len(documents) > 1 else Scope.INTERNAL,
        verdict=judged.verdict,
        message=". ".join(part for part in parts if part) + ".",
        claims=candidate.claims,
        roles=tuple(roles),
        primary=roles.index(primary) if primary in roles else 0,
        stated=stated,
        computed=computed,
        working=working,
        diagnosis=diagnosis,
        link=candidate.link,
        intervals=dict(_intervals(candidate.roles, computed)),
    )


# The words of a finding.


def _sides(tree: Expression, roles: Binding) -> tuple[Expression, Expression | None]:
    """What the text states and what the arithmetic gives: the side that is a bare role is what is stated."""
    if not isinstance(tree, Operation) or tree.operator not in _COMPARISONS:
        return tree, None
    left, right = tree.operands
    if _role(right) is not None and _role(left) is None:
        left, right = right, left
    return _role(left) or left, _role(right) or right


def _role(side: Expression) -> Name | None:
    """The role that a side is, perhaps widened or read as a number."""
    if isinstance(side, Call) and side.function in _TRANSPARENT:
        side = side.arguments[0]
    return side if isinstance(side, Name) and side.slot is None else None


def _stated(side: Expression, run: Evaluation) -> str | None:
    if isinstance(side, Name) and side.slot is None:
        return _words.figure(run.binding[side.role])
    return _shown(run.value(side))


def _computed(sides: tuple[Expression, Expression | None], run: Evaluation) -> str | None:
    if sides[1] is None:
        return None
    value = run.value(sides[1])
    model = run.value(sides[0])
    if isinstance(value, Quantity) and isinstance(model, Quantity):
        moved = run.converted(value, model.unit)
        if moved is not None:
            return _words.quantity(Quantity(moved, model.unit))
    return _shown(value)


def _shown(value: Value) -> str | None:
    return _words.quantity(value) if isinstance(value, Quantity) else None if value is None else str(value)


def _working(
    judged: Judgement,
    sides: tuple[Expression, Expression | None],
    run: Evaluation,
    stated: str | None,
    computed: str | None,
) -> str:
    roles = judged.candidate.roles
    derived = _derives(judged.rule, judged.candidate)  # whoever derives a figure takes the others as his own
    says = "the text derives" if derived else "the text says"
    rates = "".join(
        f", at {_words.interval(rate)} {target} to the {source}"
        if (rate.lower or 0) >= 1
        else f", at {_words.interval(rate.reciprocal())} {source} to the {target}"
        for (source, target), rate in run.exchanged.items()
    )
    if judged.rule.working is not None:
        known = {"stated": stated or "", "computed": computed or "", "rates": rates, "says": says}
        return fill(judged.rule.working, roles, run, known, bare=True)
    if sides[1] is None:
        return _words.expression(sides[0], roles)
    if isinstance(sides[1], Name) and sides[1].slot is None:
        return f"{stated} against {_words.figure(roles[sides[1].role])}{rates}"
    return f"{_words.expression(sides[1], roles)}{rates}: {computed}; {says} {stated}"


def fill(template: str, roles: Binding, run: Evaluation, known: dict[str, str], *, bare: bool = False) -> str:
    """A template with its `{role}`, `{role.slot}`, `{computed}`, `{stated}` and so on put in.

    A role stands with its place in the text, or, `bare`, in its own words alone.
    """

    def put(match: re.Match[str]) -> str:
        name = match.group(2)
        if name in known:
            return known[name]
        role, _, slot = name.partition(".")
        if slot:
            return _shown(run.value(Name(role, slot, 1))) or "unknown"
        if role not in roles:
            return ""
        return _words.figure(roles[role]) if bare else _words.placed(roles[role])

    return _PLACE.sub(put, template)


def _intervals(roles: Binding, computed: str | None) -> Iterator[tuple[str, str]]:
    for role, bound in roles.items():
        for reading in Reading:
            found = bound.quantity(reading)
            if found is not None:
                yield f"{role} ({reading.value})", _words.quantity(found)
    if computed:
        yield "computed", computed


# Severity, by the contract's table.


def severity(judged: Judgement, sides: tuple[Expression, Expression | None]) -> Severity:
    """From verdict, voices and how far the figures are apart."""
    if judged.verdict is Verdict.SUSPICIOUS:
        return Severity.INFO
    claims = judged.candidate.claims
    single = judged.rule.one_voice or _derives(judged.rule, judged.candidate) or _one_voice(claims)
    if judged.verdict is Verdict.CONTRADICTED:
        return Severity.ERROR if single else Severity.WARNING
    if not _far_apart(judged, sides) or (not single and _same_time(judged) is not True):
        return Severity.INFO
    return Severity.WARNING


def _one_voice(claims: tuple[Claim, ...]) -> bool:
    if len({claim.document for claim in claims}) > 1:
        return False
    named = {claim.attribution for claim in claims if claim.attribution}
    if len({claim.sentence for claim in claims}) == 1 and len(named) <= 1:
        return True
    voices = {claim.attribution for claim in claims}
    return len(voices) == 1 or (None not in voices and all(alike(one, two) for one in voices for two in voices))


def _same_time(judged: Judgement) -> bool | None:
    if judged.candidate.link is not None:
        return judged.candidate.link.same_time
    claims = judged.candidate.claims
    if len({(claim.document, claim.sentence) for claim in claims}) == 1:
        return True
    spans = [(claim.time.lower, claim.time.upper) for claim in claims if claim.time is not None]
    if len(spans) < len(claims) or any(end is None for span in spans for end in span):
        return None
    return max(span[0] or 0 for span in spans) <= min(span[1] or 0 for span in spans)


def _far_apart(judged: Judgement, sides: tuple[Expression, Expression | None]) -> bool:
    """Are the nominal figures a factor of two or more apart?"""
    run = evaluation(judged.candidate.roles, Reading.NOMINAL)
    one = run.value(sides[0])
    two = run.value(sides[1]) if sides[1] is not None else None
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.is_date:
        return False
    moved = run.converted(two, one.unit)
    if moved is None:
        return False
    sizes = [[abs(end) for end in (part.lower, part.upper) if end is not None] for part in (one.interval, moved)]
    if not all(sizes):
        return False
    low, high = sorted(sum(size) / len(size) for size in sizes)
    return high >= 2 * low


# Diagnosis.


def _diagnosis(judged: Judgement) -> tuple[Slip, ...]:
    rule, reading = judged.rule, judged.reading
    formula = judged.formula
    assert formula is not None
    sides = _sides(formula.tree, judged.candidate.roles)

    def test(binding: Binding) -> Trial:
        run = evaluation(binding, reading)
        for other in rule.asserts:
            if run.truth(other.tree) is False or run.missing:
                return Trial(False, "")
        plain = sides[1] is not None and not isinstance(sides[1], Name)
        shown = _computed(sides, evaluation(binding, reading, wide=False)) if plain else None
        return Trial(True, shown or "")

    found = list(diagnose(rule.slips, judged.candidate.roles, reading, test))
    for hypothesis in rule.hypotheses:
        run = evaluation(judged.candidate.roles, reading)
        answer = run.truth(hypothesis.formula.tree)
        if answer is not False and not run.missing:
            words = fill(hypothesis.text, judged.candidate.roles, run, {}, bare=True)
            found.insert(0, Slip(hypothesis.name, words))
    return tuple(found[:SHOWN])


def informative(judged: Judgement) -> bool:
    """Does a binding that holds say something: are all its figures bounded on both sides?"""
    quantities = [claim_quantity(claim, Reading.HARD) for claim in judged.candidate.claims]
    return all(found is not None and found.interval.bounded for found in quantities)
