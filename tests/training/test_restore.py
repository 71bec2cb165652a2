"""Weights come back out of a package: what is shipped is where the next run begins."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from .conftest import MISSING, REASON

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)


def test_a_package_gives_back_the_weights_it_was_made_of(trained: Any, work: Path, tmp_path: Path) -> None:
    """To the last int8: packed again they are the same bytes, so nothing is lost however often it is done."""
    from training.export import export
    from training.packing import pack, unpack
    from training.restore import restored

    facts, weights = unpack(trained[0])
    package = export(trained[0], work / "sentencepiece.model", tmp_path)
    found, again = restored(package)
    assert found == {name: facts[name] for name in found}
    assert set(again) == set(weights)
    pack(again, found, tmp_path)
    for name, value in unpack(tmp_path)[1].items():
        assert abs(value - weights[name]).max() <= 1e-6 * max(1.0, abs(weights[name]).max()), name


def test_a_run_begins_with_them(trained: Any, work: Path, tmp_path: Path) -> None:
    from training.export import export
    from training.model import CONFIGS
    from training.restore import main
    from training.train import Plan, Trainer

    package = export(trained[0], work / "sentencepiece.model", tmp_path)
    main([str(package), str(tmp_path / "init")])
    plan = Plan(seconds=60, total=60, budget=700, rate=1e-4, warmup=1, steps=5)
    trainer = Trainer(work, tmp_path / "run", CONFIGS["tiny"], plan, init=tmp_path / "init")
    first = next(trainer.stream(0))
    trainer.model.eval()
    learnt = float(trainer.loss(first)[1])
    assert learnt < 1.5, f"a trained model does not begin with a loss of {learnt}"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "can be read"),
        (struct.pack("<I", 5) + b"\0" * 40, "binary version 5"),
        (struct.pack("<IH", 6, 2) + b"A\0" + struct.pack("<II", 1, 7) + b"\5\0enc", "can be read"),
        (b"PK\3\4 something else", "binary version"),
    ],
)
def test_what_is_no_model_is_told(content: bytes, says: str, tmp_path: Path) -> None:
    from training.restore import RestoreError, variables

    (tmp_path / "model.bin").write_bytes(content)
    with pytest.raises(RestoreError, match=says):
        variables(tmp_path / "model.bin")


def test_a_model_of_others_is_refused(tmp_path: Path) -> None:
    from training.restore import RestoreError, restored

    (tmp_path / "model").mkdir()
    name = b"encoder/num_heads\0"
    body = struct.pack("<IH", 6, 2) + b"A\0" + struct.pack("<II", 7, 1) + struct.pack("<H", len(name)) + name
    (tmp_path / "model" / "model.bin").write_bytes(body + struct.pack("<BBI", 0, 1, 1) + b"\4")
    with pytest.raises(RestoreError, match=r"no Transformer of training\.export"):
        restored(tmp_path)
