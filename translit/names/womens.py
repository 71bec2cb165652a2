"""A woman’s surname that is an adjective, spelled as that of her father: Чорна is Чёрная, for Чорний is Чёрный."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..morphology.shevchenko import is_adjective
from ..text import EAST_SLAVIC

__all__ = ["mans", "womans"]

_SKI: Final = {"be": ("кая", "кі"), "ru": ("кая", "кий"), "uk": ("ка", "кий")}
_SKA: Final = re.compile(r"[сц]ь?(?:кая|ка)$")
_SOFT_K: Final = re.compile(r"(?<=[гкх])[иі]й?$")
_HARD: Final = re.compile(r"(?:ый|ой|ий|ы)$")
_SOFT: Final = re.compile(r"(?:ій|і)$")
# Belarusian -ава too (Кудасава), but for adjectives in -авий: Лукава, Кривава.
_POSSESSIVE: Final = re.compile(r"(?:[оеєї]в|(?<!лук)(?<!крив)(?<!ласк)(?<![вбч]яв)(?<=[^юя])ав|[иії]н)а$")


def mans(word: str, source: str, target: str) -> str | None:
    """The man's form of a woman's lower-case surname, where both languages are East Slavic and it is an adjective.

    None for surnames in -ова and -ина and for nouns. Whether a Ukrainian one in -а is an adjective shevchenko tells.

    >>> mans("чорна", "uk", "ru"), mans("сорока", "uk", "ru"), mans("цыбульская", "be", "ru")
    ('чорний', None, 'цыбульскі')
    """
    if source not in EAST_SLAVIC or target not in EAST_SLAVIC:
        return None
    if _SKA.search(word) and word.endswith(_SKI[source][0]):
        return word.removesuffix(_SKI[source][0]) + _SKI[source][1]
    if source == "uk" and word.endswith("а") and not _POSSESSIVE.search(word) and is_adjective(word):
        return word[:-1] + "ий"
    return None


def womans(forms: Sequence[tuple[str, float]], target: str) -> list[tuple[str, float]]:
    """The woman's forms of a man's, each with what it costs; those that are no adjectives are left out.

    >>> womans([("чёрный", 0.0), ("чорн", 1.0)], "ru"), womans([("шырокі", 0.0)], "be"), womans([("чорний", 0.0)], "uk")
    ([('чёрная', 0.0)], [('шырокая', 0.0)], [('чорна', 0.0)])
    """
    hard, soft = ("а", "я") if target == "uk" else ("ая", "яя")
    found: dict[str, float] = {}
    for form, cost in forms:
        for pattern, ending in ((_SOFT_K, hard), (_HARD, hard), (_SOFT, soft)):
            changed, count = pattern.subn(ending, form, count=1)
            if count:
                found.setdefault(changed, cost)
                break
    return list(found.items())
