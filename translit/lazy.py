"""Packages whose public names are imported when they are first used, so that importing the package stays light."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

__all__ = ["publish"]


class _Lazy(ModuleType):
    """A package that knows the home of each name: a module of its own, or "" for a name that is a module itself."""

    _homes: Mapping[str, str]

    def __getattr__(self, name: str) -> Any:
        home = self.__dict__.get("_homes", {}).get(name)
        if home is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module = importlib.import_module(f".{home or name}", self.__name__)
        value = getattr(module, name) if home else module
        self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Keep a function in its place when the module of its name is imported."""
        if isinstance(value, ModuleType) and self._homes.get(name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted(set(self.__dict__) | set(self._homes))


def publish(package: str, homes: Mapping[str, str]) -> None:
    """Let the package (its `__name__`) offer each name of `homes` from its module, imported when first asked for.

    >>> import translit
    >>> "similarity" in dir(translit.names), translit.normalize.__name__
    (True, 'normalize')
    """
    module = sys.modules[package]
    module.__dict__["_homes"] = homes
    module.__class__ = _Lazy
