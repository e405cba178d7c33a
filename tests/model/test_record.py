"""Records behave as dataclasses do: frozen ones stay as they are, equal ones are equal, copies hold the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from checker.model.document import Document, Span
from checker.model.interval import Interval
from checker.model.record import record, replace
from checker.text.phrase import NounPhrase


def test_a_frozen_record_cannot_be_changed() -> None:
    one = Interval.of(1, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.lower = None  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.upper
    with pytest.raises(AttributeError):
        one.other = 3  # type: ignore[attr-defined]
    assert one == Interval.of(1, 2)


def test_equal_values_are_equal_and_have_one_hash() -> None:
    assert len({Interval.of(1, 2), Interval.of(1, 2), Interval.of(1, 3)}) == 2
    assert Interval.of(1, 2).__eq__((1, 2, True, True)) is NotImplemented
    assert Document("a", "b") == Document("a", "b", _lines=[0, 7]), "a field that takes no part in comparing"
    with pytest.raises(TypeError):
        hash(NounPhrase(0, 1, "goat"))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_hold_the_same(again: object) -> None:
    assert callable(again)
    for one in (Interval.of(1, None), NounPhrase(0, 1, "goat", ("old",)), Document("a", "b", masks=(Span(0, 1),))):
        assert again(one) == one
        assert type(again(one)) is type(one)


def test_the_functions_of_dataclasses_work_on_records() -> None:
    one = NounPhrase(0, 1, "goat")
    assert dataclasses.replace(one, last=2) == replace(one, last=2) == NounPhrase(0, 2, "goat")
    assert dataclasses.asdict(one) == {"first": 0, "last": 1, "head": "goat", "modifiers": ()}
    assert repr(one) == "NounPhrase(first=0, last=1, head='goat', modifiers=())"
    with pytest.raises(TypeError):
        replace(one, tail="short")  # type: ignore[call-arg]


def test_each_record_gets_containers_of_its_own() -> None:
    @record(frozen=True)
    class Bag:
        things: list[int] = dataclasses.field(default_factory=list)

    one, two = Bag(), Bag()
    one.things.append(1)
    assert two.things == []
    assert Bag.__name__ in repr(one)
