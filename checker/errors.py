"""Every error that a user may meet, as one tree.

    CheckerError             something a user can mend; the command line turns it into exit status 2
    ├── UsageError           arguments or options that make no sense together
    ├── InputError           a document that cannot be read (missing, binary, not UTF-8, unreadable)
    ├── RuleError            one fault of a rule file, at file:line:column
    ├── RuleErrors           all faults of a set of rule files, reported at once
    ├── DataError            a data file of the product, or one named by the user, that is malformed
    └── OutputError          a report that cannot be written

Each message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence


class CheckerError(Exception):
    """Base of everything the checker raises on purpose.

    `what` is the fault in one sentence, `where` a path or `file:line:column`, `cure` what the user can do.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what, self.where, self.cure = what, where, cure
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({cure})" if cure else ""))


class UsageError(CheckerError):
    """Arguments or options that make no sense together."""


class InputError(CheckerError):
    """A document that cannot be read."""


class DataError(CheckerError):
    """A data file that is malformed."""


class OutputError(CheckerError):
    """A report that cannot be written."""


class RuleError(CheckerError):
    """One fault of a rule file."""


class RuleErrors(CheckerError):
    """All faults of a set of rule files; `faults` holds them in file order."""

    def __init__(self, faults: Sequence[RuleError]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
