"""The pipeline with programs of our own making, and what Debian's pairs get wrong."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translit.engines import EngineFailure, NoEngineError, get_engine
from translit.engines.apertium import ApertiumEngine
from translit.engines.apertium_pipeline import StageError, installed_modes, run, stages, without_tagger

MakeMode = Callable[[str, str], None]


@pytest.fixture
def mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeMode:
    """An Apertium installation made of shell scripts: `mode("en-es", "cat | tr a b")` installs a pair."""
    programs, modes = tmp_path / "bin", tmp_path / "data" / "modes"
    programs.mkdir()
    modes.mkdir(parents=True)
    monkeypatch.setenv("APERTIUM_PATH", str(programs))
    monkeypatch.setenv("APERTIUM_DATADIR", str(modes.parent))

    def script(name: str, body: str) -> None:
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)

    script("lt-proc", "exec cat")
    script("apertium-tagger", "kill -ABRT $$")
    script("cg-proc", "exec cat")
    script("eats-boundaries", "exec tr -d '\\037'")
    script("dies", "exit 3")
    script("dies-on-x", 'text=$(cat); case "$text" in *x*) exit 3;; *) printf "%s" "$text";; esac')

    def install(name: str, pipeline: str) -> None:
        (modes / f"{name}.mode").write_text(pipeline)

    return install


def test_pairs_are_read_from_the_mode_files(mode: MakeMode) -> None:
    for name in ("eng-spa", "es-fr", "rus-bel", "eng-cat_valencia", "eco-es-fr", "spa-ast", "es-en", "spa-eng"):
        mode(name, "cat")
    found = {pair: path.stem for pair, path in installed_modes().items()}
    assert found == {
        ("en", "es"): "eng-spa",
        ("es", "fr"): "es-fr",
        ("ru", "be"): "rus-bel",
        ("es", "ast"): "spa-ast",
        ("es", "en"): "spa-eng",
    }


def test_a_tagger_that_aborts_is_replaced_by_the_grammar_before_it(mode: MakeMode) -> None:
    mode("rus-bel", "cg-proc -w a.rlx.bin | apertium-tagger -g $2 a.prob | tr а о")
    assert ApertiumEngine().translate(["мама"], "ru", "be")[0].text == "момо"


def test_a_tagger_that_aborts_with_no_grammar_before_it_is_told(mode: MakeMode) -> None:
    mode("eng-spa", "cat | apertium-tagger -g $2 a.prob | cat")
    with pytest.raises(EngineFailure, match=r"apertium-tagger ended with signal 6"):
        ApertiumEngine().translate(["a"], "en", "es")


def test_the_one_that_failed_is_named_not_those_whose_pipes_broke(mode: MakeMode) -> None:
    mode("eng-spa", "cat | cat | dies | cat")
    with pytest.raises(StageError, match="dies ended with exit status 3"):
        ApertiumEngine().translate(["x " * 100_000], "en", "es")


def test_a_sentence_of_which_a_program_dies_does_not_take_the_others_along(mode: MakeMode) -> None:
    mode("eng-spa", "cat | dies-on-x | tr a b")
    sentences = [f"a{number}" for number in range(9)]
    sentences[3] = sentences[7] = "ax"
    renderings = ApertiumEngine().translate(sentences, "en", "es")
    assert [made.text for made in renderings] == ["b0", "b1", "b2", "ax", "b4", "b5", "b6", "ax", "b8"]
    assert [number for number, made in enumerate(renderings) if "failed" in made.flags] == [3, 7]


def test_sentences_whose_boundaries_get_lost_go_one_by_one(mode: MakeMode) -> None:
    mode("eng-spa", "cat | eats-boundaries")
    renderings = ApertiumEngine().translate(["a", "b"], "en", "es")
    assert [made.text for made in renderings] == ["a", "b"]


def test_a_stage_that_is_not_installed_is_named(mode: MakeMode) -> None:
    mode("eng-spa", "cat | no-such-program-here")
    with pytest.raises(StageError, match=r"no-such-program-here is not installed; .apt-get install apertium"):
        ApertiumEngine().translate(["a"], "en", "es")


@pytest.mark.parametrize("text", ["cat | tr a b; rm x", "cat | $(x)", "cat && cat", "| cat", "", "cat 'open"])
def test_a_mode_that_is_no_plain_pipeline_is_refused(mode: MakeMode, text: str) -> None:
    mode("eng-spa", text)
    with pytest.raises(StageError, match="mode file"):
        ApertiumEngine().translate(["a"], "en", "es")


def test_the_deadline_stops_all_programs() -> None:
    started, before = time.monotonic(), _children()
    with pytest.raises(StageError, match="was not done after"):
        run([("cat",), ("sleep", "600")], "a", seconds=0.2)
    assert time.monotonic() - started < 60
    assert _children() <= before


def test_a_program_that_hangs_behind_one_that_is_done_is_stopped_too() -> None:
    before = _children()
    with pytest.raises(StageError, match="was not done after"):
        run([("sh", "-c", "exec >&-; sleep 600"), ("cat",)], "a", seconds=0.2)
    assert _children() <= before


def test_much_text_does_not_fill_the_pipes() -> None:
    text, before = "ab" * 3_000_000, _children()
    assert run([("cat",), ("cat",), ("cat",)], text, seconds=60) == text
    assert _children() <= before


def _children() -> set[str]:
    listing = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children")
    return set(listing.read_text().split()) if listing.exists() else set()


def test_nothing_installed_is_no_pair(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))
    assert ApertiumEngine().pairs() == frozenset()
    with pytest.raises(NoEngineError, match="translit doctor"):
        get_engine("apertium")


def test_marks_are_asked_for_and_the_tagger_option_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.mode"
    file.write_text("lt-proc -w '/a b.bin' | apertium-tagger -g $2 'x.prob' | lt-proc $1 'g.bin'")
    assert stages(file) == (
        ("lt-proc", "-w", "/a b.bin"),
        ("apertium-tagger", "-g", "x.prob"),
        ("lt-proc", "-g", "g.bin"),
    )
    assert without_tagger(stages(file)) is None


# What Debian bookworm's pairs do; the words are in their dictionaries.
REAL = (
    # source, target, sentence, rendering, unknown words
    ("ru", "be", "Президент встретился в Минске с послом.", "Прэзідэнт спаткаўся ў Мінску з паслом.", ()),
    ("ru", "be", "Она в Минске. Она вошла в дом.", "Яна ў Мінску. Яна ўвайшла ў дом.", ()),
    ("ru", "be", "Xqzzo в Минске", "Xqzzo у Мінску", ("Xqzzo",)),
    ("ru", "uk", "Они сказали, что их дома и сады большие.", "Вони сказали, що їхній доми і сади великі.", ()),
    ("ru", "uk", "Президент встретился с послом.", "Президент зустрівся з послом.", ()),
    ("be", "ru", "Прэзідэнт сустрэўся ў Мінску з паслом.", "Президент встретился в Минске с послом.", ()),
    ("uk", "ru", "Президент зустрівся з послом.", "Президент встретился с послом.", ()),
    ("en", "es", "Tsikhanouskaya and her husband", "Tsikhanouskaya y su marido", ("Tsikhanouskaya",)),
    ("en", "es", "Lukashenka’s people", "Lukashenka personas", ("Lukashenka",)),
    ("en", "es", "They went to the U.S.", "Fueron a los EE.UU.", ()),
    (
        "en",
        "es",
        "It is a good day! It is a red house.",
        "Es un día bueno! Es una casa roja.",
        (),
    ),  # no blank before it
    ("en", "es", "It is a good day !", "Es un día bueno !", ()),  # but the sentence's own
    ("en", "es", "{{count}} item", "{{count}} elemento", ()),  # small letters stay small
    ("es", "en", "inglés", "English", ()),
)


@pytest.mark.parametrize(("source", "target", "sentence", "expected", "unknown"), REAL)
def test_debians_pairs(source: str, target: str, sentence: str, expected: str, unknown: tuple[str, ...]) -> None:
    engine = ApertiumEngine()
    if (source, target) not in engine.pairs():
        pytest.skip(f"Debian's apertium pair {source}-{target} is not installed")
    rendering = engine.translate([sentence], source, target)[0]
    assert rendering.text == expected
    assert tuple(rendering.text[start:end] for start, end in rendering.unknown) == unknown
    assert engine.traits(source, target).keeps_case == ({source, target} <= {"be", "ru", "uk"})


@settings(max_examples=3, deadline=None)
@example(["", "\xad", "Минск", "—"])  # a lone soft hyphen came back empty
@given(st.lists(st.text(st.characters(), max_size=40), min_size=8, max_size=16))
def test_any_text_goes_through_a_real_pair(sentences: list[str]) -> None:
    engine = ApertiumEngine()
    if ("ru", "be") not in engine.pairs():
        pytest.skip("Debian's apertium-bel-rus is not installed")
    renderings = engine.translate(sentences, "ru", "be")
    assert len(renderings) == len(sentences)
    for sentence, rendering in zip(sentences, renderings, strict=True):
        assert bool(rendering.text.strip()) == bool(sentence.strip())
