"""People's and places' names: parse them, compare them, convert their spelling, decline them, find them.

>>> from translit import names
>>> names.parse("Losik, Ihar").surname
'Losik'

Nothing heavy is imported until it is used: every name below is looked up in its own module on first use.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conversion import convert
    from .declension import inflect, lemma, paradigm
    from .explained import Conversion, explain_conversion
    from .find import find
    from .given_names import GivenNames
    from .index import Hit, NameIndex
    from .mention import Mention, explain_mention
    from .parse import Name, parse
    from .similarity import explain, similarity
    from .taggers import NatashaTagger

__all__ = [
    "Conversion",
    "GivenNames",
    "Hit",
    "Mention",
    "Name",
    "NameIndex",
    "NatashaTagger",
    "convert",
    "explain",
    "explain_conversion",
    "explain_mention",
    "find",
    "inflect",
    "lemma",
    "paradigm",
    "parse",
    "similarity",
]

_HOMES = {
    "Conversion": "explained",
    "GivenNames": "given_names",
    "Hit": "index",
    "Mention": "mention",
    "Name": "parse",
    "NameIndex": "index",
    "NatashaTagger": "taggers",
    "convert": "conversion",
    "explain": "similarity",
    "explain_conversion": "explained",
    "explain_mention": "mention",
    "find": "find",
    "inflect": "declension",
    "lemma": "declension",
    "paradigm": "declension",
    "parse": "parse",
    "similarity": "similarity",
}


class _Names(ModuleType):
    """This package: importing `names.parse` the module leaves `names.parse` the function in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and _HOMES.get(name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Names


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first used."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'translit.names' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
