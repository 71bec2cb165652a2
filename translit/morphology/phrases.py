"""Names of several words: adjectives agree with the head noun, and what follows the head stays."""

from __future__ import annotations

from .cases import check
from .declension import inflect

__all__ = ["inflect_phrase"]


def inflect_phrase(
    phrase: str, lang: str, case: str, *, kind: str, gender: str | None = None, number: str = "sg"
) -> str:
    """A place or organisation of one or several words, put into a case."""
    check(lang, case, kind, gender)
    words = phrase.split(" ")
    return " ".join([inflect(words[0], lang, case, part=kind, gender=gender, number=number), *words[1:]])
