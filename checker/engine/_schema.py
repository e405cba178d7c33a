"""A JSON Schema (2020-12) of rule files, made from the tables that the loader reads by, for editors' completion.

What only the loader can judge (roles that nothing binds, columns of an expression) stays its own; the schema knows the
fields, their types and every word that stands in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import getdoc
from typing import Any

from checker.engine import _fields as fields
from checker.engine import _pattern, _selector
from checker.engine._evaluate import SLOTS
from checker.engine._functions import FUNCTIONS
from checker.engine._reader import ID, OWN_SLIP
from checker.engine._slips import SLIPS
from checker.model.claim import Basis, Kind, Modality
from checker.model.document import Block
from checker.model.finding import RELATIONS, Verdict
from checker.model.rule import Reach

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR: Schema = {"type": ["string", "number"]}
_TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
_STRING: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_ROLE = r"^[a-z_]+$"


def schema(kinds: Mapping[str, str]) -> Schema:
    """The schema; `kinds` are the kinds of discrepancy, each with its sentence."""
    properties = {name: {"description": text, **_field(name, kinds)} for name, text in fields.FIELDS.items()}
    return {
        "$schema": DIALECT,
        "title": "A rule of checker",
        "description": "What claims a rule binds to which roles, and what must be able to hold of them.",
        "type": "object",
        "additionalProperties": False,
        "required": list(fields.REQUIRED),
        "anyOf": [{"required": ["patterns"]}, {"required": ["bind"]}],
        "properties": properties,
        "$defs": {
            "expression": {"description": _language(), **_SCALAR},
            "pattern": {"description": _tokens(), **_SCALAR, "maxLength": _pattern.MAX_LENGTH},
            "slot": {"enum": sorted(SLOTS), "description": "what the text says of a figure, or how it is written"},
            "selector": _selector_schema(),
            "slip": _slip_schema(),
        },
    }


def _field(name: str, kinds: Mapping[str, str]) -> Schema:
    """The shape of one field of a rule; one that the table below does not know may hold anything."""
    if name in fields.FLAGS:
        return _FLAG
    known: dict[str, Schema] = {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
        "kind": {"oneOf": [{"const": kind, "description": text} for kind, text in kinds.items()]},
        "words": {"type": "object", "additionalProperties": _one_or_more({"type": ["string", "integer"]})},
        "patterns": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/pattern"}},
        "bind": {"type": "object", "additionalProperties": {"$ref": "#/$defs/selector"}},
        "instead": {"type": "object", "additionalProperties": {"$ref": "#/$defs/selector"}},
        "within": _enumerated(Reach),
        "same": _one_or_more({"$ref": "#/$defs/slot"}),
        "match": _one_or_more({"$ref": "#/$defs/slot"}),
        "where": _one_or_more({"$ref": "#/$defs/expression"}, least=0),
        "assert": _one_or_more({"$ref": "#/$defs/expression"}, least=0),
        "verdict": _enumerated(Verdict),
        "slips": _one_or_more({"$ref": "#/$defs/slip"}, least=0),
        "primary": {"type": "string", "pattern": _ROLE},
        **dict.fromkeys(("what", "why", "example", "message", "working"), _TEXT),
    }
    return known.get(name, {})


def _selector_schema() -> Schema:
    listed: dict[str, Iterable[str]] = {
        "kind": [*Kind, "quantity"],
        "block": Block,
        "modality": [*Modality, "any"],
        "basis": [*Basis, "none"],
        "linked": RELATIONS,
        "nearest": _selector.NEAREST,
    }
    flags = {*_selector.FLAGS, "series", "all", "opens", "sole"}
    properties = {}
    for key, text in _selector.KEYS.items():
        shape = _FLAG if key in flags else _one_or_more(_enumerated(listed[key]), 0) if key in listed else None
        properties[key] = {"description": text, **(shape or _words(key))}
    entry = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"oneOf": [{"const": "linked", "description": "the same as {linked: same}"}, entry]}


_WORDY = frozenset(
    "unit head not_head modifier near not_near before after not_before not_after not_rows wording like".split()
)


def _words(key: str) -> Schema:
    """A string or a list of them; a key that is no list of words may hold anything."""
    return _one_or_more(_STRING, least=0) if key in _WORDY else {}


def _slip_schema() -> Schema:
    own = {
        "type": "object",
        "description": "a slip of one's own: its name, what would hold, and one sentence",
        "additionalProperties": False,
        "required": list(OWN_SLIP),
        "properties": {"name": _SCALAR, "holds": {"$ref": "#/$defs/expression"}, "say": _SCALAR},
    }
    return {"oneOf": [_enumerated(SLIPS), own]}


def _enumerated(values: Iterable[str]) -> Schema:
    return {"enum": [str(value) for value in values]}


def _one_or_more(item: Schema, least: int = 1) -> Schema:
    return {"anyOf": [item, {"type": "array", "minItems": least, "items": item}]}


def _language() -> str:
    """The functions of the expression language, a line each."""
    lines = ["roles, role.slot, numbers, 5 %, 'strings', + - * /, == != < <= > >=, in (...), and, or, not; functions:"]
    lines += sorted(" ".join((getdoc(entry[0]) or name).split()) for name, entry in FUNCTIONS.items())
    return "\n".join(lines)


def _tokens() -> str:
    """The table of what may stand in a pattern."""
    return (getdoc(_pattern) or "").split("\n\nA pattern is compiled")[0]
