"""Where the stress of a Russian name may fall, and the vowels that Belarusian writes then.

Belarusian spells akanne and yakanne: о and э only under stress, я for е in the syllable before it. Which syllable has
the stress no spelling says (but ё), so every one is tried, with the costs of `data/stress-ru.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .tables import data_rows

__all__ = ["by_stress"]

_VOWEL = re.compile("[аеёиоуыэюя]")
_SYLLABLE = re.compile("[аеёиоыэюя]|(?<![аоэе])у")  # in Клаус and Хоук у is no syllable


@cache
def _stress_rows() -> tuple[tuple[re.Pattern[str], int, float, str], ...]:
    return tuple(
        (re.compile(row["ending"]), int(row["vowel"]), float(row["cost"]), row["for"])
        for row in data_rows("stress-ru.tsv")
    )


def by_stress(word: str, convention: str, kind: str) -> list[tuple[str, float]]:
    """The Russian word with its unstressed vowels as Belarusian writes them, for each place of the stress, with costs.

    >>> min(by_stress("лукашенко", "own", "person"), key=lambda item: item[1])[0]
    'лукашэнка'
    """
    vowels = [match.start() for match in (_VOWEL if convention == "own" else _SYLLABLE).finditer(word)]
    if "ё" in word:
        places = [word.rindex("ё")]
    elif vowels:
        places = vowels
    else:
        return [(word, 0.0)]
    found: dict[str, float] = {}
    for place in places:
        from_end = len(vowels) - vowels.index(place)
        cost = next(
            (price for ending, vowel, price, only in _stress_rows()
             if vowel in (from_end, 0) and (not only or only == kind) and ending.search(word)), 1.0
        )  # fmt: skip
        form = _reduced(word, vowels, place, convention)
        found[form] = min(cost, found.get(form, 1e9))
    return list(found.items())


_HARD = frozenset("жшчщцр")


def _reduced(word: str, vowels: Sequence[int], stress: int, convention: str) -> str:
    """Akanne and yakanne (orthography law of 2008, §§ 2-6), still in Russian letters."""
    letters = list(word)
    for n, at in enumerate(vowels):
        letter, before = word[at], word[at - 1 : at]
        hard = before in _HARD
        if at == stress:
            if letter in "е" and hard:
                letters[at] = "э"
        elif letter == "о":
            letters[at] = "а"
        elif letter == "е":
            pretonic = n + 1 < len(vowels) and vowels[n + 1] == stress
            if hard:
                letters[at] = "а" if convention == "own" else "э"
            elif pretonic and convention == "own":
                letters[at] = "я"
        elif letter == "э" and convention == "own" and at:
            letters[at] = "а"
    if convention == "foreign":
        for at in vowels:
            if letters[at] == "е" and word[at - 1 : at] in ("д", "т"):
                letters[at] = "э"
    return "".join(letters)
