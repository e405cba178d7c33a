"""`why-not`: every gate has a sentence, and the answers name the gate that decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from link.claimed import claimed
from support import Done

from checker.lexicon import table
from checker.link import gates
from checker.link.why import Answer, why

FIRE = "Fire in Ormhaven\n\nORMHAVEN, 3 May 2011 - The fire destroyed [[{}]] in the harbour of Ormhaven."
BURN = "Ormhaven burns\n\nORMHAVEN, 3 May 2011 - In the harbour of Ormhaven the fire destroyed [[{}]]."


def answer(
    one: str, two: str, a: str = FIRE, b: str = BURN, days: tuple[str, str] = ("2011-05-03", "2011-05-03")
) -> Answer:
    first, claims = claimed("a.txt", a.format(one), days[0])
    second, others = claimed("b.txt", b.format(two), days[1])
    (made,) = why({"a.txt": first, "b.txt": second}, {"a.txt": claims, "b.txt": others}, [(claims[0], others[0])])
    return made


@pytest.mark.parametrize(
    ("one", "two", "gate"),
    [
        ("40 workshops", "61 workshops", None),
        ("40 workshops", "40 workshops", None),
        ("40 workshops", "61 boats", "head"),
        ("40 wooden workshops", "61 empty workshops", "modifiers"),
        ("40 workshops|verb=destroy;modality=target", "61 workshops", "modality"),
        ("40 workshops|verb=destroy;modality=denied", "61 workshops", "denied"),
        ("40 workshops|verb=destroy;series=1", "61 workshops", "series"),
        ("40 workshops|verb=destroy;threshold=true", "61 workshops", "threshold"),
        ("40 workshops|verb=destroy;holder=Anna Line", "61 workshops|holder=Ida Line", "holder"),
        ("40 workshops|verb=destroy;place=Orm", "61 workshops|place=Lund", "place"),
        ("40 workshops|verb=destroy;partitive=true", "61 workshops", "share"),
        ("40 workshops", "612 workshops", "plausible"),
        ("40 workshops", "19 wooden workshops", "plausible"),
        ("40 workshops", "29 wooden workshops", "subset"),
    ],
)
def test_the_gate_that_decides(one: str, two: str, gate: str | None) -> None:
    made = answer(one, two)
    assert made.gate == gate and made.reason
    assert bool(made.passed) is (gate is None)


def test_texts_that_are_not_comparable() -> None:
    soup = (
        "Cabbage soup\n\nCut the cabbage and boil it for an hour with salt, then serve [[{}|verb=serve]] to the guests."
    )
    made = answer("40 workshops", "61 workshops", b=soup)
    assert made.gate == "documents" and "share" in made.reason


def test_copies() -> None:
    text = (
        FIRE
        + " The harbour of Ormhaven, where ships of all nations lay, was shut until the evening, and nobody was let in."
    )
    assert answer("40 workshops", "40 workshops", text, text).gate == "copy"
    assert answer("40 workshops", "61 workshops", text, text).gate is None, "an altered copy"
    bulletin = answer("61 workshops", "40 workshops", text, text, ("2011-05-03", "2011-05-05"))
    assert bulletin.gate == "copy", "one text with another figure, days later"


def test_updates_are_links() -> None:
    dead = "Fire in Ormhaven\n\nThe fire in the harbour of Ormhaven killed [[{}|verb=kill]], the fire chief said."
    more = "Ormhaven mourns\n\nIn the harbour of Ormhaven the fire killed [[{}|verb=kill]], says the fire chief."
    grown = answer("14 sailors", "22 sailors", dead, more, ("2011-05-03", "2011-05-05"))
    fallen = answer("22 sailors", "14 sailors", dead, more, ("2011-05-03", "2011-05-05"))
    assert grown.gate is None and "running count" in grown.reason
    assert fallen.gate is None and "one quantity" in fallen.reason


def test_every_gate_has_a_sentence() -> None:
    reasons = table("link-reasons")["reasons"]
    assert {*gates.HARD, "template", "soft", "documents", "evidence", "partner"} - {"increase", "verb"} <= set(reasons)


def test_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Done]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Fire in Ormhaven\n\nThe fire destroyed 40 workshops in the harbour of Ormhaven.\n")
    Path("b.txt").write_text("Ormhaven burns\n\nIn the harbour of Ormhaven the fire destroyed 61 workshops.\n")
    linked = run("why-not", "a.txt:3", "b.txt:3:48")
    assert linked.status == 0 and "linked: " in linked.out and "gates passed: kind" in linked.out
    same = run("why-not", "a.txt:3:20", "a.txt:3")
    assert same.status == 0 and "gate same" in same.out
    for wrong in (("a.txt:9", "b.txt:3"), ("a.txt", "b.txt:3"), ("a.txt:3", "c.txt:3")):
        failed = run("why-not", *wrong)
        assert failed.status == 2 and failed.err.startswith("checker: ") and not failed.out
