"""How surely: asserted, target, hypothetical, denied; and the basis: cumulative or increase."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.model.claim import Basis, Kind, Mention, Modality
from checker.text import inflect

_NEGATIONS = frozenset("not never n't without neither nor deny denies denied denying".split())


def modality(frame: Frame, mention: Mention) -> Modality:
    """The modality of a mention, from the words that govern it in its clause."""
    reading, at = frame.reading, frame.index(mention.span)
    first, last = frame.clause(at)
    before = [reading.lower(n) for n in range(first, at)]
    if _denied(frame, before, at):
        return Modality.DENIED
    if mention.kind is Kind.DATE:
        return Modality.ASSERTED
    if _targeted(frame, first, at) or _is_to(before):
        return Modality.TARGET
    around = before[-10:]
    if any(_conditional(frame, first, n) for n in range(max(first, at - 10), at)) or any(
        word in ("expected", "forecast", "projected", "estimated") and nxt == "to"
        for word, nxt in zip(around, around[1:], strict=False)
    ):
        return Modality.HYPOTHETICAL
    return Modality.ASSERTED


def _conditional(frame: Frame, first: int, n: int) -> bool:
    """A modal verb ("may", "could") or a condition ("if", "unless") before the figure; "could" of ability in the past does not count."""
    word = frame.reading.lower(n)
    if word == "may":
        return frame.reading.text(n) == "may"
    if word in ("might", "if", "unless", "possibly", "potentially"):
        return True
    if word == "could":
        return frame.reading.lower(n + 2) not in ("as", "up", "no") and frame.reading.lower(n + 1) in (
            "be",
            "have",
            "reach",
            "rise",
            "fall",
            "cost",
            "create",
            "exceed",
            "become",
            "lose",
            "face",
            "take",
        )
    return (
        word in ("expected", "forecast", "projected", "predicted", "anticipated")
        and inflect.function_word(frame.reading.text(n + 1)) == "preposition"
    )


def _targeted(frame: Frame, first: int, at: int) -> bool:
    """After a word of intent in the clause, or in a list that an announcement of aims opens ("indicators include: ...; ...")."""
    reading = frame.reading
    if frame.phrase("target", max(first, at - 14), at - 1) >= 0:
        return not any(reading.text(n) == ":" for n in range(at, min(at + 5, len(reading.tokens))))
    colon = next((n for n in range(at - 1, -1, -1) if reading.text(n) == ":"), -1)
    return colon > 0 and frame.phrase("target", max(0, colon - 12), colon - 1) >= 0


def _is_to(before: list[str]) -> bool:
    """ "is to reach", "are to be built": an arrangement."""
    return any(one in ("is", "are") and two == "to" for one, two in zip(before[-8:], before[-7:], strict=False))


def _denied(frame: Frame, before: list[str], at: int) -> bool:
    close = before[-5:]
    for back, word in enumerate(reversed(close)):
        if word in _NEGATIONS or word.endswith("n't"):
            following = close[len(close) - back :]
            return (
                following[:1]
                not in (["only"], ["just"], ["until"], ["yet"], ["even"], ["counting"], ["including"], ["to"])
                and back < 5
            )
    return False


def basis(frame: Frame, mention: Mention) -> Basis | None:
    """Cumulative ("so far", "in all") or increase ("additional", "another"), or None."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.RATE, Kind.AGE, Kind.PERCENTAGE):
        return None
    reading, at = frame.reading, frame.index(mention.span)
    first, last = frame.clause(at)
    stop = reading.index_at(mention.span.end - 1)
    if frame.phrase("cumulative", max(first, at - 6), min(last, stop + 6)) >= 0:
        return Basis.CUMULATIVE
    inside = [reading.lower(n) for n in range(max(first, at - 2), min(stop, at + 4) + 1)]
    if (
        any(word in ("additional", "extra", "another", "further", "new") for word in inside)
        or frame.phrase("increase", max(first, at - 3), at) >= 0
    ):
        return Basis.INCREASE
    return None
