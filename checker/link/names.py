"""Names in a text: "opened in Harbour Square, Torvik" holds harbour square and torvik.

A capital is evidence of a name inside a sentence only. At its start a word counts when the text writes it with a
capital elsewhere too, or when it is no English word; in a line of capitals nothing counts but what the text below
calls by name.
"""

from __future__ import annotations

import bisect
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from checker import pattern
from checker.link.words import lemmas
from checker.model.document import Span
from checker.text.inflect import function_word, is_known

MAX_PHRASE = 6  # capitalised words in one name

_CAPITAL = r"\p{Lu} \w* (?: [.'’-] (?!s\b) \w+ )*"
_LINK = "(?: of | de | la | von | van | the | del | al )"
_PHRASE = pattern.compile(
    "name",
    rf"(?<!\w) {_CAPITAL} (?: [ ] (?: {_LINK} [ ] ){{0,2}} {_CAPITAL} ){{0,{MAX_PHRASE - 1}}}",
    ignore_case=False,
)
_SMALL = pattern.compile("word without a capital", r"(?<!\w) \p{Ll}{4,40} (?!\w)", ignore_case=False)
_OPENING = pattern.compile("before a sentence", r"(?: ^ | [.!?:…\n*#>|•] | [ ][-–—][ ] ) [\s\"'“‘«(\[*_#>-]{0,8} $")
_LINKING = frozenset({"of", "de", "la", "von", "van", "the", "del", "al"})


class Name(NamedTuple):
    """A name where it stands; `words` are lower-cased, linking words kept ("museum", "of", "runa")."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name without those that only link."""
        return tuple(word for word in self.words if word not in _LINKING)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a stretch of text, in order."""

    found: tuple[Name, ...]
    starts: tuple[int, ...]
    tokens: frozenset[str]
    phrases: frozenset[tuple[str, ...]]

    def within(self, span: Span) -> Iterator[Name]:
        """Yield the names that begin inside `span`."""
        for index in range(bisect.bisect_left(self.starts, span.start), len(self.starts)):
            if self.starts[index] >= span.end:
                return
            yield self.found[index]


def names(text: str, start: int, end: int) -> Names:
    """The names in `text[start:end]`; months and weekdays are none. Linear in the length."""
    raw = [(match.start(), match.group()) for match in _PHRASE.finditer(text, start, end)]
    opened = [_opens(text, at) for at, _ in raw]
    known, plain = _seen_inside(raw, opened), _plain(text, start, end)
    found = []
    for (at, phrase), opens in zip(raw, opened, strict=True):
        name = _name(at, phrase, opens, known, plain)
        if name is not None:
            found.append(name)
    tokens = frozenset(token for name in found for token in name.tokens)
    phrases = frozenset(name.words for name in found)
    return Names(tuple(found), tuple(name.start for name in found), tokens, phrases)


def _opens(text: str, at: int) -> bool:
    return _OPENING.search(text, max(0, at - 10), at) is not None or at == 0


def _seen_inside(raw: Iterable[tuple[int, str]], opened: Iterable[bool]) -> frozenset[str]:
    """Words with a capital where no sentence begins. Words in capitals throughout prove nothing, save short ones."""
    seen: set[str] = set()
    for (_, phrase), opens in zip(raw, opened, strict=True):
        if not _shouted(phrase):
            seen.update(part.lower() for part in phrase.split()[1 if opens else 0 :])
    return frozenset(seen)


def _shouted(phrase: str) -> bool:
    """True for words in capitals throughout, an abbreviation aside."""
    return phrase.isupper() and (len(phrase) > 5 or " " in phrase)


def _plain(text: str, start: int, end: int) -> frozenset[str]:
    """Words that the text writes without a capital: where "the steelworks" stands, "Steelworks" is no name."""
    return frozenset(match.group() for match in _SMALL.finditer(text, start, end))


def _name(at: int, phrase: str, opens: bool, known: frozenset[str], plain: frozenset[str]) -> Name | None:
    parts, skipped, loud = phrase.split(" "), 0, _shouted(phrase)
    while parts and not _holds(parts[0], loud or (opens and not skipped), known, plain):
        skipped += len(parts.pop(0)) + 1
        while parts and parts[0].lower() in _LINKING:
            skipped += len(parts.pop(0)) + 1
    kept = [part for part in parts if part.lower() in _LINKING or _holds(part, loud, known, plain)]
    while kept and kept[-1].lower() in _LINKING:
        kept.pop()
    if not kept:
        return None
    return Name(at + skipped, at + len(phrase), tuple(sys.intern(part.lower().replace("’", "'")) for part in kept))


def _holds(word: str, doubtful: bool, known: frozenset[str], plain: frozenset[str]) -> bool:
    """True when a capitalised word is part of a name; `doubtful` where its capital may mean nothing."""
    low = word.lower().replace("’", "'")
    if len(low) < 2 or low.removesuffix("s") in lemmas("calendar") or low in lemmas("empty"):
        return False
    if function_word(low) is not None:
        return (word.isupper() or low in lemmas("inner_names")) and not doubtful  # US, IT, "Half Marathon"
    return not doubtful or low in known or not (all(map(is_known, low.split("-"))) or low in plain)


def namesakes(a: Collection[tuple[str, ...]], b: Collection[tuple[str, ...]]) -> bool:
    """True when both hold names that share a word and none of those fits: "Lake Theatre", "Park Theatre"."""
    words = [{word for phrase in names if len(phrase) > 1 for word in phrase} for names in (a, b)]
    for word in (words[0] & words[1]) - _LINKING - lemmas("titles") - lemmas("name_fillers"):
        mine, theirs = ([phrase for phrase in names if word in phrase] for names in (a, b))
        if not any(contained(x, y) for x in mine for y in theirs):
            return True
    return False


def contained(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True when one sequence of words stands, unbroken, in the other: "Square" in "Harbour Square"."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
