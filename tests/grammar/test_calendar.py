"""Dates read back what was written; calendar arithmetic agrees with the standard library."""

from __future__ import annotations

import calendar
import datetime

from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.anchor import Anchor
from checker.grammar.calendar import days_in, easter, moved, narrowed, nth_of, period, valid, week_number, working
from checker.grammar.temporal import Temporal, temporals
from checker.model.document import Block, Document, Sentence, Span
from checker.text.tokens import Reading

days = st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31))
SHAPES = ("{d:%Y-%m-%d}", "{n} {d:%B} {y}", "{d:%B} {n}, {y}", "the {n}th of {d:%B} {y}", "{d:%A}, {n} {d:%B} {y}")


def read(text: str, anchor: Anchor | None = None) -> list[Temporal]:
    sentence = Sentence(Span(0, len(text)), Block.PROSE, 0, 0)
    return temporals(Reading.of(Document("a.txt", text), sentence), anchor or Anchor())


@given(days, st.sampled_from(SHAPES))
def test_a_written_day_is_read_back(day: datetime.date, shape: str) -> None:
    text = "It opened on " + shape.format(d=day, n=day.day, y=f"{day.year:04}") + "."
    (found,) = read(text)
    assert found.lower == found.upper == day.toordinal(), text
    assert found.weekday in (None, day.weekday())


@given(days, days)
def test_a_range_of_days_is_read_back(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    (found,) = read(f"from {first.day} {first:%B} {first.year:04} to {last.day} {last:%B} {last.year:04}")
    assert (found.lower, found.upper) == (first.toordinal(), last.toordinal())


@given(days)
def test_days_of_a_month_are_those_of_the_library(day: datetime.date) -> None:
    assert days_in(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]
    assert valid(day.year, day.month, day.day)
    assert not valid(day.year, day.month, days_in(day.year, day.month) + 1)


@given(days, st.sampled_from(["week", "month", "quarter", "year", "decade", "century"]), st.integers(-3, 3))
def test_periods_meet_without_gap(day: datetime.date, unit: str, step: int) -> None:
    here, there = period(day.toordinal(), unit, step), period(day.toordinal(), unit, step + 1)
    assert here[1] + 1 == there[0]
    assert period(day.toordinal(), unit)[0] <= day.toordinal() <= period(day.toordinal(), unit)[1]


@given(days)
def test_the_thirds_of_a_month_make_the_month(day: datetime.date) -> None:
    month = period(day.toordinal(), "month")
    early, middle, late = (narrowed(month, part) for part in ("first", "middle", "last"))
    assert month[0] == early[0] and early[1] + 1 == middle[0] and middle[1] + 1 == late[0] and late[1] == month[1]


@given(days)
def test_weeks_of_a_year_are_those_of_iso(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    whole = (datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal())
    found = nth_of(whole, "week", week)
    assert found is not None and found[0] <= day.toordinal() <= found[1]


@given(days, st.integers(1, 300))
def test_years_ago_hold_the_day_itself(day: datetime.date, years: int) -> None:
    anchor = Anchor(day=day.toordinal())
    (found,) = read(f"{years} years ago", anchor)
    if found.resolved:
        assert found.hard is not None and found.hard[0] <= found.lower and found.hard[1] == found.upper
        assert day.year - years == datetime.date.fromordinal(found.lower or 1).year


@given(st.integers(1583, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    found = datetime.date.fromordinal(easter(year))
    assert found.weekday() == 6 and datetime.date(year, 3, 22) <= found <= datetime.date(year, 4, 25)


@given(days, st.integers(-40, 40))
def test_months_there_and_back_end_in_the_same_month(day: datetime.date, months: int) -> None:
    there = moved(day.toordinal(), months=months)
    back = None if there is None else moved(there, months=-months)
    assert back is not None and 0 <= day.toordinal() - back <= 3


@given(days, st.integers(1, 60))
def test_working_days_are_never_at_the_weekend(day: datetime.date, count: int) -> None:
    there = datetime.date.fromordinal(working(day.toordinal(), count))
    assert there.weekday() < 5 and count <= (there - day).days <= count * 7 // 5 + 4


@given(days)
def test_numbered_weeks_are_those_of_iso(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    found = week_number(year, week)
    assert found is not None and found[0] <= day.toordinal() <= found[1]


@given(st.text(max_size=80))
def test_dates_stand_in_order_and_apart(text: str) -> None:
    found = read(text)
    assert all(a.last < b.core_first for a, b in zip(found, found[1:], strict=False))
    assert all(one.resolved or (one.lower is None and one.upper is None) for one in found)
