"""The command line: options, exit status, where output goes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Done

import checker

Run = Callable[..., Done]

CLASH = "Of the 480 clinics that were asked, 312 (58 %) had beds free.\n"
QUIET = "In 2019 the council ran 40 libraries.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "clash.txt").write_text(CLASH)
    (tmp_path / "quiet.txt").write_text(QUIET)
    return tmp_path


def test_version_and_help(run: Run) -> None:
    assert run("--version") == Done(0, f"checker {checker.__version__}\n", "")
    for arguments in (
        ["--help"],
        ["scan", "-h"],
        ["extract", "--help"],
        ["explain", "-h"],
        ["rules", "test", "--help"],
    ):
        done = run(*arguments)
        assert done.status == 0 and done.out.startswith("Usage: checker") and done.err == ""


HEAVY = ("pint", "yaml", "tabulate", "checker.pipeline", "checker.engine", "checker.extractors", "checker.lexicon")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["scan", "--help"], ["rules", "--help"]])
def test_asking_for_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        f"import sys; from checker.cli import run; run({arguments!r}); print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scan"],
        ["extract"],
        ["nonsense"],
        ["scan", "--nonsense", "quiet.txt"],
        ["scan", "--format", "xml", "quiet.txt"],
        ["scan", "--fail-on", "often", "quiet.txt"],
        ["scan", "--date", "yesterday", "quiet.txt"],
        ["scan", "--date-order", "ymd", "quiet.txt"],
        ["scan", "--encoding", "klingon", "quiet.txt"],
        ["scan", "--select", "no-such-rule", "quiet.txt"],
        ["scan", "--rules", "no-such-folder", "quiet.txt"],
        ["explain", "f-0", "clash.txt"],
        ["rules", "show", "no-such-rule"],
    ],
)
def test_bad_usage_is_2_and_says_so_on_standard_error(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert done.err and "Traceback" not in done.err and "internal error" not in done.err


def test_findings_are_1_and_quiet_is_0(run: Run) -> None:
    assert run("scan", "quiet.txt").status == 0
    done = run("scan", "clash.txt")
    assert (done.status, done.err) == (1, "")
    assert "312" in done.out and "480" in done.out and "58" in done.out and "65" in done.out


@pytest.mark.parametrize(("fail_on", "status"), [("info", 1), ("warning", 1), ("error", 1), ("never", 0)])
def test_fail_on_sets_the_status(run: Run, fail_on: str, status: int) -> None:
    assert run("scan", "--fail-on", fail_on, "clash.txt").status == status


def test_min_severity_sets_what_is_shown_and_the_rest_is_counted(run: Run) -> None:
    everything = json.loads(run("scan", "--format", "json", "clash.txt").out)
    errors = json.loads(run("scan", "--format", "json", "--min-severity", "error", "clash.txt").out)
    assert errors["summary"] == everything["summary"]
    assert [one for one in everything["findings"] if one["severity"] == "error"] == errors["findings"]


def test_what_is_hidden_still_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from checker import pipeline
    from checker.model.finding import Severity, Summary

    whole = checker.scan("clash.txt")
    mild = replace(whole, findings=tuple(replace(one, severity=Severity.WARNING) for one in whole.findings))
    mild = replace(mild, summary=Summary(by_severity={"error": 0, "warning": len(mild.findings), "info": 0}))
    monkeypatch.setattr(pipeline, "scan", lambda *_: mild)
    done = run("scan", "--min-severity", "error", "clash.txt")
    assert done.status == 1
    assert done.out.startswith("No discrepancy shown; not shown: 1 warning.\n")
    assert run("scan", "--fail-on", "error", "clash.txt").status == 0


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_every_format_of_scan(run: Run, form: str) -> None:
    done = run("scan", "--format", form, "clash.txt", "quiet.txt")
    assert done.status == 1 and done.err == "" and done.out.endswith("\n")


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "csv"])
def test_every_format_of_extract(run: Run, form: str) -> None:
    done = run("extract", "--format", form, "clash.txt")
    assert done.status == 0 and done.err == "" and "480 clinics" in done.out


def test_extract_prints_by_document_then_start(run: Run) -> None:
    lines = run("extract", "quiet.txt", "clash.txt", "--format", "jsonl").out.splitlines()
    order = [(claim["document"], claim["start"]) for claim in map(json.loads, lines)]
    assert order == sorted(order) and {document for document, _ in order} == {"clash.txt", "quiet.txt"}


def test_standard_input(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    process = start("extract", "-", "--format", "jsonl", stdin=subprocess.PIPE)
    out, err = process.communicate(QUIET.encode())
    assert (process.returncode, err) == (0, b"")
    assert {json.loads(line)["document"] for line in out.splitlines()} == {"<stdin>"}


def test_the_api_gives_the_records_that_the_command_line_prints(run: Run) -> None:
    from checker.model.wire import claim_record, report_record

    printed = [json.loads(line) for line in run("extract", "clash.txt", "--format", "jsonl").out.splitlines()]
    assert printed == json.loads(json.dumps([claim_record(claim) for claim in checker.extract("clash.txt")]))
    scanned = json.loads(run("scan", "clash.txt", "quiet.txt", "--format", "json").out)
    assert scanned == json.loads(json.dumps(report_record(checker.scan(["clash.txt", Path("quiet.txt")]))))


def test_the_api_reads_texts_and_raises_for_the_first_bad_document() -> None:
    assert checker.scan({"clash.txt": CLASH}) == checker.scan("clash.txt")
    assert [claim.document for claim in checker.extract({"b": "5 men", "a": "6 men"})] == ["a", "b"]
    with pytest.raises(checker.InputError, match=r"gone\.txt: no such file"):
        checker.extract(["gone.txt", "clash.txt"])
    errors: list[checker.CheckerError] = []
    assert checker.extract(["gone.txt", "quiet.txt"], on_error=errors.append) == checker.extract("quiet.txt")
    assert [error.where for error in errors] == ["gone.txt"]


def test_the_day_of_speaking(run: Run) -> None:
    Path("a.txt").write_text("The bridge was opened 12 years ago.\n")
    done = run("extract", "a.txt", "--date", "2020-02-29", "--format", "jsonl")
    assert {json.loads(line)["document_date"] for line in done.out.splitlines()} == {"2020-02-29"}
    done = run("extract", "a.txt", "--format", "jsonl")
    assert {json.loads(line)["document_date"] for line in done.out.splitlines()} == {None}


def test_the_order_of_dates(run: Run) -> None:
    Path("a.txt").write_text("It was signed on 8/10/2012.\n")

    def bounds(*options: str) -> tuple[str, str]:
        [line] = run("extract", "a.txt", "--format", "jsonl", *options).out.splitlines()
        return json.loads(line)["lower"], json.loads(line)["upper"]

    assert bounds("--date-order", "mdy") == ("2012-08-10", "2012-08-10")
    assert bounds("--date-order", "dmy") == ("2012-10-08", "2012-10-08")
    assert bounds() == ("2012-08-10", "2012-10-08")


def test_explain(run: Run) -> None:
    [finding] = json.loads(run("scan", "clash.txt", "--format", "json").out)["findings"]
    for name in (finding["id"], finding["id"][:8], finding["fingerprint"]):
        done = run("explain", name, "clash.txt")
        assert (done.status, done.err) == (0, "")
        assert finding["working"] in re.sub(r"\s+", " ", done.out)
        for role, claim in zip(finding["roles"], finding["claims"], strict=True):
            assert f'{role}: "{claim["text"]}" at clash.txt:1:' in done.out


def test_rules_can_be_chosen(run: Run) -> None:
    [rule] = json.loads(run("scan", "clash.txt", "--format", "json").out)["summary"]["by_rule"]
    assert run("scan", "clash.txt", "--select", rule).status == 1
    assert run("scan", "clash.txt", "--ignore", rule).status == 0


def test_rules_are_listed_shown_tested_and_validated(run: Run) -> None:
    [rule] = json.loads(run("scan", "clash.txt", "--format", "json").out)["summary"]["by_rule"]
    assert rule in run("rules", "list").out
    shown = run("rules", "show", rule)
    assert shown.status == 0 and shown.out.startswith(rule)
    assert re.fullmatch(r"\d+ rules, no fault\.\n", run("rules", "validate").out)


RULE = """\
id: more-parks
what: A town has more parks than trees.
why: Each park has a tree.
patterns: ["<trees:count> and <parks:count>"]
where: trees.head == "tree" and parks.head == "park"
assert: parks <= trees
message: "{parks} are more than {trees}"
"""
CASE = """\
- text: The town has {0} trees and {1} parks.
  findings: [{{trees: "{0} trees", severity: error}}]
"""
QUIET_CASE = """\
- text: The town has {1} trees and {0} parks.
  findings: []
"""


def test_a_rule_of_ones_own_is_tested(run: Run) -> None:
    Path("rules").mkdir()
    Path("rules/more-parks.yaml").write_text(RULE)
    done = run("rules", "test", "rules")
    assert done.status == 1 and "0 cases that fire" in done.out
    figures = [(5, 17), (7, 18), (9, 24)]
    cases = [case.format(*pair) for pair in figures for case in (CASE, QUIET_CASE)]
    Path("rules/more-parks.cases.yaml").write_text("".join(cases))
    assert run("rules", "test", "rules") == Done(0, "1 rule, 6 cases, 0 failed.\n", "")
    assert run("rules", "test", "rules/more-parks.yaml") == Done(0, "1 rule, 6 cases, 0 failed.\n", "")
    Path("rules/more-parks.cases.yaml").write_text("".join(cases).replace("has 9 trees", "has 90 trees"))
    done = run("rules", "test", "rules")
    assert done.status == 1 and "rules/more-parks.cases.yaml:9: more-parks: expected" in done.out
    Path("rules/more-parks.cases.yaml").write_text("- txt: x")
    done = run("rules", "test", "rules")
    assert done.status == 2 and "rules/more-parks.cases.yaml:1" in done.err
    Path("town.txt").write_text("The town has 5 trees and 17 parks.\n")
    assert run("scan", "town.txt").status == 0
    assert run("scan", "town.txt", "--rules", "rules").status == 1
    assert run("rules", "validate", "empty").status == 2


def test_all_rules_that_come_with_the_checker_pass_their_cases(run: Run) -> None:
    done = run("rules", "test")
    assert done.status == 0, done.out


def test_tables_fit_80_columns_or_what_the_environment_says(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert max(map(len, run("scan", "clash.txt").out.splitlines())) <= 80
    monkeypatch.setenv("COLUMNS", "100")
    assert 80 < max(map(len, run("scan", "clash.txt").out.splitlines())) <= 100


def test_two_runs_are_byte_identical(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    outs = []
    for seed in ("1", "2"):
        process = start("scan", "clash.txt", "quiet.txt", "--format", "json", env={"PYTHONHASHSEED": seed, "PATH": ""})
        outs.append(process.communicate()[0])
    assert outs[0] == outs[1] and outs[0]


def test_no_progress_where_standard_error_is_no_terminal(run: Run) -> None:
    assert run("scan", "clash.txt").err == ""
