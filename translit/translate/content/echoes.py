"""Neighbouring words of one stem, where a draft stumbles: «награда награждена», "Stephen Stephens"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...text import words

__all__ = ["echoes"]

_STEM, _ENDING = 5, 2
"""Letters that two neighbours must share, and those at the end of the shorter that may differ."""


def echoes(text: str) -> Iterator[str]:
    """Pairs of words with nothing but a blank between that begin alike; the same word twice is a stammer.

    >>> list(echoes("Она была награда награждена, и Стивен, Стивену."))
    ['награда награждена']
    """
    for one, other in pairwise(words(text)):
        if text[one.end : other.start].isspace():
            a, b = one.text.casefold(), other.text.casefold()
            shared = max(_STEM, min(len(a), len(b)) - _ENDING)
            if a != b and len(a) >= _STEM and a[:shared] == b[:shared]:
                yield text[one.start : other.end]
