"""Vectors to begin with: pieces that translate each other, or stand among the same pieces, begin near each other.

A model of two related languages need not find out from nothing that горад is город: word alignment has it already. Two
parts make a vector. What a piece stands among: positive pointwise mutual information (Levy, Goldberg and Dagan 2015)
with its neighbours and with those of the pieces linked to it, brought to the model's width. And what it is: a random
vector of its own and of what it is linked to, without which rare pieces of one sentence would all look alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .shards import Shard

__all__ = ["carried_over", "start_vectors"]

Array = Any
_NEAR = 3
"""How far on its own side a piece counts as a neighbour; one less than that around what it is linked to."""
_AMONG, _SELF, _CHANCE = 0.7, 0.7, 0.2
_TURNS = 4
_SILENT = -20.0
"""A bias below this one says that a piece is never written in the direction that was learnt."""


def start_vectors(shards: Sequence[Shard], size: int, width: int, *, seed: int = 1) -> Tensor:
    """A vector of length about one for each of `size` pieces; random where the shards do not have it.

    Raises ValueError when the shards have no links.
    """
    links = [key for shard in shards for key in _links(shard, size)]
    if not sum(map(len, links)):
        raise ValueError("the shards have no links; make them with training.prepare --links")
    near = [key for shard in shards for key in _neighbours(shard, size)]
    dice = torch.Generator().manual_seed(seed)
    chance = torch.randn(size, width, generator=dice) * width**-0.5
    linked = _counts(links, size)
    own = F.normalize(chance + torch.sparse.mm(_shares(linked), chance), dim=1)
    among = _reduced(_information(_counts([*links, *near], size)), width, dice)
    found = F.normalize(_AMONG * among + _SELF * own, dim=1) + _CHANCE * chance
    return torch.where((among.norm(dim=1) > 0)[:, None], found, chance)


def carried_over(weights: dict[str, Array], old: Any, new: Any, shards: Sequence[Shard]) -> dict[str, Array]:
    """The weights of a model with another vocabulary: what a model of Belarusian knows is of use in Ukrainian.

    `old`, `new`: SentencePieceProcessors. A piece that both have keeps its vector and bias; another one gets the mean
    of those pieces that the shards link it to, weighed by how often, or of the old pieces that it is written with.
    """
    size = int(new.get_piece_size())
    numbers = [int(old.piece_to_id(new.id_to_piece(piece))) for piece in range(size)]
    before = weights["embedding.weight"]
    known = np.array([number != old.unk_id() for number in numbers])
    vectors = before[numbers].copy()
    usual = float(np.median(weights["bias"][weights["bias"] > _SILENT]))
    biases = np.where(known & (weights["bias"][numbers] > _SILENT), weights["bias"][numbers], usual).astype(np.float32)
    keys = [key for shard in shards for key in _links(shard, size)]
    linked = _shares(_masked(_counts(keys, size), known))
    means = torch.sparse.mm(linked, torch.from_numpy(vectors)).numpy()
    for piece in np.flatnonzero(~known):
        if means[piece].any():
            vectors[piece] = means[piece]
        else:
            spelled = old.encode(new.id_to_piece(int(piece)).replace("\u2581", " "))
            vectors[piece] = before[spelled].mean(axis=0) if spelled else before.mean(axis=0)
    return {**weights, "embedding.weight": vectors, "bias": biases}


def _masked(counts: Tensor, known: Array) -> Tensor:
    """The counts of links to known pieces alone."""
    row, column = counts.indices()
    keep = torch.from_numpy(known)[column]
    places = torch.stack([row[keep], column[keep]])
    return torch.sparse_coo_tensor(places, counts.values()[keep], counts.shape, check_invariants=True).coalesce()


def _rows(lengths: Array) -> Array:
    return np.repeat(np.arange(len(lengths)), lengths)


def _neighbours(shard: Shard, size: int) -> Iterator[Array]:
    """Pairs of pieces, as one number each, that stand near each other or near each other's translation."""
    sides = [(side.values.astype(np.int64), _rows(side.lengths)) for side in (shard.a, shard.b)]
    for values, rows in sides:
        for far in range(1, _NEAR + 1):
            same = rows[:-far] == rows[far:]
            yield values[:-far][same] * size + values[far:][same]
    places = _linked_places(shard)
    for (values, rows), here, there in ((sides[1], *places), (sides[0], *places[::-1])):
        other = sides[0][0] if values is sides[1][0] else sides[1][0]
        for far in (far for far in range(1 - _NEAR, _NEAR) if far):
            moved = np.clip(there + far, 0, max(0, len(values) - 1))
            same = rows[moved] == rows[there]
            yield other[here[same]] * size + values[moved[same]]


def _links(shard: Shard, size: int) -> Iterator[Array]:
    here, there = _linked_places(shard)
    yield shard.a.values.astype(np.int64)[here] * size + shard.b.values.astype(np.int64)[there]


def _linked_places(shard: Shard) -> tuple[Array, Array]:
    """The places in all of `a` and in all of `b` that are linked."""
    if not len(shard.links):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    places = [shard.linked_to(row, 0) for row in range(len(shard.b))]
    starts = shard.a.starts[:-1]
    flat = np.concatenate([np.where(row >= 0, row + start, -1) for row, start in zip(places, starts, strict=True)])
    there = np.flatnonzero(flat >= 0)
    return flat[there], there


def _counts(keys: Sequence[Array], size: int) -> Tensor:
    """How often each pair is there, whichever way round: a sparse matrix."""
    numbers, times = np.unique(np.concatenate(keys), return_counts=True)
    places = torch.from_numpy(np.stack([numbers // size, numbers % size]))
    half = torch.sparse_coo_tensor(
        places, torch.from_numpy(times.astype(np.float32)), (size, size), check_invariants=True
    )
    return (half + half.t()).coalesce()


def _shares(counts: Tensor) -> Tensor:
    """Each row divided by its sum."""
    row = counts.indices()[0]
    values = counts.values() / torch.sparse.sum(counts, 1).to_dense()[row]
    return torch.sparse_coo_tensor(counts.indices(), values, counts.shape, check_invariants=True)


def _information(counts: Tensor) -> Tensor:
    """Positive pointwise mutual information; frequent neighbours count less (to the power of 0.75)."""
    row, column = counts.indices()
    total = torch.sparse.sum(counts, 1).to_dense()
    context = total**0.75 * (total.sum() / (total**0.75).sum())
    values = torch.log(counts.values() * total.sum() / (total[row] * context[column])).clamp(min=0)
    return torch.sparse_coo_tensor(counts.indices(), values, counts.shape, check_invariants=True).coalesce()


def _reduced(matrix: Tensor, width: int, dice: torch.Generator) -> Tensor:
    """The strongest directions of a symmetric matrix, turned so that none of them has a place of its own."""
    size = matrix.shape[0]
    basis = torch.randn(size, min(width + 40, size), generator=dice)
    for _ in range(_TURNS):
        basis = torch.linalg.qr(torch.sparse.mm(matrix, basis))[0]
    strength, vectors = torch.linalg.eigh(basis.t() @ torch.sparse.mm(matrix, basis))
    best = strength.abs().argsort(descending=True)[:width]
    found = (basis @ vectors[:, best]) * strength[best].abs().sqrt()
    seen = found.norm(dim=1) > 1e-6
    found = torch.where(seen[:, None], found - found[seen].mean(dim=0), 0.0)
    turn: Tensor = torch.linalg.qr(torch.randn(width, width, generator=dice))[0]
    return F.normalize(found, dim=1).mm(turn[: found.shape[1]])
