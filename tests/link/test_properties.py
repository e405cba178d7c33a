"""Laws of linking over the texts of `apart.yaml` and `alike.yaml`: what may change a result, and what must not."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

import pytest
from link.test_subjects import ALIKE, APART, RULES, SETTINGS, texts

from checker import pipeline
from checker.model.finding import Report

Told = frozenset[tuple[str, str, tuple[str, ...]]]


@functools.cache
def small() -> tuple[dict[str, str], ...]:
    """The documents of each case, under names of their own."""
    found = []
    for group in (*ALIKE, *APART):
        for number, case in enumerate(group["cases"]):
            made = texts(group, case)
            found.append({f"{group['kind']}-{number}-{name}": text for name, text in made.items()})
    return tuple(found)


def scan(documents: Mapping[str, str]) -> Report:
    return pipeline.judge(pipeline.gather(documents, SETTINGS, pipeline.Run()), RULES)


def told(report: Report) -> Told:
    """The findings: rule, severity, and the claims that the rule bound."""
    return frozenset((one.rule, one.severity.value, tuple(claim.id for claim in one.claims)) for one in report.findings)


def agreed(report: Report) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(source.claim for source in one.sources) for one in report.corroborations)


@functools.cache
def together() -> Report:
    return scan({name: text for documents in small() for name, text in documents.items()})


def test_unrelated_documents_change_nothing() -> None:
    """Each case alone, and all in one scan, with more documents than the index takes under a common name."""
    alone = [scan(documents) for documents in small()]
    assert len(small()) > 100
    assert told(together()) == frozenset().union(*map(told, alone))
    assert agreed(together()) == frozenset().union(*map(agreed, alone))


def test_the_order_of_files_changes_nothing() -> None:
    documents = {name: text for case in small() for name, text in case.items()}
    back = scan(dict(reversed(documents.items())))
    assert back == together()


@pytest.mark.parametrize("suffix", ["0", "~"], ids=["sorted first", "sorted last"])
def test_a_copy_adds_no_finding_and_no_corroboration(suffix: str) -> None:
    """Every document of every fifth case stands in the folder twice."""
    for documents in small()[::5]:
        copies = {(suffix + name if suffix == "0" else name + suffix): text for name, text in documents.items()}
        once, twice = scan(documents), scan({**documents, **copies})
        assert len(once.findings) == len(twice.findings)
        assert len(once.corroborations) == len(twice.corroborations)
        assert [one.voices for one in once.corroborations] == [one.voices for one in twice.corroborations]


def shifted(text: str) -> str:
    for year in range(2014, 1986, -1):
        text = text.replace(str(year), str(year + 1))
    return text


@pytest.mark.parametrize("move", [shifted], ids=["a year"])
def test_shifting_all_dates_changes_nothing(move: Callable[[str], str]) -> None:
    for documents in small()[::2]:
        moved = scan({name: move(text) for name, text in documents.items()})
        before = [(one.rule, one.severity, move(one.message)) for one in scan(documents).findings]
        assert [(one.rule, one.severity, one.message) for one in moved.findings] == before


def test_a_fact_is_told_once_with_all_its_sources() -> None:
    line = "The council of Ormau closed {} libraries in the valley, and the readers of Ormau are angry."
    other = "Readers in Ormau are angry: {} libraries in the valley were closed by the council of Ormau."
    third = "In the valley the council of Ormau has closed {} libraries, which made the readers of Ormau angry."
    bodies = {"a.txt": line.format(14), "b.txt": other.format(21), "c.txt": third.format(14)}
    report = scan({name: f"Libraries in Ormau\n\nORMAU, 3 June 2014 - {body}\n" for name, body in bodies.items()})
    (finding,) = report.findings
    assert {claim.document for claim in finding.claims} == set(bodies)
    assert finding.claims[0].interval != finding.claims[1].interval and finding.roles[2] == "also"
    (agreement,) = report.corroborations
    assert agreement.voices == 2 and [source.document for source in agreement.sources] == ["a.txt", "c.txt"]
