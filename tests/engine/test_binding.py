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


TWO_WHOLES = "We asked 500 pupils. Of them 200 pupils answered. Of late 50 pupils (10 %) walk."
SHARE = """\
patterns: ["<a:count> \\\\( <b:percentage> \\\\)"]
bind: {c: {kind: [count, number], like: a, nearest: before}}
where: a < c
assert: b == a / c
primary: b
"""


@pytest.mark.parametrize(
    ("within", "instead", "text", "findings"),
    [
        ("document", "", "We asked 200 pupils.\n\nOf late 50 pupils (30 %) walk.", 1),
        ("document", "", "We asked 200 pupils.\n\nOf late 50 pupils (25 %) walk.", 0),
        ("document", "", "We asked 200 teachers and 9 dogs.\n\nOf late 50 boats (30 %) sail.", 0),  # nothing alike
        ("document", "", "Of late 50 pupils (30 %) walk. We asked 200 pupils.", 0),  # the whole comes too late
        ("passage", "", "We asked 200 pupils. It rained. Of late 50 pupils (30 %) walk.", 1),
        ("passage", "", "We asked 200 pupils. It rained. It snowed. Of late 50 pupils (30 %) walk.", 0),
        ("passage", "", "We asked 200 pupils.\n\nOf late 50 pupils (30 %) walk.", 0),
        ("document", "", TWO_WHOLES, 1),
        ("document", "instead: {c: {kind: count}}\n", TWO_WHOLES, 0),
    ],
)
def test_wholes_are_looked_for(tmp_path: Path, within: str, instead: str, text: str, findings: int) -> None:
    assert len(scan(tmp_path, SHARE + f"within: {within}\n{instead}", text)) == findings


def test_a_figure_that_one_binding_explains_is_left_alone(tmp_path: Path) -> None:
    body = (
        "bind: {a: {kind: percentage}, b: {kind: count, head: [boat, ship]}, c: {kind: count, head: [boat, ship]}}\n"
        "where: b < c\nassert: a == b / c\nprimary: a\n"
    )
    assert not scan(tmp_path, body, "Of 80 boats and 200 boats, 20 boats or 10 % sank.")
    assert scan(tmp_path, body, "Of 80 boats and 300 boats, 20 boats or 10 % sank.")


def test_sole_means_the_only_one(tmp_path: Path) -> None:
    body = "bind: {a: {kind: money, sole: true}, b: {kind: count}}\nassert: number(a) == number(b)\n"
    assert scan(tmp_path, body, "For 40 chairs they paid $90.")
    assert not scan(tmp_path, body, "For 40 chairs they paid $90 and a tip of $7.")


def test_a_list_is_a_window(tmp_path: Path) -> None:
    body = (
        "bind: {a: {kind: percentage, near: [other]}, b: {kind: percentage, all: true}}\nwithin: list\n"
        "assert: sum(b) + a == 100 %\n"
    )
    text = "Spent:\n\n- schools 60 %\n- roads 20 %\n- other 10 %\n\nRents:\n\n- flats 5 %\n- other 95 %\n"
    (found,) = scan(tmp_path, body, text)
    assert [claim.text for claim in found.claims] == ["10 %", "60 %", "20 %"]


def test_a_word_list_serves_in_a_selector(tmp_path: Path) -> None:
    body = (
        "words: {came: [arrived, landed]}\n"
        'bind: {a: {kind: count, near: ["{came}"]}, b: {kind: count, not_after: ["( <percentage>"]}}\nassert: a == b\n'
    )
    assert scan(tmp_path, body, "In all 40 boats landed, 50 ships sank.")
    assert not scan(tmp_path, body, "In all 40 boats left, 50 ships sank.")
    assert len(scan(tmp_path, body, "In all 40 boats landed in the bay before noon came, 50 ships (9 %) sank.")) == 1
