"""The table of English words: forms, what they may be, and their lemmas.

`words.txt` is sorted by bytes and searched where it lies, so that the first look-up costs one read of the file and
no parsing. A line is `form TAGS [nLEMMA] [vLEMMA] [jLEMMA]`: tags likeliest first (see `text.inflect`), then the
singular, the verb's base and the positive of a comparative, each left out where the regular rules give it.
The words come from lemminflect (see words.LICENSE), compiled by `python -m checker.lexicon._compile`.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from checker.lexicon import resource
from checker.lexicon.regular import regular_base, regular_singular
from checker.lexicon.sorted_text import SortedText


class Entry(NamedTuple):
    """What the table knows of a form. `noun`, `verb`, `degree` are lemmas, None where the form has no such reading."""

    tags: str
    noun: str | None
    verb: str | None
    degree: str | None


@functools.cache
def _table() -> SortedText:
    return SortedText(b"\n" + resource("words.txt").read_bytes())


@functools.lru_cache(maxsize=65_536)
def lookup(form: str) -> Entry | None:
    """What the table knows of a lower-cased form, or None."""
    found = _table().find(form)
    return None if found is None else _entry(form, found.split(" "))


def _entry(form: str, fields: list[str]) -> Entry:
    tags = fields[0]
    noun = verb = degree = None
    if "P" in tags or "N" in tags:
        noun = regular_singular(form) if "N" not in tags else form
    for tag in tags:
        if tag in "BZDG" and verb is None:
            verb = form if tag == "B" else regular_base(form, tag)
    for field in fields[1:]:
        if field[0] == "n":
            noun = field[1:]
        elif field[0] == "v":
            verb = field[1:]
        else:
            degree = field[1:]
    return Entry(tags, noun, verb, degree)
