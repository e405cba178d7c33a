"""Mentions and claims: what the text says, and what it says it of."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from checker.model.document import Block, Span
from checker.model.interval import Interval
from checker.model.record import record


class Kind(StrEnum):
    """The ten kinds of claim. The order is the priority where two mentions of one length compete for a span."""

    RATE = "rate"
    MONEY = "money"
    PERCENTAGE = "percentage"
    AGE = "age"
    DATE = "date"
    DURATION = "duration"
    MEASUREMENT = "measurement"
    COUNT = "count"
    ORDINAL = "ordinal"
    NUMBER = "number"


class Modality(StrEnum):
    """How surely the text states a claim."""

    ASSERTED = "asserted"
    TARGET = "target"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Basis(StrEnum):
    """What the unit does not say of a figure."""

    CUMULATIVE = "cumulative"
    INCREASE = "increase"


@record(frozen=True, kw_only=True)
class Mention:
    """What the text says at a span: a kind, an interval, a unit. Context is not known yet."""

    kind: Kind
    span: Span
    interval: Interval  # as stated; dates are day ordinals, both ends inclusive
    extractor: str
    unit: str | None = None
    approximate: bool = False
    resolved: bool = True
    resolution: str = "1"  # step of the last digit, or a granularity for dates
    hard: Interval | None = None  # None: as `interval`
    soft: Interval | None = None  # None: as `hard`
    nominal: Interval | None = None  # hedges off, written precision on; None: as `interval`
    head: str | None = None  # singular lemma of the counted noun
    modifiers: tuple[str, ...] = ()  # words before the head, lower case, in order
    noun_span: Span | None = None  # the noun phrase after (or before) the number
    number_span: Span | None = None  # the numeral alone
    partitive: bool = False  # "4,000 of them", "two of his cronies"


@record(frozen=True)
class Time:
    """When a claim holds, in the text's own words; bounds are day ordinals, inclusive; `None` is open."""

    text: str
    lower: int | None
    upper: int | None
    inherited: bool = False


@record(frozen=True, kw_only=True)
class Claim:
    """A mention that knows its context: one statement of one quantity. Empty slots are `None`, never guessed."""

    id: str
    document: str
    span: Span
    line: int
    column: int
    text: str
    kind: Kind
    interval: Interval
    hard: Interval
    soft: Interval
    nominal: Interval
    approximate: bool
    resolved: bool
    resolution: str
    unit: str | None
    extractor: str
    basis: Basis | None = None
    subject: str | None = None  # the counted noun phrase and its verb
    head: str | None = None
    modifiers: tuple[str, ...] = ()
    verb: str | None = None  # lemma of the verb the counted thing takes part in
    holder: str | None = None
    place: str | None = None
    time: Time | None = None
    attribution: str | None = None
    modality: Modality = Modality.ASSERTED
    sentence: Span = Span(0, 0)
    sentence_text: str = ""
    document_date: str | None = None
    section: int = 0
    paragraph: int = 0
    sentence_number: int = 0
    block: Block = Block.PROSE
    partitive: bool = False  # "4,000 of them"
    derived: bool = False  # the text itself draws the figure from others ("this indicates", "that is")
    superlative: str | None = None  # the words that make it an extreme: "the world's highest annual"
    threshold: bool = False  # a limit or definition: no soft bound
    series: int = -1  # running number of the change it is an end of ("from A to B", "rising to B"); -1 none
    quoted: bool = False  # stands inside quotation marks
    place_inherited: bool = False
    neighbours: tuple[str, ...] = ()  # content lemmas of the sentence around the figure, nearest first
    table: int = -1
    row: int = -1
    cell: int = -1  # column number in its table
    items: int = -1  # how many items a list has that its sentence opens with a colon; -1: no such list
    row_head: str | None = None  # the first cell of its row
    column_head: str | None = None  # the first cell of its column

    @property
    def step(self) -> Fraction | None:
        """The resolution as a number, or None for dates."""
        return None if self.kind is Kind.DATE else Fraction(self.resolution)
