"""What rules did with some documents: how often each bound figures, what came of it, and which figures none took."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.claim import Claim


@dataclass(frozen=True, slots=True)
class RuleUse:
    """How often one rule judged a binding, and with what outcome; `aside` are bindings its `where` did not admit."""

    rule: str
    kind: str | None
    held: int = 0
    failed: int = 0
    undetermined: int = 0
    aside: int = 0

    @property
    def bound(self) -> int:
        """Bindings that the rule judged."""
        return self.held + self.failed + self.undetermined


@dataclass(frozen=True, slots=True)
class Coverage:
    """The uses of all rules, in their order, and the claims that took part in no judged binding, by place."""

    documents: int
    claims: int
    rules: tuple[RuleUse, ...]
    unused: tuple[Claim, ...]
