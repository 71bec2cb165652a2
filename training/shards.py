"""Encoded rows in a file: piece numbers of both sides, the spans where a glossary form may be written, and links."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["Ragged", "Shard", "linked", "load", "save"]

Array = Any  # numpy's arrays: their precise types say nothing here that the comments do not


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers of different lengths, end to end: `values` uint16, `starts` int64 with one more at the end."""

    values: Array
    starts: Array

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Ragged:
        """From lists; every number is below 65,536.

        >>> len(Ragged.of([[1, 2], []])), Ragged.of([[1, 2], [3]])[1].tolist()
        (2, [3])
        """
        rows = list(rows)
        lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        values = np.fromiter((value for row in rows for value in row), dtype=np.uint16, count=int(lengths.sum()))
        return cls(values, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))

    def __len__(self) -> int:
        """How many lists."""
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Array:
        """One list."""
        return self.values[self.starts[number] : self.starts[number + 1]]

    @property
    def lengths(self) -> Array:
        """The length of each."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Shard:
    """The rows of one kind of one pair.

    `a`, `b`: pieces of the two sides. `spans`: for each place that can be annotated, row, start and end in `a`, start
    and end in `b`, in pieces, sorted by row. `base_a`, `base_b`: the pieces of its base form in either language.
    `links`: what each piece of `b` stands for in `a`, as `linked` writes it; no lists at all when that is not known.
    """

    pair: str
    kind: str
    a: Ragged
    b: Ragged
    spans: Array
    base_a: Ragged
    base_b: Ragged
    links: Ragged

    def linked_to(self, row: int, side: int) -> Array:
        """For each piece of the target the place of its source piece, -1 for none; `side` 1 is b to a."""
        stored = self.links[row].astype(np.int64)
        places = np.where(stored > 0, stored - _MIDDLE + np.arange(len(stored)), -1)
        if side == 0:
            return places
        back = np.full(len(self.a[row]), -1, dtype=np.int64)
        known = np.flatnonzero(places >= 0)[::-1]
        back[places[known]] = known
        return back


_PARTS = ("a", "b", "base_a", "base_b", "links")
_MIDDLE = 1024
"""A link is stored as how far it is from the straight line, plus this: long runs of one number pack well."""


def linked(places: Sequence[int]) -> list[int]:
    """The list for `links`: for each piece of `b` its place in `a`, -1 for none.

    >>> linked([0, -1, 1])
    [1024, 0, 1023]
    """
    return [place - number + _MIDDLE if place >= 0 else 0 for number, place in enumerate(places)]


def save(shard: Shard, path: Path) -> None:
    """Write, packed with xz; whole or not at all."""
    draft = path.with_suffix(".part")
    with lzma.open(draft, "wb", preset=6) as file:
        parts = [name for name in _PARTS if name != "links" or len(shard.links)]
        file.write(json.dumps({"pair": shard.pair, "kind": shard.kind, "parts": parts}).encode() + b"\n")
        for name in parts:
            ragged: Ragged = getattr(shard, name)
            np.save(file, ragged.lengths.astype(np.uint16))
            np.save(file, ragged.values)
        columns = shard.spans.reshape(-1, 5).astype(np.int64)
        np.save(file, np.diff(columns[:, 0], prepend=0).astype(np.uint32))
        np.save(file, columns[:, 1:].astype(np.uint16))
    draft.replace(path)


def load(path: Path) -> Shard:
    """Read what `save` wrote. Raises LZMAError, EOFError or ValueError when the file is damaged."""
    with lzma.open(path, "rb") as file:
        facts = json.loads(file.readline())
        ragged = {"links": Ragged.of([])}
        for name in facts.get("parts", _PARTS[:-1]):
            lengths = np.load(file).astype(np.int64)
            ragged[name] = Ragged(np.load(file), np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
        rows = np.cumsum(np.load(file).astype(np.int64))
        spans = np.column_stack([rows, np.load(file).astype(np.int64)])
    return Shard(facts["pair"], facts["kind"], spans=spans, **ragged)
