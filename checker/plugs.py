"""List and load the modules of a plug room: one module a plug, found by looking, never registered."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from types import ModuleType


@functools.cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """The plugs of `package` by name; modules with a leading underscore are no plugs."""
    home = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(home.__path__) if not found.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)
