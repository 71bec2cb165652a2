"""The base form of a name that stands alone: a given name by the table, a surname by whom the text introduces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .. import morphology
from .beside import Told
from .given_names import GivenNames
from .lexicon import cases_of, given_forms
from .mention import base_of
from .parse import parse
from .runs import fold

__all__ = ["Bearer", "bearer", "given_base", "in_case", "may_bear"]


class Bearer(NamedTuple):
    """What a surname alone is known to be: its base form, and whether it is a man's or a woman's, if that is known."""

    surname: str
    gender: str | None


@lru_cache(maxsize=8192)
def given_base(word: str, lang: str) -> str | None:
    """The base form of a given name alone by the table; None where it can be several names or none.

    >>> given_base("Марьяной", "ru"), given_base("Юліі", "be"), given_base("Александра", "ru")
    ('Марьяна', 'Юлія', None)
    """
    key, found = fold(word), set()
    ids = {id for id, _ in given_forms(lang).get(key, ())}
    if not ids or not cases_of(lang):
        return None
    for name in GivenNames.builtin():
        if name.id in ids:
            every = (*name.forms.items(), *name.diminutives.items())
            spelled = {form for code, forms in every if code == lang for form in forms}
            found |= {form for form in spelled if key in _folded(form, lang, name.gender)}
    return found.pop() if len(found) == 1 else None


def _folded(form: str, lang: str, gender: str) -> frozenset[str]:
    forms = morphology.paradigm(form, lang, "given", gender).values()
    return frozenset(map(fold, (form, *forms)))


def bearer(word: str, introduced: Iterable[tuple[str, str | None]], lang: str) -> Bearer | None:
    """Whose surname a word is, of people whom the text names in full; None where it fits nobody, or several.

    Of two who share one surname it is left open which is meant.

    `introduced` has their names as they stand in the text, each with its gender where that is known.

    >>> bearer("Гончаровой", [("Анна Гончарова", "f")], "ru"), bearer("Чорновола", [("Вячеслава Чорновола", "m")], "ru")
    (Bearer(surname='Гончарова', gender='f'), Bearer(surname='Чорновол', gender='m'))
    >>> bearer("Лапату", [("Цімура Лапату", "m"), ("Інэса Лапата", "f")], "be")
    Bearer(surname='Лапата', gender=None)
    >>> bearer("Новика", [("Елена Новик", "f")], "ru") is None
    True
    """
    if not cases_of(lang):
        return None
    key = fold(word)
    fitting = {found[0] for name, gender in introduced if (found := _surname(name, gender, lang)) and key in found[1]}
    if len(fitting) > 1 and len({each.surname for each in fitting}) == 1:
        return Bearer(fitting.pop().surname, None)
    return fitting.pop() if len(fitting) == 1 else None


def in_case(word: str, told: Told, lang: str) -> Bearer:
    """Whose surname a word is of which the case is known, and the gender, if its form shows that.

    >>> in_case("Іванаву", Told("acc", "f"), "be"), in_case("Іванаву", Told("dat", "m"), "be")
    (Bearer(surname='Іванава', gender='f'), Bearer(surname='Іванаў', gender='m'))
    """
    if not cases_of(lang):
        return Bearer(word, told.gender)
    readings = morphology.analyse(word, lang, part="surname", gender=told.gender)
    fitting = (reading.lemma for reading in readings if reading.case == told.case)
    return Bearer(next(fitting, word), told.gender)


def may_bear(word: str, introduced: Iterable[tuple[str, str | None]], lang: str) -> bool:
    """Whether a word may be a form of somebody's surname, as far as the forms are known; `introduced` as above.

    >>> may_bear("Жуку", [("Арсень Жук", "m")], "be"), may_bear("Дела", [("Энтони Дель", "m")], "ru")
    (True, False)
    """
    if not cases_of(lang):
        return True
    known = [_surname(name, gender, lang) for name, gender in introduced]
    return any(found is None or fold(word) in found[1] for found in known)


@lru_cache(maxsize=4096)
def _surname(name: str, gender: str | None, lang: str) -> tuple[Bearer, frozenset[str]] | None:
    """The surname in a full name, with its gender, and all its forms folded."""
    parts = parse(base_of(name, lang), lang)
    gender = gender or morphology.guess_gender({"given": parts.given, "surname": parts.surname}, lang)
    if not parts.surname or gender is None:
        return None
    cases = morphology.paradigm(parts.surname, lang, "surname", gender)
    equal = chain(*morphology.equal_forms(cases, lang).values())
    return Bearer(parts.surname, gender), frozenset(map(fold, (*cases.values(), *equal)))
