"""A tiny model learns, goes on after a stop, is packed, exported, and translates in every program that is to run it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from .conftest import MISSING, REASON, world

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)

Trained = tuple[Path, list[dict[str, float]], Any]


def test_the_loss_goes_down_and_a_new_call_goes_on(trained: Trained) -> None:
    run, lines, trainer = trained
    assert [line["step"] for line in lines] == [100, 200, 250]
    assert lines[-1]["loss"] < 0.4 * lines[0]["loss"]
    assert lines[1]["loss"] < lines[0]["loss"], "the second call began anew"
    assert trainer.step == 250 and lines[-1]["pieces"] == trainer.pieces
    log = [json.loads(line) for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    valid = [line["valid_loss"] for line in log if "valid_loss" in line]
    assert len(valid) == 2 and valid[1] < valid[0]


def test_two_processes_train_the_same_weights(work: Path, tmp_path: Path) -> None:
    import torch

    from training.model import CONFIGS
    from training.train import Plan, Trainer

    torch.set_num_threads(1)
    plan = Plan(seconds=600, total=100_000, budget=700, rate=3e-3, warmup=20, average=0.9, steps=100, processes=2)
    alone = Trainer(work, tmp_path / "one", CONFIGS["tiny"], replace(plan, processes=1, directions=("be-ru",)))
    lines = alone.train()
    beside = Trainer(work, tmp_path / "two", CONFIGS["tiny"], replace(plan, directions=("be-ru",)))
    both = beside.train()
    assert both[-1]["pieces"] > 1.3 * lines[-1]["pieces"], "the second process learnt nothing"
    assert both[-1]["loss"] < 5
    assert torch.isfinite(beside.model.embedding.weight).all()
    written = torch.from_numpy(alone.batches.written().astype("int64"))
    assert (alone.average["bias"] < -40).sum() == alone.size - len(written) - 1, "what no target has can be written"
    assert beside.valid_loss() < 1.05 * alone.valid_loss()  # type: ignore[operator]


def test_what_is_linked_begins_near_each_other(work: Path) -> None:
    import numpy as np
    import torch
    import torch.nn.functional as F

    from training.shards import Ragged, load
    from training.vectors import start_vectors
    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    shard = load(work / "shards" / "ru-be.general.bin.xz")
    vectors = F.normalize(start_vectors([shard], vocabulary.get_piece_size(), 32), dim=1)
    likeness = vectors @ vectors.t()
    places = shard.linked_to(0, 0)
    assert (places >= 0).sum() > 3
    pairs = {
        (int(shard.a[row][place]), int(piece))
        for row in range(200)
        for piece, place in zip(shard.b[row], shard.linked_to(row, 0), strict=True)
        if place >= 0
    }
    linked = np.array([float(likeness[a, b]) for a, b in pairs if a != b])
    others = likeness[torch.tensor([a for a, _ in pairs])][:, torch.tensor([b for _, b in pairs])]
    assert len(linked) > 20 and linked.mean() > float(others.mean()) + 0.2
    with pytest.raises(ValueError, match="--links"):
        start_vectors([replace(shard, links=Ragged.of([]))], vocabulary.get_piece_size(), 32)


def test_weights_go_over_into_another_vocabulary(work: Path, tmp_path: Path) -> None:
    import numpy as np

    from training.encode import encoded
    from training.text import Row
    from training.vectors import carried_over
    from training.vocabulary import load_vocabulary, train_vocabulary

    old = load_vocabulary(work / "sentencepiece.model")
    train_vocabulary([f"{a} літарамі {b}" for a, b in world(300)], 260 + 90, tmp_path / "new.model")
    new = load_vocabulary(tmp_path / "new.model")
    size = old.get_piece_size()
    chance = np.random.default_rng(1)
    weights = {
        "embedding.weight": chance.normal(size=(size, 16)).astype(np.float32),
        "bias": np.where(np.arange(size) % 2, chance.normal(size=size), -50).astype(np.float32),
        "other": np.ones(3, np.float32),
    }
    rows = [Row(a, f"{a} літарамі", "x") for a, _ in world(100)]
    words = [[(n, n) for n in range(4)] for _ in rows]
    shard = encoded("ru-be", "general", rows, [[] for _ in rows], new, words)
    moved = carried_over(weights, old, new, [shard])
    assert moved["embedding.weight"].shape == (new.get_piece_size(), 16)
    assert moved["other"] is weights["other"]
    for piece in range(new.get_piece_size()):
        before = old.piece_to_id(new.id_to_piece(piece))
        if before != old.unk_id():
            assert (moved["embedding.weight"][piece] == weights["embedding.weight"][before]).all()
    assert np.isfinite(moved["embedding.weight"]).all()
    assert moved["bias"].min() > -20, "what was never written in one language may be in the other"


def test_the_loss_over_candidates_is_on_average_that_over_all_pieces() -> None:
    import torch
    import torch.nn.functional as F

    from training.candidates import among_candidates

    torch.manual_seed(2)
    scores, wanted = torch.randn(40, 300), torch.randint(0, 60, (40,))
    whole = float(F.cross_entropy(scores, wanted))
    drawn = []
    for _ in range(200):
        pieces, shift, places = among_candidates(wanted, 300, 80)
        assert len(pieces) == len(torch.unique(pieces)) == len(torch.unique(wanted)) + 80
        drawn.append(float(F.cross_entropy(scores[:, pieces] + shift, places)))
    assert abs(sum(drawn) / len(drawn) - whole) < 0.03
    # Without the shift the pieces that were not drawn would count for nothing.
    assert whole - float(F.cross_entropy(scores[:, pieces], places)) > 0.3


def test_a_bare_machine_can_train() -> None:
    """A lent machine has torch, numpy and sentencepiece, and nothing else of ours."""
    import subprocess
    import sys

    code = (
        "import sys\n"
        "for name in ('translit', 'ctranslate2', 'sacrebleu', 'systran_align', 'pymorphy3'):\n"
        "    sys.modules[name] = None\n"
        "import training.train"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_the_rate_falls_to_nothing_at_the_total(trained: Trained) -> None:
    trainer = trained[2]
    before = trainer.rate()
    elapsed, trainer.elapsed = trainer.elapsed, trainer.plan.total
    assert trainer.rate() < 0.02 * before
    trainer.elapsed = elapsed


def test_parts_stay_under_the_limit_and_a_lost_one_is_noticed(
    trained: Trained, tmp_path: Path, monkeypatch: Any
) -> None:
    import numpy as np

    from training import packing

    facts, weights = packing.unpack(trained[0])
    monkeypatch.setattr(packing, "PART_BYTES", 20_000)
    files = packing.pack(weights, facts, tmp_path)
    assert len(files) > 3 and all(file.stat().st_size <= 20_000 for file in files)
    again = packing.unpack(tmp_path)
    assert again[0] == facts
    for name, value in weights.items():
        # Rounding once more changes nothing but the last bit of a scale.
        np.testing.assert_allclose(again[1][name], value, atol=1e-6)
    files[1].unlink()
    with pytest.raises(packing.PackingError, match="missing"):
        packing.unpack(tmp_path)


def _both(trained: Trained, work: Path, folder: Path) -> tuple[Any, Any, Any]:
    """The vocabulary, the exported model, and the trained one with the weights that were exported."""
    import ctranslate2
    import torch

    from training.export import export
    from training.packing import unpack
    from training.vocabulary import load_vocabulary

    run, _, trainer = trained
    vocabulary = load_vocabulary(work / "sentencepiece.model")
    package = export(run, work / "sentencepiece.model", folder, quantization="float32")
    translator = ctranslate2.Translator(str(package / "model"), compute_type="float32")
    model = trainer.model
    model.load_state_dict({name: torch.from_numpy(value) for name, value in unpack(run)[1].items()})
    model.eval()
    return vocabulary, translator, model


def test_the_exported_model_computes_what_the_trained_one_did(trained: Trained, work: Path, tmp_path: Path) -> None:
    import torch

    vocabulary, translator, model = _both(trained, work, tmp_path)
    symbols = trained[2].symbols
    for source, _ in world(12, seed=9):
        pieces = vocabulary.encode(source)
        numbers = torch.tensor([[symbols.languages["be"], *pieces, symbols.end]])
        start = torch.tensor([[symbols.begin, symbols.languages["be"]]])
        wanted = model.greedy(numbers, torch.ones_like(numbers, dtype=torch.bool), start, symbols.end, 40)[0]
        result = translator.translate_batch(
            [["<2be>", *map(vocabulary.id_to_piece, pieces)]], target_prefix=[["<2be>"]], beam_size=1
        )[0]
        assert [vocabulary.piece_to_id(piece) for piece in result.hypotheses[0][1:]] == wanted


def test_the_guided_head_is_the_attention_that_a_package_gives(trained: Trained, work: Path, tmp_path: Path) -> None:
    """So that names and markup are found again by word alignment: CTranslate2 tells of that head alone."""
    import numpy as np
    import torch

    vocabulary, translator, model = _both(trained, work, tmp_path)
    pieces = vocabulary.encode("Игорь видит старый дом.", out_type=str)
    result = translator.translate_batch([["<2be>", *pieces]], target_prefix=[["<2be>"]], return_attention=True)[0]
    source = torch.tensor([[vocabulary.piece_to_id(piece) for piece in ["<2be>", *pieces, "</s>"]]])
    target = torch.tensor([[vocabulary.piece_to_id(piece) for piece in ["<s>", *result.hypotheses[0]]]])
    mask = torch.ones_like(source, dtype=torch.bool)
    with torch.no_grad():
        looks = model.guided(target, model.encode(source, mask), mask)[1][0].exp().numpy()
    given = np.array(result.attention[0])
    np.testing.assert_allclose(given, looks[: len(given), : given.shape[1]], atol=2e-3)
    assert looks.max(axis=1)[1:].mean() > 0.5, "the head was not taught"


def test_our_engine_reads_all_directions_from_one_package(
    trained: Trained, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sacrebleu

    from training.export import export, packed
    from training.symbols import annotated
    from translit.engines.argos import ArgosPackageEngine
    from translit.engines.installing import install

    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "home"))
    folder = export(trained[0], work / "sentencepiece.model", tmp_path, pairs=[("ru", "be"), ("be", "ru")])
    package = install(packed(folder))
    assert package.pairs == {("ru", "be"), ("be", "ru")} and package.annotation
    engine = ArgosPackageEngine(beam=1)
    unseen = [pair for pair in world(1600, seed=5) if pair not in set(world(1500))][:60]
    made = [rendering.text for rendering in engine.translate([a for a, _ in unseen], "ru", "be")]
    assert sacrebleu.corpus_chrf(made, [[b for _, b in unseen]]).score > 60
    back = [rendering.text for rendering in engine.translate([b for _, b in unseen], "be", "ru")]
    assert sacrebleu.corpus_chrf(back, [[a for a, _ in unseen]]).score > 60
    # An annotated sentence goes through like any other, and no symbol comes out.
    marked = annotated("Игорь любит старый лес.", [((19, 22), "лес")])
    out = engine.translate([marked], "ru", "be", attention=True)[0]
    assert out.text and "⁅" not in out.text and "<2" not in out.text


@pytest.mark.parametrize(("target", "letters"), [("be", "[A-Za-z]{2}"), ("en", "[\u0400-\u04ff]")])
def test_pieces_of_the_other_alphabet_can_be_made_dearer(
    target: str, letters: str, trained: Trained, work: Path, tmp_path: Path
) -> None:
    from training.export import export
    from training.restore import restored
    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    plain, dear = (
        restored(
            export(trained[0], work / "sentencepiece.model", tmp_path, pairs=[("ru", target)], foreign_costs=cost)
        )[1]
        for cost in (0.0, 2.0)
    )
    off = (plain["bias"] - dear["bias"]).round(4).tolist()
    pieces = [vocabulary.id_to_piece(number) for number in range(len(off))]
    assert {piece for piece, cost in zip(pieces, off, strict=True) if cost} == {
        piece for piece in pieces if re.search(letters, piece)
    }
    assert set(off) == {0.0, 2.0}


def test_two_alphabets_have_no_foreign_letters(trained: Trained, work: Path, tmp_path: Path) -> None:
    from training.export import export

    with pytest.raises(ValueError, match="name the pairs"):
        export(trained[0], work / "sentencepiece.model", tmp_path, foreign_costs=1.0)


def test_a_package_tells_the_bleu_it_was_measured_with(
    trained: Trained, work: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`translit models list` shows them: the measured package gets its own, a later export those of its directions."""
    from training import evaluate, export
    from translit.engines.packages import read_package

    monkeypatch.setattr(evaluate, "SCORES", tmp_path / "scores.json")
    monkeypatch.setattr(export, "SCORES", tmp_path / "scores.json")
    monkeypatch.setattr(evaluate, "CARD", tmp_path / "models.md")
    monkeypatch.setattr(evaluate, "MODELS", tmp_path / "models")  # else the cards of the real ones are overwritten
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", "restored when the test ends: evaluate sets its own")
    for lang in ("en", "uk"):
        (source / "valid" / f"flores-dev.{lang}").write_text("\n" * 40, encoding="utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "training").symlink_to(source)
    place = [str(work / "sentencepiece.model"), str(trained[0]), str(tmp_path)]
    export.main([*place, "--pairs", "ru-be,be-ru"])
    package = tmp_path / "translit-ru_be-be_ru-1_0"
    assert not read_package(package).scores
    evaluate.main([str(package), "--shared", str(tmp_path / "shared"), "--label", "tiny", "--beam", "1"])
    found = read_package(package).scores
    assert set(found) == {"ru-be", "be-ru"} and min(found.values()) > 10
    export.main([*place, "--pair", "be-ru", "--label", "tiny"])
    assert read_package(tmp_path / "translate-be_ru-1_0").scores == {"be-ru": found["be-ru"]}
    with pytest.raises(SystemExit, match="tiny"):
        export.main([*place, "--pair", "be-ru", "--label", "base-9"])


@pytest.mark.skipif(find_spec("argostranslate") is None, reason="argostranslate is not installed")
def test_argos_translate_installs_and_runs_a_single_direction(trained: Trained, work: Path, tmp_path: Path) -> None:
    """In a process of its own: argostranslate reads where its packages are when it is imported."""
    import os
    import subprocess
    import sys

    from training.export import export, packed

    folder = export(trained[0], work / "sentencepiece.model", tmp_path, pair=("ru", "be"))
    file = packed(folder)
    facts = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    assert (facts["from_code"], facts["to_code"], facts["target_prefix"]) == ("ru", "be", "<2be>")
    code = (
        "import sys\n"
        "import argostranslate.package\n"
        "argostranslate.package.install_from_path(sys.argv[1])\n"
        "from translit.engines.argostranslate import ArgosTranslateEngine\n"
        "print(ArgosTranslateEngine().translate(['Пётр видит старый дом.'], 'ru', 'be')[0].text)\n"
    )
    home = {name: str(tmp_path / "home" / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            **home,
            "ARGOS_PACKAGES_DIR": str(tmp_path / "home" / "packages"),
            "ARGOS_INTRA_THREADS": "1",
        },
    )
    assert done.returncode == 0, done.stderr[-2000:]
    # The same package, run by us: the same words.
    import ctranslate2

    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    result = ctranslate2.Translator(str(folder / "model")).translate_batch(
        [vocabulary.encode("Пётр видит старый дом.", out_type=str)],
        target_prefix=[["<2be>"]],
        beam_size=4,
        num_hypotheses=4,
        length_penalty=0.2,
    )[0]
    assert done.stdout.strip() == vocabulary.decode(result.hypotheses[0][1:]).strip()
    assert len(done.stdout.split()) >= 3


@pytest.mark.parametrize("causal", [False, True])
def test_attention_step_by_step_is_what_the_kernel_gives(causal: bool) -> None:
    """A processor in bf16 uses the one, everything else the other; a model must not notice."""
    import torch

    from training.model import _attended

    torch.manual_seed(1)
    query, key, value = (torch.randn(2, 3, 5, 8) for _ in range(3))
    mask = None if causal else torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]], dtype=torch.bool)[:, None, None]
    given = _attended(query, key, value, attn_mask=mask, is_causal=causal, dropout_p=0.0)
    wanted = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
    torch.testing.assert_close(given, wanted)
