"""Conversion: tables first, rules and letter models next, the capitals and order of the source kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import names
from translit.names.conversion import SPELLINGS, SpellingError

PEOPLE = [
    ("Аляксандр Лукашэнка", "be", "ru", "Александр Лукашенко"),
    ("Александр Лукашенко", "ru", "be", "Аляксандр Лукашэнка"),
    ("Марыя Калеснікава", "be", "ru", "Мария Колесникова"),
    ("Светлана Тихановская", "ru", "be", "Святлана Ціханоўская"),
    ("Святлана Ціханоўская", "be", "en:be", "Sviatlana Tsikhanouskaya"),
    ("Ihar Losik", "en:be", "en:ru", "Igor Losik"),
    ("Igor Kovalchuk", "en:ru", "en:be", "Ihar Kavalchuk"),
    ("Ihar Losik", "en:be", "be", "Ігар Лосік"),
    ("Володимир Зеленський", "uk", "ru", "Владимир Зеленский"),
    ("Владимир Зеленский", "ru", "uk", "Володимир Зеленський"),
    ("Тарас Шевченко", "uk", "en:uk", "Taras Shevchenko"),
    ("Тарас Шевченко", "uk", "be", "Тарас Шаўчэнка"),
    ("Сергей Васильевич Ковальчук", "ru", "be", "Сяргей Васільевіч Кавальчук"),
    ("Лосік Ігар Аляксандравіч", "be", "ru", "Лосик Игорь Александрович"),
    ("ІГАР ЛОСІК", "be", "ru", "ИГОРЬ ЛОСИК"),
    ("Ганс-Дітрых Геншэр", "be", "ru", "Ганс-Дитрих Геншер"),
    ("Умберто Босси", "ru", "be", "Умберта Босі"),
    ("І. Лосік", "be", "ru", "И. Лосик"),
]
PLACES = [
    ("Полоцк", "ru", "be", "Полацк"),
    ("Баранавічы", "be", "ru", "Барановичи"),
    ("Вялікія Лукі", "be", "ru", "Великие Луки"),
    ("Чернігів", "uk", "ru", "Чернигов"),
    ("Чернигов", "ru", "uk", "Чернігів"),
    ("Кривий Ріг", "uk", "en", "Kryvyi Rih"),
    ("Слуцк", "ru", "en", "Slutsk"),
]


@pytest.mark.parametrize(("name", "source", "target", "expected"), PEOPLE)
def test_people(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target)[0] == expected


@pytest.mark.parametrize(("name", "source", "target", "expected"), PLACES)
def test_places(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target, kind="place")[0] == expected


def test_several_answers_best_first_without_repetition() -> None:
    answers = names.convert("Шэўчык", "be", "ru")
    assert answers[0] == "Шевчик"
    assert 1 < len(answers) <= 5
    assert len(set(answers)) == len(answers)


def test_gender_chooses_between_names_of_one_form() -> None:
    assert names.convert("Саша Иванова", "ru", "be", gender="f")
    assert names.convert("Евгения", "ru", "en:ru", gender="f")[0].endswith("a")


@pytest.mark.parametrize("code", ["xx", "", "RU"])
def test_an_unknown_code_is_refused_with_the_known_ones(code: str) -> None:
    with pytest.raises(SpellingError, match="use one of be, ru, uk"):
        names.convert("Ігар", "be", code)


def test_the_same_code_changes_nothing() -> None:
    assert names.convert("Ігар Лосік", "be", "be") == ["Ігар Лосік"]
    assert names.convert("", "be", "ru") == []


@settings(max_examples=50, deadline=None)
@given(
    st.text(max_size=30), st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS), st.sampled_from(["person", "place"])
)
def test_any_text_goes_through(text: str, source: str, target: str, kind: str) -> None:
    assert all(isinstance(answer, str) for answer in names.convert(text, source, target, kind=kind))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="абвгдежзіклмнопрстуўфхцчшыьэюя", min_size=3, max_size=12))
def test_russian_answers_have_no_belarusian_letters(word: str) -> None:
    for answer in names.convert(word.capitalize(), "be", "ru"):
        assert not set(answer.lower()) & set("іў")
