"""Which claims speak of the same quantity, within one document and between two; agreeing or not.

A pair passes gates, never a score: parts must be comparable (`comparable`), nothing that both claims say may clash
(`gates`), the words around the figures must repeat each other (`evidence`, `decide`), and each claim must be the
other's best partner (`choose`). A link says which gates it passed and on what evidence. What one pair yields never
depends on the other files of a scan, save that a partner may be lost to a better one.

May import `text`, `lexicon`, `model`, `pattern`, `errors`. Words live in `lexicon/link*.yaml`. To add a gate, see
`gates`; to add a way in which figures are paired, see `anaphora`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.link import gates
from checker.link.anaphora import anaphors
from checker.link.candidates import candidates
from checker.link.choose import Bond, chosen
from checker.link.comparable import Comparer
from checker.link.decide import decide, eligible, two_voices
from checker.link.evidence import Evidence, family, sentence_key, value, weigh
from checker.link.facets import Facets, facets
from checker.link.parts import Part, parts
from checker.link.words import phrases
from checker.model.claim import Claim, Kind
from checker.model.document import Document
from checker.model.finding import Link, Pair, Scope

__all__ = ["link"]

_OF_ANAPHORS = ("time", "calendar", "place", "share", "modality")


def link(documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]) -> list[Pair]:
    """Pairs of claims that speak of one quantity, in (document, start) order of their ends.

    Both mappings are keyed by document path; claims of a path without a document are left out. `Pair.scope` tells
    whether both stand in one file. Cost is near-linear in the number of claims. Raises DataError where a word table
    of the product is malformed.
    """
    read = [item for path in sorted(documents) for item in _read(documents[path], claims.get(path, ()))]
    able = [item for item in read if eligible(item)]
    bonds = [*_bonds(read, able), *_taken_up(read)]
    pairs = [_pair(bond) for bond in chosen(sorted(bonds, key=lambda bond: (bond.a.order, bond.b.order)))]
    return sorted(pairs, key=lambda pair: (pair.a.document, pair.a.span, pair.b.document, pair.b.span))


def _read(document: Document, claims: Sequence[Claim]) -> Iterator[Facets]:
    """The facets of the claims of one document, withdrawn figures left out."""
    found = parts(document, {claim.section: claim.document_date for claim in claims if claim.document_date})
    withdrawn: dict[tuple[int, int], bool] = {}
    for claim in claims:
        part = found[min(claim.section, len(found) - 1)]
        key = part.section, claim.paragraph
        if key not in withdrawn:
            withdrawn[key] = _corrects(document.text, part, claim)
        if not withdrawn[key]:
            yield facets(claim, part)


def _corrects(text: str, part: Part, claim: Claim) -> bool:
    """True when the paragraph of a claim withdraws a figure: nothing in it is the text's own word without doubt."""
    words = phrases("corrections")
    spans = [sentence.span for sentence in part.paragraphs.get(claim.paragraph, ())]
    return any(words.search(text, *span) for span in spans or [claim.sentence])


def _bonds(read: Sequence[Facets], able: Sequence[Facets]) -> Iterator[Bond]:
    counts = Counter(family(item) for item in read)
    figures: dict[object, set[object]] = defaultdict(set)
    for item in read:
        figures[sentence_key(item)].add(value(item))
    frozen = {key: frozenset(values) for key, values in figures.items()}
    comparer = Comparer()
    for a, b in candidates(able):
        if not _quick(a, b) or (ground := comparer.ground(a.part, b.part)) is None:
            continue
        evidence = weigh(a, b, counts, frozen)
        made = decide(a, b, ground, evidence)
        if made is None:
            continue
        if a.part is b.part or not comparer.copied(a.claim, b.claim, (a.part, b.part)):
            yield Bond(a, b, made, evidence)


def _quick(a: Facets, b: Facets) -> bool:
    """The cheapest gates first: most candidates count different things."""
    return all(gates.HARD[name](a, b) is not False for name in ("kind", "unit", "head"))


def _taken_up(read: Sequence[Facets]) -> Iterator[Bond]:
    """Bonds of bare figures with the counts they take up."""
    by_part: dict[object, list[Facets]] = defaultdict(list)
    for item in read:
        if eligible(item) and item.claim.kind in (Kind.COUNT, Kind.NUMBER):
            by_part[item.part.key].append(item)
    for items in by_part.values():
        for a, b in anaphors(items):
            if any(gates.HARD[name](a, b) is False for name in _OF_ANAPHORS):
                continue
            same_time = True if a.claim.time is None and b.claim.time is None else None
            strength = 1 if two_voices(a.claim, b.claim) else 2
            made = Link(("takes up",), ("the figure takes up the count before it",), strength, same_time)
            yield Bond(a, b, made, Evidence((), (), 0, 0, False, False, 0))


def _pair(bond: Bond) -> Pair:
    scope = Scope.INTERNAL if bond.a.claim.document == bond.b.claim.document else Scope.CROSS_SOURCE
    return Pair(bond.a.claim, bond.b.claim, bond.link, scope)
