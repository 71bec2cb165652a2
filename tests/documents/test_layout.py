"""Segments cover the text; what stands between them comes out as it went in."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import MAX_SEGMENT, DocumentError, flat, rebuild, segments

WRAPPED = """\
    Belarus on Thursday freed 52 prisoners after an appeal by
the president of the United States, among them the journalist
Ihar Losik. His family met him in Vilnius in the late evening
of the same day.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Headline\nMINSK - He left. She stayed.", ["Headline", "MINSK - He left.", "She stayed."]),
        ("One.\r\n\r\n\r\n  Two.\tThree.\n", ["One.", "Two.", "Three."]),
        # a headline as long as a filled line, and a paragraph in one line after it
        (
            "Belarus frees 52 prisoners after an appeal of the president\nAlexander Lukashenko freed them. So.",
            [
                "Belarus frees 52 prisoners after an appeal of the president",
                "Alexander Lukashenko freed them.",
                "So.",
            ],
        ),
        (
            WRAPPED,
            [
                "Belarus on Thursday freed 52 prisoners after an appeal by the president of the United States,"
                " among them the journalist Ihar Losik.",
                "His family met him in Vilnius in the late evening of the same day.",
            ],
        ),
        ("- first item\n- second item\n- third item", ["- first item", "- second item", "- third item"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_segments(text: str, expected: list[str]) -> None:
    assert [flat(text[start:end]) for start, end in segments(text, "en")] == expected


def test_a_lone_long_line_is_cut_where_it_hurts_least() -> None:
    clause = "a prisoner came home to Minsk; "
    line = clause * 40_000
    spans = segments(line, "en")
    assert all(end - start <= MAX_SEGMENT for start, end in spans)
    assert all(line[start:end].endswith(";") for start, end in spans)
    assert " ".join(line[start:end] for start, end in spans) == line.rstrip()


def test_a_long_line_without_a_space_is_cut_all_the_same() -> None:
    assert segments("я" * (2 * MAX_SEGMENT + 1), "ru") == [
        (0, MAX_SEGMENT),
        (MAX_SEGMENT, 2 * MAX_SEGMENT),
        (2 * MAX_SEGMENT, 2 * MAX_SEGMENT + 1),
    ]


texts = st.text(st.sampled_from("abЖя .!?\n\r\t\u2028\u00a0\x1f«»-1") | st.characters(), max_size=300)


@given(texts, st.sampled_from(["en", "ru", "be", None]))
@settings(max_examples=150, deadline=None)
def test_segments_leave_only_white_space_out(text: str, lang: str | None) -> None:
    spans = segments(text, lang)
    bounds = [bound for span in spans for bound in span]
    assert bounds == sorted(bounds)
    assert all(text[start:end].strip() for start, end in spans)
    between = [text[a:b] for a, b in zip([0, *bounds[1::2]], [*bounds[0::2], len(text)], strict=True)]
    assert not "".join(between).strip()


@given(texts)
@settings(max_examples=100, deadline=None)
def test_rebuilding_with_the_same_words_gives_the_same_text(text: str) -> None:
    spans = segments(text, "en")
    assert rebuild(text, spans, [text[start:end] for start, end in spans]) == (text, spans)


@given(texts, st.lists(st.text(max_size=5), min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_renderings_stand_where_rebuild_says(text: str, words: list[str]) -> None:
    spans = segments(text, "en")
    renderings = list(islice(cycle(words), len(spans)))
    result, placed = rebuild(text, spans, renderings)
    assert [result[start:end] for start, end in placed] == renderings


def test_a_rendering_for_each_segment() -> None:
    with pytest.raises(DocumentError, match="1 renderings for 2 segments"):
        rebuild("a b", [(0, 1), (2, 3)], ["x"])
