"""Within one text: is the second figure meant as the first told again, or as its neighbour in a list?

An author who tells of months, companies and products uses the same words for all of them, so words in common are no
sign here. What sets the figures apart is one word: another period, the earlier end of a change, what is left out or
put in, a noun that is qualified differently. Whoever tells a figure again may say less of it, hardly more.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from checker.link.facets import Facets
from checker.link.surroundings import is_year, tokens_around
from checker.link.values import size
from checker.link.words import alike, common, empty, lemmas, surface
from checker.text.inflect import function_word, ranked_tags, singular, verb_lemma
from checker.text.tokens import Token

REACH = 8  # tokens within which the other end of a change stands
PHRASE = 4  # words of a noun phrase that are looked at, and of what "less" or "excluding" leaves out
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "such"})


class Noun(NamedTuple):
    """A noun of a clause with what qualifies it: words before it, words after "of", and what it is itself of."""

    before: frozenset[str]
    of: frozenset[str]
    governor: str | None  # options in "options on futures"
    definite: bool


class Told(NamedTuple):
    """What may set a figure apart from another of the same text."""

    earlier: bool  # the earlier end of a change, 40 in "rose to 60 from 40", or the change itself, "raised by 20"
    out: frozenset[str]  # what is left out: grants in "income before grants"
    put_in: frozenset[str]
    nouns: dict[str, Noun]  # by lemma; the mention nearest before the figure
    words: frozenset[str]
    years: frozenset[str]  # of the clause; "the study of 2018" dates the study
    pronoun: bool  # opens with a pronoun
    included: bool  # 40 in "including 40 children"


def told(facets: Facets) -> Told:
    """What may set the figure of a claim apart."""
    claim = facets.claim
    start = claim.span.start - claim.sentence.start
    return _told(claim.sentence_text, start, claim.span.end - claim.sentence.start)


@functools.lru_cache(maxsize=4096)
def _told(text: str, start: int, end: int) -> Told:
    left, _, right, clause = tokens_around(text, start, end)
    before = [token for token in clause if token.end <= start]
    return Told(
        earlier=_earlier(left, right),
        out=_led(clause, "out"),
        put_in=_led(clause, "in"),
        nouns=_nouns(text, before),
        words=frozenset(common(singular(token.lower)) for token in (*left, *right) if token.sort == "word"),
        years=frozenset(
            token.text for last, token in zip(clause, clause[1:], strict=False) if is_year(token) and last.lower != "of"
        ),
        pronoun=bool(left) and left[0].start == 0 and left[0].lower in _PRONOUNS,
        included=_included(before),
    )


def set_apart(a: Facets, b: Facets) -> str | None:
    """What keeps two figures of one text apart, `a` before `b`, as the name of a gate; None where nothing does."""
    x, y = told(a), told(b)
    if x.earlier != y.earlier:
        return "end of a change"
    if _leaves_out(x, y) or _leaves_out(y, x):
        return "left out"
    if x.included != y.included or "other" in a.marks & b.marks:
        return "share"
    if a.claim.sentence == b.claim.sentence or a.part.is_title(a.claim.sentence.start):
        return None
    if min(size(a.claim), size(b.claim)) <= 1:
        return "share"  # "for each share held one new share": one of many
    if x.pronoun and y.pronoun and a.claim.paragraph != b.claim.paragraph:
        return "subject"  # "They hold 57 seats", of two parties
    if x.years != y.years:
        return "calendar"
    shared = x.nouns.keys() & y.nouns.keys()
    return "qualified" if any(_qualified(x.nouns[word], y.nouns[word], x, y) for word in shared) else None


def _included(before: Sequence[Token]) -> bool:
    """Is a part begun before this figure, and no other figure told since: "including 40 children"?"""
    for token in reversed(before[-REACH:]):
        if token.sort == "number":
            return False
        if token.lower in surface("set_off", "parts"):
            return True
    return False


def _leaves_out(x: Told, y: Told) -> bool:
    """Does one leave out what the other speaks of or puts in?"""
    return bool((x.out - y.out) & (y.words | y.put_in) - x.put_in)


def _qualified(first: Noun, second: Noun, x: Told, y: Told) -> bool:
    """ "advertising revenues" and "rental revenues"; "exports of steel" after "exports"; "sales" after "car sales"."""
    for mine, theirs in ((first.before, second.before), (first.of, second.of)):
        less, more = _lacking(mine, y.words), _lacking(theirs, x.words)
        if more or (less and not second.definite):
            return True
    governed = ((first.governor, y.words), (second.governor, x.words))
    return any(one is not None and not _known(one, words) for one, words in governed)


def _lacking(words: frozenset[str], known: frozenset[str]) -> bool:
    return any(not _known(word, known) for word in words)


def _known(word: str, known: frozenset[str]) -> bool:
    return word in known or any(alike(word, other) for other in known)


def _earlier(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Is this the earlier end of a change or comparison: "to 60 from 40", "up from 40", "60 against 40"?"""
    words = [token.lower for token in left[-REACH:] if token.sort in ("word", "number")]
    while words and (words[-1] in surface("earlier", "between") or function_word(words[-1]) == "determiner"):
        words.pop()
    if not words:
        return False
    if words[-1] == "by" and words[-2:-1] and verb_lemma(words[-2]) in lemmas("changed"):
        return True
    if words[-1] == "from" and words[-2:-1] and words[-2] in surface("earlier", "moved"):
        return True
    if not any(token.sort == "number" for token in left[-REACH:]):
        return words[-1] == "from" and "to" in [token.lower for token in right[:REACH]]
    return words[-1] in surface("earlier", "words") or " ".join(words[-2:]) in surface("earlier", "pairs")


def _led(clause: Sequence[Token], sort: str) -> frozenset[str]:
    """The words that "less" or "excluding" (`sort` "out") or "including" ("in") leads."""
    found: set[str] = set()
    for n, token in enumerate(clause):
        negated = n > 0 and clause[n - 1].lower == "not"
        put_in = token.lower in surface("set_off", "in")
        out = token.lower in surface("set_off", "out") or (put_in and negated)
        if sort == ("out" if out else "in" if put_in else ""):
            found |= _phrase(clause[n + 1 :])
    return frozenset(found)


def _phrase(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a phrase that begins here, determiners passed over."""
    kept = takewhile(
        lambda token: token.sort == "word" and function_word(token.lower) in (None, "determiner"), tokens[: PHRASE + 1]
    )
    return _content([token for token in kept if function_word(token.lower) is None])


def _content(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(word for word in (common(singular(token.lower)) for token in tokens) if not empty(word))


def _nouns(text: str, tokens: Sequence[Token]) -> dict[str, Noun]:
    """The nouns before a figure, each the last of a row of nouns and adjectives, with what qualifies them."""
    found: dict[str, Noun] = {}
    head = None
    first = 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and _qualifies(text, tokens, last):
            last += 1
        row = [token for token in tokens[first:last] if token.sort == "word"]
        if row and _noun(row[-1]):
            opens = tokens[first - 1].lower if first else ""
            lead = next((t.lower for t in reversed(tokens[:first]) if function_word(t.lower) != "determiner"), "")
            of = _phrase(tokens[last + 1 :]) if last < len(tokens) and tokens[last].lower == "of" else frozenset()
            name = common(singular(row[-1].lower))
            found[name] = Noun(_content(row[:-1]), of, head if lead in ("of", "on") else None, opens in _DEFINITE)
            head = None if empty(name) else name
        elif row:
            head = None
        first = max(last, first + 1)
    return found


def _qualifies(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Does this token belong to a row of nouns and adjectives? A hyphen inside one does: "non-oil exports"."""
    token = tokens[at]
    if token.text == "-":
        return not text[token.start - 1 : token.start].isspace() and not text[token.end : token.end + 1].isspace()
    if token.sort != "word" or function_word(token.lower) is not None:
        return False
    tags = ranked_tags(token.lower)
    inner = at > 0 and ranked_tags(tokens[at - 1].lower)[:1] in ("N", "J")  # "newspaper advertising revenues"
    return tags[:1] in ("N", "P", "J", "") or (tags[:1] == "G" and inner)


def _noun(token: Token) -> bool:
    tags = ranked_tags(token.lower)
    return tags[:1] in ("N", "P") or tags[:2] == "JN"
