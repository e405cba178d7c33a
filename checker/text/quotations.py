"""Text between quotation marks, within one paragraph each: an unclosed mark reaches its paragraph's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import pattern
from checker.model.document import Sentence, Span

_MARK = pattern.later("quotation mark", r"[“”«»\"]")
_OPENING, _CLOSING = "“«", "”»"


def quotations(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield the spans of quotations, marks included, in order."""
    at = 0
    while at < len(sentences):
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[at].paragraph:
            last += 1
        yield from _in_paragraph(text, sentences[at].span.start, sentences[last].span.end)
        at = last + 1


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    opened = -1
    for match in _MARK.finditer(text, start, end):
        mark, offset = match.group(), match.start()
        if opened >= 0:
            if mark not in _OPENING:
                yield Span(opened, offset + 1)
                opened = -1
        elif mark in _OPENING or (mark == '"' and not text[offset - 1 : offset].isdigit()):  # not 12" (inches)
            opened = offset
    if opened >= 0:
        yield Span(opened, end)
