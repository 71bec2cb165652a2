"""Which language a text is in: its letters, and the most frequent words of each language (languages.tsv)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from .scripts import Script, script
from .tokens import protected_spans, words
from .unicode import matching_form

__all__ = ["Detected", "detect", "frequent_words", "languages"]

_SAMPLE = 6_000  # characters: more does not change the answer
_ENOUGH = 0.08  # share of frequent words in running text of the language; real texts have 0.2 to 0.5
_MARGIN = 1.25  # how much better than the second the best must be


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


@lru_cache(maxsize=1)
def _table() -> tuple[_Language, ...]:
    rows = resources.files(__package__).joinpath("languages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows)
    return tuple(
        _Language(code, kind, frozenset(letters), frozenset(common.split("|"))) for code, kind, letters, common in cells
    )


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
    tokens = Counter(_sample_words(text))
    found = script(" ".join(tokens))
    total = sum(tokens.values())
    if not total:
        return Detected(None, found, 0.0)
    scores = sorted(((_score(row, tokens, total), row.code) for row in _table()), reverse=True)
    (best, lang), (second, _) = scores[:2]
    if best < _ENOUGH or best < second * _MARGIN:
        return Detected(None, found, 0.0)
    confidence = min(1.0, best / 0.3) * (1 - max(second, 0) / best) * min(1.0, 0.4 + total / 10)
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
    """Share of frequent words, plus that of words with a letter of its own, less that of words it cannot write."""
    common = telling = foreign = 0.0
    for word, count in tokens.items():
        letters = set(word)
        if not letters <= row.letters:
            foreign += count
        elif word in row.frequent:
            common += count
        telling += count * bool(letters & _own_letters(row.code) and letters <= row.letters)
    return (common + telling - foreign) / total


@lru_cache(maxsize=64)
def _own_letters(code: str) -> frozenset[str]:
    """Letters that few other languages of the table have: at most two of the same script beside this one."""
    row = next(row for row in _table() if row.code == code)
    users = Counter(char for other in _table() if other.script == row.script for char in other.letters)
    return frozenset(char for char in row.letters if users[char] <= 2)
