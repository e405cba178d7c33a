"""How many things a list in running text names: "bread, butter, salt and pepper" names four.

Lists are ambiguous (an apposition looks like an item, "salt and pepper" may be one), so the answer is the least and the
largest number. A list that is open ("including", "such as", "and others") has no number.
"""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"""\b(?:including|include[sd]?|such\s+as|among\s+(?:them|others|which|whom)|for\s+(?:example|instance)|e\.g\.|
         et\s+al|etc|and\s+(?:so\s+on|others|more|the\s+like|many)|in\s+(?:the\s+)?areas?\s+of|like|especially|
         namely\s+but|notably|first\s+and\s+foremost)\b|\.\.\.|…""",
    re.VERBOSE | re.IGNORECASE,
)
_COLON = re.compile(r"[^:;.!?()]{0,60}:\s+(?=\S)")
_INNER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[“\"][^“”\"]*[”\"]")
_FINAL = re.compile(r"^(?:and|or|as\s+well\s+as)\s+", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|or|as\s+well\s+as|&)\s")
_ASIDE = re.compile(
    r"^(?:who|which|that|whose|where|when|both|all|each|with|aged|born|now|then|\d|in|at|on|by|for|to)\b"
)
_ARTICLE = re.compile(r"^(?:an?|the|his|her|its|their|our)\s", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:and\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|no|not|nobody|just)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z]\w")
_END = re.compile(r"[.!?]\s*[”\"’')]*\s*$")
MOST = 40


def items(after: str, *, names: bool = False) -> tuple[int, int] | None:
    """The least and the largest number of things that a list names; `after` is the sentence after the announced number.

    None where no colon opens a list, where the list is open or has no end ("and"), where an item is a number of things,
    or, for `names`, where an item has no word with a capital.
    """
    colon = _COLON.match(after)
    if colon is None or _OPEN.search(after):
        return None
    text = _END.sub("", _INNER.sub(" x ", after[colon.end() :]))
    if ":" in text or "?" in text or re.search(r"[.!?]\s", text):
        return None
    sign = ";" if ";" in text else ","
    parts = [part.strip() for part in text.split(sign)]
    if not (_FINAL.match(parts[-1]) or _AND.search(f" {text} ")) or any(_NUMBERED.match(part) for part in parts):
        return None
    if names and not all(_CAPITAL.search(part) or _ASIDE.match(part) for part in parts):
        return None
    return _count(parts, commas=sign == ",")


def _count(parts: list[str], *, commas: bool) -> tuple[int, int] | None:
    least = most = 0
    named = False  # the item before begins with a capital: an article after it may open an apposition
    closed = False
    for number, part in enumerate(parts):
        final = _FINAL.match(part) is not None
        part = _FINAL.sub("", part)
        if not part or closed:
            continue
        if number and not final and commas and _ASIDE.match(part):
            continue
        certain = final or not (commas and number and named and _ARTICLE.match(part))
        joined = len(_AND.findall(f" {part} "))
        last = number == len(parts) - 1
        most += 1 + joined
        least += int(certain)
        if last and not final and joined == 1 and certain and len(part.split()) <= 4:
            least += 1  # "salt and pepper" at the end of a list are two
        named = part[:1].isupper()
        closed = final
    return (least, most) if 2 <= most <= MOST else None
