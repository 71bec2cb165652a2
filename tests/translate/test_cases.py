"""Names of news articles in the right case between Belarusian, Russian and Ukrainian, as a linguist would read them."""

from __future__ import annotations

import pytest

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.translate.grammar.reading import cases_in

# An engine between related languages, which leaves the words that it does not know as they were.
RELATED = Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True)
PEOPLE = Glossary(
    [
        Entry("poroshenko", "person", {"be": "Пётр Парашэнка", "ru": "Пётр Порошенко", "uk": "Петро Порошенко"}, "m"),
        Entry("zelensky", "person", {"ru": "Владимир Зеленский", "uk": "Володимир Зеленський"}, "m"),
    ]
)


def translated(text: str, source: str, target: str, words: dict[str, str]) -> str:
    done = translate(
        text, source, target, glossary=PEOPLE, engine=FakeEngine({(source, target): words}, traits=RELATED)
    )
    assert done.ok
    return done.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Порошенкові вимкнули мікрофон.", "Порошенко вимкнули мікрофон."),
        ("Дякував Володимирові Зеленському.", "Дякував Владимиру Зеленскому."),
        ("Суд бачив Андрія Цимбалюка. Цимбалюкові дали рік.", "Суд бачив Андрея Цимбалюка. Цимбалюку дали рік."),
        ("Вирок Сергієві Крутьку та Олегу Ткачеві.", "Вирок Сергею Крутько и Олегу Ткачу."),
        ("На Порошенкові сорочка.", "На Порошенко сорочка."),
    ],
    ids=["surname of the glossary", "full name", "surname of a stranger", "each word in its own way", "locative"],
)
def test_ukrainian_datives_in_ovi(text: str, expected: str) -> None:
    assert translated(text, "uk", "ru", {"та": "и"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Розмовляв із Зеленським.", "Розмовляв с Зеленским."),
        ("З Порошенком та Зеленським.", "С Порошенко и Зеленским."),
        ("Приїхав із Києва.", "Приїхав из Киева."),
        ("У Костянтинівці немає світла.", "В Константиновке немає світла."),
        ("Живе у Львові.", "Живе во Львове."),
        ("Розмовляв зі Степаном Зеленським.", "Розмовляв со Степаном Зеленским."),
        ("Стрибнула на 2,01, Ірина Геращенко — на 1,95.", "Стрибнула на 2,01, Ирина Геращенко — на 1,95."),
    ],
    ids=[
        "together with",
        "two of them",
        "a place one comes from",
        "a place one is in",
        "во Львове",
        "со Степаном",
        "a number after the preposition",
    ],
)
def test_the_preposition_before_a_name(text: str, expected: str) -> None:
    words = {"із": "из", "з": "из", "зі": "с", "З": "Из", "та": "и", "у": "в"}
    assert translated(text, "uk", "ru", words) == expected


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Ждут под Купянском, Изюмом и Чугуевом.", "ru", "uk", "Ждут под Куп’янськом, Ізюмом и Чугуєвом."),
        ("Эвакуируют жителей Покровска.", "ru", "be", "Эвакуируют жителей Пакроўска."),
        ("Вывозят из Белозерского, Райгородка.", "ru", "uk", "Вывозят из Білозерського, Райгородка."),
        ("Їздив па Харкову, Ізюму і Одесі.", "uk", "be", "Їздив па Харкаве, Ізюме і Адэсе."),
        ("Бої біля Покровська, Мирнограда.", "uk", "ru", "Бої біля Покровска, Мирнограда."),
        ("Їхали до Великої Димерки.", "uk", "ru", "Їхали до Великой Димерки."),
        ("Жыве ў вёсцы Шо.", "be", "ru", "Жыве ў вёсцы Шо."),
        ("Ездзілі да Ужгарада.", "be", "uk", "Ездзілі да Ужгорода."),
        ("Возле Гришино стреляли.", "ru", "be", "Возле Грышына стреляли."),
        ("Група «Схід» і Зелена Рада чекали Була.", "uk", "ru", "Група «Схід» і Зелена Рада чекали Була."),
        ("Партия Победа и Надежда Сухая.", "ru", "be", "Партия Победа и Надзея Сухая."),
        ("Василь Ковель прийшов. Ковелю дали рік.", "uk", "ru", "Василий Ковель прийшов. Ковелю дали рік."),
    ],
    ids=["list", "without a preposition", "of an adjective", "list after a preposition", "before another place",
         "two words", "after its kind", "known by its Russian name", "without an ending", "common words",
         "words and people", "somebody of the text"],
)  # fmt: skip
def test_places_that_dictionaries_know(text: str, source: str, target: str, expected: str) -> None:
    assert translated(text, source, target, {}) == expected


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Юрій Чорнобай тут. Чорнобая бачили.", "uk", "ru", "Юрий Чернобай тут. Чернобая бачили."),
        ("Потым Ганну Дзямідаўну сустрэлі.", "be", "ru", "Потым Анну Демидовну сустрэлі."),
        ("Спала Соф’я Лосік. Потым Соф’я ела.", "be", "ru", "Спала Софья Лосик. Потым Софья ела."),
        ("Денис Сорока здесь. Ждали Сороку.", "ru", "be", "Дзяніс Сарока здесь. Ждали Сароку."),
        ("Кирилл Рудый писал. Рудому помогали.", "ru", "be", "Кірыл Руды писал. Рудому помогали."),
    ],
    ids=["by the table", "a patronymic and no surname", "an apostrophe", "stress", "an adjective"],
)
def test_a_surname_alone_is_spelled_as_in_the_whole_name(text: str, source: str, target: str, expected: str) -> None:
    assert translated(text, source, target, {}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Анна Белая тут. Белой и Порошенко грозит штраф.", "Ганна Белая тут. Белай і Парашэнку грозит штраф."),
        ("Пётр Лушко и Анна Белая тут. Белой, Лушко и Порошенко запретят въезд.",
         "Пётр Лушка і Ганна Белая тут. Белай, Лушку і Парашэнку запретят въезд."),
        ("Порошенко похоронят дома.", "Парашэнку похоронят дома."),
        ("Порошенко поручили дело.", "Парашэнку поручили дело."),
        ("Порошенко не стало.", "Парашэнкі не стало."),
        ("В Минске Порошенко учился.", "В Мінску Парашэнка учился."),
        ("После войны Порошенко учился.", "После войны Парашэнка учился."),
        ("Жена Порошенко рассказала.", "Жена Парашэнкі рассказала."),
        ("Пётр Лушко тут. Порошенко и Лушко вину не признали.",
         "Пётр Лушка тут. Парашэнка і Лушка вину не признали."),
    ],
    ids=["to a woman", "to several", "what is done to him", "to him", "he is no more", "a place before",
         "a time before", "his wife", "two subjects"],
)  # fmt: skip
def test_the_case_of_names_without_endings(text: str, expected: str) -> None:
    assert translated(text, "ru", "be", {"и": "і"}) == expected


def test_a_list_with_commas_has_one_case() -> None:
    """«Марии» and «Ивановой» tell little; Пётр, who is in the genitive, tells the case of all."""
    text = "Марии Ивановой, Петра Зайцева и Олега Гуза нет."
    done = translated(text, "ru", "uk", {"и": "і", "нет": "немає"})
    assert done == "Марії Іванової, Петра Зайцева і Олега Гуза немає."


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Прэзідэнт Польшчы прыехаў.", "be", "ru", "Прэзідэнт Польши прыехаў."),
        ("Разам з Жаннай Крупой.", "be", "ru", "Разам з Жанной Крупой."),
        ("Подякував Софії Пшеничній.", "uk", "ru", "Подякував Софии Пшеничной."),
        ("Подзвонив медсестрі Соломії.", "uk", "ru", "Подзвонив медсестрі Соломии."),
        ("Квітка медсестри Соломії.", "uk", "ru", "Квітка медсестри Соломии."),
        ("Вручили журналистке Марии Ивановой.", "ru", "uk", "Вручили журналистке Марії Івановій."),
        ("Далі журналістцы Марыі Івановай.", "be", "uk", "Далі журналістцы Марії Івановій."),
        ("Вручили сестре Марии Ивановой.", "ru", "uk", "Вручили сестре Марії Іванової."),
        ("Вручили адвокату Марии Ивановой.", "ru", "uk", "Вручили адвокату Марії Іванової."),
        ("Судья Борисов тут. Он ездил в Борисоглебск.", "ru", "be", "Судья Барысаў тут. Он ездил в Барысаглебск."),
    ],
    ids=[
        "of what one is the head",
        "a form not printed",
        "no patronymic",
        "to the nurse herself",
        "of the nurse",
        "to the journalist herself",
        "the same, Belarusian",
        "to whose sister",
        "to whose lawyer",
        "a town and a like surname",
    ],
)
def test_forms_that_are_read_another_way(text: str, source: str, target: str, expected: str) -> None:
    countries = Glossary.from_forms({"poland": {"be": "Польшча", "ru": "Польша"}}, kind="place")
    engine = FakeEngine({(source, target): {}}, traits=RELATED)
    assert translate(text, source, target, glossary=countries, engine=engine).text == expected


def test_a_town_called_like_a_surname_is_a_person_after_a_title() -> None:
    """«Мэр Борисова» is of the town; a title has no town in the nominative or the dative."""
    town = Glossary.from_forms({"barysau": {"ru": "Борисов", "be": "Барысаў"}}, kind="place")
    found = town.match("Судья Борисов и мэр Борисова. Судье Борисову пишут из Борисова.", "ru")
    assert [mention.text for mention in found] == ["Борисова", "Борисова"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Богдан Коваль погиб. О Коваль рассказали.", "Багдан Каваль погиб. О Каваль рассказали."),
        ("Богдан Коваль погиб. О Ковале рассказали.", "Багдан Каваль погиб. О Кавалю рассказали."),
        ("Бои у Шандриголово, Новоселовки и Лимана.", "Бои у Шандрыгалава, Наваселаўкі и Лімана."),
    ],
    ids=["his widow", "himself", "a list of places"],
)
def test_a_form_that_cannot_stand_there(text: str, expected: str) -> None:
    """The base form after «о» is a woman's, whoever is named in full; places of a list stand in one case."""
    words = {"Коваль": "Коваль", "Ковале": "Ковале", "Шандриголово": "Шандриголово", "Лимана": "Лимана"}
    assert translated(text, "ru", "be", words) == expected


def test_a_name_whose_base_form_nobody_knows_is_left_to_the_engine() -> None:
    """«Василём Владимировичем» is no nominative after «с»: to write it by rule and call it verified was wrong."""
    done = translate(
        "Он был с Василём Владимировичем.",
        "ru",
        "be",
        glossary=PEOPLE,
        engine=FakeEngine({("ru", "be"): {}}, traits=RELATED),
    )
    assert [name for name in done.names if name.ok and name.source_text.startswith("Васил")] == []


EVERY = ("nom", "gen", "dat", "acc", "ins", "loc")


def test_what_is_taken_off_somebody_is_in_the_genitive() -> None:
    """«Сняли санкции с X»: the preposition alone would be read as «together with»."""
    sanctions, meeting = "Сняли санкции с «Белавиа».", "Встретились с «Белавиа»."
    assert cases_in(sanctions, 17, 24, "ru", EVERY, None, "organisation") == ("gen",)
    assert cases_in(meeting, 15, 22, "ru", EVERY, None, "organisation") == ("ins",)


@pytest.mark.parametrize("beside", ["YouTube {} Telegram", "После войны {} ё\u0308", "В Минске {} \u0301ё İ"])
def test_words_in_other_letters_beside_a_name_tell_nothing(beside: str) -> None:
    """The dictionary has no reading for them, which was taken for granted."""
    text = beside.format("Громыко")
    start = text.index("Громыко")
    assert set(cases_in(text, start, start + 7, "ru", EVERY)) <= {"gen"}


def test_the_first_of_several_is_a_subject_though_more_of_his_name_follows() -> None:
    """«Юристам, Сакису Кечагиоглоу и …» it was: one man was no subject of «были задержаны»."""
    every = ("nom", "gen", "dat", "acc", "ins", "loc")
    assert cases_in("Игорь Лосик и Путин были задержаны.", 0, 5, "ru", every, "m") == ("nom",)
