"""A name stands in the case of the verb that governs it in the target language, not in that of the source's verb."""

from __future__ import annotations

import pytest

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.tables import rows
from translit.translate.grammar.verbs import ruled, verb_case

RELATED = Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True)
PEOPLE = Glossary(
    [
        Entry("kallas", "person", {"be": "Кая Калас", "ru": "Кая Каллас", "uk": "Кая Каллас"}, "f"),
        Entry("sybiha", "person", {"be": "Андрэй Сібіга", "ru": "Андрей Сибига", "uk": "Андрій Сибіга"}, "m"),
        Entry("poroshenko", "person", {"be": "Марына Парашэнка", "uk": "Марина Порошенко"}, "f"),
        Entry("losik", "person", {"be": "Ігар Лосік", "ru": "Игорь Лосик", "uk": "Ігор Лосик"}, "m"),
        Entry(
            "zelensky",
            "person",
            {"be": "Уладзімір Зяленскі", "ru": "Владимир Зеленский", "uk": "Володимир Зеленський"},
            "m",
        ),
        Entry(
            "tsikhanouskaya",
            "person",
            {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская", "uk": "Світлана Тихановська"},
            "f",
        ),
        Entry(
            "lukashenko",
            "person",
            {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "uk": "Олександр Лукашенко"},
            "m",
        ),
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


RIGHT_ALREADY = [
    # (source, target, what the engine leaves as it is or translates, sentence, as it must read)
    # The subject after its verb stays in the nominative.
    ("uk", "ru", {"подякував": "поблагодарил"}, "Подякував Зеленський.", "Поблагодарил Зеленский."),
    ("ru", "uk", {"поблагодарила": "подякувала"}, "Поблагодарила Тихановская мужа.", "Подякувала Тихановська мужа."),
    ("ru", "be", {"поблагодарил": "падзякаваў"}, "Вчера поблагодарил Лосик.", "Вчера падзякаваў Лосік."),
    ("be", "ru", {"падтрымаў": "поддержал"}, "Яе падтрымаў Лосік.", "Яе поддержал Лосик."),
    ("uk", "ru", {"керує": "руководит"}, "Фондом керує Лосик.", "Фондом руководит Лосик."),
    ("be", "uk", {"пагражае": "погрожує"}, "Ёй пагражае Зяленскі.", "Ёй погрожує Зеленський."),
    ("ru", "uk", {"упрекнул": "дорікнув"}, "Её упрекнул Зеленский.", "Её дорікнув Зеленський."),
    ("ru", "uk", {"позвонил": "зателефонував"}, "Ему позвонил Лукашенко.", "Ему зателефонував Лукашенко."),
    ("ru", "uk", {"руководит": "керує"}, "Фондом руководит Лукашенко.", "Фондом керує Лукашенко."),
    ("ru", "uk", {"командует": "командує"}, "Полком командует Лукашенко.", "Полком командує Лукашенко."),
    ("ru", "uk", {"угрожал": "погрожував"}, "Ей угрожал Лукашенко.", "Ей погрожував Лукашенко."),
    # An infinitive has no subject: what declines in the target only is its object.
    ("ru", "uk", {"позвонить": "зателефонувати"}, "Надо позвонить Лукашенко.", "Надо зателефонувати Лукашенку."),
    ("ru", "be", {"позвонить": "патэлефанаваць"}, "Надо позвонить Лукашенко.", "Надо патэлефанаваць Лукашэнку."),
    ("ru", "uk", {"поблагодарить": "подякувати"}, "Надо поблагодарить Лосика.", "Надо подякувати Лосику."),
    ("uk", "ru", {"подякувати": "поблагодарить"}, "Треба подякувати Тихановській.", "Треба поблагодарить Тихановскую."),
    ("be", "ru", {"дараваць": "простить"}, "Трэба дараваць Ціханоўскай.", "Трэба простить Тихановской."),
    ("ru", "be", {"простить": "дараваць"}, "Надо простить Тихановскую.", "Надо дараваць Ціханоўскай."),
    ("ru", "be", {"простил": "прабачыў"}, "Он простил Тихановскую.", "Он прабачыў Ціханоўскай."),
    # Negation: the genitive of the source stays where no verb of the table calls for another case.
    ("be", "ru", {"дачакаўся": "дождался"}, "Не дачакаўся Лосіка.", "Не дождался Лосика."),
    ("ru", "uk", {"дождался": "дочекався"}, "Не дождался Лосика.", "Не дочекався Лосика."),
    ("uk", "ru", {"подякував": "поблагодарил"}, "Він не подякував Каї Каллас.", "Він не поблагодарил Каю Каллас."),
    ("ru", "uk", {"поддержал": "підтримав"}, "Он не поддержал Лосика.", "Он не підтримав Лосика."),
    # A numeral, a noun or a preposition between: the name hangs on that word.
    ("uk", "ru", {"подякував": "поблагодарил"}, "Подякував двом Лосикам.", "Поблагодарил двом Лосикам."),
    (
        "uk",
        "ru",
        {"подякував": "поблагодарил", "дружині": "жене"},
        "Він подякував дружині Лосика.",
        "Він поблагодарил жене Лосика.",
    ),
    ("uk", "ru", {"подякував": "поблагодарил", "за": "за"}, "Він подякував за Лосика.", "Він поблагодарил за Лосика."),
    ("be", "ru", {"верыць": "верит", "у": "в"}, "Ён верыць у Лосіка.", "Ён верит в Лосика."),
    ("ru", "uk", {"учил": "вчив", "у": "у"}, "Он учил у Лосика.", "Он вчив у Лосика."),
    # Two objects: neither is taken for the other.
    ("uk", "ru", {"передав": "передал"}, "Він передав Тихановську поліції.", "Він передал Тихановскую поліції."),
    ("uk", "ru", {"передав": "передал"}, "Він передав Тихановській листа.", "Він передал Тихановской листа."),
    (
        "be",
        "uk",
        {"прызначыў": "призначив"},
        "Ён прызначыў Ціханоўскую саветніцай.",
        "Ён призначив Тихановську саветніцай.",
    ),
    ("ru", "uk", {"доверял": "довіряв"}, "Он доверял Тихановскую врачам.", "Он довіряв Тихановську врачам."),
    ("be", "ru", {"паказаў": "показал"}, "Ён паказаў Ціханоўскую сябрам.", "Ён показал Тихановскую сябрам."),
    # Nouns that look like forms of a verb.
    ("uk", "ru", {"заяви": "заявления"}, "Після заяви Каї Каллас.", "Після заявления Каи Каллас."),
    ("uk", "ru", {"заборони": "запреты"}, "Такі заборони Каї Каллас.", "Такі запреты Каи Каллас."),
    ("be", "ru", {"веры": "веры"}, "Без веры Каі Калас.", "Без веры Каи Каллас."),
    ("be", "ru", {"адмовы": "отказа"}, "Пасля адмовы Каі Калас.", "Пасля отказа Каи Каллас."),
    ("be", "ru", {"забароны": "запрета"}, "Пасля забароны Каі Калас.", "Пасля запрета Каи Каллас."),
    # Belarusian forms in -а and what agrees in both languages.
    ("be", "ru", {"скажа": "скажет"}, "Яна скажа Каі Калас.", "Яна скажет Кае Каллас."),
    ("be", "ru", {"дапаможа": "поможет"}, "Яна дапаможа Каі Калас.", "Яна поможет Кае Каллас."),
    ("be", "uk", {"віншуе": "вітає"}, "Ён віншуе Ціханоўскую.", "Ён вітає Тихановську."),
    ("uk", "be", {"зрадив": "здрадзіў"}, "Він зрадив Тихановську.", "Він здрадзіў Ціханоўскую."),
    ("ru", "be", {"поздравил": "павіншаваў"}, "Он поздравил Тихановскую.", "Он павіншаваў Ціханоўскую."),
]


@pytest.mark.parametrize(("source", "target", "words", "text", "expected"), RIGHT_ALREADY)
def test_no_row_overrules_a_right_case(
    source: str, target: str, words: dict[str, str], text: str, expected: str
) -> None:
    """Sentences as a linguist would read them, for each way in which a verb beside a name may not be its governor."""
    engine = FakeEngine({(source, target): words}, traits=RELATED)
    assert translate(text, source, target, glossary=PEOPLE, engine=engine).text == expected


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
    for row in rows("translit.translate.grammar", "verbs.tsv"):
        assert row["source"] and row["alone"] in ("yes", "no"), row
        if row["lang"] != "be":
            assert verb_case(row["verb"], row["lang"]) == row["case"], row
