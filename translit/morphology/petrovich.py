"""The rules of petrovich for Russian names, as the package pytrovich ships them, forwards and backwards.

pytrovich's own maker takes 0.1 ms a form, and an unknown word asks for dozens. This is the same choice of rule, made
once for all cases of a word: of the exceptions for its gender the one that is the word, else of the endings the one
that comes first in the file; failing that, the same among the rules for men and those for both.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Final, NamedTuple

from ..tables import shipped
from .tables import ending_on

__all__ = ["back", "forms", "is_fixed"]

_PARTS: Final = {"firstname": "given", "middlename": "patronymic", "lastname": "surname"}
_CASES: Final = ("gen", "dat", "acc", "ins", "loc")
_LABELS: Final = {"male": "m", "female": "f", "androgynous": "mf"}
# Which rules are asked for a word and for the halves of a double name before its last word: of the gender, then of men
# and of both.
_ASKED: Final = {("m", True): ("m", "not f"), ("m", False): ("not f",), ("f", True): ("f", "not f")}


class _Rules(NamedTuple):
    """The rules of one part for one gender: whole words, and endings by their last letters, as the file has them."""

    words: dict[str, tuple[str, ...]]
    endings: dict[str, list[tuple[str, tuple[str, ...]]]]


# The endings of inflected names, with the part, gender, base's ending and case that each may stand for.
_Tails = Mapping[str, Sequence[tuple[str, str, str, int]]]


def _file() -> Iterator[tuple[str, str, Sequence[str], tuple[str, ...], int]]:
    """Each rule of the file: part, genders, endings, what is done to them by case, its place (-1: for whole words)."""
    data = json.loads(shipped("pytrovich", "petrovich-rules", "rules.json").read_text("utf-8"))
    for name, part in _PARTS.items():
        for rule in data[name].get("exceptions", ()):
            yield part, _LABELS[rule["gender"]], rule["test"], tuple(rule["mods"]), -1
        for order, rule in enumerate(data[name]["suffixes"]):
            yield part, _LABELS[rule["gender"]], rule["test"], tuple(rule["mods"]), order


@cache
def _loaded() -> Mapping[tuple[str, str], _Rules]:
    keys = list(product(_PARTS.values(), ("m", "f", "not f")))
    words: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {key: {} for key in keys}
    endings: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {key: {} for key in keys}
    for part, genders, tests, mods, order in _file():
        kinds = [*(("f",) if genders == "f" else ("not f",)), *(("m",) if genders == "m" else ())]
        for which in kinds:
            for test in tests:
                (words if order < 0 else endings)[part, which].setdefault(test, mods)
    return {key: _Rules(words[key], _by_last(endings[key])) for key in keys}


def _by_last(endings: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The endings by their last two letters, those of one letter among all that end in it."""
    keys = {ending[-2:] for ending in endings}
    return {key: [each for each in endings.items() if key.endswith(each[0][-2:])] for key in keys}


@cache
def _tails() -> tuple[_Tails, int]:
    """The endings of inflected names, and the length of the longest; asked for only on the way back."""
    tails: dict[str, dict[tuple[str, str, str, int], None]] = {}
    for part, genders, tests, mods, _ in _file():
        for test, (case, mod) in product(tests, enumerate(mods)):
            cut = mod.count("-")
            if cut <= len(test) and mod != ".":
                tail = test[: len(test) - cut] + mod[cut:]
                tails.setdefault(tail, {}).update({(part, gender, test, case): None for gender in genders})
    return {tail: tuple(ends) for tail, ends in tails.items()}, max(map(len, tails))


def forms(word: str, part: str, gender: str) -> dict[str, str]:
    """The oblique cases of a lower-case Russian word; one that no rule is for stays as it is.

    `part` is `given`, `patronymic` or `surname`, `gender` `m` or `f`.

    >>> forms("павел", "given", "m")["ins"], forms("бонч-бруевич", "surname", "m")["gen"]
    ('павлом', 'бонч-бруевича')
    """
    return {case: _form(word, part, gender, at) for at, case in enumerate(_CASES)}


def is_fixed(word: str, part: str, gender: str) -> bool:
    """Whether a lower-case Russian word is the same in all cases.

    >>> is_fixed("дюма", "surname", "m"), is_fixed("лосик", "surname", "m")
    (True, False)
    """
    if "-" not in word:
        return all(_apply(mod, word) == word for mod in set(_mods(word, part, gender, True)))
    return all(_form(word, part, gender, at) == word for at in range(len(_CASES)))


def _form(word: str, part: str, gender: str, at: int) -> str:
    """A word in the case with this number."""
    if "-" not in word:
        return _apply(_mods(word, part, gender, True)[at], word)
    *firsts, last = word.split("-")
    halves = [_apply(_mods(first, part, gender, False)[at], first) for first in firsts]
    return "-".join([*halves, _apply(_mods(last, part, gender, True)[at], last)])


def back(form: str, parts: Container[str]) -> Iterator[tuple[str, str, str, str, int]]:
    """Base forms that a lower-case form may belong to; what is yielded is told in `tables.Tables.back`.

    >>> next(back("лосика", ["surname"]))
    ('лосик', 'surname', 'm', 'gen', 1)
    """
    tails, longest = _tails()
    for size in range(min(longest, len(form)), -1, -1):
        stem = form[: len(form) - size]
        for part, gender, ending, case in tails.get(form[len(form) - size :], ()):
            if part in parts and _form(stem + ending, part, gender, case) == form:
                yield stem + ending, part, gender, _CASES[case], len(ending)


@lru_cache(maxsize=1 << 14)
def _mods(word: str, part: str, gender: str, last: bool) -> tuple[str, ...]:
    """What is done to a word in each case: `-` takes a letter off, letters go on, `.` leaves it."""
    for which in _ASKED[gender, last or gender == "f"]:
        words, endings = _loaded()[part, which]
        if word in words:
            return words[word]
        for ending, mods in ending_on(word, endings):
            if word.endswith(ending):
                return mods
    return (".",) * len(_CASES)


def _apply(mod: str, word: str) -> str:
    if mod == ".":
        return word
    cut = mod.count("-")
    return word[: max(0, len(word) - cut)] + mod[cut:]
