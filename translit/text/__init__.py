"""Text as it comes: Unicode hygiene, scripts, words, sentences and the language.

Nothing here knows about names; everything else stands on it.
"""

from .detect import Detected, detect, frequent_words, languages
from .scripts import Script, script
from .sentences import sentences
from .stream import whole_lines
from .tokens import Token, placeholders, protected_spans, words
from .unicode import APOSTROPHES, HYPHENS, MARKS, fold_lookalikes, lookalikes, matching_form, nfc

__all__ = [
    "APOSTROPHES",
    "HYPHENS",
    "MARKS",
    "Detected",
    "Script",
    "Token",
    "detect",
    "fold_lookalikes",
    "frequent_words",
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
