"""Figures that lean on an earlier one: "4,000 of them", "of which 203 are let", "estimates put the number at 900"."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.lexicon.lists import names as words_of
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.phrase import NounPhrase, after_of, noun_before
from checker.text.tokens import Reading
from checker.trace import rule

BACK = 2  # sentences back in which the antecedent is looked for
KEPT = 8  # counts kept for that
POPULATION = 12  # tokens back from a figure to "population"
REACH = 6  # tokens before a figure in which "the number" and its verb stand


class Leaning:
    """Gives leaning figures, sentence by sentence, the unit, head and modifiers of the count they lean on."""

    def __init__(self) -> None:
        # running number of the sentence, its paragraph, whether it stands aside, a count
        self._recent: list[tuple[int, int, bool, Mention]] = []
        self._number = -1

    def lean(self, number: int, frame: Frame) -> None:
        """Change the mentions of a sentence where they lean on a count of it or of those before."""
        self._number = number
        paragraph = frame.reading.sentence.paragraph
        for at, mention in enumerate(frame.mentions):
            part = _leaning(frame.reading, mention)
            bare = mention.kind is Kind.NUMBER and mention.unit is None
            if bare and part is not True:
                mention = _from(frame, at, mention) or _numbered(frame, mention)
            antecedent = self._antecedent(paragraph) if part is not None and mention.head is None else None
            if antecedent is not None:
                mention = _like(mention, antecedent, part=bool(part))
            frame.mentions[at] = mention
            if mention.kind is Kind.COUNT and mention.head is not None and not mention.partitive:
                self._recent.append((self._number, paragraph, _aside(frame.reading, mention), mention))
        del self._recent[:-KEPT]

    def _antecedent(self, paragraph: int) -> Mention | None:
        """The last count within reach, in the same paragraph; one behind "at" or "in" only where there is no other."""
        near = [
            (aside, mention)
            for number, own, aside, mention in reversed(self._recent)
            if self._number - number <= BACK and own == paragraph
        ]
        return next((mention for aside, mention in near if not aside), near[0][1] if near else None)


@rule("count that the figure leans on", "kind", "unit", "head", "modifiers", "partitive")
def _like(mention: Mention, antecedent: Mention, *, part: bool) -> Mention:
    """ "4,000 of them", "puts it at 900": the figure counts what an earlier one counted."""
    return replace(
        mention, kind=Kind.COUNT, unit=antecedent.unit, head=antecedent.head, modifiers=antecedent.modifiers,
        partitive=mention.partitive or part,
    )  # fmt: skip


def _aside(reading: Reading, mention: Mention) -> bool:
    """Does the count stand in a phrase of place or company: "at its | four works", "including | 14 librarians"?"""
    at = reading.index_at(mention.span.start) - 1
    while at >= 0 and (inflect.function_word(reading.text(at)) == "determiner" or reading.lower(at) == "all"):
        at -= 1
    if reading.lower(at) == "and":  # "14 librarians and | nine apprentices", both after "including"
        before = {reading.lower(n) for n in range(max(0, at - REACH), at)}
        return not before.isdisjoint(words("context", "examples"))
    return reading.lower(at) in words("context", "aside")


@rule("noun named before the figure", "kind", "unit", "head", "modifiers")
def _numbered(frame: Frame, mention: Mention) -> Mention:
    """The noun named before a bare figure: "the number of VOLUNTEERS rose to | 900", "PUPILS numbered | 36"."""
    reading, at = frame.reading, frame.index(mention.span)
    first, _ = frame.clause(at)
    if reading.lower(reading.index_at(mention.span.end - 1) + 1) == "of":
        return mention
    before = reading.lower(at - 1)
    peopled = _population(reading, first, at)
    if peopled >= 0:
        noun = words_of("context", "populations")[reading.lower(peopled)]
        where = reading.span(peopled, peopled)
        return replace(mention, kind=Kind.COUNT, unit=noun, head=noun, modifiers=(), noun_span=where)
    phrase = _subject(reading, at - 1) if before in words("context", "number_verbs") else None
    if phrase is None and before in words("context", "number_links"):
        for n in range(at - 1, first, -1):
            if reading.lower(n) == "of" and reading.lower(n - 1) in words("context", "tallies"):
                phrase = after_of(reading, n)
                break
    if phrase is None:
        return mention
    span = reading.span(phrase.first, phrase.last)
    return replace(
        mention, kind=Kind.COUNT, unit=phrase.head, head=phrase.head, modifiers=phrase.modifiers, noun_span=span
    )


@rule("noun of the change's other end", "kind", "unit", "head", "modifiers")
def _from(frame: Frame, at: int, mention: Mention) -> Mention | None:
    """The other end of a change: "the number of applicants rose to 57 from | 34"."""
    before = frame.mentions[at - 1] if at else None
    if before is None or before.kind is not Kind.COUNT or before.noun_span is None:
        return None
    end, start = before.span.end, mention.span.start
    if frame.reading.document.text[end:start].split() != ["from"]:
        return None
    return replace(
        mention, kind=Kind.COUNT, unit=before.unit, head=before.head, modifiers=before.modifiers,
        noun_span=before.noun_span,
    )  # fmt: skip


def _subject(reading: Reading, at: int) -> NounPhrase | None:
    """The noun before a verb, past phrases that belong to it: "VISITORS to the festival | numbered"."""
    phrase = noun_before(reading, at)
    for _ in range(2):
        if phrase is None:
            return None
        link = phrase.first - 1
        link -= inflect.function_word(reading.text(link)) == "determiner"
        if inflect.function_word(reading.text(link)) != "preposition":
            return phrase
        phrase = noun_before(reading, link) or phrase
    return phrase


def _population(reading: Reading, first: int, at: int) -> int:
    """The word "population" that a bare figure is of: "a population of | 8,700"; or -1."""
    if reading.lower(at - 1) not in words("context", "number_links"):
        return -1
    for n in range(at - 1, max(first, at - POPULATION) - 1, -1):
        if reading.lower(n) in words_of("context", "populations"):
            return n
    return -1


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
