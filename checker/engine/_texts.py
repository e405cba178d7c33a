"""The functions of the expression language that compare texts: what they name, say, begin with; see `_functions`."""

from __future__ import annotations

import functools
import re

from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Quantity, Value
from checker.lexicon.lists import words
from checker.model.interval import Interval
from checker.model.rule import Call
from checker.text import inflect

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TOKEN = re.compile(r"\w+")
_FULL_NAME = re.compile(r"(?=\b([A-Z][^\W\d_]+[ -](?:[A-Z]\. ?)?[A-Z][^\W\d_]+)\b)")
_LEAST = 4  # letters of a word that tells something
_SHORTEST = 3  # of a name
_ENOUGH = 2  # a name that is no word, or two that are
_DATES = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_UNITS = frozenset(("cent", "percent", "million", "billion", "thousand"))  # written as signs as often


def _names_alike(run: Evaluation, call: Call) -> Value:
    """names_alike(text, text): whether two sentences have a name in common: "Tamar", but not "County" alone."""
    one, two = (run.value(argument) for argument in call.arguments)
    if not isinstance(one, str) or not isinstance(two, str):
        return run.unknown()
    shared = _names(one) & _words(two, capital=True) | _names(two) & _words(one, capital=True)
    return len(shared) + sum(not _common(word) for word in shared) >= _ENOUGH


def _words_shared(run: Evaluation, call: Call) -> Value:
    """words_shared(text, text): how many telling words two texts have in common."""
    one, two = (run.value(argument) for argument in call.arguments)
    if not isinstance(one, str) or not isinstance(two, str):
        return run.unknown()
    return Quantity(Interval.point(len(_words(one, capital=False) & _words(two, capital=False))))


def _shares_name(run: Evaluation, call: Call) -> Value:
    """shares_name(text, text): whether two texts have a name of two words in common: "Ann Lee"."""
    texts = [run.value(argument) for argument in call.arguments]
    if not all(isinstance(text, str) for text in texts):
        return run.unknown()
    one, two = (set(_FULL_NAME.findall(str(text))) for text in texts)
    return not one.isdisjoint(two)


def _begins(run: Evaluation, call: Call) -> Value:
    """begins(text, "word", ...): whether a text begins with one of these words or phrases."""
    text = run.value(call.arguments[0])
    if not isinstance(text, str):
        return run.unknown()
    said = " ".join(_TOKEN.findall(text.casefold())) + " "
    wanted = [run.value(argument) for argument in call.arguments[1:]]
    phrases = (" ".join(_TOKEN.findall(word.casefold())) + " " for word in wanted if isinstance(word, str))
    return any(said.startswith(phrase) for phrase in phrases)


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
    return len(word) >= least and word not in _DATES and word not in _UNITS and inflect.function_word(word) is None


FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "names_alike": (_names_alike, 2, 2, ""),
    "words_shared": (_words_shared, 2, 2, ""),
    "shares_name": (_shares_name, 2, 2, ""),
    "begins": (_begins, 2, 40, ""),
}
