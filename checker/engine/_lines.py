"""Sentences as lines of tokens in which each claim is one private-use character, for patterns and words near a figure.

`"Of the 480 clinics, 312 (65 %) ..."` becomes `of the C , C ( P ) ...`, every token followed by a blank. Where claims
nest (a rate and its parts) a second line shows the parts instead of the whole.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker import pattern
from checker.engine._pattern import BOUNDARY, KINDS, TEXT_TOKEN
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.rule import SentencePattern

NEAR = 8  # words on either side that count as before or after a figure
MAX_SECONDS = 5.0  # for one pattern on one sentence, or two; a sound one takes microseconds


@dataclass(slots=True)
class Line:
    """A sentence, or several, as tokens; `at` maps the position of a placeholder to its claim."""

    text: str
    at: dict[int, Claim]
    kinds: frozenset[str]
    starts: list[int] = field(default_factory=list)  # where sentences begin in `text`


@dataclass(slots=True)
class Lines:
    """The lines of one document that hold a claim."""

    sentences: list[list[Line]]  # for each sentence with a claim, its readings: wholes, and perhaps parts
    around: dict[str, Surroundings]
    paragraphs: list[list[int]]  # runs of sentences of one paragraph, as indices into `sentences`
    windows: list[Line] = field(default_factory=list)  # up to three sentences on end, as one line


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a claim: ` a b c ` with a blank at both ends."""

    sentence: str
    before: str
    after: str


def lines_of(document: Document, claims: Sequence[Claim]) -> Lines:
    """The lines of a document; `claims` in text order."""
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.sentence.start, claim.sentence.end), []).append(claim)
    result = Lines([], {}, [])
    last_place: tuple[int, int] | None = None
    last_number = -9
    starts = [sentence.span.start for sentence in document.sentences]
    for (start, end), group in sorted(by_sentence.items()):
        wholes = [claim for claim in group if not any(_inside(claim, other) for other in group)]
        readings = [_line(document.text[start:end], start, wholes)]
        if len(wholes) < len(group):
            parts = [claim for claim in group if not any(_inside(other, claim) for other in group)]
            readings.append(_line(document.text[start:end], start, parts))
        for reading in readings:
            _note_surroundings(reading, result.around)
        place = (group[0].section, group[0].paragraph)
        number = bisect.bisect_right(starts, start)
        if place == last_place and number - last_number <= 2:
            result.paragraphs[-1].append(len(result.sentences))
        else:
            result.paragraphs.append([len(result.sentences)])
        last_place, last_number = place, number
        result.sentences.append(readings)
    result.windows += _spread(result)
    return result


def _spread(lines: Lines) -> Iterator[Line]:
    for run in lines.paragraphs:
        for at in range(len(run) - 1):
            parts = [lines.sentences[number] for number in run[at : at + 3]]
            yield joined([part[0] for part in parts])
            if any(len(part) > 1 for part in parts):
                yield joined([part[-1] for part in parts])


def joined(lines: Sequence[Line]) -> Line:
    """Consecutive sentences as one line, a boundary mark after each."""
    text, at, starts = "", {}, []
    for line in lines:
        starts.append(len(text))
        at.update({position + len(text): claim for position, claim in line.at.items()})
        text += line.text + BOUNDARY + " "
    return Line(text, at, frozenset(kind for line in lines for kind in line.kinds), starts)


def lines_for(compiled: SentencePattern, lines: Lines) -> Iterator[Line]:
    """The lines of a document that have all that a pattern cannot do without."""
    every = lines.windows if compiled.sentences > 1 else itertools.chain.from_iterable(lines.sentences)
    return (line for line in every if _may_match(compiled, line))


def matches(name: str, compiled: SentencePattern, line: Line) -> Iterator[pattern.Match]:
    """Where a sentence pattern matches in a line; `name` is for messages about a search that took too long."""
    search = pattern.compile(name, compiled.compiled, ignore_case=False, verbose=False, seconds=MAX_SECONDS)
    return search.finditer(line.text, overlapped=True)


def _may_match(compiled: SentencePattern, line: Line) -> bool:
    """Has a line all that the pattern cannot do without? It spares most searches."""
    return (
        len(line.at) >= len(compiled.must)
        and all(not kinds or not kinds.isdisjoint(line.kinds) for kinds in compiled.must)
        and all(any(word in line.text for word in words) for words in compiled.words)
    )


def _inside(claim: Claim, other: Claim) -> bool:
    return (
        claim is not other
        and other.span.start <= claim.span.start
        and claim.span.end <= other.span.end
        and claim.span != other.span
    )


def _line(text: str, offset: int, claims: Sequence[Claim]) -> Line:
    pieces: list[str] = []
    at: dict[int, Claim] = {}
    length = position = 0
    for claim in sorted(claims, key=lambda claim: claim.span):
        start = claim.span.start - offset
        if start < position or start > len(text):
            continue
        for token in TEXT_TOKEN.findall(text[position:start]):
            pieces.append(token.lower().replace("’", "'"))
            length += len(pieces[-1]) + 1
        at[length] = claim
        pieces.append(KINDS[claim.kind.value])
        length += 2
        position = claim.span.end - offset
    pieces += [token.lower().replace("’", "'") for token in TEXT_TOKEN.findall(text[position:])]
    return Line("".join(piece + " " for piece in pieces), at, frozenset(claim.kind.value for claim in claims))


def _note_surroundings(line: Line, around: dict[str, Surroundings]) -> None:
    for position, claim in line.at.items():
        if claim.id not in around:
            before = line.text[:position].split(" ")[:-1][-NEAR:]
            after = line.text[position + 2 :].split(" ")[:NEAR]
            own = " ".join(token.lower().replace("’", "'") for token in TEXT_TOKEN.findall(claim.text))
            around[claim.id] = Surroundings(
                f" {line.text}{own} ", f" {' '.join(before)} ", f" {own} {' '.join(after)} "
            )
