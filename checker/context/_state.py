"""What a document carries on from sentence to sentence: places, times, speakers, institutions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.context import attribution, place, subject, time
from checker.context._frame import Frame
from checker.context._names import Name
from checker.context.attribution import Speech
from checker.context.place import Where
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention, Time
from checker.model.document import Block

KNOWN_NAMES = 40  # how many institutions back "the center" may point
KNOWN_PEOPLE = 4
OPENING = 6  # tokens: a person named this early is whom the next "he" means
HANDFUL = 20  # a count below this is of things in passing, and takes no place from an earlier sentence
_PLACED = (Kind.COUNT, Kind.RATE, Kind.MONEY, Kind.PERCENTAGE)
_LISTED = (Block.ITEM, Block.CELL, Block.SOURCE, Block.DATELINE)


@dataclass(slots=True)
class State:
    """Slots that a sentence hands to the next; `topic` is the place that a heading names for what stands under it."""

    section: int = -1
    paragraph: int = -1
    place: Where | None = None
    topic: Where | None = None
    time: Mention | None = None
    speaker: str | None = None
    people: list[str] = field(default_factory=list)
    holder: Name | None = None
    institutions: list[Name] = field(default_factory=list)
    series: int = 0

    def enter(self, frame: Frame) -> None:
        """Forget what does not reach into this sentence."""
        sentence = frame.reading.sentence
        if sentence.section != self.section or sentence.block is Block.HEADING:
            self.time = self.speaker = self.holder = None
            self.institutions.clear()
        if sentence.section != self.section:
            self.section, self.topic = sentence.section, None
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.time = self.speaker = None
            self.place = self.topic
        if sentence.block in _LISTED:
            self.time = None

    def leave(self, frame: Frame) -> None:
        """Keep what this sentence says for those after it."""
        found = place.places(frame.reading, frame.names)
        if frame.reading.sentence.block is Block.HEADING and found:
            self.topic = self.place = max(found, key=lambda one: one.strength)
        self.place = next((one for one in reversed(found) if one.strength >= place.LOCATIVE), self.place)
        self.time = time.governs(frame) or self.time
        institutions = [name for name in frame.names if name.sort == "institution"]
        self.institutions.extend(name for name in institutions if not subject.speaks(frame, name))
        del self.institutions[:-KNOWN_NAMES]
        self.holder = subject.carried(frame, [name for name in institutions if subject.holds(frame, name)], self.holder)

    def listen(self, frame: Frame, speeches: Sequence[Speech]) -> None:
        """Remember who speaks, for quotations that go on in the next sentences."""
        heard = [self.person(speech.speaker) for speech in speeches]
        self.people.extend(one for one, speech in zip(heard, speeches, strict=True) if one and one == speech.speaker)
        self.speaker = next((one for one in heard if one), self.speaker)
        self.people.extend(name.text for name in frame.names if name.sort == "person" and name.first <= OPENING)
        del self.people[:-KNOWN_PEOPLE]

    def person(self, speaker: str | None) -> str | None:
        """A pronoun's person: the last one who spoke or was named; None where nobody is known."""
        if speaker is None or speaker.lower() not in words("context", "speaking_pronouns"):
            return speaker
        return self.people[-1] if self.people and speaker.lower() != "it" else None

    def inherited_place(self, frame: Frame, mention: Mention) -> str | None:
        """The place from an earlier sentence: in running prose, for totals, and not where a whole country is meant."""
        ends = [abs(end) for end in (mention.interval.lower, mention.interval.upper) if end is not None]
        handful = mention.kind is Kind.COUNT and max(ends, default=0) < HANDFUL
        if self.place is None or handful or mention.kind not in _PLACED or place.countrywide(frame.reading):
            return None
        return self.place.text if frame.reading.sentence.block is Block.PROSE else None

    def inherited_time(self, frame: Frame, mention: Mention) -> Time | None:
        """The time from an earlier sentence that this one goes on about ("It has ...", "Of these ...")."""
        if self.time is None or frame.reading.lower(0) not in words("context", "goes_on"):
            return None
        timeless = mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE)
        if timeless or any(one.kind is Kind.DATE for one in frame.mentions):
            return None
        return time.told(frame.reading.document, self.time, inherited=True)


def speaker_of(
    state: State, frame: Frame, following: Sequence[Frame], mention: Mention, own: Sequence[Speech]
) -> str | None:
    """The speaker of a mention: its sentence's, or its quotation's, named in the sentence before or after."""
    speaker = state.person(attribution.governing(frame, own, mention.span))
    if speaker is not None or not frame.quoted(mention.span):
        return speaker
    if state.speaker is not None:
        return state.speaker
    for later in following:
        if later.reading.sentence.paragraph == frame.reading.sentence.paragraph:
            for speech in attribution.speeches(later):
                return state.person(speech.speaker)
    return None
