"""Surnames of foreigners alone: known by the table that all languages print, but for places, firms and other words."""

from __future__ import annotations

import pytest

from translit import names
from translit.morphology import dictionary
from translit.names.tables import data_rows

_OF_PEOPLE = frozenset({"Surn", "Name", "Patr"})


@pytest.mark.parametrize(
    ("text", "lang", "people"),
    [
        ("Фильм с Питтом вышел в прокат.", "ru", ["Питт"]),
        ("Меркель выступила в Берлине.", "ru", ["Меркель"]),
        ("Вчера Кейко Танака прошла, а Танака нет.", "ru", ["Кейко Танака", "Танака"]),
        ("Гутарка з Макронам адбылася.", "be", ["Макрон"]),
        ("Роль виконав Пітт, а не Клуні.", "uk", ["Пітт", "Клуні"]),
        ("У фільмі грає Тейлор Свіфт.", "uk", ["Тейлор Свіфт"]),  # an unknown given name before one
        # what is no person, or not he alone
        ("Дали стоит у дороги.", "ru", ["Даля"]),  # begins a sentence: may be the verb, and here a given name
        ("Завод «Порше» закрыт.", "ru", []),
        ("Он купил Форд в Вашингтоне.", "ru", []),
        ("Премия Пулитцера вручена.", "ru", []),
        ("Вчера Лула да Силва приехал.", "ru", []),
        ("Он жил в районе Морено, в Хомском сельсовете и на Севере.", "ru", []),
        ("В аэропорту Кеннеди 30 градусов Цельсия, в городе Иванове дождь.", "ru", []),
        ("Салат Цезарь и пролив Дрейка известны.", "ru", []),
        ("Летам было цёпла.", "be", []),  # no form of Лета, as Летта is in Belarusian
        ("Магистр Университета Райса уехал. В случае с Россией Земан молчал.", "ru", []),
        ("Секретаря МАССОЛІТа Берліоза немає.", "uk", ["Берліоз"]),
        ("Це справа Фінляндії Маннергейма.", "uk", []),
        ("Министр внутренних дел России", "ru", []),  # no form of Росс
        ("Вчера Ливия молчала.", "ru", []),
        ("Der Film mit Pitt", "de", []),
    ],
)
def test_alone(text: str, lang: str, people: list[str]) -> None:
    assert [mention.lemma for mention in names.find(text, lang)] == people


@pytest.mark.parametrize(
    ("form", "lang", "lemma"),
    [
        ("Джулиана Ассанжа", "ru", "Джулиан Ассанж"),
        ("Йозефа Гайдна", "uk", "Йозеф Гайдн"),
        ("Нельсона Манделу", "uk", "Нельсон Мандела"),
        ("Танака", "ru", "Танака"),
        ("Мікола Гала", "be", "Мікола Гала"),  # nor are these a form of Гал, Гор and Коль
        ("Гора", "ru", "Гора"),
        ("Коля", "ru", "Коля"),
        ("Джорджа Буша", "ru", "Джордж Буш"),  # though a woman is called Джорджа
        ("Джорджа Мелони", "ru", "Джорджа Мелони"),
        ("Александра Иванова", "ru", "Александра Иванова"),  # a Bulgarian is called Иванов; nothing is told by that
    ],
)
def test_a_surname_that_all_print_is_likelier_than_another(form: str, lang: str, lemma: str) -> None:
    assert names.lemma(form, lang) == lemma


def test_whatever_is_another_word_stands_in_the_table() -> None:
    """By the dictionaries, which finding itself never loads."""
    told = {row["ru"] for row in data_rows("settled-words.tsv")}
    missing = [
        row["ru"]
        for row in data_rows("settled.tsv")
        if row["part"] in ("surname", "mononym") and row["ru"] not in (*told, "-") and _is_word(row)
    ]
    assert missing == []


def _is_word(row: dict[str, str]) -> bool:
    return any(_has_other(row[lang].lower(), lang) for lang in ("ru", "uk"))


def _has_other(word: str, lang: str) -> bool:
    readings = dictionary.parses(word, lang) if dictionary.knows(word, lang) else []
    return any(each.is_known and _OF_PEOPLE.isdisjoint(each.tag.grammemes) for each in readings)
