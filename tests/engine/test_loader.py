"""Rule files: every fault of all files at once, at file:line:column, with the value and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine import load, validate
from checker.errors import RuleErrors, UsageError

SOUND = """\
id: {id}
what: A share does not go with the counts beside it.
why: One of the figures is wrong.
patterns:
  - "<part:count> of [the|all] <whole:count> ... \\\\( <share:percentage> \\\\)"
assert: share == part / whole
message: "{{share}} is not {{part}} of {{whole}}"
"""


def write(folder: Path, name: str, text: str) -> Path:
    family = folder / "family"
    family.mkdir(exist_ok=True)
    (family / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in validate(folder)]


def test_a_sound_rule(tmp_path: Path) -> None:
    (rule,) = load([write(tmp_path, "one-rule", SOUND.format(id="one-rule"))])
    assert (rule.id, rule.family, rule.roles) == ("one-rule", "family", ("part", "whole", "share"))


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("why:", "wy:", "3:1", "unknown field 'wy' (did you mean 'why'?)"),
        ("id: r", "id: other", "1:5", "differs from the file's name"),
        ("assert: share", "assert: shore", "6:9", "no role is called 'shore' (did you mean 'share'?)"),
        ("part / whole", "part // whole", "6:24", "where a value should be"),
        ("share == part", "share.knd == part", "6:9", "no slot is called 'knd' (did you mean 'kind'?)"),
        ("share == part / whole", "share == summ(part)", "6:18", "no function is called 'summ'"),
        ("share == part / whole", "sum(part / whole) == 1", "6:9", "sum takes a role"),
        ("share == part / whole", "share = part", "6:15", "compare with '=='"),
        ("{share} is", "{shore} is", "7:", "no role is called 'shore'"),
        ("<whole:count>", "<whole:cuont>", "5:", "no kind of claim is called 'cuont'"),
        ("[the|all]", "[the|all", "5:", "']' is missing"),
        ("[the|all]", "{determiners}", "5:", "no list of words is called"),
        ("assert:", "within: sentense\nassert:", "6:9", "did you mean 'sentence'?"),
        ("assert:", "slips: [transposed]\nassert:", "6:9", "no slip is called 'transposed'"),
        ("assert:", "bind: {part: {kind: cuont}}\nassert:", "6:21", "'cuont' is no value of 'kind'"),
        ("assert:", "bind: {part: {knd: count}}\nassert:", "6:15", "unknown field 'knd'"),
        ("assert:", "nominal: maybe\nassert:", "6:10", "true or false"),
        ("assert:", "bind: {part: {linked: sum-elswhere}}\nassert:", "6:23", "'sum-elswhere' is no value of 'linked'"),
        ("assert:", "match: [holders]\nassert:", "6:8", "did you mean 'holder'?"),
        ("assert:", "assert: &a", "6:9", "anchor"),
        ("message:", "assert:", "7:1", "stands twice"),
    ],
)
def test_a_fault(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    text = SOUND.format(id="r")
    assert old in text
    found = faults(write(tmp_path, "r", text.replace(old, new, 1)))
    match = [fault for fault in found if words in fault]
    assert match, found
    assert f"family/r.yaml:{place}" in match[0]


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    write(tmp_path, "one", SOUND.format(id="one").replace("why:", "wy:").replace("share ==", "shore =="))
    write(tmp_path, "two", SOUND.format(id="two").replace(":count", ":cuont", 1))
    with pytest.raises(RuleErrors) as error:
        load([tmp_path])
    told = str(error.value)
    assert len(error.value.faults) >= 4
    assert "one.yaml:3:1" in told and "'shore'" in told and "two.yaml" in told


def test_an_id_in_two_folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "same", SOUND.format(id="same"))
    with pytest.raises(RuleErrors, match="is taken by"):
        load([tmp_path / "a", tmp_path / "b"])


def test_select_and_ignore(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path, name, SOUND.format(id=name))
    assert [rule.id for rule in load([tmp_path], select=["one"])] == ["one"]
    assert [rule.id for rule in load([tmp_path], ignore=["one"])] == ["two"]
    assert load([tmp_path], ignore=["family"]) == ()
    with pytest.raises(UsageError, match="did you mean 'one'"):
        load([tmp_path], select=["onee"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "- a list",
        "assert: " + "(" * 100_000,
        "patterns: ['" + "(" * 500 + "']",
        "patterns: ['" + "<a:count> .... " * 30 + "']",
        "patterns: ['" + "([a|b]" * 60 + "']",
        "id: [1]\nwhat: {}\nbind: 3\npatterns: 4\nassert: {a: b}\nslips: {x: y}\nwords: 5",
    ],
)
def test_hostile_files_end_in_faults(tmp_path: Path, text: str) -> None:
    assert faults(write(tmp_path, "r", text))
