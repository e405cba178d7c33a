"""Text to sections, blocks and sentences: "Source: The Gazette, 4 May 2013" ends a section and dates it.

A line is a heading, a list item, a table row, a source line, a dateline, or prose; prose is cut into sentences.
Nothing is rewritten: every part is a span. Cost is linear in the text.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker import lexicon, pattern
from checker.model.document import Block, Document, Section, Sentence, Span

MAX_HEADING = 160  # characters
MAX_SOURCE = 240
MAX_SENTENCE = 4_000  # a "sentence" longer than this is cut at a blank, so that cost stays linear

_LINE = pattern.compile("line", r"[^\n]*\n?")
_BREAK = pattern.compile(
    "section break", r"\f | [ \t]* (?: (?:\*[ \t]*){3,} | (?:-[ \t]*){3,} | (?:_[ \t]*){3,} | (?:={3,}) ) [ \t]* $"
)
_HEADING = pattern.compile("markdown heading", r"[ ]{0,3} \#{1,6} [ \t]+ (?=\S)")
_ITEM = pattern.compile(
    "list marker", r"[ \t]* (?: [-*+•▪◦‣] [ \t]+ (?=\S) | \(? (?: \d{1,3} | [a-z] | [ivx]{1,4} ) [.)] [ \t]+ (?=\S) )"
)
_ROW = pattern.compile("table row", r"[ \t]* \| .* \| [ \t]* $")
_RULE_ROW = pattern.compile("table rule", r"[ \t]* \|? [ \t:|-]* -- [ \t:|-]* $")
_FENCE = pattern.compile("code fence", r"[ ]{0,3} (?: ```|~~~ )")
_MASK = pattern.compile(
    "not prose",
    r"(?: https?:// | ftp:// | www\. ) [^\s<>\"]{1,2000} | [\w.+-]{1,64} @ [\w-]{1,64} (?: \. [\w-]{1,64} ){1,4} | ` [^`\n]{1,200} `",
)
_END = pattern.compile(
    "sentence end",
    r"""[.!?…。！？]{1,5} ["'”’»)\]*_]{0,4} (?: (?=\s) \s+ (?=["'“‘«(\[*_]{0,3} [\p{Lu}\p{Lo}\d]) | \s*$ )""",
)
_LAST_WORD = pattern.compile("word before a stop", r"(?: [^\W\d_] \. )* [^\W_]{1,20} $")
_YEAR = pattern.compile("year", r"(?<!\d) (?: 1[5-9] | 20 ) \d\d (?!\d)")
_FINITE = pattern.compile(
    "finite verb",
    r"(?<!\w) (?: is | are | was | were | has | have | had | will | would | can | could | said | says | did | do ) (?!\w)",
)


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("text")[name])


@functools.cache
def _source_line() -> pattern.Pattern:
    starts = pattern.alternation(_words("source"))
    return pattern.compile("source line", rf"[\s*_(\[]{{0,6}} {starts} [*_]{{0,2}} \s{{0,3}} [:：] \s*")


@functools.cache
def _dateline() -> pattern.Pattern:
    starts, months = pattern.alternation(_words("dateline")), pattern.alternation(_words("months"))
    date = rf"(?: \d{{4}}-\d\d-\d\d | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}} | {months}\.? \s+ \d{{1,2}} (?:st|nd|rd|th)? ,? \s+ \d{{4}} | \d{{1,2}} (?:st|nd|rd|th)? \s+ {months}\.? ,? \s+ \d{{4}} )"
    return pattern.compile(
        "dateline",
        rf"[\s*_(\[#]{{0,6}} (?: (?: {starts} \b \W{{0,4}} | [^\W\d_][^\n:.!?]{{0,60}}? [,(\s] \s{{0,2}} )? (?: on \s+ )? {date} )",
    )


@dataclass(slots=True)
class _Draft:
    sentences: list[Sentence] = field(default_factory=list)
    masks: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # offsets at which a new section starts
    paragraph: int = 0
    section: int = 0
    table: int = -1
    row: int = -1

    def add(self, start: int, end: int, block: Block, column: int = -1) -> None:
        """Take in one sentence, blanks at its ends left out."""
        row, table = (self.row, self.table) if block is Block.CELL else (-1, -1)
        self.sentences.append(Sentence(Span(start, end), block, self.paragraph, self.section, row, column, table))


def segment(path: str, text: str) -> Document:
    """Cut `text` into sections and sentences. Section days are filled in later, where dates are read."""
    draft = _Draft()
    draft.masks.extend(Span(*match.span()) for match in _MASK.finditer(text))
    lines = _lines(text, draft)
    for index, (start, end, block) in enumerate(lines):
        _place(text, lines, index, start, end, block, draft)
    bounds = [0, *draft.breaks, len(text)]
    sections = tuple(Section(Span(a, b)) for a, b in zip(bounds, bounds[1:], strict=False))
    return Document(
        path, text, sections, tuple(draft.sentences), tuple(draft.masks), tuple(_quotations(text, draft.sentences))
    )


def _lines(text: str, draft: _Draft) -> list[tuple[int, int, str]]:
    """Every line that is no code as (start, end, sort); sort is "", "blank", "break", "heading", "item" or "row"."""
    made: list[tuple[int, int, str]] = []
    fenced = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        stop = start + len(match.group().rstrip("\r\n"))
        if _FENCE.match(text, start, stop):
            if fenced < 0:
                fenced = start
            else:
                draft.masks.append(Span(fenced, stop))
                fenced = -1
            made.append((start, stop, "blank"))
        elif fenced < 0:
            made.append((start, stop, _sort(text, start, stop)))
    if fenced >= 0:
        draft.masks.append(Span(fenced, len(text)))
    return made


def _sort(text: str, start: int, stop: int) -> str:
    if not text[start:stop].strip():
        return "break" if "\f" in text[start:stop] else "blank"
    for sort, shape in (("break", _BREAK), ("row", _ROW), ("heading", _HEADING), ("item", _ITEM)):
        if shape.match(text, start, stop):
            return sort
    return ""


def _place(
    text: str, lines: list[tuple[int, int, str]], index: int, start: int, end: int, sort: str, draft: _Draft
) -> None:
    if sort == "row":
        _cells(text, lines, index, start, end, draft)
        return
    draft.row = -1
    if sort in ("blank", "break"):
        draft.paragraph += 1
        if sort == "break" and draft.sentences:
            _new_section(end, draft)
        return
    marker = {"heading": _HEADING, "item": _ITEM}.get(sort)
    match = marker.match(text, start, end) if marker else None
    body = match.end() if match else start
    if sort == "item":
        draft.masks.append(Span(start, body))
    body, end = _trim(text, body, end)
    if _is_source(text, start, body, end, sort):
        draft.paragraph += 1
        draft.add(body, end, Block.SOURCE)
        if not _source_follows(text, lines, index):
            _new_section(end, draft)
        return
    if not _joins(text, lines, index, sort):
        draft.paragraph += 1
    block = _block(text, lines, index, body, end, sort, draft)
    if block in (Block.HEADING, Block.DATELINE):
        draft.paragraph += 1
        draft.add(body, end, block)
        draft.paragraph += 1
        return
    for first, last in _sentences(text, body, end):
        draft.add(first, last, block)


def _new_section(end: int, draft: _Draft) -> None:
    draft.section += 1
    draft.paragraph += 1
    draft.breaks.append(end)


def _is_source(text: str, start: int, body: int, end: int, sort: str) -> bool:
    """A line that names its source, or a numbered reference such as "1. The Gazette, May 4, 2013"."""
    if end - body > MAX_SOURCE or not _YEAR.search(text, body, end):
        return False
    if _source_line().match(text, body, end):
        return True
    numbered = sort == "item" and text[start:body].strip(" \t.()").isdigit()
    return numbered and not _FINITE.search(text, body, end) and bool(_YEAR.search(text, max(body, end - 6), end))


def _source_follows(text: str, lines: list[tuple[int, int, str]], index: int) -> bool:
    """Does the next line that is not blank go on listing sources?"""
    own_sort = lines[index][2]
    for start, end, sort in lines[index + 1 : index + 3]:
        if sort == "blank":
            continue
        body, stop = _trim(text, start, end)
        return bool(_source_line().match(text, body, stop)) or (sort == own_sort == "item")
    return False


def _joins(text: str, lines: list[tuple[int, int, str]], index: int, sort: str) -> bool:
    """Is this line the wrapped continuation of the one before it?"""
    if sort or index == 0:
        return False
    start, end, before = lines[index - 1]
    if before not in ("", "item") or end - start < 40:
        return False
    return text[:end][-1:] not in '.!?:”"' if end <= len(text) else False


def _block(
    text: str, lines: list[tuple[int, int, str]], index: int, body: int, end: int, sort: str, draft: _Draft
) -> Block:
    if sort == "heading":
        return Block.HEADING
    if sort == "item":
        return Block.ITEM
    dated = index < 12 and end - body <= MAX_SOURCE and _dateline().match(text, body, end)
    if dated and not _FINITE.search(text, body, end):
        return Block.DATELINE
    short = (
        end - body <= MAX_HEADING and text[end - 1] not in '.,;:!…”"' and (text[body].isupper() or text[body].isdigit())
    )
    alone = index + 1 >= len(lines) or lines[index + 1][2] in ("blank", "break", "item", "row")
    first = index == 0 or lines[index - 1][2] in ("blank", "break", "row") or not draft.sentences
    return Block.HEADING if short and alone and first and "\n" not in text[body:end] else Block.PROSE


def _cells(text: str, lines: list[tuple[int, int, str]], index: int, start: int, end: int, draft: _Draft) -> None:
    if index == 0 or lines[index - 1][2] != "row":
        draft.table += 1
        draft.row = -1
        draft.paragraph += 1
    if _RULE_ROW.match(text, start, end):
        return
    draft.row += 1
    at, column = text.index("|", start) + 1, 0
    while at < end:
        bar = text.find("|", at, end)
        if bar < 0:
            break
        first, last = _trim(text, at, bar, extra="*_` ")
        if first < last:
            draft.add(first, last, Block.CELL, column)
        at, column = bar + 1, column + 1


def _trim(text: str, start: int, end: int, extra: str = "") -> tuple[int, int]:
    blanks = " \t\r\n\f\u00a0\ufeff" + extra
    while start < end and text[start] in blanks:
        start += 1
    while end > start and text[end - 1] in blanks:
        end -= 1
    return start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of one line of prose."""
    first = start
    for match in _END.finditer(text, start, end):
        if match.end() - first > MAX_SENTENCE:
            yield from _chunks(text, first, match.end())
            first = match.end()
        elif not _abbreviated(text, first, match.start(), match.end(), end):
            yield _trim(text, first, match.end())
            first = match.end()
    if first < end:
        yield from _chunks(text, first, end)


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        yield _trim(text, start, cut)
        start = cut
    start, end = _trim(text, start, end)
    if start < end:
        yield start, end


def _abbreviated(text: str, first: int, stop: int, after: int, end: int) -> bool:
    """Does the stop at `stop` belong to an abbreviation or an initial rather than end the sentence?"""
    if text[stop] != "." or after >= end:
        return False
    word = _LAST_WORD.search(text, max(first, stop - 24), stop)
    if word is None:
        return False
    lower = word.group().lower()
    if len(lower) == 1 and word.group().isupper():
        return text[after - 1 : after].isspace() and lower != "i"
    if lower not in _words("abbreviations"):
        return False
    following = text[after : after + 24].split(" ")[0].lower()
    return lower not in _words("closing") or following not in _OPENERS


_OPENERS = frozenset(
    "the a an in on at it he she they we i this that these those but and for from after before when while as there his her "
    "their its our one two three some many most all no not if since by".split()
)


def _quotations(text: str, sentences: list[Sentence]) -> Iterator[Span]:
    """Yield spans between quotation marks, within one paragraph each; an unclosed mark reaches its paragraph's end."""
    at = 0
    while at < len(sentences):
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[at].paragraph:
            last += 1
        yield from _quoted(text, sentences[at].span.start, sentences[last].span.end)
        at = last + 1


_QUOTE = pattern.compile("quotation mark", r"[“”«»\"]")


def _quoted(text: str, start: int, end: int) -> Iterator[Span]:
    opened = -1
    for match in _QUOTE.finditer(text, start, end):
        mark, offset = match.group(), match.start()
        inch = mark == '"' and text[offset - 1 : offset].isdigit()
        if opened < 0:
            if mark in "“«" or (mark == '"' and not inch):
                opened = offset
        elif mark in '”»"':
            yield Span(opened, offset + 1)
            opened = -1
    if opened >= 0:
        yield Span(opened, end)
