"""Money: "US$32,000", "100 million yuan", "£2.4bn", "450 lei", "50p"; units are ISO 4217 codes."""

from __future__ import annotations

from collections.abc import Iterator

from checker import pattern
from checker.extractors._base import build, late_hedge, near, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.currency_table import UNKNOWN, CurrencyForm, currency_form, settle
from checker.lexicon.lists import words
from checker.lexicon.places import demonym, place
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

OPENING = 4_000  # characters of a document in which its country is looked for
MASS_REACH, MONEY_REACH = 8, 16  # tokens in which a word tells what "pounds" are
_CAPITALISED = pattern.compile("capitalised word", r"\b \p{Lu} [\w'’-]{2,30}", ignore_case=False)

_Found = tuple[CurrencyForm, int, int]


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield money among the amounts of a sentence."""
    for amount in amounts:
        low = amount.low
        if low.ordinal or (low.fraction and not low.digits and not low.scaled and low.value < 1):
            continue
        found = _before(reading, amount) or _after(reading, amount) or _joint(reading, amount)
        if found is None:
            continue
        form, first, last = found
        amount, last = late_hedge(reading, amount, last)
        yield build(reading, amount, Kind.MONEY, first, last, unit=_code(reading, form), factor=form.share)


def _before(reading: Reading, amount: Amount) -> _Found | None:
    """A sign or code before the figure: "$12", "US$32,000", "HK $10", "CHF 40", "USD115"."""
    if not amount.low.digits and (not amount.low.scaled or amount.core_first == amount.core_last):
        return None
    for width in (4, 3, 2, 1):
        first = amount.core_first - width
        if first < 0 or not _hangs_together(reading, first, amount.core_first - 1):
            continue
        text = reading.slice(first, amount.core_first - 1)
        form = currency_form(text)
        if form is not None and form.before and (not form.evidence or _coded(reading, amount, text)):
            return form, min(first, amount.first), amount.last
    return None


def _coded(reading: Reading, amount: Amount, text: str) -> bool:
    """A doubtful code or sign: it must touch its figure, or be a code that no noun follows ("ALL 50 states")."""
    touches = reading.touches(amount.core_first - 1)
    if not text.isalpha():
        return touches
    code = text.isupper() and len(text) <= 3
    return code and (touches or (len(text) == 3 and reading.sort(amount.core_last + 1) != "word"))


def _hangs_together(reading: Reading, first: int, last: int) -> bool:
    """ "US$" is written in one piece, or with a blank before the sign: "HK $"."""
    if all(reading.touches(n) for n in range(first, last)):
        return True
    return last == first + 1 and reading.text(last) == "$" and 2 <= len(reading.text(first)) <= 3


def _after(reading: Reading, amount: Amount) -> _Found | None:
    """A name, code or sign after the figure: "100 yuan", "20 Swiss francs", "38 €", "50p", "10 $"."""
    at = past_hyphen(reading, amount.last + 1)
    for last in range(min(at + 4, len(reading.tokens)) - 1, at - 1, -1):
        form = currency_form(reading.slice(at, last))
        if form is None or not (form.after or _trailing(reading, at, last)):
            continue
        if not form.evidence or _evident(reading, amount, at, form):
            return form, amount.first, last
    return None


def _trailing(reading: Reading, first: int, last: int) -> bool:
    """A sign that mostly stands before its figure, behind one that no other figure follows: "10 $", "3.14US$"."""
    together = all(reading.touches(n) for n in range(first, last))
    return reading.sort(last) == "mark" and together and reading.sort(last + 1) != "number"


def _evident(reading: Reading, amount: Amount, at: int, form: CurrencyForm) -> bool:
    """An ordinary word is money where it touches the figure or words of money stand near it."""
    word = reading.lower(at)
    code = reading.text(at).isupper() and len(word) == 3 and amount.low.digits
    if not word.isalpha() or len(word) <= 2 or code:
        return reading.touches(amount.core_last) or (code and reading.sort(at + 1) != "word")
    if near(reading, amount.first, words("kinds", "mass_words"), MASS_REACH):
        return False
    if near(reading, amount.first, words("kinds", "money_words"), MONEY_REACH) or form.code is None:
        return True
    signs = reading.document.text[:OPENING]
    return form.code in ("GBP", "EGP") and any(sign in signs for sign in "£$€")


def _joint(reading: Reading, amount: Amount) -> _Found | None:
    """An end of a change takes the currency of the other: "from 850 to 986 euros", "from $85 to 90"."""
    if not amount.change or amount.joint <= amount.core_last:
        return None
    for last in range(min(amount.joint + 4, len(reading.tokens)) - 1, amount.joint, -1):
        form = currency_form(reading.slice(amount.joint + 1, last))
        if form is not None and form.after and not form.evidence:
            return form, amount.first, amount.last
    return None


def _code(reading: Reading, form: CurrencyForm) -> str:
    """The ISO code; a name of several currencies is settled by a country that the sentence or document names."""
    if form.code is not None:
        return form.code
    start, end = reading.sentence.span
    for text in (reading.document.text[start:end], reading.document.text[:OPENING]):
        for word in _CAPITALISED.finditer(text):
            country = demonym(word.group()) or place(word.group())
            code = settle(form, country.country) if country is not None and len(country.country) == 2 else None
            if code is not None:
                return code
    return UNKNOWN
