"""The grammatical gender of a name that came without one: from its parts, or from its ending."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from ..text import EAST_SLAVIC
from .lettercase import plain
from .places import is_listed
from .tables import load, rows

__all__ = ["by_ending", "given_gender", "guess_gender", "known_given", "looks_surname"]

_CONSONANTS: Final = frozenset("бвгґджзйклмнпрстўфхцчшщьbcćčdfghjklłmnńprřsśštvwxzźžżļņķģ")


@lru_cache(maxsize=1)
def _endings() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """(language, part) -> (ending, gender) pairs, longest first, from the table."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows("gender.tsv"):
        for lang in row["lang"].split(","):
            found.setdefault((lang, row["part"]), []).extend((end, row["gender"]) for end in row["ending"].split())
    return {key: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for key, pairs in found.items()}


@cache
def _ends(lang: str, part: str) -> tuple[str, ...]:
    return tuple(ending for ending, _ in _endings().get((lang, part), ()))


@lru_cache(maxsize=1)
def _given() -> Mapping[tuple[str, str], str]:
    return {(row["lang"], plain(name)): row["gender"] for row in rows("given.tsv") for name in row["names"].split()}


@lru_cache(maxsize=1 << 14)
def known_given(word: str, lang: str) -> str | None:
    """The gender of a given name whose ending misleads (`Аліна`, `Марцін`, `Мікіта`), or None for other words.

    >>> known_given("Ангеліна", "be"), known_given("Пушкіна", "be")
    ('f', None)
    """
    lower = plain(word)
    gender = _given().get((lang, lower))
    if gender == "either":
        return "m"
    if gender is None and lang in EAST_SLAVIC:
        tables = load(lang)
        gender = next((sex for sex in "mf" if tables.word(lower, "given", sex) is not None), None)
    return gender


def looks_surname(word: str, lang: str) -> str | None:
    """The gender that a surname's own ending shows (`-скі` m, `-ова` f), or None for an ending that shows none.

    >>> looks_surname("Ціханоўская", "be"), looks_surname("Лосік", "be")
    ('f', None)
    """
    return _by_table(plain(word), lang, "surname")


def _by_table(word: str, lang: str, part: str) -> str | None:
    if not word.endswith(_ends(lang, part)):  # as most words
        return None
    for ending, gender in _endings().get((lang, part), ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return gender
    return None


def guess_gender(parts: Mapping[str, str], lang: str) -> str | None:
    """`m` or `f` for a person, from whatever parts of the name there are; None when they do not tell.

    `parts` maps `given`, `patronymic`, `surname` to their base forms. The patronymic is asked first, then given names
    that are known, the surname's ending, and the given name's.

    >>> guess_gender({"given": "Святлана", "surname": "Ціханоўская"}, "be")
    'f'
    >>> guess_gender({"given": "Ігар", "surname": "Лосік"}, "be"), guess_gender({"surname": "Лосік"}, "be")
    ('m', None)
    """
    patronymic, surname = (plain(parts.get(part) or "").rpartition("-")[2] for part in ("patronymic", "surname"))
    given = plain(parts.get("given") or "").partition("-")[0]
    by_patronymic = _by_table(patronymic, lang, "patronymic")
    if by_patronymic:
        return by_patronymic
    by_given = given_gender(given, lang)
    by_surname = _by_table(surname, lang, "surname")
    if _given().get((lang, given)) == "either":
        return by_surname or by_given
    if known_given(given, lang) or _by_table(given, lang, "given") or not by_surname:
        return by_given
    return by_surname


def given_gender(given: str, lang: str) -> str | None:
    """The gender of a given name by itself: known names first, then the ending; None for an initial.

    >>> given_gender("Мікіта", "be"), given_gender("Вольга", "be"), given_gender("І.", "be")
    ('m', 'f', None)
    """
    given = plain(given)
    if len(given) < 2:
        return None
    known = known_given(given, lang)
    if known:
        return known
    by_table = _by_table(given, lang, "given")
    if by_table:
        return by_table
    if given[-1] in _CONSONANTS:
        return "m"
    return "f" if given[-1] in "аяaąėáā" else None


def by_ending(word: str, lang: str, part: str) -> str:
    """The gender to decline a single word by when nobody says: never None.

    >>> by_ending("Гродна", "be", "place"), by_ending("Ліда", "be", "place"), by_ending("Мінск", "be", "place")
    ('n', 'f', 'm')
    """
    if part not in ("place", "organisation"):
        return guess_gender({part: word}, lang) or "m"
    lower = plain(word)
    if "-на-" in lower:  # Ростов-на-Дону
        lower = lower.partition("-")[0]
    if lang in EAST_SLAVIC:
        tables = load(lang)
        for gender in ("m", "f", "n", "pl"):
            if tables.word(lower, part, gender) is not None:
                return gender
        if lower.endswith("ь") and (listed := [sex for sex in "mf" if is_listed(lower, lang, sex)]):
            return listed[0]
    by_table = _by_table(lower, lang, "place")
    if by_table:
        return by_table
    if lower[-1:] in _CONSONANTS:
        return "m"
    return "f" if lower[-1:] in "аяaėāá" else "n"
