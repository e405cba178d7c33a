"""Why a claim says what it says: for each field the rule that gave it and the words that the rule read."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that gave (part of) a field: what it gave, its name, the words and where they stand, both from 1.

    `words` is a slice of the document, empty with line and column None where no words were needed. `sure` is false
    where no single rule is known, and `rule` names only the part of the checker that made the field.
    """

    field: str
    value: str
    rule: str
    words: str = ""
    line: int | None = None
    column: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Explained:
    """A claim with the reasons for its fields, in the order in which they are shown."""

    claim: Claim
    reasons: tuple[Reason, ...]
