"""Which documents a set of paths stands for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.walk import find


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str, text: str = "5 men") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def names(*paths: str) -> list[str]:
    found = find(paths)
    assert found.errors == []
    return [source.name for source in found.sources]


def test_a_folder_is_walked_in_order_and_other_types_are_counted() -> None:
    make("docs/b.txt", "docs/a.md", "docs/sub/C.TXT", "docs/data.csv", "docs/picture.png")
    found = find(["docs"])
    assert [source.name for source in found.sources] == ["docs/a.md", "docs/b.txt", "docs/sub/C.TXT"]
    assert found.skipped == 2


def test_a_named_file_is_read_whatever_its_suffix() -> None:
    make("notes.rst", "notes")
    assert names("notes.rst", "notes") == ["notes", "notes.rst"]


def test_a_file_named_twice_is_read_once(here: Path) -> None:
    make("docs/a.txt")
    Path("link.txt").symlink_to("docs/a.txt")
    assert names("docs/a.txt", "./docs//a.txt", "docs/", str(here / "docs/a.txt")) == [str(here / "docs/a.txt")]
    assert names("link.txt", "docs") == ["docs/a.txt"]
    assert names("-", "-") == ["<stdin>"]


def test_the_order_of_the_arguments_does_not_matter() -> None:
    make("a.txt", "b.txt", "docs/c.txt")
    assert names("b.txt", "docs", "a.txt") == names("a.txt", "b.txt", "docs") == ["a.txt", "b.txt", "docs/c.txt"]


@pytest.mark.parametrize("ignore", [".gitignore", ".checkerignore"])
def test_ignore_files_are_heeded(ignore: str) -> None:
    make("docs/a.txt", "docs/draft.txt", "docs/old/b.txt", "docs/sub/draft.txt", "docs/sub/c.txt")
    make(f"docs/{ignore}", text="# comment\ndraft.txt\nold/\n")
    assert names("docs") == ["docs/a.txt", "docs/sub/c.txt"]
    make(f"docs/sub/{ignore}", text="!draft.txt\n")
    assert names("docs") == ["docs/a.txt", "docs/sub/c.txt", "docs/sub/draft.txt"]


def test_checkerignore_has_the_last_word() -> None:
    make("docs/a.txt", "docs/b.txt", "docs/c.txt")
    make("docs/.gitignore", text="a.txt\nb.txt\n")
    make("docs/.checkerignore", text="!a.txt\nc.txt\n")
    assert names("docs") == ["docs/a.txt"]


def test_ignore_files_of_the_repository_above_are_heeded() -> None:
    make("repo/docs/a.txt", "repo/docs/b.txt", "repo/docs/build/c.txt")
    Path("repo/.git").mkdir()
    make("repo/.gitignore", text="/docs/b.txt\nbuild/\n")
    assert names("repo/docs") == ["repo/docs/a.txt"]
    assert names("repo/docs/build") == ["repo/docs/build/c.txt"], "the user named it"
    assert names("repo/docs/b.txt") == ["repo/docs/b.txt"], "the user named it"
    make(".gitignore", text="*\n")
    assert names("repo/docs") == ["repo/docs/a.txt"], "above the repository nobody is asked"


def test_a_folder_behind_a_link_has_the_ignore_files_of_where_it_lies() -> None:
    make("repo/docs/a.txt", "repo/docs/b.txt")
    Path("repo/.git").mkdir()
    make("repo/.gitignore", text="b.txt\n")
    Path("link").symlink_to("repo/docs")
    assert names("link") == ["link/a.txt"]


def test_hidden_files_are_passed_over() -> None:
    make("docs/a.txt", "docs/.hidden.txt", "docs/.git/b.txt")
    found = find(["docs"])
    assert [source.name for source in found.sources] == ["docs/a.txt"]
    assert found.skipped == 0


def test_a_circle_of_folders_ends() -> None:
    make("docs/sub/a.txt")
    Path("docs/sub/up").symlink_to("..")
    found = find(["docs"])
    assert [source.name for source in found.sources] == ["docs/sub/a.txt"]
    assert found.skipped == 1


def test_a_folder_without_a_document_is_an_error() -> None:
    Path("empty").mkdir()
    make("other/data.csv")
    make("all/a.txt")
    make("all/.checkerignore", text="*.txt\n")
    found = find(["empty", "other", "all"])
    assert [error.where for error in found.errors] == ["empty", "other", "all"]
    assert "no document in this folder" in str(found.errors[0])
    assert "only 1 of other types" in str(found.errors[1])


def test_a_dangling_link_in_a_folder_stays_to_be_reported() -> None:
    make("docs/a.txt")
    Path("docs/b.txt").symlink_to("gone.txt")
    assert names("docs") == ["docs/a.txt", "docs/b.txt"]


def test_an_unreadable_folder_is_an_error(deny: Callable[[Path], None]) -> None:
    make("docs/a.txt", "docs/sub/b.txt")
    deny(Path("docs/sub"))
    found = find(["docs"])
    assert [error.where for error in found.errors] == ["docs/sub"]
    assert [source.name for source in found.sources] == ["docs/a.txt"]


def test_a_pattern_that_makes_no_sense_is_an_error() -> None:
    make("docs/a.txt")
    make("docs/.checkerignore", text="!\n")
    found = find(["docs"])
    assert [error.where for error in found.errors] == ["docs/.checkerignore"]


def test_a_name_that_is_no_text_becomes_one() -> None:
    raw = b"caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("5")
    assert names(os.fsdecode(raw)) == ["caf\\xe9.txt"]


def test_what_will_be_written_is_no_document() -> None:
    make("docs/a.txt", "docs/report.md")
    assert [source.name for source in find(["docs"], leave_out="docs/report.md").sources] == ["docs/a.txt"]


@given(st.lists(st.text(min_size=1).filter(lambda name: not name.startswith("-")), max_size=4))
def test_nothing_raises(paths: list[str]) -> None:
    find(path.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape") for path in paths)
