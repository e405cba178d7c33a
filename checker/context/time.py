"""When: the date of a claim's clause or sentence, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.model.claim import Kind, Mention, Time
from checker.model.document import Span
from checker.text import inflect


def time_of(frame: Frame, mention: Mention) -> Time | None:
    """The time of a mention from its own sentence; None for dates, or where no date stands."""
    if mention.kind in (Kind.DATE, Kind.ORDINAL):
        return None
    dates = [one for one in frame.mentions if one.kind is Kind.DATE]
    if not dates:
        return None
    at = frame.index(mention.span)
    free = [one for one in dates if _bound_to(frame, one) in (None, mention.span)]
    dates = free or dates
    own = [one for one in dates if _bound_to(frame, one) == mention.span]
    if own:
        return _told(frame, own[0])
    first, last = frame.clause(at)
    clause = [one for one in dates if first <= frame.index(one.span) <= last]
    return _told(frame, _choose(frame, clause, at) if clause else _governing(frame, dates, at))


def _bound_to(frame: Frame, date: Mention) -> Span | None:
    """The figure that a date follows at once: "40,000 | in 2005"."""
    at = frame.index(date.span)
    lead = 1 + (inflect.function_word(frame.reading.text(at - 1)) == "preposition")
    end = frame.reading.tokens[at - lead].end if at >= lead else -1
    return next((one.span for one in frame.mentions if one.span.end == end and one.kind is not Kind.DATE), None)


def _choose(frame: Frame, dates: list[Mention], at: int) -> Mention:
    """The nearest date of the clause; of two, one that stands before the first figure governs only until the next."""
    return min(dates, key=lambda one: (abs(frame.index(one.span) - at), frame.index(one.span)))


def _governing(frame: Frame, dates: list[Mention], at: int) -> Mention | None:
    """A date that opens the sentence ("In 2004, ...") or stands in the clause before."""
    before = [one for one in dates if frame.index(one.span) < at]
    opening = [one for one in before if frame.index(one.span) <= 3]
    if opening:
        return before[-1]
    return before[-1] if before and at - frame.index(before[-1].span) <= 20 else None


def _told(frame: Frame, date: Mention | None) -> Time | None:
    if date is None:
        return None
    lower, upper = date.interval.lower, date.interval.upper
    text = frame.reading.document.text[date.span.start : date.span.end]
    return Time(text, None if lower is None else int(lower), None if upper is None else int(upper))


def governs(frame: Frame) -> Mention | None:
    """The date that a sentence passes on to the next: one that opens it, is told outright and looks neither back nor ahead ("since")."""
    for one in frame.mentions:
        if one.kind is Kind.DATE and one.resolved and frame.index(one.span) <= 4:
            bounded = one.interval.lower is not None and one.interval.upper is not None
            return one if bounded else None
    return None
