"""What a rule did with some documents, step by step, so that its writer sees why it fired or stayed silent.

Which figures were read, which pattern or selector gave which role to which of them, what each part of `where` said, and
what the assertion gave. For people who write rules; a check never comes here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from checker import units
from checker.engine import _words
from checker.engine._bind import PLAIN, Candidate, _all, _conjuncts
from checker.engine._evaluate import Evaluation, slot
from checker.engine._expression import names
from checker.engine._functions import alike
from checker.engine._judge import _derives, evaluation, finding, judge
from checker.engine._material import Material, fits
from checker.engine._near_misses import pattern_lines
from checker.engine._source import source
from checker.engine._values import Quantity, Reading, Value, claim_quantity
from checker.model.claim import Claim, Modality
from checker.model.rule import Expression, Operation, Rule, Selector

MOST_CLAIMS = 16
MOST_BINDINGS = 5
MOST_TRIED = 2_000  # bindings that are looked at
OUTCOMES = ("fails", "holds", "cannot tell", "does not apply", "left aside")
_COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))
_KEYS = {"kinds": "kind", "units": "unit", "heads": "head", "not_heads": "not_head", "blocks": "block", "every": "all"}
_ANY = frozenset(Modality)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one binding: `outcome` is one of `OUTCOMES`."""

    rule: Rule
    candidate: Candidate
    outcome: str
    steps: tuple[str, ...]  # what each part said

    @property
    def bound(self) -> str:
        """Which role took which figure."""
        return ", ".join(f'{role} = "{_words.figure(one)}"' for role, one in self.candidate.roles.items())


def trace(rule: Rule, material: Material) -> list[str]:
    """The lines that tell what a rule did with some documents; capped, whatever they hold."""
    claims = [claim for path in material.documents for claim in material.claims[path]]
    lines = ["figures read:" if claims else "no figure was read from the text"]
    lines += [f"  {_told(claim)}" for claim in claims[:MOST_CLAIMS]]
    lines += [f"  ... and {len(claims) - MOST_CLAIMS:,} more"] * (len(claims) > MOST_CLAIMS)
    for number, sentence in enumerate(rule.patterns, start=1):
        told = pattern_lines(rule, sentence, material)
        lines += [f"pattern {number}: {sentence.source}", *(f"  {line}" for line in told)]
    for role, selector in rule.selectors.items():
        lines += list(_selector_lines(role, selector, claims[:MOST_CLAIMS], material))
    tried = attempts(rule, material)
    shown = sorted(tried, key=lambda one: OUTCOMES.index(one.outcome))[:MOST_BINDINGS]
    for one in shown:
        lines += [f"{one.bound}: {'fires' if one.outcome == 'fails' else one.outcome}", *(f"  {s}" for s in one.steps)]
    lines += [f"... and {len(tried) - len(shown):,} more bindings"] * (len(tried) > len(shown))
    if not tried:
        lines.append("no figures took all the roles together")
    return lines


def attempts(rule: Rule, material: Material) -> list[Tried]:
    """The bindings of a rule, each once, with what came of it."""
    return [_attempt(rule, candidate) for candidate in _bindings(rule, material)]


def together(rules: Sequence[Rule], material: Material, pairs: Sequence[frozenset[str]]) -> list[list[Tried]]:
    """For each pair of claims, by id, the bindings that hold both: of each rule the one that got furthest."""
    found: list[list[Tried]] = [[] for _ in pairs]
    for rule in rules:
        best: dict[int, Tried] = {}
        for candidate in _bindings(rule, material):
            ids = {claim.id for claim in candidate.claims}
            for number in (number for number, pair in enumerate(pairs) if pair <= ids):
                tried = _attempt(rule, candidate)
                if number not in best or OUTCOMES.index(tried.outcome) < OUTCOMES.index(best[number].outcome):
                    best[number] = tried
        for number, tried in best.items():
            found[number].append(tried)
    return [sorted(some, key=lambda one: OUTCOMES.index(one.outcome)) for some in found]


def _bindings(rule: Rule, material: Material) -> Iterator[Candidate]:
    seen: set[tuple[str, ...]] = set()
    for candidate in itertools.islice(_all(rule, material), MOST_TRIED):
        key = tuple(f"{role} {claim.id}" for role, one in candidate.roles.items() for claim in one.claims)
        if key not in seen:
            seen.add(key)
            yield candidate


def _attempt(rule: Rule, candidate: Candidate) -> Tried:
    aside = next(_aside(rule, candidate), None)
    if aside is not None:
        return Tried(rule, candidate, "left aside", (aside,))
    judged = judge(rule, candidate)
    if judged is None:
        return Tried(rule, candidate, "does not apply", tuple(_where(rule, candidate)))
    outcome = {True: "holds", False: "fails", None: "cannot tell"}[judged.holds]
    steps = [*_where(rule, candidate), *_asserted(rule, candidate)]
    if judged.holds is False:
        made = finding(judged)
        steps += [f"{made.severity.value}, {made.verdict.value}", *(slip.text for slip in made.diagnosis[:1])]
    return Tried(rule, candidate, outcome, tuple(steps))


def _told(claim: Claim) -> str:
    value = claim_quantity(claim, Reading.HARD)
    words = "value not told" if value is None else _words.quantity(value)
    extra = "" if claim.modality is Modality.ASSERTED else f", {claim.modality.value}"
    place = f"{claim.document}:{claim.line}:{claim.column}"
    return f'{place} "{claim.text}": {claim.kind.value}, {words}, unit {claim.unit or "none"}{extra}'


# Selectors.


def _selector_lines(role: str, selector: Selector, claims: Sequence[Claim], material: Material) -> Iterator[str]:
    taken, refused = [], []
    for claim in claims:
        if fits(claim, selector, material):
            taken.append(f'"{claim.text}"')
        else:
            refused.append(f'not "{claim.text}" ({_refusal(claim, selector, material)})')
    yield f"role {role} may take {', '.join(taken) or 'no figure'}"
    yield from (f"  {line}" for line in refused)
    if selector.linked is not None:
        made = list(itertools.islice(material.related(selector.linked), MOST_BINDINGS))
        for relation in made:
            yield f"  linked as {selector.linked}: {' and '.join(f'“{claim.text}”' for claim in relation.claims)}"
        if not made:
            yield f"  no figures were linked as {selector.linked}"


def _refusal(claim: Claim, selector: Selector, material: Material) -> str:
    """The first field of a selector that a claim alone does not pass; fields are tried one at a time."""
    for one in fields(Selector):
        wanted = getattr(selector, one.name)
        if one.name == "flags":
            name = next((name for name, on in wanted if bool(getattr(claim, name)) is not on), None)
            if name is not None:
                return f"{name} is {str(bool(getattr(claim, name))).lower()}"
        elif wanted != getattr(PLAIN, one.name) or one.name == "modality":
            alone = replace(Selector(modality=_ANY), **{one.name: wanted})
            if not fits(claim, alone, material):
                return _has(_KEYS.get(one.name, one.name), claim)
    return "the selector as a whole"


def _has(key: str, claim: Claim) -> str:
    if key == "unit":
        return f"unit is {claim.unit or 'none'}, dimension {units.dimension(claim.unit)}"
    value = getattr(claim, key, None)
    return f"{key} is {value}" if isinstance(value, str) and value else f"{key} is not as asked"


# Bindings.


def _aside(rule: Rule, candidate: Candidate) -> Iterator[str]:
    """Why a binding is not even judged."""
    claims = candidate.claims
    if len({claim.id for claim in claims}) < len(claims):
        yield "one figure would take two roles"
    pairs = itertools.combinations(claims, 2)
    if not rule.overlap and any(a.document == b.document and a.span.overlaps(b.span) for a, b in pairs):
        yield "two of the figures share characters, and the rule does not say 'overlap: true'"
    first = [one.claims[0] for one in candidate.roles.values()]
    for name in rule.match:
        for a, b in itertools.combinations(first, 2):
            if alike(slot(a, name), slot(b, name)) is False:
                yield f"match: {name} clashes, {_shown(slot(a, name))} and {_shown(slot(b, name))}"
    for name in rule.same:
        values = [slot(claim, name) for claim in first]
        if None in values or len(set(values)) > 1:
            yield f"same: {name} is {', '.join(map(_shown, values))}"


def _where(rule: Rule, candidate: Candidate) -> Iterator[str]:
    if rule.where is None:
        return
    for part in _conjuncts(rule.where.tree):
        run = evaluation(candidate.roles, _first(rule, candidate))
        yield f"{_answer(run.truth(part), run)}: where {source(part)}{_values(part, run)}"


def _asserted(rule: Rule, candidate: Candidate) -> Iterator[str]:
    first = _first(rule, candidate)
    readings = (first,) if first is Reading.NOMINAL or rule.hard_only else (first, Reading.SOFT)
    for formula in rule.asserts:
        for reading in readings:
            run = evaluation(candidate.roles, reading)
            answer = run.truth(formula.tree)
            yield f"{_answer(answer, run)}: assert {formula.source}, {_READINGS[reading]}{_values(formula.tree, run)}"
            if answer is False or run.missing:
                return


_READINGS = {
    Reading.HARD: "by what the words commit to",
    Reading.SOFT: "by what a reader takes from them",
    Reading.NOMINAL: "with hedges left aside",
}


def _first(rule: Rule, candidate: Candidate) -> Reading:
    return Reading.NOMINAL if rule.nominal or _derives(rule, candidate) else Reading.HARD


def _answer(answer: bool | None, run: Evaluation) -> str:
    if answer is None:
        return "cannot tell, the text does not say" if run.missing else "perhaps, the intervals allow both"
    return "yes" if answer else "no"


def _values(tree: Expression, run: Evaluation) -> str:
    """The sides of a comparison as the figures give them; of other tests, the slots that they ask for."""
    if isinstance(tree, Operation) and tree.operator in _COMPARISONS:
        sides = [_shown(run.value(side)) for side in tree.operands]
        return f" ({' against '.join(sides)})"
    asked: Iterable[Expression] = dict.fromkeys(replace(name, at=0) for name in names(tree))
    parts = [f"{source(name)} is {_shown(run.value(name))}" for name in itertools.islice(asked, 4)]
    return f" ({', '.join(parts)})" if parts else ""


def _shown(value: Value) -> str:
    if isinstance(value, Quantity):
        return _words.quantity(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "not told" if value is None else f'"{value}"'
