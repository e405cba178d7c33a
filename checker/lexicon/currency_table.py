"""How texts write money: "$", "HK$", "Swiss francs", "50p", "RMB", and the ISO 4217 codes they stand for.

One form may stand for several currencies ("krone"). Such a form lists them as candidates; which one holds is for
the text to tell (its place, an adjective), not for this table.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from checker.lexicon import table, word_list

UNKNOWN = "XXX"  # ISO 4217: no currency; stands for one that the text names without telling which


class CurrencyForm(NamedTuple):
    """What a form of money stands for.

    `code` is the ISO 4217 code where one reading leads, else None; `candidates` all codes, likeliest first; `share`
    the part of the unit ("pence" 1/100); `exact` says that the case of the form counts; `before` that it may stand
    before the number, `after` behind it; `evidence` that it is an ordinary word or another unit too.
    """

    code: str | None
    candidates: tuple[str, ...]
    share: Fraction
    exact: bool
    before: bool
    after: bool
    evidence: bool

    @property
    def sure(self) -> bool:
        """True when the form can be one currency only."""
        return len(self.candidates) == 1


_ONE = Fraction(1)


@functools.cache
def currency_forms() -> Mapping[str, CurrencyForm]:
    """All forms: those whose case counts as written, the others in lower case. Raises DataError."""
    data = table("currencies")
    forms: dict[str, CurrencyForm] = {}
    for source in (_codes, _symbols, _names, _minor):
        for form, found in source(data):
            forms.setdefault(form, found)
    return forms


@functools.lru_cache(maxsize=16_384)
def currency_form(text: str) -> CurrencyForm | None:
    """The currency that `text` writes, blanks folded: "Swiss  Francs" is CHF, "rs" nothing."""
    forms = currency_forms()
    folded = " ".join(text.split())
    found = forms.get(folded)
    if found is None:
        found = forms.get(folded.lower())
        if found is not None and found.exact:
            found = None
    if found is None and "$" in folded:  # "us $", "Hk$"
        found = forms.get(folded.replace(" ", "").upper())
    return found


def settle(form: CurrencyForm, country: str) -> str | None:
    """The candidate of a country (ISO 3166 two-letter code), or None: "krone" in NO is NOK. Codes begin with it."""
    return next((code for code in form.candidates if code.startswith(country)), None)


@functools.cache
def currency_codes() -> frozenset[str]:
    """All ISO 4217 codes of the table, current and historic."""
    codes = table("currencies")["codes"]
    return frozenset(word_list(codes["current"], "current") + word_list(codes["historic"], "historic"))


def _codes(data: Mapping[str, Any]) -> Iterator[tuple[str, CurrencyForm]]:
    unsure = frozenset(word_list(data["codes"]["unsure"], "currencies.yaml, unsure"))
    for code in sorted(currency_codes()):
        yield code, CurrencyForm(code, (code,), _ONE, True, True, True, code in unsure)
    for code in data["names"]["dollar"]["of"]:
        yield f"{code}$", CurrencyForm(code, (code,), _ONE, True, True, False, False)
    for code in word_list(data["codes"]["pesos"], "currencies.yaml, pesos"):
        yield f"{code}$", CurrencyForm(code, (code,), _ONE, True, True, False, False)
    for sign, scale in data["scaled"]["prefixes"].items():  # 120 MEUR, 5 M€
        for money in word_list(data["scaled"]["of"], "currencies.yaml, scaled"):
            code = next(code for code, some in {**data["symbols"], money: [money]}.items() if money in some)
            yield sign + money, CurrencyForm(code, (code,), Fraction(scale), True, False, True, False)
    for code in word_list(data["codes"]["any_case"], "currencies.yaml, any_case"):
        yield code.lower(), CurrencyForm(code, (code,), _ONE, False, True, True, False)


def _symbols(data: Mapping[str, Any]) -> Iterator[tuple[str, CurrencyForm]]:
    after = frozenset(data["after"])
    unsure = frozenset(data["unsure_symbols"])
    for code, symbols in data["symbols"].items():
        # "$" is any dollar, the American one unless the text says otherwise.
        dollars = tuple(data["names"]["dollar"]["of"])
        for symbol in symbols:
            candidates = dollars if symbol in ("$", "＄") else (code, *data["may_also"].get(symbol, ()))
            yield symbol, CurrencyForm(code, candidates, _ONE, True, True, symbol in after, symbol in unsure)
    for symbol, codes in data["shared_symbols"].items():
        yield symbol, CurrencyForm(None, word_list(codes, symbol), _ONE, True, True, symbol in after, symbol in unsure)


def _names(data: Mapping[str, Any]) -> Iterator[tuple[str, CurrencyForm]]:
    for name, facts in data["names"].items():
        default = facts["default"]
        of: Mapping[str, list[str]] = facts.get("of", {})
        candidates = tuple(dict.fromkeys(filter(None, (default, *of))))
        plurals = _plurals(name, facts)
        bare = CurrencyForm(default, candidates, _ONE, False, False, True, facts.get("unsure", False))
        for form in plurals:
            yield form, bare
        for code, adjectives in of.items():
            settled = CurrencyForm(code, (code,), _ONE, False, False, True, False)
            for adjective in adjectives:
                for form in plurals:
                    yield f"{adjective} {form}", settled


def _minor(data: Mapping[str, Any]) -> Iterator[tuple[str, CurrencyForm]]:
    for name, facts in data["minor"].items():
        first, *rest = facts["of"]
        candidates = tuple(code for code in (first, *rest) if code)
        form = CurrencyForm(first, candidates, Fraction(facts["share"]), False, False, True, facts.get("unsure", False))
        for written in dict.fromkeys((name, *facts.get("plurals", []), name + "s")):
            yield written, form
    unsure = frozenset(data["unsure_minor_symbols"])
    for symbol, (share, code) in data["minor_symbols"].items():
        yield symbol, CurrencyForm(code, (code,), Fraction(share), True, False, True, symbol in unsure)


def _plurals(name: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    regular = () if facts.get("same", False) else (name + "s",)
    return tuple(dict.fromkeys((name, *regular, *facts.get("plurals", []))))
