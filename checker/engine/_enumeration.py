"""How many things a list in running text names: "bread, butter, salt and pepper" names four.

Lists are ambiguous (an apposition looks like an item, "salt and pepper" may be one), so the answer is the least and the
largest number. A list that is open ("including", "such as", "and others") has no number.
"""

from __future__ import annotations

import re

from checker.engine._alike import names_persons

_OPEN = re.compile(
    r"""\b(?:including|include[sd]?|such\s+as|among\s+(?:them|others|which|whom)|for\s+(?:example|instance)|e\.g\.|
         et\s+al|etc|and\s+(?:so\s+on|others|more|the\s+like|many)|in\s+(?:the\s+)?areas?\s+of|like|especially|
         namely\s+but|notably|first\s+and\s+foremost)\b|\.\.\.|…""",
    re.VERBOSE | re.IGNORECASE,
)
_COLON = re.compile(r"[^:;.!?()]{0,100}:\s+(?=\S)")
_ABBREVIATED = re.compile(r"\b((?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Rev|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt|Hon|[A-Z]))\.(?=\s)")
_MARKED = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}|[a-h])\)\s")
_NAME = r"(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}"
_PAIR = re.compile(rf"{_NAME}\sand\s{_NAME}$")
_APPOSED = re.compile(  # "three sons, Carl, Otto and Franz", "(Kenya and Mali)", "-- Norway, Malta and Chad --"
    rf"\s*(?:,|\(|--|–|—|-(?=\s)|\b(?:are|were)\b)\s*({_NAME}(?:,\s{_NAME}){{0,12}}),?\sand\s({_NAME})\s*(?:[,.;)]|--|–|—|-\s|$)"
)
_INNER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[“\"][^“”\"]*[”\"]")
_FINAL = re.compile(r"^(?:and|or|as\s+well\s+as)\s+", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|or|as\s+well\s+as|&)\s")
_ASIDE = re.compile(
    r"^(?:who|which|that|whose|where|when|both|all|each|with|aged|born|now|then|\d|in|at|on|by|for|to)\b"
)
_ARTICLE = re.compile(r"^(?:an?|the|his|her|its|their|our)\s", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:and\s+)?(?:\d|one|two|another|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|no|not|nobody|just)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:he|she|it|they|we|you|there|this|that|these|if|when|while|as)\b", re.IGNORECASE)
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
    said = _ABBREVIATED.sub(r"\1", after[colon.end() :])
    marks = _MARKED.findall(said)
    if len(marks) > 1:
        whole = marks in ([str(n + 1) for n in range(len(marks))], list("abcdefgh"[: len(marks)]))
        return (len(marks), len(marks)) if whole else None
    text = _END.sub("", _INNER.sub(" x ", said))
    if ":" in text or "?" in text or re.search(r"[.!?]\s", text):
        return None
    if _CLAUSE.match(text):
        return None
    sign = ";" if ";" in text else ","
    parts = [part.strip() for part in text.split(sign)]
    if not (_FINAL.match(parts[-1]) or _AND.search(f" {text} ")) or any(_NUMBERED.match(part) for part in parts):
        return None
    if names and not all(_CAPITAL.search(part) or _ASIDE.match(part) for part in parts):
        return None
    return _count(parts, commas=sign == ",")


def apposed(after: str, *, persons: bool) -> tuple[int, int] | None:
    """The least and the largest number of names in a list that follows a figure at once: "three sons, Al, Bo and Cy".

    None where the list holds more than plain names. A place may stand with its country ("Lima, Peru and Quito, Chile"),
    so only of `persons` is the number certain; a word for a person among them ("John Lee, Chairman") makes it none.
    """
    match = _APPOSED.match(after)
    if match is None:
        return None
    names = [*match.group(1).split(", "), match.group(2)]
    if any(names_persons(name.lower()) for name in names):
        return None
    return (len(names) if persons else (len(names) + 1) // 2, len(names))


def _count(parts: list[str], *, commas: bool) -> tuple[int, int] | None:
    least = most = 0
    named = False  # the item before begins with a capital: an article after it may open an apposition
    closed = False
    for number, part in enumerate(parts):
        final = _FINAL.match(part) is not None
        part = _FINAL.sub("", part)
        if not part or closed:
            most += int(final)  # "..., and Vista, which is small, and First": the list went on
            continue
        if number and not final and commas and _ASIDE.match(part):
            continue
        certain = final or not (commas and number and named and _ARTICLE.match(part))
        joined = len(_AND.findall(f" {part} "))
        last = number == len(parts) - 1
        most += 1 + joined
        least += int(certain)
        if last and not final and joined == 1 and certain and (len(part.split()) <= 4 or _PAIR.match(part)):
            least += 1  # "salt and pepper" at the end of a list are two
        named = part[:1].isupper()
        closed = final
    return (least, most) if 2 <= most <= MOST else None
