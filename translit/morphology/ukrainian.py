"""Ukrainian declension: our own rows first, then shevchenko's for people and pymorphy3's dictionary for places."""

from __future__ import annotations

from collections.abc import Mapping

from . import dictionary, shevchenko
from .tables import PERSON_PARTS, load

__all__ = ["forms"]


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
            known = known or dictionary.noun_forms(word, "uk", gender, people=part != "place")
        return known or load("uk").forms(word, part, gender)
    own = load("uk").forms(word, part, gender)
    if own is not None or gender not in ("m", "f"):
        return own
    return shevchenko.forms(word, part, gender)
