"""Whether a translation in Cyrillic has something that sounds like a name of its English source, and how like it.

English spells the names of all languages, so a name may sound in several ways; what our lists know of it (a town, a
given name, a surname that print has settled on) is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...names import GivenNames
from ...names.gazetteer import in_gazetteer
from ...names.key import readings, sounded
from ...names.likeness import FAR, distance
from ...names.settled import settled
from ...names.tables import data_rows
from ...text import words

__all__ = ["Heard", "heard_in", "is_there", "sounds_there"]

_APART = 0.15
"""Distance per sound from which nothing of a translation is a word's rendering. Of 3,770 foreigners' names that
`settled.tsv` has in English and Russian, 97 % are nearer; Fidesz and «Файдс» are 0.16 apart, Diabaté and «Диааата» 0.2,
Silivri and the nearest word of a sentence that dropped it 0.5."""
_SAME = 0.05
"""The same up to which a word is spelled as it should be: Бкироглу is 0.09 from Бекироглу."""
_SMALL = 0.1
"""More for a word in small letters: it is an adjective made of the name (женевский), or no name at all."""
_FEW, _LESS, _MORE = 4, 3, 3
"""Sounds of a word too short to tell anything; sounds by which a rendering may be shorter, and longer in its ending."""
_MADE = re.compile(r"^(.{3,}?)(?:[eao]?v)?(?:sk|ck|zk|Sk|Ck|Zk)(?:[aeiou]\w{0,3})$")
"""An adjective of a place, whose last consonant changes (Прага, пражский)."""
_OF_MANY = re.compile(r"^(\w{4,}?)(?:s|ians?)$")
"""A people or an adjective in English: Hutsuls (гуцулы), Trypillian (трипольский)."""
_CHANGED = 2
"""Sounds at the end of a place that its adjective may lack."""
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")


class Heard(NamedTuple):
    """A word of a translation: how it sounds, and whether it is in small letters."""

    sound: str
    small: bool


def heard_in(output: str) -> list[Heard]:
    """The words of a translation, those with a hyphen in parts as well; none in letters of two alphabets (ХотNews).

    >>> [heard.sound for heard in heard_in("в Тель-Авиве")]
    ['v', 'telavive', 'tel', 'avive']
    """
    tokens = (token.text for token in words(output))
    parts = (part for token in tokens for part in dict.fromkeys((token, *token.split("-"))))
    whole = (part for part in parts if not (_LATIN.search(part) and _CYRILLIC.search(part)))
    return [Heard(sounded(part), part[:1].islower()) for part in whole]


def is_there(word: str, output: str, heard: Sequence[Heard], target: str) -> bool:
    """Whether a translation, `heard` word by word, has what may be the rendering of a word of an English name.

    A word that it has in Latin letters was left as it is.

    >>> out = "Ава Диааата живёт в Дуйсбурге, пишет Die Zeit"
    >>> [is_there(word, out, heard_in(out), "ru") for word in ("Awa", "Diabaté", "Duisburg", "Zeit")]
    [True, False, True, True]
    """
    sounds = _sounds(word, target)
    if max(map(len, sounds), default=0) < _FEW or word in output:
        return True
    return any(_apart(own, each.sound) + _SMALL * each.small <= _APART for own in sounds for each in heard)


def sounds_there(word: str, heard: Sequence[Heard]) -> bool:
    """Whether a translation has a word in Cyrillic, in whatever ending, as it sounds but for a letter that is no sound.

    >>> [sounds_there("Бекироглу", heard_in(out)) for out in ("адвокат Бекироглу", "Экрем Бкироглу")]
    [True, False]
    """
    own = sounded(word)
    return any(not each.small and _apart(own, each.sound) <= _SAME for each in heard)


def _apart(own: str, other: str) -> float:
    """The distance per sound, case endings and those of adjectives aside."""
    size = len(own)
    if len(other) < max(size - _LESS, _FEW - 1):
        return FAR
    near = FAR
    if adjective := _MADE.match(other):
        stem = adjective[1]
        if size - _CHANGED <= len(stem) <= size + 1:
            same = max(min(size, len(stem)) - 1, _FEW - 1)
            near = distance(own[:same], stem[:same]) / same
    shared = min(size, len(other))
    if len(other) <= size + _MORE:
        near = min(near, distance(own[:shared], other[:shared]) / shared)
    return near


@lru_cache(maxsize=4096)
def _sounds(word: str, target: str) -> tuple[str, ...]:
    """The ways a word may sound in the target language: as its letters are read, and as our lists spell it there."""
    known = {*_cities().get(word, ()), *in_gazetteer(word, "en", target)}
    for part in ("given", "surname", "mononym"):
        known.update(settled(word, part, "en", target))
    known.update(filter(None, (row.form(target) for row in GivenNames.builtin().find(word, "en", diminutives=True))))
    read = [reading for form in (word, *filter(None, _OF_MANY.findall(word))) for reading in readings(form)]
    return tuple(dict.fromkeys([*map(sounded, sorted(known)), *read]))


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    return {row["en"]: tuple(row["forms"].split("|")) for row in data_rows("cities-abroad.tsv")}
