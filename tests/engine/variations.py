"""Variations of the rules' cases: what must leave a verdict as it is, and what must change it.

Metamorphic: another way to write the same numbers, hedges or names, or text that has nothing to do with them, changes
nothing. Mutation: one figure of a text in which a rule holds is changed well beyond rounding; the rule has to fire.
`python tests/engine/variations.py` prints both rates for each rule.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checker import pipeline
from checker.engine import informative, judgements, load
from checker.engine._material import Material
from checker.engine.cases import Case, read_cases
from checker.link import linked
from checker.model.claim import Claim, Kind
from checker.model.rule import Rule

RULES = Path(__file__).resolve().parents[2] / "rules"
Documents = Mapping[str, str]
Verdicts = list[tuple[str, ...]]

SENTENCE = "The benches in the park are to be painted again."
PARAGRAPH = "In the park the benches were painted. Some 14 schoolchildren chose the colour; it took 3 litres of it."
HEDGES = (
    ("more than", "over"), ("about", "around"), ("nearly", "almost"), ("at least", "no less than"),
    ("up to", "at most"), ("less than", "under"),
)  # fmt: skip
NAMES = """Brendholt Askerfield Tulmar Corvenna Ilvesk Ordway Penhallow Rusk Stavell Thornbeck Ulvaen Wexcombe Yarrick
Zellin""".split()
FACTORS = (Fraction(3, 2), Fraction(1, 2), Fraction(3), Fraction(1, 3), Fraction(12), Fraction(1, 12))
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")
_PERCENT = re.compile(r"(?<=\d) ?(?:%|per cent\b|percent\b)(?! ?point)")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def _thin_spaces(text: str) -> str:
    return _GROUPED.sub(lambda match: match.group().replace(",", "\u202f"), text)


def _percent_signs(text: str) -> str:
    """ "12 %" for "12 per cent", and the other way round."""
    return _PERCENT.sub(lambda match: " per cent" if "%" in match.group() else " %", text)


def _hedges(text: str) -> str:
    """Hedges that say the same, right before a figure."""
    other = {one: two for pair in HEDGES for one, two in (pair, pair[::-1])}
    hedge = re.compile(rf"(?<!no )\b({'|'.join(other)})(?= [$£€]?\d)")
    return hedge.sub(lambda match: other[match.group()], text)


def _paragraph_behind(text: str) -> str:
    return text.rstrip("\n") + "\n\n" + PARAGRAPH + "\n"


def _sentence_behind(text: str) -> str:
    """A sentence without figures at the end of the last paragraph of prose."""
    body = text.rstrip("\n")
    prose = body and body[-1] in ".!?" and not body.rsplit("\n", 1)[-1].lstrip().startswith(("|", "-", "*", "#"))
    return f"{body} {SENTENCE}\n" if prose else text


def _renamed(documents: Documents) -> Documents:
    """Names that no table knows, each replaced by another one, throughout."""
    text = "\n".join(documents.values())
    names = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?= [a-z])", text))
    unknown = sorted(name for name in names if not _known(name))
    other = dict(zip(unknown, NAMES, strict=False))
    if not other:
        return documents
    pattern = re.compile(rf"\b({'|'.join(other)})\b")
    return {path: pattern.sub(lambda match: other[match.group()], own) for path, own in documents.items()}


def _known(name: str) -> bool:
    """Is a word one of the language, a place, or part of a date?"""
    from checker.lexicon.places import demonym, place
    from checker.text import inflect

    return inflect.is_known(name.lower()) or place(name) is not None or demonym(name) is not None


ADDED = ("paragraph behind", "sentence behind")  # to the first document only
VARIATIONS: Mapping[str, Callable[[str], str]] = {
    "thin spaces": _thin_spaces,
    "percent signs": _percent_signs,
    "hedges": _hedges,
    "paragraph behind": _paragraph_behind,
    "sentence behind": _sentence_behind,
}


def verdicts(documents: Documents, rule: Rule) -> Verdicts:
    """What a rule says, less the words of the figures."""
    found = pipeline.scan(documents, [rule], pipeline.settings(), pipeline.Run()).findings
    return sorted((one.severity.value, one.verdict.value, *one.roles) for one in found)


def varied(case: Case) -> Iterator[tuple[str, Documents]]:
    """The case under each variation that changes it."""
    for name, vary in VARIATIONS.items():
        documents = dict(case.documents)
        for path in list(documents)[: 1 if name in ADDED else None]:
            documents[path] = vary(documents[path])
        if documents != case.documents:
            yield name, documents
    documents = dict(_renamed(case.documents))
    if documents != case.documents:
        yield "names", documents


def mutations(case: Case, rule: Rule) -> Iterator[tuple[str, list[Documents]]]:
    """For each figure that takes part in a holding check of a silent case: texts in which it alone is another one."""
    corpus = pipeline.gather(case.documents, pipeline.settings(), pipeline.Run())
    relations = linked(corpus.documents, corpus.claims).relations
    material = Material(corpus.documents, corpus.claims, relations)
    seen: set[str] = set()
    for judged in judgements([rule], material):
        if judged.holds is not True or not informative(judged):
            continue
        for role, bound in judged.candidate.roles.items():
            for claim in bound.claims:
                if claim.id not in seen and _plain(claim):
                    seen.add(claim.id)
                    yield f"{role} {claim.text!r}", [_with(case.documents, claim, made) for made in _others(claim)]


def _plain(claim: Claim) -> bool:
    return not claim.approximate and claim.interval.bounded and _NUMBER.search(claim.text) is not None


def _others(claim: Claim) -> Iterator[str]:
    """The words of a claim with another number."""
    if claim.kind is Kind.DATE:
        for year in re.findall(r"\b\d{4}\b", claim.text):
            yield from (claim.text.replace(year, str(int(year) + by), 1) for by in (7, -7, 40, -40))
        for day in re.findall(r"\b\d{1,2}\b", claim.text):
            yield from (claim.text.replace(day, str((int(day) + by - 1) % 28 + 1), 1) for by in (3, 10, 17))
        return
    match = _NUMBER.search(claim.text)
    assert match is not None
    old = Fraction(match.group().replace(",", ""))
    places = len(match.group().partition(".")[2])
    for factor in FACTORS:
        new = old * factor
        words = f"{float(new):,.{places}f}" if "," in match.group() or new >= 10_000 else f"{float(new):.{places}f}"
        if Fraction(words.replace(",", "")) not in (old, 0):
            yield claim.text[: match.start()] + words + claim.text[match.end() :]


def _with(documents: Documents, claim: Claim, words: str) -> Documents:
    text = documents[claim.document]
    return {**documents, claim.document: text[: claim.span.start] + words + text[claim.span.end :]}


@dataclass(frozen=True)
class Rates:
    """The share of variations that kept the verdict, and of mutated figures that made the rule fire, of how many."""

    kept: float
    fired: float
    varied: int
    mutated: int
    faults: tuple[str, ...]


def rates(rule: Rule, cases: Sequence[Case]) -> Rates:
    """Both rates of a rule over its cases; 1 where there was nothing to try."""
    kept: list[bool] = []
    fired: list[bool] = []
    faults: list[str] = []
    for case in cases:
        before = verdicts(case.documents, rule)
        for name, documents in varied(case):
            after = verdicts(documents, rule)
            kept.append(after == before)
            if after != before:
                faults.append(f"{case.where}: {name}: {before} became {after}")
        for name, variants in () if case.expected else mutations(case, rule):
            fired.append(any(len(verdicts(documents, rule)) > len(before) for documents in variants))
            if not fired[-1]:
                faults.append(f"{case.where}: no other figure for {name} made it fire")
    return Rates(_share(kept), _share(fired), len(kept), len(fired), tuple(faults))


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 1.0


def main(arguments: Sequence[str]) -> None:
    rules = load([RULES])
    cases, _ = read_cases([RULES], rules)
    for rule in rules:
        if arguments and not any(word in rule.id for word in arguments):
            continue
        found = rates(rule, [case for case in cases if case.rule == rule.id])
        print(f"{rule.id:28} kept {found.kept:4.0%} of {found.varied:3}  fired {found.fired:4.0%} of {found.mutated:3}")
        for fault in found.faults if arguments else ():
            print("   ", fault)


if __name__ == "__main__":
    main(sys.argv[1:])
