"""Where text goes: standard output, a file that is written whole or not at all, and messages on standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.errors import OutputError, UsageError

if TYPE_CHECKING:
    from checker.report import Layout

_WIDEST = 140  # longer lines are hard to read


def say(message: str) -> None:
    """A message on standard error, line by line, safe for a terminal."""
    from checker.report import plain

    for line in message.splitlines() or [""]:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            text = f"checker: {plain(line)}\n"
            encoding = sys.stderr.encoding or "utf-8"
            sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
            sys.stderr.flush()


def silence() -> None:
    """Let what is still to be written to standard output vanish: its reader has gone."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def layout() -> Layout:
    """As wide as the terminal, or 80 columns where the output is no terminal and COLUMNS is not set."""
    from checker.report import Layout

    columns = shutil.get_terminal_size((80, 24)).columns if sys.stdout and sys.stdout.isatty() else _columns()
    return Layout(min(columns, _WIDEST))


def check_output(path: str | None, inputs: Iterable[str]) -> None:
    """Raise before the work begins where `path` cannot be written (OutputError) or is an input (UsageError)."""
    if path is None or path == "-":
        return
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        raise OutputError("is a folder", where=path, cure="name a file in it")
    if not os.path.isdir(folder):
        raise OutputError("no such folder", where=os.path.dirname(path) or folder, cure="create it first")
    if not os.access(target if os.path.exists(target) else folder, os.W_OK):
        raise OutputError("may not be written", where=path, cure="choose another --output, or mend the permissions")
    if any(os.path.realpath(one) == target for one in inputs if one != "-"):
        raise UsageError("would be overwritten by the report", where=path, cure="choose another --output")


def write(pieces: Iterable[str], path: str | None) -> None:
    """Write text as UTF-8 to a file, or to standard output where `path` is None or "-". Raises OutputError."""
    if path is None or path == "-":
        _to_stdout(pieces)
    elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        _to_device(pieces, path)
    else:
        _to_file(pieces, path)


def _to_stdout(pieces: Iterable[str]) -> None:
    if sys.stdout is None:
        raise OutputError("is closed", where="standard output", cure="use --output")
    try:
        for piece in pieces:
            sys.stdout.buffer.write(_bytes(piece))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # `| head` has seen enough: neither an error nor news
        silence()
    except OSError as error:
        silence()
        cure = "use --output, or make room"
        raise OutputError(f"cannot be written: {error.strerror}", where="standard output", cure=cure) from None


def _to_device(pieces: Iterable[str], path: str) -> None:
    try:
        with open(path, "wb") as file:
            file.writelines(map(_bytes, pieces))
    except BrokenPipeError:
        return
    except OSError as error:
        raise _unwritable(path, error) from None


def _to_file(pieces: Iterable[str], path: str) -> None:
    """Write beside the file, then rename: whoever reads it sees the old report or the new one, never half of one."""
    import tempfile

    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".tmp", dir=folder)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with open(handle, "wb") as file:
            file.writelines(map(_bytes, pieces))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, _mode(target))
        os.replace(aside, target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from None
        raise


def _bytes(piece: str) -> bytes:
    return piece.encode("utf-8", "backslashreplace")


def _mode(target: str) -> int:
    """The permissions of the file that is replaced, or those that any new file would have."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: str, error: OSError) -> OutputError:
    return OutputError(f"cannot be written: {error.strerror or error}", where=path, cure="choose another --output")


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and 0 < int(columns) < 10_000 else 80
