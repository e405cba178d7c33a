"""Sentence patterns on sentences made to make them slow: few words and many figures, again and again.

Patterns are bounded, yet a bound may lie far off; one that takes more than a second on a sentence of some hundred words
would spoil a scan, so `checker rules validate` names it before.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker import pattern
from checker.engine._pattern import _TOKEN, KINDS
from checker.errors import CheckerError, RuleError
from checker.model.rule import Rule, SentencePattern

SECONDS = 1.0
ROUNDS = 40
_WORDS = 8  # different words of a pattern that are tried
_MARK = KINDS["count"]


def slow_patterns(rule: Rule) -> Iterator[RuleError]:
    """A fault for each pattern that takes too long; sound ones take a few milliseconds together."""
    for one in rule.patterns:
        search = pattern.compile(f"tried {one.where}", one.compiled, ignore_case=False, verbose=False, seconds=SECONDS)
        try:
            for line in hostile_lines(one):
                for _ in search.finditer(line, overlapped=True):
                    pass
        except CheckerError:
            what = f"the pattern takes more than {SECONDS:g} second on a sentence of {len(line.split()):,} words"
            yield RuleError(what, where=one.where, cure="use fewer options, gaps and repetitions")


def hostile_lines(one: SentencePattern) -> Iterator[str]:
    """Lines of tokens that invite a search to try many ways and end in none: all it asks for comes, but too late."""
    words = list(dict.fromkeys(_words(one)))[:_WORDS] or ["x"]
    marks = list(dict.fromkeys(KINDS[min(kinds)] if kinds else _MARK for kinds in one.needs)) or [_MARK]
    everything = " ".join([*marks, *words, *marks])
    late = "qq " * 100 + f"{everything} {' '.join(reversed(words))} " * 2
    bodies = [f"{everything} " * ROUNDS]
    for mark in marks:
        bodies += [f"{mark} " * ROUNDS * 4, f"{mark} , and " * ROUNDS]
        bodies += [f"{mark} {f'{word} ' * 4}" * ROUNDS for word in words]
    for word in words:
        bodies += [f"{word} " * ROUNDS * 4, f"{marks[0]} {f'{word} ' * ROUNDS}"]
    for body in bodies:
        yield body + late


def _words(one: SentencePattern) -> Iterator[str]:
    """The words and signs that a pattern names itself, and the first of each list that no match lacks."""
    for choice in one.words:
        yield choice[0].strip()
    at = 0
    while at < len(one.source.rstrip()) and (match := _TOKEN.match(one.source, at)) is not None:
        word = match.group("word") or match.group("mark") or match.group("base") or match.group("escaped")
        if word:
            yield word.lower()
        at = match.end()
