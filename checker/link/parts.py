"""A document, or a section that speaks from a day of its own, as the unit whose figures are compared.

What two parts must have in common before their numbers are looked at is decided here, from the text alone: results
for one pair never depend on which other files are scanned with it, so there are no corpus frequencies.
"""

from __future__ import annotations

import bisect
import datetime
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from checker import pattern
from checker.link.names import Names, names
from checker.link.words import common, lemmas
from checker.model.document import Block, Document, Sentence, Span
from checker.text.inflect import function_word, is_known, singular

MAX_TITLE = 140  # characters; a first line that is longer is prose
FOCUS_SENTENCES = 2  # what a text is about stands in its title and its first sentences

_WORD = pattern.compile("content word", r"[^\W\d_]{3,40}")
_TITLE_TOKEN = pattern.compile("title token", r"\d+ | [^\W\d_]+")

_PROFILE_BLOCKS = frozenset({Block.PROSE, Block.ITEM, Block.HEADING, Block.CELL})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What linking needs to know of one section. `day` is a day ordinal or None; `words` weights by lemma."""

    document: str
    section: int
    span: Span
    day: int | None
    words: Mapping[str, float]
    norm: float
    names: Names
    title: tuple[str, ...]  # lower-cased words and numerals of the title line
    focus: tuple[tuple[str, ...], ...]  # names of the title and the first sentences
    paragraphs: Mapping[int, tuple[Sentence, ...]]

    def before(self, span: Span, paragraph: int) -> Sentence | None:
        """The sentence just before `span` in its paragraph, or None."""
        found = self.paragraphs.get(paragraph, ())
        index = bisect.bisect_right(found, span.start - 1, key=lambda sentence: sentence.span.start)
        return found[index - 1] if index else None

    @property
    def key(self) -> tuple[str, int]:
        """Document and section: the identity of the part."""
        return self.document, self.section


def parts(document: Document, days: Mapping[int, str] | None = None) -> tuple[Part, ...]:
    """The parts of one document, in order. A document without sections is one part.

    `days` gives the ISO day of a section (by number) whose own `day` is empty.
    """
    spans = [(section.span, section.day) for section in document.sections] or [(Span(0, len(document.text)), None)]
    sentences: list[list[Sentence]] = [[] for _ in spans]
    for sentence in document.sentences:
        sentences[min(sentence.section, len(spans) - 1)].append(sentence)
    return tuple(
        _part(document, number, span, day or (days or {}).get(number), tuple(sentences[number]))
        for number, (span, day) in enumerate(spans)
    )


def _part(document: Document, number: int, span: Span, day: str | None, sentences: tuple[Sentence, ...]) -> Part:
    text = document.text
    counted: Counter[str] = Counter()
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group().lower()
        if function_word(word) is None:
            counted[common(singular(word))] += 1
    words = {word: 1 + math.log(number) for word, number in counted.items()}
    norm = math.sqrt(sum(weight * weight for weight in words.values()))
    found = names(text, span.start, span.end)
    title, opening = _opening(text, sentences)
    lines = _TITLE_TOKEN.finditer(text, *title) if title else ()
    focus = tuple(dict.fromkeys(name.words for stretch in opening for name in found.within(stretch)))
    day_number = datetime.date.fromisoformat(day).toordinal() if day else None
    return Part(
        document.path, number, span, day_number, words, norm, found,
        tuple(match.group().lower() for match in lines), focus,
        {key: tuple(group) for key, group in groupby(sentences, key=lambda sentence: sentence.paragraph)},
    )  # fmt: skip


def _opening(text: str, sentences: tuple[Sentence, ...]) -> tuple[Span | None, list[Span]]:
    """The title, if there is one, and the stretches that say what the part is about."""
    told = [sentence for sentence in sentences if sentence.block in _PROFILE_BLOCKS]
    title = next((sentence.span for sentence in told[:3] if sentence.block is Block.HEADING), None)
    if title is None and told:
        first = told[0].span
        if first.end - first.start <= MAX_TITLE and text[first.end - 1] not in ".!?\"”" and len(told) > 1:
            title = first
    prose = [s.span for s in told if s.block is Block.PROSE and s.span != title][:FOCUS_SENTENCES]
    return title, ([title] if title else []) + prose


def cosine(a: Part, b: Part) -> float:
    """How much of their words two parts share, 0 to 1; sublinear term frequency, function words left out."""
    short, long = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    return sum(weight * long.get(word, 0.0) for word, weight in short.items()) / ((a.norm * b.norm) or 1.0)


def shared_focus(a: Part, b: Part) -> tuple[str, ...]:
    """Names that one part opens with and the other knows: whole, or a word of one that is no English word."""
    shared = _known(a.focus, b.names) | _known(b.focus, a.names)
    return tuple(sorted(shared - lemmas("titles")))


def _known(focus: tuple[tuple[str, ...], ...], other: Names) -> set[str]:
    whole = {" ".join(phrase) for phrase in focus if phrase in other.phrases}
    return whole | {word for phrase in focus for word in phrase if word in other.tokens and not is_known(word)}
