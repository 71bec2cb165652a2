"""From an inflected full name to its base form: the readings of the words that agree best."""

from __future__ import annotations

from .. import morphology

__all__ = ["base_form"]


def base_form(name: str, lang: str) -> str:
    """The base form of a name; see `translit.names.lemma`."""
    words = name.split(" ")
    return " ".join(morphology.analyse(word, lang)[0].lemma for word in words)
