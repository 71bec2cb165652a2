"""Foreigners whom no table has are written as their own language is read, and nobody of ours is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import names
from translit.names.lands import is_foreign, land_of
from translit.names.practical import LANGUAGES, transcribed


@pytest.mark.parametrize(
    ("name", "ru", "be", "uk"),
    [
        ("Stephen Knight", "Стивен Найт", "Стывен Найт", "Стівен Найт"),
        ("Conan O'Brien", "Конан О’Брайен", "Конан О’Браен", "Конан О’Браєн"),
        ("Adam Peaty", "Адам Пити", "Адам Піці", "Адам Піті"),
        ("Harry Whitehead", "Харри Уайтхед", "Хары Уайтхед", "Гаррі Вайтгед"),
        ("Tom Ashton", "Том Эштон", "Том Эштан", "Том Ештон"),
        ("Matteo Ricci", "Маттео Риччи", "Матэа Рыччы", "Маттео Річчі"),
        ("Anna Czajkowska", "Анна Чайковская", "Ана Чайкоўская", "Анна Чайковська"),
        ("Hans Schreiber", "Ханс Шрайбер", "Ханс Шрайбер", "Ганс Шрайбер"),
        ("Luis Hernández", "Луис Эрнандес", "Луіс Эрнандэс", "Луїс Ернандес"),
        ("Pierre Dubois", "Пьер Дюбуа", "П’ер Дзюбуа", "П’єр Дюбуа"),
    ],
)
def test_a_foreigner_is_written_as_his_language_is_read(name: str, ru: str, be: str, uk: str) -> None:
    assert [names.convert(name, "en", target)[0] for target in ("ru", "be", "uk")] == [ru, be, uk]


@pytest.mark.parametrize(
    ("given_name", "surname"),
    [
        ("Ihar", "Losik"),
        ("Siarhei", "Tsikhanouski"),
        ("Anna", "Kotelnikova"),
        ("Andrei", "Chizh"),
        ("Viktar", "Babaryka"),
        ("Alena", "Shchotkina"),
        ("Yuliya", "Hun"),
    ],
)
def test_nobody_of_ours_is_a_foreigner(given_name: str, surname: str) -> None:
    assert (land_of(given_name, surname), is_foreign(given_name, surname)) == (None, False)


@pytest.mark.parametrize("word", ["", "o'", "'", "ßøł", "игорь", "a1"])
def test_what_is_no_word_of_a_name(word: str) -> None:
    assert all(isinstance(transcribed(word, lang), str | None) for lang in LANGUAGES)


@given(st.text(max_size=20), st.sampled_from(LANGUAGES), st.sampled_from(["ru", "uk"]))
def test_any_word_is_transcribed_or_refused(word: str, lang: str, target: str) -> None:
    said = transcribed(word, lang, target)
    assert said is None or not any("a" <= letter <= "z" for letter in said)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_is_asked_for_its_language(given_name: str, surname: str) -> None:
    land = land_of(given_name, surname)
    assert land is None or land.lang in LANGUAGES
