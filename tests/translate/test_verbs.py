"""A name stands in the case of the verb that governs it in the target language, not in that of the source's verb."""

from __future__ import annotations

import pytest

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.tables import rows
from translit.translate.verbs import ruled, verb_case

RELATED = Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True)
PEOPLE = Glossary(
    [
        Entry("kallas", "person", {"be": "Кая Калас", "ru": "Кая Каллас", "uk": "Кая Каллас"}, "f"),
        Entry("sybiha", "person", {"be": "Андрэй Сібіга", "ru": "Андрей Сибига", "uk": "Андрій Сибіга"}, "m"),
        Entry("poroshenko", "person", {"be": "Марына Парашэнка", "uk": "Марина Порошенко"}, "f"),
        Entry("leyen", "person", {"ru": "Урсула фон дер Ляйен", "uk": "Урсула фон дер Ляєн"}, "f"),
    ]
)
WORDS = {
    ("uk", "ru"): {
        "подякував": "поблагодарил", "подякували": "поблагодарили", "подарував": "подарил", "пробачила": "извинила",
        "і": "и", "одружився": "женился", "з": "с", "насміхається": "насмехается", "чекають": "ждут",
        "на": "на", "дорікнув": "упрекнул", "сестру": "сестру",
    },
    ("ru", "uk"): {"поблагодарил": "подякував", "Она": "Вона", "упрекнула": "дорікнула", "и": "і"},
    ("be", "ru"): {"падзякаваў": "поблагодарил", "падараваў": "подарил", "кнігу": "книгу", "пасмяяўся": "посмеялся",
                   "з": "с"},
    ("uk", "be"): {"дорікнула": "дакарыла"},
    ("ru", "be"): {"поблагодарил": "падзякаваў"},
}  # fmt: skip


def translated(text: str, source: str, target: str) -> str:
    engine = FakeEngine({(source, target): WORDS[source, target]}, traits=RELATED)
    done = translate(text, source, target, glossary=PEOPLE, engine=engine)
    assert done.ok
    return done.text


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("uk", "ru", "Він подякував Каї Каллас.", "Він поблагодарил Каю Каллас."),
        ("uk", "ru", "Він подякував Каї Каллас і Сибізі.", "Він поблагодарил Каю Каллас и Сибигу."),
        ("uk", "ru", "Сибізі подякували двоє.", "Сибигу поблагодарили двоє."),
        ("uk", "ru", "Подякував Сибіга.", "Поблагодарил Сибига."),
        ("uk", "ru", "Каллас пробачила Сибізі.", "Каллас извинила Сибигу."),
        ("uk", "ru", "Він дорікнув Сибізі.", "Він упрекнул Сибигу."),
        ("uk", "be", "Порошенко дорікнула Сибізі.", "Парашэнка дакарыла Сібігу."),
        ("uk", "ru", "Він подарував Каї Каллас.", "Він подарил Кае Каллас."),
        ("uk", "ru", "Він подякував сестрі Каї Каллас.", "Він поблагодарил сестрі Каи Каллас."),
        ("ru", "uk", "Он поблагодарил Каю Каллас.", "Он подякував Каї Каллас."),
        ("ru", "uk", "Она упрекнула Сибигу и Каю Каллас.", "Вона дорікнула Сибізі і Каї Каллас."),
        ("be", "ru", "Ён падзякаваў Каі Калас.", "Ён поблагодарил Каю Каллас."),
        ("be", "ru", "Ён падараваў Каі Калас кнігу.", "Ён подарил Кае Каллас книгу."),
        ("ru", "be", "Он поблагодарил Сибигу.", "Он падзякаваў Сібігу."),
    ],
    ids=["ambiguous form", "two of them", "name first", "the subject stays", "of the chosen verb", "to reproach",
         "an indeclinable subject", "dative in both", "somebody's sister", "into Ukrainian",
         "list into Ukrainian", "from Belarusian",
         "dative of a Belarusian form", "into Belarusian"],
)  # fmt: skip
def test_the_verb_of_the_target_decides(source: str, target: str, text: str, expected: str) -> None:
    assert translated(text, source, target) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("uk", "Він одружився з Каєю Каллас.", "Він женился на Кае Каллас."),
        ("uk", "Він насміхається з Сибіги.", "Він насмехается над Сибигой."),
        ("be", "Ён пасмяяўся з Сібігі.", "Ён посмеялся над Сибигой."),
        ("uk", "Тут чекають на Сибігу.", "Тут ждут Сибигу."),
    ],
    ids=["to marry", "to mock", "to laugh at", "to wait for"],
)
def test_the_preposition_of_the_target_verb(source: str, text: str, expected: str) -> None:
    assert translated(text, source, "ru") == expected


def test_a_name_with_a_small_word_first_begins_a_sentence_with_a_capital() -> None:
    assert translated("Фон дер Ляєн тут.", "uk", "ru") == "Фон дер Ляйен тут."


@pytest.mark.parametrize(
    ("before", "after", "lang"),
    [("Поблагодарила, ", " ушла.", "ru"), ("Дзякуючы ", " усё добра.", "be"), ("Мужа ", " поблагодарили.", "ru"),
     ("благодарность ", ".", "ru"), ("He thanked ", ".", "en"), ("", "", "uk")],
)  # fmt: skip
def test_what_no_verb_governs(before: str, after: str, lang: str) -> None:
    assert ruled(before, after, lang) is None


def test_every_verb_of_the_table_is_one() -> None:
    """A lemma that the dictionary spells otherwise would never be met; a row without a source is nobody's knowledge."""
    for row in rows("translit.translate", "verbs.tsv"):
        assert row["source"] and row["alone"] in ("yes", "no"), row
        if row["lang"] != "be":
            assert verb_case(row["verb"], row["lang"]) == row["case"], row
