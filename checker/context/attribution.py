"""Who says so: "according to the register", "police said", a quotation's speaker; None where nobody is named."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.context._frame import Frame
from checker.context._names import Name
from checker.lexicon.lists import words
from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.record import record
from checker.text import inflect
from checker.trace import handed, rule

REACH = 14  # tokens: the longest name of a speaker with what belongs to it
APPOSITION = 12  # tokens between its commas
AGENTS, PUT = 4, 9  # tokens of a speaker that is no name; from "put" to its "at"
NEAR = 10  # tokens between an apposition's comma and its verb
_STOPS = frozenset((",", ";", ":", "(", ")", "“", "”", '"', "–", "—", "[", "]"))
_MARKS = (",", "”", '"', "’", "?", "!")  # after these a verb of speech may come before its subject
_LEADS = ("the ", "The ", "a ", "A ", "an ", "An ", "one of ", "But ", "And ", "However ")


@record
class Speech:
    """A speaker over part of a sentence: tokens `first` to `last`; `verb` is where the act of speech stands."""

    speaker: str
    first: int
    last: int
    verb: int


@handed
def speeches(frame: Frame) -> list[Speech]:
    """The acts of speech that a sentence tells, from left to right."""
    starts = _starts()
    if starts.isdisjoint(frame.reading.lowers):
        return []
    told = (_according(frame, at) or _told(frame, at) for at, word in enumerate(frame.reading.lowers) if word in starts)
    return [speech for speech in told if speech is not None]


@functools.cache
def _starts() -> frozenset[str]:
    """Words at which an act of speech can stand: the cheap test before the dear ones."""
    return words("context", "speech") | words("context", "sources") | {"according", "as"}


@handed
def governing(frame: Frame, found: Sequence[Speech], span: Span) -> str | None:
    """The speaker whose words the span is part of, in its own sentence."""
    at = frame.index(span)
    covering = [speech for speech in found if speech.first <= at <= speech.last]
    return min(covering, key=lambda speech: (speech.verb > at, speech.verb)).speaker if covering else None


# --- "according to" ---------------------------------------------------------------------------------------------------


@rule('source behind "according to"', "attribution")
def _according(frame: Frame, at: int) -> Speech | None:
    """ "according to X", "as reported by X", "figures from X": X speaks in the sentence, or up to a semicolon."""
    reading = frame.reading
    if reading.phrase_at(at, ("according", "to")):
        start = at + 2
    elif reading.phrase_at(at, ("as", "reported", "by")):
        start = at + 3
    elif reading.lower(at) in words("context", "sources") and reading.lower(at + 1) == "from":
        if reading.lower(at - 1) not in ("to", "a", "the", ","):
            return None
        start = at + 2
    else:
        return None
    stop = start
    while stop < reading.count and stop - start < REACH and not _speaker_ends(frame, start, stop):
        stop += 1
    speaker = _clean(reading.slice(start, stop - 1)) if stop > start else ""
    return Speech(speaker, *_stretch(frame, at), at) if speaker else None


def _speaker_ends(frame: Frame, start: int, at: int) -> bool:
    reading = frame.reading
    if reading.text(at) in _STOPS or reading.text(at) == ".":
        return True
    after = at > start and reading.lower(at) in words("context", "speaker_ends")
    figure = at > start and reading.sort(at) == "number" and inflect.function_word(reading.text(at - 1)) is None
    if figure and any(frame.index(one.span) == at for one in frame.mentions if one.kind is not Kind.DATE):
        return True  # "according to the register | 214 posts"
    return after or (at > start + 1 and inflect.function_word(reading.text(at)) == "auxiliary")


def _stretch(frame: Frame, at: int) -> tuple[int, int]:
    """From the semicolon (or the start) before token `at` to the one after it; a "while" clause keeps to itself."""
    reading = frame.reading
    start, end = frame.clause(at)
    if reading.lower(start) in words("context", "concessions"):
        lone = at - start <= 1 and end + 2 < reading.count  # "While according to the board, sales rose, ..."
        return start, frame.clause(end + 2)[1] if lone else end
    first = next((n + 1 for n in range(at - 1, -1, -1) if reading.text(n) == ";"), 0)
    last = next((n - 1 for n in range(at, reading.count) if reading.text(n) == ";"), reading.count - 1)
    return first, last


# --- verbs of speech --------------------------------------------------------------------------------------------------


@rule("verb of speech with its speaker", "attribution")
def _told(frame: Frame, at: int) -> Speech | None:
    """ "the police said that ...", "..., Mr. Lugo said", "said Maria Zammit", "statistics showed that"."""
    reading = frame.reading
    if reading.lower(at) not in words("context", "speech") or not reading.text(at).islower():
        return None
    if not _tells(frame, at):
        return None
    subject = _subject(frame, at)
    if subject is None:
        subject = _inverted(frame, at)
        return None if subject is None else Speech(subject, _stretch(frame, at)[0], at, at)
    if not _clause_follows(frame, at + 1) and reading.lower(at) not in words("context", "verbs_of_figures"):
        return None
    if reading.lower(at) in words("context", "doings") and not _voiced(frame, at, subject):
        return None
    first, last = _stretch(frame, at)
    said_before = any(reading.text(n) in (",", "”", '"') for n in range(max(0, at - 9), at))
    trailing = reading.text(at + 1) in (".", ",", "") and said_before
    return Speech(subject, first if trailing else max(first, at), last, at)


def _tells(frame: Frame, at: int) -> bool:
    """Is the word a verb of speech here: not "left notes", "were promised", "put City ahead", "the workers report"?"""
    reading, word = frame.reading, frame.reading.lower(at)
    before = reading.text(at - 1)
    if word in words("context", "plain_verbs"):  # base forms: "aid workers | estimate that"
        told = reading.lower(at + 1) in ("that", "about", "at") or reading.sort(at + 1) in ("number", "mark", "")
        return told and inflect.is_plural(before) and before.islower() | (at == 1)
    if word in ("put", "puts"):
        stop = min(at + PUT, reading.count)
        return any(reading.lower(n) in words("context", "put_particles") for n in range(at + 1, stop))
    ranked = inflect.ranked_tags(word)
    if "P" in ranked and "D" not in ranked:
        counted = reading.sort(at - 1) == "number" and reading.lower(at - 2) not in (
            "of",
            "in",
        )  # "the study of 2018 shows"
        lead = inflect.function_word(before) in ("determiner", "preposition") or counted
        return not lead and not (inflect.ranked_tags(before)[:1] in ("D", "J") and before.islower())
    be = at - 1 - (reading.lower(at - 1) in words("context", "adverbs"))
    passive = reading.lower(be) in words("context", "passive") and not word.endswith("ing")
    return not passive or reading.lower(be - 1) == "it"  # "at the hearing it was revealed that"


def _voiced(frame: Frame, at: int, subject: str) -> bool:
    """Does the subject of a verb that is as often a deed ("counted") speak: no place, nor what is named after one?"""
    if frame.reading.lower(at + 1) == "that" or not words("context", "speakers").isdisjoint(subject.lower().split()):
        return True
    return any(one.sort in ("person", "institution") and one.text in subject for one in frame.names)


def _clause_follows(frame: Frame, at: int) -> bool:
    """Does what is said begin here: a function word, a mark or a number, rather than an object ("told stories")?"""
    return inflect.function_word(frame.reading.text(at)) is not None or frame.reading.sort(at) != "word"


def _subject(frame: Frame, at: int) -> str | None:
    """The subject that ends just before a verb of speech, past auxiliaries and adverbs: a speaker's noun or a name."""
    reading, stop = frame.reading, at - 1
    while stop >= 0 and (
        inflect.function_word(reading.text(stop)) in ("auxiliary", "negation")
        or reading.lower(stop) in words("context", "adverbs")
    ):
        stop -= 1
    if reading.text(stop) == ")":
        stop = next((n - 1 for n in range(stop, max(-1, stop - 8), -1) if reading.text(n) == "("), stop)
    if reading.text(stop) == "," and stop < at - 1:  # "Ann Lee, then head of the board, once admitted"
        return _apposition(frame, stop)
    start = stop
    while start >= 0 and reading.text(start) not in _STOPS and stop - start < REACH:
        if reading.lower(start) in words("context", "subject_starts") and start < stop:
            break
        start -= 1
    if reading.text(start) == "," and 0 < stop - start < NEAR:
        wider = _apposition(frame, start)
        if wider is not None:
            return wider
    start = _past_date(frame, start, stop)
    phrase = reading.slice(start + 1, stop) if stop > start else ""
    if phrase and not _sentence(frame, start + 1, stop):
        agents = reading.lower(at) in words("context", "sayers") and _agents(frame, start + 1, stop)
        if agents or _speaks(frame, start + 1, stop):
            return _clean(phrase)
    return _last_name(frame, start, stop)


def _past_date(frame: Frame, start: int, stop: int) -> int:
    """The token before a speaker, past a date that opens the phrase: "In 2019 | the police", "Last year | Ann Lee"."""
    at = start + 1
    at += inflect.function_word(frame.reading.text(at)) == "preposition"
    dates = (frame.tokens(one.span) for one in frame.mentions if one.kind is Kind.DATE)
    return next((date.stop - 1 for date in dates if date.start in (start + 1, at) and date.stop <= stop), start)


def _sentence(frame: Frame, first: int, last: int) -> bool:
    """Is there a verb of its own before the speaker: "I had a pound for every time a minister"?"""
    reading = frame.reading
    for n in range(first + 1, last + 1):
        text = reading.text(n)
        if inflect.function_word(text) == "wh":
            return False  # "the man who led the team"
        finite = inflect.function_word(text) == "auxiliary" or (
            text.islower() and inflect.ranked_tags(text)[:1] == "D" and reading.lower(n - 1) in ("i", "we", "he", "she")
        )
        if finite and n < last:
            return True
    return False


def _agents(frame: Frame, first: int, last: int) -> bool:
    """A short phrase that ends in a plural: "Villagers", "aid workers", "police sources"."""
    reading = frame.reading
    plural = inflect.ranked_tags(reading.text(last)).startswith("P") and last - first < AGENTS
    plain = all(reading.sort(n) == "word" for n in range(first, last + 1))
    return plural and plain and not any(frame.index(one.span) <= last for one in frame.mentions)


def _apposition(frame: Frame, comma: int) -> str | None:
    """ "Ann Lee, then head of the Harbour Board, once admitted": the nearest name, or a person."""
    ends = {one.last + 1: one for one in frame.names if one.sort in ("person", "institution", "other")}
    found: list[Name] = []
    at = comma
    for _ in range(4):
        found.extend([ends[at]] if at in ends else [])
        at = next((n for n in range(at - 1, max(-1, at - APPOSITION), -1) if frame.reading.text(n) == ","), -1)
    person = next((one for one in found[1:2] if one.sort == "person" and found[0].sort == "institution"), None)
    best = person or next(iter(found), None)
    return None if best is None else _clean(best.text)


def _last_name(frame: Frame, start: int, stop: int) -> str | None:
    inside = [one for one in frame.names if start < one.first and one.last <= stop]
    return next((one.text for one in reversed(inside) if one.sort in ("person", "institution")), None)


def _speaks(frame: Frame, first: int, last: int) -> bool:
    """Is it a speaker: a name at the end of the phrase, or a noun such as "police" or "survey"?"""
    return any(_named(one, first, last) for one in frame.names) or any(
        frame.reading.lower(n) in words("context", "speakers") for n in range(max(first, last - 5), last + 1)
    )


def _named(name: Name, first: int, last: int) -> bool:
    inside = first <= name.first and name.last <= last and last - name.last <= 2
    return inside and name.sort in ("person", "institution", "other", "place")


def _inverted(frame: Frame, at: int) -> str | None:
    """ "said Maria Zammit": the speaker follows, after a quotation or a comma."""
    reading = frame.reading
    if reading.text(at - 1) not in _MARKS or reading.lower(at) not in words("context", "inverted"):
        return None
    stop = at + 1
    while stop < reading.count and reading.text(stop) not in (*_STOPS, ".") and stop - at < 9:
        stop += 1
    named = stop > at + 1 and _speaks(frame, at + 1, stop)
    return _clean(reading.slice(at + 1, stop - 1)) if named else None


def _clean(phrase: str) -> str:
    """A speaker without article and marks."""
    for lead in _LEADS:
        phrase = phrase.removeprefix(lead)
    return " ".join(phrase.split()).strip(" .,;:“”\"'’*_")
