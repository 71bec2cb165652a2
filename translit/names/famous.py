"""A foreigner's surname alone, with nothing beside it that tells: «Меркель выступила», «сустрэча з Роналду».

By `data/settled.tsv`, the surnames that all languages print, less those that are other words, too
(`data/settled-words.tsv`), and places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ..morphology.places import is_listed
from ..text import EAST_SLAVIC
from .gazetteer import abroad
from .introduced import in_quotes, role_of
from .lexicon import told
from .mention import base_of
from .parse import particles
from .runs import fold
from .stems import is_adjectival, is_city, stem_of
from .tables import data_rows

__all__ = ["famous", "is_famous", "is_site"]

_SHORTEST: Final = 4  # letters; Бор, Диас
_NAMED_SO: Final = ("thing", "street")
_BESIDE: Final = re.compile(r"[-\w]|\s[A-ZА-ЯЁІЎЇЄҐ]|\s(?:да|ды|дэ|де|фон|ван|бин|бін|аль|эль|ель)\s")

_AFTER: Final = re.compile(r"\s([^\W\d_]+)")


def famous(text: str, start: int, end: int, key: str, before: str, lang: str) -> str | None:
    """The base form of a word alone, from `start` to `end`, that is the surname of a foreigner whom all know; or None.

    `key` is its stem (`stems.stem_of`), `before` the word before it. Of be, ru and uk only: English has too many
    surnames that are words (Ford, King).

    >>> famous("с Питтом", 2, 8, "питт", "с", "ru"), famous("премия Пулитцера", 7, 16, "пулитцер", "премия", "ru")
    ('Питт', None)
    """
    if lang not in EAST_SLAVIC or key not in (known := _stems(lang)) or role_of(before, lang) in _NAMED_SO:
        return None
    if before in particles() or _BESIDE.match(text, end) or in_quotes(text, start, end):
        return None
    if is_site(before, lang) or (is_adjectival(fold(text[start:end]), lang) and _before_site(text, end, lang)):
        return None  # в районе Морено, в Хомском сельсовете
    word, surnames = text[start:end], known[key]
    base = word if fold(word) in surnames else base_of(word, lang)
    inside = bool(before) and not word.isupper()
    return base if (inside or not surnames.get(fold(base), True)) and fold(base) in surnames else None


def is_famous(key: str, lang: str) -> bool:
    """Whether a folded word, in any case, is such a surname.

    >>> is_famous("свифтом", "ru"), is_famous("лосиком", "ru")
    (True, False)
    """
    surnames = _stems(lang).get(stem_of(key, lang)) if lang in EAST_SLAVIC else None
    if not surnames or key in abroad(lang):
        return False
    return key in surnames or fold(base_of(key.capitalize(), lang)) in surnames


def is_site(word: str, lang: str) -> bool:
    """Whether a folded word is what a place or a measure is, which is called after somebody: города, аэропорту, градус.

    >>> is_site("аэропорту", "ru"), is_site("премьеру", "ru")
    (True, False)
    """
    return word in told(lang, "site")


def _before_site(text: str, end: int, lang: str) -> bool:
    after = _AFTER.match(text, end)
    return after is not None and is_site(fold(after[1]), lang)


@cache
def _stems(lang: str) -> Mapping[str, Mapping[str, bool]]:
    """The folded surnames by their stems, and whether each is another word, too, which has no capital."""
    when = {row["ru"]: row["when"] for row in data_rows("settled-words.tsv")}
    found: dict[str, dict[str, bool]] = {}
    for row in data_rows("settled.tsv"):
        form, key, other = row[lang], fold(row[lang]), when.get(row["ru"])
        if row["part"] not in ("surname", "mononym") or len(form) < _SHORTEST or other == "never":
            continue
        if not (is_listed(form, lang) or is_city(form, lang) or key in abroad(lang)):
            found.setdefault(stem_of(key, lang), {})[key] = other == "first"
    return found
