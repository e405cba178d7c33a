"""Figures that meet, figures a slip apart, dates that are alike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link.claimed import claimed

from checker.link.values import agree, opposed, plausible, slip
from checker.model.claim import Claim


def pair(a: str, b: str) -> tuple[Claim, Claim]:
    _, claims = claimed("a.txt", f"The hall has [[{a}]] here.\n\nThe hall has [[{b}]] there.")
    return claims[0], claims[1]


@pytest.mark.parametrize(
    ("a", "b", "named"),
    [
        ("140", "410", "transposition"),
        ("1840", "1480", "transposition"),
        ("58.2", "52.8", "transposition"),
        ("4200000", "4200000000", "scale"),
        ("35", "3500", "scale"),
        ("35", "350", "scale"),
        ("12", "17", None),
        ("12", "13", None),
        ("12", "12", None),
        ("100", "712", None),
    ],
)
def test_slips(a: str, b: str, named: str | None) -> None:
    assert slip(Fraction(a), Fraction(b)) == named
    assert slip(Fraction(b), Fraction(a)) == named


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12 seats", "17 seats", True),
        ("12 seats", "31 seats", False),
        ("140 seats", "410 seats", True),
        ("150 seats", "15,000 seats", True),
        ("100 seats", "712 seats", False),
    ],
)
def test_plausible(a: str, b: str, expected: bool) -> None:
    assert plausible(*pair(a, b)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1,948 seats", "1,948 seats", True),
        ("2,000 seats", "1,960 seats", True),
        ("more than 12,000 seats", "12,417 seats", True),
        ("more than 100 seats", "712 seats", False),  # strained: no reader takes 712 for "more than 100"
        ("61 seats", "65 seats", False),
    ],
)
def test_agree(a: str, b: str, expected: bool) -> None:
    assert agree(*pair(a, b)) is expected


def test_opposed_bounds() -> None:
    assert opposed(*pair("at least 60 seats", "no more than 45 seats"))
    assert opposed(*pair("no more than 45 seats", "at least 60 seats"))
    assert not opposed(*pair("at least 40 seats", "no more than 45 seats"))
    assert not opposed(*pair("60 seats", "45 seats"))


def test_dates_alike() -> None:
    for a, b, expected in (
        ("12 March 1987", "21 March 1987", True),
        ("12 March 1987", "12 May 1987", True),
        ("12 March 1987", "12 March 1978", True),
        ("12 March 1987", "4 June 1987", False),
    ):
        _, claims = claimed("a.txt", f"Opened on [[{a}|kind=date]] here.\n\nOpened on [[{b}|kind=date]] there.")
        assert plausible(claims[0], claims[1]) is expected


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_slips_are_symmetric(a: int, b: int) -> None:
    assert slip(Fraction(a), Fraction(b)) == slip(Fraction(b), Fraction(a))
