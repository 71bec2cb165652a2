"""Whether a single word is a place: by the lists of places, then by endings that only places have.

`places.tsv` and `places.dictionary.tsv` hold masculine places, which stay as they are in the accusative, and
`places.feminine.tsv` feminine ones; all are for Belarusian, Russian and Ukrainian together. `be.fixed-places.tsv` has
Belarusian places that never change though they end in -а, like `Осла`, `places.endings.tsv` endings that only places
have.
"""

from __future__ import annotations

from functools import lru_cache

from ..tables import lines
from .lettercase import plain
from .tables import load, rows

__all__ = ["is_fixed", "is_listed", "is_place", "looks_like_place"]


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    _, *places = lines(__package__, name)
    return frozenset(plain("\n".join(places)).split("\n"))


def is_fixed(lower: str, lang: str) -> bool:
    """Whether a lower-case Belarusian place never changes though it ends like a noun: `Осла`, `Токіа`, `Чыкага`.

    >>> is_fixed("чыкага", "be"), is_fixed("ліда", "be")
    (True, False)
    """
    return lang == "be" and lower in _list("be.fixed-places.tsv")


@lru_cache(maxsize=32)
def _endings(lang: str, gender: str) -> tuple[str, ...]:
    mine = [row for row in rows("places.endings.tsv") if lang in row["lang"].split(",") and row["gender"] == gender]
    return tuple(ending for row in mine for ending in row["ending"].split())


def is_listed(word: str, lang: str, gender: str | None = None) -> bool:
    """Whether a word is a place that one of the tables has.

    >>> is_listed("Брэст", "be"), is_listed("Лосік", "be")
    (True, False)
    """
    lower = plain(word)
    genders = (gender,) if gender else ("m", "f", "n", "pl")
    if is_fixed(lower, lang) or any(load(lang).word(lower, "place", sex) for sex in genders):
        return True
    if gender in (None, "f") and lower in _list("places.feminine.tsv"):
        return True
    return gender in (None, "m") and (lower in _list("places.tsv") or lower in _list("places.dictionary.tsv"))


def is_place(word: str, lang: str, gender: str | None = None) -> bool:
    """Whether a word is likelier a place than a person, by the tables and by its ending.

    `gender`, where it is known, must be one that the place has.

    >>> is_place("Мінск", "be"), is_place("Лосік", "be"), is_place("Волгоград", "ru"), is_place("Брест", "ru", "f")
    (True, False, True, False)
    """
    return is_listed(word, lang, gender) or looks_like_place(word, lang, gender)


def looks_like_place(word: str, lang: str, gender: str | None = None) -> bool:
    """The same by the word alone, whatever the tables have.

    >>> looks_like_place("Волгоград", "ru"), looks_like_place("Брэст", "be")
    (True, False)
    """
    if "-на-" in word:
        return True
    # Three letters before the ending, so that the ending is no word by itself (Абад).
    tail = plain(word)[3:]
    return any(tail.endswith(_endings(lang, sex)) for sex in ((gender,) if gender else ("m", "f", "n", "pl")))
