"""The case of a name that stands in apposition to a word for a person: «медсестрі Соломії» is the dative.

The name alone could be the genitive as well. A noun and a name in apposition stand in one case (Розенталь, Справочник
по правописанию и стилистике, приложение); where their genders differ («адвокату Марии») and after a word for a
relative («сестре Марии Колесниковой») the name is more often the owner's, and nothing is told.
"""

from __future__ import annotations

import re

from ..morphology.dictionary import CASES, parses
from ..names.lexicon import kin, titles
from ..names.runs import word_before
from .cases import governed

__all__ = ["beside_person"]

_GENDERS = {"m": "masc", "f": "femn"}
_NAMES = frozenset({"Name", "Surn", "Patr", "plur"})

# Belarusian has no dictionary here. Women's nouns in -ка are the ones whose dative is not their genitive too.
_BELARUSIAN = {"f": ((re.compile("[^аеёіоуыэюяўь]цы$"), ("dat", "loc")), (re.compile("[^аеёіоуыэюя]кі$"), ("gen",)))}


def beside_person(sentence: str, start: int, gender: str | None, lang: str) -> tuple[str, ...]:
    """The cases of the noun for a person right before a name, those that its own preposition governs first.

    `start` is where the name begins, `gender` its bearer's; empty where no such noun stands there.

    >>> beside_person("Подзвонив медсестрі Соломії.", 20, "f", "uk")
    ('dat', 'loc')
    >>> beside_person("Говорил о журналистке Марии.", 22, "f", "ru"), beside_person("Пісьменніцы Марыі.", 12, "f", "be")
    (('loc',), ())
    >>> beside_person("Позвонил адвокату Марии.", 18, "f", "ru"), beside_person("Сестре Марии.", 7, "f", "ru")
    ((), ())
    """
    word = word_before(sentence, start)
    if not word or gender not in _GENDERS or word in kin(lang):
        return ()
    cases = _belarusian(word, gender) if lang == "be" else _by_dictionary(word, gender, lang)
    before = sentence[: start - 1]
    called_for = governed(before[: len(before) - len(word)], lang)
    return tuple(case for case in called_for if case in cases) or cases


def _by_dictionary(word: str, gender: str, lang: str) -> tuple[str, ...]:
    if lang not in ("ru", "uk"):
        return ()
    tags = [reading.tag.grammemes for reading in parses(word, lang) if reading.is_known]
    wanted = {"NOUN", "anim", _GENDERS[gender]}
    found = {case for tag in tags if wanted <= tag and _NAMES.isdisjoint(tag) for case in tag & CASES.keys()}
    return tuple(case for name, case in CASES.items() if name in found)


def _belarusian(word: str, gender: str) -> tuple[str, ...]:
    if word not in titles("be"):
        return ()
    return next((cases for ending, cases in _BELARUSIAN.get(gender, ()) if ending.search(word)), ())
