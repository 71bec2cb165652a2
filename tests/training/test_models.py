"""The package of weights: what lies in it is whole, small enough, and found by the library. Needs no torch."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from translit.engines.folders import package_directories
from translit.engines.packages import read_package, verify

MODELS = Path(__file__).parents[2] / "models"
HERE = MODELS / "translit_models"
MOST = 80_000_000
LARGEST = 16_000_000


def test_all_models_together_stay_small() -> None:
    assert sum(file.stat().st_size for file in MODELS.rglob("*") if file.is_file()) < MOST


def test_every_model_is_whole_and_says_how_it_is_asked() -> None:
    for facts in HERE.glob("*/metadata.json"):
        assert verify(facts.parent) == []
        package = read_package(facts.parent)
        assert package.annotation
        for _, target in package.pairs:
            assert package.prefix("source_prefix", target) == package.prefix("target_prefix", target) == f"<2{target}>"


def test_the_library_looks_here_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRANSLIT_MODELS_DIR", raising=False)
    monkeypatch.syspath_prepend(str(MODELS))
    monkeypatch.delitem(sys.modules, "translit_models", raising=False)
    folder, removable = package_directories()[0]
    assert (folder.resolve(), removable) == (HERE, False)


def test_no_file_is_too_large_for_the_repository() -> None:
    assert [file for file in HERE.rglob("*") if file.is_file() and file.stat().st_size >= LARGEST] == []


def test_the_wheel_brings_package_licence_and_card(tmp_path: Path) -> None:
    shutil.copytree(MODELS, tmp_path / "models", ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    made_up = tmp_path / "models" / "translit_models" / "translit-9_9"
    files = ["metadata.json", "sentencepiece.model", "README.md", "model/model.bin", "model/shared_vocabulary.json"]
    for file in [*files, "model/config.json"]:
        (made_up / file).parent.mkdir(parents=True, exist_ok=True)
        (made_up / file).write_text("{}")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "models")], check=True, capture_output=True)
    inside = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert {f"translit_models/translit-9_9/{file}" for file in files} <= set(inside)
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in inside)


def test_every_model_has_its_card() -> None:
    assert [
        facts.parent.name for facts in HERE.glob("*/metadata.json") if not (facts.parent / "README.md").exists()
    ] == []


def test_a_glossary_form_stands_right_after_its_words() -> None:
    from training.symbols import annotated
    from translit.engines import annotation as engine_side

    text = "Losik's lawyer saw Ihar Losik, who ⁅smiled."
    marked = annotated(text, [((19, 29), "Игорь Лосик"), ((0, 7), "Лосик")])
    # the trainer runs where translit is not installed, so it has its own: what the model reads must be what it learnt
    first, between, second, after = text[:7], text[7:19], text[19:29], engine_side.bare(text[29:])
    parts = (engine_side.annotated(first, "Лосик"), between, engine_side.annotated(second, "Игорь Лосик"), after)
    assert marked == "".join(parts)
    assert marked == "Losik's⁅ Лосик⁆ lawyer saw Ihar Losik⁅ Игорь Лосик⁆, who smiled."
    with pytest.raises(ValueError, match="overlap"):
        annotated(text, [((0, 7), "Лосик"), ((3, 9), "адвокат")])
