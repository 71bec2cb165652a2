"""Which form of a place English gazetteers and atlases print, where they do not keep to the country's own system.

What GeoNames and the lists made after it print is no single system: places of Crimea stand there after the Russian
form (Zarechnoye, not Zarichne), places of Belarus, too, but for the centres of districts and regions, which the
United States' GEOnet Names Server approved after the Belarusian form by BGN/PCGN 1979 (Svyetlahorsk, Mazyr).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from translit.morphology import dictionary
from translit.schemes import transliterate

from .given_names import fold_form
from .tables import data_rows

__all__ = ["after_russian", "of_centre", "with_yo"]


def of_centre(place: str, lang: str) -> str | None:
    """The centre of a district or region of Belarus as gazetteers print it; None for other places.

    `place` is its name in `lang`, `be` or `ru`. The list is `data/centres-by.tsv`, the English form BGN/PCGN 1979.

    >>> of_centre("Светлогорск", "ru"), of_centre("Мазыр", "be"), of_centre("Пуховичи", "ru")
    ('Svyetlahorsk', 'Mazyr', None)
    """
    form = _centres(lang).get(fold_form(place))
    return transliterate(form, "bgnpcgn-1979-be") if form else None


@cache
def _centres(lang: str) -> Mapping[str, str]:
    return {fold_form(row[lang]): row["be"] for row in data_rows("centres-by.tsv")} if lang in ("be", "ru") else {}


def with_yo(word: str) -> str:
    """A lower-case Russian word of a place name with its ё, which BGN/PCGN 1947 writes and Russian lists leave out.

    Only a word that the dictionary has with ё alone: Студенка may be either.

    >>> [with_yo(word) for word in ("зеленый", "озеры", "студенка", "хмелево")]
    ['зелёный', 'озёры', 'студенка', 'хмелево']
    """
    if "е" not in word or "ё" in word or not dictionary.knows(word, "ru"):
        return word
    found = {each.word for each in dictionary.parses(word, "ru") if each.is_known and _NAMES & each.tag.grammemes}
    return found.pop() if len(found) == 1 else word


_NAMES = {"NOUN", "ADJF"}


def after_russian(place: str, *, official: bool = False) -> bool:
    """Whether gazetteers likely print a Ukrainian place after its Russian form: whether such a name is of Crimea.

    A name of `data/places-uk.tsv` is when at least half of the places so called are there. Any other name goes by how
    it begins and ends: whether more like the names of Crimea than like those elsewhere; not so a name of which a list
    is known to have the official form (`official`).

    >>> [after_russian(name) for name in ("Сонячна Долина", "Мраморне", "Полтава", "Страшевичі")]
    [True, True, False, False]
    """
    name = fold_form(place)
    if listed := _listed().get(name):
        places, there = listed
        return 2 * there >= places
    if official:
        return False
    counts = _counts()
    return sum(_evidence(groups, counts) for groups in (_endings(name), _beginnings(name))) > 0


_LONGEST_ENDING, _LONGEST_BEGINNING = 6, 5
_WEIGHT_OF_SHORTER = 10.0  # places for which the next shorter group of letters counts; 5 and 10 did alike


@cache
def _listed() -> Mapping[str, tuple[int, int]]:
    return {fold_form(row["uk"]): (int(row["places"]), int(row["crimea"])) for row in data_rows("places-uk.tsv")}


def _endings(name: str) -> Iterator[tuple[str, str]]:
    """Groups of letters that end a name, from none on."""
    return (("", name[len(name) - size :]) for size in range(min(_LONGEST_ENDING, len(name)) + 1))


def _beginnings(name: str) -> Iterator[tuple[str, str]]:
    return ((name[:size], "") for size in range(min(_LONGEST_BEGINNING, len(name)) + 1))


@cache
def _counts() -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How many places have a group of letters, in all and in Crimea."""
    everywhere: Counter[tuple[str, str]] = Counter()
    crimea: Counter[tuple[str, str]] = Counter()
    for name, (places, there) in _listed().items():
        for group in {*_endings(name), *_beginnings(name)}:
            everywhere[group] += places
            crimea[group] += there
    return everywhere, crimea


def _evidence(groups: Iterator[tuple[str, str]], counts: tuple[Counter[tuple[str, str]], ...]) -> float:
    """How much the longest known groups speak for Crimea, in nats; what is rare leans on the next shorter group."""
    everywhere, crimea = counts
    share = usual = crimea[next(groups)] / everywhere["", ""]
    for group in groups:
        share = (crimea[group] + _WEIGHT_OF_SHORTER * share) / (everywhere[group] + _WEIGHT_OF_SHORTER)
    return math.log(share / (1 - share)) - math.log(usual / (1 - usual))
