"""The fake engine, on which the tests of name keeping stand: it must misbehave exactly as asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.engines import Traits
from translit.engines.fake import FAULTS, FakeEngine, Fault

TABLE = {
    ("en", "es"): {"the": "el", "court": "tribunal", "freed": "liberó", "white house": "casa blanca", "met": "vio"}
}
SENTENCE = "The court freed Ihar Losik."


def _one(sentence: str, *faults: Fault, traits: Traits | None = None) -> str:
    return FakeEngine(TABLE, faults=faults, traits=traits).translate([sentence], "en", "es")[0].text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (SENTENCE, "El tribunal liberó Ihar Losik."),
        ("White house court", "Casa blanca tribunal"),
        ("THE court", "THE tribunal"),  # only the first letter's case is carried over
        ("Łukašenka’s court-martial", "Łukašenka’s court-martial"),
        ("", ""),
    ],
)
def test_words_and_phrases_of_the_table(sentence: str, expected: str) -> None:
    assert _one(sentence) == expected


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("empty"), ""),
        (Fault("copied"), SENTENCE),
        (Fault("drops_names"), "El tribunal liberó  ."),
        (Fault("common_words", words={"Losik": "salmón"}), "El tribunal liberó ihar salmón."),
        (Fault("loses_characters", words="Lk"), "El tribunal liberó Ihar osi."),
        (Fault("empty", when="Minsk"), "El tribunal liberó Ihar Losik."),
    ],
)
def test_faults(fault: Fault, expected: str) -> None:
    assert _one(SENTENCE, fault) == expected


@pytest.mark.parametrize(
    ("kind", "flag"), [("empty", "empty"), ("looping", "looping"), ("copied", "copied"), ("long", "long")]
)
def test_faults_are_seen_as_what_they_are(kind: str, flag: str) -> None:
    rendering = FakeEngine(TABLE, faults=[Fault(kind)]).translate([SENTENCE], "en", "es")[0]
    assert flag in rendering.flags


def test_a_fault_may_pass() -> None:
    engine = FakeEngine(TABLE, faults=[Fault("empty", times=1)])
    texts = [engine.translate([SENTENCE], "en", "es")[0].text for _ in range(2)]
    assert texts == ["", "El tribunal liberó Ihar Losik."]


def test_what_was_asked_is_on_record() -> None:
    engine = FakeEngine(TABLE)
    engine.translate(["the", "", "court", "the"], "en", "es")
    assert engine.calls == [("the", "court")]  # blanks and doubles are not sent


def test_unknown_words_and_attention() -> None:
    rendering = FakeEngine(TABLE).translate([" White house met Losik "], "en", "es", attention=True)[0]
    assert rendering.text == " Casa blanca vio Losik "
    assert [rendering.text[start:end] for start, end in rendering.unknown] == ["Losik"]
    assert rendering.attention == {(1, 5): (1, 12), (6, 12): (1, 12), (13, 16): (13, 16), (17, 22): (17, 22)}
    silent = FakeEngine(TABLE, traits=Traits()).translate(["Losik"], "en", "es", attention=True)[0]
    assert silent.unknown == () and silent.attention is None


def test_no_such_fault() -> None:
    with pytest.raises(ValueError, match="no fault 'bored'; there are: empty"):
        Fault("bored")


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from([None, *FAULTS]))
def test_any_text(sentence: str, kind: str | None) -> None:
    engine = FakeEngine(TABLE, faults=[Fault(kind)] if kind else [])
    rendering = engine.translate([sentence], "en", "es", attention=True)[0]
    assert all(0 <= start < end <= len(rendering.text) for start, end in rendering.unknown) or kind
