"""Of what: the counted noun phrase with the verb it takes part in; and whose: the institution or person it belongs to."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.context._names import Name, listed
from checker.model.claim import Kind, Mention
from checker.text import inflect


def verb_of(frame: Frame, mention: Mention) -> str | None:
    """The lemma of the verb that the counted thing takes part in: after it ("people | disappearing"), else before it."""
    reading = frame.reading
    at, stop = frame.index(mention.span), reading.index_at(mention.span.end - 1)
    first, last = frame.clause(at)
    if mention.noun_span is not None:
        stop = max(stop, reading.index_at(mention.noun_span.end - 1))
    after = _verb(frame, range(stop + 1, min(last, stop + 7) + 1))
    before = _verb(frame, range(at - 1, max(first, at - 12) - 1, -1))
    direct = inflect.function_word(reading.text(stop + 1)) in ("auxiliary", "wh") or inflect.ranked_tags(
        reading.text(stop + 1)
    )[:1] in ("D", "Z", "G", "B")
    return (after or before) if direct else (before or after)


def _verb(frame: Frame, where: range) -> str | None:
    reading = frame.reading
    for n in where:
        word = reading.text(n)
        if reading.sort(n) != "word" or inflect.function_word(word) is not None:
            if reading.text(n) in (",", ";", ".") and where.step > 0:
                return None
            continue
        tags = inflect.ranked_tags(word)
        if (
            not word.islower()
            or not set(tags[:2]) & set("BZDG")
            or tags[:1] in ("N", "J", "R", "P")
            and not _verbal(frame, n)
        ):
            continue
        return inflect.verb_lemma(word)
    return None


def _verbal(frame: Frame, n: int) -> bool:
    """A word that may be noun or verb, after an auxiliary, "to", a pronoun or "which": a verb."""
    before = inflect.function_word(frame.reading.text(n - 1))
    return before in ("auxiliary", "pronoun", "wh", "negation") or frame.reading.lower(n - 1) == "to"


def subject_of(frame: Frame, mention: Mention, verb: str | None) -> str | None:
    """The noun phrase in the text's own words (with the phrase before a bare figure), and the verb."""
    text = frame.reading.document.text
    if mention.noun_span is not None:
        phrase = text[mention.noun_span.start : mention.noun_span.end]
    else:
        phrase = _topic(frame, mention) or ""
    words = [part for part in (" ".join(phrase.split()), verb) if part]
    return ", ".join(words) or None


def _topic(frame: Frame, mention: Mention) -> str | None:
    """What a figure without a noun of its own is of: "the FEE for a single transplant was $32,000"."""
    reading, at = frame.reading, frame.index(mention.span)
    first, _ = frame.clause(at)
    for n in range(at - 1, first - 1, -1):
        if (
            inflect.function_word(reading.text(n)) == "auxiliary"
            or inflect.ranked_tags(reading.text(n))[:1] in ("D", "Z")
            and reading.text(n).islower()
        ):
            start = n - 1
            while start >= first and reading.text(start) not in (",", ";") and n - start < 10:
                start -= 1
            return reading.slice(start + 1, n - 1) if n - 1 > start else None
    return None


def holder_of(frame: Frame, mention: Mention, known: list[Name], before: Name | None) -> str | None:
    """The institution that a claim belongs to: one its clause or sentence names, or one that "the center" or "it" points back to.

    `known` are the institutions named so far in the section, `before` the one the sentence before was about.
    """
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE):
        return None
    reading, at = frame.reading, frame.index(mention.span)
    first, last = frame.clause(at)
    anaphor = _anaphor(frame, known, first, last)
    if anaphor is not None:
        return anaphor
    own = [
        name
        for name in frame.names
        if name.sort == "institution" and holds(frame, name) and not _overlaps(frame, mention, name)
    ]
    inside = [name for name in own if first <= name.first <= last]
    pool = inside or [name for name in own if name.first < at]
    best = min(pool, key=lambda name: (name.first > at, abs(name.first - at)), default=None)
    if best is not None:
        return best.text
    whole = _anaphor(frame, known, 0, len(reading.tokens) - 1)
    if whole is not None:
        return whole
    return before.text if before is not None and _goes_on(frame) else None


def _overlaps(frame: Frame, mention: Mention, name: Name) -> bool:
    """Does the name stand inside the mention: "two million Chinese Communist Party members"?"""
    span = frame.reading.span(name.first, name.last)
    return span.overlaps(mention.span) or mention.noun_span is not None and span.overlaps(mention.noun_span)


def _goes_on(frame: Frame) -> bool:
    """Does the sentence go on about the one before it: "It has ...", "Its output ..."?"""
    return frame.reading.lower(0) in ("it", "its", "they", "their")


def carried(frame: Frame, holders: list[Name], before: Name | None) -> Name | None:
    """The institution that the next sentence may go on about: the subject of this one, or the one carried so far."""
    if holders:
        return holders[-1]
    return before if _goes_on(frame) or not frame.names else None


def speaks(frame: Frame, name: Name) -> bool:
    """Is the name a speaker's: "Sanlian Weekly reported"?"""
    reading, after = frame.reading, name.last + 1
    if reading.text(after) == "(":
        after = next(
            (n + 1 for n in range(after, min(after + 8, len(reading.tokens))) if reading.text(n) == ")"), after
        )
    return reading.lower(after) in listed("speech") and reading.text(after).islower()


def holds(frame: Frame, name: Name) -> bool:
    """A subject, a possessor, or the place of what is told; not a speaker ("the Statistics Office said") nor a source."""
    reading = frame.reading
    before, after = reading.lower(name.first - 1), reading.lower(name.last + 1)
    before = reading.lower(name.first - 2) if before in ("the", "a", "this", "its") else before
    if reading.sort(name.last + 1) == "genitive" and any(
        speaks(frame, one) for one in frame.names if 0 < one.first - name.last <= 6
    ):
        return False  # "the Party's commission announced"
    if speaks(frame, name) or before in ("to", "told", "against", "from", "with", "than", "according"):
        return False
    if after == ")" or reading.text(name.first - 1) == "(":
        return False
    return not (before == "of" and _mentioned_institution(reading.lower(name.first - 2), reading.lower(name.first - 3)))


def _mentioned_institution(*words: str) -> bool:
    return any(
        word in ("director", "chairman", "president", "head", "member", "members", "chief", "minister")
        for word in words
    )


def _anaphor(frame: Frame, known: list[Name], first: int, last: int) -> str | None:
    """ "the center", "this hospital", "its": the last institution whose name has that noun, else the last one of its sort."""
    reading = frame.reading
    for n in range(first + 1, last + 1):
        if (
            reading.lower(n) in listed("anaphors")
            and reading.text(n).islower()
            and reading.lower(n - 1) in ("the", "this", "that")
        ):
            noun = reading.lower(n)
            variants = {
                noun,
                {
                    "center": "centre",
                    "centre": "center",
                    "organization": "organisation",
                    "organisation": "organization",
                }.get(noun, noun),
            }
            for name in reversed(known):
                if variants & set(name.text.lower().replace("-", " ").split()):
                    return name.text
            if known and noun in (
                "organization",
                "organisation",
                "institution",
                "company",
                "firm",
                "group",
                "hospital",
                "clinic",
                "association",
            ):
                return known[-1].text
    return None
