"""Which words of a text are names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.link.names import contained, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill in Torvik burned. Torvik slept.", ["torvik", "torvik"]),
        ("In May the firm of Karl Brand moved to Ulm.", ["karl brand", "ulm"]),
        ("Turnout was low. Turnout fell.", []),
        ("The Museum of Runa has visitors.", ["museum of runa"]),
        (
            "MUSEUM OF RUNA: THE YEAR\n\nIn May the Museum of Runa grew.",
            ["museum of runa", "museum of runa"],
        ),
        ("On Monday and in March it rained.", []),
        ("He joined the US navy.", ["us"]),
        ("Two Canadian lawyers came.", ["canadian"]),
        ("It is O'Brien's.", ["o'brien"]),
        ("Steelworks cut posts\n\nThe steelworks in Brann cut posts.", ["brann"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [" ".join(name.words) for name in names(text, 0, len(text)).found] == expected


def test_contained() -> None:
    assert contained(("harbour", "square"), ("the", "harbour", "square", "inn"))
    assert not contained(("museum", "of", "runa"), ("runa", "museum", "of", "glass"))
    assert not contained(("lake", "theatre"), ("park", "theatre"))


@given(st.text())
def test_any_text_has_names_within_it(text: str) -> None:
    for name in names(text, 0, len(text)).found:
        assert 0 <= name.start < name.end <= len(text)
