"""A name that is a woman's in the nominative and a man's in other cases is read as what stands around it asks."""

import pytest

from translit import names

CASES = [
    # a preposition, a verb that no woman does, a title in the genitive, a word before the genitive
    ("Письмо от Сослана Кесаева.", "ru", "Сослана Кесаева", "Сослан Кесаев"),
    ("Судили Александра Иванова.", "ru", "Александра Иванова", "Александр Иванов"),
    ("Пыталі журналіста Аляксандра Іванова.", "be", "Аляксандра Іванова", "Аляксандр Іваноў"),
    ("За словами Олександра Алфьорова, це так.", "uk", "Олександра Алфьорова", "Олександр Алфьоров"),
    # others of a list, before and after
    ("Кто-то видел Ивана Петрова и Валентина Серова.", "ru", "Валентина Серова", "Валентин Серов"),
    ("Вона згадала Олександра Алфьорова, Дар’ю Заріцьку.", "uk", "Олександра Алфьорова", "Олександр Алфьоров"),
    # one of several who did it; a reflexive has no object
    ("Засталіся Марыя Калеснікава і Віктар Бабарыка.", "be", "Марыя Калеснікава", "Марыя Калеснікава"),
    ("Пришли Мария Колесникова и Виктор Бабарико.", "ru", "Мария Колесникова", "Мария Колесникова"),
    ("Остались Мария Колесникова и Александра Иванова.", "ru", "Мария Колесникова", "Мария Колесникова"),
    ("Судили Александра Иванова и Сослана Кесаева.", "ru", "Александра Иванова", "Александр Иванов"),
    # a woman stays one
    ("Сказала Александра Иванова.", "ru", "Александра Иванова", "Александра Иванова"),
    ("Прийшли Ірина Крук та Олександра Алфьорова.", "uk", "Олександра Алфьорова", "Олександра Алфьорова"),
    ("Пра гэта сказаў Мікола Гала, а Аляксандра Іванова маўчала.", "be", "Аляксандра Іванова", "Аляксандра Іванова"),
    ("Алеся Іванова сказала, што прыйдзе.", "be", "Алеся Іванова", "Алеся Іванова"),
    ("Справу Алеся Іванова закрылі.", "be", "Алеся Іванова", "Алесь Іваноў"),
    # whom a verb in the feminine or a man in the nominative beside her tells; no man's form ends in -ська
    ("Партию Лизы спела Серафима Доброхотова.", "ru", "Серафима Доброхотова", "Серафима Доброхотова"),
    ("Проголосували Устим Котляр, Любомира Хома й інші.", "uk", "Любомира Хома", "Любомира Хома"),
    ("Бійця зустрічали Уляна Паславська й отець.", "uk", "Уляна Паславська", "Уляна Паславська"),
    # nobody is called Сергея: a verb before him has its object, what follows is no list
    ("Прокуратура попросила Сергея Собянина его уволить.", "ru", "Сергея Собянина", "Сергей Собянин"),
    ("Я просила Алексея Ивановича подумать.", "ru", "Алексея Ивановича", "Алексей Иванович"),
    ("Критик президента Владимира Путина, Алексей Навальный вышел.", "ru", "Владимира Путина", "Владимир Путин"),
    ("Вона змінила Петра Болбочана, Всеволод Петрів мовчав.", "uk", "Петра Болбочана", "Петро Болбочан"),
    ("Гэта лаялася Аўдоля Латачыха.", "be", "Аўдоля Латачыха", "Аўдоля Латачыха"),
    # two who share a surname in the plural
    ("Труну неслі браты Мікола і Пётр Сарокі.", "be", "Пётр Сарокі", "Пётр Сарока"),
    ("Завод Гагика и Вазгена Оганесянов.", "ru", "Вазгена Оганесянов", "Вазген Оганесян"),
    ("Ольга и Павел Тимофеев пришли.", "ru", "Павел Тимофеев", "Павел Тимофеев"),
    # given names alone: hers, unless the text says otherwise or names him in full
    ("Алеся сказала, што прыйдзе.", "be", "Алеся", "Алеся"),
    ("Усе казалі пра Алеся.", "be", "Алеся", "Алесь"),
    ("Спявалі з Алесем Камоцкім. Алеся віталі стоячы.", "be", "Алеся", "Алесь"),
    ("Яго сустракала Алеся Жук. Алеся плакала.", "be", "Алеся", "Алеся"),
]


@pytest.mark.parametrize(("text", "lang", "name", "lemma"), CASES)
def test_read_as_the_sentence_asks(text: str, lang: str, name: str, lemma: str) -> None:
    assert [m.lemma for m in names.find(text, lang) if m.text == name] == [lemma]


def test_two_given_names_in_two_cases_are_two_people() -> None:
    found = names.find("Прыйшла сястра Аксаны Зоя Кудравец.", "be")
    assert [(m.text, m.lemma) for m in found] == [("Аксаны", "Аксана"), ("Зоя Кудравец", "Зоя Кудравец")]


def test_a_double_surname_tells_of_a_given_name_that_is_a_word_too() -> None:
    found = names.find("Любов Стецько-Білик мовчала. Любов до Києва зникла.", "uk")
    assert [m.text for m in found] == ["Любов Стецько-Білик"]


def test_a_title_leaves_no_doubt_of_a_given_name() -> None:
    found = names.find("Митрополит Епіфаній приїхав. Епіфаній мовчав.", "uk")
    assert [m.score >= 0.95 for m in found] == [True, False]


def test_a_surname_in_oga_is_found_again() -> None:
    found = names.find("Затрымалі Паўла Сухога. З Сухім гаварылі.", "be")
    assert [m.lemma for m in found] == ["Павел Сухі", "Сухі"]


def test_surnames_of_foreigners_that_never_change() -> None:
    pairs = [
        ("Нади Команечи", "Надя Команечи"),
        ("Карлом-Хайнцем Румменигге", "Карл-Хайнц Румменигге"),
        ("Ию Саввину", "Ия Саввина"),
    ]
    assert [names.lemma(form, "ru") for form, _ in pairs] == [base for _, base in pairs]


def test_places_in_iya_and_lands_have_their_base_form() -> None:
    assert names.lemma("Коломиї", "uk", kind="place") == "Коломия"
    assert names.convert("Прикарпаття", "uk", "ru", kind="place")[0] == "Прикарпатье"


def test_alone_a_name_of_the_table_is_itself() -> None:
    assert [names.lemma(name, lang) for name, lang in (("Алеся", "be"), ("Богдана", "uk"), ("Валентина", "ru"))] == [
        "Алеся",
        "Богдана",
        "Валентина",
    ]
