"""Laws of reading: whatever the text, and however the files are cut, ordered or edited elsewhere."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.config import Settings
from checker.model.claim import Claim, Kind
from checker.model.document import Document
from checker.pipeline import claims_of

BREAK = "\n\n***\n\n"

SENTENCES = (
    "In {year}, {count} libraries lent books in the north.",
    "The harbour handled about {count} containers a day, the port authority said.",
    "Between {year} and {later}, nearly {small} % of the orchards were replanted.",
    "A ticket costs ${small}.50, up from ${small} in {year}.",
    "The choir has at least {small} singers aged {small} to 80.",
    "Rainfall reached {small} mm within {small} hours on 4 May {year}.",
    "Of {count} ballots, {small} were void; more than half came by post.",
    "Officials plan to build {small} km of track by {later}.",
    '"We counted {count} seals," the ranger said.',
)
count = st.integers(100, 99_999)
small = st.integers(3, 95)
year = st.integers(1950, 2020)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SENTENCES))
    began = draw(year)
    return text.format(year=began, later=began + 7, count=f"{draw(count):,}", small=draw(small))


paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
documents = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join).map(lambda text: text + "\n")

# Pieces that readers of numbers stumble over.
PIECES = (
    *(
        "5",
        "1,904",
        "12.5",
        "½",
        "3/4",
        "1.2.3",
        "10^9",
        "٣٤",
        "五千",
        "３",
        "𝟛",
        "Ⅻ",
        "½%",
        "-7",
        "−7",
        "5e3",
        "0x1F",
        "1e999",
    ),
    *("nearly", "more than", "dozens of", "hundreds of thousands of", "two and a half", "a dozen", "one in five", "no"),
    *(
        "%",
        "percent",
        "percentage points",
        "$",
        "US$",
        "€",
        "yuan",
        "万",
        "km",
        "square metres",
        "°C",
        "per day",
        "a year",
    ),
    *(
        "2004",
        "1990s",
        "30 February",
        "4 May 2019",
        "8/10/2012",
        "since 1999",
        "last year",
        "Q3 2021",
        "the 7th",
        "'98",
    ),
    *(
        "people",
        "years old",
        "-year-old",
        "hours",
        "times",
        "tripled",
        "to",
        "-",
        "–",
        "of",
        "and",
        "between",
        "by",
        "from",
    ),
    *(
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "* ",
        "# ",
        "| a | 5 |\n|---|---|\n| b | 6 |\n",
        "***",
        "```",
        "> ",
        "1. ",
        "\t",
        "\u2028",
    ),
    *(
        '"',
        "“",
        "”",
        "'",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        "…",
        "。",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\x0b",
    ),
    *(
        "https://a.example/5?x=6",
        "a@b.example",
        "Mr.",
        "U.S.",
        "No. 5",
        "the ministry said",
        "may",
        "not",
        "up to",
        "said",
    ),
)
noise = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map(" ".join)
glued = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=25).map("".join)
anything = noise | glued | st.text(max_size=60)


def read(text: str, name: str = "a.txt", date: str | None = None) -> tuple[Document, list[Claim]]:
    return claims_of(name, text, Settings(date=date))


def check(document: Document, claims: list[Claim]) -> None:
    text = document.text
    for claim in claims:
        assert text[claim.span.start : claim.span.end] == claim.text != ""
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence_text
        assert claim.sentence.start <= claim.span.start and claim.span.end <= claim.sentence.end
        assert not claim.resolved or not claim.interval.empty
        assert claim.nominal.bounded or not claim.resolved or not claim.interval.bounded or claim.kind is Kind.DATE
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.span for claim in claims] == sorted(claim.span for claim in claims)
    for one, other in itertools.combinations(claims, 2):
        if one.span.overlaps(other.span):
            rate, part = (one, other) if one.kind is Kind.RATE else (other, one)
            assert rate.kind is Kind.RATE, f"{one.text!r} and {other.text!r} overlap"
            assert rate.span.start <= part.span.start and part.span.end <= rate.span.end


@settings(max_examples=300)
@given(anything)
@example("")
@example("9" * 5000)
@example("1" + ",000" * 2000)
@example("1/" * 500)
@example("twenty " * 500)
@example("million " * 500)
@example("(" * 2000 + "5" + ")" * 2000)
@example("¹-0 ")  # a raised figure is no digit that can be counted with
@example("31 February 2019 to 99 May 10000 and 0000-00-00")
def test_no_text_breaks_the_reader(text: str) -> None:
    check(*read(text))
    check(*read(text, date="2020-02-29"))


@given(documents)
def test_claims_slice_the_text_and_lie_apart(text: str) -> None:
    document, claims = read(text)
    assert claims
    check(document, claims)


@given(anything)
def test_reading_twice_is_the_same(text: str) -> None:
    assert read(text) == read(text)


def bare(claim: Claim, offset: int) -> Claim:
    """A claim without what depends on where it stands: offsets are moved, running numbers dropped."""
    return replace(
        claim,
        id="",
        span=claim.span._replace(start=claim.span.start - offset, end=claim.span.end - offset),
        sentence=claim.sentence._replace(start=claim.sentence.start - offset, end=claim.sentence.end - offset),
        line=0,
        column=0,
        section=0,
        paragraph=0,
        sentence_number=0,
        series=min(claim.series, 0),
        table=min(claim.table, 0),
    )


@settings(max_examples=60)
@given(documents, documents)
def test_documents_joined_by_a_section_break_give_joined_claims(one: str, other: str) -> None:
    joined = read(one + BREAK + other)[1]
    apart = [bare(claim, 0) for claim in read(one)[1]] + [bare(claim, 0) for claim in read(other)[1]]
    cut = len(one + BREAK)
    assert [bare(claim, cut if claim.span.start >= cut else 0) for claim in joined] == apart


@settings(max_examples=60)
@given(documents, st.sampled_from(["front", "back"]))
def test_an_edit_elsewhere_keeps_the_ids(text: str, where: str) -> None:
    edit = "The museum showed 123,457 beetles and 7,654,321 moths.\n"
    edited = f"{edit}\n{text}" if where == "front" else f"{text}\n{edit}"
    kept = {claim.id: claim.text for claim in read(edited)[1]}
    for claim in read(text)[1]:
        assert kept[claim.id] == claim.text


@settings(max_examples=60)
@given(documents)
def test_the_name_of_a_document_is_in_its_ids_only(text: str) -> None:
    one, other = read(text, "a.txt")[1], read(text, "b.txt")[1]
    assert [replace(claim, document="", id="") for claim in one] == [
        replace(claim, document="", id="") for claim in other
    ]
    assert not {claim.id for claim in one} & {claim.id for claim in other}


SPELLINGS = [
    ("3,000", "3000", "three thousand"),
    ("12", "twelve", "a dozen"),
    ("2,500,000", "2.5 million", "two and a half million"),
    ("250,000", "250000", "250 thousand"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_a_number_written_otherwise_is_the_same_claim(spellings: tuple[str, ...]) -> None:
    [first, *others] = [read(f"The town has {words} trees.")[1] for words in spellings]
    for other in others:
        same = ("id", "kind", "interval", "hard", "soft", "nominal", "unit", "head", "resolution", "approximate")
        assert [[getattr(claim, name) for name in same] for claim in other] == [
            [getattr(claim, name) for name in same] for claim in first
        ]
