"""Percentages and shares in words: "about 15 per cent", "7 percentage points", "one in five", "two thirds of"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.extractors._base import SHARE, build, decimal_text, late_hedge, past_article
from checker.grammar.amount import Amount
from checker.grammar.hedge import bounds
from checker.grammar.numeral import Numeral, numeral_at
from checker.lexicon.lists import words
from checker.model.claim import Kind, Mention
from checker.model.interval import Interval
from checker.model.record import replace
from checker.text import inflect
from checker.text.phrase import counted
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

SHARE_HARD, SHARE_SOFT = Fraction(1, 10), Fraction(1, 20)  # how far a share in words reaches, of its value
BASIS_POINT = Fraction(1, 100)
POINTS = 4  # characters of a figure of percentage points: "12.5", not an index of "1,612.3 points"
MANY = 100_000  # no share is so large: "from 1.2 million and 4 percent to 1.5 million"
MAX_OF_TEN = 1_000  # "two in 5,000" is no share in words; "one in 5,000" is


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield percentages among the amounts of a sentence."""
    for amount in amounts:
        made = _signed(reading, amount) or _of_total(reading, amount) or _fraction(reading, amount)
        if made is not None:
            yield made


# --- with a sign ------------------------------------------------------------------------------------------------------


@rule("percent behind the number", "kind")
def _signed(reading: Reading, amount: Amount) -> Mention | None:
    """ "12.5%", "7 percentage points", an end of "from 40 to 55 per cent"."""
    at = amount.last + 1
    at += reading.text(at) in HYPHENS and reading.touches(at - 1)
    unit, last = _sign(reading, past_article(reading, at, amount))
    if unit is None and (parts := _basis_points(reading, at)):
        return build(
            reading,
            amount,
            Kind.PERCENTAGE,
            amount.first,
            parts,
            unit="percentage_point",
            factor=BASIS_POINT,
            floor=False,
        )
    if unit is None and amount.joint > amount.core_last and amount.low.value < MANY:
        unit, _ = _sign(reading, amount.joint + 1)
        last = amount.last
    if unit is None:
        return None
    amount, last = late_hedge(reading, amount, last)
    return build(reading, amount, Kind.PERCENTAGE, amount.first, last, unit=unit, floor=False)


@rule("basis points", "unit")
def _basis_points(reading: Reading, at: int) -> int:
    """ "25 basis points", "25 bps": hundredths of a percentage point.

    Their last token, where they stand at token `at`; else 0.
    """
    if reading.lower(at) == "basis" and reading.lower(at + 1) in ("point", "points"):
        return at + 1
    return at if reading.lower(at) in ("bp", "bps") and reading.sort(at - 1) in ("number", "mark") else 0


@rule("sign or word of percent", "unit")
def _sign(reading: Reading, at: int) -> tuple[str | None, int]:
    """ "%", "per cent", "percentage points".

    The unit at token `at`, and its last token.
    """
    word = reading.lower(at)
    if word in ("%", "percent", "percents", "pct") or (word == "pc" and reading.text(at - 1)[-1:].isdigit()):
        points = word not in ("%", "percents") and reading.lower(at + 1) in ("points", "point")
        points = points or reading.phrase_at(at + 1, ("-", "points"))
        return ("percentage_point", at + 1) if points else ("percent", at)
    if word == "per" and reading.lower(at + 1) == "cent":
        return "percent", at + 1
    if word in ("percentage", "percentages") and reading.sort(at + 1) != "word":
        return "percent", at
    if word == "percentage" and reading.lower(at + 1) in ("point", "points"):
        return "percentage_point", at + 1
    figure = reading.text(at - 1)
    decimal = figure[-1:].isdigit() and "." in figure and len(figure) <= POINTS
    if word in ("points", "point") and decimal and _of_percent(reading):
        return "percentage_point", at
    return None, at


def _of_percent(reading: Reading) -> bool:
    """Does the sentence speak of percentages, so that its "1.5 points" are theirs and no score's?"""
    return any(
        (word in words("kinds", "percent_signs") and reading.lower(n + 1) not in words("kinds", "statistics"))
        or (word == "per" and reading.lower(n + 1) == "cent")
        for n, word in enumerate(reading.lowers)
    )


# --- in words ---------------------------------------------------------------------------------------------------------


@rule("so many of so many", "kind", "unit", "value")
def _of_total(reading: Reading, amount: Amount) -> Mention | None:
    """ "one in five", "nine out of ten", "two clinics out of seven": two small whole numbers."""
    top = amount.low
    plain = not top.digits or amount.core_first == amount.core_last
    if top.ordinal or not amount.single or not plain or top.value.denominator != 1 or not 1 <= top.value < 100:
        return None
    if reading.lower(amount.first - 1) in words("kinds", "stages"):
        return None  # in the top five in eight races
    start, out_of = _bottom(reading, amount.core_last + 1, one=top.value == 1)
    bottom = numeral_at(reading, start) if start >= 0 else None
    if bottom is None or bottom.value <= top.value or bottom.value.denominator != 1:
        return None
    if bottom.ordinal or bottom.year or bottom.vague or not _is_share(reading, top, bottom, out_of=out_of):
        return None
    return replace(_share(reading, amount, top.value / bottom.value, bottom.last), extractor=SHARE)


def _bottom(reading: Reading, at: int, *, one: bool) -> tuple[int, bool]:
    """Where the whole begins (-1: nowhere), and whether "out of" leads to it; `one`: "one child in 20" will do."""
    gap = at
    while gap - at < 3 and reading.sort(gap) == "word" and reading.lower(gap) not in ("in", "out"):
        gap += 1
    named = one and gap == at + 1 and reading.sort(gap + 1) in ("number", "word")
    gap = gap if named or reading.phrase_at(gap, ("out", "of")) else at
    if reading.phrase_at(gap, ("out", "of")):
        start = gap + 2
        return start + (reading.lower(start) == "every"), True
    if reading.phrase_at(gap, ("of", "every")) or reading.phrase_at(gap, ("in", "every")):
        return gap + 2, False
    return (gap + 1 if reading.lower(gap) == "in" else -1), False


def _is_share(reading: Reading, top: Numeral, bottom: Numeral, *, out_of: bool) -> bool:
    """Not "four in 2016" nor "two in six months": there the second number is a date or a stretch of time."""
    if out_of:
        return bottom.value <= 100
    if reading.lower(bottom.first - 1) == "every":
        return reading.lower(bottom.last + 1) not in words("kinds", "stretches")
    after = reading.lower(bottom.last + 1)
    dated = after in words("kinds", "stretches") or after == ","
    told = top.value == 1 or bottom.value in (10, 100, 1000)  # "1 in 5 adults", "3 in 10 adults", no "1 in 40, ..."
    figures = top.digits and bottom.digits and not (told and counted(reading, bottom.last + 1) is not None)
    return not (figures or dated or (bottom.value > MAX_OF_TEN and top.value != 1))


@rule("fraction of a whole", "kind", "unit", "value")
def _fraction(reading: Reading, amount: Amount) -> Mention | None:
    """ "half of the members", "two thirds of", "a third of": a fraction of something."""
    value = amount.low.value
    if not (amount.single and amount.low.fraction and 0 < value < 1):
        return None
    at = amount.core_last + 1
    of = reading.lower(at) == "of" and reading.lower(at + 1) not in ("a", "an")
    half = reading.lower(amount.core_last) == "half" and reading.lower(at) in words("kinds", "half_followers")
    if not of and not half and (amount.low.digits or not _lonely(reading, amount)):
        return None
    return _share(reading, amount, value, amount.core_last)


def _lonely(reading: Reading, amount: Amount) -> bool:
    """ "one third are women", "by a quarter", "an increase of a quarter"."""
    follows = reading.text(amount.core_last + 1)
    free = reading.sort(amount.core_last + 1) != "word" or inflect.function_word(follows) == "conjunction"
    if amount.operator is not None and free and follows not in HYPHENS:
        return True  # almost a third, over two-thirds
    word, after = reading.lower(amount.core_last), reading.lower(amount.core_last + 1)
    if _free(reading, amount.core_last + 1) and reading.lower(amount.first - 1) == "by" and word != "half":
        return True  # cut by a third to 400
    if word.endswith("s") and _verb(reading, amount.core_last + 1):
        return True  # three quarters left
    if word in ("half", "quarter", "third") and reading.sort(amount.core_last + 1) == "word":
        return after in words("kinds", "share_verbs")
    return reading.lower(amount.first - 1) in words("kinds", "share_openers") and word != "half"


def _free(reading: Reading, at: int) -> bool:
    """Does no noun follow that the fraction might order: a mark, or a function word?"""
    return reading.sort(at) != "word" or inflect.function_word(reading.text(at)) is not None


def _verb(reading: Reading, at: int) -> bool:
    """Is the token a verb in the past, or an auxiliary?"""
    text = reading.text(at)
    return inflect.function_word(text) == "auxiliary" or inflect.ranked_tags(text)[:1] == "D"


@rule("share in words", "value", "hard", "soft", "nominal", "resolution")
def _share(reading: Reading, amount: Amount, share: Fraction, last: int) -> Mention:
    """A share in words, which is rounder than its figure: hard and soft bounds reach to either side."""
    value = share * 100
    made = bounds(amount.operator, Interval.point(value), Interval.point(value), floor=True)
    wide, close = made.hard, made.soft
    if amount.operator in (None, "about"):
        wide, close = wide | _spread(value, SHARE_HARD), close | _spread(value, SHARE_SOFT)
    return replace(
        build(reading, amount, Kind.PERCENTAGE, amount.first, last, unit="percent"),
        interval=made.stated,
        hard=wide,
        soft=close,
        nominal=_spread(value, SHARE_SOFT),
        approximate=made.approximate,
        resolution=decimal_text(max(value / 10, Fraction(1, 100))),
    )


def _spread(value: Fraction, part: Fraction) -> Interval:
    return Interval(value * (1 - part), value * (1 + part))
