"""Families: a surname in the plural is neither one person of the family nor another surname."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary, names, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.morphology.plurals import plural, singular
from translit.translate.unlisted.families import with_families

PEOPLE = Glossary(
    [
        Entry(
            "losik",
            "person",
            {"be": "Ігар Лосік", "ru": "Игорь Лосик"} | {"en": "Ihar Losik", "fr": "Ihar Lossik"},
            "m",
        ),
        Entry("bykau", "person", {"be": "Васіль Быкаў", "ru": "Василь Быков", "en": "Vasil Bykau"}, "m"),
    ]
)
RELATED = Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True)


@pytest.mark.parametrize(
    ("lang", "surname", "forms"),
    [
        ("ru", "Беляцкий", "Беляцкие Беляцких Беляцким Беляцких Беляцкими Беляцких"),
        ("ru", "Протас", "Протасы Протасов Протасам Протасов Протасами Протасах"),
        ("ru", "Карней", "Карнеи Карнеев Карнеям Карнеев Карнеями Карнеях"),
        ("ru", "Лукашенко", "Лукашенко Лукашенко Лукашенко Лукашенко Лукашенко Лукашенко"),
        ("be", "Лукашэнка", "Лукашэнкі Лукашэнкаў Лукашэнкам Лукашэнкаў Лукашэнкамі Лукашэнках"),
        ("be", "Коваль", "Ковалі Коваляў Ковалям Коваляў Ковалямі Ковалях"),
        ("uk", "Дашкевич", "Дашкевичі Дашкевичів Дашкевичам Дашкевичів Дашкевичами Дашкевичах"),
        ("uk", "Коваленко", "Коваленки Коваленків Коваленкам Коваленків Коваленками Коваленках"),
        # what never changes, and what Belarusian declines though the others leave it open
        ("ru", "Черных", " ".join(["Черных"] * 6)),
        ("uk", "Черних", " ".join(["Черних"] * 6)),
        ("be", "Купала", "Купалы Купалаў Купалам Купалаў Купаламі Купалах"),
        ("ru", "Купала", ""),
        ("pl", "Łosik", ""),
    ],
)
def test_the_plural_by_the_grammars(lang: str, surname: str, forms: str) -> None:
    assert " ".join(plural(surname, lang).values()) == forms


@pytest.mark.parametrize(
    ("source", "target", "text", "words", "expected"),
    [
        ("ru", "be", "Игорь Лосик ушёл от Лосиков.", {"ушёл": "сышоў", "от": "ад"}, "Ігар Лосік сышоў ад Лосікаў."),
        ("ru", "be", "Василь Быков ушёл от Быковых.", {"ушёл": "сышоў", "от": "ад"}, "Васіль Быкаў сышоў ад Быкавых."),
        ("be", "ru", "Сям'я Лосікаў і Ігар Лосік.", {"Сям'я": "Семья", "і": "и"}, "Семья Лосиков и Игорь Лосик."),
        ("ru", "be", "Анна Коваленко. Коваленки спят.", {"спят": "спяць"}, "Ганна Каваленка. Каваленкі спяць."),
        ("be", "ru", "Сям'я Гарадніцкіх.", {"Сям'я": "Семья"}, "Семья Городницких."),
        (
            "en",
            "ru",
            "Alena Hnauk sat. The Hnauks sat.",
            {"the": "эти", "sat": "тут"},
            "Елена Гнаук тут. Эти Гнауки тут.",
        ),
        ("en", "fr", "The Losiks saw Ihar Losik.", {"the": "les", "saw": "virent"}, "Les Lossik virent Ihar Lossik."),
    ],
    ids=[
        "after another preposition",
        "an adjective's plural",
        "genitive",
        "as the press has it",
        "of whom the text names nobody else",
        "of a woman with a man's surname",
        "no plural in French",
    ],
)
def test_a_family_comes_out_in_the_plural(
    source: str, target: str, text: str, words: dict[str, str], expected: str
) -> None:
    engine = FakeEngine({(source, target): words}, traits=RELATED if source != "en" else Traits(marks_unknown=True))
    done = translate(text, source, target, glossary=PEOPLE, engine=engine)
    assert (done.text, done.ok) == (expected, True)
    assert "names-by-rule" in {finding.code for finding in done.warnings}


@pytest.mark.parametrize(
    ("lang", "form", "found"),
    [
        ("ru", "Седельниковых", ("Седельников", ("gen", "acc", "loc"))),
        ("be", "Лагвіновічы", ("Лагвіновіч", ("nom",))),
        ("uk", "Горобці", ("Горобець", ("nom",))),
        ("uk", "Білі", ("Білий", ("nom",))),
        ("uk", "Бойки", ("Бойко", ("nom",))),
        ("ru", "Черных", None),
        ("ru", "Петренко", None),
        ("be", "Новік", None),
    ],
)
def test_one_of_the_family(lang: str, form: str, found: tuple[str, tuple[str, ...]] | None) -> None:
    assert singular(form, lang) == found


@pytest.mark.parametrize(
    ("source", "text", "target", "expected"),
    [
        ("ru", "Супруги Ирина и Олег Седельниковы.", "be", "Супруги Ірына і Алег Сядзельнікавы."),
        ("be", "Анна і Алег Сядзельнікавы.", "ru", "Анна и Олег Седельниковы."),
        ("ru", "Анна и Олег Новиков.", "be", "Ганна і Алег Новікаў."),
        ("ru", "Дом Анны и Ивана Бойко.", "be", "Дом Ганны і Івана Бойкі."),
        ("uk", "Ніна та Іван Горобці.", "ru", "Нина и Иван Горобцы."),
        ("be", "Адвакатка Лосікаў Ганна Новік і Ілья Лосік.", "ru", "Адвакатка Лосиков Анна Новик и Илья Лосик."),
    ],
    ids=[
        "a couple",
        "spelled as neighbours do",
        "one man alone",
        "a surname that stays",
        "another plural",
        "before a whole name",
    ],
)
def test_people_who_share_a_surname(source: str, text: str, target: str, expected: str) -> None:
    engine = FakeEngine({(source, target): {"и": "і", "та": "и", "і": "и"}}, traits=RELATED)
    done = translate(text, source, target, glossary=Glossary.from_forms({}), engine=engine)
    assert done.text == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [("be", "Ігар Лосік ішоў з Лосікам."), ("ru", "Игорь Лосик и Марк Лосиков."), ("en", "Ihar Losik met Losiks.")],
    ids=["a singular form too", "a surname beside a given name", "no article"],
)
def test_what_is_no_family(lang: str, text: str) -> None:
    found = names.find(text, lang, glossary=PEOPLE)
    assert with_families(text, lang, found) == found


PIECES = [
    "Ihar Losik",
    "the Losiks",
    "The ",
    "née ",
    "(",
    ")",
    " and ",
    "Siarhei Hun",
    "Hun",
    "Huns",
    "A.",
    "’s",
    ", ",
    "\n",
    "Ń",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12))
def test_any_text_goes_through(pieces: list[str]) -> None:
    """Strangers and families in any order: no exception, and each name that is told stands where it is told."""
    engine = FakeEngine({("en", "ru"): {"and": "и"}}, traits=Traits(marks_unknown=True))
    done = translate("Ihar Losik. " + "".join(pieces), "en", "ru", glossary=PEOPLE, engine=engine)
    for name in done.names:
        assert name.target_span is None or done.text[slice(*name.target_span)] == name.found


@pytest.mark.parametrize("lang", ["es", "fr", "sv", "ja"])
def test_a_language_whose_declension_nobody_has_told_has_no_families(lang: str) -> None:
    """A Spanish article about anybody was refused."""
    losik = names.Mention(0, 10, "Ihar Losik", "Ihar Losik", "person", lang=lang)
    assert with_families("Ihar Losik, los Losik, Losiks", lang, [losik]) == [losik]


def test_a_family_that_stands_alone_is_put_right_whatever_the_engine_made_of_it() -> None:
    engine = FakeEngine({("ru", "be"): {"Тихановские": "Ціхановскія"}}, traits=RELATED)
    done = translate("Супруги Тихановские.", "ru", "be", glossary=Glossary.from_forms({}), engine=engine)
    assert done.text == "Супруги Ціханоўскія."
