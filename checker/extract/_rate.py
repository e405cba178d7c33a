"""Rates: a mention with a denominator: "70,000 people ... every year", "100 yuan for each 10 square centimeters", "450 lei each"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker import lexicon
from checker.extract._base import decimal_text
from checker.grammar.numeral import numeral_at
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.model.document import Span
from checker.text import inflect
from checker.text.phrase import counted
from checker.text.tokens import Reading

NEAR, FAR = 7, 16  # tokens between a figure and its denominator: in the mention's span, and in its clause


@dataclass(frozen=True, slots=True)
class Denominator:
    """A denominator's unit over tokens `first` to `last`."""

    unit: str
    first: int
    last: int


def rates(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield a rate for each mention that a denominator follows in its clause (or opens its sentence)."""
    for number, mention in enumerate(found):
        if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE) or mention.unit == "times":
            continue
        following = found[number + 1].span.start if number + 1 < len(found) else reading.sentence.span.end
        made = _after(reading, mention, following) or _before(
            reading, mention, found[number - 1].span.end if number else -1
        )
        if made is not None:
            yield _rate(reading, mention, made)


def _after(reading: Reading, mention: Mention, limit: int) -> Denominator | None:
    start = reading.index_at(mention.span.end - 1) + 1
    at = start
    if reading.text(at) == "(":  # past a conversion in brackets: "100 yuan (around $12) for each ..."
        while at < len(reading.tokens) and reading.text(at) != ")" and at - start < 12:
            at += 1
        at, limit = at + 1, reading.sentence.span.end
    close = at
    while at < len(reading.tokens) and at - close < FAR:
        if at > close and (
            reading.text(at) in (",", ";", ":", "(", "–", "—", "”", '"')
            or reading.tokens[at].start >= limit
            and not _opens(reading, at)
        ):
            return None
        made = _denominator(reading, at, adjacent=at - close <= 1, mention=mention)
        if made is not None:
            return made
        if reading.lower(at) in ("and", "but", "while", "which", "who") and at > close:
            return None
        at += 1
    return None


def _opens(reading: Reading, at: int) -> bool:
    return reading.lower(at) in ("per", "every", "each", "for", "a")


@functools.cache
def _adverbs() -> dict[str, str]:
    table: dict[str, str] = lexicon.table("rates")["adverbs"]
    return table


def _denominator(reading: Reading, at: int, *, adjacent: bool, mention: Mention) -> Denominator | None:
    word = reading.lower(at)
    if (
        word in _adverbs()
        and mention.kind is not Kind.PERCENTAGE
        and inflect.function_word(reading.text(at + 1)) is not None
        or word in _adverbs()
        and reading.sort(at + 1) != "word"
    ):
        return Denominator(_adverbs()[word], at, at)
    if word == "/" and reading.touches(at) and adjacent:
        return _unit(reading, at + 1, at, strong=False)
    if word == "per":
        if reading.lower(at + 1) == "cent":
            return None
        return _unit(reading, at + 1, at, strong=True)
    if (
        word in ("each", "apiece")
        and adjacent
        and (reading.sort(at + 1) != "word" or inflect.function_word(reading.text(at + 1)) is not None)
        and reading.lower(at + 1) not in ("other",)
    ):
        return Denominator("each", at, at) if mention.kind in (Kind.MONEY, Kind.MEASUREMENT) else None
    if word in ("every", "each"):
        return _time(reading, at + 1, at) or (
            _unit(reading, at + 1, at, strong=True) if reading.lower(at - 1) == "for" else None
        )
    if word == "for" and reading.lower(at + 1) in ("each", "every", "a"):
        return _unit(reading, at + 2, at, strong=reading.lower(at + 1) != "a")
    if word in ("a", "an") and _article(reading, at, adjacent):
        if reading.lower(at + 1) in ("head", "piece", "person") and mention.kind is Kind.MONEY:
            return Denominator("person" if reading.lower(at + 1) != "piece" else "each", at, at + 1)
        found = _time(reading, at + 1, at)
        if found is not None or not adjacent or mention.kind is not Kind.MONEY:
            return found
        return _unit(reading, at + 1, at, strong=False, article=True)
    return None


def _article(reading: Reading, at: int, adjacent: bool) -> bool:
    """ "200 people a day", not "for a day", "in a year", "after a week"."""
    return (
        inflect.function_word(reading.text(at - 1)) is None
        and reading.text(at - 1) not in (",", ";")
        or adjacent
        and reading.lower(at - 1) not in ("in", "for", "after", "within", "of", "over")
    )


def _time(reading: Reading, at: int, first: int) -> Denominator | None:
    """A unit of time, singular; adjectives such as "single" or "working" may stand before it."""
    at += reading.lower(at) in (
        "single",
        "working",
        "calendar",
        "given",
        "ordinary",
        "average",
        "normal",
        "typical",
        "good",
        "year's",
    )
    unit = duration_forms().get(reading.lower(at))
    if (
        reading.lower(at) in ("night", "season", "month", "quarter", "term", "weekday", "evening", "session", "shift")
        and unit is None
    ):
        unit = reading.lower(at)
    if (
        unit is None
        or reading.lower(at).endswith("s")
        or reading.lower(at + 1) in ("ago", "later", "earlier", "before", "after", "and", "old", "or")
        and first != at - 2
    ):
        return None
    if (
        reading.text(at + 1) == "-"
        and reading.touches(at)
        or reading.lower(at) == "second"
        and reading.sort(at + 1) == "word"
        and inflect.function_word(reading.text(at + 1)) is None
    ):
        return None
    return Denominator(unit, first, at)


def _unit(reading: Reading, at: int, first: int, *, strong: bool, article: bool = False) -> Denominator | None:
    """A unit of time or measure, or (where `strong`) any noun; a number may stand before it."""
    numeral = numeral_at(reading, at)
    if numeral is not None and not numeral.ordinal and not numeral.fraction:
        inner = _unit(reading, numeral.last + 1, first, strong=strong)
        if inner is None and numeral.value > 1:
            phrase = counted(reading, numeral.last + 1)
            return (
                None
                if phrase is None
                else Denominator(f"({decimal_text(numeral.value)} * {phrase.head})", first, phrase.last)
            )
        if inner is None or numeral.value == 1:
            return inner
        return Denominator(f"({decimal_text(numeral.value)} * {inner.unit})", first, inner.last)
    timed = _time(reading, at, first)
    if timed is not None:
        return timed
    for width in (4, 3, 2, 1):
        last = at + width - 1
        if last < len(reading.tokens):
            form = unit_form(reading.slice(at, last))
            if (
                form is not None
                and form.dimension != "time"
                and not (form.evidence and len(reading.text(at)) == 1 and not reading.text(first) == "/")
            ):
                return Denominator(form.unit, first, last)
    if not strong:
        return None
    phrase = counted(reading, at, one=True) or counted(reading, at)
    if phrase is None or phrase.last - at > 4:
        return None
    return Denominator(phrase.head.replace(" ", "_"), first, _short(reading, at, phrase.last))


def _short(reading: Reading, at: int, last: int) -> int:
    return last


def _before(reading: Reading, mention: Mention, limit: int) -> Denominator | None:
    """ "For every prisoner who ..., officials were paid $40": the denominator opens the sentence or clause."""
    if mention.kind is not Kind.MONEY:
        return None
    first = reading.index_at(mention.span.start)
    for at in range(first - 1, max(-1, first - 24), -1):
        if reading.tokens[at].start < limit or reading.text(at) in (";", "."):
            return None
        opening = at == 0 or reading.text(at - 1) in (",", "“", '"', ";")
        if reading.lower(at) == "for" and reading.lower(at + 1) in ("every", "each") and opening:
            return _unit(reading, at + 2, at, strong=True)
    return None


def _rate(reading: Reading, mention: Mention, made: Denominator) -> Mention:
    top = mention.unit or "1"
    top = f"({top})" if "/" in top else top
    bottom = (
        f"({made.unit})"
        if "/" in made.unit or ("*" in made.unit and not made.unit.startswith("(") and " ** " not in made.unit)
        else made.unit
    )
    last = reading.index_at(mention.span.end - 1)
    near = 0 < made.first - last <= NEAR or reading.text(last + 1) == "("
    span = Span(mention.span.start, reading.tokens[made.last].end) if near else mention.span
    unit = top if made.unit == "each" else f"{top} / {bottom}"
    if made.unit == "each":
        return replace(mention, span=span, extractor="rate:each", kind=Kind.RATE, unit=f"{top} / each")
    return replace(mention, kind=Kind.RATE, span=span, unit=unit, extractor="rate")
