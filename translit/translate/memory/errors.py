"""Refusals of the translation memory."""

from __future__ import annotations

from ...errors import TranslitError

__all__ = ["MemoryFault"]


class MemoryFault(TranslitError):
    """The memory's file cannot be opened, read or written, or a TMX file cannot be used."""
