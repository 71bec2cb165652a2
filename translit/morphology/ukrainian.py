"""Ukrainian declension: our own rows first, then shevchenko's for people and pymorphy3's dictionary for places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import Final

from . import dictionary, shevchenko
from .tables import PERSON_PARTS, load

__all__ = ["equal_forms", "forms"]

_MOST: Final = 3  # spaces in a person's name: its words are put together in every way
_MIXED: Final = "жчшщ"
_VOWELS: Final = "аеиіоуюяєї'"
_OF_BEINGS: Final = ("ові", "еві", "єві")
_IN_OV: Final = ("ів", "їв", "ов", "ев", "єв")
_NOUN: Final = re.compile(r"[уюУЮ]$")
_ADJECTIVE: Final = re.compile(r"[оь]?ому$", re.IGNORECASE)


def forms(word: str, part: str, gender: str) -> Mapping[str, str] | None:
    """The oblique cases of a lower-case Ukrainian word, or None when nobody knows it.

    `gender` is `m`, `f`, `n` or `pl`.

    >>> forms("зеленський", "surname", "m")["gen"], forms("київ", "place", "m")["gen"]
    ('зеленського', 'києва')
    """
    if part not in PERSON_PARTS:
        known: Mapping[str, str] | None = load("uk").written(word, part, gender)
        if known is None and part != "adjective":
            known = _place_forms(word, gender) if part == "place" else None
            known = known or dictionary.noun_forms(word, "uk", gender, people=part != "place")
        return known or load("uk").forms(word, part, gender)
    own = load("uk").forms(word, part, gender)
    if own is not None or gender not in ("m", "f"):
        return own
    return shevchenko.forms(word, part, gender)


def _place_forms(word: str, gender: str) -> Mapping[str, str] | None:
    """The dictionary's forms of a place, which is no being: its first locative is that of people (Китаєві, Парижеві).

    Source: Український правопис (1993), § 52; so in that of 2019: -ові, -еві of beings, of the rest -і (у Тернополі,
    Китаї, Парижі, Петербурзі), and -у after -к (у Нью-Йорку).
    """
    found = dictionary.place_forms(word, "uk", gender)
    if not found or gender != "m" or not found["loc"].endswith(_OF_BEINGS) or word.endswith(_IN_OV):
        return found  # у Пскові, Харкові: -ов is of the place itself
    stem = found["loc"][:-3]
    last = {"й": "ї", "к": "у", "х": "у"}.get(word[-1], "і")
    if word[-1] == "г":
        stem, last = stem[:-1], "зі"
    return {**found, "acc": word, "loc": stem + last}


def equal_forms(cases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The other forms that a man's name in `cases` (a whole name or a word) may have in the dative and the locative.

    Nouns take -ові, -еві, -єві beside -у, -ю in both (Український правопис 2019, § 87, § 90); a name of several words
    mixes them: Сергієві Крутьку, Сергію Крутькові.

    >>> equal_forms({"nom": "Олег Ткач", "dat": "Олегу Ткачу", "loc": "Олегові Ткачеві"})["dat"]
    ('Олегу Ткачеві', 'Олегові Ткачу', 'Олегові Ткачеві')
    >>> equal_forms({"nom": "Сергій", "dat": "Сергію", "loc": "Сергії"})
    {'dat': ('Сергієві',), 'loc': ('Сергію', 'Сергієві')}
    """
    if cases["nom"].count(" ") > _MOST:
        return {}
    words = [_datives(*pair) for pair in zip(cases["nom"].split(" "), cases["dat"].split(" "), strict=False)]
    if all(len(options) < 2 for options in words):
        return {}
    every = [" ".join(choice) for choice in product(*words)]
    return {case: tuple(form for form in every if form != cases[case]) for case in ("dat", "loc")}


def _datives(base: str, dative: str) -> tuple[str, ...]:
    if base == dative or not _NOUN.search(dative) or _ADJECTIVE.search(dative) or base.endswith(("а", "я")):
        return (dative,)
    stem, soft = dative[:-1], dative[-1] == "ю"
    if soft:
        return dative, stem + ("єві" if stem[-1:] in _VOWELS else "еві")
    return dative, stem + ("еві" if stem[-1:] in _MIXED else "ові")
