"""Packages run by CTranslate2: batches, long sentences, loops, attention, memory, broken packages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translit.engines import EngineFailure, Rendering
from translit.engines import models as models_module
from translit.engines.argos import ArgosPackageEngine
from translit.engines.models import LoadedModel, ModelCache
from translit.engines.packages import installed_packages, read_package

from .toy import unpacked_toy

WORDS = {"the": "el", "court": "tribunal", "freed": "liberó", "people": "personas"}


@pytest.fixture
def install(no_packages: Path) -> Callable[..., Path]:
    """Install a toy: `install("en", "lt", loop_after=8)`."""
    pytest.importorskip("ctranslate2")
    pytest.importorskip("sentencepiece")

    def install(source: str, target: str, **options: Any) -> Path:
        return unpacked_toy(no_packages / f"translate-{source}_{target}-1_0", source, target, WORDS, **options)

    return install


def _one(engine: ArgosPackageEngine, sentence: str, target: str = "es", **options: Any) -> Rendering:
    return engine.translate([sentence], "en", target, **options)[0]


def test_the_toy_translates_word_by_word(packages: Path) -> None:
    assert _one(ArgosPackageEngine(), "The court freed Losik.").text == "El tribunal liberó Losik."


@pytest.mark.parametrize(
    ("said", "taken"), [(1.0, 1.0), (0, 0.0), (None, 0.2), (True, 0.2), ("1", 0.2), (-1, 0.2), (9, 0.2)]
)
def test_a_package_says_how_length_counts(
    no_packages: Path, install: Callable[..., Path], said: object, taken: float
) -> None:
    """What makes no sense is Argos Translate's own."""
    folder = install("en", "es", metadata={} if said is None else {"length_penalty": said})
    assert read_package(folder).length_penalty == taken
    assert _one(ArgosPackageEngine(), "The court freed people.").text == "El tribunal liberó personas."


def test_a_rendering_goes_on_from_its_beginning(packages: Path) -> None:
    made = ArgosPackageEngine().continued("The court freed people.", ["El juez", "La"], "en", "es")
    assert [one.text.startswith(begun) for begun in ("El juez", "La") for one in made].count(True) == len(made) == 2
    assert ArgosPackageEngine().continued("The court.", ["El"], "es", "en") == []  # no package for that


def test_underscores_and_rare_characters_stay(packages: Path) -> None:
    # Argos Translate deletes underscores; a vocabulary without a character has its bytes.
    assert _one(ArgosPackageEngine(beam=1), "L_o 👩‍👩‍👧 ẘ").text == "L_o 👩‍👩‍👧 ẘ"


def test_attention_tells_which_word_became_which(packages: Path) -> None:
    source = "The court freed Ihar Losik."
    rendering = _one(ArgosPackageEngine(), source, attention=True)
    assert rendering.attention is not None
    pairs = {rendering.text[slice(*to)]: source[slice(*of)] for to, of in rendering.attention.items()}
    assert pairs == {"El": "The", "tribunal": "court", "liberó": "freed", "Ihar": "Ihar", "Losik": "Losik"}


def test_attention_goes_through_a_pivot(packages: Path) -> None:
    source = "The court freed Losik"
    rendering = _one(ArgosPackageEngine(), source, "fr", attention=True)
    assert rendering.text == "Le cour libera Losik"
    assert rendering.attention is not None
    pairs = {rendering.text[slice(*to)]: source[slice(*of)] for to, of in rendering.attention.items()}
    assert pairs == {"Le": "The", "cour": "court", "libera": "freed", "Losik": "Losik"}


def test_without_asking_there_is_no_attention(packages: Path) -> None:
    assert _one(ArgosPackageEngine(), "The court").attention is None


def test_a_sentence_longer_than_the_training_is_cut_at_clauses_and_joined(install: Callable[..., Path]) -> None:
    install("en", "es", metadata={"max_tokens": 12})
    clause = "the court freed the people"
    rendering = _one(ArgosPackageEngine(beam=1), f"{clause}, {clause}; {clause} 😀.", attention=True)
    made = "el tribunal liberó el personas"
    assert rendering.text == f"{made}, {made}; {made} 😀."
    assert rendering.flags == {"split"}
    # The words of the last clause point to the last clause.
    assert rendering.attention is not None
    assert rendering.attention[(32 + 32 + 0, 32 + 32 + 2)] == (28 + 28, 28 + 31)


def test_a_looping_sentence_is_tried_again_in_clauses(install: Callable[..., Path]) -> None:
    # Beyond the fourteenth place the toy sees the same four places again and again, and never an end.
    install("en", "es", loop_after=14)
    clause = "the court freed the people the court freed people"
    rendering = _one(ArgosPackageEngine(), f"{clause}; {clause}.")
    made = "el tribunal liberó el personas el tribunal liberó personas"
    assert rendering.text == f"{made}; {made}."
    assert rendering.flags == {"retried", "split"}


def test_a_loop_that_nothing_helps_is_said(install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    install("en", "es", loop_after=4)
    monkeypatch.setattr(models_module, "_GUARD", {})  # as if the guard changed nothing
    rendering = _one(ArgosPackageEngine(beam=1), "the court freed the people the court freed the people")
    assert "looping" in rendering.flags


def test_the_guard_forbids_loops(install: Callable[..., Path]) -> None:
    package = read_package(install("en", "es", loop_after=4))
    model = LoadedModel(package, beam=1)
    free, guarded = (
        model.translate(["the court freed the people the court freed the people"], "es", guarded=guarded)[0]
        for guarded in (False, True)
    )
    assert free.rendering.text.count("tribunal liberó el") > 3
    assert guarded.rendering.text.count("tribunal liberó el") <= 1
    assert guarded.score < free.score  # the model is less sure of what it was forced to say


def test_batches_hold_like_lengths_and_no_more_than_the_tokens_allowed() -> None:
    lengths = [5, 300, 7, 2000, 3, 9000, 300, 300, *[10] * 500]
    batches = list(models_module._batches(lengths))
    assert sorted(number for batch in batches for number in batch) == [*range(len(lengths))]
    for batch in batches:
        longest = max(lengths[number] for number in batch)
        assert len(batch) == 1 or longest * len(batch) <= models_module.BATCH_TOKENS
    assert len(batches) < 20  # the 500 short ones share ten


def test_eight_threads_load_a_model_once(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[str] = []
    load = LoadedModel.__init__

    def counted(self: LoadedModel, package: Any, **options: Any) -> None:
        loads.append(package.code)
        load(self, package, **options)

    monkeypatch.setattr(LoadedModel, "__init__", counted)
    engine = ArgosPackageEngine(beam=1)
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda number: _one(engine, f"The court {number}").text, range(8)))
    assert texts == [f"El tribunal {number}" for number in range(8)]
    assert loads == ["translate-en_es-1_0"]


def test_models_beyond_the_budget_are_forgotten_the_oldest_first(packages: Path) -> None:
    packages_by_pair = {next(iter(package.pairs)): package for package in installed_packages()}
    one, other = packages_by_pair["en", "es"], packages_by_pair["es", "fr"]
    small, large = ModelCache(one.size), ModelCache(one.size + other.size)
    for cache, kept in ((small, 1), (large, 2)):
        first = cache.get(one)
        assert cache.get(one) is first
        cache.get(other)
        assert len(cache) == kept
        assert (cache.get(one) is first) == (kept == 2)
        cache.clear()
        assert len(cache) == 0


def test_a_new_version_installed_in_place_is_loaded_anew(install: Callable[..., Path], no_packages: Path) -> None:
    folder = install("en", "es")
    engine = ArgosPackageEngine(beam=1)
    before = engine.signature("en", "es")
    assert _one(engine, "the court").text == "el tribunal"
    shutil.rmtree(folder)
    unpacked_toy(folder, "en", "es", {"court": "juzgado"}, version="1.0.1")
    assert _one(engine, "the court").text == "the juzgado"
    assert engine.signature("en", "es") != before


def test_of_two_versions_the_newer_is_used(no_packages: Path, install: Callable[..., Path]) -> None:
    install("en", "es")
    unpacked_toy(no_packages / "a-newer-one", "en", "es", {"court": "juzgado"}, version="1.10")
    unpacked_toy(no_packages / "b-older-one", "en", "es", {"court": "corte"}, version="1.9")
    assert _one(ArgosPackageEngine(beam=1), "court").text == "juzgado"


@pytest.mark.parametrize(
    ("options", "extra"),
    [
        ({"target_prefix": True}, {"target_prefix": {"be": "<2be>", "ru": "<2ru>"}}),
        ({}, {"source_prefix": {"be": ">>be<<", "ru": ">>ru<<"}}),
    ],
)
def test_a_model_of_several_languages(
    install: Callable[..., Path], options: dict[str, Any], extra: dict[str, Any]
) -> None:
    facts = {"pairs": [["en", "be"], ["en", "ru"]], "from_code": None, "to_code": None, **extra}
    install("en", "many", metadata=facts, **options)
    engine = ArgosPackageEngine()
    assert engine.pairs() == {("en", "be"), ("en", "ru")}
    for target in ("be", "ru"):
        rendering = _one(engine, "The court freed Losik.", target, attention=True)
        assert rendering.text == "El tribunal liberó Losik."  # no language token is left in it
        if not options:  # the toy that takes a target prefix has its own start token out of place
            assert rendering.attention is not None and rendering.attention[(3, 11)] == (4, 9)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("model/model.bin", b"garbage", "does not load"),
        ("sentencepiece.model", b"garbage", "is damaged"),
        ("sentencepiece.model", None, "neither sentencepiece.model nor bpe.model"),
    ],
)
def test_a_broken_package_is_told_by_name(
    install: Callable[..., Path], file: str, content: bytes | None, message: str
) -> None:
    folder = install("en", "es")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(EngineFailure, match=message) as failure:
        _one(ArgosPackageEngine(), "The court")
    assert "translate-en_es-1_0" in str(failure.value) and "install" in str(failure.value)


@pytest.mark.parametrize("facts", ["{", "[]", "{}", json.dumps({"type": "sbd", "from_codes": ["en"]}), "\ud800"])
def test_a_package_that_cannot_be_read_hides_no_other(packages: Path, facts: str) -> None:
    (packages / "broken").mkdir()
    (packages / "broken" / "metadata.json").write_bytes(facts.encode("utf-8", "surrogatepass"))
    (packages / "no-metadata").mkdir()
    (packages / "a-file").write_text("")
    assert ArgosPackageEngine().pairs() == {("en", "es"), ("es", "fr")}


def test_older_packages_are_taken_apart_by_argos_translates_own_code(install: Callable[..., Path]) -> None:
    pytest.importorskip("argostranslate")
    folder = install("en", "es")
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text("#version: 0.2\n▁ t\n", encoding="utf-8")
    engine = ArgosPackageEngine(beam=1)
    rendering = _one(engine, "a b 7", attention=True)
    assert not engine.traits("en", "es").attention and rendering.attention is None
    assert rendering.text.replace(" ", "") == "ab7"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(), max_size=30), min_size=3, max_size=6))
def test_any_text_goes_through(packages: Path, sentences: list[str]) -> None:
    renderings = ENGINE.translate(sentences, "en", "es", attention=True)
    assert len(renderings) == len(sentences)
    for sentence, rendering in zip(sentences, renderings, strict=True):
        assert rendering.attention is not None
        for (start, end), (first, last) in rendering.attention.items():
            assert 0 <= start < end <= len(rendering.text)
            assert 0 <= first < last <= len(sentence)


ENGINE = ArgosPackageEngine(beam=1)
