"""The rules of shevchenko for Ukrainian names, as the package shevchenko-py ships them.

The package looks for the rule again for every case, and takes a millisecond to tell whether a surname is a noun or an
adjective. This is the same choice of rule, made once for all cases of a word: of the rules for its gender and part
the first, by their priority, whose pattern the word has.
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from operator import mul
from typing import Any, Final, NamedTuple

from ..tables import shipped

__all__ = ["forms", "is_adjective"]

_PARTS: Final = {"given": "givenName", "patronymic": "patronymicName", "surname": "familyName"}
_GENDERS: Final = {"m": "masculine", "f": "feminine"}
_CASES: Final = {
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "ablative",
    "loc": "locative",
    "voc": "vocative",
}
_LONGEST: Final = 64  # letters of a word; some patterns take time that grows as a square
_VOWELS: Final = frozenset("аоуеиіяюєї")
# Endings with which a surname may be a noun or an adjective.
_UNCERTAIN: Final = {"m": ("ой", "ий", "ій", "их"), "f": ("а", "я")}
# Patterns that Python's `re` refuses, and others that find the same.
_REWRITTEN: Final = {
    "((?<=[аеєиіїоуюя].*[аеєиіїоуюя].*л)|(?<=[аеєиіїоуюя].*[^л]))ок$": (
        "(?:[аеєиіїоуюя].*[аеєиіїоуюя].*л|[аеєиіїоуюя].*[^л])ок$"
    ),
    "(?<!ус|в|н)ин$": "(?<!ус)(?<!в)(?<!н)ин$",
}
# What a pattern ends in, where that is easily told: one letter, one of several, or one of several words.
_LAST: Final = re.compile(r"(?:([^\W\d_])|\(?\[([^\W\d_]+)\](?:\|дз\|дж\))?|\(((?:[^\W\d_]+\|?)+)\))\$$")


class _Rule(NamedTuple):
    parts: frozenset[str]
    genders: frozenset[str]
    noun: bool
    pattern: str
    last: frozenset[str] | None  # letters that the pattern can end in, where that is easily told
    groups: tuple[int, ...]  # of how many letters each piece of the end is
    # By case: the number of a piece, whether it is kept before what is put there, and that.
    cases: Mapping[str, Sequence[tuple[int, bool, str]]]


def forms(word: str, part: str, gender: str) -> dict[str, str]:
    """The oblique cases of a lower-case Ukrainian word; one that no rule is for stays as it is.

    `part` is `given`, `patronymic` or `surname`, `gender` `m` or `f`.

    >>> forms("лосик", "surname", "m")["ins"], forms("квітка-основ'яненко", "surname", "m")["gen"]
    ('лосиком', "квітки-основ'яненка")
    """
    *firsts, last = word.split("-")
    fixed = part == "surname"
    halves = [
        dict.fromkeys(_CASES, one) if fixed and _syllables(one) == 1 else _of(one, part, gender) for one in firsts
    ]
    halves.append(_of(last, part, gender))
    return {case: "-".join([half[case] for half in halves]) for case in _CASES}


@lru_cache(maxsize=1 << 12)
def is_adjective(surname: str) -> bool:
    """Whether a lower-case surname whose ending leaves it open declines as an adjective does.

    By the package's list of surnames, then by its network, which reads the last twenty letters.

    >>> is_adjective("чорна"), is_adjective("сорока")
    (True, False)
    """
    known = _known().get(surname)
    return known == "adjective" if known else not _network().is_noun(surname)


def _of(word: str, part: str, gender: str) -> Mapping[str, str]:
    if len(word) > _LONGEST:
        return {case: word[:-_LONGEST] + form for case, form in _of(word[-_LONGEST:], part, gender).items()}
    noun = None
    if part == "surname" and word.endswith(_UNCERTAIN[gender]):
        noun = not is_adjective(word)
    for rule in _rules(part, gender, word[-1:]):
        if noun in (None, rule.noun) and _compiled(rule.pattern).search(word):
            return _applied(rule, word)
    return dict.fromkeys(_CASES, word)


def _applied(rule: _Rule, word: str) -> Mapping[str, str]:
    if len(word) < sum(rule.groups):
        return dict.fromkeys(_CASES, word)
    cuts = [len(word) - size for size in accumulate(reversed(rule.groups), initial=0)][::-1]
    stem, whole = word[: cuts[0]], [word[start:end] for start, end in pairwise(cuts)]
    forms = {}
    for case, name in _CASES.items():
        pieces = whole.copy()
        for number, keeps, value in rule.cases.get(name, ()):
            pieces[number] = pieces[number] + value if keeps else value
        forms[case] = stem + "".join(pieces)
    return forms


@cache
def _data(name: str) -> Any:
    return json.loads(shipped("shevchenko", "data", name).read_text("utf-8"))


@cache
def _rules(part: str, gender: str, last: str) -> Sequence[_Rule]:
    """The rules that may be for a word of a part and gender with this last letter, in the order to be asked."""
    mine = [rule for rule in _all_rules() if part in rule.parts and gender in rule.genders]
    return [rule for rule in mine if rule.last is None or last in rule.last]


@cache
def _all_rules() -> Sequence[_Rule]:
    found = []
    for rule in sorted(_data("declension-rules.json"), key=lambda rule: -int(rule["priority"])):
        named, pattern = rule["applicationType"], rule["pattern"]["find"]
        parts = [part for part, name in _PARTS.items() if name in named or (not named and part != "patronymic")]
        found.append(
            _Rule(
                frozenset(parts),
                frozenset(gender for gender, name in _GENDERS.items() if name in rule["gender"]),
                rule["wordClass"] == "noun",
                pattern,
                _last_letters(pattern),
                tuple(int(size) for size in re.findall(r"\{(\d)\}", rule["pattern"]["modify"])),
                {case: _commands(each[0]) for case, each in rule["grammaticalCases"].items() if each},
            )
        )
    return found


def _commands(pieces: Mapping[str, Mapping[str, str]]) -> Sequence[tuple[int, bool, str]]:
    return [(int(number), what["action"] != "replace", what["value"]) for number, what in pieces.items()]


def _last_letters(pattern: str) -> frozenset[str] | None:
    ending = _LAST.search(pattern)
    if ending is None:
        return None
    letter, letters, words = ending.groups()
    return frozenset(letter or letters or [word[-1] for word in words.split("|")])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_REWRITTEN.get(pattern, pattern))


@cache
def _known() -> Mapping[str, str]:
    known: Mapping[str, str] = _data("family-name-classes.json")
    return known


def _syllables(word: str) -> int:
    return sum(letter in _VOWELS for letter in word)


class _Network:
    """A recurrent network of sixteen units over the letters of a surname."""

    letters = 20
    units = 16

    def __init__(self, weights: Sequence[float]) -> None:
        """Take the weights in the order in which the package has them."""
        values = iter(weights)
        rows = [[next(values) for _ in range(self.units)] for _ in range(34 + 2 * self.units)]
        bias = [next(values) for _ in range(self.units)]
        kernel, recurrent = (list(zip(*rows[at : at + self.units], strict=True)) for at in (34, 34 + self.units))
        # What each letter adds to each unit, and what each unit takes from the others.
        self._letter = [[_dot(row, column) + b for column, b in zip(kernel, bias, strict=True)] for row in rows[:34]]
        self._recurrent = recurrent
        *self._dense, self._dense_bias = values
        self._states: list[list[float]] = [[0.0] * self.units]  # after so many fillers before the word
        for _ in range(self.letters):
            self._states.append(self._step(self._states[-1], 0))

    def _step(self, state: Sequence[float], letter: int) -> list[float]:
        added = zip(self._letter[letter], self._recurrent, strict=True)
        return [max(0.0, more + _dot(state, taken)) for more, taken in added]

    def is_noun(self, word: str) -> bool:
        """Whether a lower-case surname is a noun."""
        tail = word[-self.letters :]
        state = self._states[self.letters - len(tail)]
        for letter in tail:
            state = self._step(state, _ALPHABET.get(letter, 0))
        return 1.0 / (1.0 + math.exp(-_dot(state, self._dense) - self._dense_bias)) >= 0.5


_ALPHABET: Final = {letter: at for at, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", start=1)}


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    product: float = sum(map(mul, a, b))
    return product


@cache
def _network() -> _Network:
    raw = shipped("shevchenko", "data", "classifier-weights.bin").read_bytes()
    return _Network(struct.unpack(f"<{len(raw) // 4}f", raw))
