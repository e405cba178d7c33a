"""What a document carries on from sentence to sentence: places, times, speakers, institutions.

Most sentences are never asked for it. So a slot is looked for when it is asked for, back from the sentence that asks to
the last one that did: each sentence is looked at once for each slot, or never.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from checker.context import attribution, place, subject, time
from checker.context._frame import Frame, Frames
from checker.context._names import Name
from checker.context.attribution import Speech
from checker.context.place import Where
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention, Time
from checker.model.document import Block, Sentence
from checker.model.record import record
from checker.trace import handed, rule

AHEAD = 2  # sentences after a quotation in which its speaker is looked for
KNOWN_NAMES = 40  # how many institutions back "the center" may point
PERSON_REACH = 100  # sentences back in which it is looked for whom "he" means
OPENING = 6  # tokens: a person named this early is whom the next "he" means
HANDFUL = 20  # a count below this is of things in passing, and takes no place from an earlier sentence
_PLACED = (Kind.COUNT, Kind.RATE, Kind.MONEY, Kind.PERCENTAGE)
_LISTED = (Block.ITEM, Block.CELL, Block.SOURCE, Block.DATELINE)


@record
class State:
    """Slots that a sentence hands to the next; `topic` is the place that a heading names for what stands under it.

    A slot that is looked for late has a number beside it: that of the sentence before which it stands as it does.
    """

    frames: Frames
    number: int = -1  # of the sentence under analysis
    section: int = -1
    paragraph: int = -1
    series: int = 0
    topic: Where | None = None
    time: Mention | None = None
    _heading: bool = False  # is the sentence a heading, whose place has still to be found?
    _place: Where | None = None
    _placed: int = 0
    _speaker: str | None = None
    _spoken: int = 0
    _holder: Name | None = None
    _held: int = 0
    _institutions: list[Name] = field(default_factory=list)
    _known: int = 0
    _people: dict[int, str | None] = field(default_factory=dict)

    def enter(self, number: int, sentences: Sequence[Sentence]) -> None:
        """Go on to a sentence, and forget what does not reach into it."""
        for at in range(self.number + 1, number + 1):
            self._enter(at, sentences[at])

    def _enter(self, number: int, sentence: Sentence) -> None:
        if self._heading:
            self._title(self.number)
        self.number, heading = number, sentence.block is Block.HEADING
        if heading or sentence.section != self.section:
            self.time = self._speaker = self._holder = None
            self._institutions.clear()
            self._spoken = self._held = self._known = number
        if sentence.section != self.section:
            self.section, self.topic = sentence.section, None
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.time = self._speaker = None
            self._place = self.topic
            self._spoken = self._placed = number
        if sentence.block in _LISTED:
            self.time = None
        self._heading = heading

    def _title(self, number: int) -> None:
        """The place of a heading governs what stands under it."""
        frame = self.frames[number]
        found = place.places(frame.reading, frame.names)
        if found:
            self.topic = max(found, key=lambda one: one.strength)

    def leave(self, frame: Frame) -> None:
        """Keep the time that this sentence tells for those after it."""
        self.time = time.governs(frame) or self.time

    # --- where --------------------------------------------------------------------------------------------------------

    @handed
    def inherited_place(self, frame: Frame, mention: Mention) -> str | None:
        """The place from an earlier sentence: in running prose, for totals, and not where a whole country is meant."""
        if mention.kind not in _PLACED or frame.reading.sentence.block is not Block.PROSE:
            return None
        ends = [abs(end) for end in (mention.interval.lower, mention.interval.upper) if end is not None]
        if mention.kind is Kind.COUNT and max(ends, default=0) < HANDFUL:
            return None
        where = self._last_place()
        return None if where is None or place.countrywide(frame.reading) else where.text

    @rule("place from an earlier sentence", "place")
    def _last_place(self) -> Where | None:
        """The last place told outright in the paragraph, else that of the heading, holds on."""
        for earlier in self.frames.back(self.number, self._placed):
            found = place.places(earlier.reading, earlier.names)
            told = next((one for one in reversed(found) if one.strength >= place.LOCATIVE), None)
            if told is not None:
                self._place = told
                break
        self._placed = self.number
        return self._place

    # --- when ---------------------------------------------------------------------------------------------------------

    @rule("time from an earlier sentence", "time")
    def inherited_time(self, frame: Frame, mention: Mention) -> Time | None:
        """The sentence goes on about the one before ("It has ...", "Of these ..."), and so does its time."""
        if self.time is None or frame.reading.lower(0) not in words("context", "goes_on"):
            return None
        timeless = mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE)
        if timeless or any(one.kind is Kind.DATE for one in frame.mentions):
            return None
        return time.told(frame.reading.document, self.time, inherited=True)

    # --- whose --------------------------------------------------------------------------------------------------------

    def institutions(self) -> Sequence[Name]:
        """The institutions named before this sentence in its section, from left to right; no speakers."""
        found: list[Name] = []  # from right to left
        for earlier in self.frames.back(self.number, self._known):
            own = [one for one in earlier.names if one.sort == "institution" and not subject.speaks(earlier, one)]
            found.extend(reversed(own))
            if len(found) >= KNOWN_NAMES:
                break
        self._institutions = [*self._institutions, *reversed(found)][-KNOWN_NAMES:]
        self._known = self.number
        return self._institutions

    @rule("institution from an earlier sentence", "holder")
    def holder(self, frame: Frame) -> Name | None:
        """The institution that the sentences before were about, where this one goes on about it."""
        if not subject.goes_on(frame):
            return None
        for earlier in self.frames.back(self.number, self._held):
            holders = [one for one in earlier.names if one.sort == "institution" and subject.holds(earlier, one)]
            if holders or (earlier.names and not subject.goes_on(earlier)):
                self._holder = holders[-1] if holders else None
                break
        self._held = self.number
        return self._holder

    # --- who says so --------------------------------------------------------------------------------------------------

    @rule("speaker from an earlier sentence", "attribution")
    def speaker(self) -> str | None:
        """Inside a quotation, who spoke last in the paragraph speaks on."""
        for back, earlier in enumerate(self.frames.back(self.number, self._spoken), start=1):
            heard = [self.person(one.speaker, self.number - back) for one in attribution.speeches(earlier)]
            told = next((one for one in heard if one), None)
            if told is not None:
                self._speaker = told
                break
        self._spoken = self.number
        return self._speaker

    @rule("person whom a pronoun means", "attribution")
    def person(self, speaker: str | None, number: int) -> str | None:
        """ "he said": the person who spoke or was named last.

        Of a pronoun in sentence `number`; None for nobody.
        """
        if speaker is None or speaker.lower() not in words("context", "speaking_pronouns"):
            return speaker
        return self._last_person(number) if speaker.lower() != "it" else None

    def _last_person(self, number: int) -> str | None:
        told = (self._person_of(at) for at in range(number - 1, max(-1, number - 1 - PERSON_REACH), -1))
        return next((one for one in told if one is not None), None)

    @handed
    def _person_of(self, number: int) -> str | None:
        """The person whom a sentence leaves in the reader's mind, worked out once."""
        if number not in self._people:
            frame = self.frames[number]
            named = [one.text for one in frame.names if one.sort == "person" and one.first <= OPENING]
            spoken = (one.speaker for one in ([] if named else attribution.speeches(frame)))
            told = [one for one in spoken if one.lower() not in words("context", "speaking_pronouns")]
            if len(self._people) >= 2 * PERSON_REACH:
                self._people.clear()
            self._people[number] = next(reversed(named or told), None)
        return self._people[number]


@handed
def speaker_of(state: State, frame: Frame, mention: Mention, own: Sequence[Speech], last: int) -> str | None:
    """The speaker of a mention: its sentence's, or its quotation's, named in the sentence before or after.

    `last` is the document's last sentence.
    """
    speaker = state.person(attribution.governing(frame, own, mention.span), state.number)
    if speaker is not None or not frame.quoted(mention.span):
        return speaker
    earlier = state.speaker()
    if earlier is not None:
        return earlier
    return _later_speaker(state, frame, last)


@rule("speaker from a later sentence", "attribution")
def _later_speaker(state: State, frame: Frame, last: int) -> str | None:
    """Inside a quotation, who is said to speak right behind it, in the same paragraph."""
    for number in range(state.number + 1, min(state.number + AHEAD, last) + 1):
        later = state.frames[number]
        if later.reading.sentence.paragraph == frame.reading.sentence.paragraph:
            for speech in attribution.speeches(later):
                return state.person(speech.speaker, state.number)
    return None
