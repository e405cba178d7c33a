"""Which figure is likely wrong: a cover of the failed checks that breaks few agreements."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st
from report.sample import PART, REPORT

from checker.engine._suspects import with_suspects
from checker.model.claim import Claim
from checker.model.document import Span
from checker.model.finding import Finding, Suspect

Checks = list[list[str]]
NAMES = "abcdefg"


def figure(name: str) -> Claim:
    at = 10 * NAMES.index(name)
    return replace(PART, id=f"c-{name}", document=f"{name}.txt", span=Span(at, at + 2))


def found(*checks: list[str]) -> list[Finding]:
    """A finding for each failed check, named by its figures."""
    return [
        replace(
            REPORT.findings[0],
            id="f-" + "".join(names),
            claims=tuple(map(figure, names)),
            roles=tuple(names),
            primary=0,
            suspects=(),
            group=None,
        )
        for names in checks
    ]


def cover(failed: Checks, held: Checks) -> tuple[list[Finding], tuple[Suspect, ...]]:
    return with_suspects(found(*failed), [[figure(name) for name in names] for names in held])


checks = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), max_size=7)


def test_the_figure_that_explains_most_comes_first_everywhere() -> None:
    named, suspects = cover([["a", "b"], ["c", "b"], ["b", "d"]], [])
    assert suspects == (Suspect("c-b", ("f-ab", "f-cb", "f-bd"), 0),)
    assert [one.suspects[0] for one in named] == ["c-b"] * 3
    assert {one.group for one in named} == {"g-b"}


def test_agreements_speak_for_a_figure() -> None:
    _, suspects = cover([["a", "b"], ["b", "c"]], [["b", "d"], ["b", "e"], ["b", "f"], ["b", "g"]])
    assert [one.claim for one in suspects] == ["c-a", "c-c"], "two figures that nothing supports, not one that four do"


def test_among_equals_the_stated_figure() -> None:
    named, _ = cover([["c", "a", "b"]], [])
    assert named[0].suspects == ("c-c", "c-a", "c-b") and named[0].group is None


def test_a_figure_that_later_ones_make_needless_is_left_out() -> None:
    failed = [["a", "b"], ["a", "c"], ["a", "d"], ["b", "e"], ["c", "f"], ["d", "g"]]
    _, suspects = cover(failed, [])
    needed = [set(one.findings) for one in suspects]
    for one in suspects:
        others = {name for other in suspects if other is not one for name in checks_of(other.claim, failed)}
        assert not set(checks_of(one.claim, failed)) <= others
    assert sum(map(len, needed)) == len(failed)


def checks_of(claim: str, failed: Checks) -> list[int]:
    return [number for number, names in enumerate(failed) if claim[2:] in names]


@given(checks, checks)
def test_every_finding_is_covered_once_by_one_of_its_figures(failed: Checks, held: Checks) -> None:
    named, suspects = cover(failed, held)
    by_name = {one.claim: one for one in suspects}
    assert sum(len(one.findings) for one in suspects) == len(failed)
    for one, names in zip(named, failed, strict=True):
        assert sorted(one.suspects) == sorted(f"c-{name}" for name in names)
        assert one.id in by_name[one.suspects[0]].findings
        shared = len(by_name[one.suspects[0]].findings) > 1
        assert one.group == ("g" + one.suspects[0][1:] if shared else None)


@given(checks, checks)
def test_a_figure_of_no_failure_is_no_suspect(failed: Checks, held: Checks) -> None:
    _, suspects = cover(failed, held)
    assert {one.claim[2:] for one in suspects} <= set(chain.from_iterable(failed))
    assert all(one.agreements == sum(one.claim[2:] in names for names in held) for one in suspects)


@given(checks, checks, st.randoms(use_true_random=False))
def test_the_order_of_the_checks_does_not_matter(failed: Checks, held: Checks, chance: object) -> None:
    before = {one.claim: (sorted(one.findings), one.agreements) for one in cover(failed, held)[1]}
    for some in (failed, held):
        chance.shuffle(some)  # type: ignore[attr-defined]
    assert {one.claim: (sorted(one.findings), one.agreements) for one in cover(failed, held)[1]} == before


@given(checks, checks)
def test_the_cover_keeps_its_bound(failed: Checks, held: Checks) -> None:
    _, suspects = cover(failed, held)
    weight = {name: 1 + sum(name in names for names in held) for name in NAMES}
    sets = {name: {number for number, names in enumerate(failed) if name in names} for name in NAMES}
    largest = max(map(len, sets.values()))
    harmonic = sum((Fraction(1, number) for number in range(1, largest + 1)), Fraction(0))
    least = min(
        sum(weight[name] for name in some)
        for size in range(len(NAMES) + 1)
        for some in combinations(NAMES, size)
        if set().union(*(sets[name] for name in some)) == set(range(len(failed)))
    )
    assert sum(weight[one.claim[2:]] for one in suspects) <= harmonic * least


def test_the_cost_is_nearly_linear() -> None:
    import time

    def cost(size: int) -> float:
        many = [
            replace(
                one,
                id=f"f-{number}",
                claims=tuple(replace(c, id=f"{c.id}{(number + at) % (size // 2)}") for at, c in enumerate(one.claims)),
            )
            for number, one in enumerate(found(["a", "b"]) * size)
        ]
        before = time.process_time()
        with_suspects(many, [one.claims for one in many])
        return time.process_time() - before

    cost(500)
    assert cost(16_000) < 24 * cost(2_000) + 1
