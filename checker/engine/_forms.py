"""All forms of a word, for the lemma mark of rules: `~rise` stands for rise, rises, rose, risen, rising."""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from checker.lexicon import resource
from checker.text import inflect

_VOWELS = "aeiou"
_AUXILIARIES = {
    "be": ("am", "are", "be", "been", "being", "is", "was", "were"),
    "do": ("did", "do", "does", "doing", "done"),
    "have": ("had", "has", "have", "having"),
}


@functools.cache
def forms(lemma: str) -> tuple[str, ...]:
    """The forms of a lower-case lemma, noun and verb, in order of the alphabet."""
    if lemma in _AUXILIARIES:
        return _AUXILIARIES[lemma]
    found = {lemma, *_irregular().get(lemma, ())}
    for candidate in _regular(lemma):
        if not inflect.is_known(candidate) or lemma in (inflect.verb_lemma(candidate), inflect.singular(candidate)):
            found.add(candidate)
    return tuple(sorted(found))


def _regular(lemma: str) -> list[str]:
    stem = lemma[:-1]
    if lemma.endswith("y") and stem[-1:] not in _VOWELS:
        return [f"{stem}ies", f"{stem}ied", f"{lemma}ing"]
    if lemma.endswith("e"):
        return [f"{lemma}s", f"{lemma}d", f"{stem}ing", f"{lemma}ing"]
    endings = ["es", "ed", "ing"] if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else ["s", "ed", "ing"]
    found = [lemma + ending for ending in endings]
    if len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS:
        found += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return found


@functools.cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Forms whose lemma the word table spells out, by that lemma."""
    text = resource("words.txt").read_bytes().decode()
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemmas in re.findall(r"^(\S+) \S+((?: [nv]\S+)+)", text, re.MULTILINE):
        for lemma in lemmas.split():
            found[lemma[1:]].add(form)
    return {lemma: tuple(sorted(words)) for lemma, words in found.items()}
