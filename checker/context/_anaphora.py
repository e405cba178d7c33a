"""Figures that lean on an earlier one: "4,000 of them", "of which 203 are let", "estimates put the number at 900"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.context._frame import Frame
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

BACK = 2  # sentences back in which the antecedent is looked for
KEPT = 8  # counts kept for that
REACH = 6  # tokens before a figure in which "the number" and its verb stand


def lean(frames: Sequence[Frame]) -> None:
    """Give leaning figures the unit, head and modifiers of the count they lean on. Frames (in order) are changed."""
    recent: list[tuple[int, Mention]] = []
    for number, frame in enumerate(frames):
        for at, mention in enumerate(frame.mentions):
            part = _leaning(frame.reading, mention)
            antecedent = _antecedent(recent, number, frames) if part is not None else None
            if antecedent is not None:
                mention = replace(
                    mention, kind=Kind.COUNT, unit=antecedent.unit, head=antecedent.head,
                    modifiers=antecedent.modifiers, partitive=mention.partitive or bool(part),
                )  # fmt: skip
                frame.mentions[at] = mention
            if mention.kind is Kind.COUNT and mention.head is not None and not mention.partitive:
                recent.append((number, mention))
        del recent[:-KEPT]


def _leaning(reading: Reading, mention: Mention) -> bool | None:
    """True for a part of what was counted, False for the same quantity over again, None for neither."""
    at = reading.index_at(mention.span.start)
    after = reading.index_at(mention.span.end - 1) + 1
    if mention.unit is not None or mention.kind not in (Kind.COUNT, Kind.NUMBER):
        return None
    if mention.kind is Kind.COUNT:
        return True if mention.partitive else None
    pronouns = words("context", "of_them")
    of_before = reading.lower(at - 2) == "of" and reading.lower(at - 1) in pronouns
    of_after = reading.lower(after) == "of" and reading.lower(after + 1) in pronouns
    if of_before or of_after or reading.phrase_before(at, ("the", "other")):
        return True
    return False if reading.sort(after) != "word" and _puts(reading, at) else None


def _puts(reading: Reading, at: int) -> bool:
    """ "estimates put the number at | 900", "the toll was | 12", "puts it at | 40"."""
    before = [reading.lower(n) for n in range(max(0, at - REACH), at)]
    if before[-1:] not in (["at"], ["to"], ["as"], ["is"], ["was"]):
        return False
    if not any(word in words("context", "put_verbs") for word in before):
        return False
    named = any(word in words("context", "put_number") for word in before)
    return named or any(two == "it" and one in ("put", "puts") for one, two in zip(before, before[1:], strict=False))


def _antecedent(recent: Sequence[tuple[int, Mention]], number: int, frames: Sequence[Frame]) -> Mention | None:
    """The last count within reach, in the same paragraph."""
    paragraph = frames[number].reading.sentence.paragraph
    for back, mention in reversed(recent):
        if number - back <= BACK and frames[back].reading.sentence.paragraph == paragraph:
            return mention
    return None
