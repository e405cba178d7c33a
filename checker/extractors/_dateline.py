"""The day each section of a document speaks from: its source lines' day, or the document's dateline."""

from __future__ import annotations

import datetime
from collections import defaultdict

from checker.grammar.anchor import Anchor
from checker.grammar.temporal import Temporal, full_day, temporals
from checker.lexicon.lists import words
from checker.model.document import Block, Document, Sentence
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed, rule

OPENING = 12  # sentences in which a dateline is looked for, and tokens within which its date begins


@rule("day that the user gave", "document_date")
def dated(document: Document, *, date: str | None = None, date_order: str | None = None) -> Document:
    """The option --date, as neither the document nor its sources name a day.

    The document with the day of each section: the latest of its source lines or dateline, else `date` (ISO).
    """
    lines = [one for one in document.sentences if one.block is Block.SOURCE]
    sources: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        sources[line.section].extend(_days(document, line, date_order))
    dateline = dateline_days(document, date_order)
    latest = (max(sources.get(number) or dateline, default=None) for number in range(len(document.sections)))
    days = [date if day is None else datetime.date.fromordinal(day).isoformat() for day in latest]
    sections = zip(document.sections, days, strict=True)
    return replace(document, sections=tuple(replace(section, day=day) for section, day in sections))


def anchor_of(document: Document, section: int, date_order: str | None) -> Anchor:
    """What dates of a section are reckoned from; a lone section knows the day of its first publication too."""
    day = document.sections[section].day
    if day is None:
        return Anchor()
    spoken = datetime.date.fromisoformat(day).toordinal()
    days = dateline_days(document, date_order) if len(document.sections) == 1 else []
    return Anchor(day=spoken, first=min((one for one in days if one <= spoken), default=None))


@rule("dateline of the document", "document_date")
def dateline_days(document: Document, date_order: str | None) -> list[int]:
    """A line of dates near the start, or the opening of the first paragraph before a dash.

    The days (ordinals) that it names.
    """
    opening = document.sentences[:OPENING]
    for block in (Block.DATELINE, Block.HEADING):
        for sentence in opening:
            if sentence.block is block and not (block is Block.HEADING and _says(document, sentence)):
                found = _days(document, sentence, date_order)
                if found:
                    return found
    for sentence in opening:
        if sentence.block in (Block.PROSE, Block.ITEM):
            for made in _full(document, sentence, date_order)[:1]:
                if made.lower is not None and _opens(document, sentence, made):
                    return [made.lower]
    return []


@rule("line that names a source", "document_date")
def _full(document: Document, sentence: Sentence, date_order: str | None) -> list[Temporal]:
    """A line that names a source and its day: "Source: Harbour Weekly, 3 May 2019".

    Dates of a sentence that name a day and a year.
    """
    return [made for made in temporals(Reading.of(document, sentence), Anchor(), date_order) if full_day(made)]


@handed
def _days(document: Document, sentence: Sentence, date_order: str | None) -> list[int]:
    return [made.lower for made in _full(document, sentence, date_order) if made.lower is not None]


def _says(document: Document, sentence: Sentence) -> bool:
    """Is a heading a sentence, whose date is what it tells of: "The lease was signed on 5 May 2011"?"""
    texts = Reading.of(document, sentence).texts[1:]
    return any(text.islower() and inflect.function_word(text) in ("auxiliary", "pronoun") for text in texts)


def _opens(document: Document, sentence: Sentence, made: Temporal) -> bool:
    """Does the date stand in a dateline: "Dunedin, 8 August 2018 - ", "Valletta, Monday, 5 September 2022."?"""
    reading = Reading.of(document, sentence)
    before = [token for token in reading.tokens[: made.core_first] if token.sort == "word"]
    named = all(word.capital or word.lower in words("text", "dateline_links") for word in before)
    last = made.last + 2 >= reading.count
    closes = last or reading.text(made.last + 1) in ("-", "–", "—", "(", "", ".", "*", ":", "/")
    return made.core_first <= OPENING and named and closes
