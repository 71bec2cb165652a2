"""How alike two words of a name sound: from the sounds of `key.readings`, with the costs of `data/sound-costs.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from .given_names import GivenNames
from .key import other_readings, reading
from .parse import is_initial
from .tables import data_rows

__all__ = ["Word", "distance", "likeness", "word"]

_SOUNDS = "abcdefghijklmnoprstuvzSZCTDwyqx"
_NO_COST = 0.85  # to drop or add a sound that the table does not name
_OTHER_VOWELS, _OTHER = 0.6, 1.0
_WIDTH = 0.23  # distance per sound at which a word counts as half alike
_FAR = 0.62  # distance per sound at which nobody looks any closer: a likeness below 0.01
_AGREED = 0.03  # distance per sound from which on other readings are tried
_CLASSES_APART = 2  # classes of sounds that only one of two readings has, at most
_CLASSES_OFF = 3  # the same before other readings are tried
_CHEAPEST = 0.1  # the least that a sound more costs
_BEGINNING, _ALLIED = 0.3, 0.65  # added where the first sounds are not even allied
_INITIAL = 0.8  # an initial proves little
_OTHER_NAME = 0.3  # at most, for two names that the table knows as different ones

# Sounds that spellings hardly ever exchange; a word is first compared by which of these it has.
_CLASSES = {
    sound: 1 << n for n, group in enumerate(["bp", "dDtT", "cszSZC", "fvw", "gkhxq", "l", "mn", "r"]) for sound in group
}


# Not frozen: that makes each three times as slow to make, and every name has several. Nobody changes one.
@dataclass(slots=True, eq=False)
class Word:
    """One word of a name with all that comparing needs.

    `sound` is its likeliest reading, `mask` the classes of sounds in it; `ids` the rows of the name tables it stands
    in, `settled` that all of them are East Slavic names, whose equivalents the table has in full.
    """

    text: str
    sound: str
    mask: int
    ids: frozenset[str]
    initial: bool
    settled: bool = True


@lru_cache(maxsize=262144)
def word(text: str, part: str) -> Word:
    """A word ready to be compared, kept for the next comparison; `part` says which table knows it."""
    ids: frozenset[str] = frozenset()
    settled = True
    if part == "given":
        names = GivenNames.builtin().find(text, diminutives=True)
        ids = frozenset(name.id for name in names)
        settled = all(name.source == "east-slavic" for name in names)
    elif part == "patronymic":
        ids = frozenset(item.base for item in GivenNames.builtin().find_patronymic(text))
    heard = reading(text)
    return Word(text, heard, _mask(heard), ids, is_initial(text), settled)


def _mask(sounds: str) -> int:
    mask = 0
    for sound in sounds:
        mask |= _CLASSES.get(sound, 0)
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
    dropped, exchanged = _by_sound()
    drops = [dropped[sound] for sound in b]
    row = [0.0, *accumulate(drops)]
    for first in a:
        lost, exchange = dropped[first], exchanged[first]
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
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


@cache
def _by_sound() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """The costs of dropping each sound, and of exchanging it for each other one."""
    costs = _costs()
    return (
        {sound: costs["-" + sound] for sound in _SOUNDS},
        {first: {second: costs[first + second] for second in _SOUNDS} for first in _SOUNDS},
    )


def _heard(a: Word, b: Word) -> float:
    """Likeness by sound: the likeliest readings; unless they agree, the other readings of Latin letters too."""
    if (a.mask ^ b.mask).bit_count() > _CLASSES_OFF:
        return 0.0
    best = _apart(a.sound, b.sound, _FAR) if _near(a.mask, b.mask) else _FAR
    if best > _AGREED:
        others_a, others_b = _others(a.text), _others(b.text)
        pairs = [(first, b.sound) for first, mask in others_a if _near(mask, b.mask)]
        pairs += [(a.sound, second) for second, mask in others_b if _near(mask, a.mask)]
        pairs += [(x, y) for (x, mask), (y, other) in zip(others_a, others_b, strict=False) if _near(mask, other)]
        for first, second in dict.fromkeys(pairs):
            best = min(best, _apart(first, second, best))
    return float(2.0 ** -((best / _WIDTH) ** 2)) if best < _FAR else 0.0


@lru_cache(maxsize=131072)
def _others(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((sound, _mask(sound)) for sound in other_readings(text) if sound)


def _near(a: int, b: int) -> bool:
    return (a ^ b).bit_count() <= _CLASSES_APART


def _apart(a: str, b: str, limit: float) -> float:
    """Distance per sound, or `limit` when it is not less."""
    if not a or not b:
        return limit
    sounds = max(3.0, (len(a) + len(b)) / 2)
    begun = _BEGINNING if _costs().get(a[0] + b[0], _OTHER) > _ALLIED else 0.0
    if abs(len(a) - len(b)) * _CHEAPEST + begun >= limit * sounds:
        return limit
    return min(limit, (distance(a, b, limit * sounds) + begun) / sounds)


@lru_cache(maxsize=524288)
def likeness(a: Word, b: Word) -> tuple[float, str]:
    """Likeness of two words, 0 to 1, and by what: `same`, `table`, `sound` or `initial`."""
    if not a.sound or not b.sound:
        return 0.0, "sound"
    if a.sound == b.sound:
        return 1.0, "same"
    if a.initial or b.initial:
        return (_INITIAL if same_initial(a, b) else 0.0), "initial"
    if a.ids and b.ids:
        if a.ids & b.ids:
            return 1.0, "table"
        if a.settled and b.settled:
            return min(_OTHER_NAME, _heard(a, b)), "table"
    return _heard(a, b), "sound"


def same_initial(a: Word, b: Word) -> bool:
    """Whether one word can be the initial of the other, by the first sound of any reading."""
    costs = _costs()
    return any(
        costs.get(x.lstrip("j")[:1] + y.lstrip("j")[:1], _OTHER) < 0.3 or x[:1] == y[:1]
        for x in (a.sound, *other_readings(a.text))
        for y in (b.sound, *other_readings(b.text))
    )
