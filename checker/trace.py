"""Which rules gave what: functions are marked as rules when they are defined, and watched only while somebody asks.

    @rule("hedge before the number", "value")
    def hedge_before(reading, index): ...

    with Trace() as trace:
        ...                             # read a document
    trace.made(hedge)                   # the calls that returned this very object

A mark registers the function's code and returns the function itself, so reading costs nothing more until a `Trace` is
open: then the interpreter tells it of every call and return. `explanation` works out from such a record what each field
of a claim came from.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from types import CodeType, FrameType, TracebackType
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

CALL, YIELD = "call", "return"  # the interpreter's own names; a generator returns at each yield


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that gives something: what people call it, the fields it feeds, none where it only hands on."""

    name: str
    fields: tuple[str, ...]
    function: Callable[..., Any]

    @property
    def explanation(self) -> str:
        """The first line of the function's docstring."""
        text = inspect.getdoc(self.function) or ""
        return text.partition("\n")[0].strip()


@dataclass(slots=True, eq=False)
class Step:
    """A call of a marked function that gave something: what it was called with, what it gave, which call it served."""

    rule: Rule
    given: dict[str, Any]
    result: Any
    call: int
    within: int  # the call of the marked function around it; -1 for none


_RULES: dict[CodeType, Rule] = {}
_NAMED: dict[str, Rule] = {}


def rule(name: str, *fields: str) -> Callable[[Function], Function]:
    """Mark a function as the rule `name`, which feeds `fields` of a claim. Raises ValueError where a name is taken."""

    def mark(function: Function) -> Function:
        made = Rule(name, fields, function)
        if _NAMED.setdefault(name, made).function.__qualname__ != function.__qualname__:
            raise ValueError(f"two rules are called {name!r}")
        _RULES[function.__code__] = made
        return function

    return mark


def handed(function: Function) -> Function:
    """Mark a function that is no rule, yet passes on what rules gave, so that it can be followed."""
    _RULES[function.__code__] = Rule("", (), function)
    return function


def rules() -> list[Rule]:
    """The rules of all modules that are loaded, by name."""
    return sorted(_NAMED.values(), key=lambda one: one.name)


def named(name: str) -> Rule | None:
    """The rule of a name, or None."""
    return _NAMED.get(name)


def _empty(step: Step) -> bool:
    """Did a call give nothing: no record, no match, no token? What hands on may do so with nothing to return."""
    result = step.result
    return (result is None and bool(step.rule.name)) or result is False or (type(result) is int and result == -1)


@dataclass(slots=True, eq=False)
class Trace:
    """What marked functions gave while it was open; what gave nothing is left out.

    It can be opened again: what is found is added. Whatever profile was set before is set again at its end.
    """

    steps: list[Step] = field(default_factory=list)
    _made: dict[int, list[Step]] = field(default_factory=dict)
    _within: dict[int, list[Step]] = field(default_factory=dict)
    _open: list[tuple[CodeType, dict[str, Any], int]] = field(default_factory=list)
    _calls: int = 0
    _took: dict[int, list[Step]] = field(default_factory=dict)
    _called: dict[str, list[Step]] = field(default_factory=dict)
    _before: list[Any] = field(default_factory=list)

    def __enter__(self) -> Trace:
        self._before.append(sys.getprofile())
        sys.setprofile(self._watch)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        sys.setprofile(self._before.pop())
        self._open.clear()

    def _watch(self, frame: FrameType, event: str, result: Any) -> None:
        code = frame.f_code
        if code not in _RULES:
            return
        if event == CALL:
            count = code.co_argcount + code.co_kwonlyargcount
            local = frame.f_locals
            self._open.append((code, {name: local.get(name) for name in code.co_varnames[:count]}, self._calls))
            self._calls += 1
        elif event == YIELD and self._open and self._open[-1][0] is code:
            _, given, call = self._open.pop()
            step = Step(_RULES[code], given, result, call, self._open[-1][2] if self._open else -1)
            if not _empty(step):
                self._add(step)

    def _add(self, step: Step) -> None:
        self.steps.append(step)
        self._within.setdefault(step.within, []).append(step)
        parts = step.result if isinstance(step.result, (list, tuple)) else ()
        for one in (step.result, *parts):
            self._made.setdefault(id(one), []).append(step)
        for one in step.given.values():
            if one is not None and not isinstance(one, (int, str)):
                self._took.setdefault(id(one), []).append(step)
        self._called.setdefault(step.rule.function.__qualname__, []).append(step)

    def made(self, thing: object, *names: str) -> list[Step]:
        """The calls that gave this very object, alone or in a list, rather than took it; the innermost first."""
        found = self._made.get(id(thing), ()) if thing is not None else ()
        return [one for one in found if not _took(one, thing) and (not names or one.rule.name in names)]

    def inside(self, step: Step | None) -> Iterator[Step]:
        """The calls that a call made, and those made by them, in the order in which they ended."""
        for one in self._within.get(step.call, ()) if step is not None else ():
            yield from self.inside(one)
            yield one

    def around(self, step: Step) -> Iterator[Step]:
        """What the same call made besides `step`, before it, the latest first."""
        beside = self._within.get(step.within, ()) if step.within >= 0 else ()
        return (one for one in reversed(beside) if one.call < step.call)

    def took(self, thing: object, *functions: str) -> list[Step]:
        """The calls with this very object among their arguments, of some functions or of all, in their order."""
        found = self._took.get(id(thing), [])
        return [one for one in found if not functions or one.rule.function.__qualname__ in functions]

    def calls(self, function: str) -> list[Step]:
        """The calls of a function, by the name that its class and it have in the code, in their order."""
        return self._called.get(function, [])

    def forget(self, recent: int, functions: Collection[str]) -> None:
        """Drop all but the `recent` last steps and those of some functions: a long document is never held whole."""
        old = self.steps[: max(0, len(self.steps) - recent)]
        kept = [one for one in old if one.rule.function.__name__ in functions] + self.steps[len(old) :]
        for index in (self._made, self._within, self._took, self._called, self.steps):
            index.clear()
        for one in kept:
            self._add(one)


def _took(step: Step, thing: object) -> bool:
    return any(one is thing for one in step.given.values())
