"""Where a value comes from: numerals, scales, hedges, ranges, what a table's heading adds; and how wide it is."""

from __future__ import annotations

from fractions import Fraction

from checker.explanation._source import Link, Source, tokens
from checker.grammar.amount import Amount
from checker.grammar.hedge import Bounds, Hedge
from checker.grammar.numeral import Numeral
from checker.model.claim import Mention
from checker.model.document import Span
from checker.model.interval import Interval
from checker.model.wire import number
from checker.text.tokens import Reading
from checker.trace import Step

_MEANS = {
    "over": "more than it", "just_over": "somewhat more than it", "least": "it or more", "under": "less than it",
    "most": "it or less", "about": "about it", "nearly": "somewhat less than it",
}  # fmt: skip


_SIMPLE, _PLACES = 100, 4  # denominators of fractions that are shown as such; decimals of those that do not end


def figure(value: Fraction | None) -> str:
    """A number as it is shown: "1,950", "2/3", "66.6667"."""
    if value is None:
        return "open"
    if value.denominator < _SIMPLE and 10**_PLACES % value.denominator:
        return f"{value.numerator}/{value.denominator}" if abs(value) < 1 else f"{round(number(value), _PLACES):,}"
    return f"{number(value):,}"


def interval(value: Interval) -> str:
    """An interval by its ends: "40", "40 to 60", "more than 40", "up to 40"."""
    if value.lower is not None and value.lower == value.upper:
        return figure(value.lower)
    low, high = figure(value.lower), figure(value.upper)
    if value.upper is None:
        return "any" if value.lower is None else f"{'at least' if value.lower_inclusive else 'more than'} {low}"
    if value.lower is None:
        return f"{'up to' if value.upper_inclusive else 'less than'} {high}"
    return f"{low}{'' if value.lower_inclusive else ' (not itself)'} to {high}" + (
        "" if value.upper_inclusive else " (not itself)"
    )


def explain(source: Source, links: list[Link]) -> None:
    """The reasons for the value, its widths and its resolution, of anything but dates."""
    for link in reversed(links):
        if link.before is None:
            _origin(source, link)
        elif link.made.interval != link.before.interval:  # type: ignore[union-attr]
            if isinstance(link.other, Mention):
                _other(source, link.other)
            assert isinstance(link.made, Mention)
            source.add("value", interval(link.made.interval), _feeding(source, link, "value"), _where(source, link))
    if not any(one.field == "value" for one in source.reasons):
        source.add("value", interval(source.claim.interval), None, source.claim.span)
    for name in ("hard", "soft"):
        _width(source, links, name)
    _resolution(source, links)


def _other(source: Source, mention: Mention) -> None:
    """The figures of the second of two mentions that became one."""
    from checker.explanation._source import lineage

    for link in lineage(source.trace, mention):
        if link.before is None:
            _origin(source, link)


def _feeding(source: Source, link: Link, name: str) -> Step | None:
    """The rule that changed a field: the reason that the call gives, else the call itself."""
    inner = [one for one in source.trace.inside(link.step) if name in one.rule.fields and one.result is True]
    return inner[-1] if inner else source.maker(link.made, name)


def _where(source: Source, link: Link) -> Span:
    made = link.made
    assert isinstance(made, Mention)
    return made.span


# --- figures ----------------------------------------------------------------------------------------------------------


def amount_of(source: Source, link: Link) -> tuple[Amount, Reading, Step] | None:
    """The amount that a mention was first built of, the sentence, and the call that built it."""
    found = [one for one in source.trace.made(link.made) if isinstance(one.given.get("amount"), Amount)]
    inner = (one for one in source.trace.inside(link.step) if one.rule.function.__name__ == "build")
    for step in [*found, *inner]:
        reading = step.given.get("reading")
        if step.rule.function.__name__ == "build" and isinstance(reading, Reading):
            return step.given["amount"], reading, step
    return None


def _origin(source: Source, link: Link) -> None:
    built = amount_of(source, link)
    if built is None:
        return
    amount, reading, build = built
    makers = [one for one in source.trace.made(amount) if "value" in one.rule.fields]
    ends = [amount.low] if amount.single else [amount.low, amount.high]
    for one in () if amount.low.vague and amount.single else ends:
        _numeral(source, one, reading, makers)
    core = tokens(reading, amount.core_first, amount.core_last)
    if amount.low.vague and amount.single:
        assert isinstance(link.made, Mention)
        source.add("value", interval(link.made.interval), source.maker(amount.low, "value"), core)
    if not amount.single:
        ranged = next((one for one in makers if one.rule.name != "scale of the other end"), None)
        whole = tokens(reading, min(amount.first, amount.core_first), amount.core_last)
        source.add("value", f"{figure(amount.low.value)} to {figure(amount.high.value)}", ranged, whole)
    if amount.negative:
        sign = next(
            (one for one in source.trace.took(reading) if one.rule.name in _SIGNS and _before(one, amount)), None
        )
        source.add("value", "below zero", sign, tokens(reading, max(0, amount.core_first - 1), amount.core_last))
    if amount.operator is not None:
        hedge = _hedge(source, amount, reading, link)
        if hedge is not None:
            step, span = hedge
            source.add("value", _MEANS[amount.operator], step, span)
        else:
            source.add("value", _MEANS[amount.operator], None, core)
    own = next((one for one in source.trace.made(link.made) if "value" in one.rule.fields), None)
    if own is not None:
        source.add("value", interval(source.mention.interval), own, link.made.span)  # type: ignore[union-attr]


_SIGNS = ("minus sign", "minus sign before a temperature")


def _before(step: Step, amount: Amount) -> bool:
    first = step.given.get("first")
    return first is None or amount.first <= first <= amount.core_first


def _numeral(source: Source, one: Numeral, reading: Reading, makers: list[Step]) -> None:
    """A numeral as written, and the scale that is part of it."""
    maker = source.maker(one, "value")
    if maker is not None and maker.rule.name == "scale of the other end":
        inner = maker.given["one"]
        _numeral(source, inner, reading, makers)
        source.add("value", figure(one.value), maker, tokens(reading, inner.first, maker.given["two"].last))
        return
    whole = tokens(reading, one.first, one.last)
    rule = maker or (makers[0] if makers else None)
    scale = _scale(source, one)
    if maker is None or scale is None:
        source.add("value", figure(one.value), rule, whole)
        return
    factor, last = scale.result
    at = scale.given["last"]
    plain = one.value / factor if maker.rule.name == "number in figures" else None
    if plain is None or at < one.first:
        source.add("value", figure(one.value), rule, whole)
    else:
        source.add("value", figure(plain), rule, tokens(reading, one.first, at))
        source.add("value", f"times {figure(factor)}", scale, tokens(reading, at + 1, last))


def _scale(source: Source, one: Numeral) -> Step | None:
    if not one.scaled:
        return None
    for maker in source.trace.made(one):
        for step in source.trace.inside(maker):
            if step.rule.name == "scale behind the number" and step.result[0] and step.result[1] == one.last:
                return step
    return None


def _hedge(source: Source, amount: Amount, reading: Reading, link: Link) -> tuple[Step, Span | None] | None:
    """The hedge within the mention that means what the amount says."""
    span = link.made.span if isinstance(link.made, Mention) else None
    for step in reversed(source.trace.took(reading)):
        hedge = step.result
        if not isinstance(hedge, Hedge) or hedge.operator != amount.operator or span is None:
            continue
        words = tokens(reading, hedge.first, hedge.last)
        if words is not None and span.start <= words.start and words.end <= span.end:
            late = hedge.first > amount.last
            behind = [one for one in source.trace.took(reading) if one.rule.name == "hedge behind the unit"]
            used = next((one for one in behind if late and step in source.trace.inside(one)), step)
            return used, words
    return None


# --- widths -----------------------------------------------------------------------------------------------------------


def _width(source: Source, links: list[Link], name: str) -> None:
    """What the words commit to, and what a reader takes from them."""
    claim = source.claim
    value: Interval = getattr(claim, name)
    for link in links:
        made, before = link.made, link.before
        if not isinstance(made, Mention):
            return
        if isinstance(before, Mention) and getattr(made, name) != getattr(before, name):
            step = _feeding(source, link, name) or _feeding(source, link, "value")
            source.add(name, interval(value), step, made.span)
            return
        if before is None:
            source.add(name, interval(value), _bounding(source, link, name), made.number_span or made.span)
            return
    source.add(name, interval(value), None, claim.span)


def _bounding(source: Source, link: Link, name: str) -> Step | None:
    built = amount_of(source, link)
    if built is None:
        return None
    wanted = getattr(link.made, name)
    for step in source.trace.inside(built[2]):
        given = getattr(step.result, name) if isinstance(step.result, Bounds) else step.result
        if name in step.rule.fields and given == wanted:
            return step
    share = source.trace.made(link.made, "share in words")
    return share[0] if share else None


def _resolution(source: Source, links: list[Link]) -> None:
    """The step of the last digit: as it is written, or that of the change that made it another."""
    for link in links:
        made, before = link.made, link.before
        if not isinstance(made, Mention):
            return
        if isinstance(before, Mention) and made.resolution != before.resolution:
            step = source.maker(made, "resolution") or source.maker(made, "value")
            source.add("resolution", source.claim.resolution, step, made.span)
            return
        if before is None:
            built = amount_of(source, link)
            step = None
            if built is not None:
                amount = built[0]
                fine = amount.low if amount.low.step <= amount.high.step else amount.high
                steps = [one for maker in source.trace.made(fine) for one in source.trace.inside(maker)]
                written = [one for one in steps if one.rule.name == "last digit that counts"]
                step = next((one for one in written if one.result == fine.step), None) or source.maker(fine, "value")
                step = step or source.maker(amount, "value")
            source.add("resolution", source.claim.resolution, step, made.number_span or made.span)
            return
    source.add("resolution", source.claim.resolution, None, source.claim.span)
