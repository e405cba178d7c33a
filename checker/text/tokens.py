"""Tokens of a sentence: "a 38-year-old's £2.4bn" is a · 38 · - · year · - · old · 's · £ · 2.4 · bn.

Reading tokens is most of what a sentence without a figure costs, so they are kept as parallel lists of plain strings
and offsets, what is known of a word is worked out once, and text in everyday characters has a pattern of its own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, KeysView
from itertools import accumulate
from typing import Any, NamedTuple

from checker import pattern
from checker.model.document import Document, Sentence, Span

_TOKEN = pattern.later(
    "token",
    r"""
      (?P<genitive> (?<=\w) ['’] s \b | (?<=s) ['’] (?![\w]) )
    | (?P<number>   (?<![\w.]) \d{1,9} (?: \.\d{1,9} )? e [+-]? \d{1,2} (?!\w)
                  | \d+ (?: [.,'’\u00a0\u2009\u202f] \d+ )* | (?<![\w.]) \. \d+ )
    | (?P<initials> (?<!\w) (?: [^\W\d_\p{Han}] \. ){2,6} )
    | (?P<word>     [^\W\d_\p{Han}]+ (?: ['’] (?!s\b) [^\W\d_\p{Han}]+ )* )
    | (?P<han>      \p{Han} )
    | (?P<glyph>    \p{No} | \p{Nl} )
    | (?P<mark>     [^\s] )
    """,
)
# Characters of which the plain pattern makes the same tokens: printing ASCII, letters of Europe, common marks. Neither
# raised figures nor vulgar fractions are among them, as the standard library takes those for letters.
_PLAIN = r"\t\n\r -~\u00a0£¥§©«®°±·»À-ÖØ-öø-ıĴ-žǍ-ǜ\u2009\u2010-\u2015‘’“”„†•…′″€−"
_ODD = re.compile(rf"[^{_PLAIN}]")
_FIGURE = re.compile(r"\d")
_SPANS = (range(0x80), range(0xA0, 0x100), range(0x2000, 0x2070), (0x20AC, 0x2212))  # where plain text has its marks
_MARKS_TO_BLANKS = {code: " " for span in _SPANS for code in span if not chr(code).isalpha()}
_PLAIN_TOKEN = re.compile(
    r"""\s+
    | [A-Za-z]+ (?! [\w.'’] )                                            # most words
    | (?<=\w) ['’] [sS] \b | (?<=[sS]) ['’] (?!\w)
    | (?<![\w.]) \d{1,9} (?: \.\d{1,9} )? [eE] [+-]? \d{1,2} (?!\w)
    | \d+ (?: [.,'’\u00a0\u2009] \d+ )* | (?<![\w.]) \. \d+
    | (?<!\w) (?: [^\W\d_] \. ){2,6}
    | [^\W\d_]+ (?: ['’] (?! [sS]\b ) [^\W\d_]+ )*
    | \S""",
    re.VERBOSE,
)

HYPHENS = ("-", "‑")  # the second is the one that does not break
APOSTROPHES = ("'", "’")
ARTICLES = frozenset(("a", "an"))
KNOWN = 50_000  # tokens of which sort and lower case are remembered


class Token(NamedTuple):
    """A word, numeral, mark or genitive ending with its offsets in the document."""

    start: int
    end: int
    text: str
    lower: str
    sort: str  # genitive, number, word, han, glyph, mark

    @property
    def capital(self) -> bool:
        """True when the first letter is upper case."""
        return self.text[:1].isupper()


class _Lowers(dict[str, str]):
    """Tokens in lower case, with a straight apostrophe."""

    def __missing__(self, text: str) -> str:
        lower = text.lower().replace("’", "'")
        if len(self) < KNOWN:
            self[text] = lower
        return lower


class _Sorts(dict[str, str]):
    """The sorts of plain tokens; an apostrophe alone is a mark, or at the end of a genitive has to be told apart."""

    def __missing__(self, text: str) -> str:
        first = text[0]
        if first.isdigit() or (first == "." and len(text) > 1):
            sort = "number"
        elif first.isalpha():
            sort = "word"
        else:
            sort = "genitive" if first in APOSTROPHES and len(text) > 1 else "mark"
        if len(self) < KNOWN:
            self[text] = sort
        return sort


class _OrNothing(dict[int, str]):
    """Strings by number, the empty one for all other numbers."""

    def __missing__(self, index: int) -> str:
        return ""


_LOWERS, _SORTS = _Lowers(), _Sorts()

Lists = tuple[list[str], list[str], list[int], list[int]]  # texts, sorts, starts, ends


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order."""
    texts, sorts, starts, ends = _lists(text, start, end)
    return map(Token, starts, ends, texts, map(_LOWERS.__getitem__, texts), sorts)


def _lists(text: str, start: int, end: int) -> Lists:
    pieces = _pieces(text, start, end)
    return _lists_of_any(text, start, end) if pieces is None else _lists_of_plain(text, start, end, pieces)


def _pieces(text: str, start: int, end: int) -> list[str] | None:
    """Tokens with the blanks between them, so that lengths alone tell the offsets; None for text that is not plain."""
    if _ODD.search(text, max(0, start - 1), end):
        return None
    return _PLAIN_TOKEN.findall(text, start, end)


def _lists_of_plain(text: str, start: int, end: int, pieces: list[str]) -> Lists:
    offsets = list(accumulate(map(len, pieces), initial=start))
    kept = [n for n, piece in enumerate(pieces) if not piece.isspace()]
    texts = [pieces[n] for n in kept]
    sorts = list(map(_SORTS.__getitem__, texts))
    starts = [offsets[n] for n in kept]
    ends = [offsets[n + 1] for n in kept]
    for apostrophe in APOSTROPHES:
        if apostrophe in texts:
            for n, token in enumerate(texts):
                if token == apostrophe and _closes_genitive(text, starts[n], end):
                    sorts[n] = "genitive"
    return texts, sorts, starts, ends


def _closes_genitive(text: str, at: int, end: int) -> bool:
    """ "the farmers' union": an apostrophe behind an s, and before no letter."""
    following = text[at + 1 : at + 2] if at + 1 < end else ""
    return text[at - 1 : at] in ("s", "S") and not (following.isalnum() or following == "_")


def _lists_of_any(text: str, start: int, end: int) -> Lists:
    texts, sorts, starts, ends = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        sort = match.lastgroup or "mark"
        texts.append(match.group())
        sorts.append("word" if sort == "initials" else sort)
        starts.append(match.start())
        ends.append(match.end())
    return texts, sorts, starts, ends


class Reading:
    """A sentence with its tokens: what every grammar and extractor looks at.

    `texts`, `lowers`, `sorts`, `starts` and `ends` are lists of one length, `count`; they are not to be changed. The
    functions of a token's number never fail: outside the sentence they give "".
    """

    __slots__ = (
        *("document", "sentence", "texts", "lowers", "sorts", "starts", "ends", "count", "text", "lower", "sort"),
        *("numerals", "_filled"),
    )
    texts: list[str]
    lowers: list[str]
    sorts: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    text: Callable[[int], str]  # the token at an index as written, or "" outside the sentence
    lower: Callable[[int], str]  # the lower-cased token, or ""
    sort: Callable[[int], str]  # the sort of the token, or ""
    numerals: dict[int, Any]  # the numeral that begins at a token, if any, for the grammar that has read it

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document, self.sentence, self._filled = document, sentence, False

    def __getattr__(self, name: str) -> Any:
        """The lists are made when one is first asked for: half of all sentences are never looked at again."""
        if name not in self.__slots__ or self._filled:
            raise AttributeError(name)
        self._fill()
        return getattr(self, name)

    def _fill(self) -> None:
        self.texts, self.sorts, self.starts, self.ends = _lists(self.document.text, *self.sentence.span)
        self.lowers = list(map(_LOWERS.__getitem__, self.texts))
        self.count = len(self.texts)
        # Asked for hundreds of times a sentence, hence without a call of Python in between.
        self.text = _OrNothing(enumerate(self.texts)).__getitem__
        self.lower = _OrNothing(enumerate(self.lowers)).__getitem__
        self.sort = _OrNothing(enumerate(self.sorts)).__getitem__
        self.numerals = {}
        self._filled = True

    def figures(self) -> bool:
        """Does a figure stand in the sentence? True for some that are part of a word."""
        return _FIGURE.search(self.document.text, *self.sentence.span) is not None

    def roughly(self) -> list[str] | None:
        """The words between blanks and marks in lower case, which cost a third of the tokens; None for odd text.

        A token of letters alone is among them. A figure or a token with an apostrophe is not, or in pieces.
        """
        text = self.document.text[slice(*self.sentence.span)]
        if not text.isascii() and _ODD.search(text):
            return None
        return text.lower().translate(_MARKS_TO_BLANKS).split()

    def where(self, words: frozenset[str] | KeysView[str]) -> list[int]:
        """The tokens that are one of `words` (in lower case)."""
        return [] if words.isdisjoint(self.lowers) else [n for n, word in enumerate(self.lowers) if word in words]

    @staticmethod
    def of(document: Document, sentence: Sentence) -> Reading:
        """Tokenize one sentence."""
        return Reading(document, sentence)

    @property
    def tokens(self) -> list[Token]:
        """The tokens as records, made anew at each call: for what is done once a document rather than once a word."""
        return list(map(Token, self.starts, self.ends, self.texts, self.lowers, self.sorts))

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` up to and including token `last`."""
        return Span(self.starts[first], self.ends[last])

    def slice(self, first: int, last: int) -> str:
        """The document's text from token `first` through token `last`."""
        return self.document.text[self.starts[first] : self.ends[last]]

    def touches(self, index: int) -> bool:
        """True when nothing stands between token `index` and the one after it."""
        return 0 <= index < self.count - 1 and self.ends[index] == self.starts[index + 1]

    def between(self, first: int, last: int) -> str:
        """What stands between token `first` and a later one; "" where either is outside the sentence."""
        if not 0 <= first < last < self.count:
            return ""
        return self.document.text[self.ends[first] : self.starts[last]]

    def phrase_at(self, index: int, words: tuple[str, ...]) -> bool:
        """True when the lower-cased tokens from `index` on are `words`."""
        if not 0 <= index < self.count or self.lowers[index] != words[0]:
            return False
        return tuple(self.lowers[index : index + len(words)]) == words

    def phrase_before(self, index: int, words: tuple[str, ...]) -> bool:
        """True when the lower-cased tokens that end just before `index` are `words`."""
        return self.phrase_at(index - len(words), words) if index >= len(words) else False

    def index_at(self, offset: int) -> int:
        """The first token that ends after `offset`; the number of tokens where there is none."""
        return bisect.bisect_right(self.ends, offset)
