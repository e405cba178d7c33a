"""Regular expressions with names; the only door to the `regex` package.

`compile` caches, compiles verbosely (blanks and `#` comments in a pattern are layout) and gives each search a time
limit as the last resort: patterns are bounded by construction, and a pattern that runs away ends the run with an
error instead of a silent skip.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import regex

from checker.errors import CheckerError

SECONDS = 20.0  # for one search over one text; a sound pattern reads a megabyte in well under one
MAX_LENGTH = 200_000

Match = regex.Match[str]


class Pattern:
    """A pattern that knows its name, so that an error can say which one ran away; compiled on its first use."""

    __slots__ = ("name", "seconds", "_source", "_flags", "_compiled")

    def __init__(self, name: str, source: str, flags: int, seconds: float = SECONDS) -> None:
        self.name, self.seconds, self._source, self._flags = name, seconds, source, flags
        self._compiled: regex.Pattern[str] | None = None

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern as the library has it. Raises CheckerError where it is malformed."""
        if self._compiled is None:
            try:
                self._compiled = regex.compile(self._source, self._flags)
            except regex.error as error:
                raise CheckerError(
                    f"the pattern {self.name!r} is malformed: {error}", cure="mend the pattern"
                ) from None
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match within `text[start:end]`, offsets those of `text`. Raises CheckerError on time-out."""
        try:
            return self.compiled.search(text, start, end, timeout=self.seconds)
        except TimeoutError:
            raise self._late(text) from None

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The match that begins at `start`, if any. Raises CheckerError on time-out."""
        try:
            return self.compiled.match(text, start, end, timeout=self.seconds)
        except TimeoutError:
            raise self._late(text) from None

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The match of the whole of `text[start:end]`, if any. Raises CheckerError on time-out."""
        try:
            return self.compiled.fullmatch(text, start, end, timeout=self.seconds)
        except TimeoutError:
            raise self._late(text) from None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[Match]:
        """All matches, from left to right. Raises CheckerError on time-out."""
        try:
            yield from self.compiled.finditer(text, start, end, overlapped=overlapped, timeout=self.seconds)
        except TimeoutError:
            raise self._late(text) from None

    def _late(self, text: str) -> CheckerError:
        return CheckerError(
            f"the pattern {self.name!r} took more than {self.seconds:g} seconds on {len(text):,} characters",
            cure="bound its repetitions",
        )


@functools.cache
def compile(  # noqa: A001
    name: str, source: str, *, ignore_case: bool = True, verbose: bool = True, seconds: float = SECONDS
) -> Pattern:
    """Compile `source`; a search may take `seconds`. Raises CheckerError, with its name, where it is no pattern."""
    made = later(name, source, ignore_case=ignore_case, verbose=verbose)
    made.seconds = seconds
    assert made.compiled is not None  # compiled here, so that a faulty rule is found when it is read
    return made


def later(name: str, source: str, *, ignore_case: bool = True, verbose: bool = True) -> Pattern:
    """A pattern of the checker's own that is compiled on its first use: most texts need few of them."""
    if len(source) > MAX_LENGTH:
        raise CheckerError(f"the pattern {name!r} has {len(source):,} characters", cure="split it")
    flags = regex.V0 | (regex.IGNORECASE if ignore_case else 0) | (regex.VERBOSE if verbose else 0)
    return Pattern(name, source, flags)


def escape(text: str) -> str:
    """`text` as a pattern that matches it and nothing else, blanks kept under verbose compilation."""
    return regex.escape(text, special_only=False, literal_spaces=False)


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of `words`, the longest first; blanks in a word match any run of white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(escape(part) for part in word.split()) for word in ordered) + ")"


def words(*choices: str) -> str:
    """Like `alternation`, between word edges."""
    return r"(?<!\w)" + alternation(choices) + r"(?!\w)"
