"""Which word of one side stands for which of the other: fast_align, by way of systran-align."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .text import WORD, Row

__all__ = ["Aligner", "Words", "lowered", "words_of"]

Words = list[tuple[int, int]]
_STEM = 6
"""Letters of a word that alignment looks at: endings only scatter the counts of inflected languages."""
_CHUNK = 20_000


def words_of(text: str) -> Words:
    """The spans of the words.

    >>> words_of("Ігар Лосік, 1992")
    [(0, 4), (5, 10)]
    """
    return [match.span() for match in WORD.finditer(text)]


def lowered(text: str) -> list[str]:
    """The words, in lower case.

    >>> lowered("Ігар Лосік, 1992")
    ['ігар', 'лосік']
    """
    return [word.lower() for word in WORD.findall(text)]


def _stems(text: str, words: Words) -> list[str]:
    return [text[start:end].lower()[:_STEM] for start, end in words]


class Aligner:
    """Dyer, Chahuneau and Smith 2013 (fast_align), both directions, learnt from the rows themselves."""

    def __init__(self, rows: Sequence[Row], *, iterations: int = 4) -> None:
        """Learn the probabilities of word pairs; in a scratch folder that goes when this object does."""
        import systran_align  # type: ignore[import-not-found]

        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        with (folder / "text").open("w", encoding="utf-8") as file:
            for row in rows:
                a, b = (" ".join(_stems(text, words_of(text))) for text in (row.a, row.b))
                if a and b:
                    file.write(f"{a} ||| {b}\n")
        tables = str(folder / "forward"), str(folder / "backward")
        systran_align.generate_alignment_probabilities(
            str(folder / "text"), *tables, iterations=iterations, favor_diagonal=True
        )
        self._aligner: Any = systran_align.Aligner(*tables)

    def links(self, rows: Sequence[Row]) -> list[list[tuple[int, int]]]:
        """For each row the pairs (word number in a, word number in b) of words that have each other and no third."""
        found: list[list[tuple[int, int]]] = []
        for start in range(0, len(rows), _CHUNK):
            some = rows[start : start + _CHUNK]
            a = [_stems(row.a, words_of(row.a)) for row in some]
            b = [_stems(row.b, words_of(row.b)) for row in some]
            full = [number for number in range(len(some)) if a[number] and b[number]]
            results = self._aligner.align_batch([a[number] for number in full], [b[number] for number in full])
            out: list[list[tuple[int, int]]] = [[] for _ in some]
            for number, result in zip(full, results, strict=True):
                out[number] = _one_to_one([(int(x), int(y)) for x, y in result["alignments"]])
            found += out
        return found


def _one_to_one(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Links whose words have no other link.

    >>> _one_to_one([(0, 0), (1, 1), (2, 1)])
    [(0, 0)]
    """
    left, right = [a for a, _ in links], [b for _, b in links]
    return [(a, b) for a, b in links if left.count(a) == 1 and right.count(b) == 1]
