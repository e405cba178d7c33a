"""Who says so: "according to the register", "police said", a quotation's speaker; the author where nobody is named (None)."""

from __future__ import annotations

from dataclasses import dataclass

from checker.context._frame import Frame
from checker.context._names import listed
from checker.model.document import Span
from checker.text import inflect

_STOPS = frozenset((",", ";", ":", "(", ")", "“", "”", '"', "–", "—", "[", "]"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker over part of a sentence: tokens `first` to `last`; `quoting` when the words are in quotation marks."""

    speaker: str
    first: int
    last: int
    verb: int
    quoting: bool = False


def speeches(frame: Frame) -> list[Speech]:
    """The acts of speech that a sentence tells, from left to right."""
    found = [
        speech
        for at in range(len(frame.reading.tokens))
        if (speech := _according(frame, at) or _verb(frame, at)) is not None
    ]
    return found


def _according(frame: Frame, at: int) -> Speech | None:
    """ "according to X": X is the speaker of the whole sentence, or of its clause after a semicolon."""
    reading = frame.reading
    if not (reading.phrase_at(at, ("according", "to")) or reading.phrase_at(at, ("as", "reported", "by"))):
        figure = (
            reading.lower(at) in ("figure", "figures", "data", "statistics")
            and reading.lower(at + 1) == "from"
            and reading.lower(at - 1) in ("to", "a", "the", ",")
        )
        if not figure:
            return None
        return _spoken(frame, at + 2, at)
    return _spoken(frame, at + 2 + (reading.lower(at) == "as"), at)


def _spoken(frame: Frame, start: int, at: int) -> Speech | None:
    reading, stop = frame.reading, start
    while stop < len(reading.tokens) and reading.text(stop) not in (*_STOPS, ".") and stop - start < 14:
        if (
            stop > start
            and reading.lower(stop)
            in ("in", "on", "that", "which", "there", "there's", "more", "about", "some", "at", "since")
            and reading.lower(stop) != "of"
        ):
            break
        if stop > start + 1 and inflect.function_word(reading.text(stop)) == "auxiliary":
            break
        stop += 1
    speaker = _clean(reading.slice(start, stop - 1)) if stop > start else ""
    first, last = _stretch(frame, at)
    return Speech(speaker, first, last, at) if speaker else None


def _stretch(frame: Frame, at: int) -> tuple[int, int]:
    """From the semicolon (or the start) before token `at` to the one after it."""
    reading = frame.reading
    start, end = frame.clause(at)
    if reading.lower(start) in ("while", "although", "though", "whereas"):
        return start, end
    first = next((n + 1 for n in range(at - 1, -1, -1) if reading.text(n) == ";"), 0)
    last = next((n - 1 for n in range(at, len(reading.tokens)) if reading.text(n) == ";"), len(reading.tokens) - 1)
    return first, last


def _verb(frame: Frame, at: int) -> Speech | None:
    """ "the police said that ...", "..., Mr. Lugo said", "said Maria Zammit", "statistics showed that"."""
    reading = frame.reading
    if reading.lower(at) not in listed("speech") or not reading.text(at).islower():
        return None
    subject = _before(frame, at)
    if subject is None:
        subject = _inverted(frame, at)
        if subject is None:
            return None
        first, last = _stretch(frame, at)
        return Speech(subject, first, at, at)
    follows = reading.lower(at + 1)
    clause = (
        follows in ("that", "how", ":", ",", "“", '"', ".", "on", "to", "in", "there", "the", "about", "at")
        or follows == ""
        or follows in ("it", "he", "she", "they")
    )
    named = (
        inflect.function_word(reading.text(at + 1)) is not None
        or reading.sort(at + 1) != "word"
        or clause
        or reading.sort(at + 1) == "number"
    )
    verbs_of_figures = reading.lower(at) in (
        "put",
        "puts",
        "estimated",
        "estimates",
        "counted",
        "verified",
        "confirmed",
        "found",
        "boasted",
        "promised",
        "reported",
        "reports",
        "claimed",
        "claims",
        "showed",
        "shows",
        "witnessed",
        "recounted",
        "revealed",
    )
    if not named and not verbs_of_figures:
        return None
    first, last = _stretch(frame, at)
    trailing = reading.text(at + 1) in (".", ",", "") and _quote_or_comma_before(frame, at)
    return Speech(subject, first if trailing else max(first, at), last, at)


def _quote_or_comma_before(frame: Frame, at: int) -> bool:
    return any(frame.reading.text(n) in (",", "”", '"') for n in range(max(0, at - 9), at))


def _before(frame: Frame, at: int) -> str | None:
    """The subject that ends just before a verb of speech, past auxiliaries and adverbs; with a speaker's noun or a name in it."""
    reading, stop = frame.reading, at - 1
    while stop >= 0 and (
        inflect.function_word(reading.text(stop)) in ("auxiliary", "negation")
        or reading.lower(stop)
        in (
            "also",
            "once",
            "recently",
            "then",
            "later",
            "further",
            "explicitly",
            "publicly",
            "alone",
            "previously",
            "soon",
            "already",
            "now",
            "reportedly",
            "repeatedly",
            "only",
            "later",
            "n't",
        )
    ):
        stop -= 1
    if reading.text(stop) == ")":
        stop = next((n - 1 for n in range(stop, max(-1, stop - 8), -1) if reading.text(n) == "("), stop)
    start = stop
    while start >= 0 and reading.text(start) not in _STOPS and stop - start < 14:
        if (
            reading.lower(start)
            in ("that", "and", "but", "because", "when", "while", "if", "after", "before", "as", "which")
            and start < stop
        ):
            break
        start -= 1
    if reading.text(start) == "," and stop - start < 10 and stop > start:
        wider = _apposition(frame, start)
        if wider is not None:
            return wider
    words = reading.slice(start + 1, stop) if stop > start else ""
    return _clean(words) if words and _speaks(frame, start + 1, stop) else _clause_subject(frame, start, stop)


def _apposition(frame: Frame, comma: int) -> str | None:
    """ "Ann Lee, then vice minister of the board, once admitted": the nearest name that ends before this comma or an earlier one."""
    at = comma
    for _ in range(4):
        name = next(
            (one for one in frame.names if one.last == at - 1 and one.sort in ("person", "institution", "other")), None
        )
        if name is not None:
            return _clean(name.text)
        at = next((n for n in range(at - 1, max(-1, at - 12), -1) if frame.reading.text(n) == ","), -1)
        if at < 0:
            return None
    return None


def _clause_subject(frame: Frame, start: int, stop: int) -> str | None:
    name = next(
        (
            one
            for one in reversed(frame.names)
            if start < one.first <= one.last <= stop and one.sort in ("person", "institution")
        ),
        None,
    )
    return name.text if name is not None else None


def _speaks(frame: Frame, first: int, last: int) -> bool:
    reading = frame.reading
    named = any(
        first <= one.first <= one.last <= last
        and one.sort in ("person", "institution", "other", "place")
        and last - one.last <= 2
        for one in frame.names
    )
    return named or any(reading.lower(n) in listed("speakers") for n in range(max(first, last - 5), last + 1))


def _inverted(frame: Frame, at: int) -> str | None:
    """ "said Maria Zammit": the speaker follows, after a quotation or a comma."""
    reading = frame.reading
    if reading.text(at - 1) not in (",", "”", '"', "’", "?", "!") or reading.lower(at) not in (
        "said",
        "says",
        "added",
        "wrote",
        "explained",
        "noted",
        "admitted",
        "announced",
        "reported",
    ):
        return None
    stop = at + 1
    while stop < len(reading.tokens) and reading.text(stop) not in (*_STOPS, ".") and stop - at < 9:
        stop += 1
    return _clean(reading.slice(at + 1, stop - 1)) if stop > at + 1 and _speaks(frame, at + 1, stop) else None


def _clean(words: str) -> str:
    for lead in ("the ", "The ", "a ", "A ", "an ", "An ", "one of ", "But ", "And ", "However "):
        words = words.removeprefix(lead)
    return words.strip(" .,;:“”\"'’*_")


def governing(frame: Frame, found: list[Speech], span: Span) -> str | None:
    """The speaker whose words the span is part of, in its own sentence."""
    at = frame.index(span)
    covering = [speech for speech in found if speech.first <= at <= speech.last]
    return min(covering, key=lambda speech: (speech.verb > at, speech.verb)).speaker if covering else None
