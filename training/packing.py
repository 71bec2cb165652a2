"""Weights as int8 in files under 16 MB: small enough to come back from a lent machine, and all that export needs.

A matrix is stored row by row, each with its own scale, which is CTranslate2's int8 as well: nothing is lost twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["PART_BYTES", "PackingError", "pack", "unpack"]

Array = Any
PART_BYTES = 15 << 20
_MAGIC = b"translit-weights-1\n"


class PackingError(ValueError):
    """Packed weights that cannot be read: a part is missing, or they are something else."""


def pack(weights: Mapping[str, Array], facts: Mapping[str, Any], folder: Path) -> list[Path]:
    """Write `weights.0.bin`, `weights.1.bin` ... of at most `PART_BYTES` each; gives them.

    Matrices become int8 with a float32 scale for each row, vectors float32. `facts` (the sizes of the model) go along.
    """
    index, blobs, at = [], [], 0
    for name, value in weights.items():
        parts = _quantised(value) if value.ndim > 1 else [value.astype("<f4")]
        index.append({"name": name, "shape": list(value.shape), "at": at})
        for part in parts:
            blobs.append(part.tobytes())
            at += len(blobs[-1])
    head = json.dumps({"facts": dict(facts), "index": index, "bytes": at}).encode() + b"\n"
    whole = _MAGIC + head + b"".join(blobs)
    for old in folder.glob("weights.*.bin"):
        old.unlink()
    files = []
    for number, start in enumerate(range(0, len(whole), PART_BYTES)):
        files.append(folder / f"weights.{number}.bin")
        files[-1].write_bytes(whole[start : start + PART_BYTES])
    return files


def _quantised(value: Array) -> list[Array]:
    scale = np.maximum(np.abs(value).max(axis=1), 1e-12).astype("<f4") / np.float32(127)
    return [np.rint(value / scale[:, None]).astype(np.int8), scale]


def unpack(folder: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """(facts, weights as float32) of the parts in a folder. Raises `PackingError` when one is missing or damaged."""
    files = sorted(folder.glob("weights.*.bin"), key=lambda file: int(file.name.split(".")[1]))
    whole = b"".join(file.read_bytes() for file in files)
    if not whole.startswith(_MAGIC):
        raise PackingError(f"{folder} holds no weights.0.bin of training.packing; fetch it again")
    end = whole.index(b"\n", len(_MAGIC))
    head = json.loads(whole[len(_MAGIC) : end])
    body = memoryview(whole)[end + 1 :]
    if len(body) != head["bytes"]:
        raise PackingError(f"{folder} holds {len(body)} of {head['bytes']} bytes of weights; a part is missing")
    weights = {}
    for each in head["index"]:
        shape, at = each["shape"], each["at"]
        count = int(np.prod(shape))
        if len(shape) > 1:
            matrix = np.frombuffer(body, np.int8, count, at).reshape(shape)
            scale = np.frombuffer(body, "<f4", shape[0], at + count)
            weights[each["name"]] = matrix.astype(np.float32) * scale[:, None]
        else:
            weights[each["name"]] = np.frombuffer(body, "<f4", count, at).copy()
    return head["facts"], weights
