"""Where rules and their data lie: inside the wheel, in a source checkout, or in a folder of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.errors import DataError, UsageError

CASES = ".cases.yaml"
RULE = ".yaml"
_NO_RULES = ("data", "kinds", "words")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file: its id by its name, its family by its folder, and what to call it in errors."""

    id: str
    family: str
    name: str
    source: Path


def package_root() -> Path:
    """The folder of the rules that come with the product. Raises DataError where it is missing."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_rules"
    if inside.is_dir():
        return inside
    beside = package.parent / "rules"
    if beside.is_dir():
        return beside
    raise DataError("the rules that come with checker are missing", cure="install it again")


def data_file(name: str) -> Path:
    """A data file of the product's rules."""
    return package_root() / "data" / name


def rule_files(root: Path, label: str) -> Iterator[RuleFile]:
    """All rule files of a folder and its families, in order of their names; a rule file stands for itself."""
    if root.is_file():
        yield RuleFile(root.name.removesuffix(RULE), root.resolve().parent.name, label, root)
        return
    yield from _files_in(root, label, Path(label).name)
    for folder in sorted((entry for entry in root.iterdir() if entry.is_dir()), key=lambda entry: entry.name):
        if folder.name not in _NO_RULES and not folder.name.startswith((".", "_")):
            yield from _files_in(folder, f"{label}/{folder.name}", folder.name)


def user_folder(path: Path) -> Path:
    """A folder, or a rule file, that the user named. Raises UsageError where it is none."""
    if not path.is_dir() and not (path.is_file() and path.suffix == RULE):
        raise UsageError("no folder of rules", where=str(path), cure="name a folder with rule files in it")
    return path


def beside(root: Path, name: str) -> Path:
    """A file of that name in a folder of rules, or beside a rule file."""
    return (root if root.is_dir() else root.parent) / name


def cases_of(file: RuleFile) -> Path | None:
    """The file of cases beside a rule file, if there is one."""
    found = file.source.with_name(file.id + CASES)
    return found if found.is_file() else None


def _files_in(folder: Path, label: str, family: str) -> Iterator[RuleFile]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name
        if entry.is_file() and name.endswith(RULE) and not name.endswith(CASES) and name[: -len(RULE)] not in _NO_RULES:
            yield RuleFile(name[: -len(RULE)], family, f"{label}/{name}", entry)
