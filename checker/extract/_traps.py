"""Figures that are no quantities: times of day, telephone numbers, versions, codes, scores, "page 4", "Covid-19"."""

from __future__ import annotations

import functools

from checker import lexicon, pattern
from checker.model.document import Span
from checker.text import inflect
from checker.text.tokens import Reading

_CLOCK = pattern.compile(
    "time of day",
    r"""(?<![\d.,:]) (?: (?: [01]?\d | 2[0-4] ) [:.] [0-5]\d (?: [:.] [0-5]\d )? \s? (?: [ap]\.?\s?m\b\.? | hours\b | h\b | o'clock )
      | (?: [01]?\d | 2[0-4] ) : [0-5]\d (?: : [0-5]\d )? (?![\d:])
      | (?: 1[0-2] | \d ) \s? (?: [ap]\.m\. | [ap]m\b ) | \d{1,2} \s o'clock
      | (?<= \b at \s | from \s | until \s | due\sat \s ) (?: [01]?\d | 2[0-4] ) \. [0-5]\d (?! [\d%] | \s* (?: per | percent | million | billion | euros? | dollars? | met ) ) )""",
)
_TELEPHONE = pattern.compile(
    "telephone number",
    r"(?<![\w.,]) (?: \+ \d{1,3} [\s-] )? \(? \d{2,5} \)? (?: [\s-] \d{3,4} ){1,3} (?! [\w,%] | \s* (?: [-–] \s* \d | %) )",
)
_VERSION = pattern.compile(
    "version or code",
    r"(?<! [\d$€£¥] ) \b v? \d{1,4} (?: \. \d{1,4} ){2,5} \b | \b 0x [0-9a-f]{2,16} \b | \b \d{1,3} (?: \. \d{1,3} ){3} \b | (?<!\w) [#№] \s? \d{1,9} \b",
)
_CODE = pattern.compile(
    "code",
    r"\b [A-Z]{1,6} (?: [-–] (?! \d{4}\b )) \d{1,6} \b | \b [A-Z]{1,4} \d{1,5} [A-Z]? \b | \b \d{1,4} (?! (?: K | M | B | G | T | MW | GW | TB | GB | MB | KG | KM ) \b) [A-Z] {1,3} \b (?! [/²³] )",
)
_RATIO = pattern.compile("scale", r"\b 1 : [\d,. ]{1,12} \d \b | \b \d{1,2} : \d{1,2} \b (?! \d )")
_LABELLED = pattern.compile("numbered page", r"\b \d{1,4} \. \s+ (?= page \b ) ")


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.table("labels")["before"])


def trapped(reading: Reading) -> frozenset[int]:
    """Indices of tokens that are parts of codes, times of day, labels and the like."""
    text, (start, end) = reading.document.text, reading.sentence.span
    spans = [
        Span(*match.span())
        for shape in (_CLOCK, _VERSION, _RATIO, _LABELLED)
        for match in shape.finditer(text, start, end)
    ]
    spans += [Span(*match.span()) for match in _TELEPHONE.finditer(text, start, end) if _telephone(text, *match.span())]
    spans += [
        Span(*match.span())
        for match in pattern.compile("code", _CODE.compiled.pattern, ignore_case=False).finditer(text, start, end)
    ]
    spans += [mask for mask in _masks(reading) if mask.overlaps(reading.sentence.span)]
    found = {
        n
        for span in spans
        for n in range(reading.index_at(span.start), len(reading.tokens))
        if _inside(reading, n, span)
    }
    found.update(n for n in range(1, len(reading.tokens)) if reading.sort(n) == "number" and _label(reading, n))
    return frozenset(found)


def _masks(reading: Reading) -> list[Span]:
    """The document's masks near the sentence (they are sorted by start)."""
    masks = reading.document.masks
    start, end = reading.sentence.span
    low, high = 0, len(masks)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if masks[middle].end <= start else (low, middle)
    near = []
    while low < len(masks) and masks[low].start < end:
        near.append(masks[low])
        low += 1
    return near


def _inside(reading: Reading, index: int, span: Span) -> bool:
    return reading.tokens[index].start < span.end and reading.tokens[index].end > span.start


def _telephone(text: str, start: int, end: int) -> bool:
    found = text[start:end]
    digits = sum(ch.isdigit() for ch in found)
    groups = found.replace("-", " ").split()
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and found[0] != "0"
    return 7 <= digits <= 15 and not thousands or found[0] == "0" and digits >= 6


def _label(reading: Reading, index: int) -> bool:
    """A number that is part of a name: "room 12", "No. 7", "Covid-19", "Route 66"."""
    before = reading.lower(index - 1)
    if before == "." and reading.lower(index - 2) in ("no", "nos", "nr", "vol", "p", "pp", "art", "sec", "fig"):
        return True
    if (
        before in ("-", "‑")
        and reading.touches(index - 1)
        and reading.touches(index - 2)
        and reading.sort(index - 2) == "word"
    ):
        return not reading.sort(index + 1) == "number" and reading.lower(index - 2) not in (
            "mid",
            "early",
            "late",
            "pre",
            "post",
            "under",
            "over",
            "ex",
            "non",
        )
    dated = (
        len(reading.text(index)) == 4
        and before in ("year", "season", "report", "act", "no")
        and reading.text(index)[0] in "12"
    )
    return before in _labels() and not dated and not _measures(reading, index)


def _measures(reading: Reading, index: int) -> bool:
    """Does something countable follow, so that the word before is no label: "points 200 people"?"""
    following = reading.text(index + 1)
    if following in ("%", "°") or reading.lower(index + 1) in (
        "percent",
        "per",
        "million",
        "billion",
        "thousand",
        "of",
    ):
        return True
    return (
        reading.sort(index + 1) == "word"
        and inflect.function_word(following) is None
        and inflect.is_plural(following)
        and following[0].islower()
    )
