"""Mentions → claims: of what, whose, where, when, who says so, how surely. An empty slot rather than a guess.

One module a slot. A place or a time governs its sentence and those after it until the next one; what is carried over is marked
inherited and ends at a heading, a section, a list, a paragraph or a quotation. May import grammar, text, lexicon and below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.context import attribution, modality, place, subject, time
from checker.context._anaphora import lean
from checker.context._frame import Frame, content
from checker.context._marks import change_series, derived, superlative, threshold
from checker.context._names import Name
from checker.model.claim import Claim, Kind, Mention, Time
from checker.model.document import Block, Document, Span
from checker.model.identity import ClaimNames

KNOWN_NAMES = 40  # how many institutions back "the center" may point
NEIGHBOURS = 14  # content words kept round a figure


@dataclass(slots=True)
class _State:
    """What a document carries on from sentence to sentence."""

    section: int = -1
    paragraph: int = -1
    place: place.Where | None = None
    time: Mention | None = None
    speaker: str | None = None
    quoting: Span | None = None
    institutions: list[Name] = field(default_factory=list)
    series: int = 0


def claims(document: Document, mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of a document, in the order of its mentions, with ids that no edit elsewhere changes."""
    frames = _frames(document, mentions)
    lean(frames)
    state, made = _State(), []
    for number, frame in enumerate(frames):
        _move(state, frame)
        made.extend(_of_sentence(document, frame, number, frames, state))
        _pass_on(state, frame)
    return _named(document, made)


def _frames(document: Document, mentions: Sequence[Mention]) -> list[Frame]:
    """Frames of all sentences, with the mentions that stand in each."""
    inside: dict[int, list[Mention]] = defaultdict(list)
    at = 0
    for mention in mentions:
        while at + 1 < len(document.sentences) and document.sentences[at].span.end <= mention.span.start:
            at += 1
        inside[at].append(mention)
    return [Frame.of(document, sentence, inside.get(number, [])) for number, sentence in enumerate(document.sentences)]


def _move(state: _State, frame: Frame) -> None:
    """Forget what does not reach into this sentence."""
    sentence = frame.reading.sentence
    if sentence.section != state.section or sentence.block is Block.HEADING:
        state.place = state.time = state.speaker = None
        state.section = sentence.section
    if sentence.paragraph != state.paragraph:
        state.time = state.speaker = None
        state.paragraph = sentence.paragraph
    if sentence.block in (Block.ITEM, Block.CELL, Block.SOURCE, Block.DATELINE):
        state.time = None


def _pass_on(state: _State, frame: Frame) -> None:
    found = place.places(frame.reading, frame.names)
    strong = [one for one in found if one.strength >= 2]
    if strong:
        state.place = strong[-1]
    date = time.governs(frame)
    if date is not None:
        state.time = date
    state.institutions.extend(name for name in frame.names if name.sort == "institution")
    del state.institutions[:-KNOWN_NAMES]


def _of_sentence(document: Document, frame: Frame, number: int, frames: list[Frame], state: _State) -> list[Claim]:
    if not frame.mentions:
        _listen(document, frame, state)
        return []
    found = place.places(frame.reading, frame.names)
    speeches = attribution.speeches(frame)
    known = state.institutions + [name for name in frame.names if name.sort == "institution"]
    series = change_series(frame, state.series)
    state.series += 1 + max((value - state.series for value in series.values()), default=0)
    made = []
    for mention in frame.mentions:
        claim = _claim(document, frame, number, mention)
        where = place.nearest(found, frame.index(mention.span), *frame.clause(frame.index(mention.span)))
        holder = subject.holder_of(frame, mention, known)
        verb = subject.verb_of(frame, mention)
        made.append(
            replace(
                claim,
                holder=holder,
                verb=verb,
                subject=subject.subject_of(frame, mention, verb),
                place=where.text if where else state.place.text if state.place and _placed(mention, frame) else None,
                place_inherited=where is None,
                time=_time(document, frame, mention, state),
                attribution=_speaker(document, frame, frames, number, mention, speeches, state),
                modality=modality.modality(frame, mention),
                basis=modality.basis(frame, mention),
                derived=derived(frame, mention),
                superlative=superlative(frame, mention),
                threshold=threshold(frame, mention),
                series=series.get(mention.span.start, -1),
                neighbours=_neighbours(frame, mention),
            )
        )
    _listen(document, frame, state, speeches)
    return made


def _placed(mention: Mention, frame: Frame) -> bool:
    """May a claim take a place from an earlier sentence? Not in headings, metadata and lists, where nothing is carried on."""
    return frame.reading.sentence.block is Block.PROSE and mention.kind is not Kind.ORDINAL


def _time(document: Document, frame: Frame, mention: Mention, state: _State) -> Time | None:
    own = time.time_of(frame, mention)
    if own is not None:
        return own
    if state.time is None or mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE) or any(one.kind is Kind.DATE for one in frame.mentions):
        return None
    text = document.text[state.time.span.start : state.time.span.end]
    lower, upper = state.time.interval.lower, state.time.interval.upper
    return Time(text, None if lower is None else int(lower), None if upper is None else int(upper), inherited=True)


def _speaker(
    document: Document, frame: Frame, frames: list[Frame], number: int, mention: Mention, speeches: list[attribution.Speech], state: _State
) -> str | None:
    """The speaker of a mention: its sentence's, or its quotation's, which may be named in the sentence before or after."""
    own = attribution.governing(frame, speeches, mention.span)
    if own is not None:
        return own
    quote = _quotation(document, mention.span)
    if quote is None:
        return None
    if state.speaker is not None:
        return state.speaker
    for step in (1, 2):
        if number + step < len(frames) and frames[number + step].reading.sentence.paragraph == frame.reading.sentence.paragraph:
            for speech in attribution.speeches(frames[number + step]):
                return speech.speaker
    return None


def _listen(document: Document, frame: Frame, state: _State, speeches: list[attribution.Speech] | None = None) -> None:
    """Remember who speaks, for quotations that go on in the next sentences."""
    for speech in attribution.speeches(frame) if speeches is None else speeches:
        state.speaker = speech.speaker


def _quotation(document: Document, span: Span) -> Span | None:
    """The quotation round a span (quotations are sorted and disjoint)."""
    low, high = 0, len(document.quotations)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if document.quotations[middle].end <= span.start else (low, middle)
    if low < len(document.quotations) and document.quotations[low].start < span.start and span.end <= document.quotations[low].end:
        return document.quotations[low]
    return None


def _neighbours(frame: Frame, mention: Mention) -> tuple[str, ...]:
    """Content lemmas of the sentence, nearest to the figure first."""
    reading, at = frame.reading, frame.index(mention.span)
    inside = range(at, reading.index_at(mention.span.end - 1) + 1)
    order = sorted(range(len(reading.tokens)), key=lambda n: (0 if n in inside else min(abs(n - inside.start), abs(n - inside.stop + 1)), n))
    words = (content(reading, n) for n in order[:120])
    return tuple(dict.fromkeys(word for word in words if word))[:NEIGHBOURS]


def _claim(document: Document, frame: Frame, number: int, mention: Mention) -> Claim:
    sentence = frame.reading.sentence
    line, column = document.position(mention.span.start)
    text = document.text
    hard = mention.hard or mention.interval
    return Claim(
        id="",
        document=document.path,
        span=mention.span,
        line=line,
        column=column,
        text=text[mention.span.start : mention.span.end],
        kind=mention.kind,
        interval=mention.interval,
        hard=hard,
        soft=mention.soft or hard,
        nominal=mention.nominal or mention.interval,
        approximate=mention.approximate,
        resolved=mention.resolved,
        resolution=mention.resolution,
        unit=mention.unit,
        extractor=mention.extractor,
        head=mention.head,
        modifiers=mention.modifiers,
        sentence=sentence.span,
        sentence_text=text[sentence.span.start : sentence.span.end],
        document_date=document.sections[sentence.section].day if sentence.section < len(document.sections) else None,
        section=sentence.section,
        paragraph=sentence.paragraph,
        sentence_number=number,
        block=sentence.block,
        partitive=mention.partitive,
        quoted=_quotation(document, mention.span) is not None,
        table=sentence.table,
        row=sentence.row,
        cell=sentence.column,
    )


def _named(document: Document, made: list[Claim]) -> list[Claim]:
    """The claims with their ids and with the words of their times."""
    names = ClaimNames(document.path)
    return [replace(one, id=names.name(one.kind, one.unit, one.interval, one.holder)) for one in made]
