"""Mentions → claims: of what, whose, where, when, who says so, how surely. An empty slot rather than a guess.

One module a slot. A place or a time governs its sentence and those after it until the next one; what is carried over is
marked inherited and ends at a heading, a section, a list, a paragraph or a quotation. May import grammar, text, lexicon
and below. To add a slot, add a module with one function from a frame and a mention, and call it in `_of_sentence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.context import attribution, modality, place, subject, table, time
from checker.context._anaphora import Leaning
from checker.context._frame import Frame, content
from checker.context._marks import change_series, derived, superlative, threshold
from checker.context._state import State, speaker_of
from checker.context.place import Where
from checker.model.claim import Claim, Kind, Mention
from checker.model.document import Block, Document
from checker.model.identity import ClaimNames

AHEAD = 2  # sentences after a quotation in which its speaker is looked for
NEIGHBOURS = 14  # content words kept round a figure
REACH = 60  # tokens either side in which they are looked for


def claims(document: Document, mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of a document, in the order of its mentions, with ids that no edit elsewhere changes."""
    inside = _by_sentence(document, mentions)
    headings = table.headings(_frames(document, inside, cells=True))
    state, made, names = State(), [], ClaimNames(document.path)
    for number, (frame, *following) in enumerate(_windows(_frames(document, inside))):
        state.enter(frame)
        for claim in _of_sentence(frame, following, number, state):
            one = table.completed(claim, headings) if claim.block is Block.CELL else claim
            made.append(replace(one, id=names.name(one.kind, one.unit, one.interval, one.holder)))
        state.leave(frame)
    return made


def _by_sentence(document: Document, mentions: Sequence[Mention]) -> Mapping[int, list[Mention]]:
    """The mentions by the number of the sentence in which they stand."""
    inside: dict[int, list[Mention]] = defaultdict(list)
    at = 0
    for mention in mentions:
        while at + 1 < len(document.sentences) and document.sentences[at].span.end <= mention.span.start:
            at += 1
        inside[at].append(mention)
    return inside


def _frames(document: Document, inside: Mapping[int, Sequence[Mention]], *, cells: bool = False) -> Iterator[Frame]:
    """The frames of all sentences (or of table cells alone), one at a time: a long document is never held whole."""
    leaning = Leaning()
    for number, sentence in enumerate(document.sentences):
        if not cells or sentence.block is Block.CELL:
            frame = Frame.of(document, sentence, list(inside.get(number, ())))
            leaning.lean(frame)
            yield frame


def _windows(frames: Iterable[Frame]) -> Iterator[list[Frame]]:
    """Each frame with those that follow it, as many as a speaker's name is looked for in."""
    window: list[Frame] = []
    for frame in frames:
        window.append(frame)
        if len(window) > AHEAD:
            yield window
            window = window[1:]
    while window:
        yield window
        window = window[1:]


def _of_sentence(frame: Frame, following: Sequence[Frame], number: int, state: State) -> Iterator[Claim]:
    document, sentence = frame.reading.document, frame.reading.sentence
    speeches = attribution.speeches(frame)
    if frame.mentions:
        counted = frozenset(n for one in frame.mentions for n in frame.tokens(one.span))
        found = place.places(frame.reading, frame.names, counted)
        known = [*state.institutions, *(name for name in frame.names if subject.holds(frame, name))]
        series = change_series(frame, state.series)
        dates = time.Dates.of(frame)
        state.series = max(series.values(), default=state.series)
        words = document.text[sentence.span.start : sentence.span.end]
    for mention in frame.mentions:
        where, verb = _where(frame, mention, found), subject.verb_of(frame, mention)
        yield replace(
            _claim(frame, number, mention),
            sentence_text=words,
            holder=subject.holder_of(frame, mention, known, state.holder),
            verb=verb,
            subject=subject.subject_of(frame, mention, verb),
            place=where.text if where else state.inherited_place(frame, mention),
            place_inherited=where is None,
            time=time.time_of(frame, mention, dates) or state.inherited_time(frame, mention),
            attribution=speaker_of(state, frame, following, mention, speeches),
            modality=modality.modality(frame, mention),
            basis=modality.basis(frame, mention),
            derived=derived(frame, mention),
            superlative=superlative(frame, mention),
            threshold=threshold(frame, mention),
            series=series.get(mention.span.start, -1),
            neighbours=_neighbours(frame, mention),
        )
    state.listen(frame, speeches)


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
    """Content lemmas of the sentence, nearest to the figure first."""
    inside = frame.tokens(mention.span)
    window = range(max(0, inside.start - REACH), min(len(frame.reading.tokens), inside.stop + REACH))
    order = sorted(window, key=lambda n: (max(inside.start - n, n - inside.stop + 1, 0), n))
    lemmas = (content(frame.reading, n) for n in order)
    return tuple(dict.fromkeys(word for word in lemmas if word))[:NEIGHBOURS]


def _claim(frame: Frame, number: int, mention: Mention) -> Claim:
    """The mention as a claim whose context is still open."""
    document = frame.reading.document
    sentence = frame.reading.sentence
    line, column = document.position(mention.span.start)
    hard = mention.hard or mention.interval
    return Claim(
        id="",
        document=document.path,
        span=mention.span,
        line=line,
        column=column,
        text=document.text[mention.span.start : mention.span.end],
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
        document_date=document.sections[sentence.section].day if sentence.section < len(document.sections) else None,
        section=sentence.section,
        paragraph=sentence.paragraph,
        sentence_number=number,
        block=sentence.block,
        partitive=mention.partitive,
        quoted=frame.quoted(mention.span),
        table=sentence.table,
        row=sentence.row,
        cell=sentence.column,
    )
