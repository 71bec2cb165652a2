"""Families in a text: a surname in the plural beside a word that asks for it, and what only looks like one."""

from __future__ import annotations

import pytest

from translit import Glossary, names, normalize

PEOPLE = Glossary.from_forms(
    {
        "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик"},
        "dostoevsky-novel": {"ru": "Братья Карамазовы"},
    }
)


@pytest.mark.parametrize(
    ("lang", "text", "family", "lemma"),
    [
        ("ru", "Семья Лосиков уехала.", "Лосиков", "Лосик"),
        ("ru", "Супруги Тихановские приехали.", "Тихановские", "Тихановский"),
        ("ru", "В доме супругов Тихановских был обыск.", "Тихановских", "Тихановский"),
        ("ru", "Помогли братьям Климовичам.", "Климовичам", "Климович"),
        ("ru", "Дело семьи Юшкевичей.", "Юшкевичей", "Юшкевич"),
        ("be", "Сям'я Гарадніцкіх пераехала.", "Гарадніцкіх", "Гарадніцкі"),
        ("be", "Справа сям’і Юшкевічаў.", "Юшкевічаў", "Юшкевіч"),
        ("be", "Дапамаглі братам Лосікам.", "Лосікам", "Лосік"),
        ("uk", "Подружжя Тихановських прибуло.", "Тихановських", "Тихановський"),
        ("uk", "Сім’я Коваленків тут.", "Коваленків", "Коваленко"),
    ],
)
def test_a_family_has_the_surname_of_one_of_them(lang: str, text: str, family: str, lemma: str) -> None:
    mention = next(m for m in names.find(text, lang, glossary=PEOPLE) if m.text == family)
    assert (mention.lemma, mention.shape, mention.kind, mention.entry_id) == (lemma, "family", "person", None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Он ждал супруги Валентины."),
        ("ru", "Тут семья Черных."),
        ("ru", "Роман «Братья Карамазовы» вышел."),
        ("ru", "Семья. Лосиков ушёл."),
        ("ru", "Сёстры Вачовски сняли фильм."),
        ("be", "Сёстры Вачоўскі знялі фільм."),
        ("ru", "Семьи Барановичей получили помощь."),
        ("be", "Вось жонка Купалы."),
        ("en", "The family Losiks left."),
    ],
    ids=[
        "a given name",
        "one surname for both numbers",
        "a title of the glossary",
        "a full stop",
        "a Polish surname in the singular",
        "the same in Belarusian",
        "a town in the plural",
        "a wife",
        "no cases",
    ],
)
def test_what_is_no_family(lang: str, text: str) -> None:
    assert [m for m in names.find(text, lang, glossary=PEOPLE) if m.shape == "family"] == []


@pytest.mark.parametrize(
    ("text", "lang", "family"),
    [
        ("Сергей Тихановский дома. Тихановские дали интервью.", "ru", "Тихановские"),
        ("Игорь Лосик приехал. Лосикам дали орден.", "ru", "Лосикам"),
        ("Сергій Тихановський удома. Тихановські дали інтерв'ю.", "uk", "Тихановські"),
    ],
)
def test_a_plural_alone_is_not_the_man_of_the_glossary(text: str, lang: str, family: str) -> None:
    """It was linked to him, and normalizing wrote «Тихановский дали интервью»."""
    found = {m.text: (m.shape, m.entry_id) for m in names.find(text, lang, glossary=Glossary.load())}
    assert found[family] == ("family", None)
    assert normalize(text, lang).text == text


def test_a_form_that_the_glossary_has_stays_its_entrys() -> None:
    """Belarusian Лосікам is the instrumental of one man too."""
    found = names.find("Ігар Лосік дома. Размова з Лосікам.", "be", glossary=Glossary.load())
    assert [m.entry_id for m in found] == ["losik-ihar"] * 2


def test_a_plural_that_a_man_has_too_is_the_man_of_the_glossary() -> None:
    """«Лукашэнкі» is his genitive as well; a glossary without Belarusian forms lost him by it."""
    people = Glossary.from_forms({"lukashenko": {"ru": "Александр Лукашенко"}})
    (found,) = names.find("Сітуацыя з загадам Лукашэнкі.", "be", glossary=people)
    assert (found.text, found.entry_id) == ("Лукашэнкі", "lukashenko")
