"""Findings: bindings of a rule whose relation cannot hold, with the arithmetic and what would explain it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from checker.model.claim import Claim
from checker.model.record import record


class Verdict(StrEnum):
    """How badly the words fail to hold together."""

    CONTRADICTED = "contradicted"
    STRAINED = "strained"
    SUSPICIOUS = "suspicious"


class Severity(StrEnum):
    """How loudly a finding is reported; compare with `rank`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Scope(StrEnum):
    """Whether the claims stand in one document or in two."""

    INTERNAL = "internal"
    CROSS_SOURCE = "cross-source"


class State(StrEnum):
    """Where a finding stands against a baseline."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    RESOLVED = "resolved"


@record(frozen=True)
class Slip:
    """A single slip that would make the figures fit: its name (`currency`, `scale`, ...), and one sentence."""

    name: str
    text: str
    role: str | None = None  # the role that would have slipped


FAINT = 3


@record(frozen=True)
class Link:
    """Why two claims were taken for one quantity: the gates passed and the evidence, as short phrases."""

    passed: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: int  # 1 strong, 2 weak, 3 faint: worth a look, no more
    same_time: bool | None  # True, False, or None when not known
    relation: str = "same"  # what the claims are to one another: one quantity, or an "update" of it, a "part" ...

    @property
    def faint(self) -> bool:
        """True where the claims may well speak of two quantities."""
        return self.strength == FAINT


@record(frozen=True, kw_only=True)
class Finding:
    """A constraint judged false."""

    id: str
    fingerprint: str
    rule: str
    severity: Severity
    scope: Scope
    verdict: Verdict
    message: str
    claims: tuple[Claim, ...]
    roles: tuple[str, ...]
    primary: int = 0
    stated: str | None = None  # the side the text states, as words: "around 3,000 transplant / year"
    computed: str | None = None  # the side that the arithmetic gives
    working: str = ""
    diagnosis: tuple[Slip, ...] = ()
    suspects: tuple[str, ...] = ()  # claim ids, likeliest first
    group: str | None = None
    state: State = State.NEW
    link: Link | None = None
    intervals: dict[str, str] = field(default_factory=dict)  # role or expression -> interval as words, for explain


@record(frozen=True, kw_only=True)
class Summary:
    """Counts of one scan."""

    documents: int = 0
    claims: int = 0
    comparisons: int = 0
    undetermined: int = 0
    by_severity: dict[str, int] = field(default_factory=dict)
    by_rule: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    suppressed: int = 0
    skipped: int = 0
    skipped_postings: int = 0  # index entries that the linker left out because too many documents share them
    corroborations: int = 0


@record(frozen=True)
class Source:
    """Where a figure stands and whose word it is; equal voices are one voice."""

    claim: str  # its id
    document: str
    line: int
    column: int
    text: str
    voice: str


@record(frozen=True, kw_only=True)
class Corroboration:
    """Independent voices that give figures for one quantity which can all hold."""

    id: str
    kind: str
    unit: str | None
    voices: int
    sources: tuple[Source, ...]  # in (document, start) order
    evidence: tuple[str, ...]  # why the first two were taken for one quantity


@record(frozen=True)
class Suspect:
    """A figure that, if it were wrong, would explain some findings."""

    claim: str  # its id
    findings: tuple[str, ...]  # ids of those that it explains, and that no figure before it does
    agreements: int  # checks that held with it, and would break


@record(frozen=True, kw_only=True)
class Report:
    """What a scan yields: findings, worst first, what independent voices agree on, and counts.

    `suspects` are figures that together explain every finding, those that explain most first.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    corroborations: tuple[Corroboration, ...] = ()
    suspects: tuple[Suspect, ...] = ()


@record(frozen=True)
class Pair:
    """Two claims taken for one quantity. `a` comes first in (document, start) order; of an update, the earlier one."""

    a: Claim
    b: Claim
    link: Link
    scope: Scope


@record(frozen=True)
class Fact:
    """All claims that speak of one quantity, in (document, start) order, and the voice of each.

    `voices` are running numbers: equal numbers are one voice, be it one speaker, one author or copies of one text.
    """

    claims: tuple[Claim, ...]
    voices: tuple[int, ...]


SAME = "same"
UPDATE = "update"
RELATIONS = (SAME, UPDATE, "sum-elsewhere", "part-elsewhere", "change-elsewhere", "age-elsewhere", "record-beaten")


@record(frozen=True)
class Relation:
    """Claims that belong together though they are not one quantity: a whole and its parts, a change and its ends.

    `kind` is one of `RELATIONS`. Rules bind the claims in their order, by roles that name the relation.
    """

    kind: str
    claims: tuple[Claim, ...]
    link: Link
