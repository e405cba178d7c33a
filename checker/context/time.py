"""When: the date of a claim's clause or sentence, or one that governs from an earlier sentence (marked inherited)."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from checker.context._frame import Frame
from checker.context._reach import measured_on, reaches, shares
from checker.model.claim import Kind, Mention, Time
from checker.model.document import Document, Span
from checker.model.record import record
from checker.text import inflect
from checker.trace import handed, rule

OPENING, CARRYING = 3, 4  # tokens: a date this early governs its sentence, and the one after it
NEAREST = 4  # dates on either side of a figure that may be its time, so that cost stays linear in a long sentence
REACH = 20  # tokens that a date in an earlier clause reaches


@record
class Dates:
    """The dates of a sentence in text order, the tokens at which they begin, the figures that they follow at once."""

    found: Sequence[Mention]
    starts: Sequence[int]
    bound: Mapping[Span, Mention | None]

    @staticmethod
    def of(frame: Frame) -> Dates:
        """The dates among the mentions of a frame."""
        found = [one for one in frame.mentions if one.kind is Kind.DATE]
        ends = {one.span.end: one for one in reversed(frame.mentions) if one.kind is not Kind.DATE} if found else {}
        bound = {one.span: _bound_to(frame, one, ends) for one in found}
        return Dates(found, [frame.index(one.span) for one in found], bound)

    def near(self, at: int) -> Sequence[Mention]:
        """The dates about token `at` that may be its time; with the first, which may govern the whole sentence."""
        place = bisect.bisect_left(self.starts, at)
        first = max(0, place - NEAREST)
        return [*self.found[: min(first, 1)], *self.found[first : place + NEAREST]]


@rule("nearest date of the clause", "time")
def time_of(frame: Frame, mention: Mention, dates: Dates) -> Time | None:
    """The date that stands nearest to the figure in its clause, where it reaches so far.

    The time of a mention from its own sentence; None for dates, or where no date stands.
    """
    if not dates.found or mention.kind in (Kind.DATE, Kind.ORDINAL):
        return None
    at = frame.index(mention.span)
    close, bound = dates.near(at), dates.bound
    own = next((one for one in close if (to := bound[one.span]) is not None and to.span == mention.span), None)
    if own is None:
        close = [one for one in close if reaches(frame, one, mention)]
        free = [one for one in close if bound[one.span] is None]
        free = free or [one for one in close if (to := bound[one.span]) is not None and shares(to, mention)]
        first, last = frame.clause(at)
        clause = [one for one in free if first <= frame.index(one.span) <= last]
        nearest = min(clause, key=lambda one: (abs(frame.index(one.span) - at), one.span.start), default=None)
        own = nearest or _governing(frame, free, at)
    return None if own is None else told(frame.reading.document, own)


@handed
def told(document: Document, date: Mention, *, inherited: bool = False) -> Time:
    """A date in the text's own words, as the time of a claim."""
    lower, upper = (None if end is None else int(end) for end in (date.interval.lower, date.interval.upper))
    return Time(document.text[date.span.start : date.span.end], lower, upper, inherited)


@handed
def governs(frame: Frame) -> Mention | None:
    """The date that a sentence passes on to the next: one that opens it, is told outright, and looks neither way."""
    for one in frame.mentions:
        if one.kind is Kind.DATE and one.resolved and frame.index(one.span) <= CARRYING:
            return one if one.interval.bounded else None
    return None


@rule("date right behind the figure", "time")
def _bound_to(frame: Frame, date: Mention, ends: Mapping[int, Mention]) -> Mention | None:
    """A date right behind a figure is its time: "40,000 | in 2005".

    The figure, by where it ends, that the date follows.
    """
    at = frame.index(date.span)
    if measured_on(frame.reading, date, at):
        return None
    lead = 1 + (inflect.function_word(frame.reading.text(at - 1)) == "preposition")
    return ends.get(frame.reading.ends[at - lead]) if at >= lead else None


@rule("date that governs the sentence", "time")
def _governing(frame: Frame, dates: Sequence[Mention], at: int) -> Mention | None:
    """A date that opens the sentence ("In 2004, ...") or stands in the clause before."""
    before = [one for one in dates if frame.index(one.span) < at]
    if not before:
        return None
    opens = any(frame.index(one.span) <= OPENING for one in before)
    return before[-1] if opens or at - frame.index(before[-1].span) <= REACH else None
