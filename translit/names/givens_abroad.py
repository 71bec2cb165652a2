"""Given names of the world that only tell where a full name begins: «Фумио Кисида», Jannik Sinner.

The table of given names has forms and equivalents; these lists (`data/givens-abroad-LANG.tsv`, made by
`tools/build_givens_abroad.py`) have stems, and are believed only where another capitalised word follows.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ..tables import lines
from .stems import stem_of

__all__ = ["is_given_abroad"]

_LANGUAGES = frozenset({"be", "ru", "uk", "en"})


@lru_cache(maxsize=1 << 14)
def is_given_abroad(key: str, lang: str) -> bool:
    """Whether a folded word may be a given name, in any case, that the table of given names lacks.

    >>> is_given_abroad("реджепа", "ru"), is_given_abroad("jannik", "en"), is_given_abroad("стол", "ru")
    (True, True, False)
    """
    return stem_of(key, lang) in _stems(lang)


@cache
def _stems(lang: str) -> frozenset[str]:
    return frozenset(lines("translit.names", f"data/givens-abroad-{lang}.tsv")) if lang in _LANGUAGES else frozenset()
