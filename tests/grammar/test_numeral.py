"""Numerals read back what was spelt, whatever way it was written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speller import grouped, spell

from checker.grammar.amount import amounts
from checker.grammar.figures import plain, written_step
from checker.grammar.hedge import bounds, written
from checker.grammar.numeral import Numeral, numeral_at
from checker.model.document import Block, Document, Sentence, Span
from checker.text.tokens import Reading

whole = st.one_of(st.integers(0, 2000), st.integers(0, 10**14 - 1), st.integers(0, 9999).map(lambda n: n * 10**6))


def reading(text: str) -> Reading:
    span = Span(0, len(text))
    return Reading.of(Document("a.txt", text), Sentence(span, Block.PROSE, 0, 0))


def read(text: str) -> Numeral:
    one = reading(text)
    found = numeral_at(one, 0)
    assert found is not None and found.last == len(one.tokens) - 1, text
    return found


@given(whole, st.booleans())
def test_a_spelt_number_is_read_back(number: int, joined: bool) -> None:
    assert read(spell(number, joined=joined)).value == number


@given(whole, st.sampled_from([",", ".", "'", "’", "\u00a0", "\u202f"]))
def test_grouped_figures_are_read_back(number: int, mark: str) -> None:
    if mark == "." and number < 10**6:
        return  # 1.234 is a decimal
    assert read(grouped(number, mark)).value == number


@given(whole)
def test_figures_grouped_by_blanks_are_read_back(number: int) -> None:
    if number >= 10**6:
        assert read(grouped(number, " ")).value == number


@given(st.integers(1, 9999), st.sampled_from([("thousand", 10**3), ("million", 10**6), ("bn", 10**9)]))
def test_scaled_figures_are_read_back(number: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    assert read(f"{number / 100:.2f} {word}").value == Fraction(number, 100) * factor


@given(st.decimals(0, 10**9, places=3).map(Fraction))
def test_decimals_are_read_back_with_the_step_of_their_last_digit(value: Fraction) -> None:
    assert plain(f"{float(value):.3f}") == (value, Fraction(1, 1000))


@given(st.integers(1, 10**15))
def test_the_step_divides_the_figure_and_keeps_two_digits(number: int) -> None:
    step = written_step(Fraction(number), last_digit=Fraction(1))
    assert number % step == 0
    assert step == 1 or number / step >= 10


@given(st.integers(1, 10**9), st.sampled_from([None, "about", "nearly", "over", "least", "under", "most", "just_over"]))
def test_bounds_lie_round_the_nominal_value(number: int, operator: str | None) -> None:
    value = Fraction(number)
    wide = written(value, written_step(value, last_digit=Fraction(1)), exact=False)
    made = bounds(operator, wide, wide, floor=True)
    assert value in made.nominal
    assert made.soft.within(made.hard)
    if operator in (None, "about", "least", "most"):
        assert value in made.stated and value in made.hard and value in made.soft
    else:  # the value itself is ruled out, and everything beside it is not
        near = value + Fraction(1, 10**6) * (1 if operator in ("over", "just_over") else -1)
        assert value not in made.stated
        assert near in made.stated and near in made.hard and near in made.soft


@given(st.text(max_size=60))
def test_amounts_stand_in_order_and_apart(text: str) -> None:
    one = reading(text)
    found = amounts(one)
    assert all(a.core_last < b.core_first for a, b in zip(found, found[1:], strict=False))
    assert all(amount.first <= amount.core_first <= amount.core_last <= amount.last for amount in found)


@pytest.mark.parametrize("text", ["1" * 31, "1e99", "१२", "1.2.3", "12,34", "1,,2", "0,123,456"])
def test_what_is_no_number_is_none(text: str) -> None:
    found = numeral_at(reading(text), 0)
    assert found is None or found.value < 10**15
