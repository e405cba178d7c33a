"""Hypothesis strategies for the records of the model."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

from hypothesis import strategies as st

from checker.model.claim import Basis, Claim, Kind, Modality, Time
from checker.model.document import Block, Span
from checker.model.finding import Finding, Link, Report, Scope, Severity, Slip, State, Summary, Suspect, Verdict
from checker.model.interval import Interval

LAST_DAY = 3_652_059  # 31 December 9999

numbers = st.one_of(
    st.integers(-(10**15), 10**15).map(Fraction),
    st.fractions(max_denominator=1000),
    st.decimals(-(10**9), 10**9, places=4).map(Fraction),
)
days = st.integers(1, LAST_DAY)
texts = st.text(max_size=8)
maybe = lambda strategy: st.none() | strategy  # noqa: E731


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = numbers, *, bounded: bool = False) -> Interval:
    """Intervals that hold at least one number."""
    lower, upper = sorted((draw(ends), draw(ends)))
    closed = lower == upper
    one = Interval(lower, upper, closed or draw(st.booleans()), closed or draw(st.booleans()))
    if bounded:
        return one
    return Interval(
        draw(st.sampled_from([one.lower, one.lower, None])),
        draw(st.sampled_from([one.upper, one.upper, None])),
        one.lower_inclusive,
        one.upper_inclusive,
    )


@st.composite
def times(draw: st.DrawFn) -> Time:
    return Time(draw(texts), draw(maybe(days)), draw(maybe(days)), draw(st.booleans()))


# Fields of a claim that hold a plain value are filled by what their annotation says, so that a new one is tried too.
PLAIN: dict[str, st.SearchStrategy[object]] = {
    "bool": st.booleans(),
    "int": st.integers(-1, 50),
    "str": texts,
    "str | None": maybe(texts),
    "tuple[str, ...]": st.lists(texts, max_size=2).map(tuple),
}


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(Kind))
    inside = intervals(days.map(Fraction)) if kind is Kind.DATE else intervals()
    before, words, after = draw(texts), draw(st.text(min_size=1, max_size=20)), draw(texts)
    start = draw(st.integers(0, 1000))
    record: dict[str, object] = {
        "id": "c-" + draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        "document": draw(st.sampled_from(["a.txt", "docs/b.md", "=c.txt", "<stdin>"])),
        "span": Span(start + len(before), start + len(before) + len(words)),
        "line": draw(st.integers(1, 99)),
        "column": draw(st.integers(1, 99)),
        "text": words,
        "kind": kind,
        **{name: draw(inside) for name in ("interval", "hard", "soft", "nominal")},
        "resolution": draw(st.sampled_from(["1", "0.1", "1000", "day", "year"])),
        "unit": draw(maybe(st.sampled_from(["patient", "USD", "person / day", "percent"]))),
        "basis": draw(maybe(st.sampled_from(Basis))),
        "time": draw(maybe(times())),
        "modality": draw(st.sampled_from(Modality)),
        "sentence": Span(start, start + len(before + words + after)),
        "sentence_text": before + words + after,
        "document_date": draw(maybe(st.just("2020-02-29"))),
        "block": draw(st.sampled_from(Block)),
    }
    rest = {field.name: draw(PLAIN[str(field.type)]) for field in fields(Claim) if field.name not in record}
    return Claim(**(record | rest))  # type: ignore[arg-type]


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    bound = draw(st.lists(claims(), min_size=1, max_size=2))
    return Finding(
        id="f-" + draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        fingerprint=draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        rule=draw(st.sampled_from(["share-of-whole", "same-quantity"])),
        severity=draw(st.sampled_from(Severity)),
        scope=draw(st.sampled_from(Scope)),
        verdict=draw(st.sampled_from(Verdict)),
        message=draw(st.text(max_size=80)),
        claims=tuple(bound),
        roles=tuple(f"role{index}" for index in range(len(bound))),
        primary=draw(st.integers(0, len(bound) - 1)),
        stated=draw(maybe(texts)),
        computed=draw(maybe(texts)),
        working=draw(texts),
        diagnosis=tuple(draw(st.lists(st.builds(Slip, texts, texts, maybe(texts)), max_size=2))),
        suspects=tuple(draw(st.sampled_from([(), (bound[0].id,), ("c-000000000000",)]))),
        group=draw(maybe(st.sampled_from(["g-1", "g-2"]))),
        state=draw(st.sampled_from(State)),
        link=draw(maybe(links)),
        intervals=draw(st.dictionaries(texts, texts, max_size=2)),
    )


links = st.builds(
    Link,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.sampled_from([1, 2]),
    st.sampled_from([True, False, None]),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    found = tuple(draw(st.lists(findings(), max_size=2)))
    severities = {one.value: sum(finding.severity is one for finding in found) for one in reversed(Severity)}
    summary = Summary(
        documents=draw(st.integers(0, 9)),
        claims=draw(st.integers(0, 9999)),
        comparisons=draw(st.integers(0, 9999)),
        undetermined=draw(st.integers(0, 99)),
        by_severity=severities,
        skipped=draw(st.integers(0, 3)),
    )
    named = [claim.id for finding in found for claim in finding.claims] or ["c-000000000000"]
    suspects = st.builds(
        Suspect,
        st.sampled_from(named),
        st.lists(st.sampled_from([one.id for one in found] or ["f-000000000000"]), max_size=3).map(tuple),
        st.integers(0, 3),
    )
    return Report(findings=found, summary=summary, suspects=tuple(draw(st.lists(suspects, max_size=2))))
