"""How texts write units of measurement: forms such as "sq km", "kWh", "metres" and the names pint has for them.

A form is looked up with `unit_form`; `unit_forms` gives the whole table to whoever builds a pattern of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.errors import DataError
from checker.lexicon import table, word_list

_POWERS = ((2, "area", ("square", "sq", "sq."), "squared", "²"), (3, "volume", ("cubic", "cu", "cu."), "cubed", "³"))
_FIELDS = frozenset({"names", "plurals", "short", "symbols", "prefixes", "symbol_prefixes", "unsure"})


class UnitForm(NamedTuple):
    """What a form stands for.

    `unit` is pint's name ("centimeter ** 2"); `dimension` a word ("area"); `exact` says that the case of the form
    counts; `evidence` that the form is a unit only where something beside it says so (see units.yaml).
    """

    unit: str
    dimension: str
    exact: bool
    evidence: bool


@functools.cache
def unit_forms() -> Mapping[str, UnitForm]:
    """All forms: those whose case counts as they are written, the others in lower case. Raises DataError."""
    data = table("units")
    prefixes = {name: word_list(signs, f"units.yaml, {name}") for name, signs in data["prefixes"].items()}
    forms: dict[str, UnitForm] = {}
    for dimension, units in data["dimensions"].items():
        for unit, written in units.items():
            if unknown := written.keys() - _FIELDS:
                raise DataError(f"unknown field {min(unknown)!r}", where=f"units.yaml, {unit}", cure="see its head")
            for form, found in _written(unit, dimension, written, prefixes):
                before = forms.setdefault(form, found)
                if before.exact and before.unit == found.unit:  # "km", said to hold in any case too
                    forms[form] = found
    powered = frozenset(word_list(data["powered"], "units.yaml, powered"))
    for form, found in list(forms.items()):
        if found.unit in powered:
            for power_form, power in _powers(form, found):
                forms.setdefault(power_form, power)
    return forms


@functools.lru_cache(maxsize=16_384)
def unit_form(text: str) -> UnitForm | None:
    """The unit that `text` writes, blanks folded: "Sq  KM" is an area, "MW" a power, "mW" a smaller one."""
    forms = unit_forms()
    folded = " ".join(text.split())
    found = forms.get(folded)
    if found is None:
        found = forms.get(folded.lower())
        if found is not None and found.exact:
            found = None
    return found


@functools.cache
def duration_forms() -> Mapping[str, str]:
    """Forms of units of time that need no evidence, with pint's names: "fortnights" is "fortnight"."""
    return {form: one.unit for form, one in unit_forms().items() if one.dimension == "time" and not one.evidence}


def plural(name: str) -> str:
    """The regular plural of a unit's name; of a phrase, that of its first or last noun ("degrees celsius")."""
    if name.startswith("degree ") or " of " in name:
        head, rest = name.split(" ", 1)
        return f"{plural(head)} {rest}"
    if name.endswith(("ch", "sh", "s", "x", "z")):
        return name + "es"
    return name[:-1] + "ies" if name.endswith("y") and name[-2] not in "aeiou" else name + "s"


def _written(
    unit: str, dimension: str, written: Mapping[str, Any], prefixes: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, UnitForm]]:
    """The forms of one unit and of its decimal multiples."""
    unsure = frozenset(word_list(written.get("unsure", []), unit))

    def form(text: str, name: str, *, exact: bool) -> tuple[str, UnitForm]:
        return text, UnitForm(name, dimension, exact, text in unsure)

    for name in word_list(written.get("names", []), unit):
        yield form(name, unit, exact=False)
        yield form(plural(name), unit, exact=False)
        for prefix in _scale(written.get("prefixes", []), prefixes, unit):
            yield form(prefix + name, prefix + unit, exact=False)
            yield form(prefix + plural(name), prefix + unit, exact=False)
    for name in word_list(written.get("plurals", []), unit):
        yield form(name, unit, exact=False)
    for short in word_list(written.get("short", []), unit):
        yield form(short, unit, exact=False)
        yield form(short + ".", unit, exact=False)
    for symbol in word_list(written.get("symbols", []), unit):
        yield form(symbol, unit, exact=True)
        for prefix in _scale(written.get("symbol_prefixes", []), prefixes, unit):
            for sign in prefixes[prefix]:
                yield form(sign + symbol, prefix + unit, exact=True)


def _scale(value: object, prefixes: Mapping[str, tuple[str, ...]], unit: str) -> tuple[str, ...]:
    names = tuple(name for name in prefixes if not name.endswith("bi")) if value == "all" else word_list(value, unit)
    if missing := [name for name in names if name not in prefixes]:
        raise DataError(f"unknown prefix {missing[0]!r}", where=f"units.yaml, {unit}", cure="see `prefixes`")
    return names


def _powers(form: str, found: UnitForm) -> Iterator[tuple[str, UnitForm]]:
    """Squares and cubes of a length: "square metre", "sq ft", "km²", "cm^2", "m2", "metres squared"."""
    worded = form.isalpha() and not found.exact
    for power, dimension, before, after, sign in _POWERS:
        raised = UnitForm(f"{found.unit} ** {power}", dimension, False, False)
        if " " not in form and form.rstrip(".").isalpha():
            for word in before:
                yield f"{word} {form}", raised
            if not form.endswith("."):
                yield f"{before[1]}{form}", raised
        if worded and len(form) > 2:
            yield f"{form} {after}", raised
        if form.isalpha() and len(form) <= 2:
            exact = raised._replace(exact=found.exact)
            yield form + sign, exact
            yield f"{form}^{power}", exact
            yield f"{form}{power}", exact
