"""Figures that are no quantities: times of day, telephone numbers, versions, codes, scores, "page 4", "Covid-19"."""

from __future__ import annotations

from collections.abc import Iterable

from checker import pattern
from checker.grammar.temporal import Temporal
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import words
from checker.lexicon.units_table import unit_form
from checker.model.document import Span
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading

_CLOCK = pattern.compile(
    "time of day",
    r"""(?<! [\d.,:] ) (?:
        (?: [01]?\d | 2[0-4] ) [:.] [0-5]\d (?: [:.] [0-5]\d )?
          \s? (?: [ap]\.?\s?m\b\.? | hours\b | h\b | o'clock )         # 7.30 p.m.
      | (?: [01]?\d | 2[0-4] ) : [0-5]\d (?: : [0-5]\d )? (?! [\d:] )  # 19:30
      | (?: (?: 1[0-2] | \d ) (?: [:.] [0-5]\d )? \s? (?: and | to | or | [-–] ) \s? )?
        (?: 1[0-2] | \d ) (?: [:.] [0-5]\d )? \s? (?: [ap]\.m\. | [ap]m\b )   # 7pm, between 4 and 10 p.m.
      | (?: \d{1,2} \s (?: to | and ) \s )? \d{1,2} \s
        (?: o'clock | (?= in \s the \s (?: morning | afternoon | evening ) \b ) )
      | (?<= \b at \s | from \s | until \s | due\sat \s )              # at 8.50, but not at 8.50 per cent
        (?: [01]?\d | 2[0-4] ) \. [0-5]\d (?: \s? (?: to | and | until | [-–] ) \s? (?: [01]?\d | 2[0-4] ) \. [0-5]\d )?
        (?! [\d%] | \s* (?: per | percent | million | billion | euros? | dollars? | met ) )
    )""",
)
_TELEPHONE = pattern.compile(
    "telephone number",
    r"""(?<! [\w.,] ) (?: \+ \d{1,3} [\s-] )? \(? \d{2,5} \)? (?: [\s-] \d{3,4} ){1,3} (?: - \d{2,4} )?
        (?! [\w%] | ,\d | \s* (?: [-–] \s* \d | %) )
      | (?<! [\w.,] ) 0 \d{1,4} (?: [ ] \d{2,3} ){2,4} (?! [\w%] | [.,]\d )   # 0473 55 20 10""",
)
_VERSION = pattern.compile(
    "version",
    r"""(?<! [\d$€£¥] ) \b v? \d{1,4} (?: \. \d{1,4} ){2,5} \b
      | \b 0x [0-9a-f]{2,16} \b
      | (?<!\w) [#№] \s? \d{1,9} \b""",
)
_CODE = pattern.compile(
    "code",
    r"""\b [A-Z]{1,6} [-–] (?! \d{4}\b ) \d{1,6} \b                # SCP-173
      | \b (?P<before> [A-Z]{1,4} ) \d{1,5} [A-Z]? \b             # A4, B52H
      | \b \d{1,9} [A-Z] \d{1,9} \b                               # 247L202
      | (?<! [\d/.,] ) (?! (?: 1[5-9] | 20 ) \d\d / ) (?: \d{1,6} / 0 \d{2,5} | \d{2,6} / \d{4,6} )
        (?! [\d/.,]*\d | / )                                      # 14/0212
      | \b \d{1,4} (?! (?: K | M | B | G | T | MW | GW | TB | GB | MB | KG | KM ) \b )
        (?P<after> [A-Z]{1,3} ) \b (?! [/²³] )                    # 21C""",
    ignore_case=False,
)
_RATIO = pattern.compile("scale or score", r"\b 1 : [\d,. ]{1,12} \d \b | \b \d{1,2} : \d{1,2} \b (?! \d )")
HOUR_REACH = 4  # tokens before an hour within which "opens", "starts" or "is at" stands
HIGHEST_SCORE = 10  # "0-2" is a score, "0-60" a range
_LABELLED = pattern.compile("numbered page", r"\b \d{1,4} \. \s+ (?= page \b ) ")


def trapped(reading: Reading, times: Iterable[Temporal] = ()) -> frozenset[int]:
    """Indices of tokens that are parts of codes, times of day, labels and the like.

    A date in figures ("21-04-2016", "1939-1945") looks like a telephone number; it counts where it covers the trap.
    """
    text, (start, end) = reading.document.text, reading.sentence.span
    if not any(token.sort == "number" for token in reading.tokens):
        return frozenset(n for mask in _masks(reading) for n in _indices(reading, mask))
    dates = [range(made.core_first, made.core_last + 1) for made in times if _solid(made)]
    found: set[int] = set()
    dated = {n: date.start for date in dates for n in date}
    for span in _spans(text, start, end):
        inside = _indices(reading, span)
        date = dated.get(inside.start)
        if date is None or dated.get(inside.stop - 1) != date:
            found.update(inside)
    for mask in _masks(reading):
        found.update(_indices(reading, mask))
    numbers = [n for n in range(1, len(reading.tokens)) if reading.sort(n) == "number" and n not in dated]
    labels: set[int] = set()
    for n in numbers:
        if _label(reading, n) or _chained(reading, n, labels):
            labels.add(n)
    found |= labels
    versions = any(token.lower in words("labels", "versions") for token in reading.tokens)
    versions = versions or any(_release(reading, n) for n in numbers if reading.lower(n + 1) == "or")
    found.update(n for n in numbers if _hour(reading, n) or _release(reading, n, told=versions) or _score(reading, n))
    if reading.sort(0) == "number" and _score(reading, 0):
        found.add(0)
    return frozenset(found)


def _solid(made: Temporal) -> bool:
    """A date of several tokens with its year, or a quarter or range of years."""
    return made.resolved and not made.relative and (made.core_last > made.core_first or made.granularity == "day")


def _spans(text: str, start: int, end: int) -> Iterable[Span]:
    for shape in (_CLOCK, _VERSION, _RATIO, _LABELLED):
        yield from (Span(*match.span()) for match in shape.finditer(text, start, end))
    yield from (Span(*match.span()) for match in _TELEPHONE.finditer(text, start, end) if _telephone(match.group()))
    for match in _CODE.finditer(text, start, end):
        letters = match.group("before") or match.group("after")
        if letters is None or not _names_unit(letters, behind=match.group("after") is not None):
            yield Span(*match.span())


def _names_unit(letters: str, *, behind: bool) -> bool:
    """Are the letters that touch a figure its currency or unit: "USD115", "42MYR"?"""
    money = currency_form(letters)
    if money is not None and len(letters) > 1:
        return True
    form = unit_form(letters) if behind else None
    return form is not None and (len(letters) > 1 or not form.evidence)


def _indices(reading: Reading, span: Span) -> range:
    """The tokens that a span touches."""
    first = last = reading.index_at(span.start)
    while last < len(reading.tokens) and reading.tokens[last].start < span.end:
        last += 1
    return range(first, last)


def _masks(reading: Reading) -> list[Span]:
    """The document's masks that touch the sentence (they are sorted by start)."""
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


def _telephone(found: str) -> bool:
    digits = sum(char.isdigit() for char in found)
    groups = found.replace("-", " ").split()
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and found[0] != "0"
    return (7 <= digits <= 15 and not thousands) or (found[0] == "0" and digits >= 6)


def _label(reading: Reading, index: int) -> bool:
    """A number that is part of a name: "room 12", "No. 7", "Covid-19", "Route 66"."""
    before = reading.lower(index - 1)
    if before == "." and reading.lower(index - 2) in words("labels", "short"):
        return True
    if before == ":" and reading.lower(index - 2) in words("labels", "coded"):
        return True
    joined = before in HYPHENS and reading.touches(index - 1) and reading.touches(index - 2)
    if joined and reading.sort(index - 2) == "word":
        return reading.sort(index + 1) != "number" and reading.lower(index - 2) not in words("labels", "prefixes")
    if before not in words("labels", "before") or _measures(reading, index):
        return False
    figure = reading.text(index)
    return not (len(figure) == 4 and figure[0] in "12" and before in words("labels", "dated"))


def _measures(reading: Reading, index: int) -> bool:
    """Does something countable follow, so that the word before is no label: "points 200 people"?"""
    following = reading.text(index + 1)
    if reading.lower(index + 1) in words("labels", "measures"):
        return True
    noun = reading.sort(index + 1) == "word" and inflect.function_word(following) is None
    plural = noun and inflect.is_plural(following) and following[0].islower()
    return plural and "Z" not in inflect.tags(following)  # "tram 4 takes": a verb rather


def _chained(reading: Reading, index: int, labels: set[int]) -> bool:
    """The next number of a label: "rooms 201 to | 248", "dial 112 or | 9", "pages 3, 4 and | 7"."""
    joined = reading.lower(index - 1) in words("labels", "joiners") and index - 2 in labels
    return joined and not _measures(reading, index)


def _hour(reading: Reading, index: int) -> bool:
    """A bare hour of the day: "check-out is at | 11", "runs from | 2 to | 6 in the morning", "open until | 8"."""
    figure, before = reading.text(index), reading.lower(index - 1)
    if not (figure.isascii() and figure.isdigit() and int(figure) <= 24 and len(figure) <= 2):
        return False
    if reading.sort(index + 1) in ("word", "number") and reading.lower(index + 1) not in words("labels", "after_hours"):
        return False
    if reading.text(index + 1) in ("%", "°", "$", "€", "£", "/", ":", "-", "–"):
        return False
    if before in ("until", "till"):
        return True
    verbs = {reading.lower(n) for n in range(max(0, index - HOUR_REACH), index)}
    return before == "at" and not verbs.isdisjoint(words("labels", "hour_verbs"))


def _release(reading: Reading, index: int, *, told: bool = False) -> bool:
    """A version: "gcc | 4.8 or later", "2.1 added tests" beside "version 2.0", the column's heading "gcc | 4.8"."""
    whole, dot, part = reading.text(index).partition(".")
    if not dot or len(part) > 2 or not (whole + part).isdigit() or len(whole) > 2:
        return False
    name = reading.sort(index - 1) == "word" and inflect.function_word(reading.text(index - 1)) is None
    later = reading.lower(index + 1) == "or" and reading.lower(index + 2) in words("labels", "later_releases")
    if name and later:
        return True
    following = reading.text(index + 1)
    bare = following not in ("%", "°") and not (reading.sort(index + 1) == "word" and inflect.is_plural(following))
    if told and bare:
        return unit_form(following) is None and reading.lower(index + 1) not in words("labels", "measures")
    cell = reading.sentence
    return name and cell.row == 0 and index == len(reading.tokens) - 1


def _score(reading: Reading, index: int) -> bool:
    """Either figure of "0-2", "3-1": goals and the like, where the first is nought or the greater."""
    for first in (index, index - 2):
        one, two = reading.text(first), reading.text(first + 2)
        dash = reading.text(first + 1) in (*HYPHENS, "–") and reading.touches(first) and reading.touches(first + 1)
        if not dash or not (one.isdigit() and two.isdigit() and len(one) <= 2 and len(two) <= 2):
            continue
        alone = reading.text(first + 3) not in (*HYPHENS, "–", "%", "/") and reading.text(first - 1) not in HYPHENS
        noun = reading.sort(first + 3) == "word" and unit_form(reading.text(first + 3)) is not None
        if alone and not noun and (int(one) > int(two) or (one == "0" and int(two) < HIGHEST_SCORE)):
            return True
    return False
