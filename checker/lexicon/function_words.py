"""The closed classes of English: determiners, pronouns, prepositions and the like."""

from __future__ import annotations

import functools

from checker.lexicon import invert, table, word_list

CLASSES = ("determiner", "pronoun", "preposition", "conjunction", "auxiliary", "negation", "wh")


@functools.cache
def classes() -> dict[str, str]:
    """Every function word with its class. Raises DataError where the table is malformed."""
    data = table("function-words")
    return invert({name: word_list(data[name], f"function-words.yaml, {name}") for name in data if name in CLASSES})


@functools.lru_cache(maxsize=65_536)
def function_word(word: str) -> str | None:
    """The class of a function word, or None: "between" is a "preposition", "hospital" is None."""
    return classes().get(word.lower().replace("’", "'"))
