"""From what the user named to the documents to read: folders are walked, ignore files heeded, nothing is read twice.

A document that is named is read whatever its suffix; in a folder, `.txt` and `.md` are read and the rest is counted.
Hidden files and linked folders in a walked folder are passed over, so a walk always ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.model.record import record
from checker.text.reader import STDIN, STDIN_NAME, explain

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".txt")
_IGNORE_FILES = (".checkerignore", ".gitignore")  # the first that speaks of a path has the last word


@record(frozen=True)
class Source:
    """A document to read: `name` as reports call it (printable, with forward slashes), `path` as the system does."""

    name: str
    path: str


@record
class Found:
    """What a walk found: the documents by name, what went wrong, and how many files were of another type."""

    sources: list[Source] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    skipped: int = 0


def find(paths: Iterable[str | os.PathLike[str]], *, leave_out: str | None = None) -> Found:
    """The documents that `paths` (files, folders, "-") stand for, sorted by name, each once.

    `leave_out` is a file that is no document, wherever it stands: the report that is about to be written.
    Raises nothing: a folder that is missing, unreadable or without a document becomes an error of the result.
    """
    found = Found()
    for path in dict.fromkeys(os.fspath(path) for path in paths):
        if path != STDIN and os.path.isdir(path):
            _folder(path, found)
        else:
            found.sources.append(Source(_name(path), path))
    once: dict[str, Source] = {}
    for source in sorted(found.sources, key=lambda one: (one.name, one.path)):
        once.setdefault(_identity(source.path), source)
    if leave_out is not None:
        once.pop(_identity(leave_out), None)
    found.sources = list(once.values())
    return found


def _identity(path: str) -> str:
    """What two names of one file have in common."""
    if path == STDIN:
        return STDIN
    try:
        return os.path.realpath(path)
    except ValueError:  # a zero character: the reader will say so
        return path


def _name(path: str) -> str:
    if path in (STDIN, ""):
        return STDIN_NAME if path else ""
    # Bytes of a file name that are not UTF-8 become visible escapes: ids and reports need text.
    return PurePath(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _folder(folder: str, found: Found) -> None:
    before, skipped = len(found.sources), found.skipped
    errors = len(found.errors)
    for path in _walk(folder, found):
        if path.lower().endswith(SUFFIXES):
            found.sources.append(Source(_name(path), path))
        else:
            found.skipped += 1
    if len(found.sources) == before and len(found.errors) == errors:
        others = found.skipped - skipped
        what = "no document in this folder" + (f", only {others:,} of other types" if others else "")
        cure = f"documents end in {' or '.join(SUFFIXES)}; ignore files leave out what they name"
        found.errors.append(InputError(what, where=_name(folder), cure=cure))


_Spec = tuple[str, "GitIgnoreSpec"]  # the folder that the patterns speak from, without links; the patterns


def _walk(folder: str, found: Found) -> Iterator[str]:
    """Files below a folder that no ignore file names. A linked folder counts as one file of another type."""
    whole = os.path.realpath(folder)
    pending = [(folder, whole, _inherited(whole, found))]
    while pending:
        here, whole, specs = pending.pop()
        try:
            specs = [*_specs(here, whole, found), *specs]
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            found.errors.append(explain(error, _name(here)))
            continue
        for entry in entries:
            below = entry.is_dir(follow_symlinks=False)
            inside = os.path.join(whole, entry.name)
            if entry.name.startswith(".") or _ignored(inside, below, specs):
                continue
            if below:
                pending.append((entry.path, inside, specs))
            elif entry.is_symlink() and os.path.isdir(entry.path):
                found.skipped += 1
            else:
                yield entry.path


def _ignored(path: str, folder: bool, specs: list[_Spec]) -> bool:
    """Whether the nearest ignore file that speaks of a path (without links) leaves it out."""
    for base, spec in specs:
        relative = path[len(base) :].replace(os.sep, "/").lstrip("/") + ("/" if folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return verdict
    return False


def _specs(folder: str, whole: str, found: Found) -> list[_Spec]:
    """The patterns of the ignore files in one folder; `whole` is its path without links."""
    from pathspec import GitIgnoreSpec  # costs more to read than a small document

    specs = []
    for name in _IGNORE_FILES:
        path = os.path.join(folder, name)
        if not os.path.isfile(path):
            continue
        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                specs.append((whole, GitIgnoreSpec.from_lines(file.read().splitlines())))
        except OSError as error:
            found.errors.append(explain(error, _name(path)))
        except ValueError as error:
            cure = "patterns are those of git: see gitignore(5)"
            found.errors.append(InputError(f"a pattern that makes no sense: {error}", where=_name(path), cure=cure))
    return specs


def _inherited(whole: str, found: Found) -> list[_Spec]:
    """Ignore files above a folder, up to the root of its repository; none where it stands in no repository."""
    specs: list[_Spec] = []
    here = whole
    while not os.path.exists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return []
        here = parent
        specs += _specs(here, here, found)
    # A folder that the user names is read even where the repository ignores it.
    return [] if _ignored(whole, True, specs) else specs
