"""Ukrainian declension: our own rows first, then shevchenko-py's for people and pymorphy3's dictionary for places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import dictionary
from .tables import PERSON_PARTS, load

__all__ = ["forms"]

_PARTS: Final = {"given": "given_name", "patronymic": "patronymic_name", "surname": "family_name"}
_CASES: Final = {
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "ablative",
    "loc": "locative",
    "voc": "vocative",
}


def forms(word: str, part: str, gender: str) -> Mapping[str, str] | None:
    """The oblique cases of a lower-case Ukrainian word, or None when nobody knows it.

    `gender` is `m`, `f`, `n` or `pl`.

    >>> forms("зеленський", "surname", "m")["gen"], forms("київ", "place", "m")["gen"]
    ('зеленського', 'києва')
    """
    if part not in PERSON_PARTS:
        known: Mapping[str, str] | None = load("uk").written(word, part, gender)
        if known is None and part != "adjective":
            known = dictionary.place_forms(word, "uk", gender) if part == "place" else None
            known = known or dictionary.noun_forms(word, "uk", gender)
        return known or load("uk").forms(word, part, gender)
    own = load("uk").forms(word, part, gender)
    if own is not None or gender not in ("m", "f"):
        return own
    import shevchenko

    field = _PARTS[part]
    sex = shevchenko.MASCULINE if gender == "m" else shevchenko.FEMININE
    return {case: shevchenko.in_case(name, {field: word}, gender=sex)[field] for case, name in _CASES.items()}
