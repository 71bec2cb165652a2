"""People beside companies: whoever is called as a company of the text is, is nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .guess import Guess
from .lexicon import company_words

__all__ = ["Guessed", "companies_of", "without_companies"]

Guessed = tuple[int, str, tuple[Guess, ...]]
"""Where a run begins, the run, and whom it may name."""


def companies_of(text: str, lang: str) -> frozenset[str]:
    """The words after which the text has one for a company: beside Dana Holdings, Dana Astra is nobody's name.

    >>> sorted(companies_of("Dana Holdings sued Acme LLC.", "en"))
    ['Acme', 'Dana']
    """
    if not company_words(lang):
        return frozenset()
    return frozenset(match[1] for match in _company(lang).finditer(text))


def without_companies(guessed: Sequence[Guessed], companies: frozenset[str]) -> list[Guessed]:
    """Those who are not called as a company is, but for a surname alone that somebody bears: Deripaska Holdings."""

    def alike(run: str, guess: Guess) -> bool:
        return run[guess.start : guess.end].split()[0] in companies

    borne = {
        guess.key for _, run, people in guessed for guess in people if guess.shape == "full" and not alike(run, guess)
    }
    kept = [
        (at, run, tuple(g for g in people if not alike(run, g) or (g.shape == "surname" and g.key in borne)))
        for at, run, people in guessed
    ]
    return [each for each in kept if each[2]]


@cache
def _company(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z]\w+) (?=[A-Z])(?i:{'|'.join(map(re.escape, company_words(lang)))})\b")
