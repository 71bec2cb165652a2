"""Where the stress of a Russian name may fall, and the vowels that Belarusian writes then.

Belarusian spells akanne and yakanne: о and э only under stress, я for е in the syllable before it. Which syllable has
the stress no spelling says (but ё), so every one is tried, with the costs of `data/stress-ru.tsv` and of what
`tools/fit_stress.py` counted under the endings of names (`data/stress-ru.bin`).
"""

from __future__ import annotations

import lzma
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from .tables import data_rows

__all__ = ["by_stress", "stressed"]

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
    found: dict[str, float] = {}
    for _, form, cost in stressed(word, convention, kind):
        found[form] = min(cost, found.get(form, 1e9))
    return list(found.items())


def stressed(word: str, convention: str, kind: str, *, learnt: bool = True) -> list[tuple[int, str, float]]:
    """The same with the place of the stress, vowels counted from the end; `learnt` also asks `data/stress-ru.bin`."""
    vowels = [match.start() for match in (_VOWEL if convention == "own" else _SYLLABLE).finditer(word)]
    if "ё" in word:
        places = [word.rindex("ё")]
    elif vowels:
        places = vowels
    else:
        return [(0, word, 0.0)]
    chances = _chances(word, kind, len(vowels)) if learnt and convention == "own" and len(places) > 1 else {}
    found = []
    for place in places:
        from_end = len(vowels) - vowels.index(place)
        cost = next(
            (price for ending, vowel, price, only in _stress_rows()
             if vowel in (from_end, 0) and (not only or only == kind) and ending.search(word)), 1.0
        )  # fmt: skip
        if chances:
            cost += _LEARNT * -math.log(chances[from_end])
        found.append((from_end, _reduced(word, vowels, place, convention), cost))
    return found


_LEARNT = 1.0  # what the learnt places weigh beside the table's costs
_ENDS = {"person": "$", "place": "#"}
_LONGEST = 9


def _chances(word: str, kind: str, vowels: int) -> dict[int, float]:
    """The chance of each place of the stress: what is counted under the word's endings, the longer over the shorter."""
    marked = f"^{word}{_ENDS[kind]}"
    chances = dict.fromkeys(range(1, vowels + 1), 1 / vowels)
    for start in range(len(marked), max(-1, len(marked) - _LONGEST - 1), -1):
        seen = _learnt().get(marked[start:])
        if seen is None:
            break
        counts = {place: seen[place - 1] if place <= len(seen) else 0 for place in chances}
        total = sum(counts.values()) + 1
        chances = {place: (counts[place] + chance) / total for place, chance in chances.items()}
    return chances


@cache
def _learnt() -> Mapping[str, tuple[int, ...]]:
    """Endings with how often each place of the stress was counted under them, from the last vowel on."""
    data = resources.files("translit.names").joinpath("data", "stress-ru.bin").read_bytes()
    lines = (line.rpartition(" ") for line in lzma.decompress(data).decode().split("\n"))
    return {ending: tuple(ord(count) - 33 for count in counts) for ending, _, counts in lines}


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
