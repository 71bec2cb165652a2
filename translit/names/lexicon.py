"""What single words tell about the names beside them: given names in any case, titles, days and months, openers.

The words are data, `data/find-words.tsv`; each row has its language, its role and its forms.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from translit.text import frequent_words

from .given_names import GivenNames
from .runs import fold

__all__ = ["GivenForm", "cases_of", "given_forms", "roles", "titles"]

GivenForm = frozenset[tuple[str, str]]


def cases_of(lang: str) -> tuple[str, ...]:
    """The cases of names in a language, none where names do not decline.

    >>> cases_of("be")[:2], cases_of("en")
    (('nom', 'gen'), ())
    """
    from translit.morphology import CASES

    return CASES.get(lang, ())


@cache
def given_forms(lang: str) -> Mapping[str, GivenForm]:
    """Every form of every given name of the table, as it stands in texts of a language, short forms among them.

    Maps the folded form to `(id of the name, gender)` pairs.

    >>> given_forms("be")["ігара"]
    frozenset({('igor', 'm')})
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for name in GivenNames.builtin():
        spelled = {form for code, forms in name.forms.items() if code.partition(":")[0] == lang for form in forms}
        for short in name.diminutives:
            code, _, form = short.rpartition("=")
            if not code or code.partition(":")[0] == lang:
                spelled.add(form)
        for form in spelled:
            for inflected in (form, *_declined(form, lang, name.gender)):
                found.setdefault(fold(inflected), set()).add((name.id, name.gender))
    return MappingProxyType({form: frozenset(ids) for form, ids in found.items()})


def _declined(form: str, lang: str, gender: str) -> tuple[str, ...]:
    if not cases_of(lang):
        return ()
    from .declension import paradigm

    return tuple(paradigm(form, lang, kind="person", gender=gender, parts={"given": form}).values())


@cache
def roles(lang: str) -> Mapping[str, str]:
    """The words that stand beside names without being part of them: folded word to `title`, `date` or `opener`.

    >>> roles("en")["president"], roles("en")["monday"], roles("en")["yesterday"]
    ('title', 'date', 'opener')
    """
    found = dict.fromkeys(map(fold, frequent_words(lang)), "opener")
    return MappingProxyType(found | {form: role for form, (role, _) in _words(lang).items()})


@cache
def titles(lang: str) -> Mapping[str, str | None]:
    """Titles and professions before names, folded, every case: the gender they tell, None where they tell none.

    >>> titles("en")["mrs"], titles("en")["president"]
    ('f', None)
    """
    return MappingProxyType({form: gender for form, (role, gender) in _words(lang).items() if role == "title"})


@cache
def _words(lang: str) -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for row in _rows():
        if row["lang"] == lang:
            for form in row["forms"].split("|"):
                found[fold(form)] = (row["role"], row["gender"] or None)
    return found


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = resources.files("translit.names").joinpath("data", "find-words.tsv")
    with table.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
