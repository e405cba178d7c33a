"""YAML with line and column kept; the only door to PyYAML.

A file is read event by event, so that depth, size and number of nodes are bounded before anything is built. Only
`true`, `false`, `null` (or nothing) and plain numbers are magic words: `NO` is a country, `12:30` a time of day and
`2004-01-01` three numbers with hyphens, all of them strings. Anchors, aliases and tags are refused: no table needs
them, and they are what makes a small file grow without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import yaml

from checker.errors import DataError

MAX_BYTES = 8_000_000
MAX_NODES = 500_000
MAX_DEPTH = 40

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_INTEGER = re.compile(r"[+-]?[0-9]{1,30}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}\.[0-9]{1,30}")


class Readable(Protocol):
    """A file of the product or of the user: a `pathlib.Path` or a resource inside the wheel."""

    def read_bytes(self) -> bytes:
        """The bytes of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands. `value` is a scalar, a list of nodes, or a dict of scalar keys to nodes.

    `line` and `column` count from 1; `keys` holds the place of each key of a mapping.
    """

    value: Any
    line: int
    column: int
    keys: dict[Any, tuple[int, int]]

    @property
    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, list):
            return [node.plain for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        return self.value


def load_data(path: Path | Readable, *, max_bytes: int = MAX_BYTES) -> Any:
    """The plain data of a file: dicts, lists, strings, ints, `Decimal`, bools and None. Raises DataError."""
    return parse(_bytes(path, max_bytes), str(path), max_bytes=max_bytes, located=False)


def load_nodes(path: Path | Readable, *, max_bytes: int = MAX_BYTES) -> Node:
    """The root node of a file, with places. Raises DataError."""
    node = parse(_bytes(path, max_bytes), str(path), max_bytes=max_bytes, located=True)
    assert isinstance(node, Node)
    return node


def _bytes(path: Path | Readable, max_bytes: int) -> bytes:
    """The bytes of a file; one that is too large is refused before it is read."""
    try:
        if isinstance(path, Path) and (size := path.stat().st_size) > max_bytes:
            raise _too_large(size, max_bytes, str(path))
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path), cure="check the path") from None


def _too_large(size: int, most: int, name: str) -> DataError:
    return DataError(f"{size:,} bytes, more than {most:,}", where=f"{name}:1:1", cure="split the file")


def parse(raw: bytes | str, name: str, *, max_bytes: int = MAX_BYTES, located: bool = False) -> Any:
    """The data (or, `located`, the root node) of YAML text; `name` is what errors call the file."""
    if len(raw) > max_bytes:
        raise _too_large(len(raw), max_bytes, name)
    if isinstance(raw, bytes):
        try:
            raw = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataError(f"byte {error.start} is not UTF-8", where=name, cure="save the file as UTF-8") from None
    try:
        return _Builder(raw, name, located).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise DataError(f"not YAML: {error.problem}", where=where, cure="mend the line, or quote the text") from None
    except yaml.YAMLError as error:  # a control character, for instance
        raise DataError(f"not YAML: {str(error).splitlines()[0]}", where=name, cure="remove the character") from None


class _Builder:
    """One pass over the events of a parser; a stack holds the collections that are open."""

    def __init__(self, text: str, name: str, located: bool) -> None:
        self.name, self.located = name, located
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.parser = loader(text)
        self.nodes = 0
        self.stack: list[_Open] = []
        self.root: Any = None
        self.documents = 0

    def build(self) -> Any:
        """The root value. Raises DataError and yaml.YAMLError."""
        parser = self.parser
        try:
            while (event := parser.get_event()) is not None:
                self._take(event)
        finally:
            parser.dispose()
        if self.root is None and self.located:
            return Node(None, 1, 1, {})
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._check(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event), event.start_mark)
        elif isinstance(event, yaml.MappingStartEvent):
            self.stack.append(_Open({}, {}, event.start_mark))
        elif isinstance(event, yaml.SequenceStartEvent):
            self.stack.append(_Open([], {}, event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.stack.pop()
            self._put(done.value, done.mark, done.keys)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._fault(event.start_mark, "a second document begins", "one document a file: remove '---'")

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(event.start_mark, f"anchor or alias {event.anchor!r}", "write the value out")
        if getattr(event, "tag", None) is not None:
            raise self._fault(event.start_mark, f"tag {event.tag!r}", "remove the tag; quote the text if need be")
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._fault(event.start_mark, f"more than {MAX_NODES:,} values", "split the file")
        if len(self.stack) > MAX_DEPTH:
            raise self._fault(event.start_mark, f"nested more than {MAX_DEPTH} levels deep", "flatten the file")

    def _put(self, value: Any, mark: Any, keys: dict[Any, tuple[int, int]] | None = None) -> None:
        node = Node(value, mark.line + 1, mark.column + 1, keys or {}) if self.located else value
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(node)
        elif top.key is _NO_KEY:
            if isinstance(value, (list, dict)):
                raise self._fault(mark, "a key that is a list or a mapping", "use a word as key")
            if value in top.keys:
                first = top.keys[value][0]
                raise self._fault(mark, f"key {value!r} stands twice, first in line {first}", "remove one of them")
            top.keys[value] = (mark.line + 1, mark.column + 1)
            top.key = value
        else:
            top.value[top.key] = node
            top.key = _NO_KEY

    def _fault(self, mark: Any, what: str, cure: str) -> DataError:
        return DataError(what, where=f"{self.name}:{mark.line + 1}:{mark.column + 1}", cure=cure)


_NO_KEY = object()


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet; `key` is the key that waits for its value."""

    value: Any
    keys: dict[Any, tuple[int, int]]
    mark: Any
    key: Any = _NO_KEY


def _scalar(event: Any) -> Any:
    value: str = event.value
    if event.style or not event.implicit[0]:  # quoted, or a block
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _DECIMAL.fullmatch(value):
        return Decimal(value)
    return value
