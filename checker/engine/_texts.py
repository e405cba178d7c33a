"""The functions of the expression language that compare texts; see `_functions`."""

from __future__ import annotations

import re

from checker.engine._calendar import claims_of
from checker.engine._evaluate import Evaluation, Function
from checker.engine._values import Quantity, Value
from checker.model.interval import Interval
from checker.model.rule import Call, Name
from checker.text import inflect

_WORD = re.compile(r"\w+")
_FULL_NAME = re.compile(r"(?=\b([A-Z][^\W\d_]+[ -](?:[A-Z]\. ?)?[A-Z][^\W\d_]+)\b)")


def _shares_name(run: Evaluation, call: Call) -> Value:
    """shares_name(text, text): whether two texts have a name of two words in common: "Ann Lee"."""
    texts = [run.value(argument) for argument in call.arguments]
    if not all(isinstance(text, str) for text in texts):
        return run.unknown()
    one, two = (set(_FULL_NAME.findall(str(text))) for text in texts)
    return not one.isdisjoint(two)


def _words_shared(run: Evaluation, call: Call) -> Value:
    """words_shared(text, text): how many words of more than three letters two texts have in common."""
    texts = [run.value(argument) for argument in call.arguments]
    if not all(isinstance(text, str) for text in texts):
        return run.unknown()
    words = (_WORD.findall(str(text).casefold()) for text in texts)
    one, two = ({inflect.singular(word).lower() for word in found if len(word) > 3} for found in words)
    return Quantity(Interval.point(len(one & two)))


def _begins(run: Evaluation, call: Call) -> Value:
    """begins(text, "word", ...): whether a text begins with one of these words or phrases."""
    text = run.value(call.arguments[0])
    if not isinstance(text, str):
        return run.unknown()
    said = " ".join(_WORD.findall(text.casefold())) + " "
    wanted = [run.value(argument) for argument in call.arguments[1:]]
    phrases = (" ".join(_WORD.findall(word.casefold())) + " " for word in wanted if isinstance(word, str))
    return any(said.startswith(phrase) for phrase in phrases)


def _precedes(run: Evaluation, call: Call) -> Value:
    """precedes(a, b): whether figure a stands before figure b in one document."""
    one, other = claims_of(run, call).claims[0], call.arguments[1]
    two = run.binding[other.role].claims[0] if isinstance(other, Name) else one
    return one.document == two.document and one.span.start < two.span.start


# name -> (function, least arguments, most arguments, what the first argument must be: "role", "slot" or anything)
FUNCTIONS: dict[str, tuple[Function, int, int, str]] = {
    "shares_name": (_shares_name, 2, 2, ""),
    "precedes": (_precedes, 2, 2, "role"),
    "words_shared": (_words_shared, 2, 2, ""),
    "begins": (_begins, 2, 40, ""),
}
