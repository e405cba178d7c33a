"""Why two figures were linked, or which gate kept them apart: the answer to "why not?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.lexicon import table
from checker.link.choose import Bond
from checker.link.decide import Refusal, ineligible
from checker.link.facets import Facets
from checker.link.survey import Survey, judged, survey
from checker.model.claim import Claim
from checker.model.document import Document


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of two claims: `gate` names what kept them apart, or is None where they are linked.

    `reason` is one sentence, `passed` the gates of a link, `evidence` what speaks for one.
    """

    a: Claim
    b: Claim
    gate: str | None
    reason: str
    passed: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def why(
    documents: Mapping[str, Document],
    claims: Mapping[str, Sequence[Claim]],
    pairs: Sequence[tuple[Claim, Claim]],
) -> list[Answer]:
    """An answer for each of `pairs`, whose claims are among `claims`. Raises DataError as `link` does."""
    found = survey(documents, claims)
    read = {facets.claim.id: facets for facets in found.read}
    return [_answer(a, b, read, found) for a, b in pairs]


def _answer(one: Claim, two: Claim, read: Mapping[str, Facets], found: Survey) -> Answer:
    a, b = sorted((one, two), key=lambda claim: (claim.document, claim.span))
    if a.id == b.id:
        return Answer(a, b, "same", _words("same"))
    for claim in (a, b):
        gate = ineligible(read[claim.id]) if claim.id in read else "withdrawn"
        if gate is not None:
            return Answer(a, b, gate, _words(gate, f"“{claim.text}”"))
    for pair in found.pairs:
        if {pair.a.id, pair.b.id} == {a.id, b.id}:
            how = "faint" if pair.link.faint else pair.link.relation
            return Answer(a, b, None, _words(f"linked {how}"), pair.link.passed, pair.link.evidence)
    made = judged(read[a.id], read[b.id], found.context)
    evidence = found.context.weigh(read[a.id], read[b.id]).phrases
    if isinstance(made, Refusal):
        return Answer(a, b, made.gate, _words(made.gate, made.detail), (), evidence)
    return Answer(a, b, *_lost(made, found), made.link.passed, evidence)


def _lost(made: Bond, found: Survey) -> tuple[str, str]:
    """A pair that passes every gate and is not linked was no candidate, or a better partner came first."""
    ends = {made.a.claim.id, made.b.claim.id}
    rivals = [
        bond.other(facets).claim.text
        for bond in found.bonds
        for facets in (bond.a, bond.b)
        if facets.claim.id in ends and bond.other(facets).claim.id not in ends
    ]
    if not rivals:
        return "candidates", _words("candidates")
    return "partner", _words("partner", ", ".join(f"“{text}”" for text in dict.fromkeys(rivals)))


def _words(gate: str, detail: str = "") -> str:
    """The sentence for a gate; gates that have none are named."""
    told = table("link-reasons")["reasons"].get(gate, f"the gate {gate!r} keeps them apart")
    return f"{told} ({detail})" if detail else str(told)
