"""Names right in every language, offline.

The public API is reached from here; nothing heavy is imported until it is used.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .errors import TranslitError

if TYPE_CHECKING:
    from . import names, schemes
    from .glossary import Glossary
    from .normalize import Normalized, normalize
    from .schemes import transliterate
    from .text import Detected, detect
    from .translate import Translation, translate, translate_many
    from .translate.document import translate_document

__version__ = "0.1.0"

__all__ = [
    "Detected",
    "Glossary",
    "Normalized",
    "Translation",
    "TranslitError",
    "detect",
    "names",
    "normalize",
    "schemes",
    "translate",
    "translate_document",
    "translate_many",
    "transliterate",
]

_HOMES = {
    "Detected": ".text",
    "Glossary": ".glossary",
    "Normalized": ".normalize",
    "Translation": ".translate",
    "detect": ".text",
    "names": "",
    "normalize": ".normalize",
    "schemes": "",
    "translate": ".translate",
    "translate_document": ".translate.document",
    "translate_many": ".translate",
    "transliterate": ".schemes",
}


class _Translit(ModuleType):
    """Keeps `translate` and `normalize` the functions when the modules of those names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in ("translate", "normalize") and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Translit


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import translit` stays light."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'translit' has no attribute {name!r}")
    value = (
        getattr(importlib.import_module(home, __name__), name)
        if home
        else importlib.import_module(f".{name}", __name__)
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
