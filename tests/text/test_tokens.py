"""Words with their offsets, and what must not be touched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text import protected_spans, words

WORDS = [
    ("apostrophes and hyphens inside", "з’езд Нью-Йорк д'Артаньян", ["з’езд", "Нью-Йорк", "д'Артаньян"]),
    ("quotes are no apostrophes", "'Мінск' ‘Мінск’", ["Мінск", "Мінск"]),
    ("digits and underscores part words", "5-ты Ту-154 a_b", ["ты", "Ту", "a", "b"]),
    ("combining marks and soft hyphens", "Мо\u0301сква за\u00adкон", ["Мо\u0301сква", "за\u00adкон"]),
    ("dashes part words", "Мінск—Гомель Мінск–Гомель", ["Мінск", "Гомель", "Мінск", "Гомель"]),
    ("other scripts", "東京 Αθήνα", ["東京", "Αθήνα"]),
]


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_words(text: str, found: list[str]) -> None:
    assert [token.text for token in words(text)] == found


PROTECTED = [
    ("https://svaboda.org/a/1.html?x=я, далей", ["https://svaboda.org/a/1.html?x=я"]),
    ("Пішыце на ihar.losik@example.org.", ["ihar.losik@example.org"]),
    ("@nexta_live і #Беларусь", ["@nexta_live", "#Беларусь"]),
    ("глядзі www.bbc.co.uk/news)", ["www.bbc.co.uk/news"]),
    ("сайт nashaniva.com піша", ["nashaniva.com"]),
    ("Onliner.by — назва", []),
    ("сайт щука.рф, почта на Почта.рус/вход?a=1.", ["щука.рф", "Почта.рус/вход?a=1"]),
    ("кремль.дети.рф і on-line.щука.бел!", ["кремль.дети.рф", "on-line.щука.бел"]),
    ("пошта@мінск.бел", ["пошта@мінск.бел"]),
    ("В РФ. Конст. рф, законы.рф-ведомство и конец.Рус", []),
    ("запусціце `translit --help` тут", ["`translit --help`"]),
    ("Лук`янов і Дем`янов", []),
    ("```\nМінск\n``` далей", ["```\nМінск\n```"]),
    ("C# і 5 @ 3", []),
]


@pytest.mark.parametrize(("text", "found"), PROTECTED)
def test_protected_spans(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in protected_spans(text)] == found


@settings(max_examples=150, deadline=None)
@given(st.text("aя.@#`/:w-_ \n'", max_size=60))
def test_spans_are_in_order_and_apart(text: str) -> None:
    spans = protected_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert all(text[token.start : token.end] == token.text for token in words(text))


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "`", "#a", "http://", "a-", "www.", "\u0301"])
def test_walls_of_text_stay_linear(piece: str) -> None:
    """A quadratic pattern would need hours here."""
    text = piece * 100_000
    protected_spans(text)
    assert sum(1 for _ in words(text)) >= 0
