"""Which extractor won and why; where the unit, the head and its modifiers come from."""

from __future__ import annotations

from fractions import Fraction

from checker.explanation._source import Link, Source, reading_of, tokens
from checker.explanation._value import amount_of, figure
from checker.grammar.amount import Amount
from checker.model.claim import Kind, Mention
from checker.model.document import Span
from checker.text.phrase import NounPhrase
from checker.text.tokens import Reading
from checker.trace import Step

_NAMED = ("unit", "head", "modifiers")


def explain(source: Source, links: list[Link]) -> None:
    """The reasons for kind, unit, head, modifiers and whether a part is counted."""
    claim = source.claim
    _field(source, links, "kind", claim.kind.value)
    if claim.unit is not None:
        _field(source, links, "unit", claim.unit)
    _scaled(source, links)
    if claim.head is not None and claim.kind is not Kind.DATE:
        _field(source, links, "head", claim.head)
    if claim.modifiers:
        _field(source, links, "modifiers", " ".join(claim.modifiers))
    if claim.partitive:
        _field(source, links, "partitive", "a part of what was counted")


def _scaled(source: Source, links: list[Link]) -> None:
    """A unit that is so many of the one that the value is given in: cents of a dollar."""
    built = amount_of(source, links[-1]) if links else None
    factor = Fraction(1) if built is None else built[2].given.get("factor", Fraction(1))
    if factor != 1:
        step, span = _first(source, links[-1], "unit")
        source.add("value", f"times {figure(factor)}", step, span)


def _field(source: Source, links: list[Link], name: str, value: str) -> None:
    """The last change of a field, or what it was from the first."""
    for number, link in enumerate(links):
        made, before = link.made, link.before
        assert isinstance(made, Mention)
        if before is None:
            step, span = _first(source, link, name)
            source.add(name, value, step or _around(source, links, name), span)
            return
        if getattr(made, name) != getattr(before, name):
            _changed(source, link, name, value)
            if name == "unit" and made.kind is Kind.RATE and isinstance(before, Mention) and before.unit is not None:
                _field(source, links[number + 1 :], name, before.unit)
            return
    source.add(name, value, None, source.claim.span)


def _changed(source: Source, link: Link, name: str, value: str) -> None:
    """A field that a later step gave: a denominator, a heading, a figure before."""
    made, step = link.made, link.step
    assert isinstance(made, Mention)
    trace = source.trace
    denominator = step.given.get("made") if step.rule.name == "rate" else None
    if denominator is not None:
        reading = reading_of(step)
        told = source.maker(denominator, "unit") if name == "unit" else step
        if reading is not None:
            source.add(name, value, told, tokens(reading, denominator.first, denominator.last))
        return
    headed = next((one for one in trace.inside(step) if one.rule.function.__name__ == "_heading"), None)
    if headed is not None:
        source.add(name, value, step if name == "kind" else _heading(source, headed) or step, _cell(source, headed))
        return
    lender = _lender(link, name)
    reasons = [one for one in trace.inside(step) if name in one.rule.fields and one.result is True]
    rule = reasons[-1] if reasons else source.maker(made, name)
    span = made.span if lender is None else lender.noun_span or lender.span
    if lender is None and made.noun_span is not None and name in _NAMED:
        span = made.noun_span
    source.add(name, value, rule, span)


def _lender(link: Link, name: str) -> Mention | None:
    """The figure that lent a field: the nearest before this one that has it, of those that the step was given."""
    given, made = link.step.given, link.made
    assert isinstance(made, Mention)
    frame = given.get("frame")
    listed = [one for value in given.values() if isinstance(value, (list, tuple)) for one in value]
    others = [one for one in (*given.values(), *listed, *(frame.mentions if frame else ())) if isinstance(one, Mention)]
    if link.step.rule.name == "denominator of the next figure":
        return next((one for one in others if one.span.start > made.span.start), None)
    before = [one for one in others if one.span.start < made.span.start and getattr(one, name) == getattr(made, name)]
    return max(before, key=lambda one: one.span.start, default=None)


def _heading(source: Source, headed: Step) -> Step | None:
    """What read the heading that speaks for a cell."""
    for one in source.trace.made(headed.result):
        if one.rule.function.__name__ == "_measure":
            inner = [step for step in source.trace.inside(one) if step.rule.name]
            return inner[-1] if inner else None
    return None


def _cell(source: Source, headed: Step) -> Span | None:
    for one in source.trace.made(headed.result):
        reading = reading_of(one)
        if one.rule.function.__name__ == "_measure" and reading is not None:
            return reading.sentence.span
    return None


def _around(source: Source, links: list[Link], name: str) -> Step | None:
    """The rule that built a mention and made another of it at once."""
    for link in reversed(links[:-1]):
        build = links[-1].step
        if build in source.trace.inside(link.step):
            told = source.maker(link.made, name)
            if told is not None:
                return told
    return None


# --- what the extractor said ------------------------------------------------------------------------------------------


def _first(source: Source, link: Link, name: str) -> tuple[Step | None, Span | None]:
    """The rule that gave a field when the mention was made, and its words."""
    made = link.made
    assert isinstance(made, Mention)
    built = amount_of(source, link)
    if built is None:
        return source.maker(made, name), made.span
    amount, reading, build = built
    phrase = build.given.get("phrase")
    if name in _NAMED and isinstance(phrase, NounPhrase):
        told = source.maker(phrase, name) or source.maker(made, name)
        return told, made.noun_span
    makers = [one for one in source.trace.made(made) if name in one.rule.fields]
    helper = _helper(source, build, amount, name)
    if makers and (name == "kind" or helper is None):
        own = makers[0] if helper is None or name not in helper.rule.fields else helper
        inner = [one for one in source.trace.inside(own) if one.rule.name in _SIGNS]
        return own, _words(inner[-1] if inner else helper, reading, amount) or made.span
    if helper is None:
        signs = [one for maker in source.trace.made(made) for one in source.trace.inside(maker)]
        fitting = (one for one in reversed(signs) if name in one.rule.fields and _words(one, reading, amount))
        helper = next(fitting, None)
    span = _words(helper, reading, amount)
    if helper is None and name == "unit" and made.kind is Kind.AGE:
        helper, span = source.maker(made, "kind") or _helper(source, build, amount, "kind"), made.span
    return helper, span or made.span


_SIGNS = ("sign or word of percent", "basis points")


def _helper(source: Source, build: Step, amount: Amount, name: str) -> Step | None:
    """What the extractor asked, right before it built the mention, about the same figures."""
    for one in source.trace.around(build):
        given = one.given.get("amount")
        same = given.core_first == amount.core_first if isinstance(given, Amount) else _follows(one, amount)
        if name in one.rule.fields and same and one.result is not None and not isinstance(one.result, Mention):
            return one
    return None


def _follows(step: Step, amount: Amount) -> bool:
    return step.given.get("at") == amount.core_last + 1 or step.given.get("index") == amount.core_last + 1


def _words(step: Step | None, reading: Reading, amount: Amount) -> Span | None:
    """The words of a unit or currency, by what the call gave: (unit, last), (currency, first, last), a last token."""
    if step is None:
        return None
    given, at = step.result, step.given.get("at", amount.core_last + 1)
    if isinstance(given, NounPhrase):
        return tokens(reading, given.first, given.last)
    if isinstance(given, tuple) and len(given) == 3:
        _, first, last = given
        return tokens(reading, first, amount.core_first - 1) or tokens(reading, amount.core_last + 1, last)
    if isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str):
        first = at if isinstance(at, int) else amount.core_last + 1
        return tokens(reading, first if first <= given[1] else given[1] + 1, given[1]) or tokens(
            reading, amount.core_last + 1, max(given[1], amount.joint)
        )
    if type(given) is int and isinstance(at, int):
        return tokens(reading, at, given)
    return None
