"""Weights of a smaller model as those of a deeper and wider one that computes the same and goes on from there.

A new layer adds nothing to what goes through it until it has learnt something, since its last matrices are nought; so
do new units of the inner layers (Net2Net: Chen, Goodfellow and Shlens 2016). A new model of the larger size would have
to learn everything anew, which two cores cannot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

__all__ = ["GrowthError", "grown", "places"]

Weights = Mapping[str, Any]
_LAYER = re.compile(r"(encoder|decoder)\.(\d+)\.(.+)")
_LAST = ("out.weight", "out.bias", "second.weight", "second.bias")
"""What a layer adds to what goes through it."""


class GrowthError(ValueError):
    """The weights are not those of a smaller model of the same width and number of heads."""


def places(before: int, now: int) -> list[int]:
    """Where each old layer stands among the new ones: spread evenly, the last one last.

    >>> places(3, 6), places(1, 2), places(3, 3)
    ([1, 3, 5], [1], [0, 1, 2])
    """
    return [(layer + 1) * now // before - 1 for layer in range(before)]


def grown(weights: Weights, facts: Mapping[str, Any], new: Weights, sizes: Mapping[str, Any]) -> dict[str, Any]:
    """The weights of a model of `sizes`, float32 by name, that computes what the model of `facts` with `weights` does.

    `new`: the weights that a model of `sizes` begins with, which new units keep as far as they change nothing. Raises
    `GrowthError` when the model is no smaller one of the same width, heads and vocabulary.
    """
    for size in ("width", "heads"):
        if facts[size] != sizes[size]:
            raise GrowthError(f"a model with {size} {facts[size]} does not grow into one with {size} {sizes[size]}")
    for size in ("inner", "encoder", "decoder"):
        if facts[size] > sizes[size]:
            raise GrowthError(f"{size} {facts[size]} is more than the new model's {sizes[size]}")
    made = {name: _quiet(name, np.array(value)) for name, value in new.items()}
    layers = {part: places(facts[part], sizes[part]) for part in ("encoder", "decoder")}
    for name, value in weights.items():
        if found := _LAYER.fullmatch(name):
            name = f"{found[1]}.{layers[found[1]][int(found[2])]}.{found[3]}"
        whole = np.zeros_like(made[name]) if name.endswith(_LAST) else made[name]
        if any(old > now for old, now in zip(value.shape, whole.shape, strict=True)):
            raise GrowthError(f"{name} is {value.shape} and should become {whole.shape}")
        whole[tuple(slice(length) for length in value.shape)] = value
        made[name] = whole
    return made


def _quiet(name: str, value: Any) -> Any:
    """A layer that adds nothing."""
    return np.zeros_like(value) if _LAYER.fullmatch(name) and name.endswith(_LAST) else value
