"""Hostile rule files: whatever stands in them, the end is a clear fault, soon, or a rule that keeps its bounds."""

from __future__ import annotations

import functools
import itertools
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Done

from checker import pattern, pipeline, workbench
from checker.engine import _fields as fields
from checker.engine import _selector, load, validate
from checker.engine._evaluate import SLOTS, Evaluation
from checker.engine._expression import ExpressionError, parse
from checker.engine._functions import BY_NAME, FUNCTIONS
from checker.engine._pattern import KINDS, PatternError, compile_pattern
from checker.engine._slips import SLIPS
from checker.engine._stress import hostile_lines
from checker.engine._values import Bound, Reading
from checker.errors import CheckerError, RuleErrors
from checker.model.claim import Claim
from checker.model.finding import RELATIONS
from checker.model.rule import Reach

Run = Callable[..., Done]
HEAD = "id: r\nwhat: The figures clash.\nwhy: One of them is wrong.\nmessage: '{a} against {b}'\n"
PATTERN = 'patterns: ["<a:count> against <b:count>"]\n'
TEXT = "There were 410 ships against 140 ships. In 2019, 12 % of 40 mills sold $3 million of flour within 5 days."
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def faults(folder: Path, text: str) -> list[str]:
    (folder / "r.yaml").write_text(text, encoding="utf-8")
    return [str(fault) for fault in validate(folder)]


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n"
    for n in range(20)
)
BIG_LIST = "words: {w: [" + ", ".join(f"w{n}" for n in range(9000)) + "]}\n"
HOSTILE = {
    "deep lists": "[" * 100_000,
    "deep mappings": "{a: " * 50_000,
    "laughs": LAUGHS,
    "a merge": "<<: &x {a: 1}\nb: *x\n",
    "a tag": "!!python/object/apply:os.system [true]\n",
    "too large": HEAD + "#" * 300_000,
    "a long expression": HEAD + PATTERN + "assert: a" + " + a" * 40_000 + " == b\n",
    "brackets": HEAD + PATTERN + "assert: " + "(" * 1_500 + "\n",
    "signs": HEAD + PATTERN + "assert: " + "-" * 390 + "a == b\n",
    "nots": HEAD + PATTERN + "assert: " + "not " * 390 + "a == b\n",
    "many expressions": HEAD + PATTERN + "assert:\n" + "- a == b\n" * 15_000,
    "many roles": HEAD + "bind:\n" + "".join(f"  a{n}: {{}}\n" for n in range(10_000)) + "assert: a1 == a2\n",
    "many patterns": HEAD + "patterns:\n" + "- <a:count> <b:count>\n" * 5_000 + "assert: a == b\n",
    "a long list": HEAD + BIG_LIST + "patterns:\n" + "- '{w} <a:count> <b:count>'\n" * 99 + "assert: a == b\n",
    "a list again and again": HEAD + BIG_LIST + "patterns: ['<a:count> " + "{w} " * 200 + "']\nassert: a == b\n",
    "a long pattern": HEAD + "patterns: ['<a:count> " + "[x] " * 9_000 + "']\nassert: a == b\n",
    "an open role": HEAD + "patterns: ['<" + " " * 890 + "']\nassert: a == b\n",
    "open braces": HEAD.replace("{a} ag", "{" + " " * 50_000 + "{c} ag") + PATTERN + "assert: a == b\n",
    "a long unit": HEAD + PATTERN + f"bind: {{a: {{unit: '{'9' * 5_000}'}}}}\nassert: a == b\n",
    "a faulty unit": HEAD + PATTERN + "assert: convert(a, 'meter ** 99999') == b\n",
    "gaps in a repetition": HEAD + "patterns: ['<a:count> (.. x ..)* <b:count>']\nassert: a == b\n",
    "a role by no name": HEAD + PATTERN + "bind: {'}{': {}}\nassert: a == b\n",
    "a NUL": HEAD + "\0",
    "no text": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_faults_with_a_place(tmp_path: Path, name: str) -> None:
    before = time.process_time()
    found = faults(tmp_path, HOSTILE[name])
    assert time.process_time() - before < 3, "most take milliseconds"
    assert found and all("r.yaml" in fault for fault in found)
    assert all(len(fault) < 2_000 for fault in found)


def test_the_command_line_says_so_and_nothing_else(tmp_path: Path, run: Run) -> None:
    (tmp_path / "r.yaml").write_text(HOSTILE["laughs"], encoding="utf-8")
    (tmp_path / "words.yaml").write_text("- a\n", encoding="utf-8")
    done = run("rules", "validate", str(tmp_path))
    assert done.status == 2 and "r.yaml:1:" in done.err and "words.yaml:1:1" in done.err
    assert "Traceback" not in done.err and "internal" not in done.err


CASES = [
    "- text: x\n  findings: [y]\n",
    "- text: x\n  findings: {a: b}\n",
    "x",
    "- [a]\n",
    "- {documents: 3, findings: []}\n",
    "[" * 9_000,
    "- text: [a\n",
    "- text: ''\n  findings:\n",
]


@pytest.mark.parametrize("text", CASES)
def test_hostile_cases(tmp_path: Path, run: Run, text: str) -> None:
    (tmp_path / "r.yaml").write_text(HEAD + PATTERN + "assert: a == b\n", encoding="utf-8")
    (tmp_path / "r.cases.yaml").write_text(text, encoding="utf-8")
    done = run("rules", "test", str(tmp_path))
    assert done.status in (1, 2) and "internal" not in done.err
    assert done.status == 1 or "r.cases.yaml" in done.err


def test_the_cost_of_loading_is_linear(tmp_path: Path) -> None:
    def cost(count: int) -> float:
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            body = HEAD.replace("id: r", f"id: r{number}") + PATTERN + "assert: a == b and b.unit == a.unit\n"
            (folder / f"r{number}.yaml").write_text(body, encoding="utf-8")
        before = time.process_time()
        assert len(load([folder])) == count
        return time.process_time() - before

    cost(40)
    assert cost(1600) < 12 * cost(400) + 0.5


def test_the_cost_of_compiling_is_linear() -> None:
    def cost(size: int) -> float:
        words = {"w": tuple(f"v{number}w{size}" for number in range(size))}
        before = time.process_time()
        compile_pattern("{w} <a:count>", words)
        return time.process_time() - before

    cost(100)
    assert cost(4_000) < 20 * cost(500) + 0.2


def test_a_pattern_that_runs_away_is_named_with_its_place(tmp_path: Path) -> None:
    slow = " ".join(["(x|x x|[x] x)"] * 40)
    body = HEAD + f"patterns:\n  - '{slow} <a:count> z <b:count>'\nassert: a == b\n"
    (tmp_path / "r.yaml").write_text(body, encoding="utf-8")
    with pytest.raises(RuleErrors, match=r"r\.yaml:6:5: the pattern takes more than 1 second"):
        workbench.stress(load([tmp_path]))


def test_each_pattern_of_the_product_is_quick_on_hostile_lines() -> None:
    workbench.stress(pipeline.load_rules())


# Whatever YAML the vocabulary of rules makes.

words = st.sampled_from(
    [
        *fields.FIELDS,
        *_selector.KEYS,
        *SLOTS,
        *SLIPS,
        *KINDS,
        *Reach,
        *RELATIONS,
        *"a b name holds say linked any".split(),
    ]
)
expressions = st.recursive(
    st.sampled_from(["a", "b", "a.unit", "b.head", "a.time", "5", "999999999999999", "0.5", "12 %", "'ship'", '"day"']),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+ - * / == != < >= and or".split()), inner),
        st.builds("(not {})".format, inner),
        st.builds("{}({})".format, st.sampled_from(sorted(FUNCTIONS)), inner),
        st.builds("{}({}, {})".format, st.sampled_from(sorted(FUNCTIONS)), inner, inner),
        st.builds("{}({}, {}, {})".format, st.sampled_from(sorted(FUNCTIONS)), inner, inner, inner),
        st.builds("({} in ({}, {}))".format, inner, inner, inner),
    ),
    max_leaves=6,
)
elements = st.sampled_from(
    "<a:count> <b:count> <a> <:date> <a:quantity> <b:money|rate> .. ... .... // ( ) [ ] | ( [ * + ! ^ $ {rise} {w} "
    "~rise against x , : % \\( < > { } ~ \\".split()
)
patterns = st.lists(elements, max_size=14).map(" ".join)
scalars = st.one_of(words, expressions, patterns, st.booleans(), st.none(), st.integers(), st.text(max_size=6))
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)
shaped = st.fixed_dictionaries(
    {
        "id": st.just("r") | anything,
        "what": anything,
        "why": st.just("Why."),
        "message": st.just("{a}") | anything,
        "assert": expressions | anything,
    },
    optional={
        "patterns": st.lists(patterns, max_size=3) | anything,
        "bind": st.dictionaries(st.sampled_from("ab"), st.dictionaries(st.sampled_from([*_selector.KEYS]), scalars))
        | anything,
        "where": expressions | anything,
        **{name: anything for name in fields.FIELDS if name not in ("id", "what", "why", "message", "assert")},
    },
)


@some
@given(st.one_of(shaped, st.dictionaries(words, anything, max_size=8), anything))
def test_no_file_ends_in_a_traceback(tmp_path_factory: pytest.TempPathFactory, rule: Any) -> None:
    folder = tmp_path_factory.mktemp("r")
    found = faults(folder, json.dumps(rule))  # JSON is YAML
    assert all("r.yaml" in fault for fault in found)
    if not found:
        for one in load([folder]):
            workbench.trace({"a.txt": TEXT}, one)


# Patterns and expressions that pass run within their bounds.


@settings(some, max_examples=150)
@given(patterns)
def test_what_compiles_runs_or_says_that_it_takes_too_long(source: str) -> None:
    try:
        made = compile_pattern(source, {"rise": ("~rise",), "w": ("x", "y z")})
    except PatternError as error:
        assert error.what and error.cure and 1 <= error.at <= len(source) + 1
        return
    search = pattern.compile(f"fuzzed {source}", made.compiled, ignore_case=False, verbose=False, seconds=0.5)
    for line in hostile_lines(made):
        before = time.process_time()
        try:
            for _ in search.finditer(line, overlapped=True):
                pass
        except CheckerError as error:
            assert "took more than 0.5 seconds" in str(error)
            return
        assert time.process_time() - before < 2


@functools.cache
def claims_of(text: str) -> list[Claim]:
    return pipeline.extract({"a.txt": text}, pipeline.settings(), pipeline.Run())


figures = st.sampled_from(claims_of(TEXT))


@settings(some, max_examples=150)
@given(expressions, figures, figures)
def test_what_parses_is_answered(tmp_path_factory: pytest.TempPathFactory, text: str, a: Claim, b: Claim) -> None:
    found = faults(tmp_path_factory.mktemp("r"), HEAD + PATTERN + f"assert: {json.dumps(text)}\n")
    if found:
        assert all("r.yaml:6:" in fault for fault in found)
        return
    run = Evaluation({"a": Bound((a,)), "b": Bound((b,))}, Reading.HARD, BY_NAME)
    before = time.process_time()
    run.truth(parse(text))
    assert time.process_time() - before < 2


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_each_function_takes_whatever_figures_there_are(tmp_path: Path, name: str) -> None:
    _, least, most, _ = FUNCTIONS[name]
    some = ["a", "b", "999999999999999", "0.000000000000001", "a.unit", "(a - b)", "(b + 99999999)", "(1 / (a - a))"]
    texts = [
        f"{name}({', '.join([first, second, *some[:3]][: max(least, min(most, 2))])})"
        for first in some
        for second in some[:6]
    ]
    body = "assert:\n" + "".join(f"- {json.dumps(text)}\n" for text in texts)
    wrong = {int(re.findall(r"r\.yaml:(\d+):", fault)[0]) - 7 for fault in faults(tmp_path, HEAD + PATTERN + body)}
    figures = claims_of(TEXT)
    for text in (text for number, text in enumerate(texts) if number not in wrong):
        for a, b in itertools.product(figures, figures[2:4]):
            Evaluation({"a": Bound((a,)), "b": Bound((b,))}, Reading.HARD, BY_NAME).truth(parse(text))


@settings(some, max_examples=100)
@given(st.text(alphabet="ab.()<>=+-*/%,'\" 159_not", max_size=60))
def test_no_expression_ends_in_a_traceback(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as error:
        assert error.what and 1 <= error.at <= len(text) + 1
