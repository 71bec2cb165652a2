"""What goes into Apertium's stream comes out of it, when no stage does anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.engines import apertium_stream
from translit.engines.apertium_stream import Codec, Decoded

ANY = st.text(st.characters(), max_size=60).map(str.strip)  # surrogates and controls included


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY, max_size=4))
def test_any_text_comes_back(sentences: list[str]) -> None:
    # The apostrophe inside words goes in straight: dictionaries have no other.
    decoded = Codec(sentences).decode(Codec(sentences).stream)
    assert decoded is not None
    straight = str.maketrans("’ʼ", "''")
    assert [made.text.translate(straight) for made in decoded] == [text.translate(straight) for text in sentences]


@settings(max_examples=80, deadline=None)
@given(ANY)
def test_the_stream_is_utf_8_without_a_nul(sentence: str) -> None:
    assert b"\0" not in Codec([sentence]).stream.encode("utf-8")


def test_private_use_characters_of_the_text_are_not_confused_with_stand_ins() -> None:
    text = "\ue000 * \ue001 # \U000f0000"
    codec = Codec([text])
    assert codec.decode(codec.stream) == [Decoded(text)]


@pytest.mark.parametrize(
    ("inside", "text", "unknown"),
    [
        ("El *Losik corre", "El Losik corre", ((3, 8),)),
        ("*Лосік і *Бяляцкі", "Лосік і Бяляцкі", ((0, 5), (8, 15))),
        ("#їхній @слово", "їхній слово", ()),  # not generated, not in the bilingual dictionary: no mark stays
        ("*Дем'*янчук", "Дем'янчук", ((0, 9),)),
        ("Lukashenko  el portavoz", "Lukashenko el portavoz", ()),
        (" Es allí", "Es allí", ()),
        ("a[\n\n]b", "a\n\nb", ()),
        ("a [  ]b", "a  b", ()),
        ("a[  ] b", "a  b", ()),
        ("Minsk.\uffff", "Minsk.", ()),  # what lt-proc -p appends at the end of a stream
    ],
)
def test_marks_and_spaces_of_the_engine_are_taken_away(inside: str, text: str, unknown: tuple[object, ...]) -> None:
    codec = Codec(["x"])
    assert codec.decode(codec.stream.replace("x", inside)) == [Decoded(text, unknown)]


def test_a_lost_or_moved_boundary_is_noticed() -> None:
    codec = Codec(["a", "b"])
    assert codec.decode(codec.stream.replace("[\x1f0\x1f]", "")) is None
    swapped = codec.stream.replace("\x1f0\x1f", "\x1f9\x1f").replace("\x1f1\x1f", "\x1f0\x1f")
    assert codec.decode(swapped) is None
    assert codec.decode("") is None


def test_an_endless_word_goes_through_as_one_character() -> None:
    text = "a " + "б" * 300_000 + " c"
    codec = Codec([text])
    assert len(codec.stream) < 50
    assert codec.decode(codec.stream) == [Decoded(text)]


def test_more_urls_than_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apertium_stream, "_STAND_INS", (range(0xE000, 0xE003),))
    text = "* a1@b.by a2@b.by a3@b.by a4@b.by"
    codec = Codec([text])
    assert codec.decode(codec.stream) == [Decoded(text)]


def test_a_url_goes_through_as_one_character() -> None:
    codec = Codec(["see https://example.org/the/court now"])
    assert "example" not in codec.stream
    assert codec.decode(codec.stream) == [Decoded("see https://example.org/the/court now")]
