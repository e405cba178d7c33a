"""How many items a bulleted or numbered list has that a sentence with a colon opens: "We have two aims:" and its lines.

Only whole lists of the outermost level are counted; lines that go on with an item are part of it. A list that says of
itself that it is open has no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model.claim import Claim
from checker.model.document import Block, Document, Sentence

_MARKER = re.compile(r"([ \t]*)(?:[-*+\u2022\u2013]|\d{1,2}[.)]|\(?[a-z][.)])[ \t]+$")
_OPEN = re.compile(r"(?:\.\.\.|\u2026|\betc\.?|\band (?:so on|others|more))\W*$", re.IGNORECASE)
_ENDS = "* _"  # what may stand after the colon


def with_items(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims, those of sentences that open a list with the number of its items; linear in the sentences."""
    counts: dict[int, int] = {}
    for number, sentence in enumerate(document.sentences):
        opens = document.text[sentence.span.start : sentence.span.end].rstrip(_ENDS).endswith(":")
        if opens or sentence.block is Block.HEADING:
            counts[sentence.span.start] = _items(document.text, document.sentences[number + 1 :][:200])
    if not counts:
        return claims
    return [replace(claim, items=counts.get(claim.sentence.start, -1)) for claim in claims]


def _items(text: str, sentences: Sequence[Sentence]) -> int:
    found, indent, last = 0, None, ""
    for sentence in sentences:
        opening = text[text.rfind("\n", 0, sentence.span.start) + 1 : sentence.span.start]
        marker = _MARKER.match(opening)
        if sentence.block is not Block.ITEM and not (found and opening and not opening.strip()):
            break
        if marker is not None and sentence.block is Block.ITEM:
            indent = marker.group(1) if indent is None else indent
            found += 1 if marker.group(1) == indent else 0
        last = text[sentence.span.start : sentence.span.end]
    return found if found > 1 and not _OPEN.search(last) else -1
