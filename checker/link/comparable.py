"""Which parts may be compared at all: "same event and same unit is no link", and different events are no ground.

Two parts are comparable when they share words and open with a name that both know. Not comparable: siblings, which
tell the same of another instance ("North Bago" and "South Bago", the report of 2018 and that of 2019), and copies,
which are one voice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker import pattern
from checker.link.names import contained
from checker.link.parts import Part, cosine, shared_focus
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
    _shingles: dict[tuple[tuple[str, int], int], frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def ground(self, a: Part, b: Part) -> Ground | None:
        """The ground on which claims of `a` and `b` may be compared, or None."""
        if a is b:
            return Ground((), 0, same_part=True)
        key = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
        if key not in self._grounds:
            self._grounds[key] = _ground(a, b)
        return self._grounds[key]

    def copied(self, a: Claim, b: Claim, parts: tuple[Part, Part], texts: tuple[str, str]) -> bool:
        """True when both claims stand in paragraphs of which one repeats the other, figures aside."""
        first = self._of_paragraph(a, parts[0], texts[0])
        second = self._of_paragraph(b, parts[1], texts[1])
        least = min(len(first), len(second))
        return least >= MIN_COPY - SHINGLE and len(first & second) >= COPY_SHARE * least

    def _of_paragraph(self, claim: Claim, part: Part, text: str) -> frozenset[tuple[str, ...]]:
        key = part.key, claim.paragraph
        if key not in self._shingles:
            spans = [s.span for s in part.paragraphs.get(claim.paragraph, ())] or [claim.sentence]
            tokens = [
                "0" if match.group()[0].isdigit() else match.group().lower()
                for span in spans
                for match in _TOKEN.finditer(text, *span)
            ]
            self._shingles[key] = frozenset(
                tuple(tokens[n : n + SHINGLE]) for n in range(len(tokens) - SHINGLE + 1)
            )
        return self._shingles[key]


def _ground(a: Part, b: Part) -> Ground | None:
    if siblings(a, b):
        return None
    likeness, focus = cosine(a, b), shared_focus(a, b)
    if likeness < (LIKENESS if focus else LIKENESS_NAMELESS):
        return None
    gap = abs(a.day - b.day) if a.day is not None and b.day is not None else None
    reasons = [f"texts share {likeness:.2f} of their words"]
    if focus:
        reasons.append("both know " + ", ".join(focus[:3]))
    if gap is not None:
        reasons.append("same day" if gap == 0 else f"{gap} days apart")
    return Ground(tuple(reasons), gap)


def siblings(a: Part, b: Part) -> bool:
    """True for two texts of one mould about different instances."""
    return _other_edition(a.title, b.title) or _other_namesake(a.focus, b.focus)


def _other_edition(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True for titles that differ in their year alone: "Final report 2018", "Final report 2019"."""
    if [word for word in a if not word.isdigit()] != [word for word in b if not word.isdigit()]:
        return False
    years = [{word for word in title if _YEAR.fullmatch(word)} for title in (a, b)]
    return bool(years[0] and years[1]) and years[0] != years[1]


def _other_namesake(a: tuple[tuple[str, ...], ...], b: tuple[tuple[str, ...], ...]) -> bool:
    """True when both open with a name of one head word and none fits: "Coast Marathon", "Castle Marathon"."""
    heads = {_head(phrase) for phrase in a if len(phrase) > 1} & {_head(phrase) for phrase in b if len(phrase) > 1}
    for head in heads:
        mine = [phrase for phrase in a if head in phrase]
        theirs = [phrase for phrase in b if head in phrase]
        if not any(contained(x, y) for x in mine for y in theirs):
            return True
    return False


def _head(phrase: tuple[str, ...]) -> str:
    return phrase[phrase.index("of") - 1] if "of" in phrase[1:] else phrase[-1]
