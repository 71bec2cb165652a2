"""How far apart two readings of `key` are, with the costs of `data/sound-costs.tsv`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import accumulate

from .tables import data_rows

__all__ = [
    "AGREED",
    "FAR",
    "apart",
    "begin_alike",
    "by_distance",
    "classes",
    "distance",
    "exchanged",
    "far",
    "sounds_like",
]

_SOUNDS = "abcdefghijklmnoprstuvzSZCTDwyqx"
_NO_COST = 0.85  # to drop or add a sound that the table does not name
_OTHER_VOWELS, _OTHER = 0.6, 1.0
_WIDTH = 0.23  # distance per sound at which a word counts as half alike
FAR = 0.62  # distance per sound at which nobody looks any closer: a likeness below 0.01
AGREED = 0.03  # distance per sound from which on other readings are tried
_ROUNDING = 1e-9
_CHEAPEST = 0.1  # the least that a sound more costs
_BEGINNING, _ALLIED = 0.3, 0.65  # added where the first sounds are not even allied

# Sounds that spellings hardly ever exchange; a word is first compared by which of these it has.
_CLASSES = {
    sound: 1 << n for n, group in enumerate(["bp", "dDtT", "cszSZC", "fvw", "gkhxq", "l", "mn", "r"]) for sound in group
}


_BITS = {sound: _CLASSES.get(sound, 0) for sound in _SOUNDS}


def classes(sounds: str) -> int:
    """The classes of sounds that a reading has, a bit each: readings of one word hardly ever differ in three."""
    mask = 0
    for sound in sounds:
        mask |= _BITS[sound]
    return mask


@cache
def _costs() -> dict[str, float]:
    costs: dict[str, float] = {}
    for row in data_rows("sound-costs.tsv"):
        pair = row["sounds"]
        costs[pair] = costs[pair[::-1]] = float(row["cost"])
    for first in _SOUNDS:
        costs.setdefault("-" + first, _NO_COST)
        costs[first + first] = 0.0
        for second in _SOUNDS:
            vowels = first in "aeiou" and second in "aeiou"
            costs.setdefault(first + second, _OTHER_VOWELS if vowels else _OTHER)
    return costs


def distance(a: str, b: str, limit: float | None = None) -> float:
    """The least cost of turning one string of sounds into another; some number above `limit` once it is above.

    >>> distance("lukaSenka", "lukaSenko") < 0.2 < distance("lukaSenka", "makej")
    True
    """
    if a == b:
        return 0.0
    a, b = _unlike(a, b)
    if len(a) > len(b):
        a, b = b, a
    costs = _by_sound()
    if limit is not None and len(b) > 1 and _first_and_last(a, b, costs) > limit + _ROUNDING:
        return limit + 1.0
    drops = [costs[sound][0] for sound in b]
    row = list(accumulate(drops))
    before = 0.0  # what it costs to drop all of `a` so far
    for first in a:
        lost, exchange = costs[first]
        above = before
        before = left = above + lost
        under: list[float] = []
        add = under.append
        # The innermost loop of everything that compares names; that is why it looks like this.
        for second, drop, up in zip(b, drops, row):  # noqa: B905
            best = above + exchange[second]
            above = up
            up += lost
            left += drop
            if up < best:
                best = up
            if best < left:
                left = best
            add(left)
        row = under
        if limit is not None and before > limit and min(row) > limit:
            return limit + 1.0
    return row[-1]


def _first_and_last(a: str, b: str, costs: Mapping[str, tuple[float, Mapping[str, float]]]) -> float:
    """The least that it costs to see to the first two sounds and to the last two, which are different; `a` is the
    shorter.
    """
    if not a:
        return costs[b[0]][0] + costs[b[-1]][0]
    lost, exchange = costs[a[0]]
    first = min(exchange[b[0]], lost, costs[b[0]][0])
    lost, exchange = costs[a[-1]]
    return first + min(exchange[b[-1]], lost, costs[b[-1]][0])


def _unlike(a: str, b: str) -> tuple[str, str]:
    """Both without what they begin and end with alike."""
    start, end, shorter = 0, 0, min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


@cache
def _by_sound() -> dict[str, tuple[float, dict[str, float]]]:
    """For each sound the cost of dropping it, and those of exchanging it for each other one."""
    costs = _costs()
    return {first: (costs["-" + first], {second: costs[first + second] for second in _SOUNDS}) for first in _SOUNDS}


def exchanged(a: str, b: str) -> float:
    """The cost of exchanging one sound for another."""
    return _costs().get(a + b, _OTHER)


def by_distance(per_sound: float) -> float:
    """Likeness, 0 to 1, of a distance per sound as `apart` gives it."""
    return float(2.0 ** -((per_sound / _WIDTH) ** 2)) if per_sound < FAR else 0.0


def sounds_like(a: str, b: str, least: float) -> bool:
    """Whether two readings (`key.reading`) are as alike as `least`, from 0 to 1; found out in the least time.

    >>> sounds_like("lukaSenka", "lukaSenko", 0.9), sounds_like("lukaSenka", "lukaSik", 0.9)
    (True, False)
    """
    limit = _limit(least)
    return a == b or apart(a, b, limit) < limit


@lru_cache
def _limit(least: float) -> float:
    return _WIDTH * math.sqrt(-math.log2(least))


def begin_alike(a: str, b: str) -> bool:
    """Whether two readings begin with sounds that spellings of one name exchange; of those that do not, none is alike.

    >>> begin_alike("igar", "jigor"), begin_alike("olga", "volga"), begin_alike("anna", "zanna")
    (True, True, False)
    """
    firsts = a[:1], b[:1], a.lstrip("jv")[:1], b.lstrip("jv")[:1]
    return firsts[0] == firsts[1] or _costs().get(firsts[2] + firsts[3], 0.0) <= _ALLIED


def apart(a: str, b: str, limit: float) -> float:
    """Distance per sound, or `limit` when it is not less; the same for `a` and `b` exchanged."""
    if not a or not b:
        return limit
    sounds = max(2.5, (len(a) + len(b)) / 2)
    begun = _BEGINNING if _costs().get(a[0] + b[0], _OTHER) > _ALLIED else 0.0
    if abs(len(a) - len(b)) * _CHEAPEST + begun >= limit * sounds:
        return limit
    # From the limit of `far` on hardly any two words are so unlike that it pays to look whether they are.
    return min(limit, (distance(a, b, None if limit >= FAR else limit * sounds) + begun) / sounds)


@lru_cache(maxsize=65536)
def far(a: str, b: str) -> float:
    """Distance per sound, or `FAR` when it is not less, kept: spellings of given names sound alike by the dozen."""
    return apart(a, b, FAR)
