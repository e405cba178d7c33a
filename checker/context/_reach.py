"""How far a date reaches in its sentence: "built in 1987" dates the building, not what it holds today.

A date in brackets, in a comparison ("than in 2012") or behind a participle of origin tells of its own figure alone, and
a past date says nothing of what stands in the present tense.
"""

from __future__ import annotations

from checker.context._frame import Frame
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import Reading

OPENING = 3  # tokens: a date this early governs its sentence
BRACKET, LEAD, COMPARED = 40, 3, 8  # tokens back to a bracket, past a preposition and article, to a word that compares
SCANNED = 60  # tokens between a date and a figure that are read, so that cost stays linear
BREAK = 3  # tokens from "and" to the verb that it adds


def reaches(frame: Frame, date: Mention, mention: Mention) -> bool:
    """May the date tell when the mention's quantity was so?"""
    reading, inside, own = frame.reading, frame.tokens(date.span), frame.tokens(mention.span)
    bracket = _bracket(reading, inside.start)
    if bracket >= 0 and not _in_bracket(frame, bracket, inside, own):
        return False
    lead = _lead(reading, inside.start)
    compared = next((n for n in range(lead, max(-1, lead - COMPARED), -1) if _compares(reading, n)), -1)
    between = any(one is not date and compared < frame.index(one.span) < inside.start for one in frame.mentions)
    if _followed(frame, date, mention, lead) or measured_on(reading, date, inside.start):
        return False
    if compared >= 0 and (compared == lead or between) and not compared < own.start < inside.stop:
        return False
    if reading.lower(lead) in words("context", "beginnings") and not _made(reading, lead, inside, own):
        return False
    if own.start >= inside.stop:
        return not _left_behind(reading, inside, own.start)
    return not _ahead(reading, max(own.stop, inside.start - SCANNED), inside.start)


def _followed(frame: Frame, date: Mention, mention: Mention, lead: int) -> bool:
    """ "8.1 percent, after 8.3 percent in May": the date of the figure of the same kind that came before."""
    for one in frame.mentions:
        at = frame.index(one.span)
        like = one.kind is mention.kind and one.unit == mention.unit and one is not mention
        if like and lead - COMPARED < at < lead + 1 and frame.reading.lower(at - 1) == "after":
            return mention.span.end <= one.span.start and frame.reading.text(at - 2) == ","
    return False


def measured_on(reading: Reading, date: Mention, at: int) -> bool:
    """ "up 12% on 2018": the year that a change is measured by, not the one in which it came about."""
    return date.resolution == "year" and reading.lower(at - 1) == "on"


def _lead(reading: Reading, at: int) -> int:
    """The token before a date, past its preposition, article and adverb."""
    for _ in range(LEAD):
        at -= 1
        if inflect.function_word(reading.text(at)) not in ("preposition", "determiner") or _compares(reading, at):
            break
    return at


def _compares(reading: Reading, at: int) -> bool:
    return reading.lower(at) in words("context", "comparing") and reading.lower(at + 1) != "of"  # but "as of 5 June"


def _bracket(reading: Reading, at: int) -> int:
    """The bracket that stands open at token `at`, or -1."""
    for n in range(at - 1, max(-1, at - BRACKET), -1):
        if reading.text(n) in (")", "]"):
            return -1
        if reading.text(n) in ("(", "["):
            return n
    return -1


def _in_bracket(frame: Frame, bracket: int, inside: range, own: range) -> bool:
    """Does the figure stand in the date's bracket, or right before it where the bracket holds the date alone?"""
    close = next((n for n in range(inside.stop, frame.reading.count) if frame.reading.text(n) in (")", "]")), -1)
    if own.start > bracket and (close < 0 or own.start < close):
        return True
    alone = bracket + 1 == inside.start and close == inside.stop
    return bracket == 0 or (alone and own.stop == bracket)


def _made(reading: Reading, verb: int, inside: range, own: range) -> bool:
    """Is the figure of what was begun: "300 houses built in 2004", "founded in 1950 with 40 members"?"""
    auxiliary = inflect.function_word(reading.text(verb - 1)) == "auxiliary"
    if own.stop in (verb, verb - auxiliary) or (
        auxiliary and own.stop <= verb and not _breaks(reading, own.stop, verb)
    ):
        return True
    return own.start >= inside.stop and not any(
        reading.text(n) == "," or reading.lower(n) == "and" for n in range(inside.stop, own.start)
    )


def _left_behind(reading: Reading, inside: range, at: int) -> bool:
    """Does another verb stand between the date and a figure behind it, in the present or added by "and"?"""
    between = range(max(inside.stop, at - SCANNED), at)
    if any(reading.lower(n) in words("context", "nowadays") for n in between):
        return True
    if inside.start <= OPENING:
        return False
    return any(_present(reading, n) for n in between) or _breaks(reading, between.start, at)


def _ahead(reading: Reading, after: int, at: int) -> bool:
    """Does the date belong to a relative clause, or a figure in the present stand before a verb of the past?"""
    if any(inflect.function_word(reading.text(n)) == "wh" for n in range(after + 1, at)):
        return True  # "scored five, said the coach, whose contract runs until 2024"
    if not _breaks(reading, after, at):
        return False
    before = range(after - 1, max(-1, after - SCANNED), -1)
    tense = next((_present(reading, n) for n in before if _finite(reading, n)), False)
    later = next((n for n in range(after, at) if _finite(reading, n)), -1)
    return tense and later >= 0 and not _present(reading, later)


def _breaks(reading: Reading, first: int, stop: int) -> bool:
    """Does "and", "but" or a comma bring a verb of its own between two tokens?"""
    for n in range(first, stop):
        if reading.lower(n) in ("and", "but", ",", ";") and any(
            _finite(reading, m) for m in range(n + 1, min(n + BREAK, stop))
        ):
            return True
    return False


def _finite(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    if inflect.function_word(text) == "auxiliary":
        return reading.lower(at) not in ("be", "been", "being", "having")
    return text.islower() and inflect.ranked_tags(text)[:1] in ("D", "Z") and inflect.function_word(text) is None


def _present(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    if reading.lower(at) in words("context", "present"):
        return True
    verb = text.islower() and inflect.ranked_tags(text)[:1] == "Z" and inflect.function_word(text) is None
    return verb and inflect.function_word(reading.text(at - 1)) not in ("determiner", "preposition")


def shares(one: Mention, other: Mention) -> bool:
    """May two figures share a date that follows one of them? An area is not of the year of a census."""
    return (one.kind is Kind.MEASUREMENT) == (other.kind is Kind.MEASUREMENT)
