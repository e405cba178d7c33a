"""Compile the small tables to `tables.json`, which is read many times as fast as YAML.

For developers, after a change to a table: `python -m checker.lexicon._compile_tables`. A table that has changed since
is read from its YAML, so nothing goes wrong where this is forgotten; a test reminds of it.
"""

from __future__ import annotations

import json
import sys
import zlib
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.lexicon import COMPILED, resource
from checker.yamlfile import load_data

LEFT_OUT = ("places-source", "words-corrections")  # read only where the large tables are compiled


def main() -> int:
    """Write the file. Returns the exit status."""
    resource(COMPILED).write_text(compiled(), encoding="utf-8", newline="\n")
    return 0


def compiled() -> str:
    """One line a table: its name, the checksum of its YAML, its data."""
    lines = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        if path.stem not in LEFT_OUT:
            raw = path.read_bytes()
            lines.append(f"{json.dumps(path.stem)}: [{zlib.crc32(raw)}, {_text(load_data(path))}]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _text(value: Any) -> str:
    """JSON in which a decimal keeps its digits. Raises TypeError for a key that is no string."""
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("a key of a table must be a word: quote it")
        return "{" + ", ".join(f"{_text(key)}: {_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
