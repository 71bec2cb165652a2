"""How far apart two readings of `key` are, with the costs of `data/sound-costs.tsv`."""

from __future__ import annotations

import math
from functools import cache
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
    "sounds_like",
]

_SOUNDS = "abcdefghijklmnoprstuvzSZCTDwyqx"
_NO_COST = 0.85  # to drop or add a sound that the table does not name
_OTHER_VOWELS, _OTHER = 0.6, 1.0
_WIDTH = 0.23  # distance per sound at which a word counts as half alike
FAR = 0.62  # distance per sound at which nobody looks any closer: a likeness below 0.01
AGREED = 0.03  # distance per sound from which on other readings are tried
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


def distance(a: str, b: str, limit: float = 1e9) -> float:
    """The least cost of turning one string of sounds into another; some number above `limit` once it is above.

    >>> distance("lukaSenka", "lukaSenko") < 0.2 < distance("lukaSenka", "makej")
    True
    """
    if a == b:
        return 0.0
    a, b = _unlike(a, b)
    dropped, exchanges = _by_sound()
    drops = [dropped[sound] for sound in b]
    row = [0.0, *accumulate(drops)]
    for first in a:
        lost, exchange = dropped[first], exchanges[first]
        above = row[0]
        left = lowest = above + lost
        new = [left]
        # The innermost loop of everything that compares names; that is why it looks like this.
        for j, (second, drop) in enumerate(zip(b, drops, strict=True), 1):
            up = row[j]
            best = above + exchange[second]
            if up + lost < best:
                best = up + lost
            if left + drop < best:
                best = left + drop
            new.append(best)
            if best < lowest:
                lowest = best
            above, left = up, best
        if lowest > limit:
            return lowest
        row = new
    return row[-1]


def _unlike(a: str, b: str) -> tuple[str, str]:
    """Both without what they begin and end with alike."""
    start, end, shorter = 0, 0, min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


@cache
def _by_sound() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """The costs of dropping each sound, and of exchanging it for each other one."""
    costs = _costs()
    return (
        {sound: costs["-" + sound] for sound in _SOUNDS},
        {first: {second: costs[first + second] for second in _SOUNDS} for first in _SOUNDS},
    )


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
    limit = _WIDTH * math.sqrt(-math.log2(least))
    return a == b or apart(a, b, limit) < limit


def begin_alike(a: str, b: str) -> bool:
    """Whether two readings begin with sounds that spellings of one name exchange; of those that do not, none is alike.

    >>> begin_alike("igar", "jigor"), begin_alike("olga", "volga"), begin_alike("anna", "zanna")
    (True, True, False)
    """
    firsts = a[:1], b[:1], a.lstrip("jv")[:1], b.lstrip("jv")[:1]
    return firsts[0] == firsts[1] or _costs().get(firsts[2] + firsts[3], 0.0) <= _ALLIED


def apart(a: str, b: str, limit: float) -> float:
    """Distance per sound, or `limit` when it is not less."""
    if not a or not b:
        return limit
    sounds = max(2.5, (len(a) + len(b)) / 2)
    begun = _BEGINNING if _costs().get(a[0] + b[0], _OTHER) > _ALLIED else 0.0
    if abs(len(a) - len(b)) * _CHEAPEST + begun >= limit * sounds:
        return limit
    return min(limit, (distance(a, b, limit * sounds) + begun) / sounds)
