"""What a word is that stands alone, with no other part of a name beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from ..morphology.gender import by_ending, known_given, looks_surname
from ..morphology.lettercase import plain
from ..morphology.phrases import is_adjective
from ..morphology.places import is_place
from ..morphology.tables import load
from ..text import EAST_SLAVIC
from .gazetteer import is_town
from .given_names import GivenNames
from .parse import looks_patronymic, particles
from .tables import data_rows

__all__ = ["is_phrase", "lone_kind", "lone_part"]

_PATRONYMIC: Final = {
    "be": re.compile("[аеё]ўна$|[аеё]ў?віч$"),
    "ru": re.compile("[ое]вна$"),
    "uk": re.compile("[іїє]вна$"),
}
# Suffixes that make a word in -ина, -ына a surname; other words in -ина are given names more often than not.
_SURNAME_INA: Final = {
    "ru": ("кина", "шина", "чина", "жина", "щина", "хина", "гина", "цына", "ицина"),
    "uk": ("кіна", "шина", "чина", "жина", "хіна", "гіна", "ціна"),
    "be": ("кіна", "шына", "чына", "жына", "хіна", "гіна", "цына"),
}
# Turkic and Persian given names end so: Сейфаддин, Биньямин.
_GIVEN_IN: Final = ("ддин", "тдин", "лдин", "идин", "удин", "амин", "ямин")
# A woman's surname on a consonant, ь or о never changes; given names in -ь do. Surnames in -рь are trades in -арь.
_FIXED_WOMEN: Final = frozenset("бвгджзйклмнпрстўфхцчшщьо")
_RARE_GIVEN: Final = re.compile("[^а]рь$")
_GIVEN_MEN: Final = ("ий", "ек", "ок", "ша", "жа")
_RIVERS: Final = ("анка", "янка", "енка", "шчына", "ччына")


def lone_kind(name: str, lang: str, gender: str | None) -> str:
    """`place` or `person`, for a caller that does not say.

    >>> lone_kind("Мінск", "be", "m"), lone_kind("Лосік", "be", "m"), lone_kind("Ігар Лосік", "be", "m")
    ('place', 'person', 'person')
    """
    if gender == "n":
        return "place"
    words = name.split()
    if len(words) > 1:
        if is_phrase(name):
            return "organisation"
        return "place" if _new_or_old(words, lang) or _adjective_and_place(words, lang) else "person"
    if given_gender(name, lang):
        return "person"
    if gender == "f" and lang == "be" and (name.endswith(_RIVERS) or name[-1:] in "ьч"):
        # A woman's surname in -енка never changes, a river in -енка does, and it is rivers that stand alone.
        return "place"
    return "place" if is_place(name, lang, gender) or _is_town(name, lang, gender) else "person"


def _is_town(word: str, lang: str, gender: str | None) -> bool:
    """`Жабінка`, `Пружаны`: a town at home that nobody is called after."""
    if lang not in EAST_SLAVIC or not is_town(word, lang) or looks_surname(word, lang):
        return False
    return gender in (None, by_ending(word, lang, "place"))


def _new_or_old(words: list[str], lang: str) -> bool:
    """`Новая Баравая`, `Старый Оскол`: an adjective that many places have, before a word that no given name is."""
    if len(words) != 2 or words[0].lower() not in _of_places(lang):
        return False
    return words[1].isalpha() and words[1] not in GivenNames.builtin() and not looks_patronymic(words[1])


@cache
def _of_places(lang: str) -> frozenset[str]:
    rows = data_rows("place-words.tsv") if lang in EAST_SLAVIC else ()
    return frozenset(row[lang] for row in rows if row[lang] and not row["is"])  # no districts: Шкловский is a surname


def _adjective_and_place(words: list[str], lang: str) -> bool:
    """`Великий Новгород`, `Злучаныя Штаты Амерыкі`, `Новая Зеландия`: an adjective before a place or a land in -ия."""
    table = GivenNames.builtin()
    if words[0] in table or words[1] in table:
        return False
    place = is_place(words[1], lang) or is_place(words[-1], lang) or words[-1].endswith(("ия", "ія", "ыя"))
    return place and is_adjective(words[0], lang)  # asked last: a dictionary may have to be loaded


def is_phrase(name: str) -> bool:
    """Whether small letters begin a word that is no particle of a person's name: `Следственного комитета`."""
    return any(w[0].islower() and w.isalpha() and w not in particles() for w in name.split()[1:])


def lone_part(word: str, lang: str, gender: str | None) -> str:
    """Whether a person's name of one word is a given name, a patronymic or a surname.

    A surname whose ending says nothing (`Лосік`, `Трамп`) declines as a given name does, so that `given` is then safe.

    >>> lone_part("Ангеліна", "be", None), lone_part("Пушкіна", "be", "f"), lone_part("Уладзіміраўна", "be", None)
    ('given', 'surname', 'patronymic')
    """
    known = given_gender(word, lang)
    if known and gender in (None, known):
        return "given"
    pattern = _PATRONYMIC.get(lang)
    if GivenNames.builtin().find_patronymic(word, lang) or (pattern and pattern.search(word.lower())):
        return "patronymic"
    if lang in EAST_SLAVIC and load(lang).word(plain(word), "surname", gender or "m") is not None:
        return "surname"
    if _rather_given(word.lower(), lang):
        return "given"
    shown = looks_surname(word, lang)
    if shown and gender in (None, shown):
        return "surname"
    if gender == "f" and lang in ("be", "ru"):
        return "surname" if word[-1:].lower() in _FIXED_WOMEN and not _RARE_GIVEN.search(word.lower()) else "given"
    # A row for surnames knows better: Гладкий is an adjective, Анатолий was looked up.
    unlisted = lang == "ru" and load(lang).match(plain(word), "surname", "m") is None
    return "given" if unlisted and word.lower().endswith(_GIVEN_MEN) else "surname"


@lru_cache(maxsize=1 << 12)
def given_gender(word: str, lang: str) -> str | None:
    """The gender of a word that a table knows as a given name, or None."""
    names = GivenNames.builtin().find(word, lang, diminutives=True)
    return known_given(word, lang) or (names[0].gender if names else None)


def _rather_given(lower: str, lang: str) -> bool:
    """A word that is likelier a given name though it ends like a surname: Ладзіслаў, and -ин, -ина without a suffix
    of surnames or a man's name inside (Никит-ина).
    """
    if lang == "be" and lower.endswith("слаў"):  # no surname ends so, though those in -аў are surnames
        return True
    if lang == "ru" and lower.endswith(_GIVEN_IN):
        return True
    if lang != "ru" or not lower.endswith(("ина", "ына")) or lower.endswith(_SURNAME_INA["ru"]):
        return False
    return not any(given_gender(lower[:-3] + end, lang) == "m" for end in "ая")
