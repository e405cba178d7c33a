"""Where the days of a date come from: the words that name it, what bounds it, and what it was counted from."""

from __future__ import annotations

import datetime

from checker.explanation._source import Link, Source, lineage, reading_of, tokens
from checker.grammar.anchor import Scene
from checker.grammar.calendar import Days, Point
from checker.grammar.expression import Temporal
from checker.model.claim import Claim
from checker.model.document import Block, Span
from checker.model.wire import day
from checker.text.tokens import Reading
from checker.trace import Step, Trace

NAMED, SPOKEN, OTHER = "named", "spoken", "other"
_FROM_A_DAY = ("next such date", "last such date", "nearest such date")
_AFTER = "first such date after the other end"
# What a rule that counts starts from.
_STARTS = {
    "date named last": NAMED,
    "period about the date named last": NAMED,
    "year of the date named last": NAMED,
    "weekday beside the date named last": NAMED,
    "date that is counted from": OTHER,
    _AFTER: OTHER,
}
_BOUNDS = {"since": "from then on", "after": "after it", "before": "before it", "until": "up to then"}


def explain(source: Source, links: list[Link]) -> None:
    """The reasons for the value of a date, and for its width."""
    step = links[-1].step if links else None
    made = step.given.get("made") if step is not None else None
    if step is None or not isinstance(made, Temporal):
        source.add("value", _days(source.claim), None, source.claim.span)
        return
    reading: Reading = step.given["reading"]
    steps = lineage(source.trace, made)
    _named(source, made, steps, reading)
    for link in reversed(steps):
        _change(source, link, reading)
    rule = next((one for one in source.reasons if one.field == "value"), None)
    name = rule.rule if rule is not None and rule.sure else None
    source.add("resolution", source.claim.resolution, name, reading.span(made.core_first, made.core_last))
    for width in ("hard", "soft"):
        source.add(width, _width(source.claim, width), name, source.claim.span)
    if source.claim.head is not None:
        weekday = reading.span(made.core_first, made.core_last)
        source.add("head", source.claim.head, name, weekday)
    if made.relative:
        _counted(source, steps, reading, name)


def _days(claim: Claim) -> str:
    return _text(claim.interval.lower, claim.interval.upper) if claim.resolved else "not told"


def _width(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    return _text(value.lower, value.upper) if claim.resolved else "not told"


def _text(lower: object, upper: object) -> str:
    low, high = (None if end is None else day(int(end)) for end in (lower, upper))  # type: ignore[call-overload]
    if low is None or high is None:
        return f"from {low} on" if low else f"until {high}" if high else "any day"
    return low if low == high else f"{low} to {high}"


# --- the words that name it -------------------------------------------------------------------------------------------


def _named(source: Source, made: Temporal, steps: list[Link], reading: Reading) -> None:
    """The rule that read the date, from its words."""
    trace = source.trace
    first = steps[-1] if steps else None
    rules = [] if first is None else [one for one in trace.made(first.made) if "value" in one.rule.fields]
    point = first.step.given.get("point") if first is not None else None
    if isinstance(point, Point):
        named = [one for one in trace.made(point) if "value" in one.rule.fields]
        rules = named or rules
    span = reading.span(made.core_first, made.core_last)
    origin = made if first is None else first.made
    assert isinstance(origin, Temporal)
    known = origin.resolved
    text = _text(origin.lower, origin.upper) if known else "not told"
    source.add("value", text, rules[0] if rules else None, span)
    if made.impossible:
        source.add("value", "no such day", rules[0] if rules else None, span)


def _change(source: Source, link: Link, reading: Reading) -> None:
    """A word that bounds a date, the part of a period that is meant, an end that was added."""
    made, before = link.made, link.before
    assert isinstance(made, Temporal)
    inner = list(source.trace.inside(link.step))
    for part in inner if before is None or link.step.rule.name == "part of a period told" else ():
        if part.rule.name == "early, middle or late part" and part.result[0] is not None:
            words = tokens(reading, part.result[1], part.given["index"] - 1)
            if part.given["reading"] is reading and part.result[1] >= made.first:
                source.add("value", f"the {part.result[0]} part", part, words)
    if not isinstance(before, Temporal) or (made.lower, made.upper) == (before.lower, before.upper):
        return
    if link.step.rule.name == "part of a period told":
        return
    value = _text(made.lower, made.upper)
    rule: Step | str | None = link.step if link.step.rule.name else "word that bounds a date"
    span = tokens(reading, made.first, before.first - 1) or tokens(reading, before.last + 1, made.last)
    source.add("value", value, rule, span or tokens(reading, made.first, made.last))


# --- what it was counted from -----------------------------------------------------------------------------------------


def _counted(source: Source, steps: list[Link], reading: Reading, rule: str | None) -> None:
    """The date that a relative one was counted from: the text's own day, one that the text named, or another."""
    if not source.claim.resolved:
        source.add("counted from", "nothing: the text does not tell", rule, source.claim.span)
        return
    makers = [maker for link in steps for maker in source.trace.made(link.made)]
    told = [one for maker in makers for one in (maker, *source.trace.inside(maker))]
    counting = [one for one in told if "counted from" in one.rule.fields and _counts(one)]
    if not counting:
        source.add("counted from", "a date that the text tells", None, source.claim.span)
        return
    first = [one for one in counting if one.rule.name != _AFTER] or counting  # the start of a range tells its end
    spoken = [one for one in first if _on_day(one, source.claim)]
    exact = [one for one in first if _fits(one.result, steps)]
    best = ([one for one in exact if one in spoken] or exact or spoken or first)[-1]
    if best not in spoken and spoken and _STARTS.get(best.rule.name, SPOKEN) is SPOKEN:
        best = spoken[-1]  # "December to May": the end is told by the text's day, the start by the end
    start = _STARTS.get(best.rule.name, SPOKEN)
    if start is NAMED:
        _from_named(source, best)
    elif start is OTHER:
        _from_other(source, best, reading)
    else:
        _from_spoken(source, best)


def _counts(step: Step) -> bool:
    """Did the call tell days (or a year), rather than that it has none to tell?"""
    return not (isinstance(step.result, tuple) and step.result[-1] is None)


def _from_spoken(source: Source, step: Step) -> None:
    """From the day the text speaks from; a date that was led by "the next" may count from the one named last."""
    told = source.claim.document_date
    if step.rule.name in _FROM_A_DAY and not _on_day(step, source.claim):
        day: int = step.given["day"]
        noted = next((one for one in reversed(source.trace.calls("_note")) if _ends_at(one, step, day)), None)
        reading = None if noted is None else _reading(source.trace, noted.given["bounded"])
        if noted is None or reading is None:
            source.add("counted from", "a date that the text tells", None, source.claim.span)
            return
        bounded = noted.given["bounded"]
        span = reading.span(bounded.core_first, bounded.core_last)
        source.add("counted from", _text(bounded.lower, bounded.upper), step, span)
        return
    value = told or "the day of the text"
    source.add("counted from", value, step, day_words(source.trace, source.claim))


def _on_day(step: Step, claim: Claim) -> bool:
    """Was a call given the very day that the text speaks from, or the one after it?"""
    day, told = step.given.get("day"), claim.document_date
    return isinstance(day, int) and told is not None and 0 <= day - datetime.date.fromisoformat(told).toordinal() <= 1


def _ends_at(noted: Step, step: Step, day: int) -> bool:
    """Was a date named before a call, that begins or ends (or is over) on a day?"""
    bounded = noted.given["bounded"]
    upper = bounded.upper
    return noted.call < step.call and day in (bounded.lower, upper, None if upper is None else upper + 1)


def _fits(result: object, steps: list[Link]) -> bool:
    days = {one.made.days for one in steps if isinstance(one.made, Temporal)}
    given = result.days if isinstance(result, Temporal) else result
    return given in days


def _from_named(source: Source, step: Step) -> None:
    trace = source.trace
    days = step.given.get("named")
    for one in trace.inside(step):
        days = one.result if one.rule.name == "date named last" else days
    if days is None and step.rule.name == "date named last":
        days = step.result
    scene = step.given.get("scene") or step.given.get("self")
    anchor = scene.anchor if isinstance(scene, Scene) else scene
    noted = _note(trace, step, days, anchor)
    if noted is None:
        source.add("counted from", _period(days), step)
        return
    span, value = noted
    source.add("counted from", value, step, span)


def _note(trace: Trace, step: Step, days: Days | None, anchor: object) -> tuple[Span, str] | None:
    """Where the date stands that was named last with these days, before a call."""
    for one in reversed(trace.calls("_note")):
        bounded, made = one.given["bounded"], one.given["made"]
        fits = days in ((bounded.lower, bounded.upper), made.days)
        if one.call < step.call and fits and (anchor is None or one.given["anchor"] is anchor):
            reading = _reading(trace, bounded)
            return None if reading is None else (reading.span(bounded.core_first, bounded.core_last), _period(days))
    return None


def _period(days: Days | None) -> str:
    return "a date named before" if days is None else _text(*days)


def _from_other(source: Source, step: Step, reading: Reading) -> None:
    made = step.result
    if isinstance(made, Temporal):
        span = reading.span(made.core_first, made.core_last)
        source.add("counted from", _text(made.lower, made.upper), step, span)
    else:
        source.add("counted from", "the other end", step, source.claim.span)


def day_words(trace: Trace, claim: Claim) -> Span | None:
    """Where the document says from which day it, or the section of the claim, speaks; None where an option says so."""
    if claim.document_date is None:
        return None
    spoken = datetime.date.fromisoformat(claim.document_date).toordinal()
    for one in trace.calls("_full"):
        sentence = one.given["sentence"]
        own = sentence.block is not Block.SOURCE or sentence.section == claim.section
        for found in one.result or ():
            if own and found.lower == spoken:
                reading = _reading(trace, found)
                return None if reading is None else reading.span(found.core_first, found.core_last)
    return None


def _reading(trace: Trace, found: Temporal) -> Reading | None:
    for one in trace.made(found):
        reading = reading_of(one)
        if reading is not None:
            return reading
    for one in trace.took(found):
        reading = reading_of(one)
        if reading is not None:
            return reading
    return None
