"""Sentence patterns: which lines they match and which claims they bind."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import pattern
from checker.engine._pattern import BOUNDARY, KINDS, PatternError, compile_pattern
from checker.errors import CheckerError

C, P, D = KINDS["count"], KINDS["percentage"], KINDS["date"]


def bound(source: str, line: str, **words: tuple[str, ...]) -> list[dict[str, list[int]]]:
    """For each match, the positions of the claims of each role; `C P D` stand for claims."""
    compiled = compile_pattern(source, words)
    text = "".join(f"{ {'C': C, 'P': P, 'D': D, '//': BOUNDARY}.get(token, token) } " for token in line.split())
    text = text.replace(" ", " ")
    found = []
    for match in pattern.compile("p", compiled.compiled, ignore_case=False, verbose=False).finditer(
        text, overlapped=True
    ):
        roles: dict[str, list[int]] = {}
        for number, role in enumerate(compiled.roles, start=1):
            roles.setdefault(role, []).extend(text[:start].count(" ") for start, _ in match.spans(number))
        found.append(roles)
    return found


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        ("<a:count> of <b:count>", "in C of C", {"a": [1], "b": [3]}),
        ("<a:count> of [the|all] <b:count>", "C of the C", {"a": [0], "b": [3]}),
        ("<a:count> (of|out of) <b:count>", "C out of C", {"a": [0], "b": [3]}),
        ("<a:count> ... <b:percentage>", "C of them came in D or P", {"a": [0], "b": [7]}),
        ("<a:count> ... <b:percentage>", "C and C or P", {"a": [2], "b": [4]}),  # no other figure between
        ("<a:count> .... <b:percentage>", "C and C or P", {"a": [0], "b": [4]}),
        (r"<a:count> \( <b:percentage> \)", "C ( P )", {"a": [0], "b": [2]}),
        ("<a:count> ~rise", "C rose", {"a": [0]}),
        ("<a:count> {verbs}", "C climbed up", {"a": [0]}),
        ("<a:count|percentage>", "P", {"a": [0]}),
        ("<a>", "P", {"a": [0]}),
        ("<t:count> : (<i:count> [,|and])+", "C : C , C and C", {"t": [0], "i": [2, 4, 6]}),
        ("^ <a:count>", "C", {"a": [0]}),
        ("<a:count> $", "a C . ", {"a": [1]}),
        ("<a:count> // then the <b:count>", "C came . // then the C went . // ", {"a": [0], "b": [6]}),
        ("<:count> of <b:count>", "C of C", {"b": [2]}),
        ("<a:count> {aside} of <b:count>", "C ( P of all ) of C", {"a": [0], "b": [7]}),
        ("<a:count> {aside} of <b:count>", "C , or P a head , of C", {"a": [0], "b": [8]}),
        ("<a:count> {aside} of <b:count>", "C of C", {"a": [0], "b": [2]}),
    ],
)
def test_matches(source: str, line: str, expected: dict[str, list[int]]) -> None:
    assert bound(source, line, verbs=("climb up", "~climb up", "climbed up"))[0] == expected


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<a:count> of <b:count>", "C off C"),
        ("<a:count> of <b:count>", "C of P"),
        ("<a:count> ... <b:percentage>", "C a b c d e f g h i j k l m P"),  # thirteen words
        ("<a:count> ... <b:percentage>", "C ; P"),
        ("^ <a:count>", "a C"),
        ("<a:count> ... <b:count>", "C a . // C"),
        ("art <a:count>", "smart C"),
    ],
)
def test_stays_silent(source: str, line: str) -> None:
    assert bound(source, line) == []


def test_gaps_end_at_the_stop_words_of_a_rule() -> None:
    stop = {"stop": ("while", "{verbs}"), "verbs": ("~climb", "go up")}
    assert bound("<a:count> ... <b:count>", "C grew to C", **stop)
    assert not bound("<a:count> ... <b:count>", "C grew while C", **stop)
    assert not bound("<a:count> ... <b:count>", "C grew , climbing to C", **stop)
    assert bound("<a:count> .. climbing .. <b:count>", "C was climbing to C", **stop)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "words",
        "<a:cuont>",
        "(a",
        "a)",
        "<a> {none}",
        "a | b <c>",
        "<a> // b // <c>",
        "<a",
        "* <a>",
        "(" * 9 + "<a>" + ")" * 9,
    ],
)
def test_faults(source: str) -> None:
    with pytest.raises(PatternError) as fault:
        compile_pattern(source, {})
    assert fault.value.cure and 1 <= fault.value.at <= len(source) + 1


def test_long_lines_cost_linear_time() -> None:
    compiled = compile_pattern(r"[all] <a:count> ... of .... <b:count> ... \( <c:percentage>", {})
    search = pattern.compile("p", compiled.compiled, ignore_case=False, verbose=False)
    line = f"{C} of words and {C} of " * 3000
    before = time.process_time()
    assert not list(search.finditer(line, overlapped=True))
    assert time.process_time() - before < 10


@given(st.text(alphabet="<>ab:count|()[]{}~.*+^$/\\ ,", max_size=40))
def test_any_text_compiles_or_is_refused(source: str) -> None:
    try:
        compile_pattern(source, {})
    except (PatternError, CheckerError):
        pass
