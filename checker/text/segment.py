"""Text to sections, blocks and sentences: "Source: The Gazette, 4 May 2013" ends a section and dates it.

A line is a heading, a list item, a table row, a source line, a dateline, or prose; prose is cut into sentences.
Nothing is rewritten: every part is a span. Cost is linear in the text.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from checker import pattern
from checker.lexicon.lists import words
from checker.model.document import Block, Document, Section, Sentence, Span
from checker.model.record import record
from checker.text import inflect
from checker.text.language import english
from checker.text.quotations import quotations
from checker.text.sentences import BLANKS, sentences, trim
from checker.text.tokens import tokenize

MAX_HEADING = 160  # characters
MAX_SOURCE = 240
TOLD = 6  # tokens behind a date within which a verb makes the line a sentence
LONG = 40  # sentences: what is one line of more is no paragraph that anybody meant, and is cut into such
MIN_WRAPPED = 40  # a shorter line is no line that was wrapped
OPENING_LINES = 12  # of a document, in which a dateline is looked for
LONGEST_MARKER = 6  # characters of a list marker that begins with a letter or figure: "viii) "
MAX_LINE = 20_000  # characters of a line in which a table row is looked for

_FENCE = pattern.later("code fence", r"[ ]{0,3} (?: ```|~~~ )")
_FENCE_STARTS = (" ", "`", "~")
_BREAK = pattern.later(
    "section break",
    r"\f | [ \t]{0,40} (?: (?: \*[ \t]* ){3,80} | (?: -[ \t]* ){3,80} | (?: _[ \t]* ){3,80} | ={3,80} ) [ \t]* $",
)
_ROW = pattern.later("table row", r"[ \t]{0,40} \| .* \| [ \t]* $")
_RULE_ROW = pattern.later("table rule", r"[ \t]* \|? [ \t:|-]* -- [ \t:|-]* $")
_HEADING = pattern.later("markdown heading", r"[ ]{0,3} \#{1,6} [ \t]+ (?= \S )")
_ITEM = pattern.later(
    "list marker",
    r"""[ \t]{0,40} (?: [-*+•▪◦‣] [ \t]+ (?= \S )
      | \(? (?: \d{1,3} | [a-z] | [ivx]{1,4} ) [.)] [ \t]+ (?= \S ) )""",
)
_MASK = pattern.later(
    "not prose",
    r"""(?: https?:// | ftp:// | www\. ) [^\s<>\"]{1,2000}
      | (?<! [\w.+-] ) [\w.+-]{1,64} @ [\w-]{1,64} (?: \. [\w-]{1,64} ){1,4}
      | ` [^`\n]{1,200} `""",
)
_SIGN = re.compile(r"://|[@`]|www\.", re.IGNORECASE)
_DATED = re.compile(r"\d{4}|\d[./]\d\d?[./]\d\d")  # without which a line holds no dateline
_YEAR = pattern.later("year", r"(?<!\d) (?: 1[5-9] | 20 ) \d\d (?!\d)")


class _Line(NamedTuple):
    """A line without its end; `sort` is "", "blank", "break", "heading", "item" or "row"."""

    start: int
    end: int
    sort: str


@functools.cache
def _finite() -> pattern.Pattern:
    return pattern.compile("finite verb", pattern.words(*words("text", "finite")))


@functools.cache
def _source_line() -> pattern.Pattern:
    starts = pattern.alternation(words("text", "source"))
    return pattern.compile("source line", rf"[\s*_(\[]{{0,6}} {starts} [*_]{{0,2}} \s{{0,3}} [:：] \s*")


@functools.cache
def _dateline() -> pattern.Pattern:
    starts, months = pattern.alternation(words("text", "dateline")), pattern.alternation(words("text", "months"))
    date = rf"""(?P<date> \d{{4}}-\d\d-\d\d
      | \d{{1,2}} [./] \d{{1,2}} [./] \d{{2,4}}
      | {months} \.? \s+ \d{{1,2}} (?: st|nd|rd|th )? ,? \s+ \d{{4}}
      | \d{{1,2}} (?: st|nd|rd|th )? \s+ {months} \.? ,? \s+ \d{{4}} )"""
    place = r"[^\W\d_] [^\n:.!?]{0,60}? [,(\s] \s{0,2}"
    lead = rf"(?: (?: {starts} \b \W{{0,4}} | {place} )? (?: on \s+ )? )"
    return pattern.compile("dateline", rf"[\s*_(\[\#]{{0,6}} {lead} {date}")


@record
class _Draft:
    """A document under way."""

    text: str
    lines: list[_Line] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    masks: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # offsets at which a new section starts
    paragraph: int = 0
    section: int = 0
    table: int = -1
    row: int = -1

    def add(self, start: int, end: int, block: Block, column: int = -1) -> None:
        """Take in one sentence."""
        row, table = (self.row, self.table) if block is Block.CELL else (-1, -1)
        self.sentences.append(Sentence(Span(start, end), block, self.paragraph, self.section, row, column, table))

    def alone(self, start: int, end: int, block: Block) -> None:
        """Take in one sentence that is a paragraph."""
        self.paragraph += 1
        self.add(start, end, block)
        self.paragraph += 1

    def new_section(self, at: int) -> None:
        """What follows offset `at` is another section."""
        self.section += 1
        self.paragraph += 1
        self.breaks.append(at)

    def sort(self, index: int) -> str:
        """The sort of a line, "blank" outside the text."""
        return self.lines[index].sort if 0 <= index < len(self.lines) else "blank"


def segment(path: str, text: str) -> Document:
    """Cut `text` into sections and sentences. Section days are filled in later, where dates are read."""
    draft = _Draft(text)
    draft.masks.extend(_masks(text))
    _read_lines(draft)
    for index, line in enumerate(draft.lines):
        if line.sort == "row":
            _cells(draft, index)
        else:
            draft.row = -1
            _place(draft, index)
    bounds = [0, *draft.breaks, len(text)]
    spans = [Span(a, b) for a, b in zip(bounds, bounds[1:], strict=False)]
    sections = tuple(Section(span, english=english(text, span)) for span in spans)
    quoted = tuple(quotations(text, draft.sentences))
    return Document(path, text, sections, tuple(draft.sentences), tuple(sorted(draft.masks)), quoted)


def _masks(text: str) -> Iterator[Span]:
    """Yield addresses and code in the lines where a sign of them stands, so that other lines cost next to nothing."""
    if not any(sign in text for sign in ("://", "@", "`")) and "www." not in text.lower():
        return
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = text.rfind("\n", 0, sign.start()) + 1
        done = text.find("\n", sign.end())
        done = len(text) if done < 0 else done
        yield from (Span(*match.span()) for match in _MASK.finditer(text, start, done))


def _read_lines(draft: _Draft) -> None:
    """Sort every line; code between fences is masked and stands as one blank line."""
    text, fenced = draft.text, -1
    end = 0
    while end < len(text):
        start, end = end, text.find("\n", end) + 1 or len(text)
        stop = start + len(text[start:end].rstrip("\r\n"))
        if text[start : start + 1] in _FENCE_STARTS and _FENCE.match(text, start, stop):
            if fenced >= 0:
                draft.masks.append(Span(fenced, stop))
            fenced = start if fenced < 0 else -1
            draft.lines.append(_Line(start, stop, "blank"))
        elif fenced < 0:
            draft.lines.append(_Line(start, stop, _sort(text, start, stop)))
    if fenced >= 0:
        draft.masks.append(Span(fenced, len(text)))


def _sort(text: str, start: int, stop: int) -> str:
    if trim(text, start, stop)[0] == stop or text[start:stop].isspace():
        return "break" if text.find("\f", start, stop) >= 0 else "blank"
    if text[start].isalnum() and not any(mark in text[start + 1 : start + LONGEST_MARKER] for mark in ".)"):
        return ""  # mostly: neither a sign nor "12." nor "iii)" opens the line
    for sort, shape in (("break", _BREAK), ("heading", _HEADING), ("item", _ITEM)):
        if shape.match(text, start, stop):
            return sort
    return "row" if stop - start <= MAX_LINE and _ROW.match(text, start, stop) else ""


def _place(draft: _Draft, index: int) -> None:
    """Put the sentences of a line that is no table row into the draft."""
    line = draft.lines[index]
    if line.sort in ("blank", "break"):
        draft.paragraph += 1
        if line.sort == "break" and draft.sentences:
            draft.new_section(line.end)
        return
    marker = {"heading": _HEADING, "item": _ITEM}.get(line.sort)
    match = marker.match(draft.text, line.start, line.end) if marker else None
    body, end = trim(draft.text, match.end() if match else line.start, line.end)
    if line.sort == "item":
        draft.masks.append(Span(line.start, body))
    if body == end:
        return
    if _is_source(draft, line, body, end):
        draft.paragraph += 1
        draft.add(body, end, Block.SOURCE)
        if not _source_follows(draft, index):
            draft.new_section(end)
        return
    if not _joins(draft, index):
        draft.paragraph += 1
    block = _block(draft, index, body, end)
    if block in (Block.HEADING, Block.DATELINE):
        draft.alone(body, end, block)
        return
    for number, (first, last) in enumerate(sentences(draft.text, body, end), start=1):
        draft.add(first, last, block)
        draft.paragraph += number % LONG == 0


def _is_source(draft: _Draft, line: _Line, body: int, end: int) -> bool:
    """A line that names its source, or a numbered reference such as "1. The Gazette, May 4, 2013"."""
    text = draft.text
    if end - body > MAX_SOURCE or not _YEAR.search(text, body, end):
        return False
    if _source_line().match(text, body, end):
        return True
    numbered = line.sort == "item" and text[line.start : body].strip(" \t.()").isdigit()
    return numbered and not _finite().search(text, body, end) and bool(_YEAR.search(text, max(body, end - 6), end))


def _source_follows(draft: _Draft, index: int) -> bool:
    """Does the next line that is not blank go on listing sources?"""
    for line in draft.lines[index + 1 : index + 3]:
        if line.sort != "blank":
            body, stop = trim(draft.text, line.start, line.end)
            source = _source_line().match(draft.text, body, stop)
            return bool(source) or line.sort == draft.lines[index].sort == "item"
    return False


def _joins(draft: _Draft, index: int) -> bool:
    """Is this line the wrapped continuation of the one before it?"""
    if draft.lines[index].sort or index == 0:
        return False
    before = draft.lines[index - 1]
    if before.sort not in ("", "item") or before.end - before.start < MIN_WRAPPED:
        return False
    return draft.text[before.end - 1] not in '.!?:”"'


def _block(draft: _Draft, index: int, body: int, end: int) -> Block:
    text, sort = draft.text, draft.lines[index].sort
    if sort in ("heading", "item"):
        return Block.HEADING if sort == "heading" else Block.ITEM
    if index < OPENING_LINES and end - body <= MAX_SOURCE and _is_dateline(text, body, end):
        return Block.DATELINE
    titled = text[body].isupper() or text[body].isdigit()
    if end - body > MAX_HEADING or not titled or text[end - 1] in '.,;:!…”"':
        return Block.PROSE
    alone = draft.sort(index + 1) in ("blank", "break", "item", "row")
    first = draft.sort(index - 1) in ("blank", "break", "row") or not draft.sentences
    return Block.HEADING if alone and first else Block.PROSE


def _is_dateline(text: str, body: int, end: int) -> bool:
    """A line that opens with a date, behind names and words such as "updated" alone: "Dunedin, 8 August 2018"."""
    match = _dateline().match(text, body, end) if _DATED.search(text, body, end) else None
    if match is None or _finite().search(text, body, end):
        return False
    before = (token for token in tokenize(text, body, match.start("date")) if token.sort == "word")
    known = words("text", "dateline") | words("text", "dateline_links")
    if not all(token.capital or token.lower in known for token in before):
        return False
    parts = list(itertools.islice(sentences(text, match.end("date"), end), 3))
    if any(_told(text, *part) for part in parts[1:] if len(parts) > 1):
        return False  # "14 February 2020. The bank met. It closed 22 branches."
    following = itertools.islice(tokenize(text, match.end("date"), end), TOLD)
    return not any(one.sort == "word" and not one.capital and _is_verb(one.lower) for one in following)


def _told(text: str, first: int, last: int) -> bool:
    """Is this piece of a line a sentence: does it have a verb in lower case?"""
    return any(one.sort == "word" and not one.capital and _is_verb(one.lower) for one in tokenize(text, first, last))


def _is_verb(word: str) -> bool:
    """A past or third-person form first of all: "On 3 May 2016 the lock | froze" is a sentence."""
    return inflect.ranked_tags(word)[:1] in ("D", "Z") and inflect.function_word(word) is None


def _cells(draft: _Draft, index: int) -> None:
    """Put the cells of a table row into the draft; the rule under the header is left out."""
    text, line = draft.text, draft.lines[index]
    if draft.sort(index - 1) != "row":
        draft.table += 1
        draft.row = -1
        draft.paragraph += 1
    if _RULE_ROW.match(text, line.start, line.end):
        return
    draft.row += 1
    at, column = text.index("|", line.start) + 1, 0
    while (bar := text.find("|", at, line.end)) >= 0:
        first, last = trim(text, at, bar, BLANKS + "*_`")
        if first < last:
            draft.add(first, last, Block.CELL, column)
        at, column = bar + 1, column + 1
