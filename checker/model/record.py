"""Records with named fields: what `dataclasses.dataclass` makes with slots, cheaper to define and to create.

A plain extraction defines some fifty records when it starts and makes a dozen of them for every figure. `dataclass`
writes and compiles five functions for each class, and an `__init__` of a frozen one that is several times as slow; here
only a plain `__init__` is compiled, and a frozen record is closed once it is filled. Type checkers see `dataclass`
itself, and the functions of `dataclasses` work on records.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Any

__all__ = ["record", "replace"]


class _Closing(type):
    """The class of frozen records: an instance is filled as one of the open class below it, then closed."""

    _open: Callable[..., Any]

    def __call__(cls, *values: Any, **named: Any) -> Any:
        made = cls._open(*values, **named)
        made.__class__ = cls
        return made


def _record(cls: type | None = None, /, *, frozen: bool = False, kw_only: bool = False) -> Any:
    """A class decorator like `dataclass` with slots; equality, hash (where frozen) and repr are those of its fields."""
    if cls is None:
        return lambda one: _record(one, frozen=frozen, kw_only=kw_only)
    made: Any = dataclass(repr=False, eq=False, match_args=False, slots=True, kw_only=kw_only)(cls)
    values = _getter([field.name for field in fields(made) if field.compare])
    if "__eq__" not in cls.__dict__:
        made.__eq__ = lambda self, other: (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )
        made.__hash__ = (lambda self: hash(values(self))) if frozen else None
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _repr
    if not frozen:
        return made
    own = {"__module__": cls.__module__, "__qualname__": cls.__qualname__, "__doc__": cls.__doc__, "__slots__": ()}
    closed = {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _fill}
    return _Closing(cls.__name__, (made,), {**own, **closed, "_open": made})


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[object, ...]]:
    """A function from a record to the values of some fields."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _fill(self: Any, state: list[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FIELDS: dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]] = {}


def _replace(record: Any, **changes: Any) -> Any:
    """The record with some fields changed, like `dataclasses.replace`."""
    cls = type(record)
    known = _FIELDS.get(cls)
    if known is None:
        names = tuple(field.name for field in fields(cls))
        known = _FIELDS[cls] = names, _getter(names)
    names, values = known
    return cls(**dict(zip(names, values(record), strict=True), **changes))


if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace
else:
    record, replace = _record, _replace
