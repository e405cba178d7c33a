"""The digests in seeds/ keep the figures, dates and hedges that they were written to keep."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"


def listed() -> dict[str, list[str]]:
    """File name -> the phrases that its text has to contain, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("figures.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, phrase = line.split("|", 1)
            found[name].append(phrase)
    return found


FIGURES = listed()


def test_five_digests_and_each_is_listed() -> None:
    assert sorted(path.name for path in SEEDS.iterdir()) == sorted(FIGURES)
    assert len(FIGURES) == 5
    assert sum(map(len, FIGURES.values())) > 200


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_figures_stand_in_order(name: str) -> None:
    text = " ".join((SEEDS / name).read_bytes().decode("utf-8").split())
    at = 0
    for phrase in FIGURES[name]:
        found = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)").search(text, at)
        assert found is not None, f"{phrase!r} after character {at}"
        at = found.end()


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_digests_are_plain_prose(name: str) -> None:
    text = (SEEDS / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\t" not in text
    assert not re.search(r"https?://|^[-*] ", text, re.MULTILINE)
