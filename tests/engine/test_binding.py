"""Which lines a pattern is tried on, what is gathered, and which slips say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.engine import load
from checker.engine._bind import MAX_GATHERED
from checker.engine._pattern import compile_pattern
from checker.model.finding import Finding

HEAD = """\
id: r
what: A test of binding, no more.
why: Tests should read like rules.
message: "{a} and {b}"
"""


def scan(tmp_path: Path, body: str, text: str) -> tuple[Finding, ...]:
    (tmp_path / "r.yaml").write_text(HEAD + body, encoding="utf-8")
    return pipeline.scan({"a.md": text}, load([tmp_path]), pipeline.settings(), pipeline.Run()).findings


def test_a_pattern_knows_what_no_match_lacks() -> None:
    compiled = compile_pattern("{rise} [by <p:percentage>] from <a:count> !(per|a) to (<b:count>|<c:money>)", WORDS)
    assert compiled.must == (frozenset({"count"}),)
    assert compiled.words == (("rose ", "went up "), ("from ",), ("to ",))


WORDS = {"rise": ("rose", "went up")}


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("There were 120 ships against 102 ships.", ["transposition"]),
        ("There were over 120 ships against 102 ships.", []),
        ("There were 6,000 ships against six ships.", []),
    ],
)
def test_slips_that_say_nothing(tmp_path: Path, text: str, slips: list[str]) -> None:
    body = 'patterns: ["<a:count> .... against <b:count>"]\nassert: a == b\nslips: [transposition, scale]\n'
    (found,) = scan(tmp_path, body, text)
    assert [slip.name for slip in found.diagnosis] == slips


@pytest.mark.parametrize(("rows", "findings"), [(60, 1), (MAX_GATHERED + 20, 0)])
def test_a_sum_is_of_all_parts_or_not_taken(tmp_path: Path, rows: int, findings: int) -> None:
    table = "| Hut | Beds |\n|---|---|\n" + "".join(f"| Hut {number} | 7 |\n" for number in range(rows))
    body = (
        "bind:\n  a: {kind: quantity, block: cell, modality: any}\n"
        "  b: {kind: quantity, block: cell, modality: any, all: true}\n"
        'within: document\nsame: [table, column]\nwhere: a.row_head == "Total"\nassert: number(a) == bare_sum(b)\n'
    )
    assert len(scan(tmp_path, body, table + f"| Total | {7 * rows + 200} |\n")) == findings
    assert not scan(tmp_path, body, table + f"| Total | {7 * rows} |\n")
