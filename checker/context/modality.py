"""How surely: asserted, target, hypothetical, denied; and the basis: cumulative or increase."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.context._frame import Frame
from checker.lexicon.lists import words
from checker.model.claim import Basis, Kind, Mention, Modality
from checker.text import inflect

DENIAL, CONDITION, AIM, LIST_AIM = 5, 10, 14, 12  # tokens back to the word that governs a figure
ARRANGED = 8  # tokens back to "is to", "are to"


def modality(frame: Frame, mention: Mention) -> Modality:
    """The modality of a mention, from the words that govern it in its clause. Dates are asserted unless denied."""
    reading, at = frame.reading, frame.index(mention.span)
    first, _ = frame.clause(at)
    before = [reading.lower(n) for n in range(max(first, at - ARRANGED), at)]
    if _denied(before[-DENIAL:]):
        return Modality.DENIED
    if mention.kind is Kind.DATE:
        return Modality.ASSERTED
    if _targeted(frame, first, at) or _arranged(before):
        return Modality.TARGET
    start = max(first, at - CONDITION)
    if not _doubts().isdisjoint(reading.lowers[start:at]) and any(_conditional(frame, n) for n in range(start, at)):
        return Modality.HYPOTHETICAL
    return Modality.ASSERTED


def basis(frame: Frame, mention: Mention) -> Basis | None:
    """Cumulative ("so far", "in all") or increase ("additional", "another"), or None."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.RATE, Kind.AGE, Kind.PERCENTAGE):
        return None
    tokens = frame.tokens(mention.span)
    at, stop = tokens.start, tokens.stop - 1
    first, last = frame.clause(at)
    if frame.phrase("cumulative", max(first, at - 6), min(last, stop + 6)) >= 0:
        return Basis.CUMULATIVE
    inside = range(max(first, at - 2), min(stop, at + 4) + 1)
    added = any(n in inside for n in frame.listed("added"))
    return Basis.INCREASE if added or frame.phrase("increase", max(first, at - 3), at) >= 0 else None


def _denied(close: Sequence[str]) -> bool:
    """Does a negation stand close before: not "not only", "not until"?"""
    for at in range(len(close) - 1, -1, -1):
        if close[at] in words("context", "negations") or close[at].endswith("n't"):
            return at + 1 == len(close) or close[at + 1] not in words("context", "not_denied")
    return False


def _targeted(frame: Frame, first: int, at: int) -> bool:
    """After a word of intent in the clause, or in a list that an announcement of aims opens ("aims: ...; ...")."""
    reading = frame.reading
    if _aims(frame, max(first, at - AIM), at - 1):
        return not any(reading.text(n) == ":" for n in range(at, min(at + 5, reading.count)))
    colon = max((n for n in frame.listed("list_marks") if n < at), default=-1)
    return colon > 0 and _aims(frame, max(0, colon - LIST_AIM), colon - 1)


def _aims(frame: Frame, first: int, last: int) -> bool:
    """Does a word of intent stand there: no counted "28 goals", no "should have scored", which is past and gone?"""
    at = frame.phrase("target", first, last)
    while at >= 0:
        offset = frame.reading.starts[at]
        counted = any(one.span.start <= offset < one.span.end for one in frame.mentions)
        missed = frame.reading.lower(at) == "should" and frame.reading.lower(at + 1) == "have"
        if not counted and not missed:
            return True
        at = frame.phrase("target", at + 1, last)
    return False


def _arranged(before: Sequence[str]) -> bool:
    """ "is to reach", "are to be built"."""
    return "to" in before and any(
        one in ("is", "are") and two == "to" for one, two in zip(before, before[1:], strict=False)
    )


@functools.cache
def _doubts() -> frozenset[str]:
    """All words at which `_conditional` looks: the cheap test before it."""
    return words("context", "forecasts") | words("context", "conditions") | {"may", "could", "estimated"}


def _conditional(frame: Frame, n: int) -> bool:
    """A modal verb ("may", "could") or a condition ("if"); "could" of an ability in the past does not count."""
    word, following = frame.reading.lower(n), frame.reading.lower(n + 1)
    if word == "may":
        return frame.reading.text(n) == "may"
    if word == "could":
        ability = frame.reading.lower(n + 2) in words("context", "ability")
        return following in words("context", "could_verbs") and not ability
    if word in words("context", "forecasts"):
        return following == "to" or inflect.function_word(following) == "preposition"
    return word in words("context", "conditions") or (word == "estimated" and following == "to")
