"""Quotation marks go through a model that writes straight ones only, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.translate.sentences.quotes import quoted_like

CASES = [
    ("«А» и «Б»", '"А" і "Б"', "uk", "«А» і «Б»", "two pairs, one after the other"),
    ("«А» и «Б»", '"А" і Б', "uk", '"А" і Б', "one pair is lost: which one, nobody knows"),
    ('«А» и "Б"', '"А" і "Б"', "uk", '"А" і "Б"', "the source has both kinds"),
    ("«А „Б“»", '"А "Б""', "uk", '"А "Б""', "one inside the other"),
    ("«А»", "«А»", "be", "«А»", "the model writes them itself"),
    ("«А»", '"A"', "de", '"A"', "a language that quotes otherwise"),
    ("А", '"А"', "ru", '"А"', "the source has none"),
    ("«А, — сказал он.", '"А, — сказаў ён.', "be", "«А, — сказаў ён.", "a speech goes on in the next segment"),
    ("— Б».", '— Б".', "be", "— Б».", "and ends there"),
]


@pytest.mark.parametrize(("source", "text", "target", "expected", "why"), CASES)
def test_marks_are_those_of_the_source(source: str, text: str, target: str, expected: str, why: str) -> None:
    assert quoted_like(source, text, target) == expected, why


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ('He said "A" and "B".', 'Он сказал "А" и "Б".', "Он сказал «А» и «Б»."),
        ("He said “A”.", 'Он сказал "А".', "Он сказал «А»."),
        ('5" is "A"', '5" это "А"', '5" это "А"'),
        ('"A"', '"А" и "Б"', '"А" и "Б"'),
    ],
)
def test_english_marks_become_those_of_the_target(source: str, text: str, expected: str) -> None:
    """An odd one is an inch, and more or fewer than in the source are nobody's."""
    assert quoted_like(source, text, "ru", "en") == expected


@given(st.text('аб«»" '), st.text('аб«»" '), st.sampled_from(["be", "ru", "uk", "en"]))
def test_length_and_words_stay(source: str, text: str, target: str) -> None:
    made = quoted_like(source, text, target)
    assert len(made) == len(text)
    assert made.translate(str.maketrans("«»", '""')) == text.translate(str.maketrans("«»", '""'))
