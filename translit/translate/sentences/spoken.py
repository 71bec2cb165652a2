"""Abbreviations and times as they are read out: what a model has hardly seen goes in as words that it knows."""

from __future__ import annotations

import re
from functools import lru_cache

from ...engines.annotation import inside
from ...tables import rows

__all__ = ["spoken"]

_BEFORE = {
    "before": r"(?<!\w)",
    "title": r"(?<!\w)",
    "after": r"(?<=\d[ \u00a0\u202f])",
    "year": r"(?<=\d{4}[ \u00a0\u202f])",
    "word": r"(?<!\w)",
}
_AFTER = {
    "before": r"(?=[ \u00a0\u202f]\d)",
    "title": r"(?=[ \u00a0\u202f][^\W\d_a-z])",
    "after": r"(?!\w)",
    "year": r"(?!\w)",
    "word": r"(?!\w)",
}
_IN_TIME = re.compile(r"(?:^|\s)(?:в|у|ў|во|ва)\s[\d–-]+\s?$", re.IGNORECASE)
_IN_SPACE = re.compile(r"(?:^|\s)(?:по|на|у|в|біля|з|із|від|до)\s$", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m(?:\.|\b)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _table(lang: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What to look for, its words, and where it stands."""
    return tuple(
        (
            re.compile(_BEFORE[row["where"]] + re.escape(row["written"]) + _AFTER[row["where"]]),
            row["said"],
            row["where"],
        )
        for row in rows(__package__, "spoken.tsv")
        if row["lang"] == lang
    )


def spoken(text: str, lang: str) -> str:
    """The sentence with its abbreviations in words and English times by twenty-four hours; annotations stay.

    A full stop that ends the sentence as well as an abbreviation stays.

    >>> spoken("On Sept. 11 at 3:30 p.m. Mr. Losik said so.", "en"), spoken("Ён прыехаў у 2025 г.", "be")
    ('On September 11 at 15:30 Mr Losik said so.', 'Ён прыехаў у 2025 годзе.')
    """
    for pattern, said, where in _table(lang):
        text = _replaced(text, pattern, said, where)
    return _by_the_clock(text) if lang == "en" else text


def _replaced(text: str, pattern: re.Pattern[str], said: str, where: str) -> str:
    plain, _, other = said.partition("|")
    held = inside(text)
    for found in reversed([*pattern.finditer(text)]):
        start, end = found.span()
        if any(first < end and start < last for first, last in held):
            continue
        around = (_IN_TIME if where == "year" else _IN_SPACE) if other else None
        word = other if around and around.search(text[:start]) else plain
        stop = "." if not text[end:].strip() else ""
        text = text[:start] + word + stop + text[end:]
    return text


def _by_the_clock(text: str) -> str:
    for found in reversed([*_CLOCK.finditer(text)]):
        hour = int(found[1]) % 12 + 12 * (found[3].lower() == "p")
        if not 1 <= int(found[1]) <= 12:
            continue
        stop = "." if found[0].endswith(".") and not text[found.end() :].strip() else ""
        text = f"{text[: found.start()]}{hour}:{found[2] or '00'}{stop}{text[found.end() :]}"
    return text
