"""The table of English words: forms, what they may be, and their lemmas.

`words.txt` is sorted by bytes and searched where it lies, so that the first look-up costs one read of the file and
no parsing. A line is `form TAGS [nLEMMA] [vLEMMA] [jLEMMA]`: tags likeliest first (see `text.inflect`), then the
singular, the verb's base and the positive of a comparative, each left out where the regular rules give it.
The words come from lemminflect (see words.LICENSE), compiled by `python -m checker.lexicon._compile`.
"""

from __future__ import annotations

import bisect
import functools
from typing import NamedTuple

from checker.lexicon import resource
from checker.lexicon.regular import regular_base, regular_singular

PAGE = 4_000  # bytes: so much is searched from end to end


class Entry(NamedTuple):
    """What the table knows of a form. `noun`, `verb`, `degree` are lemmas, None where the form has no such reading."""

    tags: str
    noun: str | None
    verb: str | None
    degree: str | None


@functools.cache
def _table() -> bytes:
    return b"\n" + resource("words.txt").read_bytes()


@functools.lru_cache(maxsize=65_536)
def lookup(form: str) -> Entry | None:
    """What the table knows of a lower-cased form, or None."""
    if " " in form or "\n" in form:
        return None
    data, wanted = _table(), form.encode()
    firsts, starts = _index()
    page = bisect.bisect_right(firsts, wanted) - 1
    if page < 0:
        return None
    start = data.find(b"\n" + wanted + b" ", starts[page], starts[page + 1] + 1)
    return None if start < 0 else _entry(form, data[start + 1 : data.find(b"\n", start + 1)].decode().split(" "))


@functools.cache
def _index() -> tuple[list[bytes], list[int]]:
    """The table's pages: their first forms, and where they start (at a line's end before) with the table's end."""
    data, firsts, starts = _table(), [], []
    at = 0
    while 0 <= at < len(data) - 1:
        firsts.append(data[at + 1 : data.find(b" ", at)])
        starts.append(at)
        at = data.find(b"\n", at + PAGE)
    return firsts, [*starts, len(data)]


def _entry(form: str, fields: list[str]) -> Entry:
    tags = fields[1]
    noun = verb = degree = None
    if "P" in tags or "N" in tags:
        noun = regular_singular(form) if "N" not in tags else form
    for tag in tags:
        if tag in "BZDG" and verb is None:
            verb = form if tag == "B" else regular_base(form, tag)
    for field in fields[2:]:
        if field[0] == "n":
            noun = field[1:]
        elif field[0] == "v":
            verb = field[1:]
        else:
            degree = field[1:]
    return Entry(tags, noun, verb, degree)
