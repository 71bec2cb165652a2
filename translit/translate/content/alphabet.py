"""Words in letters that their language does not have: «Каталан-capal», «Ціханоўская ждёт» in Belarusian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import fold_lookalikes, protected_spans, script, words

__all__ = ["foreign_letters"]

_FOREIGN = {
    "be": re.compile("[ищъїєґ]", re.IGNORECASE),
    "ru": re.compile("[іўїєґ]", re.IGNORECASE),
    "uk": re.compile("[ыэёъў]", re.IGNORECASE),
}
"""Letters of their neighbours that these languages lack; ґ is in no school alphabet of Belarusian."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = 4
"""Letters from which on a small word in another alphabet is a word and no unit."""


def foreign_letters(source: str, out: str, target: str) -> Iterator[str]:
    """Words of a translation in letters that are not its language's; what the source has in them, too, aside.

    Names and acronyms may stay in the letters of their home; a word in small letters that was left as it was may not,
    unless the source has it in foreign letters itself. Addresses are nobody's.

    >>> list(foreign_letters("the Catalan capital", "Каталан-capal capital", "ru"))
    ['Каталан-capal', 'capital']
    >>> list(foreign_letters("Apple waits.", "Apple чакае и GPS-карту", "be"))
    ['и']
    """
    theirs = frozenset(token.text.casefold() for token in words(source))
    held = protected_spans(out)
    same = (script(source) == "Cyrl") is (target in _FOREIGN)
    for token in words(fold_lookalikes(out)):
        own = out[token.start : token.end]
        kept = not own.islower() or _LATIN.search(own)
        if (same and kept and own.casefold() in theirs) or any(start <= token.start < end for start, end in held):
            continue
        if any(_is_foreign(part, target) for part in token.text.split("-")):
            yield own


def _is_foreign(word: str, target: str) -> bool:
    if target not in _FOREIGN:
        return _CYRILLIC.search(word) is not None
    if not _LATIN.search(word):
        return _FOREIGN[target].search(word) is not None
    return _CYRILLIC.search(word) is not None or (word.islower() and len(word) >= _WORD)
