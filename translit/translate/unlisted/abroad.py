"""Poles and Lithuanians whom an English text names without their marks, by the practical transcriptions of both.

No rule of our own romanisations knows that Fajdek is Файдек, and a small model writes what it likes: «Ига Швейцария».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ... import names
from ...names.settled import settled
from ...tables import rows
from .traditions import LANGS, is_ours, own_rows, place_of

__all__ = ["from_abroad", "land_of", "transcribed"]

_LETTERS = dict(zip("abcdefghiklmnoprstuvwyz", "абцдефгхиклмнопрстуввыз", strict=True))
_BESIDE = {"pl": {"m": "Войцех", "f": "Агнешка"}, "lt": {"m": "Лауринас", "f": "Ингрида"}}
"""A given name of the country, beside which a surname is converted as one from there."""

_NEITHER = re.compile(r"[qvx]|[^a-z]|th|ph|sh|oo|ee|ou|gh|tch|wh|ck(?![ia]$)|(.)\1\1", re.IGNORECASE)
_POLISH = re.compile(r"(?:[scd]z?k[ia]|icz|[cs]z[yaeu]k|ac[hz]|ek)$")
_ADJECTIVE = re.compile(r"(?:[sc]|dz)k[ia]$")
_POLISH_LETTERS = re.compile(r"w|cz|sz|rz|j|ck[ia]$|[aeiou]ck")
_POLISH_GIVEN = re.compile(
    r"(?:slaw|Kuba|Ignacy|Alojzy|Pawel|Wojciech|Krzysztof|Grzegorz|Andrzej|Agnieszka|Malgorzata|Katarzyna|Szymon|Lukasz|Tomasz|Mateusz"
    r"|Bartosz|Dariusz|Mariusz|Janusz|Jerzy|Rafal|Jacek|Marek|Maciej|Zbigniew|Ryszard|Piotr|Justyna|Krystyna|Jaroslawa)$"
)
_LITHUANIAN = re.compile(r"(?:(?:ausk|insk|evsk|ovsk)(?:as|iene)|[eoa]vici(?:us|ene)|aitis|aite|yte|iene)$")
_WEAKLY_LITHUANIAN = re.compile(r"(?:ute|utis|ulis|enas|unas|onis)$")
"""Ends that Greeks and Spaniards have as well: Adonis, Cardenas."""
_LITHUANIAN_LIKE = re.compile(r"(?:[bdgklmnprstvz]as|[bdgklmnprstvz]i?us|[dklmnrst]ys|[dklmnrst]is)$")
_OTHERS_GIVEN = re.compile(
    r"(?:ias|[eo]s|Jesus|Titus|Cornelius|Angelus|Marcus|Markus|Magnus|Linus|Boris|Den+is|Doris|Lewis|Lou?is|Chris|Elvis"
    r"|Minas|Andreas|[KC]ostas|Savvas|Lucas|Ni[ck]h?olas|Douglas|Dallas|Lukas|Nikos|Gian+is|Yan+is)$"
)
"""Given names that end as Lithuanian ones do, and are others'."""
_NOT_LITHUANIAN = re.compile(r"[qwx]|[^a-z]|th|ph|sh|kh|ts|oo|ou|ck(?!as$|iene$|aite$)|(.)\1", re.IGNORECASE)


def land_of(given: str, surname: str) -> str | None:
    """Whether a whole name in English is a Pole's (`pl`) or a Lithuanian's (`lt`), by its ends and letters.

    A surname of both ends and letters, or one of either beside a given name that nobody else has; the given name must
    be able to be from there. None for all others.

    >>> land_of("Marcin", "Kierwinski"), land_of("Wieslaw", "Kukula"), land_of("Ales", "Bialiatski")
    ('pl', 'pl', None)
    >>> land_of("Vilius", "Gaubas"), land_of("Inga", "Ruginiene"), land_of("Alexis", "Tsipras")
    ('lt', 'lt', None)
    """
    surname = surname.casefold()
    if not _NOT_LITHUANIAN.search(surname):
        plain = not _NOT_LITHUANIAN.search(given) and not _OTHERS_GIVEN.search(given)
        like = _LITHUANIAN_LIKE.search(surname) or _WEAKLY_LITHUANIAN.search(surname)
        fits = given[-1:] in ("a", "e") if surname.endswith("e") else _LITHUANIAN_LIKE.search(given)
        if _LITHUANIAN.search(surname) or (plain and like and fits):
            return "lt"
    if _NEITHER.search(surname) or not _agree(given, surname):
        return None
    if _POLISH_GIVEN.search(given) or (_POLISH.search(surname) and _POLISH_LETTERS.search(surname)):
        return "pl"
    return None


def _agree(given: str, surname: str) -> bool:
    """Whether both may be one Pole's, by their ends.

    Mika Brzezinski and Charles Bukowski are Americans, Jiri Lehecka is a Czech.
    """
    if _POLISH_GIVEN.search(given):
        return True
    if _ADJECTIVE.search(surname) and given.endswith("a") != surname.endswith("a"):
        return False
    return not given.endswith(("e", "s", "i", "y", "er")) and not _NEITHER.search(given)


def from_abroad(name: str, target: str, gender: str | None) -> str | None:
    """A Pole's or a Lithuanian's given name and surname in a target language's letters; None for all others.

    A given name that our countries have as well is theirs, and a surname is printed as print has settled on it.

    >>> from_abroad("Olga Tokarczuk", "ru", "f"), from_abroad("Iga Swiatek", "ru", "f")
    ('Ольга Токарчук', 'Ига Свёнтек')
    """
    given, _, surname = name.partition(" ")
    usual = [code for code in LANGS if place_of(own_rows(given), f"en:{code}", given) == 0]
    land = None if " " in surname or (usual and is_ours(given)) else land_of(given, surname)
    if land is None:
        return None
    own = [row for row in own_rows(given) if place_of([row], "en:ru", given) == 0]
    first = own[0].form(target) if own else transcribed(given, land, target, gender, given=True)
    last = next(iter(settled(surname, "surname", "en", target)), None) or transcribed(surname, land, target, gender)
    return f"{first} {last}".replace("'", "’") if first and last else None


def transcribed(word: str, land: str, target: str, gender: str | None = None, *, given: bool = False) -> str | None:
    """A surname, or a `given` name, of a country in a target language's letters; None where a letter is unknown.

    Source: `abroad.tsv`, in each row.

    >>> transcribed("Fajdek", "pl", "ru"), transcribed("Nowicki", "pl", "be")
    ('Файдек', 'Навіцкі')
    """
    said = _in_russian(word.lower(), land)
    if said is None:
        return None
    said = said.capitalize()
    if target == "ru":
        return said
    beside = _BESIDE[land]["f" if gender == "f" else "m"]
    whole = f"{said} {'Войцеховский' if land == 'pl' else 'Буткус'}" if given else f"{beside} {said}"
    found = names.convert(whole, "ru", target, gender=gender)
    return found[0].split()[0 if given else -1].replace("'", "’") if found else None


@cache
def _rules(land: str) -> Sequence[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["written"]), row["said"]) for row in rows(__package__, "abroad.tsv") if row["lang"] == land]


def _in_russian(word: str, land: str) -> str | None:
    said, at = "", 0
    while at < len(word):
        found = next(((m.end(), one) for rule, one in _rules(land) if (m := rule.match(word, at))), None)
        if found is None and word[at] not in _LETTERS:
            return None
        at, more = found or (at + 1, _LETTERS[word[at]])
        said += more
    return said
