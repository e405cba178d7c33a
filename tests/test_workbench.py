"""Tools for rule writers on the command line: new, test, show, list, schema, coverage, why-not."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Done

from checker import pipeline, workbench
from checker.cli._new import write_new
from checker.engine import check
from checker.engine._template import id_fault
from checker.errors import UsageError

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("a.txt").write_text("Of the 480 clinics that were asked, 312 (58 %) had beds free.\n\nThe door is 3 m wide.\n")
    Path("b.txt").write_text("The north has 45 schools.\n")
    return tmp_path


@pytest.mark.parametrize("kind", [None, *workbench.kinds()])
def test_a_new_rule_works_as_it_stands(run: Run, kind: str | None) -> None:
    done = run("rules", "new", "beds-taken", *(["--kind", kind] if kind else []))
    assert done.status == 0 and "checker rules test beds-taken.yaml" in done.out
    assert sorted(os.listdir()) == ["a.txt", "b.txt", "beds-taken.cases.yaml", "beds-taken.yaml"]
    assert run("rules", "test", "beds-taken.yaml") == Done(0, "1 rule, 6 cases, 0 failed.\n", "")
    assert run("rules", "validate", "beds-taken.yaml").status == 0
    assert (pipeline.rules_in(Path("beds-taken.yaml"))[0].kind) == kind


def test_a_new_rule_goes_where_it_is_told(run: Run) -> None:
    Path("mine").mkdir()
    assert run("rules", "new", "beds-taken", "--in", "mine").status == 0
    assert run("rules", "test", "mine").status == 0
    again = run("rules", "new", "beds-taken", "--in", "mine")
    assert again.status == 2 and "a rule has this id: mine/beds-taken.yaml" in again.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Beds"], "is no id"),
        (["beds--taken"], "is no id"),
        (["../beds"], "is no id"),
        (["x" * 61], "longer than 60"),
        (["words"], "is no rule file"),
        (["share-of-whole"], "a rule has this id"),
        (["beds", "--kind", "direcion"], "did you mean 'direction'?"),
        (["beds", "--in", "nowhere"], "no such folder"),
        (["beds", "--in", "a.txt"], "no such folder"),
    ],
)
def test_a_new_rule_is_refused(run: Run, arguments: list[str], words: str) -> None:
    before = sorted(os.listdir())
    done = run("rules", "new", *arguments)
    assert done.status == 2 and words in done.err and not done.out
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("name", ["beds.yaml", "beds.cases.yaml"])
def test_nothing_is_overwritten(run: Run, name: str) -> None:
    Path(name).write_text("mine\n")
    done = run("rules", "new", "beds")
    assert done.status == 2 and ("exists already" in done.err or "a rule has this id" in done.err)
    assert Path(name).read_text() == "mine\n" and len(os.listdir()) == 3


def test_nothing_is_half_written(monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[object] = []

    def link(source: str, target: Path) -> None:
        if placed:
            raise FileExistsError
        placed.append(target)
        os.rename(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(UsageError, match="exists already"):
        write_new(Path(), {"one": "1", "two": "2"})
    assert sorted(os.listdir()) == ["a.txt", "b.txt"]


@given(st.text(max_size=9))
def test_an_id_is_a_sound_name_of_a_file(name: str) -> None:
    if id_fault(name) is None:
        assert name.replace("-", "").isalnum() and name.isascii() and name == name.lower()


def test_a_case_that_fails_is_told_in_full(run: Run) -> None:
    run("rules", "new", "beds")
    cases = Path("beds.cases.yaml").read_text()
    Path("beds.cases.yaml").write_text(cases.replace("sold 340 of the 280 seats", "sold 340 of the 280 boats"))
    done = run("rules", "test", "beds.yaml")
    assert done.status == 1
    assert 'no: where seats.head == "seat" or seats.head == "ticket" (seats.head is "boat")' in done.out
    assert 'text.md:1:15 "340": count, 335-345 boats, unit boat' in done.out
    Path("beds.cases.yaml").write_text(cases.replace("sold", "ate"))
    told = run("rules", "test", "beds.yaml").out
    assert max(map(len, told.splitlines())) < 220 and told.count("\n") < 300


def test_a_rule_is_shown_with_its_kind_and_its_cases(run: Run) -> None:
    shown = run("rules", "show", "points-change").out
    assert "kind: percentage-points - A change in percentage points" in shown
    assert "\nfires:\n  - " in shown and "\nstays silent:\n  - " in shown
    selected = run("rules", "show", "revenue-price-number").out
    assert "revenue: kind money or rate" in selected


def test_rules_are_listed_by_kind(run: Run) -> None:
    listed = run("rules", "list", "--kind", "weekday,percentage-points").out
    assert "points-change" in listed and "weekday" in listed and "capacity" not in listed
    assert listed.endswith(" rules.\n")
    assert run("rules", "list", "--kind", "nothing").status == 2


def test_the_schema_is_printed(run: Run) -> None:
    Path("kinds.yaml").write_text("tides: High and low water do not go together.\n")
    done = run("rules", "schema", "--rules", ".")
    kinds = [entry["const"] for entry in json.loads(done.out)["properties"]["kind"]["oneOf"]]
    assert done.status == 0 and kinds[-1] == "tides" and "share-of-whole" in kinds


def test_coverage(run: Run) -> None:
    table = run("rules", "coverage", "a.txt", "b.txt")
    assert table.status == 0 and "rules bound nothing" in table.out
    row = next(line for line in table.out.splitlines() if "share-of-whole" in line)
    assert [cell.strip() for cell in row.split("|")[1:-1]] == ["share-of-whole", "1", "0", "1", "0", "0"]
    assert "5 claims; 2 took part in no check: 1 count, 1 measurement" in table.out
    assert 'measurement a.txt:3:13 "3 m"' in run("rules", "coverage", "--unused", "a.txt").out
    printed = json.loads(run("rules", "coverage", "-f", "json", "--unused", ".").out)
    assert {one["rule"] for one in printed["rules"]} >= {"share-of-whole", "weekday"}
    assert [one["text"] for one in printed["unused"]] == ["3 m", "45 schools"]
    assert (printed["claims"], printed["unused_claims"], printed["documents"]) == (5, 2, 2)
    assert run("rules", "coverage", "none.txt").status == 2


def test_coverage_counts_what_a_check_counts() -> None:
    texts = {"a.txt": Path("a.txt").read_text(), "b.txt": Path("b.txt").read_text()}
    rules, corpus = pipeline.load_rules(), pipeline.gather(texts, pipeline.settings(), pipeline.Run())
    found = workbench.coverage(texts, rules, pipeline.settings(), pipeline.Run())
    outcome = check(rules, corpus.documents, corpus.claims, ())
    assert {use.rule: use.bound for use in found.rules if use.bound} == outcome.bound


def test_coverage_costs_what_a_check_costs() -> None:
    text = "\n\n".join(f"Of the {n + 90} clinics asked, {n + 3} had beds free." for n in range(300))
    rules, corpus = pipeline.load_rules(), pipeline.gather({"a.txt": text}, pipeline.settings(), pipeline.Run())

    def cost(work: Callable[[], object]) -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    from checker.engine._coverage import coverage

    check(rules, corpus.documents, corpus.claims, ())  # patterns are compiled
    whole = min(cost(lambda: check(rules, corpus.documents, corpus.claims, ())) for _ in range(3))
    material = [pipeline.material(corpus) for _ in range(3)]
    assert min(cost(lambda: coverage(rules, material.pop())) for _ in range(3)) < 4 * whole


def test_why_not_tells_which_rules_bound_both_figures(run: Run) -> None:
    both = run("why-not", "a.txt:1:8", "a.txt:1:37").out
    assert "rule share-of-whole fails: whole = " in both
    assert "no: assert widen(share, 0.5) == part / whole" in both
    assert "rule part-exceeds-whole holds: " in both
    assert "no rule binds both figures" in run("why-not", "a.txt:1:8", "b.txt:1").out
    one = run("why-not", "a.txt:1:8", "a.txt:1:37", "--select", "part-exceeds-whole").out
    assert "share-of-whole" not in one
