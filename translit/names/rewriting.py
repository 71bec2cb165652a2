"""Rewrite one word of a name from spelling to spelling, letter group by letter group, step after step.

From Latin into the Cyrillic it was made from, across Cyrillic (Russian between the others), into Latin. Every step is
a table `data/convert-*.tsv`; the wholes are ranked by a model of letter sequences of the step's language, and Russian
ones by the lists of surnames and places, too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from translit.morphology import dictionary

from .given_names import GivenNames
from .lattice import Lattice, path, priced, reaches, rewrite
from .letters import LetterModel
from .printed import alike, how_often, is_printed
from .stress import by_stress
from .surnames import bearers
from .tables import data_rows

__all__ = ["Candidates", "Replaced", "how_rewritten", "rewritten"]

Candidates = list[tuple[str, float]]
_KEPT = 5
_LONGEST = 64  # letters of a word; the longest name of a village has 58


@lru_cache(maxsize=65536)
def rewritten(word: str, source: str, target: str, convention: str, kind: str) -> tuple[tuple[str, float], ...]:
    """Candidates for one lower-case word, through as many steps as the pair of codes takes.

    What is too long for a word goes piece by piece: every place of the stress is tried, in time that grows as a square.
    """
    if len(word) > _LONGEST:
        pieces = [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]
        return (("".join([rewritten(piece, source, target, convention, kind)[0][0] for piece in pieces]), 0.0),)
    found: Candidates = [(word, 0.0)]
    for step in _steps(source, target):
        following: dict[str, float] = {}
        for form, cost in found:
            for new, price in step(form, convention, kind):
                if cost + price < following.get(new, 1e9):
                    following[new] = cost + price
        if (step.table, source) == ("ru-uk", "be") and (convention, kind) == ("own", "person"):
            following = {form: cost + _UNSAID * _unsaid(word, form) for form, cost in following.items()}
        if (step.table, source, kind) == ("ru-be", "uk", "person") and _PARTED.search(word):
            following = {form: cost + _UNSAID * (not _PARTED.search(form)) for form, cost in following.items()}
        found = sorted(following.items(), key=lambda item: (item[1], item[0]))[:_KEPT]
    return tuple(found)


_VOWELS = re.compile("[аеёиоуыэюяіїє]")
_UNSAID = 3.0  # what a vowel costs that Belarusian writes otherwise, in nats
_PARTED = re.compile("[бпвмф]['’]ю")  # Прокоп'юк is Прокопюк in Russian, where nothing parts them; Пракап'юк again
_GAGARIN = re.compile("ына?$")  # Ukrainian orthography 2019, § 144: -ін of Russians, whatever stands before it


def _unsaid(word: str, ukrainian: str) -> int:
    """How many vowels of a Belarusian name the Ukrainian spelling by way of Russian has lost sight of.

    Ры is ри, though Russian ри is most often рі; and a stressed о is no е: Зарыцкі is Зарицький, Шостак no Шестак.
    """
    own, other = _VOWELS.findall(_GAGARIN.sub("ін", word)), _VOWELS.findall(ukrainian)
    pairs = zip(own, other, strict=False) if len(own) == len(other) else ()
    return sum((a == "ы" and b == "і") or (a == "о" and b in "еє") for a, b in pairs)


@dataclass(frozen=True, slots=True)
class _Step:
    """One table, and the language whose letters rank what comes out (None: the table's costs alone)."""

    table: str
    lang: str | None

    def __call__(self, word: str, convention: str, kind: str) -> Candidates:
        """The candidates for one lower-case word, best first."""
        if convention in _EASTERN:
            if self.table in _EASTERN[convention]:  # syllables are spelled one way: nothing to rank
                return rewrite(word, Lattice.load(self.table, convention, kind), None, limit=_KEPT)
            convention = "foreign"
        if kind == "person" and (
            own := _own_surnames(self.table).get(word.replace("ё", "е") if self.table == "ru-be" else word)
        ):
            return [(own, 0.0)]
        if self.table == "ru-be":
            return _into_belarusian(word, convention, kind)
        lattice, model = Lattice.load(self.table, convention, kind), self.model(convention, kind)
        weight = _weight(self.table, convention)
        doubled = self.doubled(convention, kind) if len(word) > _SYLLABLE else None  # Мун Чжэ Ін is no Инн
        found = rewrite(word, lattice, model, kind=kind, weight=weight, limit=_LOOKED_UP, doubled=doubled)
        if self.table == "be-ru" and (convention, kind) == ("own", "person"):
            found += _doubled(found)
        if model and self.table in _RETRIEVED:
            met = _met(word, lattice, doubled)
            found = list(
                dict([*found, *((form, cost + weight * model.cost(form, kind)) for form, cost in met)]).items()
            )
        if known := _KNOWN.get(self.lang or "") if len(found) > 1 else None:
            found = [(form, cost - known(form, kind, convention)) for form, cost in found]
            found.sort(key=lambda item: item[1])
        if self.table == "be-ru" and convention == "own":
            found = [(form, cost + _ASKED_BACK * _as_written(word, form, kind)) for form, cost in found[:_ASKED]]
            found.sort(key=lambda item: item[1])
        return found[:_KEPT]

    def model(self, convention: str, kind: str) -> LetterModel | None:
        """The letters of the language's own names, or of the foreign ones that it prints."""
        foreign = self.lang == "ru" and (convention, kind) == ("foreign", "person")
        return LetterModel.load("ru-foreign" if foreign else self.lang) if self.lang else None

    def doubled(self, convention: str, kind: str) -> float | None:
        """What a doubled consonant costs that the table does not know of; Belarusian alone writes one for two."""
        return _DOUBLED if self.table == "be-ru" and (convention, kind) == ("foreign", "person") else None

    def beginnings(self, word: str, convention: str, kind: str) -> Iterator[str]:
        """What the table is applied to: the word, or what akanne makes of it for each place of the stress."""
        if self.table != "ru-be" or convention in _EASTERN:
            yield word
            return
        for form, _ in sorted(by_stress(word, convention, kind), key=lambda item: item[1]):
            yield form

    def replaced(self, beginning: str, form: str, convention: str, kind: str) -> tuple[Replaced, ...] | None:
        """The rows by which a form comes of a beginning; a consonant that `_doubled` doubled is one letter there."""
        file, lattice = f"convert-{self.table}.tsv", Lattice.load(self.table, convention, kind)
        taken = path(beginning, form, lattice)
        if taken is None and self.table == "be-ru":
            taken = path(beginning, form, lattice, doubled=_OWN_DOUBLED)
        return None if taken is None else tuple(Replaced(*group[:2], file, *group[2:]) for group in taken)


@cache
def _own_surnames(table: str) -> Mapping[str, str]:
    """Surnames between Belarusian and Russian that no rule tells (`data/surnames-own.tsv`)."""
    source, _, target = table.partition("-")
    if {source, target} != {"be", "ru"}:
        return {}
    found = {}
    for row in data_rows("surnames-own.tsv"):
        own = row[source].replace("ё", "е") if source == "ru" else row[source]
        found[own] = row[target]
        if own.endswith(_OF_MEN):  # his daughter: Скарынкін, Скарынкіна
            found[own + "а"] = row[target] + "а"
    return found


_OF_MEN = ("ін", "ин", "ын")
_SYLLABLE = 2  # letters of the shortest ones
_EASTERN = {  # tables with rows for Chinese and Korean names
    "eastern": ("ru-be", "be-ru", "uk-ru"),
    "korean": ("ru-be", "be-ru", "uk-ru", "ru-uk"),
}


@cache
def _steps(source: str, target: str) -> tuple[_Step, ...]:
    start, end = source.rpartition(":")[2], target.rpartition(":")[2]
    steps: list[_Step] = []
    if source.startswith("en:"):
        steps.append(_Step(f"lat-{start}", start))
    if start != end:
        for first, second in [(start, end)] if "ru" in (start, end) else [(start, "ru"), ("ru", end)]:
            steps.append(_Step(f"{first}-{second}", second))
    if target.startswith("en:"):
        steps.append(_Step(f"{end}-lat", None))
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Replaced:
    """One letter group that a row of a table changed: `table` and `row` name the row, `why` is what it says there."""

    letters: str
    became: str
    table: str
    row: str
    why: str


def how_rewritten(
    word: str, result: str, source: str, target: str, convention: str, kind: str
) -> tuple[Replaced, ...] | None:
    """The rows that made `result` of a lower-case word, step after step; None when `rewritten` does not make it.

    >>> [(step.letters, step.became) for step in how_rewritten("лосік", "лосик", "be", "ru", "own", "person")]
    [('л', 'л'), ('о', 'о'), ('с', 'с'), ('і', 'и'), ('к', 'к')]
    """
    return _traced(word, result, _steps(source, target), convention, kind) if len(word) <= _LONGEST else None


def _traced(
    word: str, result: str, steps: tuple[_Step, ...], convention: str, kind: str
) -> tuple[Replaced, ...] | None:
    if not steps:
        return () if word == result else None
    first, rest = steps[0], steps[1:]
    for form, _ in first(word, convention, kind):
        following = _traced(form, result, rest, convention, kind)
        if following is None:
            continue
        for beginning in first.beginnings(word, convention, kind):
            taken = first.replaced(beginning, form, convention, kind)
            if taken is not None:
                return (*taken, *following)
    return None


_LOOKED_UP = 24  # candidates that are looked up in the lists
_LISTED = 1.5  # what it is worth to stand in the dictionary, in nats
_CALLED = 4.0  # to be an adjective as villages are called: Розовое, not Розово
_BORNE, _BORNE_BY_MORE = 1.0, 0.35  # to be somebody's surname; for each doubling of the number of bearers
_RUSSIAN_SURNAMES = 0.4  # what their lists weigh for a name that is not East Slavic
# To stand in print with a capital, or as a given name: few foreigners are in the other lists.
_PRINTED_BY_MORE = {"own": 0.2, "foreign": 0.5}  # for each doubling of how often
_PRINTED = {"be": {"own": 4.0, "foreign": 1.0}, "ru": {"own": 1.0, "foreign": 3.0}, "uk": {"own": 1.0, "foreign": 1.5}}


def _known(form: str, kind: str, convention: str) -> float:
    """What the lists of names are for a Russian form, in nats."""
    often = how_often(form, "ru")
    printed = _PRINTED["ru"][convention] + _PRINTED_BY_MORE[convention] * often if often >= 0 else 0.0
    if kind == "place":
        called = any(_is_listed(form, "ADJF", gender, "nomn", exact=True) for gender in ("neut", "masc", "femn"))
        listed = _is_listed(form, "Geox", "nomn", exact=True)
        return _LISTED * listed + _CALLED * called + printed
    count = bearers(form)
    borne = _BORNE + _BORNE_BY_MORE * count if count >= 0 else 0.0
    if convention == "own":
        return _LISTED * _is_listed(form, "Surn", "nomn") + (borne or printed)
    if not printed and "ё" not in form and _is_listed(form, "Name", "nomn"):
        printed = _PRINTED["ru"][convention]
    return _RUSSIAN_SURNAMES * (_LISTED * _is_listed(form, "Surn", "nomn") + borne) + printed


def _known_ukrainian(form: str, kind: str, convention: str) -> float:
    """What it is for a Ukrainian form to stand in print, and in VESUM, in nats; its places are nouns like any other.

    Its surnames are for own names: of foreign ones there are too many near to each other, Вальтер and Вольтер.
    """
    printed = _PRINTED["uk"][convention] * is_printed(form, "uk")
    if kind == "person" and convention == "foreign":
        return printed
    tags = ("NOUN", "inan", "nomn") if kind == "place" else ("Surn", "nomn")
    return _LISTED_UK[kind] * _is_listed(form.replace("’", "'"), *tags, lang="uk") + printed


_SINGLE = re.compile("(?<=[аеёиоуыэюя])[бгзклмнпрстфц](?=[аеёиоуыэюяблмнр]|$)")
_DOUBLED, _OWN_DOUBLED = 1.0, 2.0


def _doubled(found: Candidates) -> Candidates:
    """Russian surnames with a doubled consonant of which Belarusian writes one, where they are known: Кириллов."""
    doubled: dict[str, float] = {}
    for form, cost in found:
        for single in _SINGLE.finditer(form):
            name = form[: single.end()] + form[single.start() :]
            if single.end() == len(form) and bearers(name) < bearers(form):
                continue  # Лис, of whom there are more than of Лисс
            if cost + _OWN_DOUBLED < doubled.get(name, 1e9) and _known(name, "person", "own"):
                doubled[name] = cost + _OWN_DOUBLED
    return list(doubled.items())


_RETRIEVED = ("be-ru", "uk-ru")  # tables to whose language there is a long list of printed names


def _met(word: str, lattice: Lattice, doubled: float | None) -> Iterator[tuple[str, float]]:
    """The printed Russian words that the rows make of a word, with what that costs, however unlikely the letters."""
    for form in alike(word, "ru"):
        cost = priced(word, form, lattice, doubled=doubled)
        if cost is not None:
            yield form, cost


_KNOWN = {"ru": _known, "uk": _known_ukrainian}
_LISTED_UK = {"place": 4.0, "person": 3.0}


@lru_cache(maxsize=65536)
def _is_listed(form: str, *tags: str, lang: str = "ru", exact: bool = False) -> bool:
    """Whether the language's dictionary (OpenCorpora, VESUM) has the word with these tags; `exact`: with its own ё."""
    return dictionary.knows(form, lang) and any(
        reading.is_known and (not exact or reading.word == form) and reading.tag.grammemes.issuperset(tags)
        for reading in dictionary.parses(form, lang)
    )


_WEIGHT = {"own": 0.6, "foreign": 0.35}


def _weight(table: str, convention: str) -> float:
    """What the letters weigh beside the rows: between Russian and Ukrainian the rows know more, nothing is hidden."""
    return _WEIGHT["foreign" if table in ("ru-uk", "uk-ru") else convention]


_ASKED = 8  # Russian candidates of which it is asked how Belarusian would write them
_ASKED_BACK = 0.7  # what the answer weighs; the lists and letters have said much of the same
_NEVER = 1e-3  # the chance of a spelling that no place of the stress explains: the stress of many is known badly


def _as_written(word: str, russian: str, kind: str) -> float:
    """How unlikely it is that Belarusian writes `word` for a Russian name, by the stress, in nats.

    Корма is Карма when its last vowel is stressed, and Корма otherwise; Карма is Карма in any case.
    """
    lattice = Lattice.load("ru-be", "own", kind)
    ways = by_stress(russian, "own", kind)
    chance = sum(math.exp(-cost) for vowels, cost in ways if reaches(vowels, word, lattice))
    return -math.log(min(1.0, chance + _NEVER))


_LETTERS = {"own": 0.3, "foreign": 0.15}  # few of the words behind the Belarusian letters are names


def _is_patronymic(form: str) -> bool:
    """Whether print has the form as a patronymic, which is stressed otherwise than a surname: Антонавіч, Антановіч."""
    return form.endswith("віч") and bool(GivenNames.builtin().find_patronymic(form, "be"))


def _into_belarusian(word: str, convention: str, kind: str) -> Candidates:
    """Russian into Belarusian: the vowels for every place of the stress, then the consonants by table."""
    model, lattice = LetterModel.load("be"), Lattice.load("ru-be", convention, kind)
    found: dict[str, float] = {}
    for vowels, cost in by_stress(word, convention, kind):
        for form, price in rewrite(vowels, lattice, model, kind=kind, weight=_LETTERS[convention], limit=3):
            total = cost + price - _PRINTED["be"][convention] * (is_printed(form, "be") and not _is_patronymic(form))
            if total < found.get(form, 1e9):
                found[form] = total
    return sorted(found.items(), key=lambda item: (item[1], item[0]))[:_KEPT]
