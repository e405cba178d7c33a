"""Read one entry of `bind:`: which claims may take a role."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from checker import units
from checker.engine._pattern import spelled
from checker.errors import DataError
from checker.model.claim import Basis, Kind, Modality
from checker.model.document import Block
from checker.model.rule import Selector
from checker.yamlfile import Node

FLAGS = ("derived", "superlative", "partitive", "approximate", "threshold", "quoted")
KEYS: dict[str, str] = {
    "kind": "count, money, duration, date, percentage, rate, measurement, age, ordinal, number",
    "unit": "a unit (`CNY / year`), or a dimension (`currency / time`, `noun`, `time`, `date`, `number`)",
    "head": "the counted noun, singular",
    "not_head": "nouns that it must not be",
    "modifier": "one of these words stands before the noun",
    "near": "one of these words stands in the sentence; ~fee stands for all its forms",
    "not_near": "none of these words stands in the sentence",
    "before": "one of these words stands within eight words before the figure",
    "after": "one of these words stands within it or eight words after",
    "block": "prose, heading, item, cell, source, dateline",
    "modality": "asserted (the default), target, hypothetical, denied, or any",
    "basis": "cumulative, increase, or none",
    "series": "true: the ends of a change are one role; its value is their hull",
    "all": "true: every claim that fits is bound, for sum, mean and count",
    "opens": "true: it opens its line, as the dates of a log do",
    **dict.fromkeys(FLAGS, "true or false"),
}

Fault = Callable[..., None]


def selector(role: str, node: Node, fault: Fault, unknown_keys: Fault) -> Selector:
    """The selector of a role; faults are noted through the callbacks."""
    if node.value == "linked":
        return Selector(linked=True)
    if not isinstance(node.value, dict):
        fault(f"the role {role!r} has no selector", node, "write {kind: count}, or 'linked'")
        return Selector()
    unknown_keys(node, (*KEYS, "linked"), "a selector")
    parts: dict[str, Node] = node.value

    def listed(key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        if key not in parts:
            return ()
        item = parts[key]
        items = item.value if isinstance(item.value, list) else [item]
        values = []
        for one in items:
            if not isinstance(one.value, str) or (known is not None and one.value not in known):
                fault(f"{one.plain!r} is no value of {key!r}", one, f"use {', '.join(known or ['words'])}")
            else:
                values.append(one.value)
        return tuple(values)

    def true(key: str) -> bool:
        if key in parts and not isinstance(parts[key].value, bool):
            fault(f"{parts[key].plain!r} where true or false should be", parts[key], "write true or false")
        return key in parts and parts[key].value is True

    unit_names = listed("unit")
    for name in unit_names:
        _check_unit(name, parts["unit"], fault)
    modality = listed("modality", [*Modality, "any"])
    return Selector(
        kinds=frozenset(listed("kind", list(Kind))),
        units=unit_names,
        heads=frozenset(word for entry in listed("head") for word in spelled(entry)),
        not_heads=frozenset(word for entry in listed("not_head") for word in spelled(entry)),
        modifiers=frozenset(word for entry in listed("modifier") for word in spelled(entry)),
        near=_phrases(listed("near")),
        not_near=_phrases(listed("not_near")),
        before=_phrases(listed("before")),
        after=_phrases(listed("after")),
        blocks=frozenset(listed("block", list(Block))),
        modality=frozenset(Modality if "any" in modality else (Modality(name) for name in modality or ["asserted"])),
        flags=tuple((name, bool(parts[name].value)) for name in FLAGS if name in parts and _true(true, name)),
        basis=frozenset(listed("basis", [*Basis, "none"])),
        series=true("series"),
        every=true("all"),
        opens=true("opens") if "opens" in parts else None,
        linked=true("linked"),
    )


def _true(check: Callable[[str], Any], name: str) -> bool:
    check(name)  # notes a value that is neither true nor false
    return True


def _phrases(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f" {word} " for entry in entries for word in spelled(entry)))


def _check_unit(name: str, node: Node, fault: Fault) -> None:
    try:
        units.parse(name)
    except DataError as error:
        fault(error.what, node, "write `CNY / year`, or a dimension such as `currency / time`")
