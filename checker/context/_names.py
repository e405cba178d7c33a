"""Proper names of a sentence, and what they name: places, institutions, persons."""

from __future__ import annotations

from checker.lexicon.lists import words
from checker.lexicon.places import demonym, place
from checker.model.record import record
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed

LONGEST = 14  # tokens of a name
_OPENING_MARKS = ("“", '"', ".", ":", "(", "*", "‘", "[")


@record
class Name:
    """A name over tokens `first` to `last`; `sort` is place, institution, person, demonym or other."""

    text: str
    sort: str
    first: int
    last: int


@handed
def names(reading: Reading) -> list[Name]:
    """The names of a sentence from left to right."""
    found, last = [], -1
    capitals = [n for n, text in enumerate(reading.texts) if text[0].isupper()]
    for at in capitals:
        if at > last and _starts(reading, at):
            last = _end(reading, at)
            found.append(Name(reading.slice(at, last), _sort(reading, at, last), at, last))
    return found


def _starts(reading: Reading, at: int) -> bool:
    text = reading.texts[at]
    if reading.sorts[at] != "word" or text == "I" or _calendar(reading, at):
        return False
    if inflect.function_word(text) is not None and not text.isupper():
        return False
    if reading.text(at + 1) == "$" and reading.touches(at):  # US$
        return False
    if at > 0 and reading.text(at - 1) not in _OPENING_MARKS:
        return True
    following = reading.text(at + 1)
    if reading.sort(at + 1) == "genitive" or (following[:1].isupper() and reading.sort(at + 1) == "word"):
        return not inflect.ranked_tags(text).startswith("G")  # "Taking Utrecht as an example"
    tags, known = inflect.tags(text), place(text)
    return not tags or (known is not None and ("N" not in tags or not known.unsure))


def _calendar(reading: Reading, at: int) -> bool:
    """A month or weekday; one that may be a name too only beside a figure."""
    word = reading.lower(at)
    if word in words("calendar", "weekdays"):
        return True
    doubtful = word in words("calendar", "doubtful") and reading.sort(at + 1) != "number"
    doubtful = doubtful and not (word in ("march", "august") and reading.lower(at - 1) in ("in", "since", "last"))
    return word in words("calendar", "months") and not doubtful


def _end(reading: Reading, at: int) -> int:
    """The last token of the name that begins at `at`."""
    last = at
    while last + 1 < reading.count and last - at < LONGEST:
        following = _next(reading, at, last)
        if following < 0:
            break
        last = following
    return last


def _next(reading: Reading, first: int, last: int) -> int:
    """The token up to which a name goes on, past a hyphen, a title's stop or a link word; -1 where it ends."""
    text, lower = reading.texts[last + 1], reading.lowers[last + 1]
    if text[0].isupper() and reading.sorts[last + 1] == "word" and lower not in words("calendar", "months"):
        return last + 1
    capital = reading.text(last + 2)[:1].isupper()
    joined = text in ("-", "&") and reading.touches(last)
    title = text == "." and reading.touches(last) and reading.lower(last) in words("context", "titles")
    if capital and (joined or title):
        return last + 2
    link = lower in words("context", "name_links") or (
        lower in ("for", "on", "to")
        and any(reading.lower(n) in words("context", "institutions") for n in range(first, last + 1))
    )
    return _capital_after(reading, last + 1) if link else -1


def _capital_after(reading: Reading, at: int) -> int:
    """The capitalised token after a link word (and perhaps "the"), or -1."""
    after = at + 1 + (reading.lower(at + 1) == "the")
    capital = reading.sort(after) == "word" and reading.texts[after][0].isupper()
    return after if capital and inflect.function_word(reading.text(after)) is None else -1


def _sort(reading: Reading, first: int, last: int) -> str:
    text = reading.slice(first, last)
    if place(text) is not None:
        return "place"
    members = [reading.lower(n) for n in range(first, last + 1)]
    if last > first and any(word in words("context", "institutions") for word in members):
        return "institution"
    if members[0] in words("context", "titles") or reading.lower(first - 1) in words("context", "titles"):
        return "person"
    if _place_noun(reading, first, last):
        return "place"
    if demonym(text) is not None:
        return "demonym" if reading.text(first - 1) != "The" or first == 1 else "other"
    if text.isupper() and 2 <= len(text) <= 7:
        return "institution"
    linked = any(word in words("context", "links") for word in members)
    if 0 < last - first <= 2 and not linked and all(word[0].isalpha() for word in members):
        return "person"
    located = last - first <= 1 and reading.lower(first - 1) in ("in", "near")
    return "place" if located and reading.sort(last + 1) != "genitive" else "other"


def _place_noun(reading: Reading, first: int, last: int) -> bool:
    """ "Den Hoorn Village", "Aurland valley"."""
    nouns = words("context", "place_nouns")
    if reading.lower(last) in nouns and last > first:
        return last - first == 1 or place(reading.slice(first, last - 1)) is not None
    return reading.lower(last + 1) in nouns and reading.text(last + 1).islower()
