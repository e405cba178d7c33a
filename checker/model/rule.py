"""Rules as records: what a rule file says once it has been read and found sound."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from fractions import Fraction

from checker.model.claim import Modality
from checker.model.finding import Verdict
from checker.model.record import record


class Reach(StrEnum):
    """How far apart the claims of a binding may stand; the order is from near to far."""

    SENTENCE = "sentence"
    PASSAGE = "passage"  # three sentences of a paragraph on end
    LIST = "list"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    DOCUMENT = "document"
    CORPUS = "corpus"


# The expression language: a tree of five shapes. `at` is the column within the expression, from 1.


@record(frozen=True)
class Literal:
    """A number, or a string in quotes."""

    value: Fraction | str
    at: int


@record(frozen=True)
class Name:
    """A role, or a slot of one: `share`, `share.unit`."""

    role: str
    slot: str | None
    at: int


@record(frozen=True)
class Call:
    """A function of the language: `years_between(a, b)`."""

    function: str
    arguments: tuple[Expression, ...]
    at: int


@record(frozen=True)
class Operation:
    """Operands joined by one operator: `+ - * /`, a comparison, `and`, `or`, `not`, `neg`."""

    operator: str
    operands: tuple[Expression, ...]
    at: int


@record(frozen=True)
class Choice:
    """`a in (x, y, z)`."""

    needle: Expression
    choices: tuple[Expression, ...]
    at: int


Expression = Literal | Name | Call | Operation | Choice


@record(frozen=True)
class Formula:
    """An expression with its own words, for messages about it."""

    source: str
    tree: Expression


@record(frozen=True, kw_only=True)
class Selector:
    """Which claims may take a role. Empty fields ask nothing."""

    kinds: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()  # unit strings, or dimensions such as `currency / time`
    heads: frozenset[str] = frozenset()
    not_heads: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()  # at least one of these
    near: tuple[str, ...] = ()  # at least one of these words stands in the sentence
    not_near: tuple[str, ...] = ()  # none of these words stands in the sentence
    before: tuple[str, ...] = ()  # at least one of these stands among the words right before the claim
    after: tuple[str, ...] = ()  # or right after it
    not_before: tuple[str, ...] = ()  # none of these stands right before it
    not_after: tuple[str, ...] = ()
    not_rows: tuple[str, ...] = ()  # of cells: the first cell of the row begins with none of these
    blocks: frozenset[str] = frozenset()
    modality: frozenset[Modality] = frozenset({Modality.ASSERTED})
    flags: tuple[tuple[str, bool], ...] = ()  # derived, superlative, partitive, approximate, threshold, quoted
    basis: frozenset[str] = frozenset()
    series: bool = False  # bind all that fit in the window; the value is their hull
    every: bool = False  # bind all that fit; the value is for functions such as `sum`
    opens: bool | None = None  # whether it opens its line
    like: str | None = None  # a role: this claim counts or measures the same sort of thing
    nearest: str | None = None  # of those with which `where` holds, the nearest "before" the others, "after", "either"
    sole: bool = False  # the only one in the window that fits
    wording: tuple[SentencePattern, ...] = ()  # it stands at the place of `it` in one of these
    linked: str | None = None  # a claim that the linker brought together with others: the relation they have


@record(frozen=True)
class SentencePattern:
    """A sentence pattern: its words, the compiled source, the roles in group order and the kinds that it needs."""

    source: str
    compiled: str
    roles: tuple[str, ...]
    needs: tuple[frozenset[str], ...]  # for each role, the kinds it may have
    sentences: int = 1
    must: tuple[frozenset[str], ...] = ()  # for each claim that no match lacks, the kinds it may have; empty: any
    words: tuple[tuple[str, ...], ...] = ()  # of each of these, a line that matches holds one, a blank after it
    where: str = ""  # file:line:column


@record(frozen=True)
class Hypothesis:
    """A slip of a rule's own: the formula that would hold, and one sentence."""

    name: str
    formula: Formula
    text: str


@record(frozen=True, kw_only=True)
class Rule:
    """One rule. `where` must certainly hold for a binding to be judged; `asserts` must be able to hold."""

    id: str
    family: str
    file: str
    what: str
    why: str
    roles: tuple[str, ...]
    needed: frozenset[str]  # roles that `where` and `asserts` speak of
    message: str
    asserts: tuple[Formula, ...]
    where: Formula | None = None
    selectors: dict[str, Selector] = field(default_factory=dict)
    patterns: tuple[SentencePattern, ...] = ()
    within: Reach = Reach.SENTENCE
    same: tuple[str, ...] = ()  # slots that must be filled and equal
    match: tuple[str, ...] = ()  # slots that must not clash; an empty one is no clash
    verdict: Verdict | None = None  # instead of contradicted or strained
    nominal: bool = False  # judged without hedges
    instead: tuple[tuple[str, Selector], ...] = ()  # figures of the document that may be meant instead of a role's
    overlap: bool = False  # claims of a binding may share characters
    one_voice: bool = False  # roles are a single statement, whoever is named in it
    hard_only: bool = False  # no strained findings
    slips: tuple[str, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    working: str | None = None
    primary: str | None = None
    example: str | None = None
    kind: str | None = None  # of discrepancy, one of `kinds.yaml`
