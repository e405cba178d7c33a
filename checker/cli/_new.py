"""Write new files whole or not at all, and never over others."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checker.errors import OutputError, UsageError


def write_new(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts as files of a folder, by name: all of them, or none. Raises UsageError and OutputError."""
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder), cure="create it first, or name another")
    for name in texts:
        if os.path.lexists(folder / name):
            raise _taken(folder / name)
    aside: list[tuple[str, Path]] = []
    placed: list[Path] = []
    try:
        for name, text in texts.items():
            aside.append((_written(folder, name, text), folder / name))
        for temporary, target in aside:
            _place(temporary, target)
            placed.append(target)
    except BaseException as error:
        for target in placed:
            target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            cure = "mend the permissions, make room, or name another folder"
            raise OutputError(f"cannot be written: {error.strerror or error}", where=str(folder), cure=cure) from None
        raise
    finally:
        for temporary, _ in aside:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _written(folder: Path, name: str, text: str) -> str:
    """A file beside the one to come, with all of its text."""
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".tmp", dir=folder)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _place(temporary: str, target: Path) -> None:
    """Give a finished file its name, unless another has come to bear it."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:  # no links on this kind of disk
        if os.path.lexists(target):
            raise _taken(target) from None
        os.rename(temporary, target)


def _taken(path: Path) -> UsageError:
    return UsageError("exists already", where=str(path), cure="choose another id; nothing was written")
