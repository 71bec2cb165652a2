"""Batches by a budget of pieces: rows of like length together, both directions of every pair, annotated by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .shards import Shard, load
from .symbols import CLOSE, LANGUAGES, OPEN, language_token
from .text import load_mix

__all__ = ["Batch", "Batches", "Symbols"]

Array = Any
_POOL = 40
"""Batches that are cut from one pool of rows: enough that rows of one length are found, few enough that all mix."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """The numbers of the symbols in a vocabulary."""

    begin: int
    end: int
    open: int
    close: int
    languages: dict[str, int]

    @classmethod
    def of(cls, vocabulary: Any) -> Symbols:
        """From a SentencePieceProcessor. Raises ValueError when it lacks one."""
        number = vocabulary.piece_to_id
        wanted = [OPEN, CLOSE, *map(language_token, LANGUAGES)]
        if missing := [piece for piece in wanted if number(piece) == vocabulary.unk_id()]:
            raise ValueError(f"the vocabulary has no {', '.join(missing)}; make it with training.prepare")
        languages = {lang: number(language_token(lang)) for lang in LANGUAGES}
        return cls(vocabulary.bos_id(), vocabulary.eos_id(), number(OPEN), number(CLOSE), languages)


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays (row, piece), padded with the end symbol.

    `source` and its `mask`, `before` (what the decoder reads), `after` (what it is to write, -1 where that does not
    count) and how many `pieces` count.
    """

    source: Array
    mask: Array
    before: Array
    after: Array
    pieces: int


class Batches:
    """All shards of a folder, pass after pass without end."""

    def __init__(
        self,
        folder: Path,
        symbols: Symbols,
        *,
        budget: int,
        seed: int = 1,
        annotate: float = 0.5,
        kinds: Sequence[str] = (),
    ) -> None:
        """`budget`: pieces of a batch, padding counted, on the longer side. `annotate`: how often spans are used.

        Raises FileNotFoundError when there are no shards.
        """
        mix = load_mix()
        self.symbols, self.budget, self.annotate = symbols, budget, annotate
        self._random = np.random.default_rng(seed)
        files = sorted(folder.glob("*.bin.xz"))
        self.shards: list[Shard] = [load(file) for file in files if not kinds or file.name.split(".")[1] in kinds]
        if not any(len(shard.a) for shard in self.shards):
            raise FileNotFoundError(f"{folder} holds no shards; run training.prepare first")
        self._firsts = [
            np.searchsorted(shard.spans[:, 0], np.arange(len(shard.a) + 1)) if len(shard.spans) else None
            for shard in self.shards
        ]
        weights = [mix.weight(shard.pair, shard.kind) for shard in self.shards]
        self._table = np.concatenate(
            [
                np.column_stack([np.full(len(shard.a), n), np.arange(len(shard.a)), shard.a.lengths, shard.b.lengths])
                for n, shard in enumerate(self.shards)
            ]
        )
        self._weights = np.concatenate(
            [np.full(len(shard.a), weight) for shard, weight in zip(self.shards, weights, strict=True)]
        )

    def reseed(self, seed: int) -> None:
        """Throw other dice from now on."""
        self._random = np.random.default_rng(seed)

    def rows_in_pass(self) -> int:
        """How many examples one pass has, both directions counted."""
        return int(2 * self._weights.sum())

    def __iter__(self) -> Iterator[Batch]:
        """Batches for ever."""
        while True:
            yield from self.one_pass()

    def one_pass(self) -> Iterator[Batch]:
        """Every row as often as its weight says, the fraction by chance, in each direction."""
        times = self._weights.astype(np.int64) + (self._random.random(len(self._weights)) < self._weights % 1)
        rows = np.repeat(np.arange(len(times)), times)
        examples = np.concatenate([np.column_stack([rows, np.full(len(rows), side)]) for side in (0, 1)])
        examples = examples[self._random.permutation(len(examples))]
        longest = self._table[:, 2:].max(axis=1)
        # Pools of about _POOL batches, each sorted by length and cut up.
        pieces = np.cumsum(longest[examples[:, 0]])
        ends = np.searchsorted(pieces, np.arange(1, pieces[-1] // (self.budget * _POOL) + 1) * self.budget * _POOL)
        for pool in np.split(examples, ends):
            if len(pool):
                yield from self._cut(pool)

    def _cut(self, pool: Array) -> Iterator[Batch]:
        """Batches of a pool: sorted by the target's length, then by the source's, annotations counted."""
        rows, sides = self._table[pool[:, 0], :2].tolist(), pool[:, 1].tolist()
        examples = [self.example(shard, row, side) for (shard, row), side in zip(rows, sides, strict=True)]
        examples.sort(key=lambda example: (len(example[1]) // 3, len(example[0])))
        groups: list[list[tuple[list[int], list[int], int]]] = []
        group: list[tuple[list[int], list[int], int]] = []
        width = 0
        for example in examples:
            size = max(len(example[0]), len(example[1])) + 2
            if group and max(width, size) * (len(group) + 1) > self.budget:
                groups.append(group)
                group, width = [], 0
            group.append(example)
            width = max(width, size)
        groups.append(group)
        for number in self._random.permutation(len(groups)):
            yield self._batch(groups[number])

    def example(self, shard: int, row: int, side: int) -> tuple[list[int], list[int], int]:
        """Source pieces (annotated by chance), target pieces and the target language's symbol; `side` 1 is b to a."""
        data = self.shards[shard]
        source, target = (data.a, data.b) if side == 0 else (data.b, data.a)
        pieces = source[row].tolist()
        firsts = self._firsts[shard]
        if firsts is not None and firsts[row] < firsts[row + 1] and self._random.random() < self.annotate:
            base = data.base_b if side == 0 else data.base_a
            spans = range(firsts[row], firsts[row + 1])
            # From the end, so that what was put in does not move what comes.
            for span in sorted(spans, key=lambda n: -data.spans[n, 2 if side == 0 else 4]):
                if self._random.random() < 0.75:
                    end = int(data.spans[span, 2 if side == 0 else 4])
                    pieces[end:end] = [self.symbols.open, *base[span].tolist(), self.symbols.close]
        lang = data.pair.split("-")[1 - side]
        return pieces, target[row].tolist(), self.symbols.languages[lang]

    def _batch(self, examples: Sequence[tuple[list[int], list[int], int]]) -> Batch:
        end, begin = self.symbols.end, self.symbols.begin
        sources = [[lang, *source, end] for source, _, lang in examples]
        befores = [[begin, lang, *target] for _, target, lang in examples]
        # The language token after the begin symbol is given and not learnt.
        afters = [[-1, *target, end] for _, target, _ in examples]
        source = _padded(sources, end)
        lengths = np.array([len(row) for row in sources])
        mask = np.arange(source.shape[1])[None, :] < lengths[:, None]
        return Batch(source, mask, _padded(befores, end), _padded(afters, -1), sum(len(row) - 1 for row in afters))


def _padded(rows: Sequence[Sequence[int]], value: int) -> Array:
    table = np.full((len(rows), max(map(len, rows))), value, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
