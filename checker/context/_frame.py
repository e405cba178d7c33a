"""A sentence with what its context is read from: tokens, clauses, names, and a few phrase tests."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import field

from checker.context._names import Name, names
from checker.lexicon.lists import phrases, words
from checker.model.claim import Mention
from checker.model.document import Document, Span
from checker.model.record import record
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed, rule

REACH = 7  # tokens within which a subject has its finite verb
RECENT = 64  # frames kept in memory
_CUTTING = frozenset(("and", ",", ";", ":", "–", "—", "-"))  # where alone a clause can end


@record
class Frame:
    """One sentence under analysis; what is dear to find out is found out when it is first asked for."""

    reading: Reading
    mentions: list[Mention] = field(default_factory=list)
    _names: list[Name] | None = field(default=None, repr=False)
    _clauses: list[tuple[int, int]] | None = field(default=None, repr=False)
    _contents: list[str | None] | None = field(default=None, repr=False)
    _listed: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _phrases: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _tokens: dict[Span, range] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> list[Name]:
        """The proper names of the sentence, from left to right."""
        if self._names is None:
            self._names = names(self.reading)
        return self._names

    @property
    def contents(self) -> list[str | None]:
        """The lemma of each token that is a content word, lower-cased, and None for all others."""
        if self._contents is None:
            reading = self.reading
            tokens = zip(reading.texts, reading.lowers, reading.sorts, strict=True)
            self._contents = [_content(text, lower) if sort == "word" else None for text, lower, sort in tokens]
        return self._contents

    @property
    def clauses(self) -> list[tuple[int, int]]:
        """The clauses as ranges of token indices (first, last)."""
        if self._clauses is None:
            self._clauses = _clauses(self.reading, self.mentions)
        return self._clauses

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds token `at`; the whole sentence where none does (at a comma between two)."""
        clauses = self.clauses
        place = bisect.bisect_right(clauses, (at, self.reading.count)) - 1
        if place >= 0 and clauses[place][0] <= at <= clauses[place][1]:
            return clauses[place]
        return 0, self.reading.count - 1

    def index(self, span: Span) -> int:
        """The token at which a span begins."""
        return self.tokens(span).start

    def tokens(self, span: Span) -> range:
        """The tokens of a span."""
        found = self._tokens.get(span)
        if found is None:
            index_at = self.reading.index_at
            found = self._tokens[span] = range(index_at(span.start), index_at(span.end - 1) + 1)
        return found

    @rule("quotation marks", "quoted")
    def quoted(self, span: Span) -> bool:
        """The figure stands between quotation marks.

        Quotations are sorted and disjoint.
        """
        quotations = self.reading.document.quotations
        at = bisect.bisect_right(quotations, span.start, key=lambda one: one.end)
        return at < len(quotations) and quotations[at].start < span.start and span.end <= quotations[at].end

    def listed(self, name: str) -> list[int]:
        """The tokens that are words of the context list `name`; looked for once, as a sentence may hold many claims."""
        found = self._listed.get(name)
        if found is None:
            found = self._listed[name] = self.reading.where(words("context", name))
        return found

    @handed
    def phrase(self, name: str, first: int, last: int) -> int:
        """Where a phrase of the context list `name` begins within tokens `first`..`last`, or -1."""
        return next((at for at in self.phrases(name) if first <= at <= last), -1)

    def phrases(self, name: str) -> list[int]:
        """Where the phrases of the context list `name` begin; looked for once."""
        found = self._phrases.get(name)
        if found is None:
            found = self._phrases[name] = self._phrases_of(name)
        return found

    def _phrases_of(self, name: str) -> list[int]:
        listed, reading = phrases("context", name), self.reading
        starts = reading.where(listed.keys())
        return [at for at in starts if any(reading.phrase_at(at, one) for one in listed[reading.lowers[at]])]


class Frames:
    """The sentences of a document as frames by number: those with mentions, and others when they are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions: dict[int, list[Mention]] = {}
        self._recent: dict[int, Frame] = {}

    def add(self, number: int, reading: Reading, mentions: list[Mention]) -> Frame:
        """Take in a sentence with the mentions found in it."""
        self._mentions[number] = mentions
        return self._keep(number, Frame(reading, mentions))

    def mentions(self, number: int) -> list[Mention]:
        """The mentions of a sentence that was taken in; none of any other."""
        return self._mentions.get(number, [])

    def __getitem__(self, number: int) -> Frame:
        frame = self._recent.get(number)
        if frame is None:
            reading = Reading.of(self._document, self._document.sentences[number])
            frame = self._keep(number, Frame(reading, self.mentions(number)))
        return frame

    def back(self, number: int, first: int) -> Iterator[Frame]:
        """The frames before sentence `number`, the nearest first, up to sentence `first`."""
        return map(self.__getitem__, range(number - 1, first - 1, -1))

    def _keep(self, number: int, frame: Frame) -> Frame:
        if len(self._recent) >= RECENT:
            del self._recent[next(iter(self._recent))]
        self._recent[number] = frame
        return frame


def _clauses(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Cut at semicolons, dashes, and commas that open a new clause; commas inside a mention do not count."""
    inside = {
        n for one in mentions for n in range(reading.index_at(one.span.start), reading.index_at(one.span.end - 1) + 1)
    }
    cuts, first = [], 0
    for at, word in enumerate(reading.lowers):
        if word not in _CUTTING:
            continue
        joins = word == "and" and at > first + 3 and _finite(reading, at + 1)
        if at in inside or not (joins or _cuts(reading, at)):
            continue
        if at > first:
            cuts.append((first, at - 1))
        first = at if joins else at + 1
    if first < reading.count:
        cuts.append((first, reading.count - 1))
    if len(cuts) > 1 and not _has_verb(reading, *cuts[0]) and reading.text(cuts[0][1] + 1) == ",":
        cuts[:2] = [(cuts[0][0], cuts[1][1])]  # "In late 2014, the board announced": one clause
    return cuts or [(0, max(0, reading.count - 1))]


def _cuts(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    if text == ",":
        return reading.lower(at + 1) in words("context", "clause_openers") or _finite(reading, at + 1)
    return text in (";", ":", "–", "—") or (text == "-" and not reading.touches(at - 1))


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(
        inflect.function_word(reading.text(n)) == "auxiliary"
        or (inflect.ranked_tags(reading.text(n))[:1] in ("D", "Z", "G", "B") and reading.text(n).islower())
        for n in range(first, last + 1)
        if reading.sort(n) == "word"
    )


def _finite(reading: Reading, at: int) -> bool:
    """Does a subject with a finite verb begin at token `at` (within a few tokens)?"""
    if at >= reading.count:
        return False
    if inflect.function_word(reading.text(at)) not in ("pronoun", "determiner") and not reading.text(at)[:1].isupper():
        return False
    for n in range(at, min(at + REACH, reading.count)):
        text = reading.text(n)
        if text in (",", ";", ".") or reading.lower(n) in ("of", "including"):
            return False
        if n > at and inflect.function_word(text) == "auxiliary":
            return True
        verb = inflect.ranked_tags(text)[:1] in ("D", "Z") and inflect.function_word(text) is None
        if n > at and verb and text.islower():
            return True
    return False


@functools.lru_cache(maxsize=65_536)
def _content(text: str, lower: str) -> str | None:
    if len(text) < 3 or inflect.function_word(text) is not None:
        return None
    if inflect.ranked_tags(text)[:1] in ("Z", "D", "G", "B"):
        return inflect.verb_lemma(text) or lower
    return inflect.singular(text).lower()
