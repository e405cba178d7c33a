"""Linking on marked texts: what is linked, what is not, and laws that hold for any set of them."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from link.claimed import claimed, links_of

from checker.link import link
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.finding import Scope
from checker.yamlfile import load_data

CASES = load_data(Path(__file__).with_name("link.yaml"))


def records(case: dict[str, Any]) -> tuple[dict[str, Document], dict[str, list[Claim]]]:
    documents, claims = {}, {}
    for path, value in case["texts"].items():
        text, date = (value["text"], str(value["date"])) if isinstance(value, dict) else (value, None)
        documents[path], claims[path] = claimed(path, text, date)
    return documents, claims


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_pairs(case: dict[str, Any]) -> None:
    documents, claims = records(case)
    pairs = link(documents, claims)
    assert links_of(pairs) == [(str(a), str(b)) for a, b in case["links"]]
    for pair in pairs:
        assert pair.link.passed and pair.link.evidence
        assert (pair.scope is Scope.INTERNAL) == (pair.a.document == pair.b.document)
        assert (pair.a.document, pair.a.span) < (pair.b.document, pair.b.span)


def test_cases_go_both_ways() -> None:
    assert sum(bool(case["links"]) for case in CASES) >= 10
    assert sum(not case["links"] for case in CASES) >= 15


def test_order_of_files_does_not_matter() -> None:
    for case in CASES:
        documents, claims = records(case)
        back = {path: list(reversed(found)) for path, found in reversed(list(claims.items()))}
        assert link(dict(reversed(list(documents.items()))), back) == link(documents, claims)


def test_other_files_do_not_matter() -> None:
    """All cases scanned together, under names of their own: a pair is there if and only if it is there alone."""
    documents: dict[str, Document] = {}
    claims: dict[str, list[Claim]] = {}
    alone = set()
    for number, case in enumerate(CASES):
        named = {"texts": {f"{number}-{path}": value for path, value in case["texts"].items()}}
        mine, found = records(named)
        alone |= {(pair.a.id, pair.b.id) for pair in link(mine, found)}
        documents |= mine
        claims |= found
    together = {(pair.a.id, pair.b.id) for pair in link(documents, claims)}
    assert {pair for pair in together if pair[0].split("-")[1] == pair[1].split("-")[1]} == alone
    assert together == alone


def test_time_of_links() -> None:
    by_id = {case["id"]: records(case) for case in CASES}
    same = {name: [pair.link.same_time for pair in link(*by_id[name])] for name in by_id}
    assert same["evacuated-in-two-papers"] == [True]  # one day
    assert same["same-loss-other-scale"] == [True]  # both name 2008
    assert same["same-words-percent"] == [None]  # a day apart, no time of their own
    assert same["agreeing-figures-are-linked-too"] == [None]  # no dates at all


def test_cost_is_near_linear() -> None:
    """Texts of one mould about many mills, four a mill: the pairs looked at grow with the texts, not their square."""
    from checker.link.candidates import Candidates
    from checker.link.comparable import Comparer
    from checker.link.facets import facets
    from checker.link.parts import parts

    def looked_at(number: int) -> int:
        read = []
        for n in range(number):
            name = "".join(chr(97 + n // 4 // 26**power % 26) for power in range(3)) + "qu"
            document, found = claimed(
                f"{n}.txt",
                f"Rain in Or{name}\n\nThe mill of Or{name} in Ul{name} caught [[12 drops|verb=catch]] on the roof.",
            )
            read += [facets(claim, parts(document)[0]) for claim in found]
        return len(list(Candidates(read, Comparer()).pairs()))

    assert 0 < looked_at(400) < 2.5 * looked_at(200)


NOON = "The solar park outside Ervadal {} [[{} megawatts|kind=measurement;unit=megawatt;verb={}]] {}, its owner said."


@pytest.mark.parametrize(
    ("one", "two", "strengths"),
    [
        ("48", "65", [3]),
        ("48", "48", []),
        ("481", "481", [3]),
        ("48", "480", [3]),
        ("48", "49.0", [3]),
        ("48", "200", []),
    ],
)
def test_faint_links(one: str, two: str, strengths: list[int]) -> None:
    """Other words, the only figure of its kind in both texts: worth a look where they are near or a slip apart."""
    day = "2019-05-06"
    first, mine = claimed("a.txt", "Noon in Ervadal\n\n" + NOON.format("generates", one, "generate", "at noon"), day)
    text = "At midday the solar farm near Ervadal has an output of [[{} megawatts|kind=measurement;unit=megawatt]]."
    second, other = claimed("b.txt", "Sun over Ervadal\n\n" + text.format(two), day)
    pairs = link({"a.txt": first, "b.txt": second}, {"a.txt": mine, "b.txt": other})
    assert [pair.link.strength for pair in pairs] == strengths
    assert all(pair.link.faint for pair in pairs)


def test_nothing_to_link() -> None:
    assert link({}, {}) == []
    document, _ = claimed("a.txt", "No figures here.")
    assert link({"a.txt": document}, {"a.txt": []}) == []
    assert link({"a.txt": document}, {}) == []


def test_every_pair_of_cases_is_symmetric() -> None:
    for case in itertools.islice(CASES, 12):
        documents, claims = records(case)
        renamed = {path.translate(str.maketrans("ab", "ba")): path for path in documents}
        texts = {new: case["texts"][old] for new, old in renamed.items()}
        mirrored = link(*records({"texts": texts}))
        forth = {frozenset((pair.a.text, pair.b.text)) for pair in link(documents, claims)}
        assert forth == {frozenset((pair.a.text, pair.b.text)) for pair in mirrored}
