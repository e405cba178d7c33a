"""Linking from plain text: what must be kept apart (`apart.yaml`), what must be found (`alike.yaml`), and laws.

Run with `-s` to see recall and precision by kind.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.link import linked
from checker.model.claim import Claim
from checker.model.document import Block
from checker.model.finding import SAME, Report, Severity
from checker.yamlfile import load_data

HERE = Path(__file__).parent
APART, ALIKE, FRESH, SIXTY = (load_data(HERE / f"{name}.yaml") for name in ("apart", "alike", "fresh", "sixty"))
RESTATED = load_data(HERE / "restated.yaml")
NARROWED = load_data(HERE / "narrowed.yaml")
SETTINGS = pipeline.settings()
RULES = pipeline.load_rules()
DAY = "2014-06-03"
RECALL = 0.75  # of the paraphrases; no false alarm may be bought with more
RECALL_OF_OTHERS = 0.3  # of sixty pairs in which nothing is said twice in like words: half need more than words


def texts(group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, str]:
    days = [datetime.date.fromisoformat(str(day)) for day in group.get("days", (DAY, DAY))]
    titles = (case.get("title", f"News from {case['in']}"), f"{case['in']} today")
    return {
        name: f"{title}\n\n{case['in'].upper()}, {day.day} {day:%B} {day.year} - {case.get(side, case['a'])}\n"
        for name, title, day, side in zip(("a.txt", "b.txt"), titles, days, "ab", strict=True)
    }


def every(groups: Any) -> Iterator[Any]:
    for group in groups:
        for number, case in enumerate(group["cases"]):
            yield pytest.param(group, case, id=f"{group['kind']} {number}")


def met(claims: tuple[Claim, ...], figures: list[Any]) -> bool:
    """True when two of the claims are the two figures."""
    first, second = map(str, figures)
    return any(_same(first, a.text) and _same(second, b.text) for a in claims for b in claims if a is not b)


def _same(figure: str, text: str) -> bool:
    return figure in text or text in figure


def scanned(documents: dict[str, str]) -> tuple[Any, Report]:
    corpus = pipeline.gather(documents, SETTINGS, pipeline.Run())
    return linked(corpus.documents, corpus.claims), pipeline.judge(corpus, RULES)


def loud(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(("group", "case"), list(every(APART)))
def test_kept_apart(group: Mapping[str, Any], case: Mapping[str, Any]) -> None:
    found, report = scanned(texts(group, case))
    assert loud(report) == []
    if group.get("link") != "free":
        assert not any(met(one.claims, case["of"]) for one in found.relations if one.kind == SAME)


def test_updates_are_told() -> None:
    group = next(group for group in APART if group["kind"] == "update of a toll")
    told = [scanned(texts(group, case))[1].findings for case in group["cases"]]
    updates = [
        findings for findings in told if any(one.rule == "update" and "update" in one.message for one in findings)
    ]
    assert len(updates) >= 0.75 * len(told)


def test_paraphrases_are_found() -> None:
    hits: Counter[str] = Counter()
    missed = []
    for group in ALIKE:
        for case in group["cases"]:
            found, _ = scanned(texts(group, case))
            if any(met(one.claims, case["of"]) for one in found.relations if one.kind == SAME):
                hits[group["kind"]] += 1
            else:
                missed.append(f"{group['kind']}: {case['of']}")
    number = sum(len(group["cases"]) for group in ALIKE)
    told = ", ".join(f"{group['kind']} {hits[group['kind']]}/{len(group['cases'])}" for group in ALIKE)
    print(f"\nrecall {hits.total()}/{number}: {told}\nmissed: {missed}")
    assert hits.total() >= RECALL * number


@pytest.mark.parametrize(("cases", "least"), [(FRESH, RECALL), (SIXTY, RECALL_OF_OTHERS)], ids=["fresh", "sixty"])
def test_texts_written_afterwards(cases: list[Any], least: float) -> None:
    """Whole texts of other subjects: no false alarm, and many of the paraphrases."""
    hits, alarms = [], []
    for case in cases:
        found, report = scanned({"a.txt": case["a"], "b.txt": case["b"]})
        if case["same"]:
            hits.append(any(met(one.claims, case["of"]) for one in found.relations if one.kind == SAME))
        elif loud(report):
            alarms.append(case["of"])
    print(f"\nrecall {sum(hits)}/{len(hits)}, false alarms {len(alarms)} of {len(cases) - len(hits)}: {alarms}")
    assert alarms == [] and sum(hits) >= least * len(hits)


@pytest.mark.parametrize("case", NARROWED, ids=[str(number) for number in range(len(NARROWED))])
def test_what_sets_figures_apart(case: Mapping[str, Any]) -> None:
    _, report = scanned({f"{number}.txt": text for number, text in enumerate(case["texts"])})
    assert bool(loud(report)) <= case.get("alarm", False)


@pytest.mark.parametrize("case", load_data(HERE / "tables.yaml"), ids=lambda case: case["text"].split("\n")[0][2:])
def test_tables_against_the_text_about_them(case: Mapping[str, Any]) -> None:
    found, _ = scanned({"a.md": case["text"]})
    cells = [one for one in found.relations if any(claim.block is Block.CELL for claim in one.claims)]
    assert [[claim.text for claim in one.claims] for one in cells] == case["joined"]


def test_there_are_enough_cases() -> None:
    assert len(APART) >= 12 and all(len(group["cases"]) >= 8 for group in APART)
    assert sum(len(group["cases"]) for group in ALIKE) >= sum(len(group["cases"]) for group in APART[:12])


@pytest.mark.parametrize("case", RESTATED, ids=lambda case: case["text"].partition("\n")[0])
def test_figures_of_one_text(case: dict[str, Any]) -> None:
    found = pipeline.scan({"a.md": case["text"]}, RULES, SETTINGS, pipeline.Run()).findings
    assert any(finding.severity is not Severity.INFO for finding in found) == case.get("alarm", False)
