"""Places and common words through the dictionaries of pymorphy3 (OpenCorpora for Russian, VESUM for Ukrainian)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any, Final

__all__ = ["CASES", "has_adjective", "is_adjective", "knows", "noun_forms", "noun_gender", "parses", "place_forms"]

CASES: Final = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}
"""The cases of a sentence, which the vocative is none of, by their names in pymorphy3."""
_GRAMMEMES: Final = {case: name for name, case in CASES.items() if case != "nom"} | {"voc": "voct"}
_GENDERS: Final = {"m": "masc", "f": "femn", "n": "neut", "pl": "plur"}


_PERSONAL: Final = frozenset({"Name", "Surn", "Patr"})
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ'’ʼ-]+")
_LOADING: Final = Lock()


@lru_cache(maxsize=2)
def _loaded(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


def _analyzer(lang: str) -> Any:
    # One at a time: loading a dictionary rewrites the list of grammemes that pymorphy3 shares between languages.
    with _LOADING:
        return _loaded(lang)


def parses(word: str, lang: str) -> list[Any]:
    """Readings that pymorphy3 has for a lower-case word of `ru` or `uk`, best first; none for other letters.

    pymorphy3 raises on some letters of rare scripts.
    """
    if not _CYRILLIC.fullmatch(word):
        return []
    found: list[Any] = _analyzer(lang).parse(word)
    return found


def knows(word: str, lang: str) -> bool:
    """Whether the dictionary of `ru` or `uk` has a lower-case word: many times faster than its readings.

    >>> knows("минск", "ru"), knows("мынск", "ru")
    (True, False)
    """
    return bool(_CYRILLIC.fullmatch(word)) and bool(_analyzer(lang).word_is_known(word))


def _known_parses(word: str, lang: str) -> list[Any]:
    """The same for a word that the dictionary has: no reading of another is `is_known`, and guessing takes long."""
    return parses(word, lang) if knows(word, lang) else []


def place_forms(word: str, lang: str, gender: str) -> Mapping[str, str] | None:
    """The oblique cases of a place that the dictionary knows, or None.

    >>> place_forms("минск", "ru", "m")["ins"], place_forms("київ", "uk", "m")["loc"]
    ('минском', 'києві')
    """
    for parse in _known_parses(word, lang):
        tag = parse.tag.grammemes
        if _is_base_noun(parse, gender) and ("Geox" in tag if lang == "ru" else "anim" not in tag):
            return _inflected(parse, lang)
    return None


def noun_forms(word: str, lang: str, gender: str, *, people: bool = True) -> Mapping[str, str] | None:
    """The oblique cases of a common noun that the dictionary knows, or None; names of `people` only where asked for.

    >>> noun_forms("ассоциация", "ru", "f")["gen"]
    'ассоциации'
    """
    found = [parse for parse in _known_parses(word, lang) if _is_base_noun(parse, gender)]
    found.sort(key=_is_animate)
    return _inflected(found[0], lang) if found and (people or not _is_animate(found[0])) else None


def _is_animate(parse: Any) -> bool:
    return "anim" in parse.tag.grammemes


def noun_gender(word: str, lang: str) -> str | None:
    """`m`, `f`, `n`, or `pl` for a plural form, of a noun in its base form that the dictionary knows.

    >>> noun_gender("министерство", "ru"), noun_gender("штаты", "ru")
    ('n', 'pl')
    """
    for parse in _known_parses(word, lang):
        tag = parse.tag.grammemes
        if parse.is_known and {"NOUN", "nomn"} <= tag and _PERSONAL.isdisjoint(tag):
            return next((key for key in ("pl", "m", "f", "n") if _GENDERS[key] in tag), None)
    return None


def is_adjective(word: str, lang: str) -> bool:
    """Whether a lower-case word is an adjective in its base form or its plural.

    >>> is_adjective("белорусская", "ru"), is_adjective("движение", "ru")
    (True, False)
    """
    # The Russian dictionary puts the likeliest reading first, the Ukrainian one has no such order.
    tags = [parse.tag.grammemes for parse in parses(word, lang)[: 4 if lang == "ru" else None]]
    return any("nomn" in tag and ("ADJF" in tag or "PRTF" in tag) for tag in tags)


def has_adjective(word: str, lang: str) -> bool:
    """Whether a lower-case word is the base form of an adjective, however rare that reading is.

    >>> has_adjective("яровой", "ru"), has_adjective("садовой", "ru")
    (True, False)
    """
    return any(
        parse.is_known and parse.normal_form == word and "ADJF" in parse.tag.grammemes
        for parse in _known_parses(word, lang)
    )


# `grammeme in parse.tag` raises for Russian grammemes once the Ukrainian dictionary is loaded too (pymorphy3 keeps one
# list of known grammemes for all languages): the plain set `tag.grammemes` is asked instead.
def _is_base_noun(parse: Any, gender: str) -> bool:
    tag = parse.tag.grammemes
    if not parse.is_known or "nomn" not in tag or "NOUN" not in tag:
        return False
    plural = "plur" in tag
    return plural if gender == "pl" else not plural and _GENDERS[gender] in tag


def _inflected(parse: Any, lang: str) -> Mapping[str, str]:
    number = "plur" if "plur" in parse.tag.grammemes else "sing"
    found = {}
    for case, grammeme in _GRAMMEMES.items():
        if case == "voc" and lang == "ru":
            continue
        wanted = {grammeme, number} if lang == "ru" or number == "plur" else {grammeme}
        form = parse.inflect(wanted)
        found[case] = form.word if form else parse.word
    return found
