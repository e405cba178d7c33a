"""A document, or a section that speaks from a day of its own, as the unit whose figures are compared.

What is read here comes from the one text alone: results for a pair never depend on which other files are scanned with
it, so there are no corpus frequencies.
"""

from __future__ import annotations

import bisect
import datetime
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker import pattern
from checker.link.names import Names, names
from checker.link.words import common, empty, lemmas
from checker.model.document import Block, Document, Sentence, Span
from checker.text.inflect import function_word, is_known, singular

MAX_TITLE = 140  # characters; a first line that is longer is prose
MAX_DATELINE = 60  # characters; a longer one tells more than place and day
MAX_KEYS = 40  # names of a part that others are looked up by
FOCUS_SENTENCES = 2  # what a text is about stands in its title and its first sentences

_WORD = pattern.compile("content word", r"[^\W\d_]{3,40}")
_ENTRY = pattern.compile("entry of a list", r": \s* [^\s\w]? \d")
_TITLE_TOKEN = pattern.compile("title token", r"\d+ | [^\W\d_]+")

_PROFILE_BLOCKS = frozenset({Block.PROSE, Block.ITEM, Block.HEADING, Block.CELL})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What linking needs to know of one section. `day` is a day ordinal or None."""

    key: tuple[str, int]  # document and section: the identity of the part
    span: Span
    text: str  # of the whole document
    day: int | None
    names: Names
    opening: tuple[tuple[str, ...], ...]  # lower-cased words and numerals of the title and the first sentences
    focus: tuple[tuple[str, ...], ...]  # names of the title and the first sentences
    paragraphs: Mapping[int, tuple[Sentence, ...]]
    titles: Mapping[int, int]  # where a heading that says what follows begins, and where what it heads ends

    def heads(self, title: int, offset: int) -> bool:
        """Does the heading that begins at `title` say what stands at `offset`?"""
        return title < offset < self.titles.get(title, 0)

    def is_title(self, offset: int) -> bool:
        """True for the beginning of the heading of the whole part."""
        return self.titles.get(offset) == self.span.end and offset == min(self.titles)

    def before(self, span: Span, paragraph: int) -> Sentence | None:
        """The sentence just before `span` in its paragraph, or None."""
        found = self.paragraphs.get(paragraph, ())
        index = bisect.bisect_right(found, span.start - 1, key=lambda sentence: sentence.span.start)
        return found[index - 1] if index else None


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
    found = names(text, span.start, span.end)
    opening = _opening(text, sentences)
    lines = (
        tuple(sys.intern(match.group().lower()) for match in _TITLE_TOKEN.finditer(text, *span)) for span in opening
    )
    focus = tuple(dict.fromkeys(name.words for stretch in opening for name in found.within(stretch)))
    day_number = datetime.date.fromisoformat(day).toordinal() if day else None
    return Part(
        (document.path, number), span, text, day_number, found,
        tuple(lines), focus,
        {key: tuple(group) for key, group in groupby(sentences, key=lambda sentence: sentence.paragraph)},
        _titles(text, span, sentences),
    )  # fmt: skip


def _titles(text: str, span: Span, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Headings that say what follows, with the end of what they head; the first one heads the whole part.

    A short line among short lines is a line of a list or a telegram, not a heading, unless it is marked as one.
    """
    found: list[int] = []
    first = next((s.span.start for s in sentences if s.block in _PROFILE_BLOCKS), -1)
    for n, sentence in enumerate(sentences):
        if sentence.block is not Block.HEADING:
            continue
        at = sentence.span.start
        entry = _ENTRY.search(text, *sentence.span)
        beside = (sentences[m].block for m in (n - 1, n + 1) if 0 <= m < len(sentences))
        if at == first or "#" in text[text.rfind("\n", 0, at) + 1 : at] or not (entry or Block.HEADING in beside):
            found.append(at)
    ends = [*found[1:], span.end] if found else []
    titles = dict(zip(found, ends, strict=True))
    return titles | {first: span.end} if first in titles else titles


def _opening(text: str, sentences: tuple[Sentence, ...]) -> list[Span]:
    """The title, if there is one, and the first sentences: they say what the part is about."""
    told = [sentence for sentence in sentences if sentence.block in _PROFILE_BLOCKS or _told(sentence)]
    title = next((sentence.span for sentence in told[:3] if sentence.block is Block.HEADING), None)
    if title is None and told:
        first = told[0].span
        if first.end - first.start <= MAX_TITLE and text[first.end - 1] not in '.!?"”' and len(told) > 1:
            title = first
    prose = [s.span for s in told if (s.block is Block.PROSE or _told(s)) and s.span != title][:FOCUS_SENTENCES]
    return ([title] if title else []) + prose


def _told(sentence: Sentence) -> bool:
    """True for a dateline that goes on to tell something: "ORM, 3 June 2014 - The choir of Orm sang ..."."""
    return sentence.block is Block.DATELINE and sentence.span.end - sentence.span.start > MAX_DATELINE


def part_keys(part: Part) -> tuple[str, ...]:
    """What a part is looked up by: names that are no English words, names of two words, content words of its opening.

    Sorted; at most `MAX_KEYS` names, those that come first in the text.
    """
    found: dict[str, None] = {}
    for phrase in (*part.focus, *(name.words for name in part.names.found)):
        tokens = tuple(word for word in phrase if word not in lemmas("titles") and function_word(word) is None)
        found.update((token, None) for token in tokens if not is_known(token))
        if len(tokens) > 1:
            found[sys.intern(" ".join(tokens))] = None
        if len(found) >= MAX_KEYS:
            break
    words = (common(singular(word)).lower() for line in part.opening for word in line if not word.isdigit())
    return tuple(
        sorted(
            {*list(found)[:MAX_KEYS], *(sys.intern(f"~{word}") for word in words if len(word) > 3 and not empty(word))}
        )
    )


def profile(part: Part) -> Mapping[str, float]:
    """The words of a part with weights of unit length: sublinear term frequency, function words left out."""
    counted: Counter[str] = Counter()
    for match in _WORD.finditer(part.text, *part.span):
        word = match.group().lower()
        if function_word(word) is None:
            counted[common(singular(word))] += 1
    words = {word: 1 + math.log(number) for word, number in counted.items()}
    norm = math.sqrt(sum(weight * weight for weight in words.values()))
    return {word: weight / norm for word, weight in words.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How much of their words two profiles share, 0 to 1."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * long.get(word, 0.0) for word, weight in short.items())


def shared_focus(a: Part, b: Part) -> tuple[str, ...]:
    """Names that one part opens with and the other knows: whole, or a word of one that is no English word."""
    shared = _known(a.focus, b.names) | _known(b.focus, a.names)
    return tuple(sorted(shared - lemmas("titles")))


def _known(focus: tuple[tuple[str, ...], ...], other: Names) -> set[str]:
    whole = {" ".join(phrase) for phrase in focus if phrase in other.phrases}
    return whole | {word for phrase in focus for word in phrase if word in other.tokens and not is_known(word)}
