"""What a rule did with a text, told to its writer: figures, patterns, selectors, `where`, `assert`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import workbench
from checker.engine import load
from checker.engine._expression import ExpressionError, parse
from checker.engine._source import source
from checker.model.rule import Rule

HEAD = "id: r\nwhat: The figures clash.\nwhy: One of them is wrong.\nmessage: '{a} against {b}'\n"
PATTERN = 'patterns: ["<a:count> against <b:count>"]\n'


def rule(folder: Path, body: str) -> Rule:
    (folder / "r.yaml").write_text(HEAD + body, encoding="utf-8")
    (found,) = load([folder])
    return found


def told(folder: Path, body: str, *texts: str) -> str:
    documents = {f"{number}.txt": text for number, text in enumerate(texts)}
    return "\n".join(workbench.trace(documents, rule(folder, body)))


CASES = [
    (PATTERN + "assert: a == b\n", "There were 410 ships against 140 ships.", '0.txt:1:12 "410 ships": count, 405-415'),
    (PATTERN + "assert: a == b\n", "There were 410 ships against 140 ships.", 'binds a = "410 ships", b = "140 ships"'),
    (PATTERN + "assert: a == b\n", "There were 410 ships against 140 ships.", 'b = "140 ships": fires'),
    (
        PATTERN + "assert: a == b\n",
        "There were 417 ships against 143 ships.",
        "(416.5-417.5 ships against 142.5-143.5 ships)",
    ),
    (PATTERN + "assert: a >= b\n", "There were 410 ships against 140 ships.", 'b = "140 ships": holds'),
    (PATTERN + "assert: a == b\n", "There were no ships at all.", "no figure was read from the text"),
    (
        PATTERN + "assert: a == b\n",
        "There were 410 ships against a bill of $140.",
        "but not with what comes next: <b:count>",
    ),
    (PATTERN + "assert: a == b\n", "There were 410 ships and 140 ships.", 'no sentence has "against"'),
    (PATTERN + "assert: a == b\n", "It cost $4 against $3.", "no sentence has a figure of kind count"),
    (
        PATTERN + "where: a.head == 'boat'\nassert: a == b\n",
        "There were 410 ships against 140 ships.",
        'no: where a.head == "boat" ("ship" against "boat")',
    ),
    (
        PATTERN + "where: same(a.holder, b.holder)\nassert: a == b\n",
        "There were 410 ships against 140 ships.",
        "cannot tell, the text does not say: where same(a.holder, b.holder) (a.holder is not told",
    ),
    (
        PATTERN + "match: [head]\nassert: a == b\n",
        "There were 410 ships against 140 boats.",
        'match: head clashes, "ship" and "boat"',
    ),
    (
        PATTERN + "bind: {a: {kind: count, head: boat}}\nassert: a == b\n",
        "There were 410 ships against 140 ships.",
        "a selector under 'bind' refuses one of the figures",
    ),
    (
        "bind: {a: {kind: count, near: [~sink]}, b: {kind: money}}\nassert: a == b\n",
        "There were 410 ships; they cost $7.",
        'not "410 ships" (near is not as asked)',
    ),
    (
        "bind: {a: {kind: count}, b: {kind: count, derived: true}}\nassert: a == b\n",
        "There were 410 ships and 9 boats.",
        'not "410 ships" (derived is false)',
    ),
    (
        "bind: {a: {unit: noun}, b: {unit: time}}\nassert: a == b\n",
        "There were 410 ships.",
        'not "410 ships" (unit is ship, dimension noun)',
    ),
]


@pytest.mark.parametrize(("body", "text", "words"), CASES)
def test_what_is_told(tmp_path: Path, body: str, text: str, words: str) -> None:
    found = told(tmp_path, body, text)
    assert words in found, found


LINKED = "bind: {a: linked, b: linked}\nwithin: corpus\nassert: a == b\n"


def test_two_documents(tmp_path: Path) -> None:
    one, two = "In 2019, {} clinics in the north had beds free.", "In {}, 480 clinics in the north had beds free."
    found = told(tmp_path, LINKED, one.format(312), two.format(2019))
    assert "linked as same: “312 clinics” and “480 clinics”" in found and "fires" in found
    found = told(tmp_path, LINKED, one.format(312), two.format(2018))
    assert "no figures were linked as same" in found
    assert "“312 clinics” and “480 clinics”, documents: the two texts are not comparable" in found


def test_a_trace_is_short_whatever_the_text(tmp_path: Path) -> None:
    text = " ".join(f"There were {n} ships against {n + 9} ships." for n in range(200, 500))
    lines = told(tmp_path, "bind: {a: {kind: count}, b: {kind: count}}\nwithin: document\nassert: a < b\n", text)
    assert len(lines.splitlines()) < 100


trees = st.recursive(
    st.sampled_from(["a", "b.unit", "5", "0.25", "5 %", "'word'", '"it\'s"']),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+ - * / == < >= and or".split()), inner),
        st.builds("(not {})".format, inner),
        st.builds("-({})".format, inner),
        st.builds("hull({}, {})".format, inner, inner),
        st.builds("({} in ({}, {}))".format, inner, inner, inner),
    ),
    max_leaves=8,
)


@given(trees)
def test_an_expression_in_words_again_means_the_same(text: str) -> None:
    try:
        tree = parse(text)
    except ExpressionError:  # too deep
        return
    assert source(parse(source(tree))) == source(tree)
    assert shape(parse(source(tree))) == shape(tree)


def shape(tree: object) -> object:
    """An expression without its columns."""
    if not hasattr(tree, "__dataclass_fields__"):
        return tuple(map(shape, tree)) if isinstance(tree, tuple) else tree
    return type(tree).__name__, *(shape(getattr(tree, name)) for name in tree.__dataclass_fields__ if name != "at")
