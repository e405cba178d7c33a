"""Which parts may be compared at all: "same event and same unit is no link", and different events are no ground.

Two parts are comparable when they share words and open with a name that both know. Not comparable: siblings, which
tell the same of another instance ("East Miran" and "West Miran", the report of 2018 and that of 2019), and copies,
which are one voice.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from checker import pattern
from checker.link.names import namesakes
from checker.link.parts import Part, cosine, profile, shared_focus
from checker.link.words import lemmas
from checker.model.claim import Claim
from checker.model.document import Span

LIKENESS = 0.22  # least cosine; unrelated short texts reach it in 2 of 100 pairs
LIKENESS_NAMELESS = 0.40  # where no name is shared
NEAR_DAYS = 5
SHINGLE = 4  # words
MIN_COPY = 24  # words of a paragraph; a shorter one may repeat by chance
COPY_SHARE = 0.6
COPY_OF_PART = 0.7  # of the longer text
KEPT = 1024  # parts, or pairs of them, of which something is remembered
WHOLE = -1  # stands for the number of a paragraph

_TOKEN = pattern.compile("shingle token", r"\d+ (?: [.,] \d+ )* | [^\W\d_]+")
_YEAR = pattern.compile("year token", r"1[5-9]\d\d | 20\d\d")


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two parts may be compared.

    `likeness` is the share of words in common, `focus` the names that both know, `gap` the days between them, None
    where one has no date.
    """

    likeness: float
    focus: tuple[str, ...]
    gap: int | None
    same_part: bool = False
    reasons: tuple[str, ...] = ()  # the ground in words

    @property
    def near(self) -> bool:
        """True when the dates do not keep the parts apart."""
        return self.gap is None or self.gap <= NEAR_DAYS


Key = tuple[str, int]
Value = TypeVar("Value")


class Recent(dict[object, Value], Generic[Value]):
    """A dictionary that lets go of what was put in first: parts are compared in order, so old ones are not needed."""

    def put(self, key: object, value: Value) -> Value:
        """Keep a value, and return it."""
        if len(self) >= KEPT:
            del self[next(iter(self))]
        self[key] = value
        return value


@dataclass(slots=True)
class Comparer:
    """Answers about pairs of parts, each worked out once. `parts` holds those with claims, by document and section."""

    parts: dict[tuple[str, int], Part] = field(default_factory=dict)
    _grounds: dict[tuple[Key, Key], Ground] = field(default_factory=dict)
    _profiles: Recent[Mapping[str, float]] = field(default_factory=Recent)
    _shingles: Recent[frozenset[int]] = field(default_factory=Recent)
    _pairs: Recent[bool] = field(default_factory=Recent)

    def ground(self, a: Part, b: Part) -> Ground | None:
        """The ground on which claims of `a` and `b` may be compared, or None."""
        if a is b:
            return Ground(1.0, (), 0, same_part=True)
        key = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
        if key not in self._grounds:
            found = None if siblings(a, b) else self._ground(a, b)
            if found is None:
                return None
            self._grounds[key] = found
        return self._grounds[key]

    def _ground(self, a: Part, b: Part) -> Ground | None:
        likeness, focus = cosine(self._profile(a), self._profile(b)), shared_focus(a, b)
        if likeness < (LIKENESS if focus else LIKENESS_NAMELESS):
            return None
        gap = abs(a.day - b.day) if a.day is not None and b.day is not None else None
        return Ground(likeness, focus[:3], gap, reasons=_reasons(likeness, focus[:3], gap))

    def grounded(self) -> list[tuple[Key, Key, Ground]]:
        """The pairs of parts that were found comparable, by their keys, in order."""
        return [(*keys, ground) for keys, ground in sorted(self._grounds.items(), key=lambda item: item[0])]

    def apart(self, a: Part, b: Part) -> str:
        """What keeps two parts from being compared, in words."""
        if siblings(a, b):
            return "the texts are of one mould and tell of different instances"
        likeness, focus = cosine(self._profile(a), self._profile(b)), shared_focus(a, b)
        least = LIKENESS if focus else LIKENESS_NAMELESS
        named = "they share a name" if focus else "no name that one opens with is known to the other"
        return f"the texts share {likeness:.2f} of their words, {named}; {least:.2f} would do"

    def _profile(self, part: Part) -> Mapping[str, float]:
        found = self._profiles.get(part.key)
        return self._profiles.put(part.key, profile(part)) if found is None else found

    def copied(self, a: Claim, b: Claim, parts: tuple[Part, Part]) -> bool:
        """True when the parts, or the paragraphs of both claims, are copies of which one repeats the other."""
        if self._copies(*parts):
            return True
        first, second = self._of_paragraph(a, parts[0]), self._of_paragraph(b, parts[1])
        least = min(len(first), len(second))
        return least >= MIN_COPY - SHINGLE and len(first & second) >= COPY_SHARE * least

    def _copies(self, a: Part, b: Part) -> bool:
        key = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
        known = self._pairs.get(key)
        if known is not None:
            return known
        first, second = self._of_part(a), self._of_part(b)
        long = max(len(first), len(second))
        alike = long >= MIN_COPY - SHINGLE and len(first & second) >= COPY_OF_PART * long
        return self._pairs.put(key, alike or _text(a) == _text(b))

    def _of_part(self, part: Part) -> frozenset[int]:
        key = part.key, WHOLE
        found = self._shingles.get(key)
        return self._shingles.put(key, _shingles(part.text, (part.span,))) if found is None else found

    def _of_paragraph(self, claim: Claim, part: Part) -> frozenset[int]:
        key = part.key, claim.paragraph
        found = self._shingles.get(key)
        if found is not None:
            return found
        spans = [s.span for s in part.paragraphs.get(claim.paragraph, ())] or [claim.sentence]
        return self._shingles.put(key, _shingles(part.text, spans))


def _reasons(likeness: float, focus: tuple[str, ...], gap: int | None) -> tuple[str, ...]:
    told = [f"texts share {likeness:.2f} of their words"]
    if focus:
        told.append("both know " + ", ".join(focus))
    if gap is not None:
        told.append("same day" if gap == 0 else f"{gap} days apart")
    return tuple(map(sys.intern, told))


def _text(part: Part) -> list[str]:
    return part.text[part.span.start : part.span.end].split()


def _shingles(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Runs of words in `spans`, hashed; a figure stands as 0, so that a copy in which one was altered is a copy."""
    tokens = [
        "0" if match.group()[0].isdigit() else match.group().lower()
        for span in spans
        for match in _TOKEN.finditer(text, *span)
    ]
    runs = (" ".join(tokens[n : n + SHINGLE]) for n in range(len(tokens) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs)


def siblings(a: Part, b: Part) -> bool:
    """True for two texts of one mould about different instances."""
    return any(_other_edition(x, y) for x in a.opening for y in b.opening) or namesakes(a.focus, b.focus)


def _other_edition(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True for lines that differ in a year or a serial number alone: "Report 2018", "Report 2019"; "Day 3", "Day 4"."""
    if [word for word in a if not word.isdigit()] != [word for word in b if not word.isdigit()]:
        return False
    return any(x != y and _serial(a, n) for n, (x, y) in enumerate(zip(a, b, strict=False)))


def _serial(line: tuple[str, ...], index: int) -> bool:
    return bool(_YEAR.fullmatch(line[index])) or (index > 0 and line[index - 1] in lemmas("serials"))
