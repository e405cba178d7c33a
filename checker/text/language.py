"""Is a stretch of text English? Other languages count with other words and other points and commas.

English is known by its function words, which make up some two fifths of any prose and hardly any of another language's
words, and by how many of its words the word table knows. Few words prove nothing, so short texts pass for English.
"""

from __future__ import annotations

from checker import pattern
from checker.model.document import Span
from checker.text.inflect import function_word, is_known

ENOUGH = 12  # words from which on a language can be told
LOOKED_AT = 400  # words of a stretch that are looked at
FUNCTION_SHARE = 0.17  # of the words of English prose, and of notes without verbs, at least
KNOWN_SHARE = 0.6  # of the words that are written small, in English tables and lists
OTHER_LETTERS = 0.5  # of all letters, where a text is written in another alphabet

_WORD = pattern.later("word of a language", r"\p{L}+ (?: ['’] \p{L}+ )?", ignore_case=False)
_LATIN = pattern.later("latin letter", r"\p{Latin}", ignore_case=False)


def english(text: str, span: Span) -> bool:
    """True where `text[span]` is English, or too short to tell."""
    words: list[str] = []
    strange = letters = 0
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        letters += len(word)
        strange += 0 if word.isascii() or _LATIN.match(word) else len(word)
        words.append(word)
        if len(words) == LOOKED_AT:
            break
    if letters and strange > OTHER_LETTERS * letters:
        return False
    if len(words) < ENOUGH:
        return True
    if sum(function_word(word.lower()) is not None for word in words) >= FUNCTION_SHARE * len(words):
        return True
    small = [word for word in words if word.islower()]
    return not small or sum(map(is_known, small)) >= KNOWN_SHARE * len(small)
