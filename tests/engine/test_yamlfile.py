"""YAML: what is magic, what is refused, and where."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import yamlfile
from checker.errors import DataError


def test_only_plain_words_and_numbers_are_magic() -> None:
    text = "a: NO\nb: 12:30\nc: 2004-01-01\nd: 0.25\ne: 12\nf: true\ng: null\nh:\ni: '5'\nj: yes\nk: ~\n"
    assert yamlfile.parse(text, "f") == {
        "a": "NO", "b": "12:30", "c": "2004-01-01", "d": Decimal("0.25"), "e": 12, "f": True, "g": None, "h": None,
        "i": "5", "j": "yes", "k": "~",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a: &x 1\nb: *x", "f:1:4", "anchor"),
        ("a: 1\nb: 2\na: 3", "f:3:1", "twice"),
        ("a: !!python/object:os.system x", "f:1:4", "tag"),
        ("[" * 3000, "f:1:42", "nested"),
        ("a: [1", "f:", "not YAML"),
        ("a: 1\n---\nb: 2", "f:2:1", "second document"),
        ("a: \x00", "f", "not YAML"),
        ("? [a]\n: b", "f:1:3", "key"),
    ],
)
def test_faults_name_the_place(text: str, where: str, what: str) -> None:
    with pytest.raises(DataError) as fault:
        yamlfile.parse(text, "f")
    assert fault.value.where.startswith(where)
    assert what in fault.value.what
    assert fault.value.cure


def test_size_is_bounded() -> None:
    with pytest.raises(DataError, match="more than"):
        yamlfile.parse("a" * 11, "f", max_bytes=10)


def test_billion_laughs_end_at_once() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    with pytest.raises(DataError, match="anchor"):
        yamlfile.parse("\n".join(lines), "f")


def test_nodes_know_their_places(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a:\n  b: [x, 2]\n")
    node = yamlfile.load_nodes(file)
    inner = node.value["a"].value["b"]
    assert (inner.line, inner.column) == (2, 6)
    assert node.value["a"].keys == {"b": (2, 3)}
    assert node.plain == yamlfile.load_data(file) == {"a": {"b": ["x", 2]}}


def test_a_missing_file_and_bad_bytes_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        yamlfile.load_data(tmp_path / "none.yaml")
    (tmp_path / "b.yaml").write_bytes(b"a: \xff")
    with pytest.raises(DataError, match="byte 3"):
        yamlfile.load_data(tmp_path / "b.yaml")


@given(st.text(max_size=200))
def test_any_text_ends_in_data_or_in_a_data_error(text: str) -> None:
    try:
        yamlfile.parse(text, "f")
    except DataError:
        pass
