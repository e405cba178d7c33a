"""The expression language: what parses, what is refused and where, and what it means."""

from __future__ import annotations

from fractions import Fraction

import pytest
from engine.claimed import binding, claim, count, date, money, percentage, rate
from hypothesis import given
from hypothesis import strategies as st

from checker.engine._expression import ExpressionError, parse
from checker.engine._judge import evaluation
from checker.engine._values import Bound, Quantity, Reading
from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.interval import Interval
from checker.model.rule import Operation


def value(source: str, reading: Reading = Reading.HARD, **roles: Bound) -> object:
    return evaluation(roles, reading).value(parse(source))


def truth(source: str, **roles: Bound) -> tuple[bool | None, bool]:
    run = evaluation(roles, Reading.HARD)
    return run.truth(parse(source)), run.missing


@pytest.mark.parametrize(
    ("source", "at"),
    [
        ("share = 1", 7),
        ("a == ", 5),
        ("a < b < c", 7),
        ("(a", 3),
        ("a b", 3),
        ("a.1", 3),
        ("not", 4),
        ("a not b", 3),
        ("in (a)", 1),
        ("f(a,", 5),
        ("'open", 1),
        ("a; b", 2),
        ("a[0]", 2),
        ("__import__('os').system('x')", 17),
    ],
)
def test_faults_have_a_column_and_a_cure(source: str, at: int) -> None:
    with pytest.raises(ExpressionError) as fault:
        parse(source)
    assert fault.value.at == at, fault.value
    assert fault.value.cure


@pytest.mark.parametrize("source", ["(" * 5000 + "a", "a" * 1_000_000, "not " * 300 + "a", "-" * 350 + "a", "a+" * 900])
def test_hostile_expressions_end_at_once(source: str) -> None:
    with pytest.raises(ExpressionError):
        parse(source)


@given(st.text(alphabet="ab.()+-*/<>=!, 1%'\"notandri\n", max_size=60))
def test_any_text_parses_or_is_refused(source: str) -> None:
    try:
        parse(source)
    except ExpressionError as error:
        assert 1 <= error.at <= len(source) + 1


def test_precedence() -> None:
    tree = parse("not a == b and c or d")
    assert isinstance(tree, Operation) and tree.operator == "or"
    left = tree.operands[0]
    assert isinstance(left, Operation) and left.operator == "and"
    assert isinstance(left.operands[0], Operation) and left.operands[0].operator == "not"


numbers = st.integers(min_value=1, max_value=9)


@given(numbers, numbers, numbers, st.sampled_from("+-*/"), st.sampled_from("+-*/"))
def test_arithmetic_is_that_of_fractions(a: int, b: int, c: int, first: str, second: str) -> None:
    found = value(f"{a} {first} {b} {second} {c}")
    assert isinstance(found, Quantity)
    exact = eval(f"Fraction({a}) {first} Fraction({b}) {second} Fraction({c})", {"Fraction": Fraction})  # noqa: S307
    assert found.interval == Interval.point(exact)


@given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]))
def test_three_valued_logic(one: bool | None, two: bool | None) -> None:
    words = {True: "1 == 1", False: "1 == 2", None: "a == b"}
    roles = {"a": binding(count("10", 9, 11)), "b": binding(count("10", 9, 11))}

    def answer(source: str) -> bool | None:
        return truth(source, **roles)[0]

    conjunction, disjunction = answer(f"{words[one]} and {words[two]}"), answer(f"{words[one]} or {words[two]}")
    assert conjunction is (False if False in (one, two) else None if None in (one, two) else True)
    assert disjunction is (True if True in (one, two) else None if None in (one, two) else False)
    assert answer(f"not {words[one]}") is (None if one is None else not one)


def test_units_take_part() -> None:
    revenue, fee, n = (
        money("100 million yuan", 10**8, "CNY / year"),
        money("$40,000", 40000, "USD"),
        rate("3,000", 3000),
    )
    roles = {"r": binding(revenue), "f": binding(fee), "n": binding(n)}
    assert truth("r == f * n", **roles) == (False, False)
    assert truth("r == f", **roles) == (None, True)  # per year and not per year: no comparison
    assert truth("f < r / n", **roles)[0] is False


def test_percent_are_numbers() -> None:
    roles = {"p": binding(count("312", 312, 312)), "w": binding(count("480", 480, 480)), "s": binding(percentage(65))}
    assert truth("s == p / w", **roles) == (None, False)
    assert truth("s == 56 %", **roles) == (False, False)
    assert truth("s < 100 %", **roles) == (True, False)


def test_growth() -> None:
    roles = {
        "old": binding(count("40", 40, 40)),
        "new": binding(count("50", 50, 50)),
        "bare": binding(claim("60", Kind.NUMBER, 60, 60, None)),
        "price": binding(money("$60", 60, "USD")),
        "year": binding(claim("1985", Kind.NUMBER, 1985, 1985, None)),
        "half": binding(claim("1/2 dollar", Kind.MONEY, Fraction(1, 2), Fraction(1, 2), "USD")),
        "share": binding(percentage(65)),
    }
    assert truth("growth(old, new) == 25 %", **roles)[0] is True
    assert truth("growth(old, bare) == 50 %", **roles)[0] is True
    assert truth("growth(price, bare) == 0", **roles)[0] is True
    assert truth("growth(old, price) == 50 %", **roles) == (None, True)
    assert truth("alike(old, new)", **roles) == (True, False)
    assert truth("alike(price, half)", **roles) == (False, False)  # may be the end of "10-1/2 dollars"
    assert truth("alike(old, price)", **roles) == truth("alike(old, year)", **roles) == (False, False)
    assert truth("alike(bare, share)", **roles) == (False, False)
    assert truth("growth(price, year) == 3208", **roles) == (None, True)
    assert truth("written(share) == 65", **roles) == (None, True)  # made as a range here
    assert truth("written(old) == 40", **roles) == (True, False)


def test_dates() -> None:
    roles = {
        "b": binding(date("1931", "1931-01-01", "1931-12-31")),
        "d": binding(date("April 2009", "2009-04-01", "2009-04-30")),
    }
    assert value("age_at(b, d)", **roles) == Quantity(Interval.of(77, 78), value("age_at(b, d)", **roles).unit)  # type: ignore[attr-defined]
    assert truth("b < d", **roles) == (True, False)
    assert truth("b == 1931", **roles) == (None, True)  # a date is no number
    assert truth("year(b) == 1931", **roles) == (True, False)
    assert truth("weekday(d) == 'Monday'", **roles) == (None, True)  # April has thirty days


def test_an_empty_slot_is_not_known() -> None:
    roles = {"a": binding(count("1", 1, 1)), "b": binding(count("2", 2, 2))}
    assert truth("a.holder == b.holder", **roles) == (None, True)
    assert truth("same(a.holder, b.holder)", **roles) == (None, True)
    assert truth("filled(a.holder)", **roles) == (False, False)
    assert truth("a.kind == 'count' and a.unit in ('person', 'patient')", **roles) == (True, False)


def test_series() -> None:
    bound = Bound((count("3", 3, 3), count("5", 5, 5), count("8", 8, 8)))
    assert value("sum(x)", x=bound) == Quantity(Interval.point(16), value("x", x=bound).unit)  # type: ignore[attr-defined]
    assert truth("x == 4", x=bound) == (None, False)
    assert truth("count(x) == 3 and mean(x) < 6", x=bound) == (True, False)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("made_of(total, part, rest)", None),
        ("made_of(total, part, other)", False),
        ("precedes(total, rest)", True),
        ("precedes(rest, total)", False),
        ("attainable_mean(mean, few)", True),
        ("attainable_mean(off, total)", True),
        ("attainable_mean(off, few)", False),
        ('names_alike("In 2010 Tamar County spent it.", "Tamar County had it.")', True),
        ('names_alike("In 2010 Tamar County spent it.", "Orlheim County had it.")', False),
        ('words_shared("The staff of the hospital left.", "Hospitals have staff.") >= 2', True),
        ('words_shared("The staff of the hospital left.", "Hospitals have staff.") >= 3', False),
    ],
)
def test_parts_means_and_names(source: str, expected: bool | None) -> None:
    roles = {
        "total": binding(count("61 people", 61, 61)),
        "part": binding(count("40 people", 40, 40), count("7 people", 7, 7), count("15 people", 15, 15)),
        "rest": binding(count("six people", 6, 6, span=Span(50, 60))),
        "other": binding(count("nine people", 9, 9, span=Span(50, 60))),
        "mean": binding(count("2.27 people", Fraction("2.265"), Fraction("2.275"))),
        "off": binding(count("2.31 people", Fraction("2.305"), Fraction("2.315"))),
        "few": binding(count("11 people", 11, 11)),
    }
    assert truth(source, **roles)[0] is expected
