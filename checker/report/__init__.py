"""Findings and claims as text: a module for each format, named after it. Renders only: filters nothing, sets no status.

May import the model and below. To add a format, add a module with `findings(report, layout)` and
`claims(claims, layout)`, both of which yield pieces of text; `--format` then lists it. Names with a leading underscore
are no formats. All text from documents goes through `_plain`, so nothing in them can drive a terminal.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from checker.errors import UsageError
from checker.model.record import record
from checker.report._plain import plain

if TYPE_CHECKING:  # rooms that list claims never need the others
    from checker.model.claim import Claim
    from checker.model.coverage import Coverage
    from checker.model.finding import Finding, Report
    from checker.model.reason import Explained
    from checker.model.rule import Rule

__all__ = ["MACHINE", "Format", "Layout", "coverage", "data", "explain", "explained", "formats", "load", "plain"]
__all__ += ["rule", "rule_list"]

MACHINE = frozenset({"csv", "json", "jsonl"})  # read by programs: everything is shown unless the user asks for less


@record(frozen=True)
class Layout:
    """How wide a line may be, in columns of a terminal."""

    width: int = 80


class Format(Protocol):
    """What a module of this room offers."""

    def findings(self, report: Report, layout: Layout) -> Iterator[str]:
        """The text of a report, in pieces."""
        ...

    def claims(self, claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
        """The text of claims, in pieces; `claims` is read once."""
        ...


def formats() -> list[str]:
    """The names of all formats, the one for people first."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return sorted(names, key=lambda name: name != "table")


def load(name: str) -> Format:
    """The format called `name`, one of `formats()`."""
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))


def explained(form: str) -> Callable[[Iterable[Explained], Layout], Iterator[str]]:
    """What prints claims with their reasons in the format `form`. Raises UsageError where that format cannot."""
    can = [name for name in formats() if hasattr(load(name), "explained")]
    if form not in can:
        cure = f"choose --format {', '.join(can[:-1])} or {can[-1]}"
        raise UsageError(f"{form} has no room for explanations", where="--explain", cure=cure)
    return cast(Callable[["Iterable[Explained]", Layout], "Iterator[str]"], load(form).explained)  # type: ignore[attr-defined]


def explain(finding: Finding, rule: Rule | None, layout: Layout) -> Iterator[str]:
    """One finding in full, in pieces of text; `rule` is the one that found it, where it is known."""
    from checker.report._explain import explain as lines

    return lines(finding, rule, layout)


def rule_list(rules: Sequence[Rule], layout: Layout) -> Iterator[str]:
    """A table of rules, in pieces of text."""
    from checker.report.table import rules as table

    return table(rules, layout)


def rule(one: Rule, layout: Layout, kind: str = "", cases: Sequence[tuple[bool, str]] = ()) -> Iterator[str]:
    """One rule in full, in pieces of text.

    `kind` is the sentence of its kind of discrepancy; `cases` are its texts, each with whether the rule must fire.
    """
    from checker.report._rule import rule as lines

    return lines(one, layout, kind, cases)


def coverage(found: Coverage, form: str, layout: Layout, *, listed: bool) -> Iterator[str]:
    """What rules made of some documents, in pieces of text; `form` is "table" or "json".

    The claims that took part in no check are `listed`, or only counted.
    """
    from checker.report import _coverage

    return _coverage.json(found, listed=listed) if form == "json" else _coverage.table(found, layout, listed=listed)


def data(record: object) -> str:
    """A plain value as JSON over several lines, without its end."""
    from checker.report._json import block

    return block(record)
