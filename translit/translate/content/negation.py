"""Negations that a translation has lost or added: "never" without «никогда» and «не», by `negation.tsv`."""

from __future__ import annotations

import re
from functools import lru_cache

from ...tables import rows
from ...text import matching_form
from .number_words import plain_letters

__all__ = ["negation", "unsaid"]

Span = tuple[int, int]


@lru_cache(maxsize=8)
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """The sure negations, what is none, and all that may say one."""
    cells = {row["role"]: row["pattern"] for row in rows(__package__, "negation.tsv") if row["lang"] == lang}
    if not cells:
        return None
    sure, no, said = (re.compile(rf"(?<![\w'])(?:{cells[role]})(?![\w'])") for role in ("sure", "not", "said"))
    return sure, no, said


def negation(text: str, lang: str) -> Span | None:
    """The first word of a text that says no and nothing else, if there is one.

    >>> negation("He never came.", "en"), negation("Тем не менее он пришёл.", "ru")
    ((3, 8), None)
    """
    patterns = _patterns(lang)
    if patterns is None:
        return None
    sure, no, _ = patterns
    plain = plain_letters(matching_form(text))
    none = [found.span() for found in no.finditer(plain)]
    spans = (found.span() for found in sure.finditer(plain))
    return next(((a, b) for a, b in spans if not any(first < b and a < last for first, last in none)), None)


def unsaid(out: str, lang: str) -> bool:
    """Whether a text has nothing at all that may say no.

    >>> unsaid("Он приходил.", "ru"), unsaid("Он отказался.", "ru"), unsaid("Il vint.", "fr")
    (True, False, False)
    """
    patterns = _patterns(lang)
    return patterns is not None and not patterns[2].search(plain_letters(matching_form(out)))
