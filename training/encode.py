"""Rows, their annotation spans and their word links to piece numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .align import Words, words_of
from .annotate import Link
from .shards import Ragged, Shard, linked
from .text import Row

__all__ = ["MAX_PIECES", "encoded"]

MAX_PIECES = 200
"""Longer rows are left out: the model reads up to this many pieces, annotations apart."""


Edges = Sequence[tuple[int, int]]


def encoded(
    pair: str,
    kind: str,
    rows: Sequence[Row],
    links: Sequence[Sequence[Link]],
    vocabulary: Any,
    words: Sequence[Sequence[tuple[int, int]]] = (),
) -> Shard:
    """The shard of these rows; a span that does not end where pieces end is left out.

    `words`: for each row the pairs of words that translate each other (`Aligner.links`), or nothing at all.
    """
    sides_a: list[list[int]] = []
    sides_b: list[list[int]] = []
    base_a: list[list[int]] = []
    base_b: list[list[int]] = []
    spans: list[tuple[int, ...]] = []
    places: list[list[int]] = []
    for number, (row, some) in enumerate(zip(rows, links, strict=True)):
        pairs = words[number] if words else ()
        # Where pieces begin and end is slow to ask for.
        a, edges_a = _pieces(row.a, vocabulary, bool(some or pairs))
        b, edges_b = _pieces(row.b, vocabulary, bool(some or pairs))
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
        if words:
            places.append(linked(_places(row, pairs, edges_a, edges_b, len(b))))
    table = np.array(spans, dtype=np.int64).reshape(-1, 5)
    sides = Ragged.of(sides_a), Ragged.of(sides_b)
    return Shard(pair, kind, *sides, table, Ragged.of(base_a), Ragged.of(base_b), Ragged.of(places))


def _pieces(text: str, vocabulary: Any, places: bool) -> tuple[list[int], Edges]:
    if not places:
        return vocabulary.encode(text), []
    mapped = vocabulary.encode(text, return_type="offset_mapping")
    # The white space before a word belongs to its first piece.
    edges = [(end - len(text[begin:end].lstrip()), end) for begin, end in mapped["offsets"]]
    return list(mapped["ids"]), edges


def _places(row: Row, pairs: Sequence[tuple[int, int]], edges_a: Edges, edges_b: Edges, count: int) -> list[int]:
    """For each of the `count` pieces of b its piece of a, -1 for none: in step within two words that are linked."""
    places = [-1] * count
    if pairs:
        inside_a, inside_b = _inside(words_of(row.a), edges_a), _inside(words_of(row.b), edges_b)
        for left, right in pairs:
            from_a, from_b = inside_a[left], inside_b[right]
            for number, piece in enumerate(from_b if from_a else ()):
                places[piece] = from_a[(2 * number + 1) * len(from_a) // (2 * len(from_b))]
    return places


def _inside(words: Words, edges: Edges) -> list[list[int]]:
    """The pieces of each word: those that begin in it."""
    found: list[list[int]] = [[] for _ in words]
    word = 0
    for number, (begin, end) in enumerate(edges):
        while word < len(words) and words[word][1] <= begin:
            word += 1
        if word < len(words) and words[word][0] <= begin < end:
            found[word].append(number)
    return found


def _span(place: tuple[int, int], edges: Edges) -> tuple[int, int] | None:
    starts = [number for number, (begin, _) in enumerate(edges) if begin == place[0]]
    ends = [number for number, (begin, end) in enumerate(edges) if end == place[1] and end > begin]
    if not starts or not ends or ends[-1] < starts[0]:
        return None
    first = starts[0]
    return first, ends[-1] + 1
