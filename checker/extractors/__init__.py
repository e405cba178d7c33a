"""A plug for each kind: amounts of a sentence → mentions; then the kinds compete for spans.

Each module without a leading underscore that has `mentions(reading, amounts)` is a plug. To add a kind of mention, add
a module and its cases in `tests/extractors/`; nothing is registered. May import grammar, units, text, lexicon and
below.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from checker import plugs
from checker.extractors._dateline import anchor_of, dated
from checker.extractors._foreign import symbols_only
from checker.extractors._join import join
from checker.extractors._pretest import may_hold
from checker.extractors._rate import rates
from checker.extractors._resolve import resolve
from checker.extractors._table import heads, measured, measures
from checker.extractors._traps import trapped
from checker.extractors.date import date_mention
from checker.grammar.amount import Amount, amounts
from checker.grammar.anchor import Anchor
from checker.grammar.series import listed
from checker.grammar.temporal import temporals
from checker.model.claim import Kind, Mention
from checker.model.document import Block, Document
from checker.text.tokens import Reading

__all__ = ["dated", "mentions", "parts"]

Part = tuple[int, Reading, list[Mention]]  # a sentence with mentions: its number, its tokens, what was found in it
Plug = Callable[[Reading, list[Amount]], Iterator[Mention]]


def mentions(document: Document, *, date_order: str | None = None) -> list[Mention]:
    """All mentions of a document, in order, none overlapping another save for a rate and its parts.

    `date_order` ("mdy" or "dmy") settles numeric dates that can be read two ways.
    """
    return [mention for _, _, found in parts(document, date_order=date_order) for mention in found]


def parts(document: Document, *, date_order: str | None = None) -> Iterator[Part]:
    """Yield the sentences that hold mentions, one at a time: a long document's tokens are never held whole."""
    anchor, section, paragraph = Anchor(), -1, -1
    cells = measures(document)
    for number, sentence in enumerate(document.sentences):
        if sentence.section != section:
            section = sentence.section
            anchor = anchor_of(document, section, date_order)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            anchor.paragraph()
        reading = Reading.of(document, sentence)
        made = _of_sentence(reading, anchor, date_order) if may_hold(reading) else []
        if made and not document.sections[section].english:
            made = list(symbols_only(reading, made))
        if sentence.block is Block.CELL:
            kept = (one for one in made if one.kind is not Kind.MONEY or not heads(sentence, cells))
            made = [measured(mention, reading, cells) for mention in kept]
        if made:
            yield number, reading, made


def _of_sentence(reading: Reading, anchor: Anchor, date_order: str | None) -> list[Mention]:
    told = temporals(reading, anchor, date_order)
    traps = trapped(reading, told)
    times = [made for made in told if traps.isdisjoint(range(made.core_first, made.core_last + 1))]
    claimed = traps | {n for made in times for n in range(made.first, made.last + 1)}
    values = listed(reading, amounts(reading, frozenset(claimed)))
    candidates = [date_mention(reading, made) for made in times]
    for plug in _plugs():
        candidates.extend(plug(reading, values))
    if not candidates:
        return []
    plain = join(reading, resolve(candidates))
    return resolve([*plain, *rates(reading, plain)], nested=True)


@functools.cache
def _plugs() -> tuple[Plug, ...]:
    return tuple(one.mentions for one in plugs.modules("checker.extractors") if hasattr(one, "mentions"))
