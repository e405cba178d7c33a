"""Bind the roles of a rule to claims: sentence patterns, selectors, linked claims, and mixes of these.

The cost grows with the claims, not with their pairs: claims are looked up by the window they stand in, windows and
their combinations are capped, and what a cap cut off is counted.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker import pattern, units
from checker.engine._announced import with_items
from checker.engine._evaluate import Evaluation, slot
from checker.engine._expression import names
from checker.engine._functions import BY_NAME, alike
from checker.engine._lines import Line, Lines, lines_of
from checker.engine._values import Binding, Bound, Reading
from checker.model.claim import Claim, Kind
from checker.model.document import Document
from checker.model.finding import SAME, Link, Relation
from checker.model.rule import Expression, Operation, Reach, Rule, Selector, SentencePattern

MAX_CANDIDATES = 40  # of one role in one window
MAX_COMBINATIONS = 400  # of one rule in one window
MAX_GATHERED = 400  # claims of a role that binds all
MAX_SECONDS = 5.0  # for one pattern on one sentence, or two; a sound one takes microseconds
PLAIN = Selector()
Windows = dict[tuple[object, ...], list[Claim]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Claims that took the roles of a rule; `link` is set where the linker brought them together."""

    roles: dict[str, Bound]
    link: Link | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the roles."""
        return tuple(claim for bound in self.roles.values() for claim in bound.claims)


@dataclass(slots=True)
class Material:
    """What rules are bound to: documents, their claims and lines, and what the linker brought together."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Sequence[Claim]]
    relations: Sequence[Relation]
    skipped: int = 0
    _heads: dict[str, dict[tuple[int, int, int], str]] = field(default_factory=dict)
    _lines: dict[str, Lines] = field(default_factory=dict)
    _windows: dict[tuple[Reach, tuple[str, ...]], Windows] = field(default_factory=dict)
    _rule: str = ""  # whose choices are kept
    _choices: dict[tuple[str, tuple[object, ...]], list[Bound]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.claims = {
            path: with_items(self.documents[path], [self._with_heads(claim) for claim in claims])
            for path, claims in self.claims.items()
        }

    def _with_heads(self, claim: Claim) -> Claim:
        """The claim of a table cell with the first cells of its row and column."""
        if claim.table < 0 or claim.row_head is not None or claim.column_head is not None:
            return claim
        if claim.document not in self._heads:
            document = self.documents[claim.document]
            self._heads[claim.document] = {
                (one.table, one.row, one.column): document.text[one.span.start : one.span.end].strip("*_ ")
                for one in document.sentences
                if one.table >= 0 and (one.row == 0 or one.column == 0)
            }
        heads = self._heads[claim.document]
        row, column = heads.get((claim.table, claim.row, 0)), heads.get((claim.table, 0, claim.cell))
        return replace(claim, row_head=row, column_head=column)

    def opens(self, claim: Claim) -> bool:
        """Does a claim open its line, marks such as `**` and `-` aside?"""
        text = self.documents[claim.document].text
        return not any(sign.isalnum() for sign in text[text.rfind("\n", 0, claim.span.start) + 1 : claim.span.start])

    def lines(self, path: str) -> Lines:
        """The lines of a document, made on first use."""
        if path not in self._lines:
            self._lines[path] = lines_of(self.documents[path], self.claims[path])
        return self._lines[path]

    def related(self, kind: str | None) -> Iterator[Relation]:
        """The relations of one kind, in order."""
        return (relation for relation in self.relations if relation.kind == kind)

    def windows(self, reach: Reach, same: tuple[str, ...]) -> Windows:
        """All claims by the window they stand in, made on first use."""
        if (reach, same) not in self._windows:
            found: Windows = defaultdict(list)
            for claims in self.claims.values():
                for claim in claims:
                    key = _key(claim, reach, same)
                    if key is not None:
                        found[key].append(claim)
            self._windows[(reach, same)] = found
        return self._windows[(reach, same)]

    def choices(self, rule: Rule, role: str, key: tuple[object, ...]) -> list[Bound]:
        """What may take a role in a window, found once for all bindings of a rule."""
        if self._rule != rule.id:
            self._rule = rule.id
            self._choices.clear()
        if (role, key) not in self._choices:
            window = self.windows(rule.within, rule.same)[key]
            self._choices[(role, key)] = _choices(rule, role, window, self)
        return self._choices[(role, key)]

    def around(self, claim: Claim) -> tuple[str, str, str]:
        """The sentence of a claim, and the words before and after it, as tokens."""
        found = self.lines(claim.document).around.get(claim.id)
        return (found.sentence, found.before, found.after) if found else ("", "", "")


def candidates(rule: Rule, material: Material) -> Iterator[Candidate]:
    """All bindings of a rule, each set of claims once."""
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
    lines = material.lines(path)
    for compiled in rule.patterns:
        for line in lines.windows if compiled.sentences > 1 else itertools.chain.from_iterable(lines.sentences):
            if _may_match(compiled, line):
                yield from _match(rule, compiled, line, material)


def _may_match(compiled: SentencePattern, line: Line) -> bool:
    """Has a line all that the pattern cannot do without? It spares most searches."""
    return (
        len(line.at) >= len(compiled.must)
        and all(not kinds or not kinds.isdisjoint(line.kinds) for kinds in compiled.must)
        and all(any(word in line.text for word in words) for words in compiled.words)
    )


def _match(rule: Rule, compiled: SentencePattern, line: Line, material: Material) -> Iterator[dict[str, Bound]]:
    name = f"at {compiled.where}" if compiled.where else f"of {rule.id}"
    search = pattern.compile(name, compiled.compiled, ignore_case=False, verbose=False, seconds=MAX_SECONDS)
    reach = -1
    for match in search.finditer(line.text, overlapped=True):
        if len(set(compiled.roles)) < len(compiled.roles) or "){" in compiled.compiled:
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
    taken = {claim.id for bound in fixed.values() for claim in bound.claims}
    for key in _windows(rule, fixed, material):
        choices = [_free(material.choices(rule, role, key), taken) for role in single]
        material.skipped += sum(max(0, len(found) - MAX_CANDIDATES) for found in choices)
        choices = [found[:MAX_CANDIDATES] for found in choices]
        material.skipped += max(0, math.prod(len(found) for found in choices) - MAX_COMBINATIONS)
        for combination in itertools.islice(itertools.product(*choices), MAX_COMBINATIONS):
            chosen = {**fixed, **dict(zip(single, combination, strict=True))}
            if rest and not _gather(rule, rest, key, chosen, material):
                continue
            yield Candidate({role: chosen[role] for role in rule.roles if role in chosen}, link)


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
        fitting = [bound.claims[0] for bound in _free(material.choices(rule, role, key), taken)]
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
    windows = material.windows(rule.within, rule.same)
    if not fixed:
        yield from windows
        return
    anchor = next(iter(fixed.values())).claims[0]
    key = _key(anchor, rule.within, rule.same)
    if key is not None and key in windows:
        yield key


def _key(claim: Claim, reach: Reach, same: tuple[str, ...]) -> tuple[object, ...] | None:
    """What claims of one window share; None where a slot that must be filled is empty."""
    values = tuple(slot(claim, name) for name in same)
    return None if None in values else (*_place(claim, reach), *values)


def _place(claim: Claim, reach: Reach) -> tuple[object, ...]:
    if reach is Reach.SENTENCE:
        return (claim.document, claim.sentence.start)
    if reach is Reach.PARAGRAPH:
        return (claim.document, claim.section, claim.paragraph)
    if reach is Reach.SECTION:
        return (claim.document, claim.section)
    return (claim.document,) if reach is Reach.DOCUMENT else ()


def _choices(rule: Rule, role: str, window: Iterable[Claim], material: Material) -> list[Bound]:
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


def fits(claim: Claim, selector: Selector, material: Material) -> bool:
    """May this claim take a role with this selector?"""
    if claim.modality not in selector.modality or (selector.kinds and claim.kind.value not in selector.kinds):
        return False
    if selector.units and claim.unit not in selector.units and _dimension(claim) not in selector.units:
        return False
    if selector.heads and (claim.head or "").lower() not in selector.heads:
        return False
    if (claim.head or "").lower() in selector.not_heads:
        return False
    if selector.modifiers and selector.modifiers.isdisjoint(word.lower() for word in claim.modifiers):
        return False
    if selector.blocks and claim.block.value not in selector.blocks:
        return False
    if selector.basis and (claim.basis.value if claim.basis else "none") not in selector.basis:
        return False
    if any(bool(getattr(claim, name)) is not wanted for name, wanted in selector.flags):
        return False
    if selector.opens is not None and material.opens(claim) is not selector.opens:
        return False
    if not (selector.near or selector.not_near or selector.before or selector.after):
        return True
    sentence, before, after = material.around(claim)
    return (
        (not selector.near or _says(sentence, selector.near))
        and not _says(sentence, selector.not_near)
        and (not selector.before or _says(before, selector.before))
        and (not selector.after or _says(after, selector.after))
    )


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in text for phrase in phrases)


def _dimension(claim: Claim) -> str:
    return "date" if claim.kind is Kind.DATE else units.dimension(claim.unit)


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
