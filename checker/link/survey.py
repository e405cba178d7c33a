"""From documents to pairs: read facets, meet candidates, ask the gates, let partners choose."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.link import gates
from checker.link.anaphora import anaphors
from checker.link.candidates import Candidates
from checker.link.choose import Bond, chosen
from checker.link.comparable import Comparer, Ground
from checker.link.corrections import standing
from checker.link.decide import Refusal, decide, eligible
from checker.link.evidence import Evidence, family, sentence_key, value, weigh
from checker.link.facets import Facets, facets
from checker.link.parts import Part, parts
from checker.link.strength import STRONG, WEAK, two_voices
from checker.link.tables import tabled
from checker.link.updates import in_time
from checker.link.values import agree, same_figure
from checker.link.words import shared
from checker.model.claim import Claim, Kind
from checker.model.document import Document
from checker.model.finding import UPDATE, Link, Pair, Scope

MOST_BELOW = 2_000  # figures below a heading among which its own is looked for

_PLAIN = frozenset({Kind.DATE, Kind.ORDINAL})
_OF_ANAPHORS = ("time", "calendar", "place", "share", "modality")


@dataclass(slots=True)
class Context:
    """What the weighing of a pair needs to know of the parts: how many claims of a kind, which figures a sentence.

    A sentence with one figure has no others, and is left out.
    """

    counts: Counter[object] = field(default_factory=Counter)
    figures: dict[object, frozenset[object]] = field(default_factory=dict)
    comparer: Comparer = field(default_factory=Comparer)
    told: frozenset[Facets] = frozenset()  # figures of headings that the text below repeats

    def weigh(self, a: Facets, b: Facets) -> Evidence:
        """The evidence for a pair."""
        found = weigh(a, b, self.counts, self.figures)
        return replace(found, told=True) if a.part is b.part and (a in self.told or b in self.told) else found


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over the documents found. `read` holds every claim that its text stands by."""

    read: tuple[Facets, ...]
    pairs: tuple[Pair, ...]
    bonds: tuple[Bond, ...]  # before partners were chosen
    context: Context
    skipped: int
    looked_at: int  # candidates

    def copied(self, a: Claim, b: Claim) -> bool:
        """True when the texts around both claims are copies."""
        return self.context.comparer.copied(a, b, (self.part(a), self.part(b)))

    def part(self, claim: Claim) -> Part:
        """The part in which a claim of a pair stands."""
        return self.context.comparer.parts[claim.document, claim.section]


def survey(documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]) -> Survey:
    """Read, compare and choose. Raises DataError where a word table of the product is malformed."""
    read = tuple(item for path in sorted(documents) for item in read_document(documents[path], claims.get(path, ())))
    context = context_of(read)
    able = [item for item in read if eligible(item)]
    met = Candidates(able, context.comparer)
    made = [*_bonds(met.pairs(), context), *_taken_up(read), *_tabled(read)]
    bonds = sorted(made, key=lambda bond: (bond.a.order, bond.b.order))
    told = (bond for bond in chosen(bonds) if not _by_chance(bond))
    pairs = sorted(map(_pair, told), key=lambda p: (p.a.document, p.a.span, p.b.document, p.b.span))
    return Survey(read, tuple(pairs), tuple(bonds), context, met.skipped, met.looked_at)


def read_document(document: Document, claims: Sequence[Claim]) -> Iterator[Facets]:
    """The facets of the claims of one document, withdrawn figures left out."""
    found = parts(document, {claim.section: claim.document_date for claim in claims if claim.document_date})
    for claim, corrects in standing(document.text, found, claims):
        yield facets(claim, found[min(claim.section, len(found) - 1)], corrects)


def context_of(read: Sequence[Facets]) -> Context:
    """Counts of what the parts hold."""
    context = Context()
    figures: dict[object, set[object]] = defaultdict(set)
    for item in read:
        context.counts[family(item)] += 1
        if "dateline" not in item.marks:
            figures[sentence_key(item)].add(value(item))
        context.comparer.parts.setdefault(item.part.key, item.part)
    context.figures = {key: shared(frozenset(values)) for key, values in figures.items() if len(values) > 1}
    context.told = frozenset(_told(context, read))
    return context


def _told(context: Context, read: Sequence[Facets]) -> Iterator[Facets]:
    """Figures of headings that stand once more in what they head, of the same things where both tell of what."""
    for items in by_part(read).values():
        body = [item for item in items if not item.title]
        for title in items:
            if not title.title or title.claim.kind in _PLAIN:
                continue
            first = bisect.bisect_right(body, title.claim.span.start, key=lambda item: item.claim.span.start)
            end = title.part.titles.get(title.claim.sentence.start, 0)
            if any(item.claim.span.start < end and _repeats(title, item) for item in body[first : first + MOST_BELOW]):
                yield title


def _repeats(title: Facets, item: Facets) -> bool:
    """Does the text below a heading give its figure once more?"""
    alike = gates.kind(title, item) and gates.unit(title, item) is not False and gates.head(title, item) is not False
    return bool(alike) and agree(title.claim, item.claim)


def judged(a: Facets, b: Facets, context: Context) -> Bond | Refusal:
    """The bond between two eligible claims, `a` first in order, or the gate that keeps them apart."""
    failed = next((name for name in ("kind", "unit", "head") if gates.HARD[name](a, b) is False), None)
    if failed:
        return Refusal(failed)
    ground = context.comparer.ground(a.part, b.part)
    if ground is None:
        return Refusal("documents", context.comparer.apart(a.part, b.part))
    made = decide(a, b, ground, context.weigh)
    if isinstance(made, Refusal):
        return made
    link, evidence = made
    free = link.relation == UPDATE or a.part is b.part or _altered(a, b, ground, evidence)
    if not free and context.comparer.copied(a.claim, b.claim, (a.part, b.part)):
        return Refusal("copy")
    return Bond(a, b, link, evidence)


def _altered(a: Facets, b: Facets, ground: Ground, evidence: Evidence) -> bool:
    """True where one text repeats the sentence of the other with another figure; bulletins of two days do that too."""
    repeated = evidence.verbatim and a.stretch.line == b.stretch.line
    return repeated and not ground.gap and not agree(a.claim, b.claim)


def _bonds(pairs: Iterable[tuple[Facets, Facets]], context: Context) -> Iterator[Bond]:
    for a, b in pairs:
        made = judged(a, b, context)
        if isinstance(made, Bond):
            yield made


def by_part(read: Iterable[Facets]) -> Mapping[tuple[str, int], list[Facets]]:
    """The claims by the key of their part, in their order."""
    found: dict[tuple[str, int], list[Facets]] = defaultdict(list)
    for item in read:
        found[item.part.key].append(item)
    return found


def _taken_up(read: Sequence[Facets]) -> Iterator[Bond]:
    """Bonds of bare figures with the counts they take up."""
    counts = (item for item in read if eligible(item) and item.claim.kind in gates.COUNTED)
    for items in by_part(counts).values():
        for a, b in anaphors(items):
            if any(gates.HARD[name](a, b) is False for name in _OF_ANAPHORS):
                continue
            same_time = True if a.time is None and b.time is None else None
            strength = STRONG if two_voices(a.claim, b.claim) else WEAK
            made = Link(("takes up",), ("the figure takes up the count before it",), strength, same_time)
            yield Bond(a, b, made, Evidence())


def _tabled(read: Sequence[Facets]) -> Iterator[Bond]:
    """Bonds of figures in tables with those of sentences about them."""
    for items in by_part(read).values():
        for cell, told, words in tabled(items):
            a, b = sorted((cell, told), key=lambda item: item.order)
            evidence = Evidence(tuple(sorted(words)), only=True)
            reason = f"the table's row and column speak of {', '.join(sorted(words))}"
            yield Bond(a, b, Link(("table",), (reason,), STRONG, True), evidence)


def _by_chance(bond: Bond) -> bool:
    """True for faintly linked figures that happen to be compatible: that is no agreement."""
    a, b = bond.a.claim, bond.b.claim
    return bond.link.faint and agree(a, b) and not same_figure(a, b)


def _pair(bond: Bond) -> Pair:
    scope = Scope.INTERNAL if bond.a.claim.document == bond.b.claim.document else Scope.CROSS_SOURCE
    a, b = in_time(bond.a, bond.b) if bond.link.relation == UPDATE else (bond.a, bond.b)
    return Pair(a.claim, b.claim, bond.link, scope)
