"""Ids of new entries: ASCII, surname first, told apart by a number where two are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from translit import schemes
from translit.text import EAST_SLAVIC

from .entry import split_name

__all__ = ["id_for"]

_ENGLISH = ("en:be", "en:uk", "en", "en:ru")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_LONGEST = 60


def id_for(forms: Mapping[str, str], kind: str, taken: Collection[str] = ()) -> str:
    """An id for a new entry out of its forms (the likeliest English one first), not among those `taken`.

    >>> id_for({"be": "Ігар Лосік", "en:be": "Ihar Losik"}, "person")
    'losik-ihar'
    >>> id_for({"be": "Мінск"}, "place", {"minsk"})
    'minsk-2'
    """
    code = next((code for code in _ENGLISH if forms.get(code)), next(iter(forms), ""))
    form = forms.get(code, "")
    if kind == "person":
        parts = split_name(form)
        form = f"{parts.surname} {parts.given}"
    wanted = _slug(form, code) or "entry"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _slug(form: str, code: str) -> str:
    if code in EAST_SLAVIC:
        form = schemes.transliterate(form, f"bgnpcgn-{code}")
    plain = unicodedata.normalize("NFKD", form.lower().translate(_LETTERS)).replace("'", "").replace("’", "")
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_PLAIN.sub("-", bare).strip("-")[:_LONGEST].strip("-")
