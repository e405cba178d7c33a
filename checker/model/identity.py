"""Names that survive an edit elsewhere: claim ids, finding ids and fingerprints.

None of them looks at offsets, lines or wording, so "3,000", "3000" and "three thousand" have one id, and a finding
keeps its name when a paragraph is added above it. Equals are told apart by a running number in text order.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.model.claim import Claim, Kind
from checker.model.interval import Interval


def digest(*parts: object) -> str:
    """A short name, 12 hexadecimal digits, of a sequence of parts; `None` differs from an empty string."""
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def value_key(interval: Interval) -> str:
    """One spelling for each interval."""
    left, right = "[" if interval.lower_inclusive else "(", "]" if interval.upper_inclusive else ")"
    return f"{left}{interval.lower},{interval.upper}{right}"


class ClaimNames:
    """Gives the claims of one document their ids; ask for them in text order."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._seen: Counter[str] = Counter()

    def name(self, kind: Kind, unit: str | None, interval: Interval, holder: str | None) -> str:
        """The id of the next claim: `c-` and a hash."""
        base = digest(self.document, kind.value, unit, value_key(interval), holder and holder.casefold())
        self._seen[base] += 1
        return "c-" + digest(base, self._seen[base])


def claim_ids(document: str, claims: Iterable[Claim]) -> list[str]:
    """The ids of the claims of one document, given in text order; their own `id` fields are not looked at."""
    names = ClaimNames(document)
    return [names.name(claim.kind, claim.unit, claim.interval, claim.holder) for claim in claims]


def _role_key(role: str, claim: Claim) -> str:
    time = claim.time and (claim.time.lower, claim.time.upper)
    holder = claim.holder and claim.holder.casefold()
    return digest(role, claim.kind.value, claim.unit, value_key(claim.interval), holder, time)


def binding_key(rule: str, roles: Sequence[str], claims: Sequence[Claim]) -> str:
    """What a fingerprint is made of: the rule and each role's kind, unit, value, holder and time."""
    return digest(rule, *(_role_key(role, claim) for role, claim in zip(roles, claims, strict=True)))


class FindingNames:
    """Gives findings their fingerprints and ids; ask for them in a fixed order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, rule: str, roles: Sequence[str], claims: Sequence[Claim]) -> tuple[str, str]:
        """`(id, fingerprint)`: the id tells documents apart, the fingerprint does not."""
        key = binding_key(rule, roles, claims)
        self._seen[key] += 1
        fingerprint = digest(key, self._seen[key])
        return "f-" + digest(fingerprint, *(claim.id for claim in claims)), fingerprint
