"""Ages: "a 38-year-old", "past 70 years old", "aged 15 to 24", "in their 30s", "Odile Brunner, 51, said", "at the age of 87"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker import lexicon
from checker.extract._base import build, late_hedge, past_hyphen
from checker.grammar.amount import Amount
from checker.grammar.hedge import bounds, written
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.tokens import Reading

_UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "yr": "year",
    "yrs": "year",
}


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield ages among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal or amount.low.fraction and amount.low.value < 1:
            continue
        made = _old(reading, amount) or _decade(reading, amount)
        if made is None and _plausible(amount):
            made = _aged(reading, amount) or _apposition(reading, amount)
        if made is not None:
            yield made


def _plausible(amount: Amount) -> bool:
    low, high = lexicon.table("labels")["age_range"]
    return low <= amount.low.value <= high and amount.low.value.denominator == 1 and not amount.low.scaled


def _old(reading: Reading, amount: Amount) -> Mention | None:
    at = past_hyphen(reading, amount.core_last + 1)
    unit = _UNITS.get(reading.lower(at))
    after = past_hyphen(reading, at + 1)
    if unit is None:
        return None
    if reading.lower(after) in ("old", "olds"):
        last = after
    elif reading.phrase_at(after, ("of", "age")):
        last = after + 1
    else:
        return None
    amount, last = late_hedge(reading, amount, last)
    return build(reading, amount, Kind.AGE, amount.first, last, "age", unit=unit)


def _decade(reading: Reading, amount: Amount) -> Mention | None:
    """ "in their 30's", "in his late forties"."""
    before = reading.lower(amount.core_first - 1)
    late = before in ("early", "mid", "late")
    owner = amount.core_first - 1 - late
    plural = reading.lower(amount.core_last + 1) in ("s", "'s") and reading.touches(amount.core_last)
    if (
        not plural
        or reading.lower(owner) not in ("his", "her", "their", "my", "our", "your")
        or not 20 <= amount.low.value <= 90
        or amount.low.value % 10
    ):
        return None
    width = amount.low.value + 9
    low, high = written(amount.low.value, amount.step, exact=True), written(width, amount.step, exact=True)
    made = bounds(None, low, high, floor=True)
    mention = build(
        reading, amount, Kind.AGE, owner - (reading.lower(owner - 1) == "in"), amount.core_last + 1, "age", unit="year"
    )
    return replace(mention, interval=made.stated, hard=made.hard, soft=made.soft, nominal=made.nominal)


def _aged(reading: Reading, amount: Amount) -> Mention | None:
    """ "aged 42", "the age of 87", "turned 70", "now 54", "a woman of 68", "under 16"."""
    before = reading.lower(amount.first - 1)
    free = (
        reading.sort(amount.core_last + 1) != "word"
        or inflect.function_word(reading.text(amount.core_last + 1)) is not None
    )
    if (
        before == "aged"
        or reading.phrase_before(amount.first, ("age", "of"))
        or reading.phrase_before(amount.first, ("ages",))
    ):
        return _age(reading, amount)
    if before in ("age",) and free or before in ("turned", "turning", "turns") and free:
        return _age(reading, amount)
    if before == "of" and free and _person(reading, amount.first - 2):
        return _age(reading, amount)
    if before == "now" and reading.text(amount.first - 2) == "," and free:
        return _age(reading, amount)
    return None


def _person(reading: Reading, at: int) -> bool:
    return reading.lower(at) in (
        "man",
        "woman",
        "girl",
        "boy",
        "child",
        "person",
        "lady",
        "grandmother",
        "grandfather",
        "farmer",
        "student",
        "widow",
        "son",
        "daughter",
        "baby",
        "teenager",
    )


def _apposition(reading: Reading, amount: Amount) -> Mention | None:
    """ "Odile Brunner, 51, said": a bare figure between commas after a name."""
    if not amount.low.digits or amount.operator is not None or not amount.single:
        return None
    if (
        reading.text(amount.first - 1) != ","
        or reading.text(amount.core_last + 1) not in (",", ".", ";", "")
        or reading.touches(amount.first - 1)
    ):
        return None
    name, before = reading.text(amount.first - 2), reading.text(amount.first - 3)
    if not name[:1].isupper() or not name.isalpha() or name.isupper() and len(name) > 1 and len(name) < 4:
        return None
    named = before[:1].isupper() or before == "-" or before == "."
    month = lexicon.table("calendar")["months"].get(name.lower()) or lexicon.table("calendar")["weekdays"].get(
        name.lower()
    )
    return _age(reading, amount) if named and month is None else None


def _age(reading: Reading, amount: Amount) -> Mention:
    return build(reading, amount, Kind.AGE, amount.first, amount.last, "age", unit="year")
