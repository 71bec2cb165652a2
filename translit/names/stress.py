"""Where the stress of a Russian name falls, and the vowels that Belarusian writes then.

Belarusian spells akanne and yakanne: о and э only under stress, я for е in the syllable before it. Which syllable has
the stress no spelling says (but ё, for which newspapers write е), so every one is tried. Its chance in an East Slavic
name is what `tools/fit_stress.py` learnt of the letters around the vowel (`data/stress-ru.bin`), and what is known of a
common noun (`data/stress-own.tsv`) and the dictionary of an adjective; in a foreign one the endings of
`data/stress-foreign.tsv` tell beside letters of its own (`data/stress-ru-foreign.bin`).
"""

from __future__ import annotations

import lzma
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from translit.morphology import dictionary

from .tables import data_rows

__all__ = ["Stressed", "by_stress", "of_a_man", "stressed", "traits"]

_VOWEL = re.compile("[аеёиоуыэюя]")
_SYLLABLE = re.compile("[аеёиоыэюя]|(?<![аоэе])у")  # in Клаус and Хоук у is no syllable


class Stressed(NamedTuple):
    """One place of the stress: the vowel's offset, the vowel (ё where е may stand for it), the word then, its cost."""

    at: int
    vowel: str
    form: str
    cost: float


def by_stress(word: str, convention: str, kind: str) -> list[tuple[str, float]]:
    """The Russian word with its unstressed vowels as Belarusian writes them, for each place of the stress, with costs.

    >>> min(by_stress("лукашенко", "own", "person"), key=lambda item: item[1])[0]
    'лукашэнка'
    >>> min(by_stress("ковалев", "own", "person"), key=lambda item: item[1])[0]
    'кавалёв'
    """
    chances: dict[str, float] = {}
    for place in stressed(word, convention, kind):
        chances[place.form] = chances.get(place.form, 0.0) + math.exp(-place.cost)
    most = max(chances.values())
    return [(form, -math.log(chance)) for form, chance in chances.items() if chance > most * _HOPELESS]


@cache
def _common_nouns() -> Mapping[str, int]:
    """Common nouns that are surnames, stressed as the noun is: which vowel."""
    return {row["word"]: int(row["vowel"]) for row in data_rows("stress-own.tsv")}


_HOPELESS = 1e-3  # of the best one's chance


def stressed(word: str, convention: str, kind: str) -> list[Stressed]:
    """Every place of the stress."""
    vowels = [match.start() for match in (_VOWEL if convention == "own" else _SYLLABLE).finditer(word)]
    places = list(_places(word, vowels, convention))
    if not places:
        return [Stressed(-1, "", word, 0.0)]
    if convention == "own":
        costs = _learnt_costs(word, kind, places) if len(places) > 1 else [0.0]
    else:
        endings = [_by_ending(word, len(vowels) - vowels.index(at)) for at, _ in places]
        costs = _foreign_costs(word, places, endings) if len(places) > 1 else [0.0]
    found = []
    for (at, vowel), cost in zip(places, costs, strict=True):
        spelled = word[:at] + vowel + word[at + 1 :]
        found.append(Stressed(at, vowel, _reduced(spelled, vowels, at, convention), cost))
    return found


def _places(word: str, vowels: Sequence[int], convention: str) -> Iterator[tuple[int, str]]:
    """The vowels that may bear the stress; е also as the ё it may stand for."""
    if "ё" in word:
        yield word.rindex("ё"), "ё"
        return
    for at in vowels:
        yield at, word[at]
        if word[at] == "е" and convention == "own":
            yield at, "ё"


@cache
def _endings() -> tuple[tuple[re.Pattern[str], int, float], ...]:
    return tuple(
        (re.compile(row["ending"]), int(row["vowel"]), float(row["cost"])) for row in data_rows("stress-foreign.tsv")
    )


def _by_ending(word: str, from_end: int) -> float:
    """What the first row says that knows the ending and the place."""
    return next(
        (cost for ending, vowel, cost in _endings() if vowel in (from_end, 0) and ending.search(word)), _UNKNOWN
    )


_UNKNOWN = 1.0
_MASCULINE = (("ская", "ский"), ("цкая", "цкий"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ына", "ын"))
_FEMININE_ENDING = 4.0  # what the last vowel of a woman's surname costs: Иванова is stressed as Иванов


def of_a_man(word: str, kind: str) -> str:
    """The man's form of a woman's surname; another word as it is.

    >>> of_a_man("рахманова", "person"), of_a_man("сова", "person")
    ('рахманов', 'сова')
    """
    for ending, masculine in _MASCULINE if kind == "person" else ():
        if word.endswith(ending):
            form = word.removesuffix(ending) + masculine
            return form if len(_VOWEL.findall(form)) > 1 else word
    return word


def _learnt_costs(word: str, kind: str, places: Sequence[tuple[int, str]]) -> list[float]:
    """The negated logarithms of the places' chances, which add up to one."""
    if (vowel_told := _common_nouns().get(word)) is not None and kind == "person":
        told = [match.start() for match in _VOWEL.finditer(word)][vowel_told - 1]
        return [0.0 if (at, vowel) == (told, word[told]) else _AGAINST_THE_DICTIONARY for at, vowel in places]
    weights, asked = _learnt("stress-ru.bin"), of_a_man(word, kind)
    reach = len(word) if asked == word else len(asked) - (asked[-1] == "й")
    scores = [
        sum([weights.get(trait, 0.0) for trait in traits(asked, kind, at, vowel)]) if at < reach else -_FEMININE_ENDING
        for at, vowel in places
    ]
    stressed_end = _ends_stressed(asked)
    if stressed_end is not None:
        end = len(asked) - 2
        scores = [
            score - _AGAINST_THE_DICTIONARY * ((at == end) != stressed_end)
            for score, (at, _) in zip(scores, places, strict=True)
        ]
    return _chances(scores)


def _chances(scores: Sequence[float]) -> list[float]:
    """Scores as negated logarithms of chances that add up to one."""
    most = max(scores)
    whole = most + math.log(sum(math.exp(score - most) for score in scores))
    return [whole - score for score in scores]


_ENDINGS, _LETTERS = 1.5, 0.6  # what the rows and the letters weigh in a foreign name


def _foreign_costs(word: str, places: Sequence[tuple[int, str]], endings: Sequence[float]) -> list[float]:
    """The same for a foreign name, whose endings have costs by rows."""
    weights = _learnt("stress-ru-foreign.bin")
    return _chances(
        [
            _LETTERS * sum([weights.get(trait, 0.0) for trait in traits(word, "person", at, vowel)]) - _ENDINGS * cost
            for (at, vowel), cost in zip(places, endings, strict=True)
        ]
    )


_ADJECTIVE = re.compile("(?:ое|ая|ые|ие)$")
_TELLING = re.compile("(?<=.)(?:ой|ый|(?<=[гкх])ий)$")  # no other ending of a man's adjective is stressed than -ой
_AGAINST_THE_DICTIONARY = 6.0  # nats


@lru_cache(maxsize=65536)
def _ends_stressed(word: str) -> bool | None:
    """Whether an adjective has the stress on its ending, as one in -ой has: Крутое, not Новое; None for other words."""
    if told := _TELLING.search(word):
        return told[0] == "ой"
    if not _ADJECTIVE.search(word) or not dictionary.knows(word, "ru"):
        return None
    readings = [reading for reading in dictionary.parses(word, "ru") if {"ADJF", "nomn"} <= reading.tag.grammemes]
    ends = {reading.normal_form[-2:] == "ой" for reading in readings}
    return ends.pop() if len(ends) == 1 else None


_ENDS = {"person": "$", "place": "#", "word": "."}
_BEFORE, _AFTER, _LONGEST = 4, 5, 8  # letters beside the stressed one, and of the whole group
_ENDING = range(2, 8)


def traits(word: str, kind: str, at: int, vowel: str) -> list[str]:
    """What speaks for the stress on a vowel: the letter groups around it, and the word's ending with its place.

    >>> traits("голуб", "person", 1, "о")[:3]
    ['2/2$', 'О', 'Ол']
    """
    marked = f"^{word[:at]}{vowel.upper()}{word[at + 1 :]}{_ENDS[kind]}"
    at += 1
    vowels = len(_VOWEL.findall(word))
    from_end = len(_VOWEL.findall(word, at - 1))
    place = f"{from_end}ё" if vowel == "ё" else str(from_end)
    found = [f"{place}/{vowels}{_ENDS[kind]}"]
    for start in range(at, max(-1, at - _BEFORE - 1), -1):
        found += [
            marked[start:end] for end in range(at + 1, min(at + _AFTER + 2, start + _LONGEST + 1, len(marked) + 1))
        ]
    found += [word[1 - length :] + _ENDS[kind] + place for length in _ENDING if length <= len(word) + 1]
    return found


@cache
def _learnt(name: str) -> Mapping[str, float]:
    """The traits with their weights in nats, written in twelfths around the character U+0050."""
    data = resources.files("translit.names").joinpath("data", name).read_bytes()
    return {line[:-1]: (ord(line[-1]) - 80) / 12 for line in lzma.decompress(data).decode().split("\n")}


@cache
def _kept_e() -> re.Pattern[str]:
    """The surnames of other peoples whose unstressed е stays: Алекпераў."""
    return re.compile("|".join(row["surname"] for row in data_rows("kept-e.tsv")))


_HARD = frozenset("жшчщцр")
_SHORT_U = re.compile("(?<=[аоэе])у(?=[бвгджзйклмнпрстфхцчшщ])(?![мс]$)")


def _reduced(word: str, vowels: Sequence[int], stress: int, convention: str) -> str:
    """Akanne, yakanne (orthography law of 2008, §§ 2-6) and ў for an unstressed у (§ 14), still in Russian letters."""
    letters = list(word)
    for n, at in enumerate(vowels):
        letter, before = word[at], word[at - 1 : at]
        hard = before in _HARD
        if letter == "о" and before == "ь":
            letters[at] = "ё"  # Авиньон, Авіньён
        elif at == stress:
            if letter in "е" and hard:
                letters[at] = "э"
        elif letter == "о":
            letters[at] = "а"
        elif letter == "е":
            pretonic = n + 1 < len(vowels) and vowels[n + 1] == stress
            if hard:
                letters[at] = "а" if convention == "own" else "э"
            elif pretonic and convention == "own" and not _kept_e().search(word):
                letters[at] = "я"
        elif letter == "э" and convention == "own" and at:
            letters[at] = "а"
        elif letter == "у" and convention == "own" and _SHORT_U.match(word, at):
            letters[at] = "ў"  # Паўстоўскі, but Навуменка
    if convention == "foreign":
        for at in vowels:
            if letters[at] == "е" and word[at - 1 : at] in ("д", "т"):
                letters[at] = "э"
    return "".join(letters)
