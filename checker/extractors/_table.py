"""Cells of tables whose figure gets its unit from a heading: "Revenue (EUR million)", "Share (%)", "Visitors"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.extractors._base import decimal_text
from checker.lexicon.currency_table import currency_form
from checker.lexicon.lists import numbers
from checker.lexicon.units_table import duration_forms, unit_form
from checker.model.claim import Kind, Mention
from checker.model.document import Block, Document, Sentence
from checker.model.interval import Interval
from checker.model.record import record, replace
from checker.text import inflect
from checker.text.tokens import Reading
from checker.trace import handed, rule

WIDTH = 4  # tokens: the longest unit in a heading


@record(frozen=True)
class Measure:
    """What a heading says of the figures under it or beside it."""

    kind: Kind
    unit: str
    factor: Fraction = Fraction(1)
    head: str | None = None
    modifiers: tuple[str, ...] = ()


Measures = Mapping[tuple[int, int, int], Measure]  # by table, row and column


def measures(document: Document) -> Measures:
    """What the heading cells of all tables say of their figures."""
    found: dict[tuple[int, int, int], Measure] = {}
    for sentence in document.sentences:
        if sentence.block is Block.CELL and 0 in (sentence.row, sentence.column):
            measure = _measure(Reading.of(document, sentence))
            if measure is not None:
                found[sentence.table, sentence.row, sentence.column] = measure
    return found


def heads(sentence: Sentence, found: Measures) -> bool:
    """True for a cell that says what the figures below it or beside it measure, and gives none of its own."""
    return sentence.row == 0 and (sentence.table, 0, sentence.column) in found


@rule("cell under its heading", "kind", "unit", "head", "modifiers", "value")
def measured(mention: Mention, reading: Reading, found: Measures) -> Mention:
    """A bare figure in a table is what its column's heading says, else its row's."""
    cell = reading.sentence
    if mention.kind is not Kind.NUMBER or mention.unit is not None or cell.row <= 0:
        return mention
    measure = _heading(cell, found)
    if measure is None:
        return mention
    scale = measure.factor
    return replace(
        mention,
        kind=measure.kind,
        unit=measure.unit,
        extractor="table",
        head=measure.head,
        modifiers=measure.modifiers,
        interval=mention.interval.scaled(scale),
        hard=_scaled(mention.hard, scale),
        soft=_scaled(mention.soft, scale),
        nominal=_scaled(mention.nominal, scale),
        resolution=decimal_text(Fraction(mention.resolution) * scale),
    )


@handed
def _heading(cell: Sentence, found: Measures) -> Measure | None:
    """What the heading of a cell's column says, else that of its row."""
    column = found.get((cell.table, 0, cell.column))
    return column or (found.get((cell.table, cell.row, 0)) if cell.column else None)


def _scaled(interval: Interval | None, scale: Fraction) -> Interval | None:
    return interval if interval is None or scale == 1 else interval.scaled(scale)


@handed
def _measure(reading: Reading) -> Measure | None:
    """The first unit that a heading names, with its scale ("€ million", "000 tonnes"), else its plural noun."""
    scales = numbers("numerals", "heading_scales")
    scale = next((scales[word] for word in reading.lowers if word in scales), Fraction(1))
    for first in range(reading.count):
        for last in range(min(first + WIDTH, reading.count) - 1, first - 1, -1):
            found = _unit(reading, first, last)
            if found is not None:
                return replace(found, factor=found.factor * scale)
    return _noun(reading, scale)


@rule("unit in a table's heading", "unit", "kind")
def _unit(reading: Reading, first: int, last: int) -> Measure | None:
    """The unit that a table's heading names: "Share (%)", "Revenue (EUR million)".

    At tokens `first` to `last`: a share anywhere, others in brackets, behind "in", or all there is.
    """
    text = reading.slice(first, last)
    if text.lower() in ("%", "percent", "per cent", "percentage"):
        return Measure(Kind.PERCENTAGE, "percent")
    before = first - 1
    while before > 0 and reading.lower(before) in numbers("numerals", "heading_scales"):
        before -= 1  # (million euros)
    told = first == 0 or reading.text(before) in ("(", "[", ",", "/") or reading.lower(before) in ("in", "of")
    money = currency_form(text)
    if money is not None and money.code is not None and (told or text.isupper()) and not money.evidence:
        return Measure(Kind.MONEY, money.code, money.share)
    period = first == 0 and last == reading.count - 1 and not text.lower().endswith("s")  # "Year", "Month"
    if text.lower() in duration_forms() and told and not period:
        return Measure(Kind.DURATION, duration_forms()[text.lower()])
    form = unit_form(text) if told and first > 0 else None
    if form is not None and form.dimension != "time" and (not form.evidence or reading.text(first - 1) == "("):
        return Measure(Kind.MEASUREMENT, form.unit)
    return None


@rule("noun in a table's heading", "unit", "kind", "head", "modifiers")
def _noun(reading: Reading, scale: Fraction) -> Measure | None:
    """ "Visitors", "Number of beds", "New members (thousand)": the last plural noun before a bracket."""
    stop = next((n for n, text in enumerate(reading.texts) if text in ("(", "[", ",", ":")), reading.count)
    for n in range(stop - 1, -1, -1):
        word = reading.text(n)
        if reading.sort(n) == "word" and inflect.is_plural(word) and inflect.singular(word) != word.lower():
            head = inflect.singular(word).lower()
            before = tuple(reading.lower(m) for m in range(n) if inflect.function_word(reading.text(m)) is None)
            return Measure(Kind.COUNT, head, scale, head, before)
    return None
