"""How surely: asserted, target, hypothetical, denied; and the basis: cumulative or increase."""

from __future__ import annotations

import functools

from checker.context._frame import Frame
from checker.lexicon.lists import words
from checker.model.claim import Basis, Kind, Mention, Modality
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed, rule

DENIAL, CONDITION, AIM, LIST_AIM = 5, 10, 14, 12  # tokens back to the word that governs a figure
ARRANGED = 8  # tokens back to "is to", "are to"


@rule("no word says otherwise", "modality")
def modality(frame: Frame, mention: Mention) -> Modality:
    """Told as a fact: no word of denial, intent or possibility governs it.

    The modality of a mention, from the words of its clause. Dates are asserted unless denied.
    """
    reading, at = frame.reading, frame.index(mention.span)
    first, _ = frame.clause(at)
    if _denied(reading, max(first, at - DENIAL), at) >= 0:
        return Modality.DENIED
    if mention.kind is Kind.DATE:
        return Modality.ASSERTED
    if _targeted(frame, first, at) or _arranged(reading, max(first, at - ARRANGED), at) >= 0:
        return Modality.TARGET
    start = max(first, at - CONDITION)
    if not _doubts().isdisjoint(reading.lowers[start:at]) and any(_conditional(frame, n) for n in range(start, at)):
        return Modality.HYPOTHETICAL
    return Modality.ASSERTED


@rule("word of a running total or of an addition", "basis")
def basis(frame: Frame, mention: Mention) -> Basis | None:
    """A running total ("so far", "in all"), or an addition ("additional", "another").

    None for neither.
    """
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.RATE, Kind.AGE, Kind.PERCENTAGE):
        return None
    tokens = frame.tokens(mention.span)
    at, stop = tokens.start, tokens.stop - 1
    first, last = frame.clause(at)
    if frame.phrase("cumulative", max(first, at - 6), min(last, stop + 6)) >= 0:
        return Basis.CUMULATIVE
    added = _added(frame, max(first, at - 2), min(stop, at + 4)) >= 0
    return Basis.INCREASE if added or _increased(frame, max(first, at - 3), stop) >= 0 else None


@handed
def _increased(frame: Frame, first: int, last: int) -> int:
    """Words of an addition, where they begin: "increase of", "adding"; not "more than", "she added that"; or -1."""
    lower = frame.reading.lower
    found = (n for n in frame.phrases("increase") if first <= n <= last)
    return next((n for n in found if lower(n + 1) not in ("than", "that")), -1)


@handed
def _added(frame: Frame, first: int, last: int) -> int:
    """A word that makes a figure one more than there were: "additional", "another"; -1 for none."""
    return next((n for n in frame.listed("added") if first <= n <= last), -1)


@rule("word of denial before the figure", "modality")
def _denied(reading: Reading, first: int, at: int) -> int:
    """A negation close before the figure: "not", "never", "without".

    Its token; -1 for none, and of "not only", "not until".
    """
    for n in range(at - 1, first - 1, -1):
        if reading.lower(n) in words("context", "negations") or reading.lower(n).endswith("n't"):
            only = n + 1 < at and reading.lower(n + 1) in words("context", "not_denied")
            return -1 if only else n
    return -1


@rule("word of intent before the figure", "modality")
def _targeted(frame: Frame, first: int, at: int) -> bool:
    """Meant to be: "hopes to", "plans", "aims"; also in a list that such a word opens."""
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


@rule('"is to" before the figure', "modality")
def _arranged(reading: Reading, first: int, at: int) -> int:
    """What is arranged is a target: "is to reach", "are to be built".

    The token of "is" or "are" before token `at`, or -1.
    """
    if "to" not in reading.lowers[first:at]:
        return -1
    pairs = (n for n in range(first, at - 1) if reading.lower(n) in ("is", "are") and reading.lower(n + 1) == "to")
    return next(pairs, -1)


@functools.cache
def _doubts() -> frozenset[str]:
    """All words at which `_conditional` looks: the cheap test before it."""
    return words("context", "forecasts") | words("context", "conditions") | {"may", "could", "estimated"}


@rule("word of possibility before the figure", "modality")
def _conditional(frame: Frame, n: int) -> bool:
    """It may be so: "may", "could", "if", "is expected to".

    "Could" of an ability in the past does not count.
    """
    word, following = frame.reading.lower(n), frame.reading.lower(n + 1)
    if word == "may":
        return frame.reading.text(n) == "may"
    if word == "could":
        ability = frame.reading.lower(n + 2) in words("context", "ability")
        return following in words("context", "could_verbs") and not ability
    if word in words("context", "forecasts"):
        return following == "to" or inflect.function_word(following) == "preposition"
    return word in words("context", "conditions") or (word == "estimated" and following == "to")
