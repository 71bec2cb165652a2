"""Names right in every language, offline.

The public API is reached from here; nothing heavy is imported until it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import TranslitError
from .lazy import publish

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
    "Detected": "text",
    "Glossary": "glossary",
    "Normalized": "normalize",
    "Translation": "translate",
    "detect": "text",
    "names": "",
    "normalize": "normalize",
    "schemes": "",
    "translate": "translate",
    "translate_document": "translate.document",
    "translate_many": "translate",
    "transliterate": "schemes",
}

publish(__name__, _HOMES)
