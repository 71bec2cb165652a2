"""A long text in pieces: nothing lost, no word cut, no more held than must be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text import stream, whole_lines

MOST, MARGIN = 40, 10


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_MOST", MOST)
    monkeypatch.setattr(stream, "_MARGIN", MARGIN)


CUT = [
    ("a line whole, however long its pieces", ["а" * 30, "б" * 9 + "\n" + "в"], ["а" * 30 + "б" * 9 + "\n", "в"]),
    (
        "behind a comma rather than a space",
        ["adam bertha caesars, dora emil friedrich gustav"],
        "adam bertha caesars, ",
    ),
    ("a full stop as well", ["adam bertha caesars. dora emil friedrich gustav"], "adam bertha caesars. "),
    (
        "at a space where the comma is far",
        ["adam bertha caesar, dora emil friedrich gustav"],
        "adam bertha caesar, dora emil ",
    ),
    ("a wall anywhere", ["а" * 50, "б"], "а" * 50),
]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("chunks", "pieces"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_where_a_stream_is_cut(chunks: list[str], pieces: list[str] | str) -> None:
    made = list(whole_lines(chunks))
    assert "".join(made) == "".join(chunks)
    assert (made[0] if isinstance(pieces, str) else made) == pieces


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from("аб ,.\n"), max_size=30)))
def test_pieces_are_the_text_and_end_with_a_line_or_a_word(chunks: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stream, "_MOST", MOST)
        patched.setattr(stream, "_MARGIN", MARGIN)
        made = list(whole_lines(chunks))
    assert "".join(made) == "".join(chunks)
    for piece, after in pairwise(made):
        assert piece.endswith(("\n", " ")) or " " not in (piece + after)[: MOST - MARGIN]
    line = max(map(len, "".join(chunks).split("\n")))
    assert all(len(piece) <= max(line + 1, MOST) + 30 for piece in made)
