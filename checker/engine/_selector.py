"""Read one entry of `bind:`: which claims may take a role."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from checker import units
from checker.engine._pattern import KINDS, PatternError, compile_pattern, spelled, spread
from checker.errors import DataError
from checker.model.claim import Basis, Kind, Modality
from checker.model.document import Block
from checker.model.finding import RELATIONS, SAME
from checker.model.rule import Selector, SentencePattern
from checker.yamlfile import Node

NEAREST = ("before", "after", "either")
FLAGS = ("derived", "superlative", "partitive", "approximate", "threshold", "quoted")
KEYS: dict[str, str] = {
    "kind": "count, money, duration, date, percentage, rate, measurement, age, ordinal, number; quantity for most",
    "unit": "a unit (`CNY / year`), or a dimension (`currency / time`, `noun`, `time`, `date`, `number`)",
    "head": "the counted noun, singular",
    "not_head": "nouns that it must not be",
    "modifier": "one of these words stands before the noun",
    "near": "one of these words stands in the sentence; ~fee stands for all its forms",
    "not_near": "none of these words stands in the sentence",
    "before": "one of these words stands within eight words before the figure",
    "after": "one of these words stands within it or eight words after",
    "not_before": "none of these words stands within eight words before the figure",
    "not_after": "none of these words stands within it or eight words after",
    "not_rows": "of table cells: the first cell of the row begins with none of these words",
    "block": "prose, heading, item, cell, source, dateline",
    "modality": "asserted (the default), target, hypothetical, denied, or any",
    "basis": "cumulative, increase, or none",
    "series": "true: the ends of a change are one role; its value is their hull",
    "all": "true: every claim that fits is bound, for sum, mean and count",
    "like": "a role: this figure counts or measures the same sort of thing as that one",
    "nearest": "before, after, either: only the nearest such figure with which 'where' holds, seen from the others",
    "sole": "true: it has to be the only one in the window that fits",
    "opens": "true: it opens its line, as the dates of a log do",
    "wording": "sentence patterns; the figure stands where one of them has <it:date>, whatever takes the other roles",
    "linked": f"what claims of two texts are to each other: {', '.join(RELATIONS)}; 'linked' alone is same",
    **dict.fromkeys(FLAGS, "true or false"),
}

_KIND = re.compile(r"<([a-z]+)>")
_LONGEST_UNIT = 200
Fault = Callable[..., None]


def selector(
    role: str, node: Node, fault: Fault, unknown_keys: Fault, lists: Mapping[str, tuple[str, ...]]
) -> Selector:
    """The selector of a role; faults are noted through the callbacks. `lists` are the lists of words by name."""
    if node.value == "linked":
        return Selector(linked=SAME)
    if not isinstance(node.value, dict):
        fault(f"the role {role!r} has no selector", node, "write {kind: count}, or 'linked'")
        return Selector()
    unknown_keys(node, KEYS, "a selector")
    entry = _Entry(node.value, fault, lists)
    unit_names = entry.listed("unit")
    for name in unit_names:
        _check_unit(name, node.value["unit"], fault)
    return Selector(
        kinds=spread(entry.listed("kind", [*Kind, "quantity"])),
        units=unit_names,
        heads=entry.words("head"),
        not_heads=entry.words("not_head"),
        modifiers=entry.words("modifier"),
        near=entry.phrases("near"),
        not_near=entry.phrases("not_near"),
        before=entry.phrases("before"),
        after=entry.phrases("after"),
        not_before=entry.phrases("not_before"),
        not_after=entry.phrases("not_after"),
        not_rows=tuple(phrase.lstrip() for phrase in entry.phrases("not_rows")),
        blocks=frozenset(entry.listed("block", list(Block))),
        modality=entry.modality(),
        flags=tuple((name, wanted) for name in FLAGS if (wanted := entry.flag(name)) is not None),
        basis=frozenset(entry.listed("basis", [*Basis, "none"])),
        series=entry.flag("series") is True,
        every=entry.flag("all") is True,
        opens=entry.flag("opens"),
        like=next(iter(entry.listed("like")), None),
        nearest=next(iter(entry.listed("nearest", NEAREST)), None),
        sole=entry.flag("sole") is True,
        wording=tuple(entry.patterns("wording")),
        linked=next(iter(entry.listed("linked", RELATIONS)), None),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """The fields of one selector, and where to note a fault."""

    parts: dict[str, Node]
    fault: Fault
    lists: Mapping[str, tuple[str, ...]]

    def listed(self, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """The strings under a key, perhaps of a known set."""
        if key not in self.parts:
            return ()
        item = self.parts[key]
        values = []
        for one in item.value if isinstance(item.value, list) else [item]:
            if not isinstance(one.value, str) or (known is not None and one.value not in known):
                self.fault(f"{one.plain!r} is no value of {key!r}", one, f"use {', '.join(known or ['words'])}")
            else:
                values.append(one.value)
        return tuple(values)

    def modality(self) -> frozenset[Modality]:
        """The modalities that may be, asserted alone where none is named."""
        named = self.listed("modality", [*Modality, "any"])
        return frozenset(Modality if "any" in named else (Modality(name) for name in named or ["asserted"]))

    def words(self, key: str) -> frozenset[str]:
        """The words under a key, `~` spelled out."""
        return frozenset(word for entry in self.spread(key) for word in spelled(entry))

    def phrases(self, key: str) -> tuple[str, ...]:
        """The same between blanks, as a line of tokens has them; `<percentage>` stands for any figure of that kind."""
        found = (f" {word} " for entry in self.spread(key) for word in spelled(entry))
        return tuple(dict.fromkeys(_KIND.sub(lambda match: KINDS.get(match[1], match[0]), word) for word in found))

    def spread(self, key: str) -> Iterator[str]:
        """The words under a key, those of a list where it is named in braces."""
        for entry in self.listed(key):
            name = entry[1:-1] if entry[:1] == "{" and entry[-1:] == "}" else None
            if name is None:
                yield entry
            elif name in self.lists:
                yield from self.lists[name]
            else:
                known = ", ".join(sorted(self.lists))
                self.fault(f"no list of words is called {name!r}", self.parts[key], f"there are {known}")

    def patterns(self, key: str) -> Iterator[SentencePattern]:
        """The sentence patterns under a key, each with the one role `it`."""
        for source in self.listed(key):
            node = self.parts[key]
            try:
                compiled = compile_pattern(source, self.lists)
            except PatternError as error:
                self.fault(error.what, node, error.cure)
                continue
            if set(compiled.roles) == {"it"}:
                yield compiled
            else:
                self.fault(f"the pattern {source!r} names other roles than 'it'", node, "write <it:date> once")

    def flag(self, key: str) -> bool | None:
        """True or false under a key, None where it is not given."""
        node = self.parts.get(key)
        if node is not None and not isinstance(node.value, bool):
            self.fault(f"{node.plain!r} where true or false should be", node, "write true or false")
        return None if node is None else node.value is True


def _check_unit(name: str, node: Node, fault: Fault) -> None:
    what = unit_fault(name)
    if what is not None:
        fault(what, node, "write `CNY / year`, or a dimension such as `currency / time`")


def unit_fault(name: str) -> str | None:
    """What is wrong with a unit or a dimension, None where nothing is."""
    if len(name) > _LONGEST_UNIT:
        return f"a unit of {len(name):,} characters"
    try:
        units.parse(name)
    except DataError as error:
        return error.what
    return None
