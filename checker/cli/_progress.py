"""One line on standard error that says how far a long run is; only on a terminal, and gone when the run ends."""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType

from checker.errors import CheckerError
from checker.pipeline import Run
from checker.report import plain

_PATIENCE = 1.0  # seconds before the line appears
_PAUSE = 0.1  # seconds between two changes of it


class Watch:
    """Shows progress and errors of one run; `failed` counts the errors. A context manager."""

    def __init__(self) -> None:
        self.failed = 0
        self._shown = False
        self._next = time.monotonic() + _PATIENCE
        self._terminal = bool(sys.stderr and sys.stderr.isatty())

    def run(self, leave_out: str | None = None) -> Run:
        """What the pipeline is to call; `leave_out` is a file that is no input, the one that will be written."""
        return Run(self.error, self.step if self._terminal else None, leave_out, self.note)

    def note(self, text: str) -> None:
        """Say something about one document that is no error."""
        from checker.cli._output import say

        self.clear()
        say(text)

    def error(self, error: CheckerError) -> None:
        """Say what went wrong with one document and count it."""
        from checker.cli._output import say

        self.failed += 1
        self.clear()
        say(str(error))

    def step(self, done: int, total: int, name: str) -> None:
        """Note that `done` of `total` documents are read and `name` is next."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        text = f"{done:,} of {total:,}  {plain(name)}" if done < total else f"{total:,} documents read, comparing"
        self._write(f"\r\x1b[K{text[: shutil.get_terminal_size().columns - 1]}")
        self._shown = True

    def quiet(self, pieces: Iterable[str]) -> Iterator[str]:
        """The same pieces, the line gone before each is written."""
        for piece in pieces:
            self.clear()
            yield piece

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
