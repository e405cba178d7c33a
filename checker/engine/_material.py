"""What rules are bound to: documents, their claims and lines, the windows that claims stand in, and who fits a role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker import units
from checker.engine._announced import with_items
from checker.engine._evaluate import slot
from checker.engine._lines import Lines, lines_for, lines_of, matches
from checker.engine._values import Bound
from checker.model.claim import Claim, Kind
from checker.model.document import Block, Document
from checker.model.finding import Relation
from checker.model.rule import Reach, Selector, SentencePattern

PASSAGE = 2  # sentences after the first one of a passage, and on either side of figures that a pattern has bound
Windows = dict[tuple[object, ...], list[Claim]]


@dataclass(slots=True)
class Material:
    """What rules are bound to: documents, their claims and lines, and what the linker brought together."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Sequence[Claim]]
    relations: Sequence[Relation]
    skipped: int = 0
    choices: dict[tuple[str, tuple[object, ...]], list[Bound]] = field(default_factory=dict)  # of one rule
    _heads: dict[str, dict[tuple[int, int, int], str]] = field(default_factory=dict)
    _lines: dict[str, Lines] = field(default_factory=dict)
    _windows: dict[tuple[Reach, tuple[str, ...]], Windows] = field(default_factory=dict)
    _lists: dict[str, dict[int, int]] = field(default_factory=dict)
    _worded: dict[tuple[str, SentencePattern], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.claims = {
            path: with_items(self.documents[path], [self._with_heads(claim) for claim in claims])
            for path, claims in self.claims.items()
        }

    def _with_heads(self, claim: Claim) -> Claim:
        """The claim of a table cell with the first cells of its row and column."""
        if claim.table < 0 or claim.row_head is not None or claim.column_head is not None:
            return claim
        if claim.document not in self._heads:
            document = self.documents[claim.document]
            self._heads[claim.document] = {
                (one.table, one.row, one.column): document.text[one.span.start : one.span.end].strip("*_ ")
                for one in document.sentences
                if one.table >= 0 and (one.row == 0 or one.column == 0)
            }
        heads = self._heads[claim.document]
        row, column = heads.get((claim.table, claim.row, 0)), heads.get((claim.table, 0, claim.cell))
        return replace(claim, row_head=row, column_head=column)

    def opens(self, claim: Claim) -> bool:
        """Does a claim open its line, marks such as `**` and `-` aside?"""
        text = self.documents[claim.document].text
        return not any(sign.isalnum() for sign in text[text.rfind("\n", 0, claim.span.start) + 1 : claim.span.start])

    def lines(self, path: str) -> Lines:
        """The lines of a document, made on first use."""
        if path not in self._lines:
            self._lines[path] = lines_of(self.documents[path], self.claims[path])
        return self._lines[path]

    def related(self, kind: str | None) -> Iterator[Relation]:
        """The relations of one kind, in order."""
        return (relation for relation in self.relations if relation.kind == kind)

    def windows(self, reach: Reach, same: tuple[str, ...]) -> Windows:
        """All claims by the window they stand in, made on first use."""
        if (reach, same) not in self._windows:
            found: Windows = defaultdict(list)
            for claims in self.claims.values():
                for claim in claims:
                    values = tuple(slot(claim, name) for name in same)
                    if None not in values:
                        for place in self._places(claim, reach):
                            found[(*place, *values)].append(claim)
            self._windows[(reach, same)] = found
        return self._windows[(reach, same)]

    def window_of(self, claim: Claim, reach: Reach, same: tuple[str, ...]) -> tuple[object, ...] | None:
        """The key of the window about a claim; None where it stands in none, or a slot that must be filled is empty."""
        values = tuple(slot(claim, name) for name in same)
        if reach is Reach.PASSAGE:
            places = [(*_paragraph(claim), "around", claim.sentence_number)]
        else:
            places = self._places(claim, reach)
        return None if None in values or not places else (*places[0], *values)

    def opening(self, reach: Reach, same: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
        """The keys of all windows in which claims are looked for; of passages, those that begin with a claim."""
        for key in self.windows(reach, same):
            if reach is not Reach.PASSAGE or key[3] == "from":
                yield key

    def _places(self, claim: Claim, reach: Reach) -> list[tuple[object, ...]]:
        """The windows of one reach that a claim stands in; only passages overlap."""
        if reach is Reach.SENTENCE:
            return [(claim.document, claim.sentence.start)]
        if reach is Reach.PASSAGE:
            at = claim.sentence_number
            starts = [("from", at - n) for n in range(PASSAGE + 1)]
            middles = [("around", at + n) for n in range(-PASSAGE, PASSAGE + 1)]
            return [(*_paragraph(claim), *window) for window in (*starts, *middles)]
        if reach is Reach.LIST:
            number = self._list_of(claim)
            return [] if number is None else [(claim.document, "list", number)]
        if reach is Reach.PARAGRAPH:
            return [_paragraph(claim)]
        if reach is Reach.SECTION:
            return [(claim.document, claim.section)]
        return [(claim.document,) if reach is Reach.DOCUMENT else ()]

    def _list_of(self, claim: Claim) -> int | None:
        """The number of the list that a claim stands in: items with nothing else between them."""
        if claim.block is not Block.ITEM:
            return None
        if claim.document not in self._lists:
            lists: dict[int, int] = {}
            number, inside = -1, False
            for at, sentence in enumerate(self.documents[claim.document].sentences):
                if sentence.block is Block.ITEM:
                    number += not inside
                    lists[at] = number
                inside = sentence.block is Block.ITEM
            self._lists[claim.document] = lists
        return self._lists[claim.document].get(claim.sentence_number)

    def around(self, claim: Claim) -> tuple[str, str, str]:
        """The sentence of a claim, and the words before and after it, as tokens."""
        found = self.lines(claim.document).around.get(claim.id)
        return (found.sentence, found.before, found.after) if found else ("", "", "")

    def worded(self, claim: Claim, wording: SentencePattern) -> bool:
        """Does a claim stand at the place of `it` in a sentence pattern? Each document is searched once."""
        key = (claim.document, wording)
        if key not in self._worded:
            self._worded[key] = frozenset(
                line.at[start].id
                for line in lines_for(wording, self.lines(claim.document))
                for match in matches("of a wording", wording, line)
                for number in range(1, len(wording.roles) + 1)
                for start, _ in match.spans(number)
                if start >= 0
            )
        return claim.id in self._worded[key]


def _paragraph(claim: Claim) -> tuple[object, ...]:
    return (claim.document, claim.section, claim.paragraph)


def fits(claim: Claim, selector: Selector, material: Material) -> bool:
    """May this claim take a role with this selector?"""
    if claim.modality not in selector.modality or (selector.kinds and claim.kind.value not in selector.kinds):
        return False
    if selector.units and claim.unit not in selector.units and _dimension(claim) not in selector.units:
        return False
    if selector.heads and (claim.head or "").lower() not in selector.heads:
        return False
    if (claim.head or "").lower() in selector.not_heads:
        return False
    if selector.modifiers and selector.modifiers.isdisjoint(word.lower() for word in claim.modifiers):
        return False
    if selector.blocks and claim.block.value not in selector.blocks:
        return False
    if selector.not_rows and f"{(claim.row_head or '').lower()} ".startswith(selector.not_rows):
        return False
    if selector.basis and (claim.basis.value if claim.basis else "none") not in selector.basis:
        return False
    if any(bool(getattr(claim, name)) is not wanted for name, wanted in selector.flags):
        return False
    if selector.opens is not None and material.opens(claim) is not selector.opens:
        return False
    if selector.wording and not any(material.worded(claim, one) for one in selector.wording):
        return False
    beside = (selector.before, selector.after, selector.not_before, selector.not_after)
    if not (selector.near or selector.not_near or any(beside)):
        return True
    sentence, before, after = material.around(claim)
    return (
        (not selector.near or _says(sentence, selector.near))
        and not _says(sentence, selector.not_near)
        and (not selector.before or _says(before, selector.before))
        and (not selector.after or _says(after, selector.after))
        and not _says(before, selector.not_before)
        and not _says(after, selector.not_after)
    )


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in text for phrase in phrases)


def _dimension(claim: Claim) -> str:
    return "date" if claim.kind is Kind.DATE else units.dimension(claim.unit)
