"""Figures that lean on an earlier one: "More than 4,000 of them", "of which 203 are let", "estimates put the number at 100 million"."""

from __future__ import annotations

from dataclasses import replace

from checker.context._frame import Frame
from checker.context._names import listed
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

_BACK = 2  # sentences back in which the antecedent is looked for


def lean(frames: list[Frame]) -> None:
    """Give leaning figures the unit, head and modifiers of the count they lean on. Frames are in text order; changed in place."""
    recent: list[tuple[int, Mention]] = []
    for number, frame in enumerate(frames):
        for at, mention in enumerate(frame.mentions):
            made = _leaning(frame.reading, mention)
            if made:
                antecedent = _antecedent(recent, number, frame, frames)
                if antecedent is not None:
                    mention = replace(
                        mention, kind=Kind.COUNT, unit=antecedent.unit, head=antecedent.head, modifiers=antecedent.modifiers,
                        partitive=mention.partitive or made == "part",
                    )  # fmt: skip
                    frame.mentions[at] = mention
            if mention.kind is Kind.COUNT and mention.head is not None and not mention.partitive:
                recent.append((number, mention))
        del recent[:-8]


def _leaning(reading: Reading, mention: Mention) -> str | None:
    """ "part" for a part of what was counted, "same" for the same quantity over again, None for neither."""
    at = reading.index_at(mention.span.start)
    after = reading.index_at(mention.span.end - 1) + 1
    if mention.kind is Kind.COUNT and mention.partitive and mention.unit is None:
        return "part"
    if mention.kind is not Kind.NUMBER or mention.unit is not None:
        return None
    if reading.lower(at - 2) == "of" and reading.lower(at - 1) in ("which", "whom", "these", "them", "those"):
        return "part"
    if reading.lower(after) == "of" and reading.lower(after + 1) in ("them", "these", "those", "whom"):
        return "part"
    if reading.lower(at - 1) == "other" and reading.lower(at - 2) == "the":
        return "part"
    words = [reading.lower(n) for n in range(max(0, at - 6), at)]
    verb = any(
        word in ("put", "puts", "placed", "set", "sets", "gives", "gave", "is", "was", "stood", "stands", "to")
        for word in words
    )
    named = any(word in listed("put_number") and word != "it" for word in words) or any(
        one in ("put", "puts") and two == "it" for one, two in zip(words, words[1:], strict=False)
    )
    ends = reading.sort(after) != "word"
    return "same" if verb and named and ends and words[-1:] in (["at"], ["to"], ["as"], ["is"], ["was"]) else None


def _antecedent(recent: list[tuple[int, Mention]], number: int, frame: Frame, frames: list[Frame]) -> Mention | None:
    paragraph = frame.reading.sentence.paragraph
    for back, mention in reversed(recent):
        near = number - back <= _BACK and frames[back].reading.sentence.paragraph == paragraph
        if near:
            return mention
    return None
