"""Stretches of time: what a told length may stand for, and a date that alone is out of step."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine._evaluate import Evaluation
from checker.engine._expression import parse
from checker.engine._functions import BY_NAME
from checker.engine._values import Bound, Reading
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from tests.engine.claimed import binding, claim, date
from tests.engine.test_binding import scan


def truth(expression: str, **roles: Bound) -> bool | None:
    return Evaluation(roles, Reading.HARD, BY_NAME).truth(parse(expression))


def duration(number: int, unit: str) -> Bound:
    return binding(claim(f"{number} {unit}s", Kind.DURATION, number, number, unit))


YEARS = binding(date("1987-1995", "1987-01-01", "1995-12-31", resolution="year"))
DAYS = binding(date("3 to 14 August 2016", "2016-08-03", "2016-08-14"))


@pytest.mark.parametrize(
    ("told", "period", "fits"),
    [
        (duration(7, "year"), YEARS, True),
        (duration(9, "year"), YEARS, True),
        (duration(11, "year"), YEARS, False),
        (duration(12, "day"), DAYS, True),
        (duration(14, "day"), DAYS, False),
        (duration(2, "week"), DAYS, True),
        (duration(4, "week"), DAYS, False),
    ],
)
def test_a_told_length_against_its_ends(told: Bound, period: Bound, fits: bool) -> None:
    assert (truth("stretch(told, period) == lasts(period)", told=told, period=period) is not False) is fits


def test_a_period_has_two_ends() -> None:
    assert truth("is_period(a)", a=YEARS) is True
    assert truth("is_period(a)", a=binding(date("1987", "1987-01-01", "1987-12-31", resolution="year"))) is False
    assert truth("is_period(a)", a=binding(date("1986/87", "1986-01-01", "1987-12-31", resolution="year"))) is False


def row(*days: str) -> list[Claim]:
    return [date(day, day, day, span=Span(at * 20, at * 20 + 10)) for at, day in enumerate(days)]


@pytest.mark.parametrize(
    ("days", "at", "out"),
    [
        (("2010-01-12", "2010-03-03", "2001-04-09", "2010-06-17"), 2, True),
        (("2010-06-17", "2001-04-09", "2010-03-03", "2010-01-12"), 1, True),
        (("2010-01-12", "2010-03-03", "2010-04-09", "2010-06-17"), 2, False),
        (("2010-01-12", "2010-03-03", "2001-12-09", "2010-06-17"), 2, False),  # no year puts it there
        (("2001-01-12", "2010-03-03", "2010-04-09", "2010-06-17"), 0, False),  # the first may lie far back
        (("2010-01-12", "2009-03-03", "2001-04-09", "2010-06-17"), 2, False),
    ],
)
def test_a_date_out_of_step(days: tuple[str, ...], at: int, out: bool) -> None:
    claims = row(*days)
    others = binding(*claims[:at], *claims[at + 1 :])
    assert truth("out_of_step(one, others)", one=binding(claims[at]), others=others) is out


def test_wording_finds_a_figure_by_its_words(tmp_path: Path) -> None:
    body = (
        'patterns: ["aged <b:age>"]\nbind: {a: {kind: date, wording: ["born .. in <it:date>"], sole: true}}\n'
        "within: document\nassert: year(a) > 2000\n"
    )
    (found,) = scan(tmp_path, body, "In 1990 she left, aged 40. She was born near Graz in 1950. She came back in 1999.")
    assert [one.text for one in found.claims] == ["40", "1950"]


def test_rows_that_are_left_out(tmp_path: Path) -> None:
    body = (
        "bind:\n  a: {kind: quantity, block: cell, all: true, not_rows: [of whom]}\n"
        "  b: {kind: quantity, block: prose}\n"
        "within: document\nassert: sum(a) == number(b) * 0\n"
    )
    table = "Counted 9.\n\n| Staff | N |\n|---|---|\n| Nurses | 31 |\n| of whom men | 14 |\n| Cooks | 5 |\n"
    (found,) = scan(tmp_path, body, table)
    assert [one.text for one in found.claims if one.block == "cell"] == ["31", "5"]
