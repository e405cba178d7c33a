"""JSON text that is the same on every machine and safe on a terminal."""

from __future__ import annotations

import json
from typing import Any

from checker.report._plain import UNSEEN

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_indent = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1).encode


def line(record: Any) -> str:
    """A record on one line, without its end."""
    return _safe(_encode(record))


def block(record: Any) -> str:
    """A record over several lines."""
    return "\n".join(map(_safe, _indent(record).split("\n")))


def _safe(text: str) -> str:
    # JSON escapes the control characters below a space itself; others would still reach a terminal.
    return UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text)
