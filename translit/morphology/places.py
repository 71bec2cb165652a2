"""Whether a single word is a place: by the list of places, then by endings that only places have.

`places.txt` holds place names whose grammar differs from that of a person's name: masculine ones, which stay as they
are in the accusative. `places.endings.tsv` has the endings. Both are for Belarusian, Russian and Ukrainian.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from .lettercase import plain
from .tables import rows

__all__ = ["is_place"]


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    text = (files(__package__) / "places.txt").read_text("utf-8")
    return frozenset(plain(line) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((lang, ending) for row in rows("places.endings.tsv") for lang, ending in _pairs(row))


def _pairs(row: dict[str, str]) -> list[tuple[str, str]]:
    return [(lang, ending) for lang in row["lang"].split(",") for ending in row["ending"].split()]


def is_place(word: str, lang: str) -> bool:
    """Whether a word is likelier a place than a person, by the list and by its ending.

    >>> is_place("Мінск", "be"), is_place("Лосік", "be"), is_place("Волгоград", "ru")
    (True, False, True)
    """
    lower = plain(word)
    return lower in _places() or any(
        lower.endswith(ending) and len(lower) > len(ending) + 1 for at, ending in _endings() if at == lang
    )
