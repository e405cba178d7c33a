"""Why each claim says what it says: the rules and words that gave its fields.

Rules are functions that are marked (`trace.rule`); while claims are made under a `Trace`, it notes what each marked
function gave. A claim's reasons are found by going back from its records to the very calls that made them: its
mention, the amount and numerals of that, the noun, the date, the place. What cannot be followed so is said to come
from its extractor, and nothing is guessed. May import context, extractors, grammar, text and below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.explanation import _context, _date, _unit, _value
from checker.explanation._source import Source, lineage
from checker.model.claim import Claim, Kind, Mention
from checker.model.document import Document
from checker.model.reason import Explained
from checker.trace import Trace

__all__ = ["explained", "filled"]

ORDER = (
    *("value", "counted from", "kind", "unit", "head", "modifiers", "partitive", "subject", "verb", "holder", "place"),
    *("time", "attribution", "modality", "basis", "derived", "superlative", "threshold", "series", "quoted"),
    *("resolution", "hard", "soft", "document_date"),
)


RECENT = 40_000  # steps kept: those of some hundred claims, as what is carried on from further back is rare
LASTING = ("_full", "dateline_days", "dated", "_measure")  # of a whole document: its day, the headings of its tables


def explained(document: Document, claims: Iterable[Claim], trace: Trace) -> Iterator[Explained]:
    """Yield the claims as they are made, each with its reasons; `trace` has seen how `document` was read."""
    made = iter(claims)
    while True:
        with trace:
            claim = next(made, None)
        if claim is None:
            return
        yield _explained(document, claim, trace)
        if len(trace.steps) > 2 * RECENT:
            trace.forget(RECENT, LASTING)


def filled(claim: Claim) -> list[str]:
    """The fields of a claim that are set, and so have reasons."""
    always = ["value", "kind", "modality", "resolution", "hard", "soft"]
    slots = ("unit", "head", "modifiers", "subject", "verb", "holder", "place", "time", "attribution", "basis")
    marks = ("partitive", "derived", "superlative", "threshold", "quoted", "document_date")
    told = [name for name in (*slots, *marks) if getattr(claim, name)]
    return always + told + (["series"] if claim.series >= 0 else [])


def _explained(document: Document, claim: Claim, trace: Trace) -> Explained:
    stated = trace.calls("_stated")
    mention = next((one.given["mention"] for one in reversed(stated) if one.result["span"] is claim.span), None)
    assert isinstance(mention, Mention)
    source = Source(claim, mention, document, trace)
    links = lineage(trace, mention)
    if claim.kind is Kind.DATE:
        _date.explain(source, links)
    else:
        _value.explain(source, links)
    _unit.explain(source, links)
    _context.explain(source)
    reasons = sorted(source.reasons, key=lambda one: _RANK[one.field])
    return Explained(claim, tuple(reasons))


_RANK = {name: number for number, name in enumerate(ORDER)}
