"""The regular rules of English inflection, for words that no table has and to keep the table small."""

from __future__ import annotations

_NO_PLURAL = ("ss", "us", "is", "'s", "ics")
_SIBILANTS = ("ches", "shes", "xes", "sses", "zzes")


def regular_singular(word: str) -> str:
    """The singular of a plural in -s by rule, or the word itself: "chatbots" gives "chatbot", "glass" stays."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word[:-3] + "man" if len(word) > 4 and word.endswith("men") else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        return word[:-2]
    return word[:-1]


def regular_base(word: str, tag: str) -> str:
    """The base of a regular verb form; `tag` is Z, D or G: "worked" as D gives "work"."""
    if tag == "Z":
        return regular_singular(word)
    ending = "ed" if tag == "D" else "ing"
    return word.removesuffix(ending)
