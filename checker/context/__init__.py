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

_GOES_ON = frozenset("it its there of more less about".split())
KNOWN_NAMES = 40  # how many institutions back "the center" may point
HANDFUL = 20
NEIGHBOURS = 14  # content words kept round a figure


@dataclass(slots=True)
class _State:
    """What a document carries on from sentence to sentence."""

    section: int = -1
    paragraph: int = -1
    place: place.Where | None = None
    topic: place.Where | None = None  # the place that a heading names for what stands under it
    people: list[str] = field(default_factory=list)
    time: Mention | None = None
    speaker: str | None = None
    holder: Name | None = None
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
        state.time = state.speaker = state.holder = None
        state.institutions.clear()
        if sentence.section != state.section:
            state.topic = None
        state.section = sentence.section
    if sentence.paragraph != state.paragraph:
        state.time = state.speaker = None
        state.place = state.topic
        state.paragraph = sentence.paragraph
    if sentence.block in (Block.ITEM, Block.CELL, Block.SOURCE, Block.DATELINE):
        state.time = None


def _pass_on(state: _State, frame: Frame) -> None:
    found = place.places(frame.reading, frame.names)
    if frame.reading.sentence.block is Block.HEADING and found:
        state.topic = state.place = max(found, key=lambda one: one.strength)
    strong = [one for one in found if one.strength >= 3]
    if strong:
        state.place = strong[-1]
    date = time.governs(frame)
    if date is not None:
        state.time = date
    holders = [name for name in frame.names if name.sort == "institution" and subject.holds(frame, name)]
    state.institutions.extend(
        name for name in frame.names if name.sort == "institution" and not subject.speaks(frame, name)
    )
    state.holder = subject.carried(frame, holders, state.holder)
    del state.institutions[:-KNOWN_NAMES]


def _of_sentence(document: Document, frame: Frame, number: int, frames: list[Frame], state: _State) -> list[Claim]:
    if not frame.mentions:
        _listen(document, frame, state)
        return []
    counted = frozenset(
        n for one in frame.mentions for n in range(frame.index(one.span), frame.reading.index_at(one.span.end - 1) + 1)
    )
    found = place.places(frame.reading, frame.names, counted)
    speeches = attribution.speeches(frame)
    known = [
        *state.institutions,
        *(name for name in frame.names if name.sort == "institution" and subject.holds(frame, name)),
    ]
    series = change_series(frame, state.series)
    state.series += 1 + max((value - state.series for value in series.values()), default=0)
    made = []
    for mention in frame.mentions:
        claim = _claim(document, frame, number, mention)
        where = _where(frame, mention, found)
        holder = subject.holder_of(frame, mention, known, state.holder)
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


def _where(frame: Frame, mention: Mention, found: list[place.Where]) -> place.Where | None:
    """The place in a claim's own sentence; ordinals and ages have none, durations and distances only one told outright."""
    if mention.kind in (Kind.ORDINAL, Kind.AGE):
        return None
    at = frame.index(mention.span)
    where = place.nearest(frame.reading, found, at, *frame.clause(at), date=mention.kind is Kind.DATE)
    loose = mention.kind in (Kind.DURATION, Kind.MEASUREMENT, Kind.NUMBER)
    return None if where is not None and loose and where.strength < 3 else where


def _placed(mention: Mention, frame: Frame) -> bool:
    """May a claim take a place from an earlier sentence? In running prose, and for totals, not for a handful of things in passing."""
    ends = [abs(end) for end in (mention.interval.lower, mention.interval.upper) if end is not None]
    if mention.kind is Kind.COUNT and max(ends, default=0) < HANDFUL or place.countrywide(frame.reading):
        return False
    return frame.reading.sentence.block is Block.PROSE and mention.kind in (
        Kind.COUNT,
        Kind.RATE,
        Kind.MONEY,
        Kind.PERCENTAGE,
    )


def _time(document: Document, frame: Frame, mention: Mention, state: _State) -> Time | None:
    own = time.time_of(frame, mention)
    if own is not None:
        return own
    if (
        state.time is None
        or frame.reading.lower(0) not in _GOES_ON
        or mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE)
        or any(one.kind is Kind.DATE for one in frame.mentions)
    ):
        return None
    text = document.text[state.time.span.start : state.time.span.end]
    lower, upper = state.time.interval.lower, state.time.interval.upper
    return Time(text, None if lower is None else int(lower), None if upper is None else int(upper), inherited=True)


def _speaker(
    document: Document,
    frame: Frame,
    frames: list[Frame],
    number: int,
    mention: Mention,
    speeches: list[attribution.Speech],
    state: _State,
) -> str | None:
    """The speaker of a mention: its sentence's, or its quotation's, which may be named in the sentence before or after."""
    own = _resolved(attribution.governing(frame, speeches, mention.span), state)
    if own is not None:
        return own
    quote = _quotation(document, mention.span)
    if quote is None:
        return None
    if state.speaker is not None:
        return state.speaker
    for step in (1, 2):
        if (
            number + step < len(frames)
            and frames[number + step].reading.sentence.paragraph == frame.reading.sentence.paragraph
        ):
            for speech in attribution.speeches(frames[number + step]):
                return _resolved(speech.speaker, state)
    return None


_PRONOUNS = frozenset("he she they it who".split())


def _resolved(speaker: str | None, state: _State) -> str | None:
    """A pronoun's person: the last one who spoke or was named; None where nobody is known."""
    if speaker is None or speaker.lower() not in _PRONOUNS:
        return speaker
    return state.people[-1] if state.people and speaker.lower() != "it" else None


def _listen(document: Document, frame: Frame, state: _State, speeches: list[attribution.Speech] | None = None) -> None:
    """Remember who speaks, for quotations that go on in the next sentences."""
    heard: str | None = None
    for speech in attribution.speeches(frame) if speeches is None else speeches:
        speaker = _resolved(speech.speaker, state)
        heard = heard or speaker
        if speaker is not None and speaker == speech.speaker:
            state.people.append(speech.speaker)
    state.speaker = heard or state.speaker
    state.people.extend(name.text for name in frame.names if name.sort == "person" and name.first <= 6)
    del state.people[:-4]


def _quotation(document: Document, span: Span) -> Span | None:
    """The quotation round a span (quotations are sorted and disjoint)."""
    low, high = 0, len(document.quotations)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if document.quotations[middle].end <= span.start else (low, middle)
    if (
        low < len(document.quotations)
        and document.quotations[low].start < span.start
        and span.end <= document.quotations[low].end
    ):
        return document.quotations[low]
    return None


def _neighbours(frame: Frame, mention: Mention) -> tuple[str, ...]:
    """Content lemmas of the sentence, nearest to the figure first."""
    reading, at = frame.reading, frame.index(mention.span)
    inside = range(at, reading.index_at(mention.span.end - 1) + 1)
    order = sorted(
        range(len(reading.tokens)),
        key=lambda n: (0 if n in inside else min(abs(n - inside.start), abs(n - inside.stop + 1)), n),
    )
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
