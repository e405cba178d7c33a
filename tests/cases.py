"""Cases as data: `- text: ...` with what it must yield, in YAML files that bear the name of the module they describe.

A case may have a `date` (the day that the text speaks from), `order` (of numeric dates) and `yields`: what is found, in
text order, as mappings of which only the listed fields are compared. Spans of figures are named by their words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from checker.context import claims
from checker.extractors import dated, mentions
from checker.extractors._dateline import anchor_of
from checker.grammar.amount import amounts
from checker.grammar.numeral import numeral_at
from checker.grammar.temporal import temporals
from checker.model.claim import Claim, Kind, Mention
from checker.model.document import Document
from checker.model.wire import claim_record
from checker.plugs import modules
from checker.text.segment import segment
from checker.text.tokens import Reading

TESTS = Path(__file__).resolve().parent
ROOMS = ("extractors", "grammar", "context", "text")
Found = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One text and what it yields."""

    path: Path
    number: int
    text: str
    yields: Sequence[Found]
    date: str | None = None
    order: str | None = None

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}/{self.number}"

    @property
    def document(self) -> Document:
        return dated(segment("case.md", self.text), date=self.date, date_order=self.order)


def files() -> list[Path]:
    return sorted(path for room in ROOMS for path in (TESTS / room).glob("*.yaml") if path.stem != "prose")


def cases(path: Path) -> list[Case]:
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Case(path, number, **_plain(one)) for number, one in enumerate(listed, 1)]


def _plain(one: Mapping[str, Any]) -> dict[str, Any]:
    date = one.get("date")
    return {**one, "date": date.isoformat() if isinstance(date, datetime.date) else date}


def found(case: Case) -> list[Found]:
    """What the checker finds in a case, by the room and name of its file."""
    return list(READERS[case.path.parent.name](case))


def difference(case: Case) -> str:
    """How the findings differ from the case; empty where they fit."""
    got = found(case)
    if len(got) != len(case.yields):
        return f"{case.text!r}: want {list(case.yields)}, got {got}"
    for want, have in zip(case.yields, got, strict=True):
        for key, value in want.items():
            assert key in have, f"{case.name}: no field {key!r}: {sorted(have)}"
            if not _same(value, have[key]):
                return f"{case.text!r}: {key} of {have['text']!r}: want {value!r}, got {have[key]!r}"
    return ""


def _same(want: object, have: object) -> bool:
    if isinstance(want, dict) and isinstance(have, Mapping):
        return want.keys() <= have.keys() and all(_same(value, have[key]) for key, value in want.items())
    if isinstance(want, datetime.date):
        want = want.isoformat()
    if isinstance(want, (int, float)) and not isinstance(want, bool) and isinstance(have, (int, float)):
        return abs(want - have) <= 1e-9 * max(1, abs(want))
    return want == have


# --- what each room finds ---------------------------------------------------------------------------------------------


def _extracted(case: Case) -> Iterator[Found]:
    """All plugs together where the file says so (a leading underscore, or dates), else those of the plug's kind."""
    kind = next((one for one in Kind if one.value == case.path.stem), None)
    for mention in mentions(case.document, date_order=case.order):
        if kind is None or mention.kind is kind:
            yield _record(case, mention)


def _record(case: Case, mention: Mention) -> Found:
    one = claims(case.document, [mention])[0]
    return {**claim_record(one), "head": one.head, "modifiers": list(one.modifiers), **_hard(one)}


def _hard(one: Claim) -> Found:
    bounds = (one.hard.lower, one.hard.upper)
    if one.kind is Kind.DATE:
        low, high = (None if end is None else datetime.date.fromordinal(int(end)).isoformat() for end in bounds)
        return {"hard_lower": low, "hard_upper": high}
    return {"hard_lower": _number(bounds[0]), "hard_upper": _number(bounds[1])}


def _number(value: Fraction | None) -> float | int | None:
    return None if value is None else int(value) if value.denominator == 1 else float(value)


def _in_context(case: Case) -> Iterator[Found]:
    document = case.document
    for one in claims(document, mentions(document, date_order=case.order)):
        marks = {name: getattr(one, name) for name in ("derived", "superlative", "threshold", "series", "verb", "row")}
        yield {**claim_record(one), **marks, "partitive": one.partitive, "inherited": one.place_inherited}


def _readings(case: Case) -> Iterator[Reading]:
    return (Reading.of(case.document, sentence) for sentence in case.document.sentences)


def _numerals(case: Case) -> Iterator[Found]:
    for reading in _readings(case):
        at = 0
        while at < len(reading.tokens):
            one = numeral_at(reading, at) if reading.sort(at) in ("word", "number", "glyph") else None
            if one is not None:
                text = reading.slice(one.first, one.last)
                step = _number(one.step)
                yield {
                    "text": text,
                    "value": _number(one.value),
                    "step": step,
                    "ordinal": one.ordinal,
                    "vague": one.vague,
                }
            at = at + 1 if one is None else one.last + 1


def _amounts(case: Case) -> Iterator[Found]:
    for reading in _readings(case):
        for one in amounts(reading):
            made = one.bounds()
            yield {
                "text": reading.slice(one.first, one.last),
                "lower": _number(made.stated.lower),
                "upper": _number(made.stated.upper),
                "lower_inclusive": made.stated.lower_inclusive,
                "upper_inclusive": made.stated.upper_inclusive,
                "approximate": made.approximate,
                "operator": one.operator,
                "change": one.change,
                "hard_lower": _number(made.hard.lower),
                "hard_upper": _number(made.hard.upper),
                "soft_lower": _number(made.soft.lower),
                "soft_upper": _number(made.soft.upper),
            }


def _temporals(case: Case) -> Iterator[Found]:
    document = case.document
    anchor = anchor_of(document, 0, case.order)
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            anchor.paragraph()
        reading = Reading.of(document, sentence)
        for one in temporals(reading, anchor, case.order):
            days = [
                None if end is None else datetime.date.fromordinal(end).isoformat() for end in (one.lower, one.upper)
            ]
            text = reading.slice(one.first, one.last)
            facts = {"resolved": one.resolved, "impossible": one.impossible, "weekday": one.weekday}
            yield {"text": text, "lower": days[0], "upper": days[1], "granularity": one.granularity, **facts}


def _segments(case: Case) -> Iterator[Found]:
    text = case.document.text
    for one in case.document.sentences:
        place = {"row": one.row, "column": one.column, "section": one.section, "paragraph": one.paragraph}
        yield {"text": text[one.span.start : one.span.end], "block": one.block.value, **place}


_GRAMMAR: Mapping[str, Callable[[Case], Iterator[Found]]] = {
    "numeral": _numerals,
    "amount": _amounts,
    "hedge": _amounts,
    "temporal": _temporals,
}
READERS: Mapping[str, Callable[[Case], Iterator[Found]]] = {
    "extractors": _extracted,
    "grammar": lambda case: _GRAMMAR[case.path.stem](case),
    "context": _in_context,
    "text": _segments,
}


def plug_names() -> set[str]:
    """The plugs of the extractors' room."""
    return {module.__name__.rsplit(".", 1)[1] for module in modules("checker.extractors")}
