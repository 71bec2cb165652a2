"""Russian declension: our own rows first, then pytrovich's for people and pymorphy3's dictionary for places."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from . import dictionary
from .tables import PERSON_PARTS, load

__all__ = ["back", "forms"]

_PARTS: Final = {"given": "FIRSTNAME", "patronymic": "MIDDLENAME", "surname": "LASTNAME"}
_CASES: Final = {
    "gen": "GENITIVE",
    "dat": "DATIVE",
    "acc": "ACCUSATIVE",
    "ins": "INSTRUMENTAL",
    "loc": "PREPOSITIONAL",
}


def forms(word: str, part: str, gender: str) -> Mapping[str, str] | None:
    """The oblique cases of a lower-case Russian word, or None when nobody knows it.

    `gender` is `m`, `f`, `n` or `pl`.

    >>> forms("путило", "surname", "m")["gen"], forms("лосик", "surname", "m")["ins"]
    ('путило', 'лосиком')
    >>> forms("минск", "place", "m")["loc"]
    'минске'
    """
    if part not in PERSON_PARTS:
        known: Mapping[str, str] | None = load("ru").written(word, part, gender)
        if known is None and part != "adjective":
            known = dictionary.place_forms(word, "ru", gender) if part == "place" else None
            known = known or dictionary.noun_forms(word, "ru", gender)
        return known or load("ru").forms(word, part, gender)
    own = load("ru").forms(word, part, gender)
    if own is not None or gender not in ("m", "f"):
        return own
    maker, enums = _petrovich()
    name_part = enums.NamePart[_PARTS[part]]
    sex = enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE
    return {case: maker.make(name_part, sex, enums.Case[name], word) for case, name in _CASES.items()}


@lru_cache(maxsize=1)
def _petrovich() -> tuple[Any, Any]:
    from pytrovich import enums, maker

    return maker.PetrovichDeclinationMaker(), enums


@lru_cache(maxsize=1)
def _tails() -> tuple[Mapping[str, Mapping[tuple[str, str, str, str], None]], int]:
    """Endings of inflected names -> (part, gender, case, ending of the base form), from the petrovich rules."""
    import json
    from importlib.resources import files

    tails: dict[str, dict[tuple[str, str, str, str], None]] = {}
    rules = json.loads((files("pytrovich") / "petrovich-rules" / "rules.json").read_text("utf-8"))
    names = {"firstname": "given", "middlename": "patronymic", "lastname": "surname"}
    for name, part in names.items():
        for rule in [*rules[name].get("exceptions", ()), *rules[name]["suffixes"]]:
            genders = {"male": "m", "female": "f"}.get(rule["gender"], "mf")
            for test in rule["test"]:
                for case, mod in zip(_CASES, rule["mods"], strict=True):
                    cut = mod.count("-")
                    if cut > len(test) or mod == ".":
                        continue
                    tail = test[: len(test) - cut] + mod[cut:]
                    for gender in genders:
                        tails.setdefault(tail, {})[part, gender, case, test] = None
    return tails, max(map(len, tails))


def back(form: str, parts: Container[str] = PERSON_PARTS) -> Iterator[tuple[str, str, str, str, int]]:
    """Base forms of people's names that a lower-case form may belong to, beside those of our own tables."""
    tails, longest = _tails()
    own = load("ru")
    maker, enums = _petrovich()
    for size in range(min(longest, len(form)), -1, -1):
        stem = form[: len(form) - size]
        for part, gender, case, ending in tails.get(form[len(form) - size :], ()):
            lemma = stem + ending
            if part not in parts or own.forms(lemma, part, gender) is not None:
                continue
            sex = enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE
            if maker.make(enums.NamePart[_PARTS[part]], sex, enums.Case[_CASES[case]], lemma) == form:
                yield lemma, part, gender, case, len(ending)
