"""Load the rules of the product and of the user's folders; every fault of all files is reported at once."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from checker import yamlfile
from checker.engine._files import beside, package_root, rule_files, user_folder
from checker.engine._reader import MAX_FILE, Reader
from checker.errors import DataError, RuleError, RuleErrors, UsageError
from checker.model.rule import Rule


def load(
    folders: Sequence[Path] = (), *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Rule, ...]:
    """The rules of some folders, by id; without any, those that come with the product.

    `select` keeps only rules or families of these names, `ignore` drops some. Raises RuleErrors with every fault,
    UsageError for a folder or a name that does not exist.
    """
    roots = [(user_folder(folder), str(folder)) for folder in folders or [package_root()]]
    if roots == [(package_root(), str(package_root()))]:
        own, faults = _product(*roots[0])
        rules = sorted(own.values(), key=lambda rule: rule.id)
    else:
        rules, faults = read(roots)
    if faults:
        raise RuleErrors(faults)
    return choose(rules, select, ignore)


def validate(folder: Path) -> list[RuleError]:
    """The faults of the rule files in one folder, in file order; empty where all is well."""
    return read([(user_folder(folder), str(folder))])[1]


def read(roots: Sequence[tuple[Path, str]]) -> tuple[list[Rule], list[RuleError]]:
    """All sound rules of some folders, and all faults."""
    rules: dict[str, Rule] = {}
    faults: list[RuleError] = []
    shared, kinds = _shared_words(roots, faults), _kinds(roots, faults)
    for root, label in roots:
        if root == package_root() and len(roots) > 1:  # the product's own, which no word list of the user's may change
            own, own_faults = _product(root, label)
            rules |= own
            faults += own_faults
            continue
        for file in rule_files(root, label):
            reader = Reader(file, shared, kinds)
            rule = reader.rule()
            faults += reader.faults
            if rule is None:
                continue
            if rule.id in rules:
                what = f"the id {rule.id!r} is taken by {rules[rule.id].file}"
                faults.append(RuleError(what, where=f"{file.name}:1:1", cure="rename the file and its id"))
            else:
                rules[rule.id] = rule
    return sorted(rules.values(), key=lambda rule: rule.id), faults


@functools.cache
def _product(root: Path, label: str) -> tuple[dict[str, Rule], list[RuleError]]:
    """The rules that come with the product, by id, and their faults; read once."""
    rules, faults = read([(root, label)])
    return {rule.id: rule for rule in rules}, faults


def choose(rules: Iterable[Rule], select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    """The rules that `--select` and `--ignore` leave; both name rules or families. Raises UsageError."""
    rules = tuple(rules)
    known = {name for rule in rules for name in (rule.id, rule.family)}
    for name in (*select, *ignore):
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            cure = f"did you mean {near[0]!r}?" if near else "see 'checker rules list'"
            raise UsageError(f"no rule or family is called {name!r}", cure=cure)
    return tuple(
        rule
        for rule in rules
        if (not select or rule.id in select or rule.family in select)
        and rule.id not in ignore
        and rule.family not in ignore
    )


def kinds() -> dict[str, str]:
    """The kinds of discrepancy that the product's rules name, in their order, each with one sentence."""
    return _named_texts(package_root() / "kinds.yaml", "kinds.yaml", [])


def _kinds(roots: Sequence[tuple[Path, str]], faults: list[RuleError]) -> dict[str, str]:
    """The kinds that rules may name: the product's own, and those of the folders."""
    found = kinds()
    for root, label in roots:
        file = beside(root, "kinds.yaml")
        if file.is_file():
            found |= _named_texts(file, f"{label}/kinds.yaml", faults)
    return found


def _named_texts(file: Path, label: str, faults: list[RuleError]) -> dict[str, str]:
    """A YAML mapping of names to sentences; what is none is noted."""
    try:
        data = yamlfile.load_data(file, max_bytes=MAX_FILE)
    except DataError as error:
        faults.append(RuleError(error.what, where=error.where, cure=error.cure))
        return {}
    if not isinstance(data, dict) or not all(isinstance(one, str) for pair in data.items() for one in pair):
        faults.append(RuleError("kinds are no mapping", where=f"{label}:1:1", cure="write 'name: one sentence' lines"))
        return {}
    return data


def _shared_words(roots: Sequence[tuple[Path, str]], faults: list[RuleError]) -> dict[str, tuple[str, ...]]:
    shared: dict[str, tuple[str, ...]] = {}
    for root, label in roots:
        file = beside(root, "words.yaml")
        if not file.is_file():
            continue
        try:
            data = yamlfile.load_data(file, max_bytes=MAX_FILE)
        except DataError as error:
            faults.append(RuleError(error.what, where=error.where, cure=error.cure))
            continue
        if not isinstance(data or {}, dict):
            cure = "write 'name: [one, two]' lines"
            faults.append(RuleError("lists of words are no mapping", where=f"{label}/words.yaml:1:1", cure=cure))
            continue
        for name, words in (data or {}).items():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                shared[str(name)] = tuple(words)
            else:
                where = f"{label}/words.yaml:1:1"
                faults.append(RuleError(f"{name!r} is no list of words", where=where, cure="write [one, two]"))
    return shared
