"""What is called after a place by an adjective: Лідскі раён, Гродненская область, Стрийський район.

`data/place-adjectives.tsv` says what its adjectives are of; of other Ukrainian ones the gazetteer is asked, for those
that the usual endings make of a listed place (Стрий, Стрийський). Other languages call too many districts of cities so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from ..text import EAST_SLAVIC
from .gazetteer import in_gazetteer
from .given_names import fold_form
from .tables import data_rows

__all__ = ["called_after", "place_of"]

_ADJECTIVES: Final = {
    "be": ("і", "ая", "ае", "ага", "аму", "ім", "ай", "аю", "ую"),
    "ru": ("ий", "ая", "ое", "ого", "ому", "им", "ом", "ой", "ою", "ую"),
    "uk": ("ий", "а", "е", "ого", "ому", "им", "ім", "ої", "ій", "ою", "у"),
}
# What a place has after its stem: before the suffix, and where the suffix has taken the last consonant in (Винница).
_ENDS: Final = ("ськ", "", "а", "я", "о", "е", "є", "и", "і", "ь", "ський")
_MERGED_ENDS: Final = ("цьк", "к", "ця", "ці", "ч", "чі", "чи", "ки", "цький")
_SHORTEST: Final = 3
_TOWNS: Final = 1000  # from the top of the gazetteer


def called_after(name: str, lang: str) -> tuple[str, str, str] | None:
    """The place after which a district or a region is called, its language, and English for what is called so.

    None for other names; `lang` is be, ru or uk, the name in any case.

    >>> called_after("Лідскі раён", "be"), called_after("Гродненской области", "ru")
    (('Ліда', 'be', 'district'), ('Гродно', 'ru', 'region'))
    >>> called_after("Стрийський район", "uk"), called_after("Ленинский район", "ru")
    (('Стрий', 'uk', 'district'), None)
    """
    adjective, _, noun = name.rpartition(" ")
    if lang not in EAST_SLAVIC or not adjective or " " in adjective:
        return None
    english = next((en for stem, en in _nouns(lang) if fold_form(noun).startswith(stem)), None)
    if english is None:
        return None
    for ending in sorted(_ADJECTIVES[lang], key=len, reverse=True):
        if adjective.lower().endswith(ending) and (of := place_of(adjective[: -len(ending)], lang)):
            return *of, english
    return None


def place_of(stem: str, lang: str) -> tuple[str, str] | None:
    """What a place's adjective without its ending is of, and in which language that is; None where that is not known.

    A place of Belarus is called as Russian calls it where the adjective is Russian; any other place as at home.

    >>> place_of("гродзенск", "be"), place_of("Ивано-Франковск", "ru")
    (('Гродна', 'be'), ('Івано-Франківськ', 'uk'))
    """
    key = fold_form(stem)
    of = _table(lang).get(key) or (_of_ukraine(key) if lang == "uk" else None)
    if of is None:
        return None
    own, place = of
    if (own, lang) == ("be", "ru") and (russian := in_gazetteer(place, "be", "ru")):
        return russian[0], "ru"
    return place, own


@cache
def _nouns(lang: str) -> tuple[tuple[str, str], ...]:
    """The beginnings of words for a district or a region, without their endings, with English for them."""
    rows = [row for row in data_rows("place-words.tsv") if row.get("en") and row[lang]]
    return tuple((fold_form(row[lang]).rstrip("ь"), row["en"]) for row in rows)


@cache
def _table(lang: str) -> Mapping[str, tuple[str, str]]:
    """The language and name of a place by its adjective's stem: one at home first, else as the rows stand."""
    found: dict[str, tuple[str, str]] = {}
    for row in sorted(data_rows("place-adjectives.tsv"), key=lambda row: not row["place"].startswith(lang)):
        own, _, place = row["place"].partition(" ")
        if row[lang] and place:
            found.setdefault(fold_form(row[lang]), (own, place))
    return found


def _of_ukraine(stem: str) -> tuple[str, str] | None:
    """The largest town of which the usual endings make a Ukrainian adjective."""
    towns = _towns()
    ends = _ENDS if stem.endswith("ськ") else _MERGED_ENDS if stem.endswith("цьк") else ()
    tried = [stem[:-3] + end for end in ends]
    ranks = [towns[town] for town in tried if len(town) >= _SHORTEST and town in towns]
    return ("uk", min(ranks)[1]) if ranks else None


@cache
def _towns() -> Mapping[str, tuple[int, str]]:
    """The largest towns of Ukraine, folded, with their place in the list."""
    found: dict[str, tuple[int, str]] = {}
    for rank, row in enumerate(data_rows("gazetteer.tsv")[:_TOWNS]):
        if row["uk"]:
            found.setdefault(fold_form(row["uk"]), (rank, row["uk"]))
    return found
