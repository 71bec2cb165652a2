"""Poles and Lithuanians whom an English text names without their marks: who is one, and how he is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine
from translit.names.lands import polish_or_lithuanian
from translit.translate.unlisted.abroad import from_abroad, transcribed


@pytest.mark.parametrize(
    ("name", "gender", "ru", "be", "uk"),
    [
        ("Marcin Kierwinski", "m", "Марцин Кервиньский", "Марцін Кервіньскі", "Марцін Кервінський"),
        ("Marta Cienkowska", "f", "Марта Ценковская", "Марта Цэнкоўская", "Марта Ценковська"),
        ("Wojciech Nowicki", "m", "Войцех Новицкий", "Вайцех Навіцкі", "Войцех Новицький"),
        ("Hubert Hurkacz", "m", "Хуберт Хуркач", "Хуберт Хуркач", "Губерт Хуркач"),
        ("Wieslaw Kukula", "m", "Веслав Кукула", "Веслаў Кукула", "Веслав Кукула"),
        ("Olga Tokarczuk", "f", "Ольга Токарчук", "Вольга Такарчук", "Ольга Токарчук"),  # a given name of ours
        ("Iga Swiatek", "f", "Ига Свёнтек", "Іга Свёнтэк", "Іга Свйонтек"),  # as print has settled on it
        ("Rafal Augustyniak", "m", "Рафал Аугустыняк", "Рафал Аўгустыняк", "Рафал Аугустиняк"),
        ("Paulius Golubickas", "m", "Паулюс Голубицкас", "Паўлюс Галубіцкас", "Паулюс Голубіцкас"),
        ("Zenonas Buivydas", "m", "Зенонас Буйвидас", "Зянонас Буйвідас", "Зенонас Буйвідас"),
        ("Laurynas Kasciunas", "m", "Лауринас Кащюнас", "Лаўрынас Кашчунас", "Лаурінас Кащюнас"),
        ("Vladislavas Kondratovicius", "m", "Владиславас Кондратовичюс", "Владзіславас Кандратавічус",
         "Владиславас Кондратовічюс"),
    ],
)  # fmt: skip
def test_a_pole_and_a_lithuanian_are_written_as_their_languages_are_read(
    name: str, gender: str, ru: str, be: str, uk: str
) -> None:
    assert [from_abroad(name, target, gender) for target in ("ru", "be", "uk")] == [ru, be, uk]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Ales Bialiatski", "a Belarusian: no letter of Polish"),
        ("Siarhei Nowik", "a given name that only ours have"),
        ("Alexis Tsipras", "a Greek"),
        ("Matt Lucas", "an Englishman"),
        ("Peter Newman", "no end of a Polish surname"),
        ("Chris Hawk", "the same"),
        ("Walter Schwarzenegger", "German"),
        ("Elvis Davis", "English"),
        ("Pierre Dubois", "French"),
        ("Juan Carlos Nowak", "three words"),
        ("Charles Bukowski", "an American of Polish descent: «Харлес»"),
        ("Mike Krzyzewski", "the same: «Мике»"),
        ("Lisa Murkowski", "the same: a Polish woman ends in -ska"),
        ("Jennifer Lewandowski", "the same"),
        ("Jiri Lehecka", "a Czech: a Polish man ends in -cki"),
        ("Jesus Navas", "a Spaniard"),
        ("Juan Cardenas", "a Mexican"),
        ("Matias Vargas", "an Argentine"),
        ("Nikos Androulis", "a Greek"),
        ("Boris Jonas", "a German"),
        ("Cornelius Tacitus", "a Roman"),
    ],
)
def test_nobody_else_is_taken_for_one(name: str, why: str) -> None:
    assert from_abroad(name, "ru", "m") is None, why


def test_such_a_name_is_put_right_wherever_the_engine_left_its_own() -> None:
    """No table has Pawel: the finder is not sure of him, the language is."""
    engine = FakeEngine(
        {("en", "ru"): {"beat": "победил", "Pawel Fajdek": "Павел Фейдек"}}, traits=Traits(annotation=MARKS)
    )
    done = translate("Ivan Petrov beat Pawel Fajdek.", "en", "ru", glossary=Glossary.from_forms({}), engine=engine)
    assert "Файдек" in done.text and "Фейдек" not in done.text


@given(st.text(alphabet="abcijluwyzskni' ", max_size=20), st.sampled_from(["pl", "lt"]))
def test_any_word_is_taken(word: str, land: str) -> None:
    assert polish_or_lithuanian(word, word) in (None, "pl", "lt")
    assert isinstance(transcribed(word, land, "ru"), str | None)
