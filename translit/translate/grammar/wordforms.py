"""A word of a Russian or Ukrainian draft in another form: a title in another case, a verb in another gender or number.

By pymorphy3 (OpenCorpora, VESUM), and only words that its dictionary has: of the others nobody is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ...morphology.dictionary import CASES, parses

__all__ = [
    "adjective_in",
    "is_participle",
    "noun_cases",
    "noun_gender",
    "noun_in",
    "of_person",
    "participle_in",
    "place_gender",
    "verb_in",
]

_CASE = {case: name for name, case in CASES.items()}
_NUMBERS = {"m": {"masc"}, "f": {"femn"}, "n": {"neut"}, "pl": {"plur"}}


def _known(word: str, lang: str) -> list[Any]:
    return [r for r in parses(word.lower(), lang) if r.is_known] if lang in ("ru", "uk") else []


def _like(form: str, word: str) -> str:
    """The form with the capital of the word that it stands for."""
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


@lru_cache(maxsize=4096)
def _titles(word: str, lang: str) -> tuple[Any, ...]:
    """Readings of a word as one person, by what he or she is."""
    wanted, other = {"NOUN", "anim"}, {"plur", "Name", "Surn", "Patr", "voct"}
    return tuple(r for r in _known(word, lang) if wanted <= r.tag.grammemes and not other & r.tag.grammemes)


def of_person(word: str, lang: str) -> bool:
    """Whether a word says what one person is, in any case.

    >>> of_person("журналистом", "ru"), of_person("журналисты", "ru"), of_person("письмом", "ru")
    (True, False, False)
    """
    return bool(_titles(word, lang))


def noun_cases(word: str, lang: str) -> frozenset[str]:
    """The cases that a word for one person can be.

    >>> sorted(noun_cases("журналиста", "ru")), sorted(noun_cases("журналист", "ru"))
    (['acc', 'gen'], ['nom'])
    """
    return frozenset(CASES[g] for r in _titles(word, lang) for g in r.tag.grammemes if g in CASES)


def noun_gender(word: str, lang: str) -> str | None:
    """The gender of a word for one person; None for one of both (коллега).

    >>> noun_gender("журналисткой", "ru"), noun_gender("министром", "ru"), noun_gender("коллегой", "ru")
    ('f', 'm', None)
    """
    found = {"mf" if "ms-f" in r.tag.grammemes else r.tag.gender for r in _titles(word, lang)}
    return {"masc": "m", "femn": "f"}.get(found.pop() or "") if len(found) == 1 else None


def noun_in(word: str, lang: str, case: str) -> str | None:
    """A word for one person in another case; None where the dictionary has none.

    >>> noun_in("журналист", "ru", "acc"), noun_in("посол", "ru", "ins"), noun_in("журналіст", "uk", "gen")
    ('журналиста', 'послом', 'журналіста')
    """
    for reading in _titles(word, lang):
        made = reading.inflect({_CASE[case]})
        if made is not None and "plur" not in made.tag.grammemes:
            return _like(made.word, word)
    return None


def adjective_in(word: str, lang: str, case: str, gender: str) -> str | None:
    """An adjective or a participle as it agrees with a person; the word itself where it does, None for another word.

    >>> adjective_in("бывший", "ru", "ins", "m"), adjective_in("немецкой", "ru", "ins", "m")
    ('бывшим', 'немецким')
    >>> adjective_in("87-летний", "ru", "nom", "f"), adjective_in("журналист", "ru", "gen", "m")
    ('87-летняя', None)
    """
    number, dash, rest = word.partition("-") if word[:1].isdigit() else ("", "", word)
    found = list(_adjectives(rest, lang))
    if not found:
        return None
    for reading in found:
        tag = reading.tag.grammemes
        if {_CASE[case], *_NUMBERS[gender]} <= tag and not (case == "acc" and "inan" in tag):
            return word
    # the accusative of a man is his genitive
    wanted = {_CASE["gen" if case == "acc" and gender == "m" else case], *_NUMBERS[gender]}
    made = found[0].inflect(wanted)
    return number + dash + _like(made.word, rest) if made is not None else None


def _adjectives(word: str, lang: str) -> Iterator[Any]:
    for reading in _known(word, lang):
        if str(reading.tag.POS) in ("ADJF", "PRTF") and "plur" not in reading.tag.grammemes:
            yield reading


@lru_cache(maxsize=4096)
def place_gender(name: str, lang: str) -> str | None:
    """The gender that a verb beside a place of one word has, `pl` for one that has a plural; None where nobody knows.

    >>> [place_gender(name, "ru") for name in ("Беларусь", "США", "Литва", "Мядель")]
    ['f', 'pl', 'f', None]
    """
    found = [r.tag.grammemes for r in _known(name, lang) if {"NOUN", "nomn"} <= r.tag.grammemes]
    places = [each for each in found if "Geox" in each]
    genders = {next((own for own, marks in _NUMBERS.items() if marks <= each), None) for each in places}
    return genders.pop() if len(genders) == 1 else None


@lru_cache(maxsize=4096)
def verb_in(word: str, lang: str, number: str) -> str | None:
    """A verb in the past, or a short participle, in another gender, or `pl` for the plural, which the third person of
    the present has, too; None for what is none, or has that form already, or may be something else.

    >>> verb_in("выиграл", "ru", "f"), verb_in("пообещала", "ru", "m"), verb_in("обсуждает", "ru", "pl")
    ('выиграла', 'пообещал', 'обсуждают')
    >>> verb_in("приговорен", "ru", "f"), verb_in("сказали", "ru", "f"), verb_in("стол", "ru", "f")
    ('приговорена', 'сказала', None)
    """
    readings = _known(word, lang)
    if not readings or any(str(r.tag.POS) not in ("VERB", "PRTS", "ADJS") for r in readings):
        return None
    reading = readings[0]
    tag = reading.tag.grammemes
    singular = "plur" not in tag and ("past" in tag or {"3per", "pres"} <= tag or {"3per", "futr"} <= tag)
    singular = singular or (str(reading.tag.POS) in ("PRTS", "ADJS") and "plur" not in tag)
    several = "plur" in tag and "past" in tag and number != "pl"
    if not (singular or several) or _NUMBERS[number] <= tag or ("3per" in tag and number != "pl") or "impr" in tag:
        return None
    made = reading.inflect(_NUMBERS[number])
    if made is None or made.word == word.lower():
        return None
    # Ukrainian has повернулися and повернулись; print prefers the first
    own = f"{made.word[:-2]}ся" if lang == "uk" and made.word.endswith("сь") else made.word
    return _like(own, word)


def is_participle(word: str, lang: str) -> bool:
    """Whether a word is a participle, long or short, and nothing else; «бывший» is as good as an adjective.

    >>> is_participle("родившийся", "ru"), is_participle("приговорен", "ru"), is_participle("бывший", "ru")
    (True, True, False)
    """
    readings = _known(word, lang)
    return bool(readings) and all(str(r.tag.POS) in ("PRTF", "PRTS") for r in readings)


def participle_in(word: str, lang: str, gender: str) -> str | None:
    """A participle of the nominative in a gender that it has not; None where it has that, or is in the plural.

    >>> participle_in("родившийся", "ru", "f"), participle_in("приговорен", "ru", "f")
    ('родившаяся', 'приговорена')
    >>> participle_in("родившаяся", "ru", "f") is None
    True
    """
    if any({"plur"} <= r.tag.grammemes or _NUMBERS[gender] <= r.tag.grammemes for r in _known(word, lang)):
        return None
    own = next((r for r in _known(word, lang) if str(r.tag.POS) == "PRTS" or "nomn" in r.tag.grammemes), None)
    made = own.inflect(_NUMBERS[gender] | ({"nomn"} if "nomn" in own.tag.grammemes else set())) if own else None
    return _like(made.word, word) if made is not None else None
