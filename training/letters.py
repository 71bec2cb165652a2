"""How a word of one language is spelled in a related one, learnt from words that stand for each other.

Spelling rules miss what endings and suffixes do (диагностический, дыягнастычны). A model of letter pairs learns it:
the letters of the two words are aligned, a word becomes a row of pairs (`и:ы ч:ч е:н с: к:`), and counts of up to
seven pairs in a row say which ones go together (joint-sequence models: Bisani and Ney 2008, Speech Communication 50),
smoothed after Witten and Bell 1991.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["LetterModel", "aligned_letters", "related"]

Pair = tuple[str, str]

_ORDER = 7
_TURNS = 3
_TURNED = 20_000
"""Words that the costs of letter pairs are learnt from; all are aligned with them."""
_BEAM = 10
_UNLIKE = 0.4
_START: Pair = ("^", "^")
_END: Pair = ("$", "$")
_CHANCE, _RARE = 3, 5e-4
"""A pair of letters seen no oftener, or for so small a share of its first letters, is a slip of alignment."""
_SHAPES = ((1, 1), (1, 0), (1, 2), (2, 1), (2, 2))
"""How many letters of each word a pair may have."""


def aligned_letters(words: Mapping[Pair, int]) -> dict[Pair, tuple[Pair, ...]]:
    """The letters of two words that stand for each other, by hard expectation maximisation.

    Words whose letters cannot be paired are left out.

    >>> aligned_letters({("мир", "мір"): 1, ("вид", "від"): 1})["мир", "мір"]
    (('м', 'м'), ('и', 'і'), ('р', 'р'))
    """
    costs: dict[Pair, float] = {}
    some = list(words)[:: max(1, len(words) // _TURNED)]
    for _ in range(_TURNS):
        counts = Counter(letters for pair in some for letters in _aligned(*pair, costs))
        total = sum(counts.values())
        costs = {letters: -math.log(times / total) for letters, times in counts.items()}
    return {pair: row for pair in words if (row := _aligned(*pair, costs))}


def related(one: str, other: str) -> bool:
    """Whether two words in the same letters are one word spelled in two ways rather than two words.

    >>> related("дыагностычны", "дыягнастычны"), related("время", "час")
    (True, False)
    """
    row = _aligned(one, other, {})
    return bool(row) and sum(map(_first_cost, row)) <= _UNLIKE * max(len(one), len(other))


def _aligned(one: str, other: str, costs: Mapping[Pair, float]) -> tuple[Pair, ...]:
    """The cheapest row of letter pairs; empty when there is none."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int], Pair]] = {(0, 0): (0.0, (0, 0), _START)}
    for x in range(len(one)):
        for y in range(max(0, x // 2 - 2), min(len(other), 2 * x + 2) + 1):
            if (x, y) not in best:
                continue
            so_far = best[x, y][0]
            for wide, long in _SHAPES:
                place = (x + wide, y + long)
                if place[0] > len(one) or place[1] > len(other):
                    continue
                letters = one[x : place[0]], other[y : place[1]]
                cost = so_far + (costs.get(letters, 20.0) if costs else _first_cost(letters))
                if place not in best or cost < best[place][0]:
                    best[place] = cost, (x, y), letters
    place = (len(one), len(other))
    row: list[Pair] = []
    while place != (0, 0):
        if place not in best:
            return ()
        _, before, letters = best[place]
        row.append(letters)
        place = before
    return tuple(reversed(row))


def _first_cost(letters: Pair) -> float:
    """Before anything is counted: the same letter stands for itself, else one for one."""
    if letters[0] == letters[1]:
        return 0.0 if len(letters[0]) == 1 else 0.5
    return 1.0 + abs(len(letters[0]) - len(letters[1])) + 0.7 * (len(letters[0]) > 1)


class LetterModel:
    """Spells words of one language in another."""

    def __init__(self, words: Mapping[Pair, int]) -> None:
        """Learn from pairs of words in lower case and how much each counts (how often it was met, say)."""
        rows = aligned_letters(words)
        often: Counter[Pair] = Counter()
        for pair, row in rows.items():
            for letters in row:
                often[letters] += words[pair]
        firsts: Counter[str] = Counter()
        for (first, _), times in often.items():
            firsts[first] += times
        usual = {letters for letters, times in often.items() if times > max(_CHANCE, _RARE * firsts[letters[0]])}
        self._counts: dict[tuple[Pair, ...], Counter[Pair]] = defaultdict(Counter)
        for pair, row in rows.items():
            if usual.issuperset(row):
                self._count((*row, _END), words[pair])
        self._totals = {history: (counts.total(), len(counts)) for history, counts in self._counts.items()}
        self._pairs: dict[str, list[Pair]] = defaultdict(list)
        for letters in sorted(usual):
            self._pairs[letters[0]].append(letters)
        self._cost = lru_cache(maxsize=2_000_000)(self._likely)

    def _count(self, row: Sequence[Pair], times: int) -> None:
        weight = 1 + int(math.log2(times))
        padded = (_START, *row)
        for place in range(1, len(padded)):
            for back in range(min(place, _ORDER - 1) + 1):
                self._counts[padded[place - back : place]][padded[place]] += weight

    def _likely(self, history: tuple[Pair, ...], letters: Pair) -> float:
        """The logarithm of how likely the letters are after those before them."""
        likely = 1e-6
        for back in range(len(history) + 1):
            known = history[len(history) - back :]
            if known not in self._totals:
                break
            total, kinds = self._totals[known]
            likely = (self._counts[known][letters] + kinds * likely) / (total + kinds)
        return math.log(likely)

    def spellings(self, word: str, most: int = 8) -> list[tuple[str, float]]:
        """Spellings of a word in lower case, likeliest first, with their likelihood; nothing for unknown letters.

        >>> LetterModel({(a + "ый", a + "ы"): 9 for a in ("нов", "бел", "мил")}).spellings("велый")[0][0]
        'велы'
        """
        beams: list[dict[tuple[str, tuple[Pair, ...]], float]] = [{} for _ in range(len(word) + 1)]
        beams[0]["", (_START,)] = 0.0
        for place in range(len(word)):
            best = sorted(beams[place].items(), key=lambda path: -path[1])[:_BEAM]
            for wide in (1, 2):
                for letters in self._pairs.get(word[place : place + wide], ()) if place + wide <= len(word) else ():
                    for (said, history), score in best:
                        longer = said + letters[1], (*history, letters)[1 - _ORDER :]
                        new = score + self._cost(history, letters)
                        if new > beams[place + wide].get(longer, -math.inf):
                            beams[place + wide][longer] = new
        ended: Counter[str] = Counter()
        for (said, history), score in sorted(beams[-1].items(), key=lambda path: -path[1])[:_BEAM]:
            ended[said] += math.exp(score + self._cost(history, _END))
        return ended.most_common(most)
