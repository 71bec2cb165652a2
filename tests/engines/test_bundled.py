"""The model that comes with translit: found, the default, and which engine takes a pair that several have."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translit.engines import RoutedEngine, Traits, get_engine, reasons
from translit.engines.argos import ArgosPackageEngine
from translit.engines.choice import Offer, best, measured
from translit.engines.doctor import doctor
from translit.engines.fake import FakeEngine
from translit.engines.installing import find_package, remove
from translit.engines.packages import PackageError, installed_packages

ROOT = Path(__file__).parents[2]
Put = Callable[..., Path]


def _says(engine: ArgosPackageEngine, word: str, source: str = "en", target: str = "es") -> str:
    return engine.translate([word], source, target)[0].text


def test_an_installed_translit_models_is_found_by_its_name(
    no_packages: Path, tmp_path: Path, toys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "site" / "translit_models"
    home.mkdir(parents=True)
    (home / "__init__.py").write_text("")
    shutil.copytree(toys / "translate-en_es-1_0", home / "translit-1_0")
    monkeypatch.delenv("TRANSLIT_MODELS_DIR")
    monkeypatch.syspath_prepend(str(home.parent))
    monkeypatch.delitem(sys.modules, "translit_models", raising=False)
    assert [(package.code, package.removable) for package in installed_packages()] == [("translit-1_0", False)]
    monkeypatch.setenv("TRANSLIT_MODELS_DIR", "")
    assert installed_packages() == []


def test_it_is_the_default_and_takes_annotations(packages: Path, bundled: Put) -> None:
    bundled("en", "es", {"court": "juzgado"}, takes_annotation=True)
    engine = ArgosPackageEngine(beam=1)
    assert _says(engine, "court") == "juzgado"
    assert engine.traits("en", "es").annotation == ("⁅ ", "⁆") and engine.traits("en", "es").cost < 1
    assert engine.pairs() == {("en", "es"), ("es", "fr")}  # of the installed packages, es-fr


def test_a_draft_gives_way_to_whatever_else_is_installed(packages: Path, bundled: Put) -> None:
    bundled("en", "es", {"court": "juzgado"}, draft=True, scores={"en-es": 11.0})
    engine = ArgosPackageEngine(beam=1)
    assert _says(engine, "court") == "tribunal"  # though nobody measured that one
    shutil.rmtree(packages / "translate-en_es-1_0")
    assert _says(engine, "court") == "juzgado" and engine.traits("en", "es").draft


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [(8.1, 9.0, "tribunal"), (9.0, 8.1, "juzgado"), (9.0, 9.0, "juzgado"), (8.1, None, "juzgado")],
)
def test_an_installed_package_goes_before_it_where_its_score_is_better(
    packages: Path, bundled: Put, ours: float, theirs: float | None, word: str
) -> None:
    bundled("en", "es", {"court": "juzgado"}, scores={"en-es": ours})
    facts = packages / "translate-en_es-1_0" / "metadata.json"
    if theirs is not None:
        facts.write_text(json.dumps(json.loads(facts.read_text()) | {"scores": {"en-es": theirs}}))
    assert _says(ArgosPackageEngine(beam=1), "court") == word


def test_a_score_is_for_its_pair_only(packages: Path, bundled: Put) -> None:
    bundled("en", "es", {"court": "juzgado"}, pairs=[["en", "es"], ["es", "fr"]], scores={"es-fr": 1.0})
    facts = packages / "translate-es_fr-1_0" / "metadata.json"
    facts.write_text(json.dumps(json.loads(facts.read_text()) | {"scores": {"es-fr": 2.0, "en-es": 50.0}}))
    engine = ArgosPackageEngine(beam=1)
    assert (_says(engine, "court"), _says(engine, "tribunal", "es", "fr")) == ("juzgado", "cour")


@pytest.mark.parametrize(
    ("offers", "taken"),
    [
        ([("bundled", 0.9, 9.0), ("apertium", 1.0, 8.1)], "bundled"),
        ([("bundled", 0.9, 8.0), ("apertium", 1.0, 8.1)], "apertium"),
        ([("bundled", 0.9, 8.1), ("apertium", 1.0, 8.1)], "bundled"),
        ([("bundled", 0.9, None), ("apertium", 1.0, 8.1)], "bundled"),
        ([("argos", 1.0, None), ("apertium", 1.0, 8.1)], "argos"),
        ([("apertium", 1.0, 8.1), ("bundled", 0.9, 9.0), ("argos", 1.0, 27.0)], "argos"),
        ([("apertium", 1.0, 8.1), ("argos", 1.0, None), ("bundled", 0.9, 8.0)], "apertium"),
    ],
)
def test_the_preferred_one_unless_another_is_known_to_be_better(
    offers: list[tuple[str, float, float | None]], taken: str
) -> None:
    assert best([Offer(*offer) for offer in offers]).what == taken


def test_a_text_goes_to_the_better_engine_pair_by_pair_and_it_is_told_why() -> None:
    def fake(name: str, **scores: float) -> FakeEngine:
        class Scored(FakeEngine):
            def traits(self, source: str, target: str) -> Traits:
                return Traits(score=scores[f"{source}_{target}"])

        return Scored({tuple(pair.split("_")): {} for pair in scores}, name=name)  # type: ignore[misc]

    both = RoutedEngine([fake("one", be_ru=8.0, ru_be=9.0), fake("two", be_ru=8.1, ru_be=7.9)])
    assert [step.engine.name for step in both.steps("be", "ru")] == ["two"]
    assert [step.engine.name for step in both.steps("ru", "be")] == ["one"]
    assert reasons("be", "ru", both) == ("be → ru with two:be-ru (BLEU 8.1), better than one (BLEU 8.0)",)
    assert both.traits("be", "ru").score == 8.1
    assert reasons("be", "xx", both) == ()


def test_the_one_for_a_pair_is_told_with_what_else_there_is(bundled: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    from translit.engines import apertium_pipeline

    monkeypatch.setattr(apertium_pipeline, "installed_modes", lambda: {("be", "ru"): Path("bel-rus.mode")})
    monkeypatch.setattr("translit.engines.apertium.ApertiumEngine.signature", lambda *_: "apertium:bel-rus@1")
    folder = bundled("be", "ru", {}, scores={"be-ru": 8.2})
    said = "be → ru with argos:translit-1_0 (BLEU 8.2), better than apertium (BLEU 8.1)"
    assert reasons("be", "ru", get_engine(None, "be", "ru")) == (said,)
    facts = folder / "metadata.json"
    facts.write_text(json.dumps(json.loads(facts.read_text()) | {"scores": {"be-ru": 7.9}}))
    said = "be → ru with apertium:bel-rus (BLEU 8.1), better than argos (BLEU 7.9)"
    assert reasons("be", "ru", get_engine(None, "be", "ru")) == (said,)


def test_it_is_not_removed_by_us(bundled: Put) -> None:
    folder = bundled("en", "es", {})
    assert find_package("en-es").path == folder
    with pytest.raises(PackageError, match="pip uninstall translit-models"):
        remove("translit-1_0")
    assert folder.exists()


def test_doctor_names_the_folder_of_each(packages: Path, bundled: Put) -> None:
    folder = bundled("be", "ru", {})
    models = next(check for check in doctor() if check.what == "models")
    assert models.ok
    ours, theirs = models.found.split("; ")
    assert ours.startswith("be-ru (") and ours.endswith(f" in {folder.parent}")
    assert theirs.startswith("en-es, es-fr (") and theirs.endswith(f" in {packages}")
    (folder / "model" / "model.bin").unlink()
    broken = next(check for check in doctor() if check.what == "model translit-1_0")
    assert "model.bin is missing" in broken.found and "translit-models" in broken.advice


def test_the_scores_of_others_are_those_that_were_measured() -> None:
    """scores.tsv is for the library, training/scores.json is what `training.evaluate` wrote: one must not drift."""
    known = json.loads((ROOT / "training" / "scores.json").read_text(encoding="utf-8"))["apertium"]["flores"]
    assert {pair: measured("apertium", *pair.split("-")) for pair in known} == {
        pair: row["BLEU"] for pair, row in known.items()
    }
