"""What linking reads off a claim: normalised head, modifiers, roles, words and names near the figure, marks.

Slots may be empty, so the words of the sentence are read as well; whatever is found here is only compared, never
reported as a slot of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from checker import pattern
from checker.link.parts import Part
from checker.link.words import common, empty, lemmas, phrases, roles, sorts, surface
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.text.inflect import function_word, ranked_tags, singular, verb_lemma
from checker.text.tokens import Token, tokenize

REACH = 10  # lemmas of the sentence that count as near
RUN = 9  # tokens kept on either side of the figure
CLOSE = 4  # tokens within which a verb, "per" or "record" belongs to the figure

_VERBS = ("B", "Z", "D", "G")
_BREAKS = frozenset({";", ":", "“", "”", '"', "—", "–"})
_PRONOUN = pattern.compile("pronoun subject", r"[\s\"'“‘(*_]* (?: it | he | she | they | its | his | her | their ) \b")
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_YEAR = pattern.compile("year of a clause", r"(?<![\d.,]) (?: 1[5-9] | 20 ) \d\d (?![\d]|[.,]\d)")


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """A claim as linking sees it. `near` holds lemmas, nearest first; `names` the words of names in its clause."""

    claim: Claim
    part: Part
    head: str | None
    bare: bool  # the figure stands without its noun: "put the number at 100 million"
    modifiers: frozenset[str]
    verb: str | None
    deeds: frozenset[str]  # lemmas of verbs next to the figure
    roles: frozenset[tuple[str, str]]
    near: tuple[str, ...]
    names: frozenset[str]
    topic: frozenset[str]  # `names`, and for a pronoun those of the sentence before
    calendar: frozenset[tuple[str, str]]  # ("year", "2019"), ("month", "aug"), ("weekday", "mon") of its clause
    marks: frozenset[str]
    left: tuple[str, ...]  # tokens before the figure, nearest first
    right: tuple[str, ...]

    @property
    def order(self) -> tuple[str, int]:
        """The place of the claim: document, then offset."""
        return self.claim.document, self.claim.span.start


def facets(claim: Claim, part: Part) -> Facets:
    """Read off `claim`, which stands in `part`."""
    tokens = list(tokenize(claim.sentence_text, 0, len(claim.sentence_text)))
    start, end = claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start
    left = [token for token in tokens if token.end <= start]
    right = [token for token in tokens if token.start >= end]
    inside = [token for token in tokens if token.start < end and start < token.end]
    clause = _clause(left, right, claim)
    head, modifiers = _head(claim)
    near = _near(claim, head)
    verb = common(claim.verb.lower()) if claim.verb else None
    names = _names(part, Span(clause.start + claim.sentence.start, clause.end + claim.sentence.start), claim)
    return Facets(
        claim=claim,
        part=part,
        head=head,
        bare=claim.head is None or claim.head.lower() not in {singular(token.lower) for token in inside},
        modifiers=modifiers,
        verb=verb,
        deeds=frozenset(_deeds([*left[-CLOSE:], *takewhile(_goes_on, right[:RUN])])),
        roles=_roles(claim, head, modifiers, near),
        near=near,
        names=names,
        topic=names | _carried(claim, part),
        calendar=_calendar(claim.sentence_text, clause),
        marks=frozenset(_marks(claim, clause, left, right)),
        left=tuple(token.lower for token in reversed(left[-RUN:])),
        right=tuple(token.lower for token in right[:RUN]),
    )


def _deeds(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        lemma = verb_lemma(token.lower) if token.sort == "word" and function_word(token.lower) is None else None
        if lemma is not None and ranked_tags(token.lower)[:1] in _VERBS:
            yield common(lemma)


def _goes_on(token: Token) -> bool:
    return token.sort in ("word", "genitive") or token.text in (",", "-")


def _clause(left: Sequence[Token], right: Sequence[Token], claim: Claim) -> Span:
    """The stretch of the sentence around the figure that no semicolon, dash or quotation mark cuts."""
    text = claim.sentence_text
    start = next((token.end for token in reversed(left) if _breaks(token, text)), 0)
    end = next((token.start for token in right if _breaks(token, text)), len(text))
    return Span(start, end)


def _breaks(token: Token, text: str) -> bool:
    """True for a mark between clauses, and for a hyphen that stands alone: "ODENSE, 4 May - A fire"."""
    if token.text == "-":
        return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()
    return token.text in _BREAKS


def _head(claim: Claim) -> tuple[str | None, frozenset[str]]:
    """Head and modifiers; a light head gives way to the noun before it."""
    head = (claim.head or claim.unit) if claim.kind in (Kind.COUNT, Kind.NUMBER) else claim.head
    words = [singular(word) for word in claim.modifiers]
    if head and head.lower() in lemmas("light_heads") and words and not empty(words[-1]):
        head = words.pop()
    kept = frozenset(common(word) for word in words if not empty(word))
    return (common(head.lower()) if head else None), kept


def _near(claim: Claim, head: str | None) -> tuple[str, ...]:
    words = (common(word.lower()) for word in claim.neighbours)
    kept = dict.fromkeys(word for word in words if word != head and not empty(word))
    return tuple(kept)[:REACH]


def _roles(
    claim: Claim, head: str | None, modifiers: frozenset[str], near: tuple[str, ...]
) -> frozenset[tuple[str, str]]:
    words = {word for word in (claim.verb, claim.head, head) if word} | set(claim.modifiers) | modifiers
    found = {role for word in words for role in roles(word.lower())}
    if not found:
        found = {role for word in near[:3] for role in roles(word)}
    return frozenset(found)


def _names(part: Part, clause: Span, claim: Claim) -> frozenset[str]:
    """Names in the clause; those of whoever speaks are left out, two voices may speak of one thing."""
    speaker = {word.lower().strip(".,'’") for word in (claim.attribution or "").split()}
    found = {token for name in part.names.within(clause) for token in name.tokens}
    return frozenset(found - speaker - lemmas("titles"))


def _carried(claim: Claim, part: Part) -> frozenset[str]:
    """Names of the sentence before, where the sentence opens with a pronoun."""
    if not _PRONOUN.match(claim.sentence_text):
        return frozenset()
    before = part.before(claim.sentence, claim.paragraph)
    found = part.names.within(before.span) if before else ()
    return frozenset(token for name in found for token in name.tokens)


def _calendar(sentence: str, clause: Span) -> frozenset[tuple[str, str]]:
    words = {token.lower for token in tokenize(sentence, *clause) if token.capital} & lemmas("calendar")
    days = {("weekday" if word[:3] in _WEEKDAYS else "month", word[:3]) for word in words}
    return frozenset(days) | {("year", match.group()) for match in _YEAR.finditer(sentence, *clause)}


def _marks(claim: Claim, clause: Span, left: Sequence[Token], right: Sequence[Token]) -> set[str]:
    """Short names of what sets the figure apart: "other", "share", "scope alone", "moment before", "template poll"."""
    marks = set()
    before, after = [t.lower for t in left[-2:]], right[0].lower if right else ""
    inside = {word.lower() for word in (*claim.modifiers, claim.head or "")}
    if inside & (surface("other", "before") | surface("other", "after")) or after in surface("other", "after"):
        marks.add("other")
    if surface("other", "before") & set(before):
        marks.add("other")
    if claim.partitive or (claim.head is None and after == "of") or _of_number(left):
        marks.add("share")
    if before[-1:] == ["("] and after == ")":
        marks.add("converted")
    sentence, close = claim.sentence_text, {t.lower for t in (*left[-CLOSE:], *right[:CLOSE])} | inside
    words = {token.lower for token in tokenize(sentence, *clause)}
    for sort in sorts("scope"):
        if surface("scope", sort) & (close if sort in ("each", "extreme", "middle") else words):
            marks.add(f"scope {sort}")
    marks.update(f"moment {sort}" for sort in sorts("moment") if phrases("moment", sort).search(sentence, *clause))
    marks.update(f"template {sort}" for sort in sorts("templates") if phrases("templates", sort).search(sentence))
    return marks


def _of_number(left: Sequence[Token]) -> bool:
    """True after "Of 51 injured": what follows is a share of them."""
    return len(left) > 2 and left[0].lower == "of" and any(token.sort == "number" for token in left[1:4])
