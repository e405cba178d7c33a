"""A claim under explanation: its mention, its document, what was traced, and reasons in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.grammar.expression import Temporal
from checker.model.claim import Claim, Mention
from checker.model.document import Document, Span
from checker.model.reason import Reason
from checker.text.tokens import Reading
from checker.trace import Step, Trace

LONGEST = 200  # characters of the words that a reason quotes


@dataclass(slots=True)
class Source:
    """What a claim is explained from; `reasons` grows while it is."""

    claim: Claim
    mention: Mention
    document: Document
    trace: Trace
    reasons: list[Reason] = field(default_factory=list)

    def add(self, name: str, value: object, step: Step | str | None, span: Span | None = None) -> None:
        """A reason: `step` is the call of a rule, the name of one, or None where none is known."""
        rule = step.rule.name if isinstance(step, Step) else step
        words, line, column = "", None, None
        if span is not None and span.end > span.start:
            span = Span(span.start, min(span.end, span.start + LONGEST))
            words = self.document.text[span.start : span.end]
            line, column = self.document.position(span.start)
        named = rule or f"the extractor of {self.claim.extractor}"
        made = Reason(name, str(value), named, words, line, column, sure=rule is not None)
        same = (made.field, made.value, made.words, made.column)
        if all((one.field, one.value, one.words, one.column) != same for one in self.reasons):
            self.reasons.append(made)

    def maker(self, thing: object, feeds: str) -> Step | None:
        """The innermost call that made a thing and is a rule for a field."""
        return next((one for one in self.trace.made(thing) if feeds in one.rule.fields), None)


def reading_of(step: Step) -> Reading | None:
    """The sentence that a call looked at."""
    for name in ("reading", "frame", "scene"):
        given = step.given.get(name)
        if given is not None:
            return given if isinstance(given, Reading) else given.reading
    return None


def tokens(reading: Reading, first: int, last: int) -> Span | None:
    """The span of tokens, or None where there are none."""
    return reading.span(max(0, first), last) if 0 <= last < reading.count and first <= last else None


def told_in(reading: Reading | None, words: str) -> Span | None:
    """Where words stand in a sentence, whatever blanks part them."""
    if reading is None or not words:
        return None
    start, end = reading.sentence.span
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, reading.document.text[start:end])
    return None if found is None else Span(start + found.start(), start + found.end())


Record = Mention | Temporal


@dataclass(slots=True)
class Link:
    """A record, the call that made it, and the record that it was made of (None for the first)."""

    made: Record
    step: Step
    before: Record | None
    other: Record | None = None  # a second one that went into it


def lineage(trace: Trace, record: Record) -> list[Link]:
    """How a record came about, the last change first."""
    links: list[Link] = []
    current: Record | None = record
    while current is not None and len(links) < 20:
        steps = trace.made(current)
        if not steps:
            break
        before, other = _before(trace, steps, current)
        links.append(Link(current, steps[0], before, other))
        current = before
    return links


def _before(trace: Trace, steps: list[Step], made: Record) -> tuple[Record | None, Record | None]:
    """What a record was made of, and the second record that went into it."""
    if isinstance(made, Temporal):
        given = (one.given.get(name) for one in reversed(steps) for name in _TEMPORALS)
        return next((one for one in given if isinstance(one, Temporal)), None), None
    step = steps[0]
    direct = {name: one for name, one in step.given.items() if isinstance(one, Mention)}
    listed = [one for given in step.given.values() if isinstance(given, (list, tuple)) for one in given]
    inside = [one.result for one in reversed(list(trace.inside(step)))]
    others = (one for one in (*direct.values(), *listed, *inside) if isinstance(one, Mention) and one is not made)
    before = next((one for one in others if one.number_span == made.number_span), None)
    return before or direct.get("one"), direct.get("two")


_TEMPORALS = ("made", "told", "week", "one")  # what the functions call the date that they change
