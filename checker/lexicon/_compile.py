"""Compile `words.txt` from the word lists of the lemminflect package: `python -m checker.lexicon._compile`.

For developers of the checker only: lemminflect is needed here and nowhere else. Its lists say which forms a word
has, not how likely a reading is; `words-corrections.yaml` adds what a reader of news knows.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.lexicon import table, word_list
from checker.lexicon.function_words import function_word
from checker.lexicon.words import Entry, _entry

HEADER = "!words compiled from lemminflect 0.2.3, MIT licence, see words.LICENSE; format: see words.py"
WORD = re.compile(r"[a-z][a-zà-ÿ]*(?:-[a-zà-ÿ]+)*")
JUDGES = ("al", "ive", "ic", "ous", "able", "ible", "ful", "less")  # endings of adjectives that are seldom nouns
VERB_FORMS = ("D", "D", "G", "Z")
MAPPINGS = ("singular", "auxiliaries")  # of the corrections; all others are lists of words
Lists = dict[str, dict[str, list[str]]]


def main() -> int:
    """Write the table beside this module. Returns the exit status: 1 where lemminflect is missing."""
    found = importlib.util.find_spec("lemminflect")
    if found is None or found.origin is None:
        print("lemminflect is not installed: pip install 'lemminflect==0.2.3'", file=sys.stderr)
        return 1
    folder = Path(found.origin).parent / "resources"
    lines = sorted(compiled(_read(folder / "infl_lu.csv.gz"), _read(folder / "lemma_lu.csv.gz")), key=str.encode)
    target = Path(__file__).with_name("words.txt")
    target.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(lines):,} forms, {target.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def _read(path: Path) -> Lists:
    """base -> part of speech -> the fields that follow."""
    found: Lists = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            base, part, *fields = line.rstrip("\n").split(",")
            found[base][part] = fields
    return found


class _Forms:
    """All readings of all forms: tags, and lemmas by class (n, v, j)."""

    def __init__(self) -> None:
        self.tags: dict[str, set[str]] = defaultdict(set)
        self.lemmas: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def add(self, form: str, tag: str, group: str, lemma: str) -> None:
        """Note one reading; forms that are no plain words are passed over."""
        form = form.lower()
        if not WORD.fullmatch(form):
            return
        self.tags[form].add(tag)
        if lemma not in self.lemmas[form][group]:
            self.lemmas[form][group].append(lemma)


def compiled(inflections: Lists, lemmas: Lists) -> Iterator[str]:
    """The lines of the table, in no order."""
    correct = table("words-corrections")
    lists = {name: frozenset(word_list(correct[name], name)) for name in correct if name not in MAPPINGS}
    forms = _Forms()
    for base, parts in inflections.items():
        if base == base.lower() or _counted(base, parts, lists):
            _add(forms, base, parts, lists)
    for base, shapes in correct["auxiliaries"].items():
        for form, tag in {base: "B", **shapes}.items():
            forms.add(form, tag, "v", base)
    _correct(forms, correct["singular"], lists)
    for form in forms.tags:
        if line := _line(form, forms, lemmas, lists, correct["singular"]):
            yield line


def _counted(base: str, parts: dict[str, list[str]], lists: dict[str, frozenset[str]]) -> bool:
    """Of capitalised words only those of peoples, days and months are kept; other names are left to the gazetteer."""
    if base in lists["not_counted_names"]:
        return False
    return base in lists["counted_names"] or "adj" in parts


def _add(forms: _Forms, base: str, parts: dict[str, list[str]], lists: dict[str, frozenset[str]]) -> None:
    for part, fields in parts.items():
        if part == "noun":
            plurals = [form for form in fields[0].split("/") if form]
            if base in plurals and all(form in (base, base + "s") for form in plurals) and _only_plural(base, parts):
                forms.add(base, "P", "n", base)
            else:
                forms.add(base, "N", "n", base)
            for form in plurals:
                if form != base or base.lower() in lists["invariant"]:
                    forms.add(form, "P", "n", base)
        elif part == "verb":
            forms.add(base, "B", "v", base)
            for tag, field in zip(VERB_FORMS, fields, strict=False):
                for form in filter(None, field.split("/")):
                    forms.add(form, tag, "v", base)
        else:
            tag = "J" if part == "adj" else "R"
            forms.add(base, tag, "j", base)
            for field in fields:
                for form in filter(None, field.split("/")):
                    forms.add(form, tag, "j", base)


def _only_plural(base: str, parts: dict[str, list[str]]) -> bool:
    """A noun in -s of its own ("outskirts", "proceeds") is a plural; -ss, -us, -is and -ics are singular."""
    return base.endswith("s") and not base.endswith(("ss", "us", "is", "ics", "ness"))


def _correct(forms: _Forms, singular: dict[str, str], lists: dict[str, frozenset[str]]) -> None:
    for form, lemma in singular.items():
        if form != lemma:
            forms.add(form, "P", "n", lemma)
        elif not forms.tags[form] & {"N", "P"}:
            forms.add(form, "N", "n", lemma)
    for form in lists["invariant"]:
        if form in forms.tags:
            forms.tags[form] |= {"N", "P"}
    for form in lists["mass"]:
        forms.tags[form] = forms.tags[form] - {"P"} | {"N"}
    for form, found in forms.tags.items():
        closed = function_word(form) is not None and form not in lists["keep_function"]
        if closed or form in lists["not_nouns"]:
            found -= {"N", "P"}
        if closed:
            found.clear()


def _line(form: str, forms: _Forms, lemmas: Lists, lists: dict[str, frozenset[str]], singular: dict[str, str]) -> str:
    found = forms.tags[form]
    if not found:
        return ""
    noun = singular.get(form) or _first(form, "noun", forms.lemmas[form]["n"], lemmas)
    verb = _first(form, "verb", forms.lemmas[form]["v"], lemmas)
    degree = _first(form, "adj", forms.lemmas[form]["j"], lemmas)
    tags = _ranked(form, found, verb, lists)
    plain = _entry(form, [tags])
    wanted = Entry(
        tags,
        noun if found & {"N", "P"} else None,
        verb if found & set("BZDG") else None,
        degree if degree != form and found & {"J", "R"} else None,
    )
    extra = [
        letter + value
        for letter, value, regular in zip("nvj", wanted[1:], plain[1:], strict=True)
        if value and value != regular
    ]
    return " ".join([form, tags, *extra])


def _first(form: str, part: str, candidates: list[str], lemmas: Lists) -> str | None:
    """The lemma that the source prefers, else the first; a plural in -s prefers the word without it."""
    preferred = lemmas.get(form, {}).get(part, [""])[0].split("/")
    ordered = [one for one in preferred if one in candidates] + candidates
    if part == "noun" and form.endswith("s"):
        ordered = [one for one in ordered if one != form] or ordered
    return ordered[0] if ordered else None


def _ranked(form: str, found: Iterable[str], verb: str | None, lists: dict[str, frozenset[str]]) -> str:
    """Tags, likeliest first, by the form's ending and the list of words that are verbs first."""
    verbal = verb in lists["verbs"]
    order = "BZDGJRNP" if verbal else "DNPBZJGR"
    if form in lists["invariant"]:
        order = "PNBDZJGR"
    elif form in lists["gerund_nouns"]:
        order = "NPGJBZDR"
    elif form.endswith("ing"):
        order = "GNPJBZDR"
    elif form.endswith(JUDGES) or form.endswith(("er", "est")) and "J" in found and "N" not in found:
        order = "JDNPBZGR"
    elif form.endswith("ly"):
        order = "RJNPBZDG"
    elif verbal and form in lists["not_nouns"]:
        order = "DBZGJRNP"
    return "".join(sorted(set(found), key=order.index))


if __name__ == "__main__":
    sys.exit(main())
