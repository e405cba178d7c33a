"""What one sentence says and the other does not: "in Europe", "of barns", "the district" where the other has the town.

Sentences alike but for such a phrase are the commonest way to be misled: a part explains the smaller figure. Paraphrase
leaves phrases over as well, so this weakens a link and does not end it; within one text it does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.link.facets import Facets
from checker.link.surroundings import tokens_around
from checker.link.words import alike, common, empty, lemmas, surface
from checker.text.inflect import function_word, ranked_tags, singular, verb_lemma
from checker.text.tokens import Token

REACH = 14  # tokens behind the figure in which a phrase still belongs to it
LABEL = 6  # tokens before a colon that can be a label: "Sahil district: 17 dead"
OPENING = 8  # tokens within which the verb follows what a clause opens with
LIKE = 2  # words in common of clauses that are alike
APART = 2  # nouns in which they may differ
_OTHERS = ("another", "other")
_VERBS = ("B", "Z", "D", "G")


class Narrowing(NamedTuple):
    """What may narrow a figure: phrases as the words they consist of, what its clause opens with, and its label."""

    phrases: tuple[frozenset[str], ...]
    widening: tuple[frozenset[str], ...]  # those after "with", "including"
    opener: str | None
    label: tuple[str, ...]
    words: frozenset[str]  # all words of the sentence


def narrowing(facets: Facets) -> Narrowing:
    """What may narrow the figure of a claim."""
    claim = facets.claim
    start = claim.span.start - claim.sentence.start
    return _narrowing(claim.sentence_text, start, claim.span.end - claim.sentence.start)


@functools.lru_cache(maxsize=4096)
def _narrowing(text: str, start: int, end: int) -> Narrowing:
    left, _, right, clause = tokens_around(text, start, end)
    before = [token for token in clause if token.end <= start]
    found = [*_phrases(_since_comma(before)), *_phrases(_up_to_comma(right[:REACH]), first=True)]
    return Narrowing(
        phrases=tuple(words for lead, words in found if lead not in lemmas("widening")),
        widening=tuple(words for lead, words in found if lead in lemmas("widening")),
        opener=_opener(before),
        label=_label(left),
        words=frozenset(_lemma(token) for token in (*left, *right) if token.sort == "word"),
    )


def _lemma(token: Token) -> str:
    return common(singular(token.lower))


def _since_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands before a figure: since the last comma, and a phrase before that comma that opens the sentence."""
    at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].text == ","), -1)
    opens = at >= 0 and function_word(tokens[0].lower) == "preposition"
    return tokens if opens and at <= LABEL else tokens[at + 1 :]


def _up_to_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    ends = (n for n, token in enumerate(tokens) if token.sort == "mark" and token.text not in ("-", "'"))
    return tokens[: next(ends, len(tokens))]


def _phrases(tokens: Sequence[Token], *, first: bool = False) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each preposition with the words that it leads; "of" counts only right behind the figure (`first`)."""
    at = 0
    while at < len(tokens):
        lead = tokens[at].lower
        at += 1
        if lead not in lemmas("leads") or (lead == "of" and not (first and at == 1)):
            continue
        words = []
        while at < len(tokens) and function_word(tokens[at].lower) in (None, "determiner"):
            if tokens[at].sort == "word" and function_word(tokens[at].lower) is None:
                words.append(_lemma(tokens[at]))
            at += 1
        dated = any(word in lemmas("calendar") or word in lemmas("spans") for word in words)
        if words and not dated:
            yield lead, frozenset(words)


def _opener(tokens: Sequence[Token]) -> str | None:
    """The noun that a clause opens with and whose verb leads to the figure; a speaker is none."""
    noun, other = None, ""
    for n, token in enumerate(tokens[:OPENING]):
        if token.sort == "genitive":
            continue
        word = function_word(token.lower)
        if token.sort != "word" or (word is not None and word != "determiner"):
            return noun if noun is not None and word in ("auxiliary", "preposition") else None
        verb = ranked_tags(token.lower)[:1] in _VERBS and token.text.islower()
        if verb and noun is not None:
            return None if verb_lemma(token.lower) in lemmas("empty") else noun
        if token.lower in _OTHERS or token.lower in surface("contrasts", "rank"):
            other = f"{token.lower} "
        elif word is None:
            noun = f"{other}{_lemma(token)}"
        elif n:
            return None
    return None


def _label(left: Sequence[Token]) -> tuple[str, ...]:
    """The words before a colon that opens the line: "Sahil district:", "Week 1:"."""
    at = next((n for n, token in enumerate(left) if token.text == ":"), -1)
    if not 0 < at <= LABEL:
        return ()
    return tuple(token.lower for token in left[:at] if token.sort in ("word", "number"))


def other_label(a: Facets, b: Facets) -> bool:
    """ "Sahil district: 17 dead" and "Kotri district: 12 dead"."""
    mine, theirs = narrowing(a).label, narrowing(b).label
    return bool(mine and theirs) and mine != theirs


def other_subject(a: Facets, b: Facets) -> bool:
    """ "The town has", "the district has": nouns that open the clauses and that the other text's sentence lacks."""
    mine, theirs = narrowing(a), narrowing(b)
    one, two = mine.opener, theirs.opener
    if one is None or two is None or one in theirs.words or two in mine.words:
        return False
    return not alike(one, two)


def other_words(a: Facets, b: Facets) -> bool:
    """ "12 patients given the drug died", "19 given a placebo died": alike but for a noun or two on each side."""
    mine, theirs = (
        frozenset(word for word in x.stretch.line if word.isalpha() and not empty(common(word))) for x in (a, b)
    )
    if len(mine & theirs) < LIKE:
        return False
    left = [{word for word in words if ranked_tags(word)[:1] == "N"} for words in (mine - theirs, theirs - mine)]
    return all(0 < len(words) <= APART for words in left) and not any(alike(x, y) for x in left[0] for y in left[1])


def narrower(small: Facets, large: Facets) -> bool:
    """Does the side with the smaller figure say more of what it counts, or the other side what it counts besides?"""
    few, many = narrowing(small), narrowing(large)
    return _left_over(few.phrases, many, large) or _left_over(many.widening, few, small)


def _left_over(phrases: Sequence[frozenset[str]], other: Narrowing, facets: Facets) -> bool:
    opening = frozenset(common(singular(word)) for line in facets.part.opening for word in line)
    return any(not _told(words, other.words | facets.topic | opening) for words in phrases)


def _told(words: frozenset[str], known: frozenset[str]) -> bool:
    """Does the other sentence have one of these words, or one that says the same?"""
    if words & known:
        return True
    return any(alike(word, other) for word in words if not empty(word) for other in known)
