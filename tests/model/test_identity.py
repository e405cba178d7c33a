"""Names that survive an edit elsewhere, a move, and another way to write the number."""

from __future__ import annotations

from dataclasses import replace

from engine.claimed import count

from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.identity import ClaimNames, FindingNames, claim_ids
from checker.model.interval import Interval


def test_equals_are_told_apart_in_order() -> None:
    names = ClaimNames("a.md")
    first = names.name(Kind.COUNT, "person", Interval.point(3), None)
    second = names.name(Kind.COUNT, "person", Interval.point(3), None)
    assert first != second and first.startswith("c-")
    again = ClaimNames("a.md")
    assert [again.name(Kind.COUNT, "person", Interval.point(3), None) for _ in range(2)] == [first, second]


def test_what_a_claim_id_depends_on() -> None:
    def name(document: str, kind: Kind, unit: str | None, value: int, holder: str | None) -> str:
        return ClaimNames(document).name(kind, unit, Interval.point(value), holder)

    base = name("a.md", Kind.COUNT, "person", 3, None)
    assert len({
        base, name("b.md", Kind.COUNT, "person", 3, None), name("a.md", Kind.NUMBER, "person", 3, None),
        name("a.md", Kind.COUNT, None, 3, None), name("a.md", Kind.COUNT, "person", 4, None),
        name("a.md", Kind.COUNT, "person", 3, "club"), name("a.md", Kind.COUNT, "person", 3, ""),
    }) == 7  # fmt: skip
    assert base == name("a.md", Kind.COUNT, "person", 3, None)


def test_neither_place_nor_wording_counts() -> None:
    one = count("3,000 people", 3000, 3000)
    other = replace(one, text="three thousand people", span=Span(90, 110), line=7, sentence_text="...")
    assert claim_ids("a.md", [one]) == claim_ids("a.md", [other])
    names = FindingNames(), FindingNames()
    assert names[0].name("rule", ["a"], [one]) == names[1].name("rule", ["a"], [other])


def test_a_fingerprint_does_not_know_the_path_and_an_id_does() -> None:
    one = count("3,000 people", 3000, 3000)
    moved = replace(one, document="b/c.md", id="c-other")
    first, print_one = FindingNames().name("rule", ["a"], [one])
    second, print_two = FindingNames().name("rule", ["a"], [moved])
    assert print_one == print_two and first != second
    assert FindingNames().name("other", ["a"], [one])[1] != print_one
