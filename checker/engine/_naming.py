"""The functions of the expression language that ask what the sentences of two claims name; see `_functions`."""

from __future__ import annotations

import functools
import re

from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Value
from checker.lexicon.lists import words
from checker.model.rule import Call
from checker.text import inflect

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LEAST = 4  # letters of a word that tells something
_SHORTEST = 3  # of a name
_ENOUGH = 2  # a name that is no word, or two that are
_DATES = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def _names_alike(run: Evaluation, call: Call) -> Value:
    """names_alike(text, text): whether two sentences have a name in common: "Tamar", but not "County" alone."""
    one, two = (run.value(argument) for argument in call.arguments)
    if not isinstance(one, str) or not isinstance(two, str):
        return run.unknown()
    shared = _names(one) & _words(two, capital=True) | _names(two) & _words(one, capital=True)
    return len(shared) + sum(not _common(word) for word in shared) >= _ENOUGH


def _words_alike(run: Evaluation, call: Call) -> Value:
    """words_alike(text, text, least): whether two sentences have at least so many telling words in common."""
    one, two = (run.value(argument) for argument in call.arguments[:2])
    least = run.quantity(call.arguments[2])
    if not isinstance(one, str) or not isinstance(two, str) or least is None or least.interval.lower is None:
        return run.unknown()
    return len(_words(one, capital=False) & _words(two, capital=False)) >= least.interval.lower


@functools.lru_cache(maxsize=4_096)
def _names(text: str) -> frozenset[str]:
    """The capitalised words within a sentence; its first word may have its capital from there."""
    found = list(_WORD.finditer(text))[1:]
    return frozenset(word for match in found if match[0][0].isupper() and _tells(word := _base(match[0]), _SHORTEST))


@functools.lru_cache(maxsize=4_096)
def _words(text: str, *, capital: bool) -> frozenset[str]:
    """The telling words of a sentence in their base forms, or only those with a capital."""
    found = (match[0] for match in _WORD.finditer(text) if not capital or match[0][0].isupper())
    return frozenset(word for one in found if _tells(word := _base(one), _SHORTEST if capital else _LEAST))


def _base(word: str) -> str:
    return inflect.singular(word.lower().removesuffix("'s").removesuffix("’s"))


def _common(word: str) -> bool:
    """A noun that many names share: "county", "bay"."""
    return inflect.is_known(word) or word in words("context", "place_nouns")


def _tells(word: str, least: int) -> bool:
    return len(word) >= least and word not in _DATES and inflect.function_word(word) is None


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "names_alike": (_names_alike, 2, 2, ""),
    "words_alike": (_words_alike, 3, 3, ""),
}
