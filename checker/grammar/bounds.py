"""What bounds a date: "since 1999", "until the end of May", "by June", "from 2004 on", "in 1990 or later"."""

from __future__ import annotations

import functools
from collections import defaultdict

from checker import lexicon
from checker.grammar.expression import Temporal
from checker.grammar.offsets import VERB_REACH
from checker.grammar.tense import looks_ahead
from checker.lexicon.lists import words
from checker.model.record import replace
from checker.text.tokens import Reading
from checker.trace import handed, rule


@functools.cache
def _bounding() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases that bound a date, with how, by their last word; the longest first."""
    table, groups = lexicon.table("calendar"), defaultdict(list)
    for name in ("since", "after", "before", "until"):
        for phrase in table[name]:
            parts = tuple(phrase.split())
            groups[parts[-1]].append((parts, name))
    return {last: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for last, some in groups.items()}


@rule("word that bounds a date", "value")
def with_bounds(reading: Reading, made: Temporal) -> Temporal:
    """ "since 1999", "until May", "by 2030", "about 1850": only one end, or roughly then."""
    first = made.first - (reading.lower(made.first - 1) == "the")
    circa = reading.text(first - 1) == "." and reading.lower(first - 2) in ("c", "ca")
    if circa or reading.lower(first - 1) in words("calendar", "about"):
        first -= 1 + circa
        made = replace(made, approximate=True, first=first)
    if not made.range:
        for phrase, operator in _bounding().get(reading.lower(first - 1), ()):
            if reading.phrase_before(first, phrase) and not _no_bound(reading, first, phrase, made):
                return _open_end(reading, _apply(replace(made, first=first - len(phrase)), operator))
    return _open_end(reading, made)


def _no_bound(reading: Reading, first: int, phrase: tuple[str, ...], made: Temporal) -> bool:
    """ "from 2004" bounds only with "on" behind it or at the start; "a starting 2004" does not."""
    if phrase == ("from",):
        goes_on = reading.lower(made.last + 1) in words("calendar", "onward")
        return not goes_on and reading.text(first - 1)[:1].islower()
    if phrase == ("as", "of"):  # "as of 5 June, 40 had died" tells of that day, "applies as of 5 June" of those from it
        return not (looks_ahead(reading) or _applies(reading, first - len(phrase)))
    doubtful = phrase in (("up", "to"), ("starting",), ("beginning",))
    return doubtful and reading.lower(first - len(phrase) - 1) in ("a", "the")


def _applies(reading: Reading, before: int) -> bool:
    """Does a verb of what begins stand before token `before`: "applies (as of)", "was banned (as of)"?"""
    return not words("calendar", "begun").isdisjoint(reading.lowers[max(0, before - VERB_REACH) : before])


@handed
def _apply(made: Temporal, operator: str) -> Temporal:
    if not made.resolved:
        return made
    made = replace(made, hard=None)
    if operator == "since":
        return replace(made, upper=None)
    if operator == "after":
        return replace(made, lower=None if made.upper is None else made.upper + 1, upper=None)
    if operator == "before":
        return replace(made, upper=None if made.lower is None else made.lower - 1, lower=None)
    return replace(made, lower=None)


@rule("onwards, or later", "value")
def _open_end(reading: Reading, made: Temporal) -> Temporal:
    """ "1999 onwards", "2004 or later", "1950 or earlier"."""
    after = made.last + 1
    if reading.lower(after) in ("onwards", "onward"):
        return replace(_apply(made, "since"), last=after)
    joined = reading.lower(after) in ("or", "and") and reading.lower(after + 1) in words("calendar", "open_ends")
    if not joined or reading.sort(after + 2) in ("number", "word"):
        return made
    later = reading.lower(after + 1) in ("later", "after", "beyond")
    return replace(_apply(made, "since" if later else "until"), last=after + 1)
