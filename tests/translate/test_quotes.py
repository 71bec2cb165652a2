"""Quotation marks go through a model that writes straight ones only, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.translate.quotes import quoted_like

CASES = [
    ("«А» и «Б»", '"А" і "Б"', "uk", "«А» і «Б»", "two pairs, one after the other"),
    ("«А» и «Б»", '"А" і Б', "uk", '"А" і Б', "one pair is lost: which one, nobody knows"),
    ('«А» и "Б"', '"А" і "Б"', "uk", '"А" і "Б"', "the source has both kinds"),
    ("«А „Б“»", '"А "Б""', "uk", '"А "Б""', "one inside the other"),
    ("«А»", "«А»", "be", "«А»", "the model writes them itself"),
    ("«А»", '"A"', "de", '"A"', "a language that quotes otherwise"),
    ("А", '"А"', "ru", '"А"', "the source has none"),
]


@pytest.mark.parametrize(("source", "text", "target", "expected", "why"), CASES)
def test_marks_are_those_of_the_source(source: str, text: str, target: str, expected: str, why: str) -> None:
    assert quoted_like(source, text, target) == expected, why


@given(st.text('аб«»" '), st.text('аб«»" '), st.sampled_from(["be", "ru", "uk", "en"]))
def test_length_and_words_stay(source: str, text: str, target: str) -> None:
    made = quoted_like(source, text, target)
    assert len(made) == len(text)
    assert made.translate(str.maketrans("«»", '""')) == text.translate(str.maketrans("«»", '""'))
