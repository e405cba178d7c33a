"""How many things a list names: at least and at most; nothing where the list is open."""

from __future__ import annotations

import pytest

from checker.engine._enumeration import items


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (": bread, butter, salt and pepper.", (4, 4)),
        (" aims: shorter waits, a second theatre, and better food.", (3, 3)),
        (": Ann Lee, a nurse, and Bob Day, a cook.", (2, 3)),
        (": a hall, which seats 200, and a kitchen, with room for six.", (2, 2)),
        (": red, green; blue; and white.", (3, 3)),
        (": red and green.", (2, 2)),
    ],
)
def test_closed_lists(after: str, expected: tuple[int, int]) -> None:
    assert items(after) == expected


@pytest.mark.parametrize(
    "after",
    [
        " in Leeds.",
        ": bread, butter and others.",
        ": bread, butter, including salt and pepper.",
        ": bread, butter, salt",
        ": two rolls, three buns and a cake.",
        " at a scale of 1:500, in rooms 3 and 4.",
        ": nobody came, and those who did left. They were wet.",
        " in areas of: bread, butter, and salt.",
        "",
    ],
)
def test_open_lists_and_none(after: str) -> None:
    assert items(after) is None


def test_names_need_capitals() -> None:
    assert items(": teachers, nurses and Ann Lee.", names=True) is None
    assert items(": Leeds, York and Hull.", names=True) == (3, 3)
