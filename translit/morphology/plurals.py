"""Surnames in the plural, of a family: «семья Лосиков», «супруги Тихановские», «сям'я Лосікаў».

`plurals.tsv` has what the end of a man's surname becomes, with its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from .analysis import analyse
from .declension import paradigm
from .dictionary import knows
from .tables import rows

__all__ = ["of_a_family", "plural", "singular"]

_READINGS: Final = 3
_OWN: Final = ("ый", "ой", "ы", "ий")  # Белый, Белых; but Белых is a surname as well, and Белым one man's case
_NOBODYS: Final = {"nom", "ins"}  # Белые, Белыми
_ONE_ONLY: Final = {"ru": ("ски", "цки"), "be": ("скі", "цкі"), "uk": ()}  # adjectives in the singular: Вачовски
_CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")


@cache
def _ends(lang: str) -> tuple[dict[str, str], ...]:
    table = [row for row in rows("plurals.tsv") if row["lang"] == lang]
    return tuple(sorted(table, key=lambda row: (row["of"] == "gen", -len(row["end"]))))


@cache
def _sure_ends(lang: str) -> tuple[str, ...]:
    return tuple({row[case] for row in _ends(lang) for case in row["sure"].split()})


@lru_cache(maxsize=4096)
def plural(surname: str, lang: str) -> Mapping[str, str]:
    """The plural of a man's surname in be, ru or uk, all cases; empty where the grammars leave it open.

    >>> plural("Дашкевич", "ru")["gen"], plural("Кравец", "ru")["nom"], plural("Быкаў", "be")["ins"]
    ('Дашкевичей', 'Кравцы', 'Быкавымі')
    >>> dict(plural("Вячорка", "ru"))
    {}
    """
    table = _ends(lang)
    forms = {"nom": surname, "gen": paradigm(surname, lang, "surname", "m")["gen"] if table else ""}
    for row in table:
        form = forms[row["of"]]
        if form.endswith(row["end"]) and (row["of"] == "nom" or form != surname):
            return MappingProxyType({case: form.removesuffix(row["end"]) + row[case] for case in _CASES})
    return MappingProxyType({})


@lru_cache(maxsize=4096)
def singular(form: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """The surname that a form is the plural of, with the cases that the form can be; None where it is none.

    What a man or a woman may be called as well is none: Черных, Вачовски.

    >>> singular("Седельниковы", "ru"), singular("Горобці", "uk"), singular("Черных", "ru"), singular("Вачовски", "ru")
    (('Седельников', ('nom',)), ('Горобець', ('nom',)), None, None)
    """
    best: tuple[float, str, tuple[str, ...]] | None = None
    if form.endswith(_ONE_ONLY.get(lang, ())):
        return None
    for row in _ends(lang):
        cases = tuple(case for case in _CASES if row[case] != row["end"] and form.endswith(row[case]))
        if not cases or (row["end"] in _OWN and _NOBODYS.isdisjoint(cases)):
            continue
        own = form.removesuffix(row[cases[0]]) + row["end"]
        # of a word on -а the readings tell whether it is a genitive (Дашкевича) or a surname (Купала)
        found = analyse(own, lang, part="surname", gender="m")
        readings = [r for r in found if r.case == ("nom" if row["of"] == "nom" else "gen")]
        for reading in readings[:_READINGS]:
            fits = plural(reading.lemma, lang).get(cases[0]) == form and not _no_adjective(reading.lemma, cases, lang)
            if fits and (best is None or reading.score > best[0]):
                best = reading.score, reading.lemma, cases
    return best and best[1:]


def _no_adjective(surname: str, cases: tuple[str, ...], lang: str) -> bool:
    """Whether a Ukrainian surname on -ий was made of a plural on -і that a noun has as well: Горобці, but Білі."""
    return lang == "uk" and cases[:1] == ("nom",) and surname.endswith("ий") and not knows(surname.lower(), lang)


@lru_cache(maxsize=4096)
def of_a_family(form: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """The same of a form that by its ending can hardly be anything but a plural, though it stands alone.

    The table's column `sure` says which cases are so. Лосиков is none, for a man may be called so.

    >>> of_a_family("Тихановские", "ru"), of_a_family("Лосиками", "ru"), of_a_family("Лосиков", "ru")
    (('Тихановский', ('nom',)), ('Лосик', ('ins',)), None)
    """
    if not form.endswith(_sure_ends(lang)):
        return None
    sure = {case for row in _ends(lang) for case in row["sure"].split() if form.endswith(row[case])}
    found = singular(form, lang)
    return found if found and any(plural(found[0], lang)[case] == form for case in sure) else None
