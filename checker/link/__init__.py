"""Which claims speak of the same quantity, within one document and between two; agreeing or not.

A pair passes gates, never a score: parts must be comparable (`comparable`), nothing that both claims say may clash
(`gates`), the words around the figures must repeat each other (`evidence`, `strength`), and each claim must be the
other's best partner (`choose`). A link says which gates it passed and on what evidence. What one pair yields never
depends on the other files of a scan, save that a partner may be lost to a better one. Pairs that share a claim are one
fact with its voices (`facts`); claims that belong together though they are not one quantity are `relations`.

May import `text`, `lexicon`, `model`, `pattern`, `errors`. Words live in `lexicon/link*.yaml`. To add a gate, see
`gates`; to add a way in which figures are paired, see `anaphora`; a relation, `relations`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.link.facts import corroborations, facts, told_once
from checker.link.relations import relations
from checker.link.survey import survey
from checker.link.why import Answer, why
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.finding import SAME, Corroboration, Fact, Pair, Relation

__all__ = ["Answer", "Linked", "link", "linked", "told_once", "why"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking yields.

    `relations` are claims that belong together (`kind` is one of `RELATIONS`), pairs of one quantity first; `facts` the
    groups that pairs and updates make, `corroborations` what independent voices agree on; `skipped` counts the index
    entries that were left out because too many documents share them.
    """

    relations: tuple[Relation, ...]
    facts: tuple[Fact, ...]
    corroborations: tuple[Corroboration, ...]
    skipped: int


def linked(documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]) -> Linked:
    """All that linking has to say of `documents` and their claims, both keyed by path. Raises DataError as `link`."""
    found = survey(documents, claims)
    pairs = (Relation(pair.link.relation, (pair.a, pair.b), pair.link) for pair in found.pairs)
    grouped = facts(found.pairs, found.copied)
    return Linked((*pairs, *relations(found)), grouped, corroborations(grouped, found.pairs), found.skipped)


def link(documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]) -> list[Pair]:
    """Pairs of claims that speak of one quantity, in (document, start) order of their ends.

    Both mappings are keyed by document path; claims of a path without a document are left out. `Pair.scope` tells
    whether both stand in one file. Cost is near-linear in the number of claims. Raises DataError where a word table
    of the product is malformed.
    """
    return [pair for pair in survey(documents, claims).pairs if pair.link.relation == SAME]
