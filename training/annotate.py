"""Where a glossary form may be written into a training sentence, and which.

After Dinu et al. 2019 and Bergmanis and Pinnis 2021: the target's base form stands inside the source sentence.

Names are words with a capital on both sides that alignment or likeness of sound ties together; random common nouns
are taken as well, so that the model learns to use whatever is written there and not a list of names.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translit import names

from .align import Aligner, Words, words_of
from .lemmas import Lemmatiser
from .text import Row

__all__ = ["Annotator", "Link"]

_SHARE = {"docs": 0.25, "docs-mt": 0.0, "names": 0.2}
_USUAL_SHARE = 0.6
"""Rows that get spans; the trainer uses them in half of the times that it sees the row."""
_MOST = 3
_STARTS = frozenset('.!?…"«»:—–-()')
"""After these a capital may only begin a sentence."""
_ALIKE = 0.8
_NOUN_LETTERS = 4
_LEARNT_FROM = 250_000


@dataclass(frozen=True, slots=True)
class Link:
    """Two spans that translate each other, with the base form of each in its own language."""

    a: tuple[int, int]
    b: tuple[int, int]
    base_a: str
    base_b: str
    name: bool


class Annotator:
    """Finds the spans in rows of one pair; alignment is learnt from the rows that it is made with."""

    def __init__(self, pair: str, rows: Sequence[Row], *, seed: int = 1) -> None:
        """Learn word alignment and look up the words."""
        self.langs = first, second = (pair.split("-")[0], pair.split("-")[1])
        self._chance = random.Random(seed)
        some = self._chance.sample(rows, _LEARNT_FROM) if len(rows) > _LEARNT_FROM else rows
        self._aligner = Aligner(some)
        words = [
            {text[s:e].lower() for text in texts for s, e in words_of(text)}
            for texts in ([row.a for row in rows], [row.b for row in rows])
        ]
        self.lemmas = Lemmatiser(first, words[0]), Lemmatiser(second, words[1])

    def words(self, rows: Sequence[Row]) -> list[list[tuple[int, int]]]:
        """For each row the pairs of words that translate each other."""
        return self._aligner.links(rows)

    def links(
        self, rows: Sequence[Row], words: Sequence[Sequence[tuple[int, int]]], kind: str = "general"
    ) -> list[list[Link]]:
        """The links of each row, none for those that chance leaves out; they do not overlap."""
        share = _SHARE.get(kind, _USUAL_SHARE)
        return [
            self._of(row, pairs) if self._chance.random() < share else []
            for row, pairs in zip(rows, words, strict=True)
        ]

    def _of(self, row: Row, pairs: Sequence[tuple[int, int]]) -> list[Link]:
        words = words_of(row.a), words_of(row.b)
        named = self._named(row, words, pairs)
        runs = _runs(row, words, named)
        links = [link for run in runs if (link := self._name(row, words, run))]
        rest = [pair for pair in pairs if pair not in named]
        nouns = [link for pair in rest if (link := self._noun(row, words, pair))]
        self._chance.shuffle(links)
        self._chance.shuffle(nouns)
        # Names first, but a place for a noun where there is one: both are to be learnt.
        best = [*links[: _MOST - 1], *nouns[:1], *links[_MOST - 1 :], *nouns[1:]][:_MOST]
        return sorted(best, key=lambda link: link.a)

    def _named(self, row: Row, words: tuple[Words, Words], pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        """Word pairs that are (parts of) names."""
        capital = [
            {n for n, (s, e) in enumerate(side) if e - s > 2 and text[s].isupper() and not text[s:e].isupper()}
            for text, side in zip((row.a, row.b), words, strict=True)
        ]
        found = {
            (a, b)
            for a, b in pairs
            if a in capital[0]
            and b in capital[1]
            and (
                not (_begins(row.a, words[0][a][0]) or _begins(row.b, words[1][b][0]))
                # Related languages begin sentences with like words; English sounds like a name only where it is one.
                or ("en" in self.langs and self._alike(row, words, (a, b)))
            )
        }
        # Rare names are what alignment does not know; their sound gives them away.
        left = capital[0] - {a for a, _ in pairs}, capital[1] - {b for _, b in pairs}
        if len(left[0]) * len(left[1]) <= 9:
            for a in sorted(left[0]):
                alike = [b for b in left[1] if self._alike(row, words, (a, b))]
                if len(alike) == 1:
                    found.add((a, alike[0]))
                    left[1].discard(alike[0])
        return found

    def _alike(self, row: Row, words: tuple[Words, Words], pair: tuple[int, int]) -> bool:
        texts = [text[slice(*side[n])] for text, side, n in zip((row.a, row.b), words, pair, strict=True)]
        bases = [lemmas.name(word) for lemmas, word in zip(self.lemmas, texts, strict=True)]
        return _likeness(*bases, *self.langs) >= _ALIKE

    def _name(self, row: Row, words: tuple[Words, Words], run: Sequence[tuple[int, int]]) -> Link | None:
        spans, bases = [], []
        for side, text, lemmas, numbers in zip(words, (row.a, row.b), self.lemmas, zip(*run, strict=True), strict=True):
            spans.append((side[numbers[0]][0], side[numbers[-1]][1]))
            forms = [text[slice(*side[n])] for n in numbers]
            base = [lemmas.name(form) for form in forms]
            if any(form[:2].lower() != each[:2].lower() for form, each in zip(forms, base, strict=True)):
                return None
            bases.append(" ".join(base))
        if bases[0] == bases[1] and bases[0].isascii():
            return None
        return Link(spans[0], spans[1], bases[0], bases[1], True)

    def _noun(self, row: Row, words: tuple[Words, Words], pair: tuple[int, int]) -> Link | None:
        spans = words[0][pair[0]], words[1][pair[1]]
        forms = [text[slice(*span)] for text, span in zip((row.a, row.b), spans, strict=True)]
        if any(len(form) < _NOUN_LETTERS or not form.islower() for form in forms):
            return None
        bases = [lemmas.noun(form) for lemmas, form in zip(self.lemmas, forms, strict=True)]
        if not bases[0] or not bases[1]:
            return None
        return Link(spans[0], spans[1], bases[0], bases[1], False)


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where anything has a capital."""
    before = text[:start].rstrip()
    return not before or before[-1] in _STARTS


@lru_cache(maxsize=200_000)
def _likeness(a: str, b: str, lang_a: str, lang_b: str) -> float:
    return names.similarity(a, b, lang_a=lang_a, lang_b=lang_b)


def _runs(row: Row, words: tuple[Words, Words], named: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Neighbours on both sides with nothing but a space between are one name."""
    runs: list[list[tuple[int, int]]] = []
    for pair in sorted(named):
        last = runs[-1][-1] if runs else None
        if (
            last
            and pair == (last[0] + 1, last[1] + 1)
            and all(
                text[side[n - 1][1] : side[n][0]] == " "
                for text, side, n in zip((row.a, row.b), words, pair, strict=True)
            )
        ):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs
