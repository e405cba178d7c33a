"""A plug for each kind: amounts of a sentence → mentions; then the kinds compete for spans.

Each module without a leading underscore has `mentions(reading, amounts)`. To add a kind of mention, add a module and its
cases in `tests/extract/`; nothing is registered. May import grammar, units, text, lexicon and below.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from checker import plugs
from checker.extract._rate import rates
from checker.extract._resolve import resolve
from checker.extract._traps import trapped
from checker.extract.date import date_mention
from checker.grammar.amount import amounts
from checker.grammar.anchor import Anchor
from checker.grammar.temporal import Temporal, full_day, temporals
from checker.model.claim import Mention
from checker.model.document import Block, Document, Section, Sentence
from checker.text.tokens import Reading

OPENING = 12  # sentences in which a dateline is looked for


def dated(document: Document, *, date: str | None = None, date_order: str | None = None) -> Document:
    """The document with the day each section speaks from: its source lines' or dateline's latest day, else `date` (ISO)."""
    dateline = _dateline(document, date_order)
    sections = []
    for number, section in enumerate(document.sections):
        own = _days(document, number, Block.SOURCE, date_order)
        day = max(own) if own else max(dateline) if dateline else None
        sections.append(Section(section.span, datetime.date.fromordinal(day).isoformat() if day else date))
    return replace(document, sections=tuple(sections))


def _full_days(document: Document, sentence: Sentence, date_order: str | None) -> list[Temporal]:
    """Dates of a sentence that name a day and a year."""
    reading = Reading.of(document, sentence)
    return [made for made in temporals(reading, Anchor(), date_order) if full_day(made)]


def _days(document: Document, section: int, block: Block, date_order: str | None) -> list[int]:
    lines = [one for one in document.sentences if one.section == section and one.block is block]
    return [made.lower for line in lines for made in _full_days(document, line, date_order) if made.lower is not None]


def _dateline(document: Document, date_order: str | None) -> list[int]:
    """Days of the document's dateline: a metadata line, or the opening of its first paragraph before a dash."""
    for block in (Block.DATELINE, Block.HEADING):
        for sentence in document.sentences[:OPENING]:
            if sentence.block is block:
                found = _full_days(document, sentence, date_order)
                if found:
                    return [made.lower for made in found if made.lower is not None]
    for sentence in document.sentences[:OPENING]:
        if sentence.block in (Block.PROSE, Block.ITEM):
            for made in _full_days(document, sentence, date_order)[:1]:
                if made.lower is not None and _opens(document, sentence, made):
                    return [made.lower]
    return []


def _opens(document: Document, sentence: Sentence, made: Temporal) -> bool:
    """Does the date stand in a dateline such as "Dunedin, 8 August 2018 - " or "Valletta, Monday, 5 September 2022."?"""
    reading = Reading.of(document, sentence)
    words = [reading.tokens[n] for n in range(made.core_first) if reading.tokens[n].sort == "word"]
    named = all(
        word.capital or word.lower in ("the", "of", "by", "our", "on", "in", "from", "printed", "issue")
        for word in words
    )
    after = reading.text(made.last + 1)
    closes = after in ("-", "–", "—", "(", "", ".", "*", ":", "/") or made.last + 2 >= len(reading.tokens)
    return made.core_first <= 12 and named and closes


def mentions(document: Document, *, date_order: str | None = None) -> list[Mention]:
    """All mentions of a document, in order, none overlapping another save for a rate and its parts."""
    found: list[Mention] = []
    anchor, section, paragraph = Anchor(), -1, -1
    for sentence in document.sentences:
        if sentence.section != section:
            section = sentence.section
            anchor = _anchor(document, section, date_order)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            anchor.paragraph()
        found.extend(_of_sentence(Reading.of(document, sentence), anchor, date_order))
    return found


def _anchor(document: Document, section: int, date_order: str | None) -> Anchor:
    day = document.sections[section].day
    spoken = datetime.date.fromisoformat(day).toordinal() if day else None
    first = (
        [low for low in _dateline(document, date_order) if spoken is not None and low <= spoken]
        if len(document.sections) == 1
        else []
    )
    return Anchor(day=spoken, first=min(first, default=None))


def _of_sentence(reading: Reading, anchor: Anchor, date_order: str | None) -> list[Mention]:
    told = temporals(reading, anchor, date_order)
    traps = trapped(reading, told)
    times = [made for made in told if traps.isdisjoint(range(made.core_first, made.core_last + 1))]
    claimed = traps | {n for made in times for n in range(made.first, made.last + 1)}
    values = amounts(reading, frozenset(claimed))
    candidates = [date_mention(reading, made) for made in times]
    for plug in plugs.modules("checker.extract"):
        if hasattr(plug, "mentions"):
            candidates.extend(plug.mentions(reading, values))
    plain = resolve(candidates)
    return resolve([*plain, *rates(reading, plain)], nested=True)
