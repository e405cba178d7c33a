"""Ages: "a 38-year-old", "past 70 years old", "aged 15 to 24", "in their 30s", "Odile Brunner, 51, said"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker import lexicon
from checker.extractors._base import build, late_hedge, past_hyphen
from checker.grammar.amount import Amount, lone
from checker.grammar.calendar import number_of
from checker.grammar.hedge import bounds, written
from checker.lexicon.lists import names, words
from checker.lexicon.units_table import duration_forms
from checker.model.claim import Kind, Mention
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import handed, rule

AGE_REACH, OLDEST = 6, 100  # tokens from "age" to the figure; years
PRONOUN_REACH, YOUNGEST = 4, 4  # tokens from "she" to her age; below that a bare figure is no age


@handed
def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield ages among the amounts of a sentence."""
    for amount in amounts:
        if amount.low.ordinal or (amount.low.fraction and amount.low.value < 1):
            continue
        made = _old(reading, amount) or _decade(reading, amount) or _class(reading, amount) or _told(reading, amount)
        if made is None and _plausible(amount) and (_aged(reading, amount) or _apposition(reading, amount)):
            made = build(reading, amount, Kind.AGE, amount.first, amount.last, unit="year")
        if made is not None:
            yield made
    yield from _worded(reading)


def _plausible(amount: Amount) -> bool:
    low, high = lexicon.table("kinds")["age_range"]
    return low <= amount.low.value <= high and amount.low.value.denominator == 1 and not amount.low.scaled


@rule('age with "old"', "kind", "unit")
def _old(reading: Reading, amount: Amount) -> Mention | None:
    """ "38-year-old", "70 years old", "six months of age", "87 yo"."""
    at = past_hyphen(reading, amount.core_last + 1)
    unit = names("kinds", "age_units").get(reading.lower(at))
    after = past_hyphen(reading, at + 1)
    if unit is None:
        if reading.lower(at) not in ("yo", "y.o."):
            return None
        unit, last = "year", at
    elif reading.lower(after) in ("old", "olds"):
        last = after
    elif reading.phrase_at(after, ("of", "age")):
        last = after + 1
    else:
        return None
    amount, last = late_hedge(reading, amount, last)
    return build(reading, amount, Kind.AGE, amount.first, last, unit=unit)


@rule("decade of a life", "kind", "unit", "value")
def _decade(reading: Reading, amount: Amount) -> Mention | None:
    """ "in their 30's", "in his late forties"."""
    late = reading.lower(amount.core_first - 1) in ("early", "mid", "late")
    owner = amount.core_first - 1 - late
    plural = reading.lower(amount.core_last + 1) in ("s", "'s") and reading.touches(amount.core_last)
    value = amount.low.value
    if not plural or reading.lower(owner) not in words("kinds", "owners") or not 20 <= value <= 90 or value % 10:
        return None
    return _decade_of(reading, amount, owner - (reading.lower(owner - 1) == "in"), amount.core_last + 1)


def _decade_of(reading: Reading, amount: Amount, first: int, last: int) -> Mention:
    """The ten years that begin with the amount's."""
    value = amount.low.value
    low, high = (written(end, amount.step, exact=True) for end in (value, value + 9))
    made = bounds(None, low, high, floor=True)
    mention = build(reading, amount, Kind.AGE, first, last, unit="year")
    return replace(mention, interval=made.stated, hard=made.hard, soft=made.soft, nominal=made.nominal)


@rule("decade of life", "kind", "unit", "value")
def _worded(reading: Reading) -> Iterator[Mention]:
    """ "in her sixties", "his early forties"."""
    decades = names("calendar", "decades")
    if decades.keys().isdisjoint(reading.lowers):
        return
    for at in (n for n, word in enumerate(reading.lowers) if word in decades):
        value = Fraction(decades[reading.lower(at)])
        parted = reading.lower(at - 1) in ("early", "mid", "late") or reading.text(at - 1) in HYPHENS
        owner = at - 1 - parted - (reading.text(at - 1) in HYPHENS)
        if reading.lower(owner) in words("kinds", "owners") and value < OLDEST:
            yield _decade_of(reading, lone(at, value, Fraction(1)), owner - (reading.lower(owner - 1) == "in"), at)


@rule("class of ages", "kind", "unit")
def _class(reading: Reading, amount: Amount) -> Mention | None:
    """ "free for under-5s", "the over-65s"."""
    if reading.text(amount.core_first - 1) not in HYPHENS:
        return None
    hedge = {"under": "under", "over": "over"}.get(reading.lower(amount.core_first - 2))
    joined = reading.touches(amount.core_first - 1)
    plural = reading.lower(amount.core_last + 1) == "s" and reading.touches(amount.core_last)
    if hedge is None or not joined or not plural or not amount.low.digits:
        return None
    aged = replace(amount, operator=hedge, negative=False, first=amount.core_first - 2)
    return build(reading, aged, Kind.AGE, aged.first, amount.core_last + 1, unit="year")


@rule("age that is spoken of", "kind", "unit")
def _told(reading: Reading, amount: Amount) -> Mention | None:
    """ "the mean age was 63.4 years", "median age: 41": an age that is spoken of, in years or none."""
    if reading.lower(amount.first - 1) not in words("kinds", "age_links") or amount.low.scaled:
        return None
    spoken = range(max(0, amount.first - AGE_REACH), amount.first - 1)
    if not any(reading.lower(n) in ("age", "ages") for n in spoken) or any(reading.sort(n) == "number" for n in spoken):
        return None
    at = amount.core_last + 1
    unit = reading.lower(at) in ("year", "years")
    free = unit or (_plausible(amount) and reading.sort(at) != "word" and reading.text(at) not in ("%", "°", "-", "–"))
    return build(reading, amount, Kind.AGE, amount.first, at if unit else amount.last, unit="year") if free else None


@rule("word of age before the figure", "kind", "unit")
def _aged(reading: Reading, amount: Amount) -> bool:
    """ "aged 42", "the age of 87", "turned 70", "now 54", "a woman of 68", "retired at 31"."""
    before = reading.lower(amount.first - 1)
    if before in ("aged", "ages") or reading.phrase_before(amount.first, ("age", "of")):
        return True
    if reading.phrase_before(amount.core_first, ("ages", "of")):
        return True
    following = reading.text(amount.core_last + 1)
    if reading.sort(amount.core_last + 1) == "word" and inflect.function_word(following) is None:
        compared = reading.lower(amount.core_first - 2) in ("older", "younger") and following not in duration_forms()
        verb = compared or inflect.ranked_tags(following)[:1] in ("B", "Z", "D", "R")  # "pupils under 9 travel free"
        return verb and _limited(reading, amount)
    if _limited(reading, amount):
        return following not in words("kinds", "no_age_before")
    if before == "at" and reading.lower(amount.first - 2) in words("kinds", "at_ages"):
        return amount.low.value >= YOUNGEST
    if before == "of":
        return reading.lower(amount.first - 2) in words("kinds", "persons")
    if before in words("kinds", "being") and reading.sort(amount.core_last + 1) != "number":
        reach = range(max(0, amount.first - PRONOUN_REACH), amount.first - 1)
        person = any(reading.lower(n) in words("kinds", "aged_pronouns") for n in reach)
        follows = reading.lower(amount.core_last + 1)
        told = follows == "when" and reading.lower(amount.core_last + 2) in words("kinds", "aged_pronouns")
        if amount.low.value >= YOUNGEST and (told or (person and follows in words("kinds", "after_ages"))):
            return True
    now = before in ("now", "then") and reading.text(amount.first - 2) == ","
    return now or before in words("kinds", "age_verbs")


def _limited(reading: Reading, amount: Amount) -> bool:
    """ "older than 75", "children under 5", "22 of them over 85": a bound on the age of those just named."""
    if amount.operator not in ("over", "under", "least", "most") or not amount.low.digits:
        return False
    if amount.last > amount.core_last:
        return False
    hedge = {reading.lower(n) for n in range(amount.first, amount.core_first)}
    if hedge & {"older", "younger"}:
        return True
    before = reading.lower(amount.first - 1)
    if not hedge & {"over", "under", "above", "below"} or len(hedge) > 1:
        return False
    return before in words("kinds", "aged_persons") or inflect.singular(before) in words("persons", "persons")


@rule("figure between commas behind a name", "kind", "unit")
def _apposition(reading: Reading, amount: Amount) -> bool:
    """ "Odile Brunner, 51, said": a bare figure between commas after a name."""
    if not amount.low.digits or not amount.bare or reading.touches(amount.first - 1):
        return False
    if reading.text(amount.first - 1) != "," or reading.text(amount.core_last + 1) not in (",", ".", ";", ""):
        return False
    name, before = reading.text(amount.first - 2), reading.text(amount.first - 3)
    short = name.isupper() and len(name) in (2, 3)
    if name.lower() in words("kinds", "persons") and inflect.function_word(before) is not None:
        return before.lower() in words("kinds", "owners") or before.lower() in ("the", "a", "an", "whose")
    if not name[:1].isupper() or not name.isalpha() or short:
        return False
    lone = not inflect.is_known(name) and reading.text(amount.core_last + 1) == "," and amount.first > 1
    named = before[:1].isupper() or before in ("-", ".") or lone
    return named and number_of("months", name.lower()) is None and number_of("weekdays", name.lower()) is None
