"""Batches by a budget of pieces: rows of like length together, both directions of every pair, annotated by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .shards import Shard, load
from .symbols import CLOSE, LANGUAGES, OPEN, language_token
from .text import MIX, load_mix

__all__ = ["Batch", "Batches", "Example", "Symbols"]

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
    count), `looks` (the place in `source` that stands for it, -1 where that is not known) and how many `pieces` count.
    """

    source: Array
    mask: Array
    before: Array
    after: Array
    looks: Array
    pieces: int


class Example(NamedTuple):
    """Source pieces, target pieces, the target language's symbol, and for each target piece its source piece or -1."""

    source: list[int]
    target: list[int]
    language: int
    looks: list[int]


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
        directions: Sequence[str] = (),
        mix: Path = MIX,
    ) -> None:
        """`budget`: pieces of a batch, padding counted, on the longer side. `annotate`: how often spans are used.

        `directions`: these alone, such as "be-ru" (default: both of every pair). Raises FileNotFoundError when there
        are no shards, or none with such a direction.
        """
        weighing = load_mix(mix)
        self.symbols, self.budget, self.annotate = symbols, budget, annotate
        self._random = np.random.default_rng(seed)
        files = sorted(folder.glob("*.bin.xz"))
        self.shards: list[Shard] = [load(file) for file in files]
        self._sides = [
            [not directions or code in directions for code in (shard.pair, "-".join(reversed(shard.pair.split("-"))))]
            for shard in self.shards
        ]
        if not any(len(shard.a) and any(sides) for shard, sides in zip(self.shards, self._sides, strict=True)):
            wanted = f" for {', '.join(directions)}" if directions else ""
            raise FileNotFoundError(f"{folder} holds no shards{wanted}; run training.prepare first")
        self._firsts = [
            np.searchsorted(shard.spans[:, 0], np.arange(len(shard.a) + 1)) if len(shard.spans) else None
            for shard in self.shards
        ]
        weights = [weighing.weight(shard.pair, shard.kind) for shard in self.shards]
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

    def written(self) -> Array:
        """The pieces that some target has."""
        sides = zip(self.shards, self._sides, strict=True)
        return np.unique(np.concatenate([(s.b, s.a)[n].values for s, wanted in sides for n in (0, 1) if wanted[n]]))

    def rows_in_pass(self) -> int:
        """How many examples one pass has, both directions counted."""
        sides = np.array([sum(sides) for sides in self._sides])
        return int((self._weights * sides[self._table[:, 0]]).sum())

    def __iter__(self) -> Iterator[Batch]:
        """Batches for ever."""
        while True:
            yield from self.one_pass()

    def one_pass(self) -> Iterator[Batch]:
        """Every row as often as its weight says, the fraction by chance, in each direction."""
        times = self._weights.astype(np.int64) + (self._random.random(len(self._weights)) < self._weights % 1)
        rows = np.repeat(np.arange(len(times)), times)
        shards, sides = self._table[rows, 0], np.array(self._sides)
        wanted = [rows[sides[shards, side]] for side in (0, 1)]
        examples = np.concatenate([np.column_stack([rows, np.full(len(rows), n)]) for n, rows in enumerate(wanted)])
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
        examples.sort(key=lambda example: (len(example.target) // 3, len(example.source)))
        groups: list[list[Example]] = []
        group: list[Example] = []
        width = 0
        for example in examples:
            size = max(len(example.source), len(example.target)) + 2
            if group and max(width, size) * (len(group) + 1) > self.budget:
                groups.append(group)
                group, width = [], 0
            group.append(example)
            width = max(width, size)
        groups.append(group)
        for number in self._random.permutation(len(groups)):
            yield self._batch(groups[number])

    def example(self, shard: int, row: int, side: int) -> Example:
        """A row as an example, annotated by chance; `side` 1 is b to a."""
        data = self.shards[shard]
        source, target = (data.a, data.b) if side == 0 else (data.b, data.a)
        pieces, written = source[row].tolist(), target[row].tolist()
        looks = data.linked_to(row, side).tolist() if len(data.links) else [-1] * len(written)
        firsts = self._firsts[shard]
        if firsts is not None and firsts[row] < firsts[row + 1] and self._random.random() < self.annotate:
            base = data.base_b if side == 0 else data.base_a
            spans = range(firsts[row], firsts[row + 1])
            # From the end, so that what was put in does not move what comes.
            for span in sorted(spans, key=lambda n: -data.spans[n, 2 if side == 0 else 4]):
                if self._random.random() < 0.75:
                    end = int(data.spans[span, 2 if side == 0 else 4])
                    form = [self.symbols.open, *base[span].tolist(), self.symbols.close]
                    pieces[end:end] = form
                    looks = [place + len(form) if place >= end else place for place in looks]
        return Example(pieces, written, self.symbols.languages[data.pair.split("-")[1 - side]], looks)

    def _batch(self, examples: Sequence[Example]) -> Batch:
        end, begin = self.symbols.end, self.symbols.begin
        sources = [[each.language, *each.source, end] for each in examples]
        befores = [[begin, each.language, *each.target] for each in examples]
        # The language token after the begin symbol is given and not learnt.
        afters = [[-1, *each.target, end] for each in examples]
        # Before the source stands the language token.
        looks = [[-1, *(place + 1 if place >= 0 else -1 for place in each.looks), -1] for each in examples]
        source = _padded(sources, end)
        lengths = np.array([len(row) for row in sources])
        mask = np.arange(source.shape[1])[None, :] < lengths[:, None]
        pieces = sum(len(row) - 1 for row in afters)
        return Batch(source, mask, _padded(befores, end), _padded(afters, -1), _padded(looks, -1), pieces)


def _padded(rows: Sequence[Sequence[int]], value: int) -> Array:
    table = np.full((len(rows), max(map(len, rows))), value, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
