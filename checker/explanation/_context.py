"""Where the context of a figure comes from: of what, whose, where, when, who says so, how surely, and the marks."""

from __future__ import annotations

from checker.context._frame import Frame
from checker.context._names import Name
from checker.context.attribution import Speech
from checker.context.place import LOCATIVE, Where
from checker.explanation._date import day_words
from checker.explanation._source import Source, reading_of, tokens, told_in
from checker.lexicon.lists import phrases
from checker.model.claim import Mention, Modality
from checker.model.document import Span
from checker.text.tokens import Reading
from checker.trace import Step


def explain(source: Source) -> None:
    """The reasons for every slot that the claim fills."""
    for slot in (_subject, _holder, _place, _time, _attribution, _modality, _marks, _day):
        slot(source)


def _asked(source: Source, function: str) -> Step | None:
    """The call of a slot's function for this claim's mention."""
    found = source.trace.took(source.mention, function)
    return found[-1] if found else None


# --- of what ----------------------------------------------------------------------------------------------------------


def _subject(source: Source) -> None:
    claim, mention = source.claim, source.mention
    verb = _asked(source, "_verb_near")
    reading = None if verb is None else reading_of(verb)
    at = None if verb is None or reading is None else tokens(reading, verb.result, verb.result)
    if claim.subject is not None and not _headed(source, "subject", claim.subject):
        phrase = claim.subject
        if claim.verb is not None and phrase.endswith(claim.verb):
            phrase = phrase[: -len(claim.verb)].removesuffix(", ")
        if phrase and mention.noun_span is not None:
            step = next((one for one in source.reasons if one.field == "head"), None)
            rule = step.rule if step is not None and step.sure else None
            source.add("subject", phrase, rule, mention.noun_span)
        elif phrase:
            found = _asked(source, "_attributed") or _asked(source, "_topic")
            span = None if found is None else told_in(reading_of(found), found.result)
            source.add("subject", phrase, found, span)
        if claim.verb is not None:
            source.add("subject", claim.verb, verb, at)
    if claim.verb is not None:
        source.add("verb", claim.verb, verb, at)


def _headed(source: Source, name: str, value: str) -> bool:
    """A cell's subject or time from the headings of its row and column."""
    for step in source.trace.made(source.claim):
        if step.rule.name != "headings of the row and column":
            continue
        before = step.given["claim"]
        if getattr(before, name) is not None:
            return False
        for inner in source.trace.inside(step):
            heading = inner.result
            if inner.rule.function.__name__ != "_heading" or heading is None:
                continue
            if (name == "time") != (heading.date is not None) or (name == "subject" and heading.text not in value):
                continue
            source.add(name, heading.text, step, _cell(source, inner))
        return True
    return False


def _cell(source: Source, step: Step) -> Span | None:
    where = (step.given["table"], step.given["row"], step.given["column"])
    for one in source.document.sentences:
        if (one.table, one.row, one.column) == where:
            text = source.document.text[one.span.start : one.span.end]
            lead = len(text) - len(text.lstrip())
            return Span(one.span.start + lead, one.span.start + len(text.rstrip()))
    return None


# --- whose, where -----------------------------------------------------------------------------------------------------


def _holder(source: Source) -> None:
    holder = source.claim.holder
    step = _asked(source, "holder_of")
    if holder is None:
        return
    if step is None:
        source.add("holder", holder, None)
        return
    inside = [one for one in source.trace.inside(step) if one.rule.name]
    pointed = [one for one in inside if one.rule.function.__name__ == "_anaphor" and one.result is holder]
    owned = [one for one in inside if one.rule.function.__name__ == "_owns" and one.given["name"].text is holder]
    frame = step.given["frame"]
    carried = [one for one in source.trace.calls("State.holder") if getattr(one.result, "text", None) is holder]
    rule = next(iter([*pointed[-1:], *owned[:1], *carried[-1:]]), None)
    source.add("holder", holder, rule, _name_span(source, holder, frame))


def _name_span(source: Source, text: str, frame: Frame) -> Span | None:
    """Where the name stands whose text this is: in the sentence, else in the last one that was looked at."""
    for step in reversed(source.trace.calls("names")):
        for name in step.result:
            if isinstance(name, Name) and name.text is text:
                reading = step.given["reading"]
                return reading.span(name.first, name.last)  # type: ignore[no-any-return]
    return told_in(frame.reading, text)


def _place(source: Source) -> None:
    claim = source.claim
    if claim.place is None:
        return
    step = _asked(source, "_where")
    where = None if step is None else step.result
    inherited = _asked(source, "State.inherited_place")
    if isinstance(where, Where):
        maker = source.maker(where, "place")
        source.add("place", claim.place, maker, _where_span(where, maker))
        return
    late = [one for one in source.trace.inside(inherited) if isinstance(one.result, Where)]
    if not late:
        source.add("place", claim.place, None)
        return
    maker = source.maker(late[-1].result, "place")
    source.add("place", f"{claim.place} (inherited)", late[-1], _where_span(late[-1].result, maker))


def _where_span(where: Where, maker: Step | None) -> Span | None:
    reading = None if maker is None else reading_of(maker)
    if reading is None:
        return None
    first = where.at - (where.strength == LOCATIVE and where.at > 0)
    start, end = reading.span(first, where.at)
    stop = reading.starts[where.at] + len(where.text)
    whole = reading.document.text[reading.starts[where.at] : stop] == where.text
    return Span(start, stop if whole else end)


# --- when -------------------------------------------------------------------------------------------------------------


def _time(source: Source) -> None:
    claim = source.claim
    if claim.time is None or _headed(source, "time", claim.time.text):
        return
    trace, asked = source.trace, _asked(source, "time_of")
    own = asked if asked is not None and asked.result is claim.time else None
    late = _asked(source, "State.inherited_time")
    step = own or (late if late is not None and late.result is claim.time else None)
    told = [one for one in trace.inside(step) if one.rule.function.__name__ == "told"] if step is not None else []
    date = told[-1].given["date"] if told else None
    value = claim.time.text + (" (inherited)" if claim.time.inherited else "")
    if step is None or not isinstance(date, Mention):
        source.add("time", value, None)
        return
    rule = step
    if own is not None:
        bound = [one for one in trace.took(date, "_bound_to") if one.result is source.mention]
        governing = [one for one in trace.inside(step) if one.rule.function.__name__ == "_governing"]
        near = [one for one in governing if one.result is date]
        rule = next(iter([*bound[-1:], *near[-1:]]), step)
    source.add("time", value, rule, date.span)


# --- who says so ------------------------------------------------------------------------------------------------------


def _attribution(source: Source) -> None:
    speaker = source.claim.attribution
    if speaker is None:
        return
    step = _asked(source, "speaker_of")
    if step is None:
        source.add("attribution", speaker, None)
        return
    trace, frame = source.trace, step.given["frame"]
    inside = list(trace.inside(step))
    governed = next((one for one in inside if one.rule.function.__name__ == "governing"), None)
    said = None if governed is None else governed.result
    if said is not None and said is not speaker:
        person = next((one for one in inside if one.rule.name == "person whom a pronoun means"), None)
        source.add("attribution", speaker, person, _person(source, speaker, frame))
        return
    for name in ("speaker from an earlier sentence", "speaker from a later sentence"):
        late = next((one for one in inside if one.rule.name == name and one.result == speaker), None)
        if said is None and late is not None:
            source.add("attribution", f"{speaker} (from another sentence)", late, _spoken(source, speaker, frame, name))
            return
    for speech in step.given["own"]:
        if speech.speaker is speaker:
            source.add("attribution", speaker, source.maker(speech, "attribution"), told_in(frame.reading, speaker))
            return
    source.add("attribution", speaker, None)


def _person(source: Source, speaker: str, frame: Frame) -> Span | None:
    """Where a person was named before, as far back as one was looked for."""
    for step in reversed(source.trace.calls("State._person_of")):
        if step.result is speaker:
            number = step.given["number"]
            sentence = source.document.sentences[number]
            return told_in(Reading.of(source.document, sentence), speaker)
    return _name_span(source, speaker, frame)


def _spoken(source: Source, speaker: str, frame: Frame, rule: str) -> Span | None:
    """Where the speaker of another sentence is named: the last one before this, or the first one behind it."""
    start = frame.reading.sentence.span.start
    found: list[Span] = []
    for function in ("_according", "_told"):
        for step in source.trace.calls(function):
            told = step.result
            if isinstance(told, Speech) and told.speaker == speaker:
                span = told_in(reading_of(step), speaker)
                found.extend([] if span is None else [span])
    if rule == "speaker from an earlier sentence":
        return max((one for one in found if one.start < start), default=None)
    return min((one for one in found if one.start > start), default=None)


# --- how surely, and the marks ----------------------------------------------------------------------------------------


def _modality(source: Source) -> None:
    claim = source.claim
    step = _asked(source, "modality")
    if step is None:
        source.add("modality", claim.modality.value, None)
    elif claim.modality is Modality.ASSERTED:
        source.add("modality", claim.modality.value, step)
    else:
        inner = [one for one in source.trace.inside(step) if "modality" in one.rule.fields]
        why = inner[-1] if inner else None
        source.add("modality", claim.modality.value, why, _sign(source, why))


def _sign(source: Source, step: Step | None) -> Span | None:
    """The word or phrase that a test found."""
    if step is None:
        return None
    reading = reading_of(step)
    if reading is None:
        return None
    if type(step.result) is int:
        pair = step.rule.name.startswith('"is to"')
        return tokens(reading, step.result, step.result + pair)
    if isinstance(step.given.get("n"), int):
        return tokens(reading, step.given["n"], step.given["n"])
    for inner in reversed(list(source.trace.inside(step))):
        if inner.rule.function.__name__ == "phrase":
            return _phrase(inner)
        if inner.rule.function.__name__ == "_added":
            return tokens(reading, inner.result, inner.result)
    return None


def _phrase(step: Step) -> Span | None:
    """The words of a phrase of a list: the longest that begins where one was found."""
    reading, at = step.given["self"].reading, step.result
    for phrase in phrases("context", step.given["name"]).get(reading.lower(at), ()):
        if reading.phrase_at(at, phrase):
            return tokens(reading, at, at + len(phrase) - 1)
    return None


def _marks(source: Source) -> None:
    claim = source.claim
    if claim.basis is not None:
        step = _asked(source, "basis")
        source.add("basis", claim.basis.value, step, _sign(source, step))
    if claim.derived:
        step = _asked(source, "derived")
        source.add("derived", "drawn from other figures", step, _sign(source, step))
    if claim.superlative is not None:
        step = _asked(source, "_extreme")
        source.add("superlative", claim.superlative, step, _sign(source, step))
    if claim.threshold:
        step = _inner(source, "threshold", "_binds")
        source.add("threshold", "a limit", step, _sign(source, step))
    if claim.series >= 0:
        _series(source)
    if claim.quoted:
        _quoted(source)


def _inner(source: Source, outer: str, inner: str) -> Step | None:
    step = _asked(source, outer)
    found = [one for one in source.trace.inside(step) if one.rule.function.__name__ == inner]
    return found[-1] if found else None


def _series(source: Source) -> None:
    for step in reversed(source.trace.took(source.mention, "_changes")):
        one, two = step.given["one"], step.given["two"]
        source.add("series", "an end of a change", step, Span(one.span.start, two.span.end))
        return
    source.add("series", "an end of a change", None)


def _quoted(source: Source) -> None:
    span = source.mention.span
    step = next((one for one in source.trace.calls("Frame.quoted") if one.given["span"] is span), None)
    around = next((one for one in source.document.quotations if one.start < span.start and span.end <= one.end), None)
    mark = None if around is None else Span(around.start, around.start + 1)
    source.add("quoted", "inside a quotation", step, mark)


def _day(source: Source) -> None:
    """The day that the document, or its section, speaks from."""
    claim = source.claim
    if claim.document_date is None:
        return
    words = day_words(source.trace, claim)
    if words is None:
        source.add("document_date", claim.document_date, OPTION)
        return
    sentence = next((one for one in source.document.sentences if one.span.start <= words.start < one.span.end), None)
    line = sentence is not None and sentence.block.value == "source"
    source.add("document_date", claim.document_date, "line that names a source" if line else DATELINE, words)


OPTION, DATELINE = "day that the user gave", "dateline of the document"
