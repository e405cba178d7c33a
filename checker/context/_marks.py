"""Marks that rules ask for: derived figures, superlatives, thresholds, and the ends of a change."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.trace import handed, rule

DERIVED, THRESHOLD, FROM = 14, 8, 14  # tokens before a figure in which its mark is looked for
AFTER, BEFORE = 30, 12  # tokens after and before a figure in which a superlative is looked for
_EXTREME = (Kind.COUNT, Kind.MONEY, Kind.MEASUREMENT, Kind.RATE)


@rule("word that draws one figure from others", "derived")
def derived(frame: Frame, mention: Mention) -> bool:
    """The text works it out from other figures: "that is", "which works out at"."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE):
        return False
    at = frame.index(mention.span)
    return frame.phrase("derived", max(0, at - DERIVED), at - 1) >= 0


@handed
def superlative(frame: Frame, mention: Mention) -> str | None:
    """The words that make a figure an extreme of its kind everywhere or ever: "the world's highest annual record"."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE, Kind.PERCENTAGE):
        return None
    reading, tokens = frame.reading, frame.tokens(mention.span)
    extremes = frame.listed("superlatives")
    for n in extremes:
        if tokens.stop <= n < tokens.stop - 1 + AFTER and _extreme(frame, mention, n):
            return reading.slice(max(n - 3, tokens.stop), min(n + 5, reading.count - 1))
    if extremes and reading.lower(tokens.start - 1) in words("context", "superlative_links"):
        for n in reversed(extremes):
            if tokens.start - BEFORE < n < tokens.start and _extreme(frame, mention, n):
                return reading.slice(n, tokens.start - 1)
    return None


@rule("superlative of all times or places", "superlative")
def _extreme(frame: Frame, mention: Mention, n: int) -> bool:
    """The greatest or least of all times or places: "the highest on record".

    Said at token `n`, with no other figure between it and the mention.
    """
    if not _wide(frame, n):
        return False
    low, high = sorted((mention.span.start, frame.reading.starts[n]))
    return not any(
        one is not mention and one.kind in _EXTREME and low < one.span.start < high and one.interval.upper != 1
        for one in frame.mentions
    )


def _wide(frame: Frame, n: int) -> bool:
    """Is the extreme said of all times or all places: not "at most", "one of the largest", "among the oldest"?"""
    reading = frame.reading
    before = reading.lower(n - 2) if reading.lower(n - 1) == "the" else reading.lower(n - 1)
    if before in ("among", "of") or reading.lower(n - 1) == "at":
        return False
    if reading.phrase_at(n + 1, ("of", "the")) and reading.lower(n - 1) == "one":
        return False
    return frame.phrase("superlative_scope", n - 4, min(n + 9, reading.count - 1)) >= 0


@handed
def threshold(frame: Frame, mention: Mention) -> bool:
    """A limit or a definition rather than a figure found."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL):
        return False
    limits = frame.listed("threshold")
    if not limits:
        return False
    at = frame.index(mention.span)
    first, last = frame.clause(at)
    first, last = max(first, at - THRESHOLD), min(last, at + THRESHOLD)
    return any(first <= n <= last and _binds(frame, n) for n in limits)


@rule("word of a limit", "threshold")
def _binds(frame: Frame, n: int) -> bool:
    """A word that sets a limit: "must", "law", "limit", "maximum".

    Whether the one at token `n` does: "must be 40", not "must leave".
    """
    if frame.reading.lower(n) not in words("context", "duties"):
        return True
    after = next((k for k in (n + 1, n + 2) if frame.reading.lower(k) != "not"), n + 2)
    return frame.reading.lower(after) in words("context", "bounding")


@handed
def change_series(frame: Frame, start: int) -> dict[int, int]:
    """Ends of changes by start offset, each pair with one running number above `start`.

    "from A ... to B" and "A in 2004, rising to B" are pairs.
    """
    found: dict[int, int] = {}
    values = [one for one in frame.mentions if one.kind not in (Kind.DATE, Kind.ORDINAL)]
    number = start
    for one, two in zip(values, values[1:], strict=False):
        if (one.kind is two.kind or Kind.NUMBER in (one.kind, two.kind)) and _changes(frame, one, two):
            number += one.span.start not in found
            found.setdefault(one.span.start, number)
            found[two.span.start] = found[one.span.start]
    return found


@rule("both ends of a change", "series")
def _changes(frame: Frame, one: Mention, two: Mention) -> bool:
    """Both ends of one change: "from 34 to 57", "40 in 2004, rising to 57"."""
    reading, first, second = frame.reading, frame.index(one.span), frame.index(two.span)
    if reading.lower(second - 1) != "to":
        return False
    if _change_word(frame, first, second):
        return True
    return reading.lower(first - 1) == "from" and _change_word(frame, max(0, first - FROM), first)


def _change_word(frame: Frame, first: int, stop: int) -> bool:
    verbs, nouns = words("change", "verbs"), words("change", "nouns")
    return any(frame.reading.lower(n) in verbs or frame.reading.lower(n) in nouns for n in range(first, stop))
