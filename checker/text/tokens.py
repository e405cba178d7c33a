"""Tokens of a sentence: "a 38-year-old's £2.4bn" is a · 38 · - · year · - · old · 's · £ · 2.4 · bn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker import pattern
from checker.model.document import Document, Sentence, Span

_TOKEN = pattern.compile(
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

HYPHENS = ("-", "‑")  # the second is the one that does not break


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


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order."""
    for match in _TOKEN.finditer(text, start, end):
        word, sort = match.group(), match.lastgroup or "mark"
        sort = "word" if sort == "initials" else sort
        yield Token(match.start(), match.end(), word, word.lower().replace("’", "'"), sort)


@dataclass(slots=True)
class Reading:
    """A sentence with its tokens: what every grammar and extractor looks at."""

    document: Document
    sentence: Sentence
    tokens: list[Token] = field(default_factory=list)
    _lowers: list[str] = field(init=False, repr=False, compare=False)  # of the tokens: asked for at every turn
    _texts: list[str] = field(init=False, repr=False, compare=False)
    _sorts: list[str] = field(init=False, repr=False, compare=False)
    _count: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._lowers = [token.lower for token in self.tokens]
        self._texts = [token.text for token in self.tokens]
        self._sorts = [token.sort for token in self.tokens]
        self._count = len(self.tokens)

    @staticmethod
    def of(document: Document, sentence: Sentence) -> Reading:
        """Tokenize one sentence."""
        return Reading(document, sentence, list(tokenize(document.text, *sentence.span)))

    def lower(self, index: int) -> str:
        """The lower-cased token at `index`, or "" outside the sentence."""
        return self._lowers[index] if 0 <= index < self._count else ""

    def text(self, index: int) -> str:
        """The token at `index` as written, or "" outside the sentence."""
        return self._texts[index] if 0 <= index < self._count else ""

    def sort(self, index: int) -> str:
        """The sort of the token at `index`, or "" outside the sentence."""
        return self._sorts[index] if 0 <= index < self._count else ""

    def soon(self, index: int, word: str, reach: int) -> bool:
        """True when a lower-cased token among the `reach` from `index` on is `word`."""
        return word in self._lowers[max(0, index) : index + reach]

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` up to and including token `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def slice(self, first: int, last: int) -> str:
        """The document's text from token `first` through token `last`."""
        return self.document.text[self.tokens[first].start : self.tokens[last].end]

    def touches(self, index: int) -> bool:
        """True when nothing stands between token `index` and the one after it."""
        return 0 <= index < len(self.tokens) - 1 and self.tokens[index].end == self.tokens[index + 1].start

    def between(self, first: int, last: int) -> str:
        """What stands between token `first` and a later one; "" where either is outside the sentence."""
        if not 0 <= first < last < len(self.tokens):
            return ""
        return self.document.text[self.tokens[first].end : self.tokens[last].start]

    def phrase_at(self, index: int, words: tuple[str, ...]) -> bool:
        """True when the lower-cased tokens from `index` on are `words`."""
        if self.lower(index) != words[0]:  # mostly decided here
            return False
        return all(self.lower(index + n) == word for n, word in enumerate(words))

    def phrase_before(self, index: int, words: tuple[str, ...]) -> bool:
        """True when the lower-cased tokens that end just before `index` are `words`."""
        return self.phrase_at(index - len(words), words) if index >= len(words) else False

    def index_at(self, offset: int) -> int:
        """The first token that ends after `offset`; the number of tokens where there is none."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low
