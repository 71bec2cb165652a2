"""What makes two words of names that sound alike two names all the same: Петров and Петренко, Чиж and Чуж, Jarvis and
Carvis.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from .likeness import distance
from .tables import data_rows

__all__ = ["begins", "other_first", "other_surname", "other_vowel"]

_LONGEST_ENDING = 9
_SAME_BEGINNING = 0.1  # what a sound of a beginning may be off
_MORE = 2  # sounds from which on what one stem has more is a suffix
_VOWELS = "aeiou"
_SUFFIXES = "nkclt"  # after a vowel: -ен-, -ик-, -ец-, -ил-
_ROUNDED = "ю"  # of Мюллер, who is Миллер, too
_CYRILLIC = "\u0400"
_ONSET = re.compile(r"[^aeiouаеёиоуыэюяіїєáäâàăãāéèëêēíîïìīóöôòõōúüûùūœæøå]*")


def begins(sound: str, begin: str) -> bool:
    """Whether a reading begins as another one sounds, or nearly so."""
    return distance(begin, sound[: len(begin)]) <= _SAME_BEGINNING * len(begin)


def other_first(text_a: str, a: str, text_b: str, b: str) -> bool:
    """Whether two words of one script differ in nothing but their first consonants, which never spell one sound.

    `text_a` and `text_b` are folded, `a` and `b` their readings. What may stand for one sound is in `data/onsets.tsv`.

    >>> other_first("jarvis", "jarvis", "carvis", "karvis"), other_first("karol", "karol", "carol", "karol")
    (True, False)
    """
    if (text_a[0] < _CYRILLIC) != (text_b[0] < _CYRILLIC) or a.lstrip(_CONSONANTS) != b.lstrip(_CONSONANTS):
        return False
    onset_a, onset_b = (match[0] if (match := _ONSET.match(text)) else "" for text in (text_a, text_b))
    return not _spell_one(onset_a, onset_b)


def _spell_one(a: str, b: str) -> bool:
    """Whether two beginnings may be one in two spellings: by the table, or by what precedes letters they share."""
    while a != b and b not in _onsets().get(a, _NONE):
        if a[-1:] != b[-1:]:
            return False
        a, b = a[:-1], b[:-1]
    return True


_CONSONANTS = "bcdfghjklmnprstvzSZCTDwyqx"
_NONE: frozenset[str] = frozenset()


@cache
def _onsets() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in data_rows("onsets.tsv"):
        letters = ["" if each == "-" else each for each in row["letters"].split()]
        for each in letters:
            found.setdefault(each, set()).update(letters)
    return {each: frozenset(others) for each, others in found.items()}


def other_vowel(text_a: str, a: str, text_b: str, b: str) -> bool:
    """Whether two surnames in Cyrillic letters differ in a vowel that no language and no akanne exchanges.

    >>> other_vowel("чиж", "CiZ", "чуж", "CuZ"), other_vowel("мюллер", "muler", "миллер", "miler")
    (True, False)
    """
    if len(a) != len(b) or text_a[0] < _CYRILLIC or text_b[0] < _CYRILLIC or _ROUNDED in text_a + text_b:
        return False
    return any(x + y in ("iu", "ui") for x, y in zip(a, b, strict=True))


def other_surname(a: str, b: str) -> bool:
    """Whether two surnames are made of one stem by different endings, or one of the other: two families."""
    kind_a, stem_a = _ending(a)
    kind_b, stem_b = _ending(b)
    if kind_a and kind_b:
        return kind_a != kind_b or _with_suffix(stem_a, stem_b) or _with_suffix(stem_b, stem_a)
    if kind_a:
        return begins(b, stem_a) and len(b) == len(stem_a)
    return bool(kind_b) and begins(a, stem_b) and len(a) == len(stem_b)


def _with_suffix(longer: str, shorter: str) -> bool:
    """Whether one stem is the other with a suffix: Ермошкин, Ермошин; Лавренов, Лавров. After c a k is but spelled:
    Blinckov.
    """
    more = longer[len(shorter) :]
    if not more or not begins(longer, shorter):
        return False
    if len(more) < _MORE:
        return more == "k" and shorter[-1] not in "kc"
    return more[0] in _VOWELS and more[1] in _SUFFIXES


@lru_cache(maxsize=65536)
def _ending(sound: str) -> tuple[str, str]:
    """What makes a surname of its stem, and the stem; empty for a surname without such an ending."""
    kinds, pattern = _endings()
    match = pattern.search(sound, max(0, len(sound) - _LONGEST_ENDING))
    return (kinds[match.lastindex - 1], sound[: match.start()]) if match and match.lastindex else ("", sound)


@cache
def _endings() -> tuple[list[str], re.Pattern[str]]:
    rows = data_rows("surname-endings.tsv")
    either = "|".join(f"({row['sounds']})" for row in rows)
    return [row["kind"] for row in rows], re.compile(f"(?<=..)(?:{either})$")
