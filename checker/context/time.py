"""When: the date of a claim's clause or sentence, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context._frame import Frame
from checker.model.claim import Kind, Mention, Time
from checker.model.document import Document, Span
from checker.text import inflect

OPENING, CARRYING = 3, 4  # tokens: a date this early governs its sentence, and the one after it
REACH = 20  # tokens that a date in an earlier clause reaches


def time_of(frame: Frame, mention: Mention) -> Time | None:
    """The time of a mention from its own sentence; None for dates, or where no date stands."""
    dates = [one for one in frame.mentions if one.kind is Kind.DATE]
    if not dates or mention.kind in (Kind.DATE, Kind.ORDINAL):
        return None
    at = frame.index(mention.span)
    bound = {one.span: _bound_to(frame, one) for one in dates}
    own = next((one for one in dates if bound[one.span] == mention.span), None)
    if own is None:
        free = [one for one in dates if bound[one.span] is None] or dates
        first, last = frame.clause(at)
        clause = [one for one in free if first <= frame.index(one.span) <= last]
        nearest = min(clause, key=lambda one: (abs(frame.index(one.span) - at), one.span.start), default=None)
        own = nearest or _governing(frame, free, at)
    return None if own is None else told(frame.reading.document, own)


def told(document: Document, date: Mention, *, inherited: bool = False) -> Time:
    """A date in the text's own words, as the time of a claim."""
    lower, upper = (None if end is None else int(end) for end in (date.interval.lower, date.interval.upper))
    return Time(document.text[date.span.start : date.span.end], lower, upper, inherited)


def governs(frame: Frame) -> Mention | None:
    """The date that a sentence passes on to the next: one that opens it, is told outright, and looks neither way."""
    for one in frame.mentions:
        if one.kind is Kind.DATE and one.resolved and frame.index(one.span) <= CARRYING:
            return one if one.interval.bounded else None
    return None


def _bound_to(frame: Frame, date: Mention) -> Span | None:
    """The figure that a date follows at once: "40,000 | in 2005"."""
    at = frame.index(date.span)
    lead = 1 + (inflect.function_word(frame.reading.text(at - 1)) == "preposition")
    end = frame.reading.tokens[at - lead].end if at >= lead else -1
    return next((one.span for one in frame.mentions if one.span.end == end and one.kind is not Kind.DATE), None)


def _governing(frame: Frame, dates: Sequence[Mention], at: int) -> Mention | None:
    """A date that opens the sentence ("In 2004, ...") or stands in the clause before."""
    before = [one for one in dates if frame.index(one.span) < at]
    if not before:
        return None
    opens = any(frame.index(one.span) <= OPENING for one in before)
    return before[-1] if opens or at - frame.index(before[-1].span) <= REACH else None
