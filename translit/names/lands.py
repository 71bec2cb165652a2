"""Of what language a foreigner's name in English letters is: told by its letters and by the given name.

English spells Ricci, Knight and Czajkowska as their own languages do, and nobody says which these are. Signs of
`data/lands.tsv` are counted; where they do not decide, or the name may be romanised from Cyrillic, nothing is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .given_names import GivenNames, fold_form
from .practical import LANGUAGES, classes
from .tables import data_rows

__all__ = ["Land", "is_foreign", "land_of", "polish_or_lithuanian"]


class Land(NamedTuple):
    """The language of a name, and whether the signs for it are many (`sure`) or it is a guess."""

    lang: str
    sure: bool


_TOLD: Final = 3
"""Points from which a name is taken to be of a language, when no other has as many."""
_LETTERS: Final = 2
"""Points of a sign that the surname must have beside a given name of East Slavs."""
_SURE: Final = 5
_APART: Final = 2
"""Points that make it no guess, and by how many the next language must have less."""

_OURS: Final = re.compile(r"(?:[oe]va?|sk(?:y|iy|yi|yy|aya|aia|aja)|enk[oa]|[ou]vich|[ae]vich|chuk|[ŭ]\w*)$")
_UNLIKE: Final = re.compile(
    r"[wqx]|c(?!h)|sz|rz(?!h)|j(?![aeou])|[ptg]h|oo|ea(?!n|s)|ee(?!v)|chi$|ll[aio]$|zz|t?ter$(?<=tter)|[nt]t[aio]$|^[od]['’]"
    r"|[ckrst]ley$|sch|dge|ford$|field$|church|gna$|gna[nt]i$|che$|[^\x00-\x7fŭčšžćśźńł]"
)
"""Letters that no romanisation of Belarusian, Russian or Ukrainian has."""


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


@lru_cache(maxsize=8192)
def land_of(given: str, surname: str) -> Land | None:
    """The language of a foreigner's name, one of those that `practical` writes in Cyrillic; None where nothing tells.

    Of either word may be nothing (""); the surname may be of several words. A given name that East Slavs have, or none,
    needs a surname whose letters no romanisation has: Anna Czajkowska, Church alone.

    >>> land_of("Stephen", "Knight"), land_of("Anna", "Czajkowska")
    (Land(lang='en', sure=True), Land(lang='pl', sure=True))
    >>> land_of("Matteo", "Ricci").lang, land_of("Igor", "Losik"), land_of("Zsolt", "Farkas")
    ('it', None, None)
    """
    last = surname.casefold()
    if not surname or _OURS.search(last):
        return None
    ours = not given or _may_be_ours(given)
    found = polish_or_lithuanian(given, surname)
    if found and (found == "lt" or not ours or _UNLIKE.search(last)):
        return Land(found, True)
    signs = [sign for sign in _signs() if any(map(sign.letters.search, last.split()))]
    if ours and (not any(sign.points >= _LETTERS for sign in signs) or not _UNLIKE.search(last)):
        return None
    theirs = _givens().get(given.casefold(), {})
    points = Counter(theirs)
    for sign in signs:
        points[sign.lang] += sign.points
    land = _decided(points)
    alone = land is not None and land.lang not in theirs
    strong = any(sign.points >= _TOLD for sign in signs if land and sign.lang == land.lang)
    return None if alone and not strong else land


def is_foreign(given: str, surname: str) -> bool:
    """Whether a name in English is nobody's of East Slavs, of whatever language it is: Cobolli, but not Kavaliou.

    >>> is_foreign("Flavio", "Cobolli"), is_foreign("Siarhei", "Hun"), is_foreign("", "Hun")
    (True, False, False)
    """
    last = surname.casefold()
    if not given or not last.isascii():  # a name with its marks is read by these
        return False
    return not _may_be_ours(given) and not _OURS.search(last) and bool(_UNLIKE.search(last))


def _may_be_ours(given: str) -> bool:
    """Whether an East Slavic given name is romanised so: Victoria, but not Philip for Filipp."""
    key = fold_form(given)
    return any(
        key == fold_form(forms[0])
        for row in GivenNames.builtin().find(given, "en", diminutives=True)
        if row.source != "foreign"
        for code in _ROMANISED
        if (forms := (*row.forms.get(code, ()), *row.diminutives.get(code, ())[:1]))
    )


_ROMANISED: Final = ("en:be", "en:ru", "en:uk")


def _decided(points: Counter[str]) -> Land | None:
    """The language that has most points, where no other has as many."""
    (lang, most), (_, next_most) = (*points.most_common(2), ("", 0), ("", 0))[:2]
    if most < _TOLD or most == next_most or lang not in LANGUAGES:
        return None
    return Land(lang, most >= _SURE and most - next_most >= _APART)


class _Sign(NamedTuple):
    lang: str
    points: int
    letters: re.Pattern[str]


@cache
def _signs() -> Sequence[_Sign]:
    rows = [row for row in data_rows("lands.tsv") if row["part"] == "surname"]
    return [_Sign(row["lang"], int(row["points"]), re.compile(classes(row["letters"]))) for row in rows]


@cache
def _givens() -> Mapping[str, Mapping[str, int]]:
    """The languages of given names, with their points."""
    found: dict[str, dict[str, int]] = {}
    for row in data_rows("lands.tsv"):
        if row["part"] == "given":
            for given in row["letters"].casefold().split():
                found.setdefault(given, {})[row["lang"]] = int(row["points"])
    return found


def polish_or_lithuanian(given: str, surname: str) -> str | None:
    """Whether a whole name in English is a Pole's (`pl`) or a Lithuanian's (`lt`), by its ends and letters.

    A surname of both ends and letters, or one of either beside a given name that nobody else has; the given name must
    be able to be from there. None for all others.

    >>> polish_or_lithuanian("Wieslaw", "Kukula"), polish_or_lithuanian("Ales", "Bialiatski")
    ('pl', None)
    >>> polish_or_lithuanian("Inga", "Ruginiene"), polish_or_lithuanian("Alexis", "Tsipras")
    ('lt', None)
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
