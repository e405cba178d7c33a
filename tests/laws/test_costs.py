"""Laws of cost: whatever a text is made of, four times as much of it takes about four times as long."""

from __future__ import annotations

import time

import pytest

from checker.config import Settings
from checker.pipeline import claims_of

FACTOR = 4
SLACK = 2.2  # of the factor: machines are not steady; the square of the factor lies beyond it
LEAST = 0.05  # seconds: below that the clock says nothing

HOSTILE = {
    "digits": "1",
    "figures": "12 ",
    "commas": ",",
    "rows": "5, ",
    "number words": "one hundred and ",
    "scales": "million ",
    "brackets": "(",
    "figures in brackets": "(5 ",
    "hedges": "about ",
    "more hedges": "more than ",
    "quotation marks": "“",
    "quotations in quotations": "“a ‘5 ",
    "a letter": "a",
    "names": "Anna Bell ",
    "blank lines": "\n",
    "chains": "1-1-",
    "ranges": "from 1 to ",
    "dates": "4 May 2019, ",
    "days before days": "the day before ",
    "fractions": "1/",
    "halves": "half of a ",
    "apostrophes": "'",
    "stops": "1.",
    "initials": "U.S.",
    "addresses": "a@",
    "fences": "```\n",
    "cells": "| 5 | 6 |\n",
    "speakers": "“There are 500 boats,” he said. ",
    "what goes on": "It has 5,000 boats. The centre has 40 more. ",
    "wrapped lines": "In all some 5,000 boats of many sorts were lying in\n",
    "places": "in Paris, in 5 of ",
}
FEW = ("digits", "commas", "number words", "brackets", "hedges", "quotation marks", "blank lines")


def seconds(text: str) -> float:
    """CPU seconds of the whole extraction, the better of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        claims_of("a.txt", text, Settings())
        taken.append(time.process_time() - start)
    return min(taken)


def check(piece: str, length: int) -> None:
    one, many = ((piece * size)[:size] for size in (length, FACTOR * length))
    seconds(one[:500])
    short = max(seconds(one), LEAST)
    assert seconds(many) < SLACK * FACTOR * short


@pytest.mark.parametrize("name", FEW)
def test_cost_is_linear(name: str) -> None:
    check(HOSTILE[name], 25_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_cost_is_linear_for_all_that_is_hostile(name: str) -> None:
    check(HOSTILE[name], 12_000)
