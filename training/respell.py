"""Russian words that no translator knows, as Belarusian ones: what aligned text has for them, else spelling rules.

Apertium leaves a fifth of a Russian sentence as it is. Text with such holes teaches a model that Belarusian words are
Russian; with each of them respelled it teaches how the two languages write what is the same word.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from .align import Aligner, words_of
from .text import Row, lines

Span = tuple[int, int]

__all__ = ["Respeller", "aligned_words", "respelled"]

_RULES = Path(__file__).with_name("respell.tsv")
_VARIANTS = 5
"""Unstressed vowels of a word that are tried both ways: 32 spellings at most."""
_TWICE = 2


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [line.split("\t") for line in lines(_RULES) if line and not line.startswith("#")]
    return tuple((re.compile(pattern), replacement) for pattern, replacement, _ in rows)


def respelled(word: str) -> str:
    """A Russian word in Belarusian letters and endings; `о` and `е` stay, since spelling does not show the stress.

    >>> [respelled(word) for word in ("сказал", "работает", "складываются", "прямой", "встряхнуть")]
    ['сказаў', 'работае', 'складываюцца', 'прамой', 'встрахнуць']
    """
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word)
    return re.sub(r"(\w)@", r"\1\1", word)


def aligned_words(rows: Sequence[Row]) -> dict[str, str]:
    """For each word of side a, in lower case, what stands for it in side b at least half of the times, and twice."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for row, links in zip(rows, Aligner(rows).links(rows), strict=True):
        a, b = words_of(row.a), words_of(row.b)
        for x, y in links:
            pairs[row.a[slice(*a[x])].lower()][row.b[slice(*b[y])].lower()] += 1
    chosen = {word: counts.most_common(1)[0] for word, counts in pairs.items()}
    return {
        word: other
        for word, (other, times) in chosen.items()
        if times >= _TWICE and 2 * times >= sum(pairs[word].values())
    }


class Respeller:
    """Mends the words of a rendering that its engine did not know."""

    def __init__(self, table: Mapping[str, str], known: Mapping[str, int]) -> None:
        """`table`: Russian words with their Belarusian ones; `known`: Belarusian words and how often they were met."""
        self._table, self._known = table, known
        self.word = lru_cache(maxsize=500_000)(self._word)

    def _word(self, word: str) -> tuple[str, bool]:
        """The Belarusian word, and whether anybody wrote it; with the capitals of the Russian one.

        >>> Respeller({"мир": "свет"}, {"гаворка": 3}).word("Говорка")
        ('Гаворка', True)
        """
        lower = word.lower()
        found = self._table.get(lower)
        if found is None:
            spelling = respelled(lower)
            best = max(_akanne(spelling), key=lambda each: self._known.get(each, 0))
            sure = best in self._known
            found = best if sure else _all_reduced(spelling)
        else:
            sure = True
        if word.isupper() and len(word) > 1:
            return found.upper(), sure
        return (found[:1].upper() + found[1:] if word[:1].isupper() else found), sure

    def text(self, rendering: str, unknown: Sequence[Span]) -> tuple[str, int]:
        """The rendering with its unknown words respelled, and how many of them no text has and are no names.

        >>> Respeller({"сказал": "сказаў"}, {}).text("Ігар сказал слово", [(5, 11), (12, 17)])
        ('Ігар сказаў слава', 1)
        """
        doubtful, out, end = 0, [], 0
        for start, stop in words_of(rendering):
            if (start, stop) in unknown:
                word = rendering[start:stop]
                other, sure = self.word(word)
                doubtful += not sure and not word[:1].isupper()
                out += [rendering[end:start], other]
                end = stop
        return "".join([*out, rendering[end:]]), doubtful


def _akanne(word: str) -> list[str]:
    """The word with each `о` as `а` or not, each `е` as `я` or not, the first vowels of a long word alone.

    >>> _akanne("гора")
    ['гора', 'гара']
    """
    places = [place for place, letter in enumerate(word) if letter in _REDUCED][:_VARIANTS]
    made = []
    for turns in itertools.product((False, True), repeat=len(places)):
        letters = list(word)
        for place, turn in zip(places, turns, strict=True):
            if turn:
                letters[place] = _REDUCED[letters[place]]
        made.append("".join(letters))
    return made


_REDUCED = {"о": "а", "е": "я", "э": "а", "ё": "е"}


def _all_reduced(word: str) -> str:
    """Each `о` as `а`: most vowels are unstressed."""
    return word.replace("о", "а")
