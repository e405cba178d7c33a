"""Durations and waiting times: "20 minutes or less", "four short years", "two and a half hours"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.extractors._base import build, late_hedge, past_article, past_hyphen
from checker.grammar.amount import Amount, lone
from checker.grammar.fractions import part_at
from checker.grammar.hedge import Hedge, hedge_before
from checker.grammar.numeral import numeral_at
from checker.grammar.scales import alone
from checker.lexicon.lists import names, numbers, words
from checker.lexicon.units_table import duration_forms
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

TENS = 10
QUARTER = Fraction(3)  # months


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield durations among the amounts of a sentence."""
    for amount in amounts:
        made = None if amount.low.ordinal else _plain(reading, amount) or _joint(reading, amount)
        if made is None:
            yield from _geological(reading, amount)
            yield from _quarters(reading, amount)
            continue
        unit, last = made
        if amount.operator == "over" and reading.lower(amount.core_first - 1) == "past":
            amount = replace(amount, operator=None)  # "the past three years", no "more than"
        elif _stretch(reading, amount, last):
            amount = replace(amount, operator=None, first=amount.core_first)
        half = _and_a_half(reading, amount, last)
        amount, last = half if half is not None else (amount, last)
        amount, last = late_hedge(reading, amount, last)
        past = amount.first > 0 and reading.lower(amount.first - 1) in ("past", "last", "next")
        yield build(reading, amount, Kind.DURATION, amount.first - past, last, unit=unit)
    yield from _lone(reading)


@rule("symbol for long ages", "kind", "unit")
def _geological(reading: Reading, amount: Amount) -> Iterator[Mention]:
    """ "66 Ma ago", "4.5 Gyr": symbols for thousands and millions of years."""
    at = amount.last + 1
    scale = numbers("kinds", "year_symbols").get(reading.text(at))
    if scale is not None and amount.low.digits and not reading.text(at + 1)[:1].isupper() and not amount.low.ordinal:
        yield build(reading, amount, Kind.DURATION, amount.first, at, unit="year", factor=scale)


@rule("quarters of a year", "kind", "unit")
def _quarters(reading: Reading, amount: Amount) -> Iterator[Mention]:
    """ "a four-quarter average": so many times three months; "three-quarter" is as often a share."""
    if reading.text(amount.core_last + 1) not in HYPHENS:
        return
    at = past_hyphen(reading, amount.core_last + 1)
    plain = amount.low.value.denominator == 1 and not amount.low.ordinal and amount.low.value not in (1, 3)
    if plain and at > amount.core_last + 1 and reading.lower(at) == "quarter" and reading.sort(at + 1) == "word":
        yield build(reading, amount, Kind.DURATION, amount.first, at, unit="month", factor=QUARTER)


@rule("unit of time behind the number", "kind", "unit")
def _plain(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """A unit of time right behind the number; words such as "short" may stand between.

    The unit after an amount, and its last token.
    """
    at = past_article(reading, past_hyphen(reading, amount.last + 1), amount)
    at += reading.lower(at) == "of" and reading.lower(amount.core_last) in numbers("numerals", "pairs")
    for _ in range(3):
        at += reading.lower(at) in words("kinds", "duration_adjectives")
    word = reading.lower(at)
    unit = duration_forms().get(word) or _symbol(reading, amount, at)
    if unit is None or _ages(reading, at) or (word == "second" and not (amount.low.digits or _seconds(reading, at))):
        return None
    ends = reading.text(at + 1) in (",", ".", "")
    if unit == "day" and reading.lower(amount.first) == "one" and ends and amount.operator is None:
        return None  # "one day, ...": some day or other
    return unit, at


def _stretch(reading: Reading, amount: Amount, last: int) -> bool:
    """ "Over seven days in April, ...", "sold over three years": a stretch of time, rather than more than it."""
    if amount.operator != "over" or amount.first != amount.core_first - 1 or reading.lower(amount.first) != "over":
        return False
    if amount.first == 0:
        return True
    rate = reading.lower(amount.first - 2) in ("per", "a", "an", "each")
    if rate and reading.lower(amount.first - 1) in duration_forms():
        return True  # "22 hours a week over three days"
    told = inflect.function_word(reading.text(amount.first - 1)) is None and reading.sort(amount.first - 1) == "word"
    lasting = reading.lower(amount.first - 1) in words("kinds", "lasting")
    return told and not lasting and reading.lower(last + 1) in ("in", "of", "to", "from")


def _seconds(reading: Reading, at: int) -> bool:
    """ "one-second delays", "a one second delay": a hyphen or a noun makes it the unit, not the ordinal."""
    return reading.text(at - 1) in HYPHENS or reading.lower(at - 1) == "one"


def _symbol(reading: Reading, amount: Amount, at: int) -> str | None:
    """ "3h", "45 s": a letter that touches its figure, or that no word follows."""
    word = reading.lower(at)
    unit = names("kinds", "time_symbols").get(word)
    if (
        unit is None
        or not amount.low.digits
        or (reading.touches(at) and reading.text(at + 1) not in (".", ",", ";", ")"))
    ):
        return None
    if word == "s" and amount.low.value >= TENS and reading.lower(at + 1) in ("of", "more"):
        return None  # 1,000s of letters
    decade = word == "s" and amount.low.value % TENS == 0 and reading.touches(amount.core_last)
    if decade and reading.lower(amount.first - 1) in ("the", "early", "late", "mid"):
        return None  # the 60s, temperatures in the mid 80s
    minutes = reading.sort(at + 1) == "number" and duration_forms().get(reading.lower(at + 2)) == "minute"  # 3 h 20 min
    free = reading.sort(at + 1) not in ("word", "number") or minutes
    free = free or (word == "h" and inflect.function_word(reading.text(at + 1)) is not None)  # 4 h in a tunnel
    return unit if reading.touches(amount.core_last) or free else None


@rule("unit of time of the other end", "kind", "unit")
def _joint(reading: Reading, amount: Amount) -> tuple[str, int] | None:
    """ "from eleven months to four", "from four to six weeks": the unit of the other end."""
    if amount.joint <= amount.core_last:
        return None
    unit = duration_forms().get(reading.lower(past_hyphen(reading, amount.joint + 1)))
    return None if unit is None else (unit, amount.last)


def _ages(reading: Reading, at: int) -> bool:
    """ "years old", "year-old", "years of age": an age, no duration."""
    after = past_hyphen(reading, at + 1)
    return reading.lower(after) in ("old", "olds") or reading.phrase_at(after, ("of", "age"))


@rule("half behind the unit of time", "value")
def _and_a_half(reading: Reading, amount: Amount, last: int) -> tuple[Amount, int] | None:
    """ "a year and a half", "an hour and a quarter": the part is added."""
    if reading.lower(last + 1) != "and" or not amount.single or amount.low.fraction:
        return None
    part = part_at(reading, last + 2, after_whole=True)
    if part is None or reading.lower(part.last + 1) in words("kinds", "not_a_half"):
        return None
    low = replace(amount.low, value=amount.low.value + part.value, step=Fraction(1, 10))
    return replace(amount, low=low, high=low), part.last


@rule("unit of time without a number", "kind", "unit")
def _lone(reading: Reading) -> Iterator[Mention]:
    """A unit that is its own number: "the past decade", "year-long", "a year and a half", "an hour and 45 minutes"."""
    forms = duration_forms()
    for at in reading.where(forms.keys()):
        word = reading.lowers[at]
        unit = forms[word]
        if word.endswith("s") or reading.sorts[at] != "word":
            continue
        amount = lone(at, Fraction(1), Fraction(1))
        before = reading.lower(at - 1)
        long = reading.text(at + 1) in HYPHENS and reading.lower(at + 2) in ("long", "round") and reading.touches(at)
        if long and before not in HYPHENS:
            yield build(reading, amount, Kind.DURATION, at, at + 2, unit=unit)
        elif before == "past" and reading.lower(at - 2) in ("the", "this") and unit in words("kinds", "past_units"):
            yield build(reading, amount, Kind.DURATION, at - 1, at, unit=unit)
        elif before in ("a", "an"):
            half = _and_a_half(reading, amount, at)
            if half is not None:
                yield build(reading, half[0], Kind.DURATION, at - 1, half[1], unit=unit)
            elif _goes_on(reading, at) or alone(reading, at - 1, at):
                yield build(reading, amount, Kind.DURATION, at - 1, at, unit=unit)
            elif (limit := _limited(reading, at)) is not None:
                held = replace(amount, operator=limit.operator, first=limit.first)
                yield build(reading, held, Kind.DURATION, limit.first, at, unit=unit)


def _limited(reading: Reading, at: int) -> Hedge | None:
    """ "well over a minute", "in under a month", "less than a week": the bound of one unit."""
    limit = hedge_before(reading, at - 1)
    if limit is None or limit.last != at - 2 or limit.operator not in ("over", "just_over", "under", "nearly", "least"):
        return None
    plain = limit.first == limit.last and reading.lower(limit.first) in ("over", "past", "beyond", "inside")
    led = reading.lower(limit.first - 1) in words("kinds", "led_over") or not plain
    ends = reading.sort(at + 1) != "word" or inflect.function_word(reading.text(at + 1)) is not None
    return limit if led and ends else None


def _goes_on(reading: Reading, at: int) -> bool:
    """ "an hour and 45 minutes", "a year and two months": a number with a unit of time follows."""
    numeral = numeral_at(reading, at + 2) if reading.lower(at + 1) == "and" else None
    return numeral is not None and reading.lower(numeral.last + 1) in duration_forms()
