"""Weights out of a package, to go on from: what the repository ships is where the next run begins.

    python -m training.restore models/translit_models/translit-ru_uk-1_0 training/work/init/ru-uk

Writes `weights.*.bin` (training.packing) for `training.train --init`; the package's own sentencepiece.model is what
`--init-vocabulary` takes. Both files hold int8 with a scale for each row, so that nothing is lost: exported again, the
package says what it said. Working folders are ignored by git and go with the machine; packages stay.

The format is that of `ctranslate2.specs.model_spec.ModelSpec` (binary version 6): a head, then every variable with its
name, shape, type and bytes, then second names of the same variables.
"""

from __future__ import annotations

import argparse
import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from .packing import pack

__all__ = ["RestoreError", "main", "restored", "variables"]

Array = Any
_BINARY_VERSION = 6
_TYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
_BLOCKS = {"self_attention": "attention", "attention": "source", "ffn": "inner"}
_NORM = {"gamma": "weight", "beta": "bias"}
_INNER = {"linear_0": "first", "linear_1": "second"}


class RestoreError(ValueError):
    """A model.bin that this cannot read: of another version, of another kind, or cut off."""


def variables(path: Path) -> dict[str, Array]:
    """Every variable of a CTranslate2 model.bin by its name, as stored.

    Raises `RestoreError` when the file is no model of binary version 6 or ends too early.
    """
    try:
        with path.open("rb") as file:
            return dict(_read(file))
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise RestoreError(f"{path} is no CTranslate2 model that can be read here: {error}") from error


def _read(file: BinaryIO) -> Iterator[tuple[str, Array]]:
    (version,) = _numbers(file, "<I")
    if version != _BINARY_VERSION:
        raise ValueError(f"binary version {version}, not {_BINARY_VERSION}; convert it with ctranslate2 4")
    _string(file)
    _, count = _numbers(file, "<II")
    for _ in range(count):
        name = _string(file)
        (rank,) = _numbers(file, "<B")
        shape = _numbers(file, f"<{rank}I")
        kind, size = _numbers(file, "<BI")
        if kind not in _TYPES:
            raise ValueError(f"{name} is of type {kind}; export with int8 or float32")
        yield name, np.frombuffer(file.read(size), _TYPES[kind]).reshape(shape)


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _string(file: BinaryIO) -> str:
    (length,) = _numbers(file, "<H")
    return file.read(length)[:-1].decode()


def restored(package: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """(sizes of the model, its weights as float32 under the trainer's names) of an exported package's folder.

    Raises `RestoreError` when the model is not one of `training.export`.
    """
    stored = variables(package / "model" / "model.bin")
    weights = {}
    for name, value in stored.items():
        own = _own_name(name)
        if own is not None:
            weights[own] = _float(value, stored.get(f"{name}_scale"))
    if "embedding.weight" not in weights or "decoder_norm.weight" not in weights:
        raise RestoreError(f"{package} holds no Transformer of training.export")
    vocabulary, width = weights["embedding.weight"].shape
    facts = {
        "width": int(width),
        "heads": int(stored["encoder/num_heads"]),
        "inner": len(weights["encoder.0.inner.first.bias"]),
        "encoder": _layers(weights, "encoder"),
        "decoder": _layers(weights, "decoder"),
        "vocabulary": int(vocabulary),
    }
    return facts, weights


def _layers(weights: Mapping[str, Array], side: str) -> int:
    return len({name.split(".")[1] for name in weights if name.startswith(f"{side}.")})


def _float(value: Array, scale: Array | None) -> Array:
    """CTranslate2 multiplies a row by its scale to store it, so reading divides."""
    return value.astype(np.float32) if scale is None else value.astype(np.float32) / scale[:, None]


def _own_name(name: str) -> str | None:
    """The trainer's name of a variable, None for what is no weight (scales, sizes) or is there twice.

    >>> _own_name("encoder/layer_2/self_attention/linear_0/weight")
    'encoder.2.attention.query.weight'
    >>> _own_name("decoder/layer_0/attention/linear_1/bias"), _own_name("decoder/layer_norm/gamma")
    ('decoder.0.source.memory.bias', 'decoder_norm.weight')
    >>> _own_name("encoder/layer_0/ffn/linear_0/weight_scale")
    """
    match name.split("/"):
        case ["decoder", "projection", "bias"]:
            return "bias"
        case ["decoder", "embeddings" | "projection", "weight"] | ["encoder", "embeddings_0", "weight"]:
            return "embedding.weight"
        case [side, "layer_norm", kind] if kind in _NORM:
            return f"{side}_norm.{_NORM[kind]}"
        case [side, layer, block, "layer_norm", kind] if kind in _NORM and block in _BLOCKS:
            return f"{side}.{layer.removeprefix('layer_')}.{_BLOCKS[block]}.norm.{_NORM[kind]}"
        case [side, layer, block, linear, "weight" | "bias" as kind] if block in _BLOCKS:
            own = _INNER if block == "ffn" else _linears(block)
            return f"{side}.{layer.removeprefix('layer_')}.{_BLOCKS[block]}.{own[linear]}.{kind}"
    return None


def _linears(block: str) -> dict[str, str]:
    names = ["query", "memory", "out"] if block == "attention" else ["query", "out"]
    return {f"linear_{number}": name for number, name in enumerate(names)}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="a package's folder, with model/ in it")
    parser.add_argument("out", type=Path, help="where weights.*.bin go")
    options = parser.parse_args(arguments)
    facts, weights = restored(options.package)
    options.out.mkdir(parents=True, exist_ok=True)
    pack(weights, facts, options.out)
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
