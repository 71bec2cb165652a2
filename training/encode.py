"""Rows and their annotation spans to piece numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .annotate import Link
from .shards import Ragged, Shard
from .text import Row

__all__ = ["MAX_PIECES", "encoded"]

MAX_PIECES = 200
"""Longer rows are left out: the model reads up to this many pieces, annotations apart."""


def encoded(pair: str, kind: str, rows: Sequence[Row], links: Sequence[Sequence[Link]], vocabulary: Any) -> Shard:
    """The shard of these rows; a span that does not end where pieces end is left out."""
    sides_a: list[list[int]] = []
    sides_b: list[list[int]] = []
    base_a: list[list[int]] = []
    base_b: list[list[int]] = []
    spans: list[tuple[int, ...]] = []
    for row, some in zip(rows, links, strict=True):
        # A row with spans is looked at piece by piece, which is slow; most have none.
        a, edges_a = _pieces(row.a, vocabulary, bool(some))
        b, edges_b = _pieces(row.b, vocabulary, bool(some))
        if not (0 < len(a) <= MAX_PIECES and 0 < len(b) <= MAX_PIECES):
            continue
        for link in some:
            found = _span(link.a, edges_a), _span(link.b, edges_b)
            if found[0] and found[1]:
                spans.append((len(sides_a), *found[0], *found[1]))
                base_a.append(vocabulary.encode(link.base_a))
                base_b.append(vocabulary.encode(link.base_b))
        sides_a.append(a)
        sides_b.append(b)
    table = np.array(spans, dtype=np.int64).reshape(-1, 5)
    return Shard(pair, kind, Ragged.of(sides_a), Ragged.of(sides_b), table, Ragged.of(base_a), Ragged.of(base_b))


def _pieces(text: str, vocabulary: Any, places: bool) -> tuple[list[int], list[tuple[int, int]]]:
    if not places:
        return vocabulary.encode(text), []
    mapped = vocabulary.encode(text, return_type="offset_mapping")
    # The white space before a word belongs to its first piece.
    edges = [(end - len(text[begin:end].lstrip()), end) for begin, end in mapped["offsets"]]
    return list(mapped["ids"]), edges


def _span(place: tuple[int, int], edges: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    starts = [number for number, (begin, _) in enumerate(edges) if begin == place[0]]
    ends = [number for number, (begin, end) in enumerate(edges) if end == place[1] and end > begin]
    if not starts or not ends or ends[-1] < starts[0]:
        return None
    first = starts[0]
    return first, ends[-1] + 1
