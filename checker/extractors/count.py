"""Counts: "about 6,000 practitioners", "Two Canadian lawyers", "4,000 of them", "Liver ×2"; the unit is the noun."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extractors._base import build, late_hedge, past_hyphen, proper
from checker.grammar.amount import Amount
from checker.grammar.numeral import numeral_at
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.phrase import NounPhrase, after_of, counted, noun_before
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

PER_REACH = 5  # tokens from a decimal figure to its "per", with what it counts between
_EVENTS = ("game", "match", "day", "week", "month", "year", "innings", "hour", "season", "night")
MAX_LISTED = 8  # figures that may share one noun


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield counts among the amounts of a sentence."""
    for number, amount in enumerate(amounts):
        whole = amount.low.value.denominator == 1 or amount.low.scaled or _mean(reading, amount)
        if amount.low.ordinal or amount.negative or not whole or _paid(reading, amount):
            continue
        made = (
            _times(reading, amount)
            or _one(reading, amount)
            or _counted(reading, amount)
            or _partitive(reading, amount)
            or _shared(reading, amounts, number)
        )
        if made is not None:
            yield made


def _paid(reading: Reading, amount: Amount) -> bool:
    """A sign or code of money before the figure: "£4,000 costs", "NOK 1.2 billion works out at" are money."""
    at = amount.core_first - 1
    before = reading.text(at)
    code = len(before) == 3 and before.isupper() and amount.low.scaled
    if not amount.low.digits or not (code or (reading.sort(at) == "mark" and reading.touches(at))):
        return False
    form = currency_form(before)
    return form is not None and form.before and not (code and form.evidence)


def _mean(reading: Reading, amount: Amount) -> bool:
    """ "2.3 doctors per thousand people": a mean, of which the rate tells what it is of."""
    if amount.low.fraction or not amount.low.digits:
        return False
    for n in range(amount.last + 2, amount.last + PER_REACH):
        if reading.lower(n) == "per" or (reading.lower(n) in ("a", "an") and reading.lower(n + 1) in _EVENTS):
            return True
    return reading.lower(amount.first - 1) in ("averaged", "averaging", "averages", "average")


@rule("number of things", "kind")
def _counted(reading: Reading, amount: Amount) -> Mention | None:
    """A number with the things that it counts: "6,000 practitioners", "a couple of goats"."""
    if _is_one(reading, amount):
        return None
    at = past_hyphen(reading, amount.last + 1)
    if at != amount.last + 1:
        return _compound(reading, amount, at)
    grouped = amount.low.vague or _group(reading.lower(amount.core_last))
    at += grouped and reading.lower(at) == "of"
    sized = _past_size(reading, at)
    apart, at = sized != at, sized
    if reading.lower(at) == "of" and amount.low.scaled:
        return None
    if reading.lower(at) in duration_forms() or _symbol(reading.text(at)) or _attribute(reading, at, amount):
        return None
    phrase = _prefixed(reading, counted(reading, at, one=amount.low.value == 1 and amount.single))
    word = reading.text(at)
    if phrase is not None and phrase.last > at and inflect.is_plural(word) and currency_form(word) is not None:
        return None  # 420 million euros works out at
    if phrase is None or (not amount.low.digits and proper(reading, amount.core_first, phrase.last)):
        return None
    if phrase.head in words("kinds", "no_heads") or phrase.head in duration_forms():
        return None
    if apart:  # the size is a claim of its own
        return build(reading, amount, Kind.COUNT, amount.first, amount.last, unit=phrase.head, phrase=phrase)
    amount, last = late_hedge(reading, _over(reading, amount, phrase), phrase.last)
    return build(reading, amount, Kind.COUNT, amount.first, max(last, phrase.last), unit=phrase.head, phrase=phrase)


@rule("number joined to its noun by a hyphen", "kind", "unit", "head")
def _compound(reading: Reading, amount: Amount, at: int) -> Mention | None:
    """What a hyphen joins to the number: "a 12-member jury" has members."""
    word = reading.text(at)
    if reading.sort(at) != "word" or (reading.text(at + 1) in HYPHENS and reading.touches(at)) or amount.low.fraction:
        return None
    if unit_form(word) is not None or word.lower() in duration_forms() or currency_form(word) is not None:
        return None
    known = inflect.is_known(word) and word.islower() and len(word) > 2 and not inflect.is_plural(word)
    noun = known and inflect.ranked_tags(word)[:1] == "N" and word not in words("kinds", "uncounted")
    if not noun or reading.sort(at + 1) != "word" or inflect.function_word(reading.text(at + 1)) is not None:
        return None
    phrase = NounPhrase(at, at, inflect.singular(word).lower())
    return build(reading, amount, Kind.COUNT, amount.first, at, unit=phrase.head, phrase=phrase)


def _over(reading: Reading, amount: Amount, phrase: NounPhrase) -> Amount:
    """ "14,200 sq m over five storeys": spread over them, not more than five."""
    plain = (
        amount.operator == "over" and amount.first == amount.core_first - 1 and reading.lower(amount.first) == "over"
    )
    if not plain or phrase.head not in words("kinds", "spans"):
        return amount
    before = reading.text(amount.first - 1)
    spread = inflect.function_word(before) is None and inflect.ranked_tags(before)[:1] in ("N", "P", "D", "")
    return replace(amount, operator=None, first=amount.core_first) if before and spread else amount


@rule("noun with a prefix", "unit", "head", "modifiers", "subject")
def _prefixed(reading: Reading, phrase: NounPhrase | None) -> NounPhrase | None:
    """The head with a prefix of one letter: "e-books", "T-shirts"."""
    if phrase is None or reading.text(phrase.last - 1) not in HYPHENS or len(reading.text(phrase.last - 2)) != 1:
        return phrase
    letter = reading.lower(phrase.last - 2)
    if phrase.last - 2 < phrase.first or not letter.isalpha():
        return phrase
    return replace(phrase, head=f"{letter}-{phrase.head}", modifiers=phrase.modifiers[:-1])


def _past_size(reading: Reading, at: int) -> int:
    """Past a size between a number and its noun: "two | 3-metre tables", "six | 40-seat buses", "ten | 50p stamps"."""
    sort = reading.sort(at)
    if sort not in ("number", "word") or (sort == "word" and reading.text(at + 1) not in HYPHENS):
        return at
    numeral = numeral_at(reading, at)
    if numeral is None or numeral.ordinal or numeral.vague:
        return at
    past = past_hyphen(reading, numeral.last + 1)
    if past == numeral.last + 1 or reading.sort(past) != "word":
        return at
    past += 1
    if reading.text(past) in HYPHENS and reading.touches(past - 1):  # 10-year-old
        past += 2
    return past


def _symbol(word: str) -> bool:
    """A symbol of a unit and no word: "50 mg ethanol and ten pills" counts no pills."""
    form = unit_form(word)
    return form is not None and not form.evidence and not inflect.is_known(word) and len(word) < 5


def _attribute(reading: Reading, at: int, amount: Amount) -> bool:
    """ "a 60 litre tank costs": a unit in the singular measures the noun behind it."""
    form = unit_form(reading.text(at))
    plain = form is not None and not form.evidence and amount.low.digits and amount.low.value != 1
    return plain and inflect.ranked_tags(reading.text(at))[:1] == "N" and reading.sort(at + 1) == "word"


def _group(word: str) -> bool:
    """A word for so many of something: "a couple of", "a dozen of"."""
    return word in ("couple", "pair") or word in numbers("numerals", "dozens")


def _is_one(reading: Reading, amount: Amount) -> bool:
    return reading.lower(amount.core_first) == "one" and amount.core_first == amount.core_last and amount.single


@rule('"one" with its noun', "kind")
def _one(reading: Reading, amount: Amount) -> Mention | None:
    """ "one hospital", with the noun close behind; not the pronoun, nor "one of", "one day", "one-stop"."""
    if not _is_one(reading, amount):
        return None
    at = amount.core_last + 1
    before = inflect.function_word(reading.text(amount.first - 1))
    if before in ("determiner", "negation", "pronoun"):
        return None
    told = reading.lower(amount.first - 1) in ("exactly", "only", "just") and _free(reading, at + 1)
    told = told and inflect.is_noun(reading.text(at))
    if (not told and reading.lower(at) in words("kinds", "one_idioms")) or reading.text(at) in HYPHENS:
        return None
    phrase = counted(reading, at, one=True)
    if phrase is None or phrase.last - at > 2 or phrase.head in duration_forms():
        return None
    return build(reading, amount, Kind.COUNT, amount.first, phrase.last, unit=phrase.head, phrase=phrase)


def _free(reading: Reading, at: int) -> bool:
    return reading.sort(at) != "word" or inflect.function_word(reading.text(at)) is not None


@rule("part of a whole", "kind", "partitive")
def _partitive(reading: Reading, amount: Amount) -> Mention | None:
    """ "two of his cronies", "4,000 of them", "Fourteen of the injured"."""
    at = amount.core_last + 1
    if reading.lower(at) != "of" or _is_one(reading, amount):
        return None
    pronoun = reading.lower(at + 1) in words("kinds", "partitives")
    if pronoun and not inflect.is_plural(reading.text(at + 2) or "a"):
        return build(reading, amount, Kind.COUNT, amount.first, amount.last, partitive=True)
    phrase = after_of(reading, at) or _of_number(reading, at)
    if phrase is None:
        return None
    first, last = amount.first, amount.last
    return build(reading, amount, Kind.COUNT, first, last, unit=phrase.head, phrase=phrase, partitive=True)


@rule("noun of the whole", "unit", "subject", "head", "modifiers")
def _of_number(reading: Reading, at: int) -> NounPhrase | None:
    """The noun of the whole: "four | of the 23 street lights", "11 | of 13 finals"."""
    at += 1 + (inflect.function_word(reading.text(at + 1)) == "determiner" or reading.sort(at + 1) == "genitive")
    at += reading.lower(at) in ("last", "first", "next", "past", "latest", "previous", "remaining")
    whole = numeral_at(reading, at)
    if whole is None or whole.ordinal or whole.fraction or whole.value <= 1:
        return None
    phrase = counted(reading, whole.last + 1)
    if phrase is None or phrase.head in words("kinds", "no_heads") or phrase.head in duration_forms():
        return None
    unit = unit_form(phrase.head) is not None or currency_form(phrase.head) is not None
    return None if unit else phrase


@rule("number with a times sign", "kind", "unit", "head")
def _times(reading: Reading, amount: Amount) -> Mention | None:
    """ "Liver ×2", "3 × apples"."""
    at = amount.core_first - 1
    sign = reading.text(at)
    if sign not in ("×", "✕", "x") or not amount.low.digits or (sign == "x" and not reading.touches(at)):
        return None
    phrase = noun_before(reading, at)
    if phrase is None:
        return None
    phrase = NounPhrase(phrase.last, phrase.last, phrase.head)
    return build(reading, amount, Kind.COUNT, phrase.first, amount.core_last, unit=phrase.head, phrase=phrase)


@rule("noun of a later figure", "kind", "unit", "head", "modifiers")
def _shared(reading: Reading, amounts: list[Amount], number: int) -> Mention | None:
    """A figure whose noun stands with a later one: "from seven to nine people", "five, six or seven clinics"."""
    for follower in range(number + 1, min(number + 1 + MAX_LISTED, len(amounts))):
        amount, other = amounts[follower - 1], amounts[follower]
        gap = [reading.lower(n) for n in range(amount.core_last + 1, other.first)]
        listed = gap in (["or"], [","], [",", "or"]) or (gap == ["to"] and amount.change)
        listed = listed or (gap in (["and"], [",", "and"]) and amount.joint > amount.core_last)
        if not listed or _is_one(reading, amount) or other.low.ordinal:
            return None
        made = _counted(reading, other)
        if made is not None and (currency_form(made.head or "") is not None or made.head in words("kinds", "no_heads")):
            return None
        if made is not None:
            own = amounts[number]
            alone = build(reading, own, Kind.COUNT, own.first, own.last)
            return replace(alone, unit=made.unit, head=made.head, modifiers=made.modifiers)
    return None
