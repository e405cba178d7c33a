"""Bind the roles of a rule to claims: sentence patterns, selectors, linked claims, and mixes of these.

The cost grows with the claims, not with their pairs: claims are looked up by the window they stand in, windows and
their combinations are capped, and what a cap cut off is counted.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.engine._alike import alike as counted_alike
from checker.engine._evaluate import Evaluation, slot
from checker.engine._expression import names
from checker.engine._functions import BY_NAME, alike
from checker.engine._lines import Line, lines_for, matches
from checker.engine._material import Material, fits
from checker.engine._values import Binding, Bound, Reading
from checker.model.claim import Claim
from checker.model.finding import SAME, Link, Relation
from checker.model.rule import Expression, Operation, Reach, Rule, Selector, SentencePattern

MAX_CANDIDATES = 40  # of one role in one window
MAX_COMBINATIONS = 400  # of one rule in one window
MAX_GATHERED = 400  # claims of a role that binds all
PLAIN = Selector()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Claims that took the roles of a rule; `link` is set where the linker brought them together."""

    roles: dict[str, Bound]
    link: Link | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the roles."""
        return tuple(claim for bound in self.roles.values() for claim in bound.claims)


def candidates(rule: Rule, material: Material) -> Iterator[Candidate]:
    """All bindings of a rule, each set of claims once."""
    material.choices.clear()
    seen: set[tuple[str, ...]] = set()
    for candidate in _all(rule, material):
        claims = candidate.claims
        key = tuple(f"{role} {claim.id}" for role, bound in candidate.roles.items() for claim in bound.claims)
        if key in seen or len({claim.id for claim in claims}) < len(claims):
            continue
        if not rule.overlap and _overlapping(claims):
            continue
        if not _slots_agree(rule, candidate.roles):
            continue
        seen.add(key)
        yield candidate


def _all(rule: Rule, material: Material) -> Iterator[Candidate]:
    linked = [role for role in rule.roles if rule.selectors.get(role, PLAIN).linked]
    if linked:
        for relation in material.related(rule.selectors[linked[0]].linked):
            for roles in _linked(rule, relation, linked, material):
                yield from _completed(rule, roles, material, relation.link)
        return
    if not rule.patterns:
        yield from _selected(rule, rule.roles, {}, material, None)
        return
    for path in material.documents:
        for roles in _matched(rule, path, material):
            yield from _completed(rule, roles, material, None)


def _completed(rule: Rule, roles: dict[str, Bound], material: Material, link: Link | None) -> Iterator[Candidate]:
    missing = tuple(role for role in rule.roles if role not in roles and role in rule.selectors)
    if missing:
        yield from _selected(rule, missing, roles, material, link)
    elif all(role in roles for role in rule.needed):  # a role may be optional in a pattern
        ordered = {role: roles[role] for role in rule.roles if role in roles}
        yield Candidate(ordered, link)


# Claims that the linker brought together.


def _linked(rule: Rule, relation: Relation, roles: list[str], material: Material) -> Iterator[dict[str, Bound]]:
    """The roles in the order of the claims; one that binds all takes the claims that are left."""
    claims = relation.claims
    if len({claim.document for claim in claims}) > 1 and rule.within is not Reach.CORPUS:
        return
    rest = [role for role in roles if rule.selectors[role].every]
    single = [role for role in roles if role not in rest]
    if len(claims) < len(single) or (len(claims) > len(single)) != bool(rest):
        return
    orders = (claims, claims[::-1]) if relation.kind == SAME else (claims,)
    for ordered in orders:
        bound = {role: Bound((claim,)) for role, claim in zip(single, ordered, strict=False)}
        bound.update({role: Bound(ordered[len(single) :]) for role in rest[:1]})
        if all(fits(claim, rule.selectors[role], material) for role, one in bound.items() for claim in one.claims):
            yield bound
            if len({rule.selectors[role] for role in single}) == 1:
                return  # the roles are alike: one order will do


# Sentence patterns.


def _matched(rule: Rule, path: str, material: Material) -> Iterator[dict[str, Bound]]:
    for compiled in rule.patterns:
        for line in lines_for(compiled, material.lines(path)):
            yield from _match(rule, compiled, line, material)


def _match(rule: Rule, compiled: SentencePattern, line: Line, material: Material) -> Iterator[dict[str, Bound]]:
    series = len(set(compiled.roles)) < len(compiled.roles) or "){" in compiled.compiled
    reach = -1
    for match in matches(f"at {compiled.where}" if compiled.where else f"of {rule.id}", compiled, line):
        if series:
            if match.end() <= reach:
                continue  # the tail of a series that has been seen whole
            reach = match.end()
        found: dict[str, list[Claim]] = defaultdict(list)
        for number, role in enumerate(compiled.roles, start=1):
            found[role] += [line.at[start] for start, _ in match.spans(number) if start >= 0]
        if all(
            fits(claim, rule.selectors.get(role, PLAIN), material) for role, claims in found.items() for claim in claims
        ):
            yield {role: Bound(tuple(sorted(claims, key=lambda c: c.span))) for role, claims in found.items() if claims}


# Selectors.


def _selected(
    rule: Rule, roles: Sequence[str], fixed: dict[str, Bound], material: Material, link: Link | None
) -> Iterator[Candidate]:
    single = [role for role in roles if not rule.selectors.get(role, PLAIN).every]
    rest = [role for role in roles if rule.selectors.get(role, PLAIN).every]
    nearest = any(rule.selectors.get(role, PLAIN).nearest for role in single)
    for key in _windows(rule, fixed, material):
        choices = [_choice(rule, role, key, fixed, material) for role in single]
        material.skipped += sum(max(0, len(found) - MAX_CANDIDATES) for found in choices)
        choices = [found[:MAX_CANDIDATES] for found in choices]
        material.skipped += max(0, math.prod(len(found) for found in choices) - MAX_COMBINATIONS)
        for combination in itertools.islice(itertools.product(*choices), MAX_COMBINATIONS):
            chosen = {**fixed, **dict(zip(single, combination, strict=True))}
            if not _all_alike(rule, single, chosen) or (nearest and not _certain(rule, chosen)):
                continue
            if rest and not _gather(rule, rest, key, chosen, material):
                continue
            yield Candidate({role: chosen[role] for role in rule.roles if role in chosen}, link)
            if nearest:
                break


def _choice(
    rule: Rule, role: str, key: tuple[object, ...], fixed: dict[str, Bound], material: Material
) -> Sequence[Bound]:
    """What may take a role beside those that are taken, the nearest first where the rule asks for it."""
    selector = rule.selectors.get(role, PLAIN)
    found = _free(_choices(rule, role, key, material), {claim.id for bound in fixed.values() for claim in bound.claims})
    if selector.like in fixed:
        other = fixed[selector.like].claims[0]
        found = [bound for bound in found if counted_alike(bound.claims[0], other)]
    if selector.sole and len(found) != 1:
        return ()
    return _nearest(found, selector.nearest, fixed) if selector.nearest and fixed else found


def _nearest(found: list[Bound], side: str, fixed: Mapping[str, Bound]) -> list[Bound]:
    """The claims on one side of those that are taken, or on either, the nearest first."""
    at = min(claim.span.start for bound in fixed.values() for claim in bound.claims)
    if side != "either":
        found = [bound for bound in found if (bound.claims[0].span.start < at) == (side == "before")]
    return sorted(found, key=lambda bound: abs(bound.claims[0].span.start - at))


def _all_alike(rule: Rule, roles: Sequence[str], chosen: Mapping[str, Bound]) -> bool:
    """Do the claims count the same sort of thing where their selectors ask for it?"""
    pairs = ((role, rule.selectors.get(role, PLAIN).like) for role in roles)
    return all(
        counted_alike(chosen[one].claims[0], chosen[two].claims[0]) for one, two in pairs if two and two in chosen
    )


def _certain(rule: Rule, chosen: Binding) -> bool:
    """Does `where` hold, as far as the roles that are bound so far tell?"""
    if rule.where is None or not {name.role for name in names(rule.where.tree)} <= chosen.keys():
        return True
    return Evaluation(chosen, Reading.NOMINAL if rule.nominal else Reading.HARD, BY_NAME).truth(rule.where.tree) is True


def _free(choices: Sequence[Bound], taken: set[str]) -> list[Bound]:
    """The choices that hold no claim that another role has taken."""
    left = (Bound(tuple(claim for claim in bound.claims if claim.id not in taken)) for bound in choices)
    return [bound for bound in left if bound.claims] if taken else list(choices)


def _gather(
    rule: Rule, roles: Sequence[str], key: tuple[object, ...], chosen: dict[str, Bound], material: Material
) -> bool:
    """Give the roles that bind all claims what the others have left; False where one goes empty, or has too many."""
    taken = {claim.id for bound in chosen.values() for claim in bound.claims}
    for role in roles:
        fitting = [bound.claims[0] for bound in _free(_choices(rule, role, key, material), taken)]
        like = rule.selectors[role].like
        if like in chosen:
            fitting = [claim for claim in fitting if counted_alike(claim, chosen[like].claims[0])]
        if len(fitting) > MAX_GATHERED:  # a part of them would be no sum
            material.skipped += 1
            return False
        if not fitting:
            return False
        chosen[role] = Bound(tuple(fitting))
        taken |= {claim.id for claim in fitting}
    return True


def _windows(rule: Rule, fixed: dict[str, Bound], material: Material) -> Iterator[tuple[object, ...]]:
    """The keys of the groups of claims that stand near enough, and agree in the slots that must be the same."""
    if not fixed:
        yield from material.opening(rule.within, rule.same)
        return
    anchor = next(iter(fixed.values())).claims[0]
    key = material.window_of(anchor, rule.within, rule.same)
    if key is not None and key in material.windows(rule.within, rule.same):
        yield key


def _choices(rule: Rule, role: str, key: tuple[object, ...], material: Material) -> list[Bound]:
    """What may take a role in a window, found once for all bindings of a rule."""
    if (role, key) not in material.choices:
        window = material.windows(rule.within, rule.same)[key]
        material.choices[(role, key)] = _fitting(rule, role, window, material)
    return material.choices[(role, key)]


def _fitting(rule: Rule, role: str, window: Iterable[Claim], material: Material) -> list[Bound]:
    selector = rule.selectors.get(role, PLAIN)
    fitting = [claim for claim in window if fits(claim, selector, material)]
    if not selector.series:
        tests = () if selector.every else _own_tests(rule, role)
        single = (Bound((claim,)) for claim in fitting)
        return [bound for bound in single if all(_may_hold(rule, test, {role: bound}) for test in tests)]
    runs: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in fitting:
        runs[(claim.document, claim.series) if claim.series >= 0 else (claim.id, 0)].append(claim)
    return [Bound(tuple(run)) for run in runs.values()]


def _own_tests(rule: Rule, role: str) -> list[Expression]:
    """What `where` asks of one role alone: claims that fail it need not be combined with others."""
    if rule.where is None:
        return []
    return [test for test in _conjuncts(rule.where.tree) if {name.role for name in names(test)} == {role}]


def _conjuncts(tree: Expression) -> Iterator[Expression]:
    if isinstance(tree, Operation) and tree.operator == "and":
        for operand in tree.operands:
            yield from _conjuncts(operand)
    else:
        yield tree


def _may_hold(rule: Rule, test: Expression, binding: Binding) -> bool:
    """False only where the test would reject a binding without a word; what the text does not tell is counted later."""
    readings = (Reading.NOMINAL,) if rule.nominal else (Reading.HARD, Reading.NOMINAL)
    runs = [Evaluation(binding, reading, BY_NAME) for reading in readings]
    return any(run.truth(test) is True or run.missing for run in runs)


def _overlapping(claims: Sequence[Claim]) -> bool:
    return any(
        one.document == two.document and one.span.overlaps(two.span) for one, two in itertools.combinations(claims, 2)
    )


def _slots_agree(rule: Rule, roles: Mapping[str, Bound]) -> bool:
    """No slot under `match` clashes, and those under `same` are filled and equal."""
    first = [bound.claims[0] for bound in roles.values()]
    for name in rule.match:
        if any(alike(slot(one, name), slot(two, name)) is False for one, two in itertools.combinations(first, 2)):
            return False
    for name in rule.same:
        values = {slot(claim, name) for claim in first}
        if len(values) > 1 or None in values:
            return False
    return True
