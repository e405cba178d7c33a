"""How far a sentence pattern got: the figures that it bound, or the point at which no sentence went along."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from checker import pattern, yamlfile
from checker.engine import _words
from checker.engine._bind import _match
from checker.engine._files import package_root
from checker.engine._lines import Line
from checker.engine._loader import _shared_words
from checker.engine._material import Material
from checker.engine._pattern import _TOKEN, KINDS, PatternError, compile_pattern
from checker.engine._values import Bound
from checker.errors import CheckerError
from checker.model.rule import Rule, SentencePattern

MOST_MATCHES = 3
_KIND_OF = {mark: kind for kind, mark in KINDS.items()}
_LONG = 160
_OPENS, _CLOSES = "([", ")]"


def pattern_lines(rule: Rule, one: SentencePattern, material: Material) -> Iterator[str]:
    """What came of one pattern, in lines."""
    lines = list(_lines(one, material))
    found = list(itertools.islice(_matches(rule, one, lines, material), MOST_MATCHES + 1))
    for roles in found[:MOST_MATCHES]:
        yield "binds " + ", ".join(f'{role} = "{_words.figure(bound)}"' for role, bound in roles.items())
    if len(found) > MOST_MATCHES:
        yield "... and more"
    if found:
        return
    if not lines:
        yield "no sentence has a figure" if one.sentences == 1 else "no two sentences with figures stand together"
        return
    yield "matches no sentence"
    yield from _lacks(one, lines)
    yield from _stops(rule, one, lines)


def _lines(one: SentencePattern, material: Material) -> Iterator[Line]:
    for path in material.documents:
        lines = material.lines(path)
        yield from lines.windows if one.sentences > 1 else itertools.chain.from_iterable(lines.sentences)


def _matches(rule: Rule, one: SentencePattern, lines: list[Line], material: Material) -> Iterator[dict[str, Bound]]:
    for line in lines:
        yield from _match(rule, one, line, material)


def _lacks(one: SentencePattern, lines: list[Line]) -> Iterator[str]:
    """What no sentence has, though no match can do without it."""
    for kinds in dict.fromkeys(one.must):
        if kinds and all(kinds.isdisjoint(line.kinds) for line in lines):
            yield f"no sentence has a figure of kind {' or '.join(sorted(kinds))}"
    for words in one.words:
        if not any(word in line.text for word in words for line in lines):
            told = [f'"{word.strip()}"' for word in words[:5]] + ["..."] * (len(words) > 5)
            yield f"no sentence has {' or '.join(told)}"


def _stops(rule: Rule, one: SentencePattern, lines: list[Line]) -> Iterator[str]:
    """The longest beginning of the pattern that some sentence goes along with, and what does not follow there."""
    lists, ends = _lists(rule), list(_ends(one.source))
    reached: tuple[int, Line] | None = None
    for number, end in enumerate(ends):
        try:
            begun = compile_pattern(one.source[:end], lists)
        except (CheckerError, PatternError):  # no figure yet, or a part that cannot stand alone
            continue
        search = pattern.compile(f"pattern of {rule.id}", begun.compiled, ignore_case=False, verbose=False)
        line = next((line for line in lines if search.search(line.text) is not None), None)
        if line is None:
            break
        reached = number, line
    if reached is None:
        return
    number, line = reached
    if number + 1 == len(ends):
        yield "the words match, but a selector under 'bind' refuses one of the figures"
        return
    yield f"some sentence goes along with: {one.source[: ends[number]].strip()}"
    yield f"  but not with what comes next: {one.source[ends[number] : ends[number + 1]].strip()}"
    yield f"  the sentence as patterns see it: {_readable(line)}"


def _ends(source: str) -> Iterator[int]:
    """Where the elements of a pattern end that stand outside all brackets."""
    at = depth = 0
    while at < len(source.rstrip()):
        match = _TOKEN.match(source, at)
        if match is None:
            return
        at = match.end()
        sign = match.group("sign")
        depth += (sign is not None and sign in _OPENS) - (sign is not None and sign in _CLOSES)
        repeated = source[at : at + 1] in ("*", "+")
        if depth == 0 and not match.group("not") and not repeated:
            yield at


def _readable(line: Line) -> str:
    """A line with its figures as `<kind>`."""
    words = "".join(f"<{_KIND_OF[sign]}>" if sign in _KIND_OF else sign for sign in line.text)
    words = " ".join(word for word in words.split() if word.isascii() or word.isprintable())
    return words if len(words) <= _LONG else words[:_LONG] + " ..."


def _lists(rule: Rule) -> dict[str, tuple[str, ...]]:
    """The lists of words that the patterns of a rule may name."""
    folder = Path(rule.file).parent
    lists = _shared_words([(root, str(root)) for root in (package_root(), folder.parent, folder)], [])
    try:
        own = yamlfile.load_data(Path(rule.file))["words"]
    except (CheckerError, KeyError, TypeError):
        return lists
    return lists | {name: tuple(map(str, words if isinstance(words, list) else [words])) for name, words in own.items()}
