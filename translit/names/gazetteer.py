"""Places of Belarus and Ukraine as gazetteers have them: `data/gazetteer.tsv`, made from GeoNames (CC BY 4.0).

`data/cities.tsv` has Belarusian names of Ukrainian cities, each with its source, `data/regions.tsv` lands (Полісся),
`data/centres-by.tsv` the centres of districts and regions of Belarus, `data/countries.tsv` countries and cities abroad,
made from Unicode CLDR (Unicode License v3), `data/cities-abroad.tsv` what English calls others (GeoNames).

Rules cannot know that Відкрите is Открытое, or which English spelling has settled; a list can. Rows stand by
population: a city's spelling comes before that of villages of its name (Рівне, Ровно), of villages the most frequent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import islice

from ..tables import column
from .given_names import fold_form
from .tables import data_rows

__all__ = ["abroad", "cities", "epithet", "epithet_table", "in_english", "in_gazetteer", "is_district", "is_town"]

_CITIES = 100  # from the top of the gazetteer; of villages many are called like people
_TOWNS = 400
# Those of them that `surnames-ru.bin` has with four bearers or more: which of the two a word alone is, is not told.
_BORNE = frozenset(
    ["островец", "левада", "каменка", "кам'янка", "сквира", "кибальчич", "богуслав", "бар", "гайворон", "котельва"]
)
_VILLAGES = 50  # for so many of them one city stands
_ENDINGS = {"be": ("і", "ая", "ае", "ія"), "ru": ("ий", "ая", "ое", "ие"), "uk": ("ий", "а", "е", "і")}
"""Of adjectives after к, in the nominative: m, f, n and the plural."""


def in_gazetteer(name: str, source: str, target: str) -> tuple[str, ...]:
    """The spellings of a place in `target` (`be`, `ru`, `uk` or `en`), most usual first; empty when it is not listed.

    >>> in_gazetteer("Кривий Ріг", "uk", "en")
    ('Kryvyy Rih',)
    >>> in_gazetteer("Миколаїв", "uk", "be"), in_gazetteer("Исландия", "ru", "be")
    (('Мікалаеў',), ('Ісландыя',))
    """
    return _table(source, target).get(fold_form(name), ())


def in_english(name: str, source: str) -> str | None:
    """What English calls a country or a city that is neither of Belarus nor of Ukraine; None when it is not listed.

    >>> in_english("Мюнхен", "uk"), in_english("Пекін", "be"), in_english("Львів", "uk")
    ('Munich', 'Beijing', None)
    """
    return _english(source).get(fold_form(name))


def epithet(word: str, source: str, target: str) -> str | None:
    """A word that stands beside place names (`data/place-words.tsv`, `place-adjectives.tsv`) in lower case, or None.

    >>> epithet("Велика", "uk", "ru"), epithet("Баранавіцкі", "be", "ru")
    ('великая', 'барановичский')
    """
    word = fold_form(word)
    return _adjectives(source, target).get(word) or _words_beside(source, target).get(word)


def epithet_table(word: str, source: str, target: str) -> str:
    """The table of this room that has what `epithet` found.

    >>> epithet_table("Велика", "uk", "ru"), epithet_table("Баранавіцкі", "be", "ru")
    ('place-words.tsv', 'place-adjectives.tsv')
    """
    return "place-adjectives.tsv" if fold_form(word) in _adjectives(source, target) else "place-words.tsv"


def is_district(word: str, lang: str) -> bool:
    """Whether a word is what ends the name of a district, a region or a lake: раён, вобласць, озеро.

    >>> is_district("раён", "be"), is_district("Мінск", "be")
    (True, False)
    """
    return fold_form(word) in _district_nouns(lang)


@cache
def _district_nouns(lang: str) -> frozenset[str]:
    return frozenset(fold_form(row.get(lang, "")) for row in data_rows("place-words.tsv") if row["is"] == "noun")


@cache
def cities(lang: str) -> frozenset[str]:
    """The largest places of Belarus and Ukraine in `be`, `ru` or `uk`, folded; none in other languages.

    >>> "мінск" in cities("be")
    True
    """
    return frozenset(map(fold_form, islice(column("translit.names", "data/gazetteer.tsv", lang), _CITIES)))


@cache
def _towns(lang: str) -> frozenset[str]:
    rows = [*data_rows("centres-by.tsv"), *data_rows("gazetteer.tsv")[:_TOWNS]]
    return frozenset(fold_form(row[lang]) for row in rows if row.get(lang)) - _BORNE


def is_town(word: str, lang: str) -> bool:
    """Whether a word is a town of Belarus or Ukraine in `be`, `ru` or `uk`, and nobody's surname that we know of.

    >>> is_town("Жабінка", "be"), is_town("Левада", "uk")
    (True, False)
    """
    return fold_form(word) in _towns(lang)


@cache
def abroad(lang: str) -> frozenset[str]:
    """Countries and cities abroad in `be`, `ru` or `uk`, folded.

    >>> "іарданія" in abroad("be")
    True
    """
    return frozenset(map(fold_form, column("translit.names", "data/countries.tsv", lang)))


@cache
def _english(source: str) -> Mapping[str, str]:
    cities = {fold_form(form): row["en"] for row in data_rows("cities-abroad.tsv") for form in row["forms"].split("|")}
    return cities | {fold_form(row[source]): row["en"] for row in data_rows("countries.tsv") if row.get(source)}


@cache
def _words_beside(source: str, target: str) -> Mapping[str, str]:
    rows = data_rows("place-words.tsv")  # a later row goes before: Чырвоны is Красный, Красный Красны
    return {fold_form(row[source]): row[target] for row in rows if row.get(source) and row.get(target)}


@cache
def _adjectives(source: str, target: str) -> Mapping[str, str]:
    """Adjectives of places in the nominative; a name is asked by its words: Буда and Кашалёўскі."""
    if source not in _ENDINGS or target not in _ENDINGS:
        return {}
    endings = [*zip(_ENDINGS[source], _ENDINGS[target], strict=True)]
    rows = data_rows("place-adjectives.tsv")[::-1]  # an earlier row goes before: Брэсцкая is Берестейська
    pairs = [(row[source].rpartition("-"), row[target].rpartition("-")) for row in rows]
    firsts = {fold_form(own): other for (own, _, _), (other, _, _) in pairs if own and other}  # Івана-Франкоўскі
    stems = [(own, other) for (_, _, own), (_, _, other) in pairs if own and other]
    return firsts | {fold_form(own + end): other + to for own, other in stems for end, to in endings}


@cache
def _table(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    if (source, target) == ("ru", "en"):
        return {}  # a Russian form does not say which country's; BGN/PCGN rules decide
    found: dict[str, Counter[str]] = {}
    files = ("cities.tsv", "regions.tsv", "countries.tsv", "centres-by.tsv")
    weighed = [(_VILLAGES, row) for file in files for row in data_rows(file)]
    weighed += [(1 if place >= _CITIES else _VILLAGES, row) for place, row in enumerate(data_rows("gazetteer.tsv"))]
    for weight, row in weighed:
        if row.get(source) and row.get(target):
            found.setdefault(fold_form(row[source]), Counter())[row[target]] += weight
    return {name: tuple(form for form, _ in forms.most_common()) for name, forms in found.items()}
