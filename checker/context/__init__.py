"""Mentions → claims: of what, whose, where, when, who says so, how surely. An empty slot rather than a guess.

One module a slot. A place or a time governs its sentence and those after it until the next one; what is carried over is
marked inherited and ends at a heading, a section, a list, a paragraph or a quotation. May import grammar, text, lexicon
and below. To add a slot, add a module with one function from a frame and a mention, and call it in `_of_sentence`.
"""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.context import attribution, modality, place, subject, table, time
from checker.context._anaphora import Leaning
from checker.context._frame import Frame, Frames
from checker.context._marks import change_series, derived, superlative, threshold
from checker.context._names import Name
from checker.context._state import AHEAD, State, speaker_of
from checker.context.place import Where
from checker.model.claim import Claim, Kind, Mention
from checker.model.document import Block, Document
from checker.model.identity import ClaimNames
from checker.text.tokens import Reading
from checker.trace import handed

NEIGHBOURS = 14  # content words kept round a figure
REACH = 60  # tokens either side in which they are looked for


Part = tuple[int, Reading, list[Mention]]  # a sentence with mentions: its number, its tokens, what was found in it


def claims(document: Document, mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of a document, in the order of its mentions, with ids that no edit elsewhere changes."""
    return list(claims_of(document, _parts(document, mentions)))


def claims_of(document: Document, parts: Iterable[Part]) -> Iterator[Claim]:
    """Yield the claims of a document as its mentions come in, sentence by sentence."""
    frames, names = Frames(document), ClaimNames(document.path)
    state, leaning, headings = State(frames), Leaning(), table.Headings(document, frames)
    for number, frame in _ahead(frames, parts):
        leaning.lean(number, frame)
        state.enter(number, document.sentences)
        made = _of_sentence(frame, number, state, names)
        yield from map(headings.completed, made) if frame.reading.sentence.block is Block.CELL else made
        state.leave(frame)


def _parts(document: Document, mentions: Sequence[Mention]) -> Iterator[Part]:
    """The sentences in which mentions stand, in order."""
    inside: dict[int, list[Mention]] = defaultdict(list)
    at = 0
    for mention in mentions:
        while at + 1 < len(document.sentences) and document.sentences[at].span.end <= mention.span.start:
            at += 1
        inside[at].append(mention)
    for number, found in inside.items():
        yield number, Reading.of(document, document.sentences[number]), found


def _ahead(frames: Frames, parts: Iterable[Part]) -> Iterator[tuple[int, Frame]]:
    """Each sentence with mentions, once those are known in which the speaker of its quotation is looked for."""
    waiting: deque[tuple[int, Frame]] = deque()
    for number, reading, mentions in parts:
        while waiting and waiting[0][0] + AHEAD < number:
            yield waiting.popleft()
        waiting.append((number, frames.add(number, reading, mentions)))
    yield from waiting


def _of_sentence(frame: Frame, number: int, state: State, ids: ClaimNames) -> Iterator[Claim]:
    document = frame.reading.document
    speeches = attribution.speeches(frame)
    counted = frozenset(n for one in frame.mentions for n in frame.tokens(one.span))
    found = place.places(frame.reading, frame.names, counted)
    series = change_series(frame, state.series)
    dates = time.Dates.of(frame)
    state.series = max(series.values(), default=state.series)
    shared = _sentence(frame, number)
    last = len(document.sentences) - 1

    def known() -> Sequence[Name]:
        return [*state.institutions(), *(name for name in frame.names if subject.holds(frame, name))]

    def carried() -> Name | None:
        return state.holder(frame)

    for mention in frame.mentions:
        where = _where(frame, mention, found)
        holder = subject.holder_of(frame, mention, known, carried)
        yield Claim(
            id=ids.name(mention.kind, mention.unit, mention.interval, holder),
            holder=holder,
            place=where.text if where else state.inherited_place(frame, mention),
            place_inherited=where is None,
            time=time.time_of(frame, mention, dates) or state.inherited_time(frame, mention),
            attribution=speaker_of(state, frame, mention, speeches, last),
            series=series.get(mention.span.start, -1),
            **shared,
            **_stated(document, mention),
            **_clause(frame, mention),
        )


def _sentence(frame: Frame, number: int) -> dict[str, Any]:
    """The fields that the claims of a sentence share."""
    document, sentence = frame.reading.document, frame.reading.sentence
    return {
        "document": document.path,
        "sentence": sentence.span,
        "sentence_text": document.text[sentence.span.start : sentence.span.end],
        "document_date": document.sections[sentence.section].day if sentence.section < len(document.sections) else None,
        "section": sentence.section,
        "paragraph": sentence.paragraph,
        "sentence_number": number,
        "block": sentence.block,
        "table": sentence.table,
        "row": sentence.row,
        "cell": sentence.column,
    }


@handed
def _stated(document: Document, mention: Mention) -> dict[str, Any]:
    """The fields that the mention tells."""
    line, column = document.position(mention.span.start)
    hard = mention.hard or mention.interval
    return {
        "span": mention.span,
        "line": line,
        "column": column,
        "text": document.text[mention.span.start : mention.span.end],
        "kind": mention.kind,
        "interval": mention.interval,
        "hard": hard,
        "soft": mention.soft or hard,
        "nominal": mention.nominal or mention.interval,
        "approximate": mention.approximate,
        "resolved": mention.resolved,
        "resolution": mention.resolution,
        "unit": mention.unit,
        "extractor": mention.extractor,
        "head": mention.head,
        "modifiers": mention.modifiers,
        "partitive": mention.partitive,
    }


def _clause(frame: Frame, mention: Mention) -> dict[str, Any]:
    """The fields that the words about the mention tell."""
    verb = subject.verb_of(frame, mention)
    return {
        "subject": subject.subject_of(frame, mention, verb),
        "verb": verb,
        "modality": modality.modality(frame, mention),
        "basis": modality.basis(frame, mention),
        "derived": derived(frame, mention),
        "superlative": superlative(frame, mention),
        "threshold": threshold(frame, mention),
        "quoted": frame.quoted(mention.span),
        "neighbours": _neighbours(frame, mention),
    }


@handed
def _where(frame: Frame, mention: Mention, found: Sequence[Where]) -> Where | None:
    """The place in a claim's own sentence; ordinals and ages have none, durations only one told outright."""
    if mention.kind in (Kind.ORDINAL, Kind.AGE):
        return None
    at = frame.index(mention.span)
    loose = mention.kind in (Kind.DURATION, Kind.MEASUREMENT, Kind.NUMBER)
    if loose and sum(one.named for one in found) > 1:  # a list of names with their places
        found = [one for one in found if not one.named]
    where = place.nearest(frame.reading, found, at, *frame.clause(at), date=mention.kind is Kind.DATE)
    return None if where is not None and loose and where.strength < place.LOCATIVE else where


def _neighbours(frame: Frame, mention: Mention) -> tuple[str, ...]:
    """Content lemmas of the sentence, nearest to the figure first; of two as near, the one before it."""
    contents, inside = frame.contents, frame.tokens(mention.span)
    before, after = contents[max(0, inside.start - REACH) : inside.start], contents[inside.stop : inside.stop + REACH]
    outward = itertools.chain.from_iterable(itertools.zip_longest(reversed(before), after))
    found: dict[str, None] = {}
    for word in itertools.chain(contents[inside.start : inside.stop], outward):
        if word:
            found.setdefault(word)
            if len(found) == NEIGHBOURS:
                break
    return tuple(found)
