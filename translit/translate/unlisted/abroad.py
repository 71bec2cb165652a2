"""Poles and Lithuanians whom an English text names without their marks, by the practical transcriptions of both.

No rule of our own romanisations knows that Fajdek is Файдек, and a small model writes what it likes: «Ига Швейцария».
"""

from __future__ import annotations

from ... import names
from ...names.lands import polish_or_lithuanian
from ...names.practical import transcribed as in_russian
from ...names.settled import settled
from .traditions import LANGS, is_ours, own_rows, place_of

__all__ = ["from_abroad", "transcribed"]

_BESIDE = {"pl": {"m": "Войцех", "f": "Агнешка"}, "lt": {"m": "Лауринас", "f": "Ингрида"}}
"""A given name of the country, beside which a surname is converted as one from there."""


def from_abroad(name: str, target: str, gender: str | None) -> str | None:
    """A Pole's or a Lithuanian's given name and surname in a target language's letters; None for all others.

    A given name that our countries have as well is theirs, and a surname is printed as print has settled on it.

    >>> from_abroad("Olga Tokarczuk", "ru", "f"), from_abroad("Iga Swiatek", "ru", "f")
    ('Ольга Токарчук', 'Ига Свёнтек')
    """
    given, _, surname = name.partition(" ")
    usual = [code for code in LANGS if place_of(own_rows(given), f"en:{code}", given) == 0]
    land = None if " " in surname or (usual and is_ours(given)) else polish_or_lithuanian(given, surname)
    if land is None:
        return None
    own = [row for row in own_rows(given) if place_of([row], "en:ru", given) == 0]
    first = own[0].form(target) if own else transcribed(given, land, target, gender, given=True)
    last = next(iter(settled(surname, "surname", "en", target)), None) or transcribed(surname, land, target, gender)
    return f"{first} {last}".replace("'", "’") if first and last else None


def transcribed(word: str, land: str, target: str, gender: str | None = None, *, given: bool = False) -> str | None:
    """A surname, or a `given` name, of a country in a target language's letters; None where a letter is unknown.

    Source: `names/data/practical.tsv`, in each row.

    >>> transcribed("Fajdek", "pl", "ru"), transcribed("Nowicki", "pl", "be")
    ('Файдек', 'Навіцкі')
    """
    said = in_russian(word.lower(), land)
    if said is None:
        return None
    said = said.capitalize()
    if target == "ru":
        return said
    beside = _BESIDE[land]["f" if gender == "f" else "m"]
    whole = f"{said} {'Войцеховский' if land == 'pl' else 'Буткус'}" if given else f"{beside} {said}"
    found = names.convert(whole, "ru", target, gender=gender)
    return found[0].split()[0 if given else -1].replace("'", "’") if found else None
