"""One table of cases that every engine must pass: what goes in, and what must be found in what comes out.

The engines are a word-by-word fake, the packages run directly, Argos Translate itself and Apertium; what they make of
the words is their own affair, so the cases ask for what no translation may lose.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from translit.engines import FLAGS, Engine, Rendering, UnknownPairError


@dataclass(frozen=True)
class Case:
    """`kept`: strings that must stand in the rendering of the same number; None where it must equal the sentence."""

    name: str
    sentences: tuple[str, ...]
    kept: tuple[tuple[str, ...] | None, ...]


LONG = " ".join(f"the court freed people {number} and" if number % 100 == 0 else "the court" for number in range(2500))

CASES = (
    Case("empty string", ("",), (None,)),
    Case("white space only", (" ", "\n\n", "\t \u00a0"), (None, None, None)),
    Case("one word", ("court",), ((),)),
    Case("a full stop alone", ("...",), (None,)),
    Case("two sentences in one", ("The court freed 17 people. The court freed 18 people.",), (("17", "18"),)),
    Case("two sentences", ("The court freed 17 people.", "The court freed 18."), (("17",), ("18",))),
    Case("the same one thrice", ("The court freed 5.", "And 6.", "The court freed 5."), (("5",), ("6",), ("5",))),
    Case("white space around", ("  The court freed 17 people.\n",), (("17",),)),
    Case("blank ones between", ("The court: 17", "", "The court: 18", " "), (("17",), None, ("18",), None)),
    Case("curly quotes", ("The court “freed” 52 ‘people’.",), (("“", "”", "‘", "’", "52"),)),
    Case("emoji", ("The court freed 12 people 😀👩‍👩‍👧.",), (("12", "😀"),)),
    Case("NUL", ("The court\x00freed 14 people.",), (("14",),)),
    Case("lone surrogate", ("The court \ud800 freed 14 people.",), (("14",),)),
    Case("control characters", ("The court \x01\x1b[31m freed 14 people.",), (("14",),)),
    Case("URL", ("The court: https://example.org/the/court?people=and#freed",), (("https://example.org/",),)),
    Case("what engines use themselves", ("^the$ <court> [freed] {14} @a *b* #c \\d /e",), (("14", "*", "#", "\\"),)),
    Case("another script", ("The court freed Ігар Лосік and 李明 — 14.",), (("14",),)),
    Case("combining marks", ("The court freed I\u0301har u\u0306 14.",), (("14",),)),
    Case("right to left", ("The court freed \u202eمينسك\u202c 14.",), (("14",),)),
)


@pytest.fixture(scope="module")
def rendered(engine: Engine) -> tuple[dict[str, list[Rendering]], dict[str, list[Rendering]]]:
    """The renderings of all cases, by case: made in one call, and in another one with the cases in reverse order."""
    return _rendered(engine, CASES), _rendered(engine, CASES[::-1])


def _rendered(engine: Engine, cases: Sequence[Case]) -> dict[str, list[Rendering]]:
    renderings = iter(engine.translate([sentence for case in cases for sentence in case.sentences], "en", "es"))
    return {case.name: [next(renderings) for _ in case.sentences] for case in cases}


def test_nothing_comes_of_nothing(engine: Engine) -> None:
    assert engine.translate([], "en", "es") == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_engine_keeps_the_contract(case: Case, rendered: tuple[dict[str, list[Rendering]], ...]) -> None:
    renderings = rendered[0][case.name]
    assert len(renderings) == len(case.sentences)
    for sentence, rendering, kept in zip(case.sentences, renderings, case.kept, strict=True):
        _well_formed(rendering)
        if kept is None:
            assert rendering.text == sentence
        else:
            assert [part for part in kept if part not in rendering.text] == []
        core = sentence.strip()
        if core:
            before, after = sentence.split(core)[0], sentence.split(core)[-1]
            assert rendering.text.startswith(before) and rendering.text.endswith(after)
    assert renderings == rendered[1][case.name], "same input, same output, whatever else is in the batch"


def _well_formed(rendering: Rendering) -> None:
    assert rendering.flags <= FLAGS.keys()
    for start, end in rendering.unknown:
        assert 0 <= start < end <= len(rendering.text)


def test_three_hundred_sentences_come_back_in_order(engine: Engine) -> None:
    sentences = [f"The court freed {number}." for number in range(1000, 1300)]
    renderings = engine.translate(sentences, "en", "es")
    assert [number for number, made in zip(range(1000, 1300), renderings, strict=True) if str(number) in made.text] == [
        *range(1000, 1300)
    ]


def test_a_sentence_of_five_thousand_words_is_not_cut_off_in_silence(engine: Engine) -> None:
    assert len(LONG.split()) > 5000
    rendering = engine.translate([LONG], "en", "es")[0]
    _well_formed(rendering)
    numbers = [str(number) for number in range(0, 2500, 100)]
    lost = [number for number in numbers if number not in rendering.text]
    # Argos Translate itself stops after 256 tokens; it may, but the rendering has to say so.
    assert not lost or "short" in rendering.flags
    assert not lost or engine.name == "argostranslate"


def test_an_unknown_pair_is_refused_with_what_there_is(engine: Engine) -> None:
    with pytest.raises(UnknownPairError) as refusal:
        engine.translate(["The court."], "en", "km")
    message = str(refusal.value)
    assert "en → km" in message and "es" in message and "models install" in message


def test_the_same_language_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownPairError, match="same language"):
        engine.translate(["The court."], "en", "en")


def test_a_pair_that_is_not_there_goes_through_another(engine: Engine) -> None:
    if ("es", "fr") not in engine.pairs():
        pytest.skip("apertium-fr-es is not installed")
    rendering = engine.translate(["The court freed 17."], "en", "fr")[0]
    assert "17" in rendering.text and "pivot" in rendering.flags
    assert "tribunal" in rendering.text or "cour" in rendering.text


def test_threads_get_their_own_answers(engine: Engine) -> None:
    batches = [[f"The court freed {number}{turn}." for turn in range(2)] for number in range(100, 103)]
    alone = [engine.translate(batch, "en", "es") for batch in batches]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda batch: engine.translate(batch, "en", "es"), batches))
    assert together == alone


def test_it_works_again_after_it_was_closed(engine: Engine) -> None:
    before = engine.translate(["The court freed 17."], "en", "es")
    engine.close()
    assert engine.translate(["The court freed 17."], "en", "es") == before


def test_it_is_an_engine_that_says_what_stands_behind_it(engine: Engine) -> None:
    assert isinstance(engine, Engine)
    assert ("en", "es") in engine.pairs()
    signature = engine.signature("en", "es")
    assert signature.startswith(engine.name) and signature == engine.signature("en", "es")
    assert signature != engine.signature("es", "fr")
    traits = engine.traits("en", "es")
    renderings = engine.translate(["The court freed Xqzzt."], "en", "es", attention=True)
    assert bool(renderings[0].attention) == traits.attention
    assert bool(renderings[0].unknown) == traits.marks_unknown
    if traits.keeps_unknown:
        assert "Xqzzt" in renderings[0].text
