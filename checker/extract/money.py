"""Money: "US$32,000", "100 million yuan", "£2.4bn", "450 lei", "50p"; units are ISO 4217 codes."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lexicon, pattern
from checker.extract._base import build, late_hedge, near, past_hyphen
from checker.grammar.amount import Amount
from checker.lexicon.currency_table import CurrencyForm, currency_form, settle
from checker.lexicon.places import demonym, place
from checker.model.claim import Kind, Mention
from checker.text.tokens import Reading

UNKNOWN = "XXX"  # ISO 4217: no currency; here one that the text does not tell
OPENING = 4_000  # characters of a document in which its country is looked for
_CAPITALISED = pattern.compile("capitalised word", r"\b \p{Lu} [\w'’-]{2,30}", ignore_case=False)


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield money among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal or (
            amount.low.fraction and not amount.low.digits and not amount.low.scaled and amount.low.value < 1
        ):
            continue
        found = _before(reading, amount) or _after(reading, amount) or _joint(reading, amount)
        if found is None:
            continue
        form, first, last = found
        unit = _code(reading, form)
        amount, last = late_hedge(reading, amount, last)
        yield build(reading, amount, Kind.MONEY, first, last, "money", unit=unit, factor=form.share, floor=True)


def _before(reading: Reading, amount: Amount) -> tuple[CurrencyForm, int, int] | None:
    """A sign or code before the figure: "$12", "US$32,000", "CHF 40"."""
    if not amount.low.digits and not amount.low.scaled:
        return None
    start = amount.core_first - (1 if amount.negative and amount.core_first > amount.first else 0)
    for width in (4, 3, 2, 1):
        first = amount.core_first - width
        if first < 0:
            continue
        text = reading.slice(first, amount.core_first - 1)
        form = currency_form(text)
        if form is None or not form.before or not (_joined(reading, first, amount.core_first - 1)):
            continue
        if (
            form.evidence
            and not (reading.touches(amount.core_first - 1) and not text.isalpha())
            and not (text.isalpha() and text.isupper() and len(text) <= 3 and reading.touches(amount.core_first - 1))
        ):
            continue
        return form, min(first, amount.first, start), amount.last
    return None


def _joined(reading: Reading, first: int, last: int) -> bool:
    """ "US$" hangs together; "New Zealand $" has blanks."""
    return all(reading.touches(n) for n in range(first, last)) or first == last


def _after(reading: Reading, amount: Amount) -> tuple[CurrencyForm, int, int] | None:
    """A name, code or sign after the figure: "100 yuan", "20 Swiss francs", "38 €", "50p"."""
    at = past_hyphen(reading, amount.core_last + 1)
    for width in (4, 3, 2, 1):
        last = at + width - 1
        if last >= len(reading.tokens):
            continue
        form = currency_form(reading.slice(at, last))
        if form is None or not form.after:
            continue
        if form.evidence and not _evident(reading, amount, at, form):
            continue
        return form, amount.first, last
    return None


def _evident(reading: Reading, amount: Amount, at: int, form: CurrencyForm) -> bool:
    """An ordinary word is money where it touches the figure or words of money stand near it."""
    word = reading.lower(at)
    if not word.isalpha() or len(word) <= 2:
        return reading.touches(amount.core_last)
    table = lexicon.table("labels")
    if near(reading, amount.first, frozenset(table["mass_words"]), 8):
        return False
    return (
        near(reading, amount.first, frozenset(table["money_words"]), 16)
        or form.code is None
        or any(sign in reading.document.text for sign in ("£", "$", "€") if form.code in ("GBP", "EGP"))
    )


def _joint(reading: Reading, amount: Amount) -> tuple[CurrencyForm, int, int] | None:
    """An end of a change takes the currency of the other: "from 850 to 986 euros", "from $85 to 90"."""
    if not amount.change or amount.joint < 0 or amount.joint == amount.core_last:
        return None
    for width in (3, 2, 1):
        last = amount.joint + width
        if last < len(reading.tokens):
            form = currency_form(reading.slice(amount.joint + 1, last))
            if form is not None and form.after and not form.evidence:
                return form, amount.first, amount.last
    return None


def _code(reading: Reading, form: CurrencyForm) -> str:
    """The ISO code; a name of several currencies is settled by the countries that the sentence, then the document, names."""
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
