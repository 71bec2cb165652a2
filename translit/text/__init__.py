"""Text as it comes: Unicode hygiene, scripts, words, sentences and the language.

Nothing here knows about names; everything else stands on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import publish

if TYPE_CHECKING:
    from .codes import EAST_SLAVIC, language_name
    from .detect import Detected, UnsureLanguageError, detect, frequent_words, languages
    from .hidden import as_seen
    from .scripts import Script, script
    from .sentences import sentences
    from .stream import whole_lines
    from .tokens import CYRILLIC_DOMAINS, Token, addresses, placeholders, protected_spans, words
    from .unicode import APOSTROPHES, HYPHENS, MARKS, fold_lookalikes, lookalikes, matching_form, nfc

__all__ = [
    "APOSTROPHES",
    "CYRILLIC_DOMAINS",
    "EAST_SLAVIC",
    "HYPHENS",
    "MARKS",
    "Detected",
    "Script",
    "Token",
    "UnsureLanguageError",
    "addresses",
    "as_seen",
    "detect",
    "fold_lookalikes",
    "frequent_words",
    "language_name",
    "languages",
    "lookalikes",
    "matching_form",
    "nfc",
    "placeholders",
    "protected_spans",
    "script",
    "sentences",
    "whole_lines",
    "words",
]

_HOMES = {
    "APOSTROPHES": "unicode",
    "CYRILLIC_DOMAINS": "tokens",
    "EAST_SLAVIC": "codes",
    "HYPHENS": "unicode",
    "MARKS": "unicode",
    "Detected": "detect",
    "Script": "scripts",
    "Token": "tokens",
    "UnsureLanguageError": "detect",
    "addresses": "tokens",
    "as_seen": "hidden",
    "detect": "detect",
    "fold_lookalikes": "unicode",
    "frequent_words": "detect",
    "language_name": "codes",
    "languages": "detect",
    "lookalikes": "unicode",
    "matching_form": "unicode",
    "nfc": "unicode",
    "placeholders": "tokens",
    "protected_spans": "tokens",
    "script": "scripts",
    "sentences": "sentences",
    "whole_lines": "stream",
    "words": "tokens",
}

publish(__name__, _HOMES)
