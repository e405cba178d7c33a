"""Sentences are disjoint and ordered, for any text, and cost grows with the text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.pipeline import claims_of
from checker.pipeline import settings as chosen
from checker.text.segment import segment
from checker.text.sentences import BLANKS, MAX_SENTENCE
from checker.text.tokens import tokenize

LINES = st.sampled_from(
    [
        "# Mill",
        "- 12 sacks",
        "| A | 2 |",
        "|---|---|",
        "***",
        "```",
        "Source: The Post, 4 May 2013",
        "It cost $3.",
        "“So”",
        "",
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=12).map("\n".join))
FACTOR = 4  # a linear pass over twice the text takes about twice as long


@given(texts)
@settings(max_examples=300)
def test_sentences_are_disjoint_ordered_and_inside_their_sections(text: str) -> None:
    document = segment("a.txt", text)
    at = 0
    for sentence in document.sentences:
        start, end = sentence.span
        section = document.sections[sentence.section].span
        assert at <= start < end <= len(text)
        assert section.start <= start and end <= section.end
        assert end - start <= MAX_SENTENCE
        assert text[start:end].strip(BLANKS) == text[start:end]
        at = end
    assert [section.span.start for section in document.sections[1:]] == [one.span.end for one in document.sections[:-1]]
    assert all(one.end <= two.start for one, two in zip(document.quotations, document.quotations[1:], strict=False))


@given(texts)
@settings(max_examples=150)
def test_claims_are_slices_inside_their_sentences(text: str) -> None:
    document, claims = claims_of("a.md", text, chosen(date="2020-02-29"))
    for claim in claims:
        assert text[claim.span.start : claim.span.end] == claim.text
        assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end
        assert claim.resolved or (claim.interval.lower is None and claim.interval.upper is None)
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)


@given(st.text(max_size=100))
def test_tokens_cover_all_but_blanks(text: str) -> None:
    tokens = list(tokenize(text, 0, len(text)))
    assert _dense("".join(token.text for token in tokens)) == _dense(text)


def _dense(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


@pytest.mark.parametrize(
    ("piece", "count"),
    [("a", 100_000), ("1", 100_000), ("1,", 30_000), (" . ", 8_000), ("(", 8_000), ("“", 8_000), ("1 ", 1_500),
     ("two ", 1_000), ("4 thousand ", 500), ("May ", 2_000), ("$5 to ", 1_000), ("5 feet ", 800), ("| 1 ", 1_200),
     ("\n", 50_000), ("Bo said 5 cats. ", 400), ("- 5 cats\n", 400), ("***\nA 5.\n", 400)],
)  # fmt: skip
def test_cost_is_linear(piece: str, count: int) -> None:
    one, two = _seconds(piece * count), _seconds(piece * count * 2)
    assert two < 0.1 or two / one < FACTOR, (one, two)


def _seconds(text: str) -> float:
    """The best of three: a busy machine makes single runs slower, never faster."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    start = process_time()
    claims_of("a.txt", text, chosen())
    return process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "1", "1,", " . ", "(", "“", "The mill sold 5 sacks for $3 on 4 May 2013. "])
def test_five_megabytes_in_one_line_are_read(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    document, _ = claims_of("a.txt", text, chosen())
    assert document.sentences[-1].span.end >= len(text) - len(piece)
