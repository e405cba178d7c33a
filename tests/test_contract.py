"""Every record printed obeys the outward contract: names, types, order, slices, and the table of severities."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Done

Run = Callable[..., Done]
Record = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent

TEXT = """\
Northern clinics, survey. Published 6 January 2020

Of the 480 clinics that were asked in 2019, 312 (58 %) had fewer than two beds free, the ministry said. Nearly 600
clinics opened between 2004 and mid-September 2011; about one in five closed again within 18 months. A bed costs
US$32,000-40,000, or £2.4bn a year for all. At least 60-80 patients a day wait 3.5 hours; "the 7th was the worst", a
34-year-old nurse said. The ward measures 40 square metres (430 sq ft). It could reach 5 km by 2030.\r
The second survey was denied: no more than ½ of dozens of hospitals, hundreds of thousands of people, 5.0 % tripled.
"""
NAME = {"a.txt": TEXT, "b.md": "# Clinics\n\n- 12 wards\n- 3rd place\n\nIn 2019, 512 clinics were asked.\n"}

STRING, MAYBE, FLAG, WHOLE = (str,), (str, type(None)), (bool,), (int,)
CLAIM = {
    "id": STRING,
    "document": STRING,
    "start": WHOLE,
    "end": WHOLE,
    "line": WHOLE,
    "column": WHOLE,
    "text": STRING,
    "kind": STRING,
    "lower": (int, float, str, type(None)),
    "upper": (int, float, str, type(None)),
    "lower_inclusive": FLAG,
    "upper_inclusive": FLAG,
    "approximate": FLAG,
    "resolved": FLAG,
    "resolution": STRING,
    "unit": MAYBE,
    "basis": MAYBE,
    "subject": MAYBE,
    "holder": MAYBE,
    "place": MAYBE,
    "time": (dict, type(None)),
    "attribution": MAYBE,
    "modality": STRING,
    "sentence": (dict,),
    "document_date": MAYBE,
    "extractor": STRING,
}
FINDING = {
    "id": STRING,
    "fingerprint": STRING,
    "rule": STRING,
    "severity": STRING,
    "scope": STRING,
    "verdict": STRING,
    "message": STRING,
    "claims": (list,),
    "roles": (list,),
    "primary": WHOLE,
    "stated": MAYBE,
    "computed": MAYBE,
    "working": STRING,
    "diagnosis": (list,),
    "suspects": (list,),
    "group": MAYBE,
    "state": STRING,
}
SUMMARY = (
    "documents claims comparisons undetermined by_severity by_rule states suppressed skipped skipped_postings "
    "corroborations"
).split()
KINDS = "count money duration date percentage rate measurement age ordinal number".split()
GRANULARITIES = "day week month quarter season year decade century".split()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in NAME.items():
        Path(name).write_bytes(text.encode())
    return tmp_path


def check_types(record: Record, fields: dict[str, tuple[type, ...]]) -> None:
    for name, types in fields.items():
        assert type(record[name]) in types, (name, record[name])
    assert list(record)[: len(fields)] == list(fields), "the contract's fields come first, in its order"


def check_day(day: object) -> None:
    assert day is None or (isinstance(day, str) and datetime.date.fromisoformat(day).isoformat() == day)


def check_claim(claim: Record, text: str) -> None:
    check_types(claim, CLAIM)
    assert claim["id"].startswith("c-")
    assert text[claim["start"] : claim["end"]] == claim["text"] != ""
    before = text[: claim["start"]]
    assert claim["line"] == before.count("\n") + 1
    assert claim["column"] == claim["start"] - (before.rfind("\n") + 1) + 1
    sentence = claim["sentence"]
    assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert sentence["start"] <= claim["start"] < claim["end"] <= sentence["end"]
    assert claim["kind"] in KINDS
    assert claim["modality"] in ("asserted", "target", "hypothetical", "denied")
    assert claim["basis"] in (None, "cumulative", "increase")
    check_value(claim)
    check_day(claim["document_date"])
    if claim["time"] is not None:
        assert list(claim["time"]) == ["text", "lower", "upper", "inherited"]
        check_day(claim["time"]["lower"])
        check_day(claim["time"]["upper"])


def check_value(claim: Record) -> None:
    lower, upper = claim["lower"], claim["upper"]
    if claim["kind"] == "date":
        assert claim["resolution"] in GRANULARITIES
        check_day(lower)
        check_day(upper)
    else:
        assert float(claim["resolution"]) > 0
        assert not isinstance(lower, str) and not isinstance(upper, str)
    if not claim["resolved"]:
        assert lower is None and upper is None
    assert claim["lower_inclusive"] is False or lower is not None or not claim["resolved"]
    assert claim["upper_inclusive"] is False or upper is not None or not claim["resolved"]
    if lower is not None and upper is not None:
        assert lower <= upper


def check_finding(finding: Record, texts: dict[str, str]) -> None:
    check_types(finding, FINDING)
    for claim in finding["claims"]:
        check_claim(claim, texts[claim["document"]])
    assert finding["id"].startswith("f-") and finding["message"] and finding["working"]
    assert len(finding["claims"]) == len(finding["roles"]) >= 1
    assert 0 <= finding["primary"] < len(finding["claims"])
    documents = {claim["document"] for claim in finding["claims"]}
    assert finding["scope"] in ("internal", "cross-source")
    assert finding["scope"] == "internal" or len(documents) > 1
    assert finding["state"] == "new"
    assert finding["severity"] in SEVERITIES[finding["verdict"]]
    if len(documents) > 1:
        assert finding["severity"] != "error", "two documents"


SEVERITIES = {
    "contradicted": ("error", "warning", "info"),
    "strained": ("warning", "info"),
    "suspicious": ("info",),
}


def check_scan(printed: Record, texts: dict[str, str]) -> None:
    assert list(printed) == ["schema", "findings", "suspects", "corroborations", "summary"] and printed["schema"] == 1
    summary = printed["summary"]
    assert list(summary) == SUMMARY
    assert summary["documents"] == len(texts)
    assert summary["undetermined"] <= summary["comparisons"] + summary["undetermined"]
    ranks = [("error", "warning", "info").index(finding["severity"]) for finding in printed["findings"]]
    assert ranks == sorted(ranks), "worst first"
    assert sum(summary["by_severity"].values()) == sum(summary["by_rule"].values()) == len(ranks)
    assert summary["states"]["new"] == len(ranks)
    assert len({finding["id"] for finding in printed["findings"]}) == len(ranks)
    for finding in printed["findings"]:
        check_finding(finding, texts)


def extracted(run: Run, *paths: str) -> Iterator[Record]:
    done = run("extract", *paths, "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    yield from map(json.loads, done.out.splitlines())


def test_every_claim(folder: Path, run: Run) -> None:
    claims = list(extracted(run, "."))
    for claim in claims:
        check_claim(claim, NAME[claim["document"]])
    assert {claim["kind"] for claim in claims} >= set(KINDS) - {"number"}
    assert len({claim["id"] for claim in claims}) == len(claims)
    order = [(claim["document"], claim["start"]) for claim in claims]
    assert order == sorted(order)


def test_every_finding(folder: Path, run: Run) -> None:
    done = run("scan", ".", "--format", "json")
    printed = json.loads(done.out)
    check_scan(printed, NAME)
    assert done.status == int(any(one["severity"] != "info" for one in printed["findings"]))


def test_what_the_repository_itself_holds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    texts = {f"seeds/{path.name}": path.read_bytes().decode() for path in sorted(Path("seeds").glob("*.*"))}
    for claim in extracted(run, "seeds"):
        check_claim(claim, texts[claim["document"]])
    done = run("scan", "seeds", "--format", "json")
    assert done.status == 1, "the digests keep the quarrels of their sources"
    check_scan(json.loads(done.out), texts)


# Hedges as the contract words them: text, lower, upper, both inclusive?, approximate.
HEDGES = [
    ("It has more than 600 members.", 600, None, False, False, False),
    ("It has at least 5 members.", 5, None, True, False, False),
    ("It has no less than 5 members.", 5, None, True, False, False),
    ("It has up to 50 members.", None, 50, False, True, False),
    ("It has at most 50 members.", None, 50, False, True, False),
    ("It has no more than 50 members.", None, 50, False, True, False),
    ("It has under 50 members.", None, 50, False, False, False),
    ("It has nearly 2 million members.", None, 2_000_000, False, False, True),
    ("It has about 3,000 members.", 3000, 3000, True, True, True),
    ("It has some 3,000 members.", 3000, 3000, True, True, True),
    ("It has 60-80 members.", 60, 80, True, True, False),
    ("It has between 60 and 80 members.", 60, 80, True, True, False),
    ("It has three to five members.", 3, 5, True, True, False),
    ("It has a dozen members.", 12, 12, True, True, False),
    ("It has dozens of members.", 24, None, True, False, True),
    ("It has hundreds of thousands of members.", 200_000, None, True, False, True),
]


@pytest.mark.parametrize(("text", "lower", "upper", "lower_in", "upper_in", "approximate"), HEDGES)
def test_hedges(
    tmp_path: Path, run: Run, text: str, lower: object, upper: object, lower_in: bool, upper_in: bool, approximate: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    [claim] = extracted(run, str(path))
    got = [claim[name] for name in ("lower", "upper", "lower_inclusive", "upper_inclusive", "approximate")]
    assert got == [lower, upper, lower_in, upper_in, approximate]
    assert (claim["kind"], claim["unit"]) == ("count", "member")


def test_a_change_is_two_claims(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Membership rose from 300 members to 450 members.")
    assert [claim["lower"] for claim in extracted(run, str(path))] == [300, 450]


RESOLUTIONS = [
    ("1.95 million people", "10000"),
    ("5.0 kg", "0.1"),
    ("317 people", "1"),
    ("40,000 people", "1000"),
    ("in 2004", "year"),
    ("on 4 January 2020", "day"),
    ("in the 1990s", "decade"),
]


@pytest.mark.parametrize(("text", "resolution"), RESOLUTIONS)
def test_resolutions(tmp_path: Path, run: Run, text: str, resolution: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"It was noted {text}.")
    [claim] = extracted(run, str(path))
    assert claim["resolution"] == resolution


def test_carriage_returns_and_marks_keep_offsets_true(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    data = "\ufeffOne line.\r\n\r\nIn 2019 the 𝟛 万 towns ran 40 libraries.\r\n".encode()
    path.write_bytes(data)
    for claim in extracted(run, str(path)):
        check_claim(claim, data.decode("utf-8"))
