"""Translation that keeps names: protect, decode, locate, inflect, verify."""

from __future__ import annotations

from .pipeline import SameLanguageError, UnsureLanguageError, translate
from .result import Finding, NameResult, SegmentResult, Translation, as_json

__all__ = [
    "Finding",
    "NameResult",
    "SameLanguageError",
    "SegmentResult",
    "Translation",
    "UnsureLanguageError",
    "as_json",
    "translate",
]
