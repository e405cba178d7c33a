"""Rates: a mention with a denominator: "70,000 people ... every year", "100 yuan for each 10 square centimeters"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extractors._base import decimal_text
from checker.grammar.calendar import number_of
from checker.grammar.numeral import numeral_at
from checker.lexicon.lists import names, words
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.model.document import Span
from checker.model.record import record, replace
from checker.text import inflect
from checker.text.phrase import counted
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

NEAR, FAR = 7, 16  # tokens between a figure and its denominator: in the mention's span, and in its clause
BACK = 24  # tokens back to a denominator that opens the clause
_SHARED: tuple[list[str], ...] = (["to"], ["and"], ["or"], [","], [",", "and"], [",", "or"])  # between such figures
_MARKS = (",", ";", ":", "(", "–", "—", "”", '"')


@record
class Denominator:
    """A denominator's unit over tokens `first` to `last`; "each" where the text does not say of what."""

    unit: str
    first: int
    last: int


@handed
def rates(reading: Reading, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a rate for each mention that a denominator follows in its clause (or opens its sentence)."""
    made = dict(_own(reading, found))
    for number in range(len(found) - 2, -1, -1):
        rate = made.get(number + 1) if number not in made else None
        if rate is not None and (shared := _of_next(reading, found, number, rate)) is not None:
            made[number] = shared
    for number in sorted(made):
        yield made[number]


def _own(reading: Reading, found: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    """The rates that have a denominator of their own, by the number of their mention."""
    for number, mention in enumerate(found):
        if mention.kind in (Kind.DATE, Kind.ORDINAL, Kind.AGE) or mention.unit == "times":
            continue
        limit = found[number + 1].span.start if number + 1 < len(found) else reading.sentence.span.end
        start = found[number - 1].span.end if number else -1
        made = _after(reading, mention, limit) or _before(reading, mention, start)
        if made is not None:
            yield number, _rate(reading, mention, _twice(reading, made, mention.kind))


@rule("denominator of the next figure", "kind", "unit")
def _of_next(reading: Reading, found: Sequence[Mention], number: int, rate: Mention) -> Mention | None:
    """A figure that shares the denominator right behind the next one: "from £12 | to £14.50 an hour"."""
    mention, other = found[number], found[number + 1]
    close = rate.span.end > other.span.end or rate.span == other.span  # right behind it, or itself shared
    if not close or mention.kind is not other.kind or mention.unit != other.unit:
        return None
    first, last = reading.index_at(mention.span.end - 1) + 1, reading.index_at(other.span.start)
    gap = [reading.lower(n) for n in range(first, min(last, first + 3))]
    start = reading.index_at(mention.span.start)
    if gap not in _SHARED or (gap == ["to"] and reading.lower(start - 1) != "from"):
        return None  # "rose £2 to £14 an hour"
    return replace(mention, kind=Kind.RATE, unit=rate.unit, extractor=rate.extractor)


def _after(reading: Reading, mention: Mention, limit: int) -> Denominator | None:
    """The denominator behind a mention, before the next one or past a conversion in brackets."""
    at = reading.index_at(mention.span.end - 1) + 1
    if reading.text(at) == "(":  # 100 yuan (around $12) for each ...
        stop = at + 12
        while at < min(stop, reading.count) and reading.text(at) != ")":
            at += 1
        at, limit = at + 1, reading.sentence.span.end
    for here in range(at, min(at + FAR, reading.count)):
        if reading.text(here) in (",", ";", ":"):
            return None
        if here > at:
            beyond = reading.starts[here] >= limit and reading.lower(here) not in words("rates", "openers")
            if reading.text(here) in _MARKS or beyond:
                return None
        made = _denominator(reading, here, adjacent=here - at <= 1, kind=mention.kind)
        if made is not None:
            return made
        if here > at and reading.lower(here) in words("rates", "clauses"):
            return None
    return None


@rule("two denominators", "unit")
def _twice(reading: Reading, made: Denominator, kind: Kind) -> Denominator:
    """A second denominator right behind the first: "litres per person | per day"."""
    if made.unit == "each" or reading.lower(made.last + 1) not in ("per", "a", "/") or made.unit.startswith("("):
        return made
    more = _denominator(reading, made.last + 1, adjacent=True, kind=kind)
    return (
        made if more is None or "*" in more.unit else Denominator(f"({made.unit} * {more.unit})", made.first, more.last)
    )


@rule("denominator before the figure", "unit")
def _before(reading: Reading, mention: Mention, limit: int) -> Denominator | None:
    """ "For every prisoner who ..., officials were paid $40": the denominator opens the sentence or clause."""
    if mention.kind is not Kind.MONEY:
        return None
    first = reading.index_at(mention.span.start)
    for at in range(first - 1, max(-1, first - BACK), -1):
        if reading.starts[at] < limit or reading.text(at) in (";", "."):
            return None
        opening = at == 0 or reading.text(at - 1) in (",", "“", '"', ";")
        if reading.lower(at) == "for" and reading.lower(at + 1) in ("every", "each") and opening:
            return _unit(reading, at + 2, at, strong=True)
    return None


@rule("denominator", "unit")
def _denominator(reading: Reading, at: int, *, adjacent: bool, kind: Kind) -> Denominator | None:
    """Per what: "per day", "for every litre", "/ km", "daily".

    The denominator that begins at token `at`; `adjacent`: right behind the figure.
    """
    word, following = reading.lower(at), reading.lower(at + 1)
    if word in names("rates", "adverbs") and reading.lower(at - 1) in ("once", "twice", "thrice", "times"):
        return None  # "50 mg twice daily": how much a day is another figure
    if word in names("rates", "adverbs") and (
        reading.sort(at + 1) != "word" or (kind is not Kind.PERCENTAGE and inflect.function_word(following) is not None)
    ):
        return Denominator(names("rates", "adverbs")[word], at, at)
    if word == "/":
        return _unit(reading, at + 1, at, strong=False) if reading.touches(at) and adjacent else None
    if word == "per":
        return None if following == "cent" else _unit(reading, at + 1, at, strong=True)
    if word in ("each", "apiece") and adjacent and following != "other" and _ends(reading, at + 1):
        return Denominator("each", at, at) if kind in (Kind.MONEY, Kind.MEASUREMENT) else None
    if word in ("every", "each"):
        noun = _unit(reading, at + 1, at, strong=True) if reading.lower(at - 1) == "for" else None
        return _time(reading, at + 1, at) or noun
    if word == "for" and following in ("each", "every", "a"):
        return _unit(reading, at + 2, at, strong=following != "a")
    return _by_article(reading, at, adjacent=adjacent, kind=kind) if word in ("a", "an") else None


def _ends(reading: Reading, at: int) -> bool:
    return reading.sort(at) != "word" or inflect.function_word(reading.text(at)) is not None


@rule("denominator with an article", "unit")
def _by_article(reading: Reading, at: int, *, adjacent: bool, kind: Kind) -> Denominator | None:
    """ "200 people a day", "$40 a head", "£3 a litre"; not "for a day", "in a year"."""
    before = reading.text(at - 1)
    free = inflect.function_word(before) is None and before not in (",", ";")
    if not free and not (adjacent and before.lower() not in words("rates", "never_after")):
        return None
    if kind is Kind.MONEY and reading.lower(at + 1) in ("head", "piece", "person"):
        return Denominator("each" if reading.lower(at + 1) == "piece" else "person", at, at + 1)
    found = _time(reading, at + 1, at)
    if found is not None or not adjacent or kind is not Kind.MONEY:
        return found
    return _unit(reading, at + 1, at, strong=False) or _each(reading, at + 1)


@rule("price of each", "unit")
def _each(reading: Reading, at: int) -> Denominator | None:
    """ "£15,000 a bench", "20p a text": any noun with which the clause ends or goes on behind a preposition."""
    word, after = reading.text(at), reading.text(at + 1)
    ends = reading.sort(at + 1) != "word" or inflect.function_word(after) in ("preposition", "conjunction")
    noun = reading.sort(at) == "word" and word.islower() and inflect.ranked_tags(word)[:1] == "N"
    ends = ends and after not in HYPHENS and after.lower() not in words("rates", "never_before")
    return Denominator(word, at - 1, at) if noun and ends and not inflect.is_plural(word) else None


@rule("denominator of time", "unit")
def _time(reading: Reading, at: int, first: int) -> Denominator | None:
    """A unit of time, singular; adjectives such as "single" or "working" may stand before it."""
    at += reading.lower(at) in words("rates", "adjectives")
    word, following = reading.lower(at), reading.text(at + 1)
    unit = duration_forms().get(word) or names("rates", "latin").get(word)
    unit = unit or (word if word in words("rates", "stretches") else None)
    if unit is None or word.endswith("s"):
        return None
    if following.lower() in words("rates", "never_before") and first != at - 2:
        return None
    if following == "and" and first != at - 2 and _sum(reading, at + 2):
        return None
    ordinal = word == "second" and reading.sort(at + 1) == "word" and inflect.function_word(following) is None
    compound = following in HYPHENS and reading.touches(at)
    return None if ordinal or compound else Denominator(unit, first, at)


def _sum(reading: Reading, at: int) -> bool:
    """Does "a week and" go on as one stretch of time: "and a half", "and two months"?"""
    numeral = numeral_at(reading, at)
    if numeral is None:
        return reading.lower(at) in ("a", "an") and reading.lower(at + 1) in duration_forms()
    return numeral.fraction or reading.lower(numeral.last + 1) in duration_forms()


@rule("unit of a denominator", "unit")
def _unit(reading: Reading, at: int, first: int, *, strong: bool) -> Denominator | None:
    """A unit of time or measure, or the noun behind "per"; a number may stand before it.

    `strong`: any noun will do.
    """
    numeral = numeral_at(reading, at)
    if numeral is not None and not numeral.ordinal and not numeral.fraction:
        inner = _unit_alone(reading, numeral.last + 1, first, strong=strong)
        if inner is None and numeral.value > 1:
            phrase = counted(reading, numeral.last + 1)
            inner = None if phrase is None else Denominator(phrase.head, first, phrase.last)
        if inner is None or numeral.value == 1:
            return inner
        return replace(inner, unit=f"({decimal_text(numeral.value)} * {inner.unit})")
    return _unit_alone(reading, at, first, strong=strong)


def _unit_alone(reading: Reading, at: int, first: int, *, strong: bool) -> Denominator | None:
    timed = _time(reading, at, first)
    if timed is None and reading.text(first) == "/":
        symbol = names("kinds", "time_symbols").get(reading.text(at))
        timed = None if symbol is None else Denominator(symbol, first, at)
    if timed is not None:
        return timed
    for last in range(min(at + 4, reading.count) - 1, at - 1, -1):
        form = unit_form(reading.slice(at, last))
        if form is None or form.dimension == "time" or (reading.text(last) == "." and last == reading.count - 1):
            continue
        if not form.evidence or len(reading.text(at)) > 1 or reading.text(first) == "/":
            return Denominator(form.unit, first, last)
    phrase = (counted(reading, at, one=True) or counted(reading, at)) if strong else None
    if phrase is None or phrase.last - at > 4:
        return None
    lead = next((n for n in range(at + 1, phrase.last) if number_of("relative", reading.lower(n)) is not None), None)
    if lead is not None:  # per head | last year
        return Denominator(inflect.singular(reading.lower(lead - 1)), first, lead - 1)
    return Denominator(phrase.head.replace(" ", "_"), first, phrase.last)


@rule("rate", "kind", "unit")
def _rate(reading: Reading, mention: Mention, made: Denominator) -> Mention:
    """A figure with what it is per: "70,000 people ... every year".

    The mention with its denominator, which is part of its span where it stands close.
    """
    top = mention.unit or "1"
    top = f"({top})" if "/" in top else top
    product = "*" in made.unit and not made.unit.startswith("(") and " ** " not in made.unit
    bottom = f"({made.unit})" if "/" in made.unit or product else made.unit
    last = reading.index_at(mention.span.end - 1)
    close = 0 < made.first - last <= NEAR or reading.text(last + 1) == "("
    span = Span(mention.span.start, reading.ends[made.last]) if close else mention.span
    extractor = "rate:each" if made.unit == "each" else "rate"
    return replace(mention, kind=Kind.RATE, span=span, unit=f"{top} / {bottom}", extractor=extractor)
