"""Tools for people who write rules: begin one, try its cases, see what it did, and why two figures were not compared.

Like the pipeline it knows every room; the walk itself is the pipeline's.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.config import Settings
from checker.errors import RuleErrors, UsageError
from checker.model.claim import Claim
from checker.pipeline import Corpus, Inputs, Run, figures, gather, load_rules, material, scan

if TYPE_CHECKING:
    from checker.engine._trace import Tried
    from checker.engine.cases import Result
    from checker.link import Answer
    from checker.model.coverage import Coverage
    from checker.model.finding import Finding
    from checker.model.rule import Rule

Place = tuple[str, int, int | None]  # document, line, column


@dataclass(frozen=True, slots=True)
class Compared:
    """What linked two figures or kept them apart, and each rule that bound both with what came of it."""

    answer: Answer
    tried: tuple[Tried, ...]


def why_not(places: Sequence[Place], settings: Settings, run: Run, rules: Sequence[Rule] = ()) -> list[Compared]:
    """Why the figures at two places were compared or not, for each pair; what `rules` that bound both made of them.

    Only the documents named are read: what keeps two figures apart never lies in a third. Raises UsageError where a
    place holds no figure.
    """
    from checker.engine._trace import together
    from checker.link import why

    corpus = gather(list(dict.fromkeys(place[0] for place in places)), settings, run)
    first, second = (figures(corpus, *place) for place in places)
    pairs = {frozenset((a.id, b.id)): (a, b) for a in first for b in second if a.id != b.id}
    answers = why(corpus.documents, corpus.claims, list(pairs.values()) or [(first[0], second[0])])
    tried = together(rules, material(corpus), [frozenset((one.a.id, one.b.id)) for one in answers])
    return [Compared(one, tuple(some)) for one, some in zip(answers, tried, strict=True)]


def kinds(folders: Sequence[Path] = ()) -> dict[str, str]:
    """The kinds of discrepancy that rules may name, each with one sentence: the checker's own and those of folders."""
    from checker.engine._loader import _kinds

    return _kinds([(folder, str(folder)) for folder in folders], [])


def check_kind(kind: str, folders: Sequence[Path] = ()) -> None:
    """Raises UsageError where no kind of discrepancy has this name."""
    known = kinds(folders)
    if kind not in known:
        near = difflib.get_close_matches(kind, known, 1)
        cure = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"no kind of discrepancy is called {kind!r}", cure=cure)


def rule_schema(folders: Sequence[Path] = ()) -> dict[str, Any]:
    """The JSON Schema of rule files; the kinds of `folders` count among those that a rule may name."""
    from checker.engine._schema import schema

    return schema(kinds(folders))


def new_rule(rule_id: str, folder: Path, kind: str | None) -> dict[str, str]:
    """The files of a new rule, by name. Raises UsageError where the id is none or is taken."""
    from checker.engine._files import CASES, RULE
    from checker.engine._template import cases_text, id_fault, rule_text

    fault = id_fault(rule_id)
    if fault is not None:
        raise UsageError(fault, where=rule_id, cure="choose another id")
    if kind is not None:
        check_kind(kind, [folder])
    for own in load_rules():
        if own.id == rule_id:
            raise UsageError(f"a rule has this id: {own.file}", where=rule_id, cure="choose another id")
    taken = next((path for path in (*folder.glob(f"{rule_id}.yaml"), *folder.glob(f"*/{rule_id}.yaml"))), None)
    if taken is not None:
        raise UsageError(f"a rule has this id: {taken}", where=rule_id, cure="choose another id")
    return {f"{rule_id}{RULE}": rule_text(rule_id, kind), f"{rule_id}{CASES}": cases_text(rule_id)}


def case_texts(rule: Rule) -> list[tuple[bool, str]]:
    """The texts of a rule's cases, each with whether the rule must fire. Raises DataError."""
    from checker.engine.cases import read_cases

    cases, _ = read_cases([Path(rule.file).parent], [rule])
    return [(bool(case.expected), " | ".join(case.documents.values())) for case in cases]


def coverage(inputs: Inputs, rules: Sequence[Rule], settings: Settings, run: Run) -> Coverage:
    """What `rules` made of some documents, counted. Raises CheckerError as `Run` says."""
    from checker.engine._coverage import coverage as counted

    return counted(rules, material(gather(inputs, settings, run)))


def stress(rules: Sequence[Rule]) -> None:
    """Try each pattern on sentences made to make it slow. Raises RuleErrors where one takes too long."""
    from checker.engine._stress import slow_patterns

    faults = [fault for rule in rules for fault in slow_patterns(rule)]
    if faults:
        raise RuleErrors(faults)


def try_rules(rules: Sequence[Rule]) -> tuple[list[Result], list[str]]:
    """Run the cases beside rule files: each case's result, and which cases are missing. Raises DataError."""
    from checker.engine.cases import read_cases, run_cases

    def findings(documents: Mapping[str, str], some: Sequence[Rule]) -> tuple[Finding, ...]:
        return scan(documents, some, Settings(), Run()).findings

    folders = sorted({Path(rule.file).parent for rule in rules})
    cases, missing = read_cases(folders, rules)
    return run_cases(cases, rules, findings, trace), missing


def trace(inputs: Inputs, rule: Rule) -> list[str]:
    """What a rule did with some documents, line by line, for its writer. Raises CheckerError."""
    from checker.engine._trace import trace as traced
    from checker.link import why

    corpus = gather(inputs, Settings(), Run())
    bound = material(corpus)
    lines = traced(rule, bound)
    wanted = {selector.linked for selector in rule.selectors.values()} - {None}
    if not any(relation.kind in wanted for relation in bound.relations):
        alike = _alike(corpus) if wanted else []
        for answer in why(corpus.documents, corpus.claims, alike) if alike else ():
            lines.append(f"“{answer.a.text}” and “{answer.b.text}”, {answer.gate or 'linked'}: {answer.reason}")
    return lines


def _alike(corpus: Corpus) -> list[tuple[Claim, Claim]]:
    """The first pairs of claims of one kind and unit: those that a rule's writer may have meant to be linked."""
    claims = [claim for some in corpus.claims.values() for claim in some][:40]
    pairs = ((a, b) for a, b in itertools.combinations(claims, 2) if a.kind is b.kind and a.unit == b.unit)
    return list(itertools.islice(pairs, 4))
