"""Of what: the counted noun phrase with its verb; and whose: the institution or person that it belongs to."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from checker.context._frame import Frame
from checker.context._names import Name
from checker.lexicon.lists import names as paired
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

VERB_AFTER, VERB_BEFORE, TOPIC = 7, 12, 10  # tokens
CLAUSE = 60  # tokens back to the verb that a bare figure completes
ATTRIBUTED = 3  # words of the phrase behind a hyphened measure
ACRONYM = 8  # tokens of a bracket behind a name


# --- of what ----------------------------------------------------------------------------------------------------------


def verb_of(frame: Frame, mention: Mention) -> str | None:
    """The lemma of the verb that the counted thing takes part in."""
    at = _verb_near(frame, mention)
    return None if at < 0 else inflect.verb_lemma(frame.reading.text(at))


@rule("verb beside the figure", "verb", "subject")
def _verb_near(frame: Frame, mention: Mention) -> int:
    """The verb right behind what is counted ("people | left"), else the one before.

    Its token, or -1.
    """
    reading, tokens = frame.reading, frame.tokens(mention.span)
    first, last = frame.clause(tokens.start)
    stop = tokens.stop
    if mention.noun_span is not None:
        stop = max(stop, frame.tokens(mention.noun_span).stop)
    after = _verb(frame, range(stop, min(last, stop - 1 + VERB_AFTER) + 1))
    before = _verb(frame, range(tokens.start - 1, max(first, tokens.start - VERB_BEFORE) - 1, -1))
    following = reading.text(stop)
    direct = inflect.function_word(following) in ("auxiliary", "wh")
    direct = direct or inflect.ranked_tags(following)[:1] in ("D", "Z", "G", "B")
    return after if before < 0 or (direct and after >= 0) else before


def _verb(frame: Frame, where: range) -> int:
    """The first verb among some tokens, or -1."""
    reading = frame.reading
    for n in where:
        word = reading.text(n)
        if where.step > 0 and word in (",", ";", "."):
            return -1
        sure = _verb_reading(word) if reading.sort(n) == "word" else None
        if sure or (sure is not None and _verbal(frame, n)):
            return n if inflect.verb_lemma(word) else -1
    return -1


@functools.lru_cache(maxsize=65_536)
def _verb_reading(word: str) -> bool | None:
    """Is a word a verb: True, None for no, False where it may as well be something else."""
    tags = inflect.ranked_tags(word)[:2] if word.islower() and inflect.function_word(word) is None else ""
    if not any(tag in "BZDG" for tag in tags):
        return None
    return tags[0] not in "NJRP"


@functools.lru_cache(maxsize=65_536)
def _finite(word: str) -> bool:
    """Can a word be the finite verb of a sentence?"""
    return (word.islower() and inflect.ranked_tags(word)[:1] in ("D", "Z")) or inflect.function_word(
        word
    ) == "auxiliary"


def _verbal(frame: Frame, n: int) -> bool:
    """A word that may be noun or verb, after an auxiliary, "to", a pronoun or "which": a verb."""
    before = frame.reading.text(n - 1)
    return inflect.function_word(before) in ("auxiliary", "pronoun", "wh", "negation") or before.lower() == "to"


def subject_of(frame: Frame, mention: Mention, verb: str | None) -> str | None:
    """The noun phrase in the text's own words (with the phrase before a bare figure), and the verb."""
    text = frame.reading.document.text
    span = mention.noun_span
    phrase = (
        text[span.start : span.end] if span is not None else _attributed(frame, mention) or _topic(frame, mention) or ""
    )
    return ", ".join(part for part in (" ".join(phrase.split()), verb) if part) or None


@rule("phrase before the verb", "subject")
def _topic(frame: Frame, mention: Mention) -> str | None:
    """What stands before the verb: "the fee for a single session was $32"."""
    reading, at = frame.reading, frame.index(mention.span)
    first, _ = frame.clause(at)
    for n in range(at - 1, max(first, at - CLAUSE) - 1, -1):
        if _finite(reading.text(n)):
            start = n - 1
            while start >= first and reading.text(start) not in (",", ";") and n - start < TOPIC:
                start -= 1
            last = n - 1
            while last > start and inflect.function_word(reading.text(last)) == "auxiliary":
                last -= 1  # "the data | was" extracted
            return reading.slice(start + 1, last) if last > start and _whole(frame, start + 1, last) else None
    return None


def _whole(frame: Frame, first: int, last: int) -> bool:
    """Is it a phrase rather than a fragment: "14.8 sq mi) and", "objection (six", "was founded in 1924 and"?"""
    reading = frame.reading
    texts = reading.texts[first : last + 1]
    brackets = texts.count("(") + texts.count("[") == texts.count(")") + texts.count("]")
    loose = inflect.function_word(reading.text(last)) in ("conjunction", "preposition", "negation")
    return brackets and not loose and not any(_verb_form(reading, n) for n in range(first, last + 1))


def _verb_form(reading: Reading, n: int) -> bool:
    text = reading.text(n)
    if inflect.function_word(text) == "auxiliary":
        return True
    finite = text.islower() and inflect.ranked_tags(text)[:1] in ("D", "Z") and inflect.function_word(text) is None
    return finite and inflect.function_word(reading.text(n - 1)) in ("pronoun", "auxiliary", "conjunction")


@rule("noun behind a hyphened measure", "subject")
def _attributed(frame: Frame, mention: Mention) -> str | None:
    """What a hyphened measure stands before: "the 184-metre-high | dam"."""
    if mention.kind not in (Kind.MEASUREMENT, Kind.DURATION, Kind.MONEY):
        return None
    reading, tokens = frame.reading, frame.tokens(mention.span)
    if not any(reading.text(n) in HYPHENS for n in range(tokens.start + 1, tokens.stop)):
        return None
    at = tokens.stop
    while reading.text(at) in HYPHENS and reading.touches(at):
        at += 2
    last = at
    while last < at + ATTRIBUTED and reading.sort(last) == "word" and inflect.function_word(reading.text(last)) is None:
        if inflect.ranked_tags(reading.text(last))[:1] in ("D", "Z", "R") and last > at:
            break
        last += 1
    adjective = inflect.ranked_tags(reading.text(last - 1))[:1] in ("J", "D", "Z", "R", "G")
    return reading.slice(at, last - 1) if last > at and not adjective else None


# --- whose ------------------------------------------------------------------------------------------------------------


@handed
def holder_of(
    frame: Frame, mention: Mention, known: Callable[[], Sequence[Name]], before: Callable[[], Name | None]
) -> str | None:
    """The institution that a claim belongs to: one its clause or sentence names, or one that "the center" points to.

    `known` gives the institutions named so far in the section, `before` the one that the sentence goes on about.
    """
    if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE):
        return None
    at = frame.index(mention.span)
    first, last = frame.clause(at)
    anaphor = _anaphor(frame, known, first, last)
    if anaphor is not None:
        return anaphor
    own = [name for name in frame.names if name.sort == "institution" and _owns(frame, mention, name)]
    inside = [name for name in own if first <= name.first <= last]
    pool = inside or [name for name in own if name.first < at]
    if pool:
        nearest = min(pool, key=lambda name: (name.first > at, abs(name.first - at)))
        return None if _rivalled(frame, nearest, at) else nearest.text
    whole = _anaphor(frame, known, 0, frame.reading.count - 1)
    if whole is not None:
        return whole
    carried = before()
    return None if carried is None else carried.text


@rule("institution named in the sentence", "holder")
def _owns(frame: Frame, mention: Mention, name: Name) -> bool:
    """An institution that acts, owns or is the place, in the clause or before it.

    Not one inside the mention ("two million Labour Party members").
    """
    span = frame.reading.span(name.first, name.last)
    inside = span.overlaps(mention.span) or (mention.noun_span is not None and span.overlaps(mention.noun_span))
    return holds(frame, name) and not inside


def _rivalled(frame: Frame, holder: Name, at: int) -> bool:
    """Has another name the figure, between it and the holder: "the Centre Union has 32 seats, Labour | 28"?"""
    if frame.reading.text(at - 1) == "(":
        at -= 2  # "Labour with 29.8 (| 27.0)"
    close = frame.reading.lower(at - 1) in ("with", "at", "on", "to")
    owner = at - 1 - close
    rival = next((one for one in frame.names if one.last == owner and one is not holder), None)
    return rival is not None and holder.last < rival.first and rival.sort in ("other", "person", "institution", "place")


def goes_on(frame: Frame) -> bool:
    """Does the sentence go on about the one before it: "It has ...", "Its output ..."?"""
    return frame.reading.lower(0) in ("it", "its", "they", "their")


def speaks(frame: Frame, name: Name) -> bool:
    """Is the name a speaker's: "Harbour Weekly (HW) reported"?"""
    reading, after = frame.reading, name.last + 1
    if reading.text(after) == "(":
        bracket = range(after, min(after + ACRONYM, reading.count))
        after = next((n + 1 for n in bracket if reading.text(n) == ")"), after)
    return reading.lower(after) in words("context", "speech") and reading.text(after).islower()


def holds(frame: Frame, name: Name) -> bool:
    """An institution that is subject, possessor or place of what is told; not a speaker nor a source."""
    if name.sort != "institution" or _plain_acronym(frame, name):
        return False
    reading, at = frame.reading, name.first - 1
    at -= reading.lower(at) in ("the", "a", "this", "its")
    speaker = reading.sort(name.last + 1) == "genitive" and any(
        speaks(frame, one) for one in frame.names if 0 < one.first - name.last <= 6
    )
    if speaker or speaks(frame, name) or reading.lower(at) in words("context", "not_holding"):
        return False  # "the Party's commission announced"
    if reading.text(name.last + 1) == ")" or reading.text(name.first - 1) == "(":
        return False
    officer = any(reading.lower(name.first - back) in words("context", "officers") for back in (2, 3))
    return not (reading.lower(at) == "of" and officer)


def _plain_acronym(frame: Frame, name: Name) -> bool:
    """Letters that name no institution: "VAT", "95% CI", "HB-2217"; an institution acts or owns, or "the" leads it."""
    if not name.text.isupper() or name.last > name.first:
        return False
    reading, after = frame.reading, name.last + 1
    if name.text.lower() in words("context", "no_institutions") or reading.sort(after) == "number":
        return True
    if reading.text(after) in HYPHENS and reading.touches(name.last):
        return True
    verb = inflect.ranked_tags(reading.text(after))[:1] in ("D", "Z")
    acts = verb or inflect.function_word(reading.text(after)) == "auxiliary"
    return not (acts or reading.sort(after) == "genitive" or reading.lower(name.first - 1) in ("the", "at", "by", "of"))


@rule('institution that "the ..." points to', "holder")
def _anaphor(frame: Frame, known: Callable[[], Sequence[Name]], first: int, last: int) -> str | None:
    """ "the center", "this hospital": the last institution whose name has that noun, else the last one of its sort."""
    reading = frame.reading
    for n in frame.listed("anaphors"):
        noun = reading.lower(n)
        pointed = reading.lower(n - 1) in ("the", "this", "that") and reading.text(n).islower()
        if not pointed or not first < n <= last:
            continue
        spellings = {noun, paired("context", "spellings").get(noun, noun)}
        named = known()
        for name in reversed(named):
            if spellings & set(name.text.lower().replace("-", " ").split()):
                return name.text
        if named and noun in words("context", "any_institution"):
            return named[-1].text
    return None
