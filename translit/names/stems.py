"""A word without its case ending, and what that ending tells: a stem that forms of a name share, adjectives, towns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ..morphology import paradigm
from ..morphology.places import is_listed
from ..text import EAST_SLAVIC
from .gazetteer import abroad, cities
from .lexicon import surname_like
from .runs import fold

__all__ = ["is_adjectival", "is_city", "is_in_any_case", "is_town", "stem", "stem_of"]

# Adjectives in every case but the surnames' own endings; they stand in names of places and offices.
_ADJECTIVE = re.compile(
    r"[бгджзклмнпрстхчшў](?:ы|ая|ую|ае|ага|аму|ыя|ых|ымі|ый|ое|ого|ому|ые|ими|ыми|ої|ій|ою|е)$|(?:ая|ую|ой|ай|ых|ага|ого)$"
)
# Endings of the singular and plural of nouns and adjectives that surnames decline like, in be, ru and uk. Of words on
# -й the vowel before goes too, for some of these cases cannot be told from it.
_VOWELS = "аеиіоуыяюэ"
_ENDINGS_OF_3 = frozenset(["ага", "аму", "ога", "ого", "ому", "его", "ему", "ыми", "ими", "еві", "ові"]) | {
    vowel + rest for vowel in _VOWELS for rest in ("ем", "єм", "ам", "ям")
}
_ENDINGS_OF_2 = (
    frozenset(["ым", "им", "ім", "ам", "ом", "ем", "ям"])
    | {vowel + rest for vowel in _VOWELS for rest in "йяюеиі"}
    | {"ої", "єї"}
)
_ENDINGS_OF_1 = frozenset("аяуюыіиеоэйь")
# What a place on a consonant, or one on -а in the accusative, has at its end.
_ENDED = {"gen": re.compile(r"[ая]$"), "acc": re.compile(r"у$"), "ins": re.compile(r"[аоы]м$")}
_OF_LANDS = re.compile(r"(?:[еоая]й|[єоею]ю|[юуїіиые])$")  # Россией, Фінляндії
# Of surnames, and of the genitive plural: Сенцов, Лосиков.
_SUFFIXES = frozenset(("ов", "ев", "ёв", "ав", "ів", "їв", "єв", "ин", "ін", "ын"))
_FLEETING = frozenset("еэєйьўв")  # before a ц
_BEFORE_TS = re.compile(r"[еэєйьў]$|(?<=[еа])в$")
_SAME = {"є": "й", "й": "й", "ў": "в", "в": "в"}
_SHORT_ENDING = frozenset("аеиіоуыэюяьй")
_OPENED = ("ов", "ев", "єв")


def stem(word: str, lang: str) -> str:
    """A word without its case ending, roughly: what forms of one surname share.

    >>> stem("Лосікам", "be") == stem("Лосік", "be"), stem("Тихановской", "ru") == stem("Тихановская", "ru")
    (True, True)
    >>> stem("Тихановської", "uk"), stem("Рудої", "uk"), stem("Іванової", "uk") == stem("Іванова", "uk")
    ('тихановськ', 'руд', True)
    """
    return stem_of(fold(word), lang)


@lru_cache(maxsize=65536)
def stem_of(key: str, lang: str) -> str:
    """The same of a folded word.

    >>> stem_of("лосікам", "be")
    'лосік'
    """
    if lang not in EAST_SLAVIC or len(key) < 4:
        return key
    if len(key) == 4:  # Жуку, Лапа: short enough for two letters to be the word's own
        return key[:3] if key[3] in _SHORT_ENDING else key
    if key[-1] == "ў":  # Дубкоў, Дубкову
        key = f"{key[:-1]}в"
    if key[-3:] in _ENDINGS_OF_3:
        left = key[:-3]
    elif key[-2:] in _ENDINGS_OF_2:
        left = key[:-2]
    else:
        left = key[:-1] if key[-1] in _ENDINGS_OF_1 else key
    if left[-1:] == "ц" and left[-2:-1] in _FLEETING:  # Зубец, Зубца; Шышкавец, Шышкаўца; Заєць, Зайця
        left = _BEFORE_TS.sub(lambda found: _SAME.get(found[0], ""), left[:-1]) + left[-1]
    return left[:-2] if len(left) > 4 and left[-2:] in _SUFFIXES else left


def is_adjectival(key: str, lang: str) -> bool:
    """Whether a folded word of be, ru or uk ends like an adjective in some case.

    >>> is_adjectival("северной", "ru"), is_adjectival("минск", "ru")
    (True, False)
    """
    return lang in EAST_SLAVIC and (surname_like(key, lang) == "adjective" or bool(_ADJECTIVE.search(key)))


@cache
def _city_stems(lang: str) -> frozenset[str]:
    # Київ, Києва; Харків, Харкова.
    open_syllables = {city[:-2] + end for city in cities(lang) if city.endswith(("ів", "їв")) for end in _OPENED}
    return frozenset(stem(city, lang) for city in cities(lang)) | open_syllables


def is_city(word: str, lang: str) -> bool:
    """Whether a word of be, ru or uk is a large place of Belarus or Ukraine in some case.

    >>> is_city("Мінску", "be"), is_city("Лосіку", "be")
    (True, False)
    """
    return lang in EAST_SLAVIC and stem(word, lang) in _city_stems(lang)


@cache
def _towns(lang: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for place in sorted(cities(lang) | abroad(lang)):
        found.setdefault(stem_of(place, lang), []).append(place)
    return found


def is_in_any_case(word: str, lang: str) -> bool:
    """Whether a word of be, ru or uk can be a listed town or country in some case.

    >>> is_in_any_case("Ирландии", "ru"), is_in_any_case("Россией", "ru"), is_in_any_case("Сойерами", "ru")
    (True, True, False)
    """
    key = fold(word)
    ended = _OF_LANDS.search(key)
    lands = (f"{key[: ended.start()]}{end}" for end in "ая") if ended else ()
    return any(is_town(word, lang, case) for case in ("nom", "gen", "dat", "ins", "loc")) or any(
        land in abroad(lang) or is_listed(land, lang) for land in lands
    )


def is_town(word: str, lang: str, case: str) -> bool:
    """Whether a word of be, ru or uk can be a listed town or country, of any land, in a case.

    >>> is_town("Іванава", "be", "acc"), is_town("Іванаву", "be", "acc"), is_town("Варшаву", "be", "acc")
    (True, False, True)
    >>> is_town("Пскова", "ru", "gen"), is_town("Берлином", "ru", "ins")
    (True, True)
    """
    key = fold(word)
    places = _towns(lang).get(stem_of(key, lang), ())
    if any(key == fold(paradigm(place, lang, "place", None).get(case, place)) for place in places):
        return True
    ended = _ENDED[case].search(key) if case in _ENDED else None
    return is_listed(f"{key[: ended.start()]}{'а' if case == 'acc' else ''}" if ended else key, lang)
