"""A line of prose to sentences: "Dr. Hale came at 8 p.m. He left." is two, and no abbreviation ends one."""

from __future__ import annotations

from collections.abc import Iterator

from checker import pattern
from checker.lexicon.lists import words

MAX_SENTENCE = 4_000  # characters; what is longer is cut at a blank, so that cost stays linear
LIVED = ("b", "d", "r", "fl")  # born, died, reigned, flourished: before a year
MAX_WORD = 20  # characters: a longer one is no abbreviation
BLANKS = " \t\r\n\f\u00a0\ufeff"

_END = pattern.later(
    "sentence end",
    r"""[.!?…。！？]{1,5} ["'”’»)\]*_]{0,4}
        (?: (?= \s ) \s{1,400} (?= ["'“‘«(\[*_]{0,3} [\p{Lu}\p{Lo}\d] ) | \s{0,400} $ )""",
)
_LAST_WORD = pattern.later("word before a stop", r"(?: [^\W\d_] \. ){0,8} [^\W_]{1,20} $")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of `text[start:end]`, trimmed, none longer than the limit."""
    first = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop - first <= MAX_SENTENCE and _abbreviated(text, first, match.start(), stop, end):
            continue
        yield from _chunks(text, first, stop)
        first = stop
    yield from _chunks(text, first, end)


def trim(text: str, start: int, end: int, blanks: str = BLANKS) -> tuple[int, int]:
    """The span without blanks at its ends; empty (start == end) where nothing else is there."""
    while start < end and text[start] in blanks:
        start += 1
    while end > start and text[end - 1] in blanks:
        end -= 1
    return start, end


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces that keep to the limit; none for blanks alone."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        first, last = trim(text, start, cut)
        if first < last:
            yield first, last
        start = cut
    start, end = trim(text, start, end)
    if start < end:
        yield start, end


def _word_before(text: str, first: int, stop: int) -> str:
    """The word that ends at `stop`, with initials before it; "" where there is none."""
    piece = text[text.rfind(" ", first, stop) + 1 : stop] if text.find(" ", first, stop) >= 0 else ""
    if piece.isalpha() and len(piece) <= MAX_WORD:  # mostly
        return piece
    word = _LAST_WORD.search(text, first, stop)
    return word.group() if word is not None else ""


def _abbreviated(text: str, first: int, stop: int, after: int, end: int) -> bool:
    """Does the stop at `stop` belong to an abbreviation or an initial rather than end the sentence?"""
    if text[stop] != "." or after >= end:
        return False
    word = _word_before(text, max(first, stop - 24), stop)
    lower = word.lower()
    if lower in LIVED and text[after : after + 1].isdigit():
        return True  # Ann Lee (b. 1971)
    if len(lower) == 1 and word.isupper():
        return text[after - 1].isspace() and lower != "i"
    if lower not in words("text", "abbreviations"):
        return False
    following = text[after : after + 24].split(" ")[0].lower()
    return lower not in words("text", "closing") or following not in words("text", "openers")
