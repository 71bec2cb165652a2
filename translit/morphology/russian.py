"""Russian declension: our own rows first, then pytrovich's for people and pymorphy3's dictionary for places."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from . import dictionary, petrovich
from .tables import PERSON_PARTS, load

__all__ = ["back", "forms"]


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
            known = known or dictionary.noun_forms(word, "ru", gender, people=part != "place")
        return known or load("ru").forms(word, part, gender)
    own = load("ru").forms(word, part, gender)
    if own is not None or gender not in ("m", "f"):
        return own
    return petrovich.forms(word, part, gender)


def back(form: str, parts: Container[str] = PERSON_PARTS) -> Iterator[tuple[str, str, str, str, int]]:
    """Base forms of people's names that a lower-case form may belong to, beside those of our own tables."""
    own = load("ru")
    ours: dict[tuple[str, str, str], bool] = {}
    for lemma, part, gender, case, fit in petrovich.back(form, parts):
        key = lemma, part, gender
        if key not in ours:
            ours[key] = own.match(lemma, part, gender) is not None or own.word(lemma, part, gender) is not None
        if not ours[key]:
            yield lemma, part, gender, case, fit
