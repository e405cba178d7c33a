"""Words as data. A word that the checker knows lives here, in a table with its source, never in code.

Small tables are YAML, read and checked once on first use by `table(name)`. Large ones are sorted text, searched
where they lie: `words.txt` (forms and lemmas) and `places.txt` (a gazetteer). Both are compiled from open data by
modules with a leading underscore, which the checker itself never runs.

May import: `yamlfile`, `pattern`, `errors`. To add a table: put `<name>.yaml` here, read it through `table`, and
give it a typed reader beside it when more than one room uses it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from checker.errors import DataError
from checker.yamlfile import load_data


def resource(name: str) -> Path:
    """The file `name` of this folder. A plain path: `importlib.resources` would cost 20 ms of every start."""
    return Path(__file__).with_name(name)


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """The mapping in `<name>.yaml`, read once. Raises DataError where it is missing or no mapping."""
    data = load_data(resource(f"{name}.yaml"))
    if not isinstance(data, dict):
        raise DataError("the table is not a mapping", where=f"{name}.yaml", cure="write `key: value` lines")
    return data


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
