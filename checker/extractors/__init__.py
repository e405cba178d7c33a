"""A plug for each kind: amounts of a sentence → mentions; then the kinds compete for spans.

Each module without a leading underscore that has `mentions(reading, amounts)` is a plug. To add a kind of mention, add
a module and its cases in `tests/extractors/`; nothing is registered. May import grammar, units, text, lexicon and
below.
"""

from __future__ import annotations

from checker import plugs
from checker.extractors._dateline import anchor_of, dated
from checker.extractors._join import join
from checker.extractors._rate import rates
from checker.extractors._resolve import resolve
from checker.extractors._table import measured, measures
from checker.extractors._traps import trapped
from checker.extractors.date import date_mention
from checker.grammar.amount import amounts
from checker.grammar.anchor import Anchor
from checker.grammar.temporal import temporals
from checker.model.claim import Mention
from checker.model.document import Block, Document
from checker.text.tokens import Reading

__all__ = ["dated", "mentions"]


def mentions(document: Document, *, date_order: str | None = None) -> list[Mention]:
    """All mentions of a document, in order, none overlapping another save for a rate and its parts.

    `date_order` ("mdy" or "dmy") settles numeric dates that can be read two ways.
    """
    found: list[Mention] = []
    anchor, section, paragraph = Anchor(), -1, -1
    cells = measures(document)
    for sentence in document.sentences:
        if sentence.section != section:
            section = sentence.section
            anchor = anchor_of(document, section, date_order)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            anchor.paragraph()
        reading = Reading.of(document, sentence)
        made = _of_sentence(reading, anchor, date_order)
        if sentence.block is Block.CELL:
            made = [measured(mention, reading, cells) for mention in made]
        found.extend(made)
    return found


def _of_sentence(reading: Reading, anchor: Anchor, date_order: str | None) -> list[Mention]:
    told = temporals(reading, anchor, date_order)
    traps = trapped(reading, told)
    times = [made for made in told if traps.isdisjoint(range(made.core_first, made.core_last + 1))]
    claimed = traps | {n for made in times for n in range(made.first, made.last + 1)}
    values = amounts(reading, frozenset(claimed))
    candidates = [date_mention(reading, made) for made in times]
    for plug in plugs.modules("checker.extractors"):
        if hasattr(plug, "mentions"):
            candidates.extend(plug.mentions(reading, values))
    plain = join(reading, resolve(candidates))
    return resolve([*plain, *rates(reading, plain)], nested=True)
