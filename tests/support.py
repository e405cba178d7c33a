"""Records that tests of several rooms share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """A run of the command line that has ended."""

    status: int
    out: str
    err: str
