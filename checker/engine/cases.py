"""Run the cases beside the rules: short texts, and the findings that the rule must, or must not, make of them.

    - text: "312 of the 480 clinics (60 %) answered."
      findings: [{part: "312", whole: "480", share: "60 %", severity: error}]
    - documents: {a.txt: "...", b.txt: "..."}
      findings: []

A finding is matched by the words that its roles must contain and by `severity`, `verdict`, `scope` and `diagnosis`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import yamlfile
from checker.engine._files import cases_of, rule_files, user_folder
from checker.errors import DataError
from checker.model.finding import Finding
from checker.model.rule import Rule
from checker.yamlfile import Node

Scan = Callable[[Mapping[str, str], Sequence[Rule]], Sequence[Finding]]
Trace = Callable[[Mapping[str, str], Rule], Sequence[str]]
LEAST = 3  # cases that fire, and cases that stay silent, of each rule
_KEYS = frozenset(("text", "documents", "findings", "note", "date"))
_FIELDS = ("severity", "verdict", "scope", "diagnosis")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: documents by name, and what is expected; `where` is file:line."""

    rule: str
    where: str
    documents: dict[str, str]
    expected: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case: the faults, as sentences; none where it passed. `trace` tells what the rule did then."""

    case: Case
    faults: tuple[str, ...]
    trace: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """True when the rule did what the case says."""
        return not self.faults


def read_cases(folders: Sequence[Path], rules: Sequence[Rule]) -> tuple[list[Case], list[str]]:
    """The cases of some rules, and what is missing: a rule needs three cases that fire and three that stay silent.

    Raises DataError where a file of cases is malformed.
    """
    wanted = {rule.id for rule in rules}
    cases: list[Case] = []
    missing: list[str] = []
    for folder in folders:
        for file in rule_files(user_folder(folder), str(folder)):
            if file.id not in wanted:
                continue
            path = cases_of(file)
            own = _cases(file.id, path) if path is not None else []
            firing = sum(1 for case in own if case.expected)
            for count, what in ((firing, "that fire"), (len(own) - firing, "that stay silent")):
                if count < LEAST:
                    missing.append(f"{file.name}: {count} cases {what}, {LEAST} are wanted")
            cases += own
    return cases, missing


def run_cases(cases: Sequence[Case], rules: Sequence[Rule], scan: Scan, trace: Trace | None = None) -> list[Result]:
    """Run each case against its own rule; `scan` gives the findings of documents under some rules.

    `trace` is asked what the rule did with the documents of a case that failed.
    """
    by_id = {rule.id: rule for rule in rules}
    results = []
    for case in cases:
        rule = by_id[case.rule]
        faults = _faults(case, scan(case.documents, [rule]))
        results.append(Result(case, faults, tuple(trace(case.documents, rule)) if trace and faults else ()))
    return results


def _faults(case: Case, findings: Sequence[Finding]) -> tuple[str, ...]:
    faults: list[str] = []
    left = list(findings)
    for expected in case.expected:
        match = next((found for found in left if not _differences(expected, found)), None)
        if match is not None:
            left.remove(match)
            continue
        near = min((_differences(expected, found) for found in left), key=len, default=["nothing was found"])
        faults.append(f"expected {expected}, but {'; '.join(near)}")
    faults += [f"unexpected {found.severity.value}: {found.message}" for found in left]
    return tuple(faults)


def _differences(expected: Mapping[str, str], found: Finding) -> list[str]:
    differences = []
    for key, value in expected.items():
        if key == "diagnosis":
            names = [slip.name for slip in found.diagnosis]
            if value not in names:
                differences.append(f"the diagnosis is {', '.join(names) or 'empty'}")
        elif key in _FIELDS:
            if getattr(found, key).value != value:
                differences.append(f"{key} is {getattr(found, key).value}")
        else:
            texts = [claim.text for role, claim in zip(found.roles, found.claims, strict=True) if role == key]
            if not any(value in text for text in texts):
                differences.append(f"{key} is {', '.join(repr(text) for text in texts) or 'not bound'}")
    return differences


def _cases(rule: str, path: Path) -> list[Case]:
    root = yamlfile.load_nodes(path)
    if not isinstance(root.value, list):
        raise DataError("cases are a list", where=str(path), cure="begin each with '- text: ...'")
    return [_case(rule, path, node) for node in root.value]


def _case(rule: str, path: Path, node: Node) -> Case:
    where = f"{path}:{node.line}"
    plain = node.plain
    if not isinstance(plain, dict) or ("text" in plain) == ("documents" in plain) or "findings" not in plain:
        raise DataError("a case has 'text' or 'documents', and 'findings'", where=where, cure="see 'Writing rules'")
    unknown = sorted(str(key) for key in plain if key not in _KEYS)
    if unknown:
        raise DataError(f"unknown field {unknown[0]!r}", where=where, cure=f"use {', '.join(sorted(_KEYS))}")
    documents = {"text.md": plain["text"]} if "text" in plain else plain["documents"]
    expected: Any = plain["findings"] or []
    if not isinstance(documents, dict) or not isinstance(expected, list):
        raise DataError("'documents' maps names to texts, 'findings' is a list", where=where)
    if not all(isinstance(entry, dict) for entry in expected):
        raise DataError("a finding maps roles to words", where=where, cure="write {share: 60 %, severity: error}")
    return Case(
        rule,
        where,
        {str(name): str(text) for name, text in documents.items()},
        tuple({str(key): str(value) for key, value in entry.items()} for entry in expected),
    )
