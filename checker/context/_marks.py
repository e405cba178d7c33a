"""Marks that rules ask for: derived figures, superlatives, thresholds, and the ends of a change."""

from __future__ import annotations

from checker import lexicon
from checker.context._frame import Frame
from checker.context._names import listed
from checker.model.claim import Kind, Mention

_TO = ("to",)


def derived(frame: Frame, mention: Mention) -> bool:
    """Does the text itself draw this figure from others: "this indicates", "that is", "which works out at"?"""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE):
        return False
    at = frame.index(mention.span)
    first, _ = frame.clause(at)
    start = min(first, max(0, at - 14))
    found = frame.phrase("derived", start, at - 1)
    return found >= 0 and at - found <= 14


def superlative(frame: Frame, mention: Mention) -> str | None:
    """The words that make a figure an extreme of its kind everywhere or ever: "the world's highest annual record"."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE, Kind.PERCENTAGE):
        return None
    reading, at = frame.reading, frame.index(mention.span)
    stop = reading.index_at(mention.span.end - 1)
    for n in range(stop + 1, min(stop + 30, len(reading.tokens))):
        if reading.lower(n) in listed("superlatives") and _wide(frame, n) and _nearest(frame, mention, n):
            return reading.slice(max(n - 3, stop + 1), min(n + 5, len(reading.tokens) - 1))
    for n in range(at - 1, max(-1, at - 12), -1):
        if (
            reading.lower(n) in listed("superlatives")
            and _wide(frame, n)
            and reading.lower(at - 1) in ("of", "at", "with", "is", "was", "to")
            and _nearest(frame, mention, n)
        ):
            return reading.slice(n, at - 1)
    return None


def _wide(frame: Frame, n: int) -> bool:
    """Is the extreme said of all times or all places?"""
    reading = frame.reading
    if (
        reading.lower(n - 1) in ("at",)
        or reading.lower(n + 1) == "of"
        and reading.lower(n + 2) == "the"
        and reading.lower(n - 1) == "one"
    ):
        return False
    if (
        reading.lower(n - 1) in ("among", "of")
        or reading.lower(n - 2) in ("among", "of")
        and reading.lower(n - 1) == "the"
    ):
        return False
    return frame.phrase("superlative_scope", n - 4, min(n + 9, len(reading.tokens) - 1)) >= 0


def _nearest(frame: Frame, mention: Mention, n: int) -> bool:
    """Does no other figure of a kind that can be extreme stand between the mention and the superlative?"""
    at = frame.reading.tokens[n].start
    low, high = sorted((mention.span.start, at))
    kinds = (Kind.COUNT, Kind.MONEY, Kind.MEASUREMENT, Kind.RATE)
    return not any(
        one is not mention and one.kind in kinds and low < one.span.start < high and one.interval.upper != 1
        for one in frame.mentions
    )


def threshold(frame: Frame, mention: Mention) -> bool:
    """A limit or a definition rather than a figure found."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL):
        return False
    at = frame.index(mention.span)
    first, last = frame.clause(at)
    reach = range(max(first, at - 8), min(last, at + 8) + 1)
    return any(frame.reading.lower(n) in listed("threshold") for n in reach)


def change_series(frame: Frame, start: int) -> dict[int, int]:
    """Ends of changes: "from A ... to B", "A in 2004, rising to B" give both mentions (by start offset) one running number."""
    reading, found, number = frame.reading, {}, start
    words = frozenset(lexicon.table("change")["verbs"]) | frozenset(lexicon.table("change")["nouns"])
    values = [one for one in frame.mentions if one.kind not in (Kind.DATE, Kind.ORDINAL)]
    for one, two in zip(values, values[1:], strict=False):
        first, second = frame.index(one.span), frame.index(two.span)
        if reading.lower(second - 1) not in _TO or one.kind is not two.kind and Kind.NUMBER not in (one.kind, two.kind):
            continue
        between = range(first, second)
        rising = any(reading.lower(n) in words for n in between)
        from_to = reading.lower(first - 1) == "from" and any(
            reading.lower(n) in words for n in range(max(0, first - 14), first)
        )
        if rising or from_to:
            number += one.span.start not in found
            found.setdefault(one.span.start, number)
            found[two.span.start] = found[one.span.start]
    return found
