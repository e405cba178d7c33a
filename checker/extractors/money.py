"""Money: "US$32,000", "100 million yuan", "£2.4bn", "450 lei", "50p"; units are ISO 4217 codes."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from fractions import Fraction

from checker import pattern
from checker.extractors._base import build, late_hedge, near, past_hyphen
from checker.grammar.amount import Amount, lone
from checker.grammar.hedge import hedge_before
from checker.grammar.numeral import numeral_at
from checker.grammar.scales import alone, scale_after
from checker.lexicon.currency_table import UNKNOWN, CurrencyForm, currency_form, settle
from checker.lexicon.lists import numbers, words
from checker.lexicon.places import demonym, place
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import ARTICLES, Reading
from checker.trace import handed, rule

OPENING = 4_000  # characters of a document in which its country is looked for
MASS_REACH, MONEY_REACH = 8, 16  # tokens in which a word tells what "pounds" are
_LINES = (240, 360, 480, 720, 1080, 1440, 2160)  # of a picture
LEAST = 100  # what a doubtful code that touches its figure is taken to pay
_CAPITALISED = pattern.later("capitalised word", r"\b \p{Lu} [\w'’-]{2,30}", ignore_case=False)

_Found = tuple[CurrencyForm, int, int]


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield money among the amounts of a sentence."""
    for amount in amounts:
        low = amount.low
        if low.ordinal or (low.fraction and not low.digits and not low.scaled and low.value < 1):
            continue
        found = (
            _before(reading, amount) or _after(reading, amount) or _joint(reading, amount) or _named(reading, amount)
        )
        if found is None:
            continue
        form, first, last = found
        factor = form.share
        scale, after = (None, last) if low.scaled or first < amount.first else scale_after(reading, last)
        if scale is not None and scale >= 1000:  # 75 USD million
            factor, last = factor * scale, after
        amount, last = late_hedge(reading, amount, last)
        yield build(reading, amount, Kind.MONEY, first, last, unit=_code(reading, form), factor=factor)
    yield from _lone(reading)


@rule("currency before the figure", "kind", "unit")
def _before(reading: Reading, amount: Amount) -> _Found | None:
    """A sign or code before the figure: "$12", "US$32,000", "HK $10", "CHF 40", "USD115"."""
    if not amount.low.digits and (not amount.low.scaled or amount.core_first == amount.core_last):
        return None
    end = amount.core_first - 1
    end -= amount.negative and reading.sort(end) == "mark" and currency_form(reading.text(end)) is None  # €-40
    several = reading.touches(end - 1) or reading.text(end) == "$"
    for width in (4, 3, 2, 1) if several else (1,):
        first = end + 1 - width
        if first < 0 or not _hangs_together(reading, first, end):
            continue
        text = reading.slice(first, end)
        form = currency_form(text)
        if form is not None and form.before and (not form.evidence or _coded(reading, amount, text)):
            return None if _serves_other(reading, first, amount) else (form, min(first, amount.first), amount.last)
    return None


def _serves_other(reading: Reading, first: int, amount: Amount) -> bool:
    """ "10 rmb | 20 usd", "10 $ | 30 cents": the sign belongs to the figure before it, as this one has its own."""
    if reading.sort(first - 1) != "number":
        return False
    year = len(reading.text(first - 1)) == 4  # "In 2019 USD 50 was paid."
    if reading.sort(amount.core_first - 1) == "word" and not year and reading.text(first - 1).isdigit():
        return True
    own = reading.text(amount.last + 1)
    form = currency_form(own)
    return form is not None and (form.after or form.before) and not (form.evidence and len(own) < 3)


def _coded(reading: Reading, amount: Amount, text: str) -> bool:
    """A doubtful code or sign: it must touch its figure, or be a code that no noun follows ("ALL 50 states")."""
    touches = reading.touches(amount.core_first - 1)
    if not text.isalpha():
        return touches or text.endswith(".")
    code = (text.isupper() and len(text) <= 3) or (len(text) == 2 and text[0].isupper())
    if touches and len(text) == 3:
        return amount.low.value >= LEAST or amount.low.step < 1  # "COP28" is a meeting
    free = len(text) > 1 and reading.sort(amount.core_last + 1) != "word"
    return code and (touches or (free and amount.low.digits))


def _hangs_together(reading: Reading, first: int, last: int) -> bool:
    """ "US$" is written in one piece, or with a blank before the sign: "HK $"."""
    if all(reading.touches(n) for n in range(first, last)):
        return True
    country = reading.text(first)
    return (
        last == first + 1
        and reading.text(last) == "$"
        and (2 <= len(country) <= 3 or (country.lower() in ("c", "s") and reading.between(first - 1, first) == " "))
    )


@rule("currency behind the figure", "kind", "unit")
def _after(reading: Reading, amount: Amount) -> _Found | None:
    """A name, code or sign after the figure: "100 yuan", "20 Swiss francs", "38 €", "50p", "10 $"."""
    at = past_hyphen(reading, amount.last + 1)
    for last in range(min(at + 4, reading.count) - 1, at - 1, -1):
        form = currency_form(reading.slice(at, last))
        if form is None or not (form.after or _trailing(reading, at, last)):
            continue
        if not form.evidence or _evident(reading, amount, at, form):
            return form, amount.first, last
    return None


def _trailing(reading: Reading, first: int, last: int) -> bool:
    """A sign that mostly stands before its figure, behind one that no other figure follows: "10 $", "3.14US$"."""
    together = all(reading.touches(n) for n in range(first, last))
    if reading.sort(last + 1) == "number":  # 10 $ 30 cents
        minor = currency_form(reading.text(last + 2))
        return minor is not None and minor.share < 1 and reading.sort(last) == "mark" and together
    glued = reading.touches(first - 1) or alone(reading, max(0, first - 1), last)  # 20Rs, 42RM
    return together and (reading.sort(last) == "mark" or (glued and reading.sort(first - 1) == "number"))


def _evident(reading: Reading, amount: Amount, at: int, form: CurrencyForm) -> bool:
    """An ordinary word is money where it touches the figure or words of money stand near it."""
    word = reading.lower(at)
    joined = amount.first - 1 - (reading.lower(amount.first - 1) == "and")
    if word == "p" and amount.low.value in _LINES:
        return False  # a film in 1080p
    if form.share < 1 and reading.sort(joined) == "word" and currency_form(reading.text(joined)) is not None:
        return True  # twenty ringgit 43 sen
    code = reading.text(at).isupper() and len(word) == 3 and amount.low.digits
    if len(word) == 1 and _name(reading, amount, at):
        return False
    if not word.isalpha() or len(word) <= 2 or code:
        if reading.touches(amount.core_last) or alone(reading, amount.first, at):
            return True
        return code and reading.sort(at + 1) != "word"
    if near(reading, amount.first, words("kinds", "mass_words"), MASS_REACH):
        return False
    if near(reading, amount.first, words("kinds", "money_words"), MONEY_REACH) or form.code is None:
        return True
    signs = reading.document.text[:OPENING]
    return form.code in ("GBP", "EGP") and any(sign in signs for sign in "£$€")


def _name(reading: Reading, amount: Amount, at: int) -> bool:
    """ "the Oracle 19c platform": a figure with a letter between a name and its noun."""
    before, after = reading.text(amount.first - 1), reading.text(at + 1)
    noun = reading.sort(at + 1) == "word" and inflect.function_word(after) is None
    return noun and amount.first > 1 and before[:1].isupper() and before.isalpha()


@rule("currency of the other end", "kind", "unit")
def _joint(reading: Reading, amount: Amount) -> _Found | None:
    """An end of a change takes the currency of the other: "from 850 to 986 euros", "from $85 to 90"."""
    if amount.joint <= amount.core_last:
        return None
    for last in range(min(amount.joint + 4, reading.count) - 1, amount.joint, -1):
        form = currency_form(reading.slice(amount.joint + 1, last))
        if form is not None and form.after and not form.evidence:
            return form, amount.first, amount.last
    return None


@rule("name of a currency before the figure", "kind", "unit")
def _named(reading: Reading, amount: Amount) -> _Found | None:
    """The currency's name before its figure: "rupees 500", "Malaysian ringgit 42"; not "the dollar 15 years ago"."""
    follows = reading.sort(amount.last + 1) == "word" and inflect.function_word(reading.text(amount.last + 1)) is None
    if not amount.low.digits or not amount.single or follows or reading.text(amount.last + 1) in ("%", "°"):
        return None
    for first in range(max(0, amount.first - 3), amount.first):
        form = currency_form(reading.slice(first, amount.first - 1))
        if form is None or form.before or form.share != 1 or (form.evidence and first == amount.first - 1):
            continue
        before = reading.lower(first - 1)
        free = reading.sort(first - 1) != "number" and before not in ("the", "a", "an") and before not in _numbers()
        if free and (form.exact or reading.text(amount.first - 1).islower()):
            return form, first, amount.last
    return None


@functools.cache
def _numbers() -> frozenset[str]:
    """Words that may end a number, whose currency then stands behind it."""
    return frozenset(word for name in ("units", "tens", "scales") for word in numbers("numerals", name))


@rule("currency without a number", "kind", "unit")
def _lone(reading: Reading) -> Iterator[Mention]:
    """A currency that is its own number: "a dollar and 42 cents", or "a penny" where it is all there is."""
    for at in reading.where(ARTICLES):
        if reading.sort(at + 1) != "word":
            continue
        form = currency_form(reading.text(at + 1))
        if form is None or not form.after or form.exact or form.evidence or len(reading.text(at + 1)) < 4:
            continue
        numeral = numeral_at(reading, at + 3) if reading.lower(at + 2) == "and" else None
        minor = None if numeral is None else currency_form(reading.text(numeral.last + 1))
        if (minor is not None and minor.share < 1) or alone(reading, at, at + 1):
            amount = lone(at, Fraction(1), Fraction(1), hedge_before(reading, at))
            first = min(at, amount.first)
            yield build(reading, amount, Kind.MONEY, first, at + 1, unit=_code(reading, form), factor=form.share)


def _code(reading: Reading, form: CurrencyForm) -> str:
    """The ISO code; a name of several currencies is settled by a country that the sentence or document names."""
    if form.code is not None:
        euros = form.code == "USD" and form.share < 1 and "€" in reading.texts and "$" not in reading.texts
        return "EUR" if euros else form.code  # €6.20, 45 cents more
    start, end = reading.sentence.span
    for text in (reading.document.text[start:end], reading.document.text[:OPENING]):
        for word in _CAPITALISED.finditer(text):
            country = demonym(word.group()) or place(word.group())
            code = settle(form, country.country) if country is not None and len(country.country) == 2 else None
            if code is not None:
                return code
    return UNKNOWN
