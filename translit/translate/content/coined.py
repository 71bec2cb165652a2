"""Words that a model made up («благодарностьвала»): in no dictionary, no compound, like nothing in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...morphology import dictionary
from ...text import matching_form, words
from ..unheard import heard

__all__ = ["coined"]

_DICTIONARIES = frozenset(("ru", "uk"))
_WORD = re.compile(r"[а-яёіїєґ']{8,}")
"""Words of eight letters and more: shorter ones may be anything, and a loan of two syllables is in no dictionary."""
_HEAD, _TAIL = 3, 5
"""Letters of the two parts of a compound of which the second is a word: видео-монтаж."""


def coined(text: str, out: str, target: str) -> Iterator[str]:
    """Words in small letters that nobody knows and that do not sound like any word of the source.

    For Russian and Ukrainian, whose dictionaries are at hand.

    >>> list(coined("He thanked the court.", "Он благодарностьвала суд на видеомонтаже.", "ru"))
    ['благодарностьвала']
    """
    if target not in _DICTIONARIES:
        return
    for token in words(matching_form(out)):
        own = token.text
        if _WORD.fullmatch(own) and not _known(own, target) and not heard(own, text):
            yield out[token.start : token.end]


def _known(word: str, lang: str) -> bool:
    tails = range(_HEAD, len(word) - _TAIL + 1)
    return dictionary.knows(word, lang) or any(dictionary.knows(word[at:], lang) for at in tails)
