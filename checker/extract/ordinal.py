"""Ordinals: "the first allegation", "8th Organ Donation Conference"; not "first" as an adverb, nor "third party"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract._base import build
from checker.grammar.amount import Amount
from checker.model.claim import Kind, Mention
from checker.text import inflect
from checker.text.phrase import NounPhrase
from checker.text.tokens import Reading

_IDIOMS = frozenset("party parties world hand class lady ladies name names aid place degree grade reading language person rate half thing things sight glance "
                    "minister instance course thought thoughts nature fiddle guess home time".split())  # fmt: skip


def mentions(reading: Reading, amounts: list[Amount]) -> Iterator[Mention]:
    """Yield ordinals that order a noun."""
    for amount in amounts:
        if not amount.low.ordinal:
            continue
        phrase = _ordered(reading, amount.core_last + 1)
        if phrase is None or not amount.low.digits and _adverb(reading, amount):
            continue
        yield build(reading, amount, Kind.ORDINAL, amount.core_first, phrase.last, "ordinal", phrase=phrase)


def _ordered(reading: Reading, at: int) -> NounPhrase | None:
    """The noun phrase that an ordinal orders, up to its head."""
    words: list[int] = []
    while at < len(reading.tokens) and len(words) < 6:
        text = reading.text(at)
        if text in ("-", "‑") and words and reading.touches(at) and reading.touches(at - 1):
            at += 1
            continue
        tags = inflect.ranked_tags(text)
        if reading.sort(at) != "word" or inflect.function_word(text) is not None or text.lower() in _IDIOMS:
            break
        if (
            words
            and tags[:1] in ("Z", "D", "R")
            and "N" not in tags
            and "J" not in tags
            or tags == "R"
            and reading.text(at + 1) != "-"
        ):
            break
        words.append(at)
        at += 1
    while words and not (
        inflect.is_noun(reading.text(words[-1]))
        and not inflect.ranked_tags(reading.text(words[-1])).startswith(("D", "R"))
    ):
        words.pop()
    if not words:
        return None
    head = inflect.singular(reading.text(words[-1])).lower()
    return NounPhrase(words[0], words[-1], head, tuple(reading.lower(n) for n in words[:-1]))


def _adverb(reading: Reading, amount: Amount) -> bool:
    """ "first approached", "was first released", "second, ...": the word orders no noun."""
    at = amount.core_last + 1
    tags = inflect.ranked_tags(reading.text(at))
    if reading.text(at) in (",", "of", "-") and not reading.touches(at):
        return True
    if reading.text(at) in ("-", "‑"):
        return True
    before = reading.lower(amount.core_first - 1)
    pointed = inflect.function_word(before) == "determiner" or reading.sort(amount.core_first - 1) == "genitive"
    if pointed:
        return False
    return tags[:1] in ("D", "B", "Z", "G") or before in (
        "who",
        "that",
        "which",
        "at",
        "they",
        "he",
        "she",
        "it",
        "was",
        "were",
        "is",
        "to",
    )
