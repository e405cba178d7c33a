"""Bytes become text without a change, or an error that names the byte and the cure."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.text.reader import decode, read


@pytest.mark.parametrize(
    "data", [b"one\r\ntwo\rthree\nfour", b"\xef\xbb\xbfmarked", b"", b"\x0c\x0b \xc2\xa0", "万".encode()]
)
def test_nothing_is_translated(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read(str(path)) == data.decode("utf-8")
    assert read(str(path)).encode("utf-8") == data


@given(st.text().filter(lambda text: "\0" not in text))
def test_any_text_survives(text: str) -> None:
    assert decode(text.encode("utf-8"), "a.txt") == text


@given(st.binary())
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        assert decode(data, "a.txt").encode("utf-8") == data
    except InputError as error:
        assert error.where == "a.txt" and error.cure


def test_the_byte_that_is_not_utf8_is_named() -> None:
    with pytest.raises(
        InputError, match=r"^a\.txt: not UTF-8: byte 5 \(0xe9\) fits no character \(.*--encoding"
    ) as caught:
        decode(b"12 caf\xe9s"[:5] + b"\xe9s", "a.txt")
    assert caught.value.where == "a.txt"


def test_another_encoding_is_read_when_it_is_named() -> None:
    assert decode(b"caf\xe9 \x80 5", "a.txt", encoding="windows-1252") == "café € 5"
    assert decode("5 万".encode("utf-16"), "a.txt", encoding="utf-16") == "5 万"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_wide_encoding_is_recognised_and_its_cure_works(encoding: str) -> None:
    data = "12 men".encode(encoding)
    with pytest.raises(InputError, match=f"try --encoding {encoding}"):
        decode(data, "a.txt")
    assert decode(data, "a.txt", encoding=encoding) == "12 men"


def test_binary_is_refused() -> None:
    with pytest.raises(InputError, match="binary file: byte 4 is zero"):
        decode(b"%PDF\x00\xff", "a.txt")
    with pytest.raises(InputError, match="binary file: character 1 is zero"):
        decode("a\0b".encode("utf-16"), "a.txt", encoding="utf-16")


def test_an_unknown_encoding_is_an_input_error() -> None:
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        decode(b"abc", "a.txt", encoding="klingon")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.txt: no such file \(check the path\)"):
        read(str(tmp_path / "a.txt"))
    with pytest.raises(InputError, match="not a folder|no such file"):
        (tmp_path / "b.txt").write_text("5")
        read(str(tmp_path / "b.txt" / "c.txt"))
    with pytest.raises(InputError, match="no such file"):
        read("a\0b.txt")


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    with pytest.raises(InputError, match=r"a symbolic link to 'gone\.txt', which is not there"):
        read(str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").symlink_to("c.txt")
    (tmp_path / "c.txt").symlink_to("b.txt")
    with pytest.raises(InputError, match="symbolic links lead in a circle"):
        read(str(tmp_path / "b.txt"))


def test_an_unreadable_file(tmp_path: Path, deny: Callable[[Path], None]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("5")
    deny(path)
    with pytest.raises(InputError, match="may not be read"):
        read(str(path))


def test_a_device_without_end_is_refused_and_a_pipe_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no ordinary file"):
        read("/dev/zero")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"12 men",))
    writer.start()
    assert read(str(pipe)) == "12 men"
    writer.join()
