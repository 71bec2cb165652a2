"""Translation that keeps names: protect, decode, locate, inflect, verify."""

from __future__ import annotations

from .result import NameResult, SegmentResult, Translation, Finding, as_json

__all__ = ["NameResult", "SegmentResult", "Translation", "Finding", "as_json"]
