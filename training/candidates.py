"""The loss over some of the pieces: on a processor a large vocabulary costs more than all the rest of a small model.

The pieces that the batch writes are all there; of the others some are drawn, and each of those stands for its share of
what was not drawn (importance sampling: Jean et al. 2015, section 3), so that the loss is on average that over all.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

__all__ = ["among_candidates"]


def among_candidates(wanted: Tensor, size: int, count: int) -> tuple[Tensor, Tensor, Tensor]:
    """(pieces, what to add to the score of each, `wanted` as places among them); `count` others of `size` are drawn.

    >>> pieces, shift, places = among_candidates(torch.tensor([5, 9, 5]), 12, 4)
    >>> pieces[places].tolist(), len(pieces), shift[:2].tolist()
    ([5, 9, 5], 6, [0.0, 0.0])
    """
    own, places = torch.unique(wanted, return_inverse=True)
    left = torch.ones(size, dtype=torch.bool, device=wanted.device)
    left[own] = False
    others = left.nonzero()[:, 0]
    drawn = others[torch.randperm(len(others), device=wanted.device)[:count]]
    shift = torch.zeros(len(own) + len(drawn), device=wanted.device)
    shift[len(own) :] = math.log(len(others) / max(1, len(drawn)))
    return torch.cat([own, drawn]), shift, places
