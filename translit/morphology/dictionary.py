"""Places and common words through the dictionaries of pymorphy3 (OpenCorpora for Russian, VESUM for Ukrainian)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

__all__ = ["parses", "place_forms"]

_GRAMMEMES: Final = {
    "gen": "gent",
    "dat": "datv",
    "acc": "accs",
    "ins": "ablt",
    "loc": "loct",
    "voc": "voct",
}
_GENDERS: Final = {"m": "masc", "f": "femn", "n": "neut"}


@lru_cache(maxsize=2)
def _analyzer(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


def parses(word: str, lang: str) -> list[Any]:
    """Readings that pymorphy3 has for a lower-case word of `ru` or `uk`, best first."""
    found: list[Any] = _analyzer(lang).parse(word)
    return found


def place_forms(word: str, lang: str, gender: str) -> Mapping[str, str] | None:
    """The oblique cases of a place that the dictionary knows, or None.

    >>> place_forms("минск", "ru", "m")["ins"], place_forms("київ", "uk", "m")["loc"]
    ('минском', 'києві')
    """
    wanted = _GENDERS.get(gender)
    for parse in parses(word, lang):
        tag = parse.tag
        if not parse.is_known or "nomn" not in tag or "NOUN" not in tag or parse.normal_form != word:
            continue
        if wanted is None and "plur" not in tag or wanted is not None and wanted not in tag:
            continue
        if "Geox" not in tag if lang == "ru" else "anim" in tag:
            continue
        return _inflected(parse, lang)
    return None


def _inflected(parse: Any, lang: str) -> Mapping[str, str]:
    number = "plur" if "plur" in parse.tag else "sing"
    found = {}
    for case, grammeme in _GRAMMEMES.items():
        if case == "voc" and lang == "ru":
            continue
        form = parse.inflect({grammeme, number} if lang == "ru" else {grammeme})
        found[case] = form.word if form else parse.word
    return found
