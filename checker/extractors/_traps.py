"""Figures that are no quantities: times of day, telephone numbers, versions, codes, scores, "page 4", "Covid-19"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.extractors._shapes import (
    CITED,
    CLOCK,
    CODE,
    LABELLED,
    PLACE,
    RATIO,
    REPORT,
    SAYING,
    SIZE,
    TELEPHONE,
    THOUSANDS,
    VERSION,
)  # fmt: skip
from checker.grammar.scales import CURRENCY_SIGNS, alone, scale_word
from checker.grammar.temporal import Temporal
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import words
from checker.lexicon.units_table import unit_form
from checker.model.document import Span
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading

# What has to stand in a sentence before a dear shape is looked for.
_MAY_BE_CLOCK = re.compile(
    r"\d[:h]\d|\d\s?(?:[ap]\.?\s?m|h(?:ours)?\b|o'clock)|\d\sin\sthe\s|(?:at|from|until)\s\d\d?\.\d", re.IGNORECASE
)
_MAY_BE_VERSION = re.compile(r"\d\.\d+\.|0x|[#№]", re.IGNORECASE)
_MAY_BE_SIZE = re.compile(r"\d[x×]\d", re.IGNORECASE)
_MAY_BE_TELEPHONE = re.compile(r"\d\)?[\s-]\d")
_MAY_BE_CODE = re.compile(r"[A-Z]\d|\d[A-Z]|\d[a-z]\d|[A-Z][–-]\d|\d/0\d\d|\d\d/\d{4}|\d\s[A-Z]-")

# Shapes, with a sign and a plain pattern without which a sentence cannot hold them.
_SHAPES = (
    (RATIO, ":", re.compile(r"\d:[\d,. ]")),
    (LABELLED, ".", re.compile(r"\d\.\s+page", re.IGNORECASE)),
    (PLACE, "", re.compile(r"\d\s?[°º]")),
    (SAYING, "", re.compile(r"\d[-/]\d")),
    (REPORT, ".", re.compile(r"\d\s(?:[UFSLCAW]\.|Cal\.)")),
)
_PAID = ("a", "an", "per", "each", "every", "monthly", "annually")  # behind "R450"
LEAD = len("until ")  # may stand at the end of the line before
BEFORE, BEHIND, WARM_REACH = 16, 24, 60  # characters in which a word tells what a figure is
HOUR_REACH = 4  # tokens before an hour within which "opens", "starts" or "is at" stands
CLASSES = 13  # the highest number of a class of things
LEADING = 2  # "05" may be a padded five
HIGHEST_SCORE = 10  # "0-2" is a score, "0-60" a range


def trapped(reading: Reading, times: Iterable[Temporal] = ()) -> frozenset[int]:
    """Indices of tokens that are parts of codes, times of day, labels and the like.

    A date in figures ("21-04-2016", "1939-1945") looks like a telephone number; it counts where it covers the trap.
    """
    text, (start, end) = reading.document.text, reading.sentence.span
    if "number" not in reading.sorts:
        return frozenset(n for mask in _masks(reading) for n in _indices(reading, mask))
    dates = [range(made.core_first, made.core_last + 1) for made in times if _solid(made)]
    found: set[int] = set()
    dated = {n: date.start for date in dates for n in date}
    for span in _spans(text, start, end):
        inside = _indices(reading, span)
        opened = reading.text(inside.start) == "(" and dates  # "(1939-1945)"
        date = dated.get(inside.start + 1 if opened else inside.start)
        if date is None or dated.get(inside.stop - 1) != date:
            found.update(inside)
    for mask in _masks(reading):
        found.update(_indices(reading, mask))
    numbers = [n for n in range(1, reading.count) if reading.sort(n) == "number"]
    lawful = [n for n in numbers if n in dated and reading.lower(n - 1) in words("labels", "laws")]
    found.update(n for first in lawful for n in dated if dated[n] == dated[first])
    numbers = [n for n in numbers if n not in dated]
    labels: set[int] = set()
    for n in numbers:
        if _label(reading, n) or _chained(reading, n, labels):
            labels.add(n)
    found |= labels
    versions = _versions(reading, numbers)
    scores: set[int] = set()
    for n in numbers:
        if _score(reading, n) or _set(reading, n, scores) or _innings(reading, n):
            scores.add(n)
    found |= scores
    found.update(n for n in numbers if reading.texts[n][0] == "0" and _zeroed(reading, n))
    found.update(n for n in numbers if _hour(reading, n) or _release(reading, n, told=versions))
    found.update(n for n in range(reading.count) if reading.sort(n) == "number" and _lettered(reading, n))
    if reading.sort(0) == "number" and _score(reading, 0):
        found.add(0)
    return frozenset(found)


def _solid(made: Temporal) -> bool:
    """A date of several tokens: with its year, or one whose year is told from elsewhere ("Q3", "Oct-2", "22/04")."""
    return made.resolved and (made.core_last > made.core_first or (made.granularity == "day" and not made.relative))


def _spans(text: str, start: int, end: int) -> Iterable[Span]:
    may_be_clock = _MAY_BE_CLOCK.search(text, max(0, start - LEAD), end)
    for match in CLOCK.finditer(text, start, end) if may_be_clock else ():
        if match.group("hour") is None or not _measured(text, match.end()):
            yield Span(*match.span())
    for shape, sign, signs in _SHAPES:
        if (not sign or text.find(sign, start, end) >= 0) and signs.search(text, start, end):
            yield from (Span(*match.span()) for match in shape.finditer(text, start, end))
    for match in VERSION.finditer(text, start, end) if _MAY_BE_VERSION.search(text, start, end) else ():
        if not _thousands(text, *match.span()):
            yield Span(*match.span())
    for match in CITED.finditer(text, start, end) if text.find("[", start, end) >= 0 else ():
        if not _interval(text, match.start()):
            yield Span(*match.span())
    for match in SIZE.finditer(text, start, end) if _MAY_BE_SIZE.search(text, start, end) else ():
        if not _measured(text, match.end()):
            yield Span(*match.span())
    for match in TELEPHONE.finditer(text, start, end) if _MAY_BE_TELEPHONE.search(text, start, end) else ():
        if _telephone(match.group()) and not (match.group().count("-") == 1 and _measured(text, match.end())):
            yield Span(*match.span())
    for match in CODE.finditer(text, start, end) if _MAY_BE_CODE.search(text, start, end) else ():
        letters = match.group("before") or match.group("after")
        unit = letters is not None and (
            _names_unit(letters, behind=match.group("after") is not None) or _pays(text, letters, match.end())
        )
        if not unit and not (match.group("after") in ("C", "F") and _warm(text, *match.span())):
            yield Span(*match.span())


def _thousands(text: str, start: int, end: int) -> bool:
    """ "1.904.377 units", "€1.904.377": thousands parted by points, where money stands before or a word behind."""
    if THOUSANDS.fullmatch(text, start, end) is None:
        return False
    groups = [int(group) for group in text[start:end].split(".")]
    address = len(groups) == 4 and max(groups) < 256
    if text[end : end + 1] == "," and text[end + 1 : end + 2].isdigit():
        return True  # 1.234.567,89
    counts = text[end : end + 1] in (" ", "\u00a0") and (
        text[end + 1 : end + 2].isalpha() or text[end + 1 : end + 2] in ("€", "%")
    )
    return not address and (text[max(0, start - 1) : start] in CURRENCY_SIGNS[:4] or counts)


def _interval(text: str, at: int) -> bool:
    """ "95% CI [3, 7]": an interval in brackets rather than a list of sources."""
    words_before = text[max(0, at - BEFORE) : at].split()
    return bool(words_before) and words_before[-1].strip("(:,=").lower() in words("kinds", "statistics")


def _measured(text: str, end: int) -> bool:
    """Does a unit of measurement or time stand behind: "10x15 cm", "100-1000 litres"?"""
    behind = text[end : end + BEHIND].split()
    return bool(behind) and unit_form(behind[0].strip(".,;:)")) is not None


def _warm(text: str, start: int, end: int) -> bool:
    """ "-10C", or "30C" beside a word of temperature: degrees, no code."""
    if text[max(0, start - 1) : start] in ("-", "−", "–") and not text[max(0, start - 2) : start - 1].strip():
        return True
    near = text[max(0, start - WARM_REACH) : end + WARM_REACH].lower().replace(",", " ").replace(".", " ").split()
    return not words("kinds", "temperature").isdisjoint(near)


def _names_unit(letters: str, *, behind: bool) -> bool:
    """Are the letters that touch a figure its currency or unit: "USD115", "42MYR"?"""
    if behind and letters in words("kinds", "glued_units"):
        return True
    money = currency_form(letters)
    if money is not None and len(letters) > 1:
        return True
    form = unit_form(letters) if behind else None
    return form is not None and (len(letters) > 1 or not form.evidence)


def _pays(text: str, letter: str, end: int) -> bool:
    """ "R7.5 million", "R120,000": one letter is money before decimals, thousands or a scale, else a road or a code."""
    form = currency_form(letter) if len(letter) == 1 else None
    if form is None or not form.before:
        return False
    grouped = text[end : end + 1] in (".", ",", " ") and text[end + 1 : end + 2].isdigit()
    behind = text[end : end + BEHIND].strip().split(" ", 1)[0].strip(".,;:)").lower()
    return grouped or scale_word(behind) is not None or behind in _PAID


def _indices(reading: Reading, span: Span) -> range:
    """The tokens that a span touches."""
    first = last = reading.index_at(span.start)
    while last < reading.count and reading.starts[last] < span.end:
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
    if before in ("§", "¶") or (before in words("labels", "divisions") and reading.lower(index + 1) == "of"):
        return True
    if (
        before == "("
        and reading.touches(index - 1)
        and reading.touches(index - 2)
        and reading.sort(index - 2) == "number"
        and not _lettered_before(reading, index - 2)
    ):
        return True  # section 12(3)
    if not reading.text(index - 1).isascii() and _lettered_before(reading, index):
        return True  # χ2, μ3
    if before == "." and reading.lower(index - 2) in words("labels", "short"):
        return True
    if before == ":" and reading.lower(index - 2) in words("labels", "coded"):
        return True
    joined = before in HYPHENS and reading.touches(index - 1) and reading.touches(index - 2)
    if joined and reading.sort(index - 2) == "word":
        return reading.sort(index + 1) != "number" and reading.lower(index - 2) not in words("labels", "prefixes")
    if reading.text(index + 1) == "(" and reading.touches(index) and reading.sort(index + 2) == "word":
        return len(reading.text(index + 2)) == 1 and reading.text(index + 3) == ")"  # order 14(b)
    if before not in words("labels", "before"):
        return index == 1 and _headed(reading)
    if reading.lower(index - 2) in words("labels", "periods"):
        return False  # "this year 300 took it"
    if _measures(reading, index) and not _class(reading, index):
        return False
    if reading.sort(index - 2) == "number" and reading.text(index - 2).isdigit():
        return False  # 2 kilometre 1 metre, 1 point 1
    if before == "point" and alone(reading, index - 1, index):
        return False
    figure = reading.text(index)
    return not (len(figure) == 4 and figure[0] in "12" and before in words("labels", "dated"))


def _lettered_before(reading: Reading, index: int) -> bool:
    """The figure of a symbol: "χ | 2"."""
    return reading.touches(index - 1) and reading.sort(index - 1) == "word" and len(reading.text(index - 1)) == 1


def _headed(reading: Reading) -> bool:
    """ "Chromosome 21 contains ...": a singular noun at the start, with a figure and a verb behind it."""
    noun, figure, verb = reading.text(0), reading.text(1), reading.text(2)
    if not (figure.isascii() and figure.isdigit() and len(figure) <= 3 and reading.sort(0) == "word"):
        return False
    names = inflect.ranked_tags(noun)[:1] == "N" and not inflect.is_plural(noun) and inflect.function_word(noun) is None
    finite = inflect.function_word(verb) == "auxiliary" or inflect.ranked_tags(verb)[:1] in ("Z", "D")
    return names and finite and not inflect.is_plural(verb)


def _class(reading: Reading, index: int) -> bool:
    """ "Scope | 1 emissions", "Year | 6 pupils": the number of a class of things, which the plural names."""
    figure, word = reading.text(index), reading.text(index - 1)
    if not (figure.isascii() and figure.isdigit() and int(figure[:3]) <= CLASSES and reading.sort(index + 1) == "word"):
        return False
    if reading.lower(index + 1) in words("labels", "measures"):
        return False
    named = word[:1].isupper() and word.lower() in words("labels", "classes_named")
    return named or word.lower() in words("labels", "classes")


def _measures(reading: Reading, index: int) -> bool:
    """Does something countable follow, so that the word before is no label: "points 200 people"?"""
    following = reading.text(index + 1)
    if reading.lower(index + 1) in words("labels", "measures"):
        return True
    noun = reading.sort(index + 1) == "word" and inflect.function_word(following) is None
    plural = noun and inflect.is_plural(following) and following[0].islower()
    return plural and inflect.ranked_tags(following)[:1] == "P"  # "tram 4 takes": a verb rather


def _lettered(reading: Reading, index: int) -> bool:
    """ "5G phones", "the 3M company": a figure and a letter that are a name, where nothing is counted or paid."""
    figure, letter = reading.text(index), reading.text(index + 1)
    glued = reading.touches(index - 1) and reading.touches(index) and reading.sort(index - 1) == "word"
    if glued and reading.sort(index + 1) == "word" and currency_form(reading.text(index - 1)) is None:
        return True  # "H5N1", "Folder3D"
    if len(figure) > 1 or letter not in ("G", "M") or not reading.touches(index):
        return False
    if letter == "G":
        return True
    paid = reading.text(index - 1)[-1:] in CURRENCY_SIGNS and index > 0
    counts = reading.sort(index + 2) == "word" and inflect.is_plural(reading.text(index + 2))
    return not (paid or counts or alone(reading, index, index + 1))


def _zeroed(reading: Reading, index: int) -> bool:
    """ "departs at 0705", "form 00341": a figure that begins with a nought is a time or a code; "1 021 100" goes on."""
    figure = reading.text(index)
    grouped = "number" in (reading.sort(index - 1), reading.sort(index + 1)) and len(figure) == LEADING + 1
    return len(figure) > LEADING and figure.isdigit() and not grouped


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
    return name and cell.row == 0 and index == reading.count - 1


def _versions(reading: Reading, numbers: Iterable[int]) -> bool:
    """Does the sentence give versions, "version 2.0", "the 4.1 release", "gcc 4.8 or later"?"""
    named = words("labels", "versions")
    told = not named.isdisjoint(reading.lowers) and any(
        reading.lower(n - 1) in named or reading.lower(n + 1) in named for n in numbers
    )
    return told or any(_release(reading, n) for n in numbers if reading.lower(n + 1) == "or")


def _set(reading: Reading, index: int, scores: set[int]) -> bool:
    """A figure of the next set or game: "21-18, | 19-21", where the one before is a score."""
    for first in (index, index - 2):
        dash = reading.text(first + 1) in (*HYPHENS, "–") and reading.touches(first) and reading.touches(first + 1)
        if dash and reading.text(first - 1) == "," and first - 2 in scores and reading.sort(first + 2) == "number":
            return True
    return False


def _innings(reading: Reading, index: int) -> bool:
    """Either figure of "287 for 6": runs and wickets, or an offer ("3 for 2"); no noun and no money beside them."""
    first = index if reading.lower(index + 1) == "for" else index - 2
    one, two = reading.text(first), reading.text(first + 2)
    if reading.lower(first + 1) != "for" or not (one.isdecimal() and two.isdecimal() and len(one) < 4 and len(two) < 4):
        return False
    before = reading.text(first - 1)
    free = before[-1:] not in CURRENCY_SIGNS if before else True
    after, follows = reading.text(first + 3), reading.sort(first + 3)
    function = follows == "word" and inflect.function_word(after) is not None
    ends = function or after in ("", ".", ",", ";", ")", "!", "?")
    bowled = before.lower() in words("labels", "bowled") and int(one) <= HIGHEST_SCORE
    return free and ends and (bowled or (int(two) <= HIGHEST_SCORE and int(one) >= int(two)))


def _score(reading: Reading, index: int) -> bool:
    """Either figure of "0-2", "3-1": goals and the like, where the first is nought or the greater."""
    for first in (index, index - 2):
        one, two = reading.text(first), reading.text(first + 2)
        dash = reading.text(first + 1) in (*HYPHENS, "–") and reading.touches(first) and reading.touches(first + 1)
        if not dash or not (one.isdecimal() and two.isdecimal() and len(one) <= 2 and len(two) <= 2):
            continue
        alone = reading.text(first + 3) not in (*HYPHENS, "–", "%", "/") and reading.text(first - 1) not in HYPHENS
        noun = reading.sort(first + 3) == "word" and unit_form(reading.text(first + 3)) is not None
        if alone and not noun and (int(one) > int(two) or (one == "0" and int(two) < HIGHEST_SCORE)):
            return True
    return False
