"""`checker extract --explain` as a user meets it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from report.test_formats import unseen
from support import Done

from checker.model.wire import claim_record
from checker.report import Layout, load

Run = Callable[..., Done]
HERE = Path(__file__).parent
TEXT = """\
Published 6 January 2020

In Lagos the ferries carried more than 1.95 million passengers in 2019, according to the Harbour Board.
About 6,000 pensioners rode free. A year later the fare rose from 34 to 57 cents.
"""


def test_the_blocks_look_as_a_person_found_good(golden: object) -> None:
    import checker

    found = checker.explain({"harbour.txt": TEXT})
    golden(HERE / "explained.golden", "".join(load("table").explained(found, Layout(100))))  # type: ignore[operator, attr-defined]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two documents, where the command is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nine hens.", encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_claims_stay_as_they_are_and_gain_one_field(run: Run, form: str) -> None:
    plain, explained = (run("extract", "a.txt", "-f", form, *more) for more in ((), ("--explain",)))
    one, two = (_records(done.out, form) for done in (plain, explained))
    assert explained.status == 0
    for record, told in zip(one, two, strict=True):
        reasons = told.pop("explain")
        assert record == told
        assert all(list(one) == ["field", "value", "rule", "words", "line", "column"] for one in reasons)


def _records(text: str, form: str) -> list[dict[str, object]]:
    if form == "json":
        return json.loads(text)["claims"]  # type: ignore[no-any-return]
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_a_format_without_room_says_which_have_it(run: Run, form: str) -> None:
    done = run("extract", "a.txt", "--explain", "-f", form)
    assert done.status == 2 and done.out == ""
    assert f"{form} has no room for explanations" in done.err and "table, json or jsonl" in done.err


def test_it_goes_with_files_and_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("extract", "--explain", "a.txt", "b.txt", "-o", "out.txt")
    written = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert done.status == 0 and 'b.txt:1:1  "Nine hens": count, 9 hen' in written and "a.txt:3:30" in written
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Nine hens."), encoding="utf-8"))
    piped = run("extract", "--explain", "-")
    assert piped.status == 0 and "number in words" in piped.out
    missing = run("extract", "--explain", "b.txt", "c.txt")
    assert missing.status == 2 and "Nine hens" in missing.out and "c.txt" in missing.err


def test_nothing_hostile_reaches_the_terminal() -> None:
    import checker

    hostile = (
        'In \x1b[31mPeru\u202e 9\u200b0 men, 4\u00ad0 % of "\x07 all", said Ann Lee\x9b, left 7 \x1b]0;x\x07 dogs.'
    )
    found = checker.explain({"\x1b[2Ja.txt": hostile})
    assert found
    for form in ("table", "json", "jsonl"):
        assert unseen("".join(load(form).explained(found, Layout(60)))) == []  # type: ignore[attr-defined]


def test_the_functions_of_python_agree_with_the_command(run: Run) -> None:
    import checker

    found = checker.explain({"a.txt": TEXT})
    printed = _records(run("extract", "--explain", "-f", "jsonl", "a.txt").out, "jsonl")
    assert [json.loads(json.dumps(claim_record(one.claim))) for one in found] == [
        {name: value for name, value in record.items() if name != "explain"} for record in printed
    ]
    assert [len(one.reasons) for one in found] == [len(record["explain"]) for record in printed]  # type: ignore[arg-type]
