"""Likeness: one person in many spellings, and the people that must be kept apart."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import names

SAME = [
    ("Ігар Лосік", "Igor Losik", "given names that no letter rule connects"),
    ("Аляксандр Лукашэнка", "Александр Лукашенко", "akanne"),
    ("Святлана Ціханоўская", "Светлана Тихановская", "tsekanne and ў"),
    ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaia", "two English habits"),
    ("Alaksandr Łukašenka", "Aleksandr Lukashenko", "diacritics"),
    ("Wladimir Selenskyj", "Володимир Зеленський", "German spelling"),
    ("Aleksandras Lukašenka", "Аляксандр Лукашэнка", "Lithuanian spelling"),
    ("Мікалай Статкевіч", "Statkevich Nikolai Viktorovich", "order and a patronymic on one side"),
    ("LOSIK, Ihar", "Игорь Лосик", "a list's capitals and comma"),
    ("Игоpь Лоcик", "Ігар Лосік", "Latin p and c in Cyrillic words"),
    ("Ales Bialiatski", "Александр Беляцкий", "a short form"),
    ("Саша Иванов", "Александр Иванов", "a diminutive"),
    ("Jean-Claude Juncker", "Жан-Клод Юнкер", "a French name in Cyrillic"),
    ("Auroux Jean", "Жан Ору", "silent letters, order"),
    ("Díez González Rosa", "Роза Диес Гонсалес", "nothing tells which word is what"),
    ("Анна Петрова-Водкина", "Hanna Piatrova-Vodkina", "a double surname"),
]
OTHER = [
    ("Ігар Лосік", "Дар'я Лосік", "husband and wife"),
    ("Николай Иванов", "Пётр Иванов", "brothers"),
    ("Иван Сергеевич Петров", "Иван Андреевич Петров", "another father"),
    ("Александр Иванов", "Александра Иванова", "a man and a woman"),
    ("Аляксандр Лукашэнка", "Алена Лукашэнка", "one family"),
    ("Виктор Бабарико", "Виктор Бондаренко", "the given name alone"),
    ("Сергей Тихановский", "Ганна Канапацкая", "nothing alike"),
    ("И. Лосик", "Дарья Лосик", "another initial"),
    ("", "Игорь Лосик", "no name at all"),
]


@pytest.mark.parametrize(("a", "b", "why"), SAME, ids=[why for *_, why in SAME])
def test_one_person(a: str, b: str, why: str) -> None:
    assert names.similarity(a, b) > 0.75
    assert names.similarity(b, a) > 0.75


@pytest.mark.parametrize(("a", "b", "why"), OTHER, ids=[why for *_, why in OTHER])
def test_two_people(a: str, b: str, why: str) -> None:
    assert names.similarity(a, b) < 0.4
    assert names.similarity(b, a) < 0.4


def test_an_initial_is_weaker_than_the_name() -> None:
    assert 0.6 < names.similarity("И. Лосик", "Ігар Лосік") < names.similarity("Игорь Лосик", "Ігар Лосік")


def test_the_explanation_has_the_score_and_the_reason_of_each_part() -> None:
    found = names.explain("Ihar Losik", "Лосик Игорь Александрович")
    assert found.score == names.similarity("Ihar Losik", "Лосик Игорь Александрович")
    assert {part.part: part.by for part in found.parts} == {
        "given": "table",
        "patronymic": "missing",
        "surname": "same",
    }
    assert "given: ihar / игорь" in str(found)


def test_the_explanation_says_that_two_genders_met() -> None:
    parts = {part.part for part in names.explain("Александр Шмидт", "Анна Шмидт").parts}
    assert "gender" in parts


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_number_from_0_to_1(a: str, b: str) -> None:
    assert 0.0 <= names.similarity(a, b) <= 1.0


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([a for a, *_ in SAME] + [b for _, b, _ in SAME]))
def test_a_name_is_like_itself(name: str) -> None:
    assert names.similarity(name, name) == pytest.approx(1.0)


def test_threads_agree() -> None:
    wanted = [names.similarity(a, b) for a, b, _ in SAME + OTHER]
    got: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: got.append([names.similarity(a, b) for a, b, _ in SAME + OTHER]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [wanted] * 4
