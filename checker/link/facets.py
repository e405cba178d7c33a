"""What linking reads off a claim: normalised head, modifiers, roles, words and names near the figure, marks.

Slots may be empty, so the words of the sentence are read as well; whatever is found here is only compared, never
reported as a slot of the claim.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from checker import pattern
from checker.link import surroundings as around
from checker.link.parts import Part
from checker.link.surroundings import Stretch, Surroundings, surroundings
from checker.link.words import common, empty, lemmas, roles, shared
from checker.model.claim import Claim, Kind, Time
from checker.model.document import Block
from checker.model.interval import Interval
from checker.text.inflect import singular
from checker.text.tokens import tokenize

MAX_DATELINE = 60  # characters before the day of a dateline
REACH = 10  # lemmas of the sentence that count as near

_TAKES_UP = pattern.compile(
    "subject taken up",
    r"""
    [\s"'“‘(*_]{0,8}
    (?: (?: it | he | she | they | its | his | her | their ) \b | (?: the | this ) \s+ (?P<noun> \p{Ll}+ ) )
    """,
)


_AFTER_DATELINE = pattern.compile("after a dateline", r"\s* (?: \( [^()]{1,30} \) \s* )? (?: [-–—:] | \. \s ) ")


_PLACED = pattern.compile(
    "preposition of place",
    r"\b (?: in | at | off | near | outside ) \s+ (?: (?: the \s+ )? \p{Ll}+ \s+ of \s+ )? (?: the \s+ )? $",
)


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """A claim as linking sees it. `near` holds lemmas, nearest first."""

    claim: Claim
    part: Part
    time: Time | None  # as the claim has it, save that a dateline says only when the text speaks
    head: str | None
    bare: bool  # the figure stands without its noun: "put the number at 100 million"
    modifiers: frozenset[str]
    verb: str | None
    deeds: frozenset[str]  # lemmas of verbs next to the figure
    roles: frozenset[tuple[str, str]]
    near: tuple[str, ...]
    names: frozenset[tuple[str, ...]]  # names in its clause
    locations: frozenset[tuple[str, ...]]  # those of them that stand after "in", "at", "near"
    topic: frozenset[str]  # their words, and for a pronoun those of the sentence before
    calendar: frozenset[tuple[str, str]]  # ("year", "2019"), ("month", "aug"), ("weekday", "mon") of its clause
    marks: frozenset[str]
    contrasts: frozenset[tuple[str, str]]  # ("side", "north"), ("rank", "first")
    complement: tuple[str, frozenset[str]] | None  # "patients with measles": the preposition and its words
    member: frozenset[str] | None  # "the Oster works of Vela Motors": what of the holder the clause is about
    corrects: frozenset[Interval]  # values that the text puts right by this one

    @property
    def stretch(self) -> Stretch:
        """The words around the figure in their order, read anew: kept, they would take much of the memory."""
        return around.stretch(self.claim)

    @property
    def title(self) -> bool:
        """True for a figure in a heading."""
        return self.claim.block is Block.HEADING

    @property
    def words(self) -> frozenset[str]:
        """Lemmas and words of names near the figure."""
        return self.topic.union(self.near)

    @property
    def order(self) -> tuple[str, int]:
        """The place of the claim: document, then offset."""
        return self.claim.document, self.claim.span.start


def facets(claim: Claim, part: Part, corrects: frozenset[Interval] = frozenset()) -> Facets:
    """Read off `claim`, which stands in `part` and puts the values `corrects` right."""
    words = surroundings(claim)
    head, modifiers = _head(claim)
    inside = frozenset(singular(token.lower) for token in words.inside)
    near = _near(claim, head, inside)
    names = _names(part, words, claim)
    return Facets(
        claim=claim,
        part=part,
        time=None if claim.time is None or _dateline(claim, claim.time, part) else claim.time,
        head=head,
        bare=claim.head is None or claim.head.lower() not in inside,
        modifiers=shared(modifiers),
        verb=common(claim.verb.lower()) if claim.verb else None,
        deeds=shared(around.deeds(words)),
        roles=shared(_roles(claim, head, modifiers, near)),
        near=near,
        names=shared(names),
        locations=shared(_locations(part, words) & names),
        topic=shared(frozenset(word for phrase in names for word in phrase) | _carried(claim, part)),
        calendar=shared(around.calendar(words)),
        marks=shared(around.marks(words) | ({"dateline"} if _opens_dateline(claim, part) else set())),
        contrasts=shared(around.contrasts(words)),
        complement=around.complement(words),
        member=around.member(words.left) or _carried_member(claim, part),
        corrects=shared(corrects),
    )


def _opens_dateline(claim: Claim, part: Part) -> bool:
    """True for a date that only says when the text speaks."""
    lower, upper = claim.interval.lower, claim.interval.upper
    if claim.kind is not Kind.DATE or lower is None or upper is None:
        return False
    return _dateline(claim, Time(claim.text, int(lower), int(upper)), part)


def _locations(part: Part, words: Surroundings) -> frozenset[tuple[str, ...]]:
    """Names right after a preposition of place, perhaps with a kind of place between: "in the port of Halde"."""
    found = (
        name for name in part.names.within(words.span) if _PLACED.search(part.text, max(0, name.start - 40), name.start)
    )
    return frozenset(tuple(word for word in name.tokens if word not in lemmas("titles")) for name in found) - {()}


def _dateline(claim: Claim, time: Time, part: Part) -> bool:
    """True for the day of the text itself in "Torvik, 7 June 2014 - A storm"."""
    if time.lower != part.day or time.upper != part.day:
        return False
    at = claim.sentence_text.find(time.text)
    return 0 <= at <= MAX_DATELINE and bool(_AFTER_DATELINE.match(claim.sentence_text, at + len(time.text)))


def _head(claim: Claim) -> tuple[str | None, frozenset[str]]:
    """Head and modifiers; a light head gives way to the noun before it."""
    head = (claim.head or claim.unit) if claim.kind in (Kind.COUNT, Kind.NUMBER) else claim.head
    words = [singular(word) for word in claim.modifiers]
    if head and head.lower() in lemmas("light_heads") and words and not empty(words[-1]):
        head = words.pop()
    kept = frozenset(common(word) for word in words if not empty(word) or word in lemmas("telling"))
    return (common(head.lower()) if head else None), kept


def _near(claim: Claim, head: str | None, inside: frozenset[str]) -> tuple[str, ...]:
    """Lemmas around the figure, without its own noun or unit."""
    words = (sys.intern(common(word.lower())) for word in claim.neighbours if word.lower() not in inside)
    kept = dict.fromkeys(word for word in words if word != head and not empty(word))
    return tuple(kept)[:REACH]


def _roles(
    claim: Claim, head: str | None, modifiers: frozenset[str], near: tuple[str, ...]
) -> frozenset[tuple[str, str]]:
    done = set(roles(claim.verb.lower())) if claim.verb else set()
    words = {word for word in (claim.head, head) if word} | set(claim.modifiers) | modifiers
    told = {role for word in words for role in roles(word.lower())}
    groups = {group for group, _ in done}  # "approved 40 applications" tells of what was approved
    found = done | {role for role in told if role[0] not in groups}
    if not found:
        found = {role for word in near[:3] for role in roles(word)}
    return frozenset(found)


def _names(part: Part, words: Surroundings, claim: Claim) -> frozenset[tuple[str, ...]]:
    """Names in the clause; those of whoever speaks are left out, two voices may speak of one thing."""
    speaker = {word.lower().strip(".,'’") for word in (claim.attribution or "").split()}
    found = (
        tuple(word for word in name.tokens if word not in lemmas("titles")) for name in part.names.within(words.span)
    )
    return frozenset(name for name in found if name and not speaker.issuperset(name))


def _carried_member(claim: Claim, part: Part) -> frozenset[str] | None:
    """The named part of an institution that a pronoun stands for: "The Oster works of Vela Motors grew. It has ..."."""
    opening = _TAKES_UP.match(claim.sentence_text)
    before = part.before(claim.sentence, claim.paragraph) if opening and not opening.group("noun") else None
    return None if before is None else around.member(tuple(tokenize(part.text, *before.span)))


def _carried(claim: Claim, part: Part) -> frozenset[str]:
    """Names of the sentence before, where the sentence takes up its subject: "It was opened", "The church was"."""
    opening = _TAKES_UP.match(claim.sentence_text)
    before = part.before(claim.sentence, claim.paragraph) if opening else None
    if opening is None or before is None:
        return frozenset()
    noun = opening.group("noun")
    if noun and noun.lower() not in part.text[before.span.start : before.span.end].lower():
        return frozenset()
    return frozenset(token for name in part.names.within(before.span) for token in name.tokens)
