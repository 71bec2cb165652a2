"""What searching stands on: same length, one form for what a reader takes as the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text import fold_lookalikes, lookalikes, matching_form, nfc, script

ANY = st.one_of(st.text(max_size=60), st.text("aаcсeеoоiіxхTТ'’ʼ`-\u2011 \u00a0\u0301Жw", max_size=40))

FOLDED = [
    ("Latin letters in a Cyrillic word", "Лyкaшэнкa", "Лукашэнка"),
    ("Latin i in a Belarusian word", "Мiнск", "Мінск"),
    ("Cyrillic letters in a Latin word", "Wоrdрrеss", "Wordpress"),
    ("Latin letter with an acute for stress", "Лукашéнко", "Лукашенко"),
    ("Latin e with dots for ё", "Горбачëв", "Горбачёв"),
    ("parts of a compound are words of their own", "IT-отдел", "IT-отдел"),
    ("no twin on either side: left alone", "iPhone'ом Windowsовский", "iPhone'ом Windowsовский"),
    ("Roman numerals are Latin", "XХ ст., ХIХ в., ІX, ХХI, XIХ, ХV", "XX ст., XIX в., IX, XXI, XIX, XV"),
    ("the media are no numeral", "СМI", "СМІ"),
    ("pure words of both scripts", "Москва Moscow", "Москва Moscow"),
]


@pytest.mark.parametrize(("source", "folded"), [row[1:] for row in FOLDED], ids=[row[0] for row in FOLDED])
def test_lookalikes(source: str, folded: str) -> None:
    assert fold_lookalikes(source) == folded


EVENED = [
    ("Дем’янчук", "Дем'янчук"),
    ("Демʼянчук Дем`янчук", "Дем'янчук Дем'янчук"),
    ("Ивано\u2011Франковск", "Ивано-Франковск"),
    ("А.\u00a0Лукашенко", "А. Лукашенко"),
    ("Минск — Гомель", "Минск — Гомель"),
    ("O`Neill", "O'Neill"),
]


@pytest.mark.parametrize(("source", "form"), EVENED)
def test_matching_form(source: str, form: str) -> None:
    assert matching_form(source) == form


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_length_is_kept_and_twice_is_once(text: str) -> None:
    for function in (fold_lookalikes, matching_form):
        once = function(text)
        assert len(once) == len(text)
        assert function(once) == once


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_nfc(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Мінск", "Cyrl"),
        ("Minsk", "Latn"),
        ("Minsk Мінск", "mixed"),
        ("12 — !", None),
        ("東京", None),
        ("Мінск (BBC) і ўсё астатняе на гэтым свеце", "Cyrl"),
        ("аааа ааааа B", "Cyrl"),  # a tenth, and more
        ("aaaa aaaaa Б", "Latn"),
        ("aaaa aaaa Б", "mixed"),
    ],
)
def test_script(text: str, found: str | None) -> None:
    assert script(text) == found


def test_walls_of_mixed_letters_stay_linear() -> None:
    assert len(matching_form("aа" * 200_000)) == 400_000


def test_lookalikes_are_told_with_their_places() -> None:
    text = "Лyкaшэнкa быў у Мiнску"
    assert [(text[start:end], folded) for start, end, folded in lookalikes(text)] == [
        ("Лyкaшэнкa", "Лукашэнка"),
        ("Мiнску", "Мінску"),
    ]
