"""Which language a text is in: its letters, and the most frequent words of each language (languages.tsv)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from ..errors import TranslitError, require_text
from ..tables import rows
from .scripts import Script, script
from .tokens import protected_spans, words
from .unicode import matching_form

__all__ = ["Detected", "UnsureLanguageError", "detect", "frequent_words", "languages"]

_SAMPLE = 6_000  # characters: more does not change the answer
_ENOUGH = 0.08  # weight for each word in running text of the language; real texts have 0.3 to 0.7
_LEAST = 1.0  # weight of the whole text: one frequent word, or one letter that is the language's own
_MARGIN = 1.15  # how much better than the second the best must be
_LONELY = 0.1  # weight of a letter whose companions are missing: less than a frequent word, so that many words outdo it
_EXPECTED = {"en": 1.25, "ru": 1.25, "be": 1.25, "uk": 1.25}  # what the toolkit is given most: they win a tie


class UnsureLanguageError(TranslitError):
    """The language of a text could not be told, and whoever asked needs it."""


class Detected(NamedTuple):
    """What was found: `lang` (ISO 639-1) or None when unsure, `script`, and a `confidence` between 0 and 1.

    >>> detect("Дзень добры, гэта беларуская мова").lang
    'be'
    """

    lang: str | None
    script: Script | None
    confidence: float


class _Language(NamedTuple):
    code: str
    script: str
    letters: frozenset[str]
    frequent: frozenset[str]
    more: frozenset[str]  # small words, and the verbs of headlines
    sequences: re.Pattern[str]  # frequent beginnings, endings and groups of letters
    companions: tuple[str, frozenset[str]]  # a letter, and those of which one stands in any text that repeats it


@lru_cache(maxsize=1)
def _table() -> tuple[_Language, ...]:
    return tuple(
        _Language(
            row["lang"],
            row["script"],
            frozenset(row["letters"]),
            frozenset(row["words"].split("|")),
            frozenset(row["more"].split("|")),
            re.compile(row["sequences"]),
            _companions(row["companions"]),
        )
        for row in rows(__package__, "languages.tsv")
    )


def _companions(cell: str) -> tuple[str, frozenset[str]]:
    letter, _, companions = cell.partition(":")
    return letter, frozenset(companions)


@lru_cache(maxsize=64)
def frequent_words(lang: str) -> frozenset[str]:
    """Give the most frequent words of a language, in lower case; empty for one that the table lacks.

    Args:
        lang: an ISO 639-1 code.

    >>> "the" in frequent_words("en"), frequent_words("xx")
    (True, frozenset())
    """
    return next((row.frequent for row in _table() if row.code == lang), frozenset())


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that `detect` can answer.

    >>> {"be", "ru", "uk", "en"} <= set(languages())
    True
    """
    return tuple(row.code for row in _table())


def detect(text: str) -> Detected:
    """Tell the language of a text.

    A text of a few words is answered only where its letters leave one language; a name alone is rarely enough.

    Args:
        text: any string; a sample of its start, middle and end is looked at, protected spans aside.

    Returns:
        `Detected(lang, script, confidence)`, `lang` None when unsure.

    >>> detect("Президент заявил, что это не так.").lang, detect("The president said that it is not so.").lang
    ('ru', 'en')
    >>> detect("2026").lang is None
    True
    """
    require_text(text, "text")
    sample = _sample_words(text)
    found = script(" ".join(sample))
    counted = [word for word in sample if found == "mixed" or script(word) == found]
    if not counted:
        return Detected(None, found, 0.0)
    tokens = Counter(counted)
    scores = sorted(((_score(row, tokens, len(counted)), row.code) for row in _table()), reverse=True)
    (best, lang), (second, _) = scores[:2]
    if best < _ENOUGH or best * len(counted) < _LEAST or best < second * _MARGIN:
        return Detected(None, found, 0.0)
    confidence = min(1.0, best / 0.3) * (1 - max(second, 0) / best) * min(1.0, 0.4 + len(counted) / 10)
    return Detected(lang, found, round(confidence, 3))


def _sample_words(text: str) -> list[str]:
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        text = " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
    text = matching_form(unicodedata.normalize("NFC", text))
    for start, end in reversed(protected_spans(text)):
        text = text[:start] + " " + text[end:]
    return [part for token in words(text) for part in token.text.lower().replace("-", "'").split("'") if part]


def _score(row: _Language, tokens: Counter[str], total: int) -> float:
    """Weigh the words: frequent ones, those with its own letters or sequences, and against it those it cannot write.

    Ukrainian writes и hardly more often than і: a text that has only the first is less and less likely to be Ukrainian.
    """
    weight = 0.0
    own = _own_letters(row.code)
    for word, count in tokens.items():
        letters = set(word)
        if not letters <= row.letters:
            weight -= count
            continue
        if word in row.frequent or word in row.more:
            weight += count
        elif row.sequences.search(word):
            weight += 0.4 * count
        if letters & own:
            weight += count
    letter, companions = row.companions
    if letter and companions.isdisjoint("".join(tokens)):
        weight -= _LONELY * sum(word.count(letter) * count for word, count in tokens.items())
    return weight * _EXPECTED.get(row.code, 1.0) / total


@lru_cache(maxsize=64)
def _own_letters(code: str) -> frozenset[str]:
    """Letters that few other languages of the table have: at most two of the same script beside this one."""
    row = next(row for row in _table() if row.code == code)
    users = Counter(char for other in _table() if other.script == row.script for char in other.letters)
    return frozenset(char for char in row.letters if users[char] <= 2)
