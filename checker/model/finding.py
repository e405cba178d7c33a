"""Findings: bindings of a rule whose relation cannot hold, with the arithmetic and what would explain it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.claim import Claim


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


@dataclass(frozen=True, slots=True)
class Slip:
    """A single slip that would make the figures fit: its name (`currency`, `scale`, ...), and one sentence."""

    name: str
    text: str
    role: str | None = None  # the role that would have slipped


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims were taken for one quantity: the gates passed and the evidence, as short phrases."""

    passed: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: int  # 1 strong, 2 weak
    same_time: bool | None  # True, False, or None when not known


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a scan yields: findings, worst first, and counts."""

    findings: tuple[Finding, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims taken for one quantity. `a` comes first in (document, start) order."""

    a: Claim
    b: Claim
    link: Link
    scope: Scope
