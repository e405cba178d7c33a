"""Words as data. A word that the checker knows lives here, in a table with its source, never in code.

Small tables are YAML, read and checked once on first use by `table(name)`; `tables.json` holds them compiled, as YAML
is slow to read. Large ones are sorted text, searched where they lie: `words.txt` (forms and lemmas) and `places.txt`
(a gazetteer). Both are compiled from open data. What compiles is a module with a leading underscore, which the checker
itself never runs.

May import: `yamlfile`, `pattern`, `errors`. To add a table: put `<name>.yaml` here, read it through `table`, and
give it a typed reader beside it when more than one room uses it.
"""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.errors import DataError

COMPILED = "tables.json"


def resource(name: str) -> Path:
    """The file `name` of this folder. A plain path: `importlib.resources` would cost 20 ms of every start."""
    return Path(__file__).with_name(name)


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """The mapping in `<name>.yaml`, read once. Raises DataError where it is missing or no mapping."""
    path = resource(f"{name}.yaml")
    data = _as_compiled(name, path)
    if data is None:
        from checker.yamlfile import load_data  # dear, and seldom needed

        data = load_data(path)
    if not isinstance(data, dict):
        raise DataError("the table is not a mapping", where=f"{name}.yaml", cure="write `key: value` lines")
    return data


def _as_compiled(name: str, path: Path) -> Any:
    """The data of a table as compiled from the YAML file as it is now; None where that has changed."""
    checksum, data = _compiled().get(name, (None, None))
    try:
        return data if checksum is not None and checksum == zlib.crc32(path.read_bytes()) else None
    except OSError:
        return None  # the reader of YAML says so better


@functools.cache
def _compiled() -> Mapping[str, tuple[int, Any]]:
    try:
        text = resource(COMPILED).read_text(encoding="utf-8")
    except OSError:
        return {}
    found: dict[str, tuple[int, Any]] = json.loads(text, parse_float=Decimal)
    return found


def word_list(value: object, where: str) -> tuple[str, ...]:
    """A list of words, or one string of words parted by blanks. Raises DataError on anything else."""
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise DataError(f"expected words, found {value!r}", where=where, cure="write `[one, two]` or `one two`")


def invert(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """From class -> words to word -> class; the first class that lists a word keeps it."""
    found: dict[str, str] = {}
    for group, members in groups.items():
        for member in members:
            found.setdefault(member, group)
    return found
