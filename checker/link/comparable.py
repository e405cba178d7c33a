"""Which parts may be compared at all: "same event and same unit is no link", and different events are no ground.

Two parts are comparable when they share words and open with a name that both know. Not comparable: siblings, which
tell the same of another instance ("East Miran" and "West Miran", the report of 2018 and that of 2019), and copies,
which are one voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker import pattern
from checker.link.names import namesakes
from checker.link.parts import Part, cosine, profile, shared_focus
from checker.link.words import lemmas
from checker.model.claim import Claim

LIKENESS = 0.22  # least cosine; unrelated short texts reach it in 2 of 100 pairs
LIKENESS_NAMELESS = 0.40  # where no name is shared
NEAR_DAYS = 5
SHINGLE = 4  # words
MIN_COPY = 24  # words of a paragraph; a shorter one may repeat by chance
COPY_SHARE = 0.6

_TOKEN = pattern.compile("shingle token", r"\d+ (?: [.,] \d+ )* | [^\W\d_]+")
_YEAR = pattern.compile("year token", r"1[5-9]\d\d | 20\d\d")


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two parts may be compared. `gap` is the days between them, None where one has no date."""

    reasons: tuple[str, ...]
    gap: int | None
    same_part: bool = False

    @property
    def near(self) -> bool:
        """True when the dates do not keep the parts apart."""
        return self.gap is None or self.gap <= NEAR_DAYS


@dataclass(slots=True)
class Comparer:
    """Answers about pairs of parts, each worked out once."""

    _grounds: dict[tuple[tuple[str, int], tuple[str, int]], Ground | None] = field(default_factory=dict)
    _profiles: dict[tuple[str, int], Mapping[str, float]] = field(default_factory=dict)
    _shingles: dict[tuple[tuple[str, int], int], frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def ground(self, a: Part, b: Part) -> Ground | None:
        """The ground on which claims of `a` and `b` may be compared, or None."""
        if a is b:
            return Ground((), 0, same_part=True)
        key = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
        if key not in self._grounds:
            self._grounds[key] = None if siblings(a, b) else self._ground(a, b)
        return self._grounds[key]

    def _ground(self, a: Part, b: Part) -> Ground | None:
        likeness, focus = cosine(self._profile(a), self._profile(b)), shared_focus(a, b)
        if likeness < (LIKENESS if focus else LIKENESS_NAMELESS):
            return None
        gap = abs(a.day - b.day) if a.day is not None and b.day is not None else None
        reasons = [f"texts share {likeness:.2f} of their words"]
        if focus:
            reasons.append("both know " + ", ".join(focus[:3]))
        if gap is not None:
            reasons.append("same day" if gap == 0 else f"{gap} days apart")
        return Ground(tuple(reasons), gap)

    def _profile(self, part: Part) -> Mapping[str, float]:
        if part.key not in self._profiles:
            self._profiles[part.key] = profile(part)
        return self._profiles[part.key]

    def copied(self, a: Claim, b: Claim, parts: tuple[Part, Part]) -> bool:
        """True when both claims stand in paragraphs of which one repeats the other, figures aside."""
        first, second = self._of_paragraph(a, parts[0]), self._of_paragraph(b, parts[1])
        least = min(len(first), len(second))
        return least >= MIN_COPY - SHINGLE and len(first & second) >= COPY_SHARE * least

    def _of_paragraph(self, claim: Claim, part: Part) -> frozenset[tuple[str, ...]]:
        key = part.key, claim.paragraph
        if key not in self._shingles:
            spans = [s.span for s in part.paragraphs.get(claim.paragraph, ())] or [claim.sentence]
            tokens = [
                "0" if match.group()[0].isdigit() else match.group().lower()
                for span in spans
                for match in _TOKEN.finditer(part.text, *span)
            ]
            self._shingles[key] = frozenset(tuple(tokens[n : n + SHINGLE]) for n in range(len(tokens) - SHINGLE + 1))
        return self._shingles[key]


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
