"""Numbers in words: what a word says, by the table `number-words.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ...tables import rows

__all__ = ["Words", "number_words", "plain_letters"]

_STEM = 2
"""Letters by which a word that cannot be a number is told at once."""
_LETTER = r"[^\W\d_']"


def plain_letters(text: str) -> str:
    """Small letters, е for ё: as the tables have words; of the same length.

    >>> plain_letters("Двадцать Трёх")
    'двадцать трех'
    """
    small = text.lower()
    return (small if len(small) == len(text) else text).replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Words:
    """The number words of a language: each form of `exact` and what it says; one pattern with a group for each of
    `stemmed`, asked only of words that begin like `stems`; and what begins a compound.
    """

    exact: dict[str, tuple[str, tuple[Decimal, ...]]]
    inflected: re.Pattern[str]
    stemmed: tuple[tuple[str, tuple[Decimal, ...]], ...]
    stems: frozenset[str]
    prefixes: tuple[tuple[str, Decimal], ...]
    begun: frozenset[str]

    def read(self, word: str) -> tuple[str, tuple[Decimal, ...]] | None:
        """The role of a word in small letters and what it may say; None for what is no number.

        >>> number_words("ru").read("пятьдесят"), number_words("en").read("court")
        (('card', (Decimal('50'),)), None)
        """
        if word not in self.exact:
            found = self.inflected.fullmatch(word) if word[:_STEM] in self.stems else None
            return self.stemmed[found.lastindex - 1] if found and found.lastindex else None
        return self.exact[word]

    def compound(self, word: str) -> frozenset[Decimal]:
        """The numbers that a compound begins with, added up too.

        >>> sorted(map(str, number_words("ru").compound("двадцатипятилетний")))
        ['20', '25', '5']
        """
        said: set[Decimal] = set()
        if word[:_STEM] not in self.begun:
            return frozenset()
        total, rest = Decimal(0), word
        while found := next(((stem, value) for stem, value in self.prefixes if rest.startswith(stem)), None):
            rest = rest[len(found[0]) :]
            total += found[1]
            said |= {found[1], total}
        return frozenset(said) if rest and rest != word else frozenset()


@lru_cache(maxsize=32)
def number_words(lang: str) -> Words:
    """The words of a language; of one without a column only thousands and millions, as far as they are known."""
    exact: dict[str, tuple[str, tuple[Decimal, ...]]] = {}
    patterns: list[str] = []
    stemmed = []
    prefixes = []
    for row in rows(__package__, "number-words.tsv"):
        values = tuple(map(Decimal, row["value"].split(",")))
        for form in filter(None, row.get(lang, row["more"]).split("|")):
            if row["role"] == "prefix":
                prefixes.append((form, values[0]))
            elif form[-1] in "~*":
                more = f"{_LETTER}{{1,3}}" if form[-1] == "~" else f"{_LETTER}*"
                patterns.append(f"({re.escape(form[:-1])}{more})")
                stemmed.append((row["role"], values))
            else:
                exact.setdefault(form, (row["role"], values))
    return Words(
        exact,
        re.compile("|".join(patterns)),
        tuple(stemmed),
        frozenset(pattern[1 : 1 + _STEM] for pattern in patterns),
        tuple(sorted(prefixes, key=lambda each: -len(each[0]))),
        frozenset(stem[:_STEM] for stem, _ in prefixes),
    )
