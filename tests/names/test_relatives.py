"""Relatives named beside the one they belong to, and parts of names whose bearers the text names in full."""

from __future__ import annotations

import pytest

from translit import Glossary, names

PEOPLE = Glossary.from_forms(
    {
        "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик"},
        "babaryka": {"be": "Віктар Бабарыка", "ru": "Виктор Бабарико"},
        "kalesnikava": {"be": "Марыя Калеснікава", "ru": "Мария Колесникова"},
    }
)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Вернулась жена Лосика Дарья.", "ru", [("Лосика", "losik"), ("Дарья", None)]),
        ("Жена Лосика Дарья вернулась.", "ru", [("Лосика", "losik"), ("Дарья", None)]),
        ("Тут Виктор Бабарико. Брат Бабарико Александр.", "ru", [("Бабарико", "babaryka"), ("Александр", None)]),
        ("Дочь Мацкевича Светлану пустили.", "ru", [("Мацкевича", None), ("Светлану", None)]),
        ("Отец Ирины Олег Дубов ждал.", "ru", [("Ирины", None), ("Олег Дубов", None)]),
        ("Прыйшла маці Мікіты Емяльянава.", "be", [("Мікіты Емяльянава", None)]),
        ("Маці Мікіты Емяльянава прыйшла.", "be", [("Мікіты Емяльянава", None)]),
    ],
    ids=["inside", "at the beginning", "indeclinable", "unknown", "two given names", "no Finn", "no Finn at the start"],
)
def test_the_name_after_a_relative_is_not_glued_to_the_next(
    text: str, lang: str, found: list[tuple[str, str | None]]
) -> None:
    assert [(m.text, m.entry_id) for m in names.find(text, lang, glossary=PEOPLE)][-len(found) :] == found


def test_a_father_called_like_nobody_known_is_found_beside_his_daughter() -> None:
    text = "Марыя Калеснікава дома. Бацька Марыі Аляксандр Калеснікаў чакаў."
    found = [(m.text, m.entry_id) for m in names.find(text, "be", glossary=PEOPLE)]
    assert found[1:] == [("Марыі", "kalesnikava"), ("Аляксандр Калеснікаў", None)]


@pytest.mark.parametrize(
    ("text", "lang", "lemma", "gender"),
    [
        ("Анна Гончарова просила слова. Гончаровой не дали.", "ru", "Гончарова", "f"),
        ("Вспомнили Вячеслава Чорновола. Сын Чорновола молчал.", "ru", "Чорновол", "m"),
        ("Пра Алега Сянцова казалі. Сянцоў паказаў фільм.", "be", "Сянцоў", "m"),
        ("Рыгор Кастусёў тут. Кастусёву не далі слова.", "be", "Кастусёў", "m"),
    ],
)
def test_a_surname_alone_has_the_base_form_of_whom_the_text_names(
    text: str, lang: str, lemma: str, gender: str
) -> None:
    last = names.find(text, lang)[-1]
    assert (last.lemma, last.gender) == (lemma, gender)


def test_a_surname_of_two_people_keeps_its_own_reading() -> None:
    text = "Алена Кавальчук і Сяргей Кавальчук тут. Кавальчук прыйшла."
    assert names.find(text, "be")[-1].gender is None


def test_a_given_name_alone_has_its_base_form_from_the_table() -> None:
    assert [m.lemma for m in names.find("Он уехал с женой Марьяной.", "ru")] == ["Марьяна"]
    assert [m.lemma for m in names.find("Судзяць Алену Шабуню.", "be")] == ["Алена Шабуня"]
