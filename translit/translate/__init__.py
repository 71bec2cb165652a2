"""Translation that keeps names: protect, decode, locate, inflect, verify."""

from __future__ import annotations

from .pipeline import SameLanguageError, translate, translate_many
from .result import Finding, NameResult, SegmentResult, Translation, Untranslated, as_json

__all__ = [
    "Finding",
    "NameResult",
    "SameLanguageError",
    "SegmentResult",
    "Translation",
    "Untranslated",
    "as_json",
    "translate",
    "translate_many",
]
