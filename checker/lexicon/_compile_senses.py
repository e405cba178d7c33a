"""Compile `senses.txt` from WordNet 3.0: `python -m checker.lexicon._compile_senses FOLDER`.

For developers of the checker only. `FOLDER` holds the database files (`data.noun`, `index.noun`, `cntlist.rev`, ...),
as the Debian package wordnet-base installs them. Formats: wndb(5WN), cntlist(5WN).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.lexicon.senses import SEPARATOR
from checker.lexicon.words import lookup

HEADER = "!senses compiled from WordNet 3.0, see senses.LICENSE; format: see senses.py"
FILES = {"n": "noun", "v": "verb", "a": "adj"}
NUMBERS = {"1": "n", "2": "v", "3": "a", "5": "a"}  # parts of speech as cntlist writes them
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
SHARE = 0.3  # of the uses of a word's first sense; a rarer sense is not what a reader thinks of
SENSES = 3  # kept of each part of speech
UNCOUNTED = 2  # kept where nothing was counted
TOP = 3  # levels of the noun hierarchy that say nothing: entity, object, whole, ...
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Key = tuple[str, str]  # part of speech and offset of a set of synonyms


class _Set(NamedTuple):
    words: tuple[str, ...]
    above: tuple[Key, ...]
    derived: tuple[tuple[int, Key], ...]  # number of the word, and the set that it is derived from or gives


def main(arguments: list[str]) -> int:
    """Write the table beside this module. Returns the exit status: 2 without a folder of WordNet."""
    folder = Path(arguments[0]) if len(arguments) == 1 else Path()
    if not (folder / "data.noun").is_file():
        print("usage: _compile_senses FOLDER, where FOLDER holds data.noun and the other files", file=sys.stderr)
        return 2
    lines = sorted(compiled(folder), key=str.encode)
    target = Path(__file__).with_name("senses.txt")
    target.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(lines):,} words, {target.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def compiled(folder: Path) -> Iterator[str]:
    """The lines of the table, in no order."""
    sets = {key: found for letter in FILES for key, found in _sets(folder, letter)}
    counts = _counts(folder)
    kept: dict[str, list[Key]] = defaultdict(list)
    for letter in FILES:
        for word, offsets in _index(folder, letter):
            if lookup(word) is not None:
                kept[word] += [(letter, one) for one in _usual(offsets, counts, word, letter)]
    used = {key for keys in kept.values() for key in keys}
    depths: dict[Key, int] = {}
    names: dict[Key, str] = {}
    for word in sorted(kept):
        own = kept[word]
        deeds = [key for one in own if one[0] == "n" for key in _deeds(sets[one], word, used)]
        nouns = [key for key in own if key[0] == "n"]
        above = [key for one in nouns[:2] for key in _ancestors(one, sets) if _depth(key, sets, depths) >= TOP]
        fields = (nouns, [*(key for key in own if key[0] != "n"), *deeds], [key for key in above if key in used])
        yield f"{word} " + SEPARATOR.join(".".join(_name(key, names) for key in dict.fromkeys(one)) for one in fields)


def _name(key: Key, names: dict[Key, str]) -> str:
    return names.setdefault(key, _base36(len(names)))


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def _usual(offsets: list[str], counts: Mapping[tuple[str, str, int], int], word: str, letter: str) -> list[str]:
    """The senses, likeliest first, that a reader may think of."""
    uses = [counts.get((word, letter, number), 0) for number in range(1, len(offsets) + 1)]
    if not uses[0]:
        return offsets[:UNCOUNTED]
    return [offset for offset, used in zip(offsets, uses, strict=True) if used >= SHARE * uses[0]][:SENSES]


def _deeds(found: _Set, word: str, used: set[Key]) -> Iterator[Key]:
    """What the verbs mean that a noun is derived from: "closure" gives close, "visitor" visit."""
    for number, key in found.derived:
        if found.words[number - 1] == word and key[0] == "v" and key in used:
            yield key


def _ancestors(key: Key, sets: Mapping[Key, _Set]) -> list[Key]:
    found: dict[Key, None] = {}
    open_keys = list(sets[key].above)
    while open_keys:
        one = open_keys.pop()
        if one not in found:
            found[one] = None
            open_keys += sets[one].above
    return list(found)


def _depth(key: Key, sets: Mapping[Key, _Set], known: dict[Key, int]) -> int:
    """Steps to the top by the shortest way."""
    if key not in known:
        known[key] = 1 + min((_depth(one, sets, known) for one in sets[key].above), default=-1)
    return known[key]


def _index(folder: Path, letter: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(folder / f"index.{FILES[letter]}"):
        fields = line.split()
        if WORD.fullmatch(fields[0]):
            yield fields[0], fields[-int(fields[2]) :]


def _sets(folder: Path, letter: str) -> Iterator[tuple[Key, _Set]]:
    for line in _lines(folder / f"data.{FILES[letter]}"):
        fields = line.partition(" | ")[0].split()
        number = int(fields[3], 16)
        words = tuple(word.lower().partition("(")[0] for word in fields[4 : 4 + 2 * number : 2])
        at = 4 + 2 * number
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        above = tuple((part, offset) for sign, offset, part, _ in pointers if sign in ("@", "@i"))
        derived = tuple((int(ends[:2], 16), (part, offset)) for sign, offset, part, ends in pointers if sign == "+")
        yield (letter, fields[0]), _Set(words, above, derived)


def _counts(folder: Path) -> dict[tuple[str, str, int], int]:
    """How often a sense was met: by word, part of speech and number of the sense."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    for line in _lines(folder / "cntlist.rev"):
        sense, number, count = line.split()
        word, _, rest = sense.partition("%")
        if rest[0] in NUMBERS:
            found[word, NUMBERS[rest[0]], int(number)] += int(count)
    return found


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("  "))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
