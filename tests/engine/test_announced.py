"""How many items a list has that a sentence with a colon opens."""

from __future__ import annotations

import pytest

from checker.engine._announced import with_items
from checker.text.segment import segment
from tests.engine.claimed import count


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["- oats", "- barley", "- rye"], 3),
        (["1. Oats. They keep.", "2. Barley", "   from the north", "", "3. Rye"], 3),
        (["* oats", "  - black", "  - white", "* rye"], 2),
        (["- oats", "- barley", "- and so on ..."], -1),
        (["- oats"], -1),
        (["Oats and rye."], -1),
    ],
)
def test_items(lines: list[str], items: int) -> None:
    text = "We grow two crops:\n\n" + "\n".join(lines) + "\n\nThe rest is grass.\n"
    document = segment("a.md", text)
    opening = next(one for one in document.sentences if one.span.start == 0)
    (found,) = with_items(document, [count("two crops", 2, 2, "crop", sentence=opening.span)])
    assert found.items == items
