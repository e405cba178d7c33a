"""One finding in full: what bound which role, the intervals, the working, the diagnosis, and why claims were linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model.claim import Claim, Kind
from checker.model.finding import Finding
from checker.model.rule import Rule
from checker.report import Layout
from checker.report._plain import interval, place, plain, value, wrapped

_CONTEXT = 300  # characters of the sentence shown on each side of the figure

_STRENGTHS = {1: "strong", 2: "weak", 3: "faint"}


def explain(finding: Finding, rule: Rule | None, layout: Layout) -> Iterator[str]:
    """The lines of an explanation, each with its end."""
    yield from wrapped(_lines(finding, rule), layout.width)


def _lines(finding: Finding, rule: Rule | None) -> Iterator[str]:
    scope = "two sources" if finding.scope.value == "cross-source" else "one document"
    yield f"{finding.id}: {finding.severity.value}, {finding.verdict.value}, {scope}"
    yield plain(finding.message)
    if rule:
        yield from ("", f"Rule {rule.id}: {plain(rule.what)}", f"  {plain(rule.why)}")
        yield from (f"  It must hold that {formula.source}" for formula in rule.asserts)
    for index, (role, claim) in enumerate(zip(finding.roles, finding.claims, strict=True)):
        yield from ("", *_claim(role, claim, finding.intervals, first=index == finding.primary))
    yield from ("", *_arithmetic(finding))
    if finding.link:
        yield from ("", *_link(finding))
    yield from ("", f"Fingerprint: {finding.fingerprint}")


def _claim(role: str, claim: Claim, intervals: Mapping[str, str], *, first: bool) -> Iterator[str]:
    yield f'{role}: "{plain(claim.text)}" at {place(claim)}{" (shown first)" if first else ""}'
    yield f"  {_sentence(claim)}"
    yield f"  states: {value(claim)}"
    for name, words in (("hard", "the words commit to"), ("soft", "a reader takes from them")):
        own = claim.hard if name == "hard" else claim.soft
        yield f"  {words}: {plain(intervals.get(f'{role} ({name})') or interval(own, claim.kind))}"
    slots = {
        "of what": claim.subject,
        "whose": claim.holder,
        "where": claim.place and claim.place + (" (from an earlier sentence)" if claim.place_inherited else ""),
        "when": claim.time and claim.time.text + (" (from an earlier sentence)" if claim.time.inherited else ""),
        "says": claim.attribution,
        "basis": claim.basis and claim.basis.value,
        "modality": None if claim.modality.value == "asserted" else claim.modality.value,
        "document's day": claim.document_date,
    }
    yield from (f"  {name}: {plain(slot)}" for name, slot in slots.items() if slot)
    step = "granularity" if claim.kind is Kind.DATE else "step of the last digit"
    yield f"  read by {plain(claim.extractor)}, {step} {plain(claim.resolution)}, id {plain(claim.id)}"


def _sentence(claim: Claim) -> str:
    start = claim.span.start - claim.sentence.start
    end = start + len(claim.text)
    text = claim.sentence_text
    if text[start:end] != claim.text:
        return plain(text, 2 * _CONTEXT)
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return plain(
        f"{'…' if start > _CONTEXT else ''}{before}>>{claim.text}<<{after}{'…' if len(text) > end + _CONTEXT else ''}"
    )


def _arithmetic(finding: Finding) -> Iterator[str]:
    yield f"Working: {plain(finding.working) or 'none'}"
    if finding.stated or finding.computed:
        yield f"  stated: {plain(finding.stated or '?')}; computed: {plain(finding.computed or '?')}"
    roles = {f"{role} ({name})" for role in finding.roles for name in ("hard", "soft", "nominal")}
    others = [(name, words) for name, words in finding.intervals.items() if name not in {*roles, "computed"}]
    yield from (f"  {plain(name)}: {plain(words)}" for name, words in others)
    if finding.diagnosis:
        yield "Single slips that would make it fit, best first:"
        yield from (f"  {plain(slip.name)}: {plain(slip.text)}" for slip in finding.diagnosis)
    else:
        yield "No single slip that was tried would make it fit."
    named = {claim.id: claim for claim in finding.claims}
    suspects = [f'"{plain(named[one].text)}"' if one in named else plain(one) for one in finding.suspects]
    if suspects:
        yield f"Likeliest to be wrong, judged by all checks: {', '.join(suspects)}"


def _link(finding: Finding) -> Iterator[str]:
    link = finding.link
    assert link is not None
    same = {True: "the same time", False: "different times", None: "it is not known whether of the same time"}
    yield f"Why these were compared ({_STRENGTHS[link.strength]} link, {same[link.same_time]}):"
    yield from (f"  passed: {plain(gate)}" for gate in link.passed)
    yield from (f"  evidence: {plain(reason)}" for reason in link.evidence)
