"""Patronymics that the table lacks: the father's name goes by the table of given names, the ending by the language.

`data/fathers.tsv` has the endings, the first that fits; a father in -а has no row: Ильич and Саввич stand in the table.
Дзямідаўна is of Дзямід, who is Демид in Russian; so she is Демидовна there, and Демидівна in Ukrainian.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from .given_names import GivenNames
from .rewriting import rewritten
from .tables import data_rows

__all__ = ["after_the_father", "by_known_father"]

_OPEN = "аеёіоуыэюяиїє"


def after_the_father(word: str, source: str, target: str) -> Sequence[tuple[str, float]]:
    """What a lower-case patronymic that no table has may become, best first, with costs; empty where rules should.

    >>> after_the_father("дзямідаўна", "be", "ru"), after_the_father("авдійович", "uk", "be")
    ([('демидовна', 0.0)], [('аўдзеевіч', 0.0)])
    >>> after_the_father("гумаровна", "ru", "be")[0][0]
    'гумараўна'
    """
    made, end = by_known_father(word, source, target), target.rpartition(":")[2]
    if made and target != end:
        return rewritten(made[0], end, target, "own", "person")
    return [(form, 0.4 * n) for n, form in enumerate(made)] or _by_letters(word, source, target)


def by_known_father(word: str, source: str, target: str) -> list[str]:
    """The patronymic in the language of `target` when the table of given names has the father.

    >>> by_known_father("demidovich", "en:ru", "be"), by_known_father("гумаровна", "ru", "be")
    (['дзямідавіч'], [])
    >>> by_known_father("uladzimirovich", "en:be", "be")
    ['уладзіміравіч']
    """
    start, end = source.rpartition(":")[2], target.rpartition(":")[2]
    if start not in _endings() or end not in _endings() or source == target:
        return []
    read = [word] if source == start else [form for form, _ in rewritten(word, source, start, "own", "person")]
    return list(dict.fromkeys(form for patronymic in read for form in _by_table(patronymic, start, end)))


def _by_table(word: str, source: str, target: str) -> Iterator[str]:
    for father, daughter in _fathers(word, source):
        for row in GivenNames.builtin().find(father, source):
            form = row.form(target) if row.gender == "m" else None
            if form and (made := _of(form.lower(), daughter, target)):
                yield made


def _fathers(word: str, lang: str) -> Iterator[tuple[str, bool]]:
    """The names that a patronymic may come of, and whether it is a daughter's."""
    for end, *endings in _endings()[lang]:
        for daughter, ending in enumerate(endings):
            stem = word.removesuffix(ending)
            if stem != word and stem and (stem[-1] in _OPEN) == (end == "й"):
                yield _closed(stem, lang) + end, bool(daughter)


def _of(father: str, daughter: bool, lang: str) -> str | None:
    """The patronymic of a father's name; None of one that ends in a vowel, unless Ukrainian -о."""
    for end, *endings in _endings()[lang]:
        stem = father.removesuffix(end)
        if father.endswith(end) and stem:
            return _opened(stem) + endings[daughter] if (stem[-1] in _OPEN) == (end == "й") else None
    return None


@cache
def _endings() -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """By language: how a father's name ends, and what his son's and his daughter's patronymic have in its place."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in data_rows("fathers.tsv"):
        found.setdefault(row["lang"], []).append((row["father"], row["son"], row["daughter"]))
    return found


def _after_a_consonant(lang: str) -> Sequence[str]:
    return next(endings for end, *endings in _endings()[lang] if not end)


def _closed(stem: str, lang: str) -> str:
    """Belarusian в is ў at the end of a name: Вацлававіч is of Вацлаў."""
    return stem.removesuffix("в") + "ў" if lang == "be" and stem.endswith("в") else stem


def _opened(stem: str) -> str:
    return stem.removesuffix("ў") + "в" if stem.endswith("ў") else stem


def _by_letters(word: str, source: str, target: str) -> Sequence[tuple[str, float]]:
    """Between Belarusian and Russian the father's name by rules, and the ending, never stressed in a word so long."""
    if {source, target} != {"be", "ru"}:
        return ()
    endings, others = _after_a_consonant(source), _after_a_consonant(target)
    for ending, other in zip(endings, others, strict=True):
        if word.endswith(ending):
            father = rewritten(word.removesuffix(ending), source, target, "foreign", "person")
            return [(form + other, cost) for form, cost in father]
    return ()
