"""How many things a list names: at least and at most; nothing where the list is open."""

from __future__ import annotations

import pytest

from checker.engine._enumeration import apposed, items


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (": bread, butter, salt and pepper.", (4, 4)),
        (" aims: shorter waits, a second theatre, and better food.", (3, 3)),
        (": Ann Lee, a nurse, and Bob Day, a cook.", (2, 3)),
        (": a hall, which seats 200, and a kitchen, with room for six.", (2, 2)),
        (": red, green; blue; and white.", (3, 3)),
        (": red and green.", (2, 2)),
        (" joined in May: Dr. Ellen Frye, a doctor; Tom Cole, who keeps a shop; and Priya Raman.", (3, 3)),
        (" aims: (a) fund it; (b) staff it; and (c) review it.", (3, 3)),
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


@pytest.mark.parametrize(
    ("after", "persons", "expected"),
    [
        (", Carl, Otto, Emil and Franz.", True, (4, 4)),
        (" (Kenya, Uganda and Malawi).", False, (2, 3)),
        (" are Ann Day, Bo Lind and Di Wu.", True, (3, 3)),
        (", John Lee, Chairman, and Bob Day.", True, None),
        (", Carl of Leeds and Otto, a baker.", True, None),
        (" (two of them in Africa).", False, None),
    ],
)
def test_names_beside_their_number(after: str, persons: bool, expected: tuple[int, int] | None) -> None:
    assert apposed(after, persons=persons) == expected
