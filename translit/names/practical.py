"""The names of foreigners in Cyrillic, by the practical transcription of their language: Ricci is Риччи, Knight Найт.

`data/practical.tsv` has a row for each letter group of each language. What is said there is Russian; into Belarusian
and Ukrainian it is converted like any foreigner's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .tables import data_rows

__all__ = ["LANGUAGES", "classes", "transcribed"]

LANGUAGES: Final = ("en", "it", "es", "de", "fr", "pl", "lt")
"""Those that `data/practical.tsv` has."""

_EVERYWHERE: Final = {**dict(zip("abcdefghijklmnopqrstuvwyz", "абцдефгхийклмнопкрстуввыз", strict=True)), "x": "кс"}
_CONSONANT, _VOWEL = "[bcdfghjklmnpqrstvwxz]", "[aeiouy]"
_SILENT = (
    "(?:[bcdfgklmnpstvz]e(?:s|rs?|d)?$"
    "|[bcdklmnpstvz]e(?:man|field|ford|wood|well|ley|land|son|worth|ham|more|stone|house|ton)$)"
)


class _Rule(NamedTuple):
    written: re.Pattern[str]
    said: str
    ukrainian: str


@lru_cache(maxsize=8192)
def transcribed(word: str, lang: str, target: str = "ru") -> str | None:
    """A word of a name, in lower case, as Russian writes it; None where it has a letter that is none of Latin ones.

    `lang` is the language that the name is of (`LANGUAGES`). For `target` `uk` it is what Ukrainian letters are made
    of: г for h, в for w.

    >>> transcribed("ricci", "it"), transcribed("knight", "en"), transcribed("czajkowska", "pl")
    ('риччи', 'найт', 'чайковская')
    >>> transcribed("whitehead", "en"), transcribed("whitehead", "en", "uk")
    ('уайтхед', 'вайтгед')
    """
    said, at = "", 0
    while at < len(word):
        after, more = _said(word, at, lang, target == "uk")
        if more is None:
            return None
        said, at = said + more, after
    return said


def _said(word: str, at: int, lang: str, ukrainian: bool) -> tuple[int, str | None]:
    """Where the letter group at a place ends, and what it becomes."""
    for rule in _rules(lang):
        if found := rule.written.match(word, at):
            return found.end(), rule.ukrainian if ukrainian else rule.said
    bare = unicodedata.normalize("NFD", word[at])[0]
    return at + 1, _EVERYWHERE.get(_WITHOUT_A_MARK.get(bare, bare))


_WITHOUT_A_MARK: Final = {"ł": "l", "ø": "o", "ß": "s"}


@cache
def _rules(lang: str) -> Sequence[_Rule]:
    rows = [row for row in data_rows("practical.tsv") if row["lang"] == lang]
    said = [(row, row["said"].replace("-", "")) for row in rows]
    return [_Rule(re.compile(classes(row["written"])), form, row["uk"] or form) for row, form in said]


def classes(pattern: str) -> str:
    """A regular expression of a table with its capitals written out: C any consonant, V any vowel, E a silent e."""
    return pattern.replace("C", _CONSONANT).replace("V", _VOWEL).replace("E", _SILENT)
