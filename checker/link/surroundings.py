"""The words around a figure: its clause, what stands next to it, and what in it sets the figure apart."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import NamedTuple

from checker.lexicon import table
from checker.link.words import common, lemmas, shared, sorts, spotted, surface
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.text.inflect import function_word, ranked_tags, singular, verb_lemma
from checker.text.tokens import Token, tokenize

WINDOW = 60  # tokens of a sentence, on either side of the figure, that can belong to its clause
RUN = 9  # tokens looked at on either side of the figure
CLOSE = 4  # tokens within which a verb, "per" or "record" belongs to the figure

_VERBS = ("B", "Z", "D", "G")
_GROUPS = (("moment", "moment"), ("templates", "template"), ("stances", "stance"), ("periods", "period"))
_BREAKS = frozenset({";", ":", "“", "”", '"', "—", "–"})
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The tokens of a sentence as they stand to one claim."""

    claim: Claim
    left: tuple[Token, ...]
    inside: tuple[Token, ...]
    right: tuple[Token, ...]
    clause: tuple[Token, ...]
    stretch: Span  # the clause in offsets of the sentence
    words: frozenset[str]  # lower-cased words of the clause
    line: str  # the tokens of the clause, lower-cased, with blanks between and around

    @property
    def span(self) -> Span:
        """The clause in offsets of the document."""
        return Span(self.stretch.start + self.claim.sentence.start, self.stretch.end + self.claim.sentence.start)


@functools.lru_cache(maxsize=512)
def _tokens(sentence: str) -> tuple[Token, ...]:
    return tuple(tokenize(sentence, 0, len(sentence)))


def surroundings(claim: Claim) -> Surroundings:
    """The surroundings of `claim` in its sentence."""
    start, end = claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start
    left, inside, right, clause = tokens_around(claim.sentence_text, start, end)
    span = Span(clause[0].start, clause[-1].end) if clause else Span(start, end)
    words = [token.lower for token in clause]
    return Surroundings(claim, left, inside, right, clause, span, frozenset(words), f" {' '.join(words)} ")


def tokens_around(text: str, start: int, end: int) -> tuple[tuple[Token, ...], ...]:
    """The tokens of a sentence before the figure at `start:end`, of it, and after it, and those of its clause."""
    tokens = _tokens(text)
    here = bisect.bisect_right(tokens, start, key=lambda token: token.end)
    after = bisect.bisect_left(tokens, end, key=lambda token: token.start)
    left, right = tokens[max(0, here - WINDOW) : here], tokens[after : after + WINDOW]
    first = next((n + 1 for n in range(len(left) - 1, -1, -1) if _breaks(left[n], text)), 0)
    last = next((n for n, token in enumerate(right) if _breaks(token, text)), len(right))
    return left, tokens[here:after], right, (*left[first:], *tokens[here:after], *right[:last])


class Stretch(NamedTuple):
    """The words around a figure in their order, lower-cased."""

    line: tuple[str, ...]  # the clause without the figure, singular, other figures as 0
    left: tuple[str, ...]  # tokens before the figure, nearest first
    right: tuple[str, ...]


def stretch(claim: Claim) -> Stretch:
    """The words around `claim` in their order."""
    start = claim.span.start - claim.sentence.start
    return _stretch(claim.sentence_text, start, claim.span.end - claim.sentence.start)


@functools.lru_cache(maxsize=4096)
def _stretch(text: str, start: int, end: int) -> Stretch:
    left, inside, right, clause = tokens_around(text, start, end)
    own = {token.start for token in inside}
    line = ("0" if token.text[0].isdigit() else singular(token.lower) for token in clause if token.start not in own)
    before = tuple(token.lower for token in reversed(left[-RUN:]))
    return Stretch(tuple(line), before, tuple(token.lower for token in right[:RUN]))


def _breaks(token: Token, text: str) -> bool:
    """True for a mark between clauses, and for a hyphen that stands alone: "TORVIK, 7 June - A storm"."""
    if token.text == "-":
        return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()
    return token.text in _BREAKS


def deeds(around: Surroundings) -> frozenset[str]:
    """Lemmas of the verbs next to the figure: "240 singers, who travelled" has travel."""
    near = (*around.left[-CLOSE:], *takewhile(_goes_on, around.right[:RUN]))
    return frozenset(_verbs(token.lower for token in near if token.sort == "word"))


def _verbs(words: Iterator[str]) -> Iterator[str]:
    for word in words:
        lemma = verb_lemma(word) if function_word(word) is None else None
        if lemma is not None and ranked_tags(word)[:1] in _VERBS:
            yield common(lemma)


def _goes_on(token: Token) -> bool:
    return token.sort in ("word", "genitive") or token.text in (",", "-")


def calendar(around: Surroundings) -> frozenset[tuple[str, str]]:
    """The years, months and weekdays of the clause: ("year", "2019"), ("month", "aug"), ("weekday", "mon")."""
    found = set()
    for token in around.clause:
        if token.capital and token.lower in lemmas("calendar"):
            found.add(("weekday" if token.lower[:3] in _WEEKDAYS else "month", token.lower[:3]))
        elif is_year(token):
            found.add(("year", token.text))
    return frozenset(found)


def is_year(token: Token) -> bool:
    """True for four digits that may name a year."""
    return len(token.text) == 4 and token.text.isdecimal() and _FIRST_YEAR <= int(token.text) < _LAST_YEAR


def complement(around: Surroundings) -> tuple[str, frozenset[str]] | None:
    """The words after "of", "with", "about" behind the figure, up to the next function word, figure or mark."""
    right = around.right
    if not right or right[0].lower not in lemmas("complements"):
        return None
    rest = dropwhile(lambda token: function_word(token.lower) == "determiner", right[1:RUN])
    words = [token.lower for token in takewhile(lambda t: t.sort == "word" and function_word(t.lower) is None, rest)]
    if not words or not lemmas("calendar").isdisjoint(words):
        return None
    return right[0].lower, shared(frozenset(common(singular(word)) for word in words))


def member(left: Sequence[Token]) -> frozenset[str] | None:
    """The named part of an institution among tokens: oster and works in "the Oster works of Vela Motors built"."""
    for n in range(len(left) - 1, 1, -1):
        if left[n].lower != "of" or not _named(left[n + 1 :]):
            continue
        noun, label = left[n - 1], left[n - 2]
        if noun.sort == "number":
            noun, label = label, noun
        told = label.sort == "number" or label.capital and function_word(label.lower) is None or _orders(label)
        plain = noun.sort == "word" and (noun.text.islower() or label.sort == "number")
        if told and plain and singular(noun.lower) not in lemmas("no_members") and function_word(noun.lower) is None:
            return frozenset((common(singular(noun.lower)), label.lower))
    return None


def _named(tokens: Sequence[Token]) -> bool:
    """Does a name begin here, an article (and a small word of its own) passed over: "the Tarn", "Vela Motors"?"""
    first = next((token for token in tokens[:2] if function_word(token.lower) is None), None)
    return first is not None and first.sort == "word" and first.capital


def _orders(token: Token) -> bool:
    return token.lower in table("numerals")["ordinals"] or token.lower in table("numerals")["units"]


def contrasts(around: Surroundings) -> frozenset[tuple[str, str]]:
    """Words of which a clause has one where it speaks of this thing, and the opposite where it speaks of that."""
    return frozenset(
        (group, common(singular(word)))
        for group in sorts("contrasts")
        for word in surface("contrasts", group) & around.words
    )


def marks(around: Surroundings) -> frozenset[str]:
    """Short names of what sets the figure apart: "other", "share", "scope alone", "moment before", "template poll"."""
    claim, left, right = around.claim, around.left, around.right
    before, after = {token.lower for token in left[-2:]}, right[0].lower if right else ""
    own = {word.lower() for word in (*claim.modifiers, claim.head or "")} | _inside(around)
    found = set()
    if own & _others() or before & surface("other", "before") or after in surface("other", "after"):
        found.add("other")
    elif any(token.lower == "more" for token in around.inside[1:]) and around.inside[0].sort == "number":
        found.add("other")  # "130 more paintings", not "more than 130"
    elif surface("other", "clause") & around.words:
        found.add("another")
    if claim.partitive or (claim.head is None and after == "of") or _of_number(left):
        found.add("share")
    if before and left[-1].text == "(" and after == ")":
        found.add("converted")
    if before and left[-1].lower in lemmas("class_openers") and None in (claim.interval.lower, claim.interval.upper):
        found.add("class")
    ahead = {token.lower for token in left[-CLOSE:]} | own
    close = ahead | {token.lower for token in right[:CLOSE]}
    where = {"extreme": ahead, "each": close, "middle": close}  # "a record 40", yet not "40, the highest since May"
    found.update(f"scope {sort}" for sort in sorts("scope") if surface("scope", sort) & where.get(sort, around.words))
    whose = right[1].lower if right[1:2] else ""
    if claim.kind is not Kind.MONEY and after in surface("inside", "before") and whose in surface("inside", "whose"):
        found.add("scope inside")
    if claim.head in lemmas("persons") - lemmas("kept") and ahead & lemmas("room"):
        found.add("scope room")
    for name, mark in _GROUPS:
        found.update(f"{mark} {sort}" for sort in sorts(name) if spotted(name, sort, around.words, around.line))
    return frozenset(found)


def _inside(around: Surroundings) -> set[str]:
    """The words of the figure after its first; "per cent" is no "per"."""
    words = [token.lower for token in around.inside[1:]]
    return {word for n, word in enumerate(words) if word != "per" or words[n + 1 : n + 2] != ["cent"]}


def _others() -> frozenset[str]:
    return (surface("other", "before") | surface("other", "after")) - {"more"}  # "more than 40" is no "40 more"


def _of_number(left: Sequence[Token]) -> bool:
    """True after "Of 51 injured": what follows is a share of them."""
    opens = len(left) > 2 and left[0].start == 0 and left[0].lower == "of"
    return opens and any(token.sort == "number" for token in left[1:4])
