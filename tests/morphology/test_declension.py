"""Words through their cases, against the grammars; names made up or public, none from a measuring set."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError, morphology
from translit.morphology import CASES

# language, part, gender, the cases in the order of CASES, nominative first
PARADIGMS = """
be surname m Лукашэнка Лукашэнкі Лукашэнку Лукашэнку Лукашэнкам Лукашэнку
be surname m Лосік Лосіка Лосіку Лосіка Лосікам Лосіку
be surname m Бяляцкі Бяляцкага Бяляцкаму Бяляцкага Бяляцкім Бяляцкім
be surname m Васілеўскі Васілеўскага Васілеўскаму Васілеўскага Васілеўскім Васілеўскім
be surname m Караткевіч Караткевіча Караткевічу Караткевіча Караткевічам Караткевічу
be surname m Быкаў Быкава Быкаву Быкава Быкавым Быкаве
be surname m Севярынец Севярынца Севярынцу Севярынца Севярынцам Севярынцу
be surname m Шаўчук Шаўчука Шаўчуку Шаўчука Шаўчуком Шаўчуку
be surname m Краўчонак Краўчонка Краўчонку Краўчонка Краўчонкам Краўчонку
be surname m Крыўко Крыўко Крыўко Крыўко Крыўко Крыўко
be surname m Чарных Чарных Чарных Чарных Чарных Чарных
be surname m Ткач Ткача Ткачу Ткача Ткачом Ткачу
be given m Зміцер Змітра Змітру Змітра Змітрам Змітру
be given m Стась Стася Стасю Стася Стасем Стасю
be surname m Жук Жука Жуку Жука Жуком Жуку
be surname f Карач Карач Карач Карач Карач Карач
be surname f Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка
be surname f Муха Мухі Мусе Муху Мухай Мусе
be surname f Ціханоўская Ціханоўскай Ціханоўскай Ціханоўскую Ціханоўскай Ціханоўскай
be surname f Калеснікава Калеснікавай Калеснікавай Калеснікаву Калеснікавай Калеснікавай
be given m Пётр Пятра Пятру Пятра Пятром Пятру
be given m Павел Паўла Паўлу Паўла Паўлам Паўле
be given m Ігар Ігара Ігару Ігара Ігарам Ігару
be given m Сяргей Сяргея Сяргею Сяргея Сяргеем Сяргею
be given m Браніслаў Браніслава Браніславу Браніслава Браніславам Браніславе
be given m Янка Янкі Янку Янку Янкам Янку
be given f Вольга Вольгі Вользе Вольгу Вольгай Вользе
be given f Таццяна Таццяны Таццяне Таццяну Таццянай Таццяне
be given f Настасся Настассі Настассі Настассю Настассяй Настассі
be given f Любоў Любові Любові Любоў Любоўю Любові
be patronymic f Рыгораўна Рыгораўны Рыгораўне Рыгораўну Рыгораўнай Рыгораўне
be patronymic m Рыгоравіч Рыгоравіча Рыгоравічу Рыгоравіча Рыгоравічам Рыгоравічу
be given m Пабла Пабла Пабла Пабла Пабла Пабла
be surname f Рагаўцэва Рагаўцэвай Рагаўцэвай Рагаўцэву Рагаўцэвай Рагаўцэвай
be place m Мінск Мінска Мінску Мінск Мінскам Мінску
be place m Магілёў Магілёва Магілёву Магілёў Магілёвам Магілёве
be place m Брэст Брэста Брэсту Брэст Брэстам Брэсце
be place n Гродна Гродна Гродну Гродна Гродна Гродне
be place f Вільня Вільні Вільні Вільню Вільняй Вільні
be place f Масква Масквы Маскве Маскву Масквой Маскве
be place m Осла Осла Осла Осла Осла Осла
ru surname m Латушко Латушко Латушко Латушко Латушко Латушко
ru surname m Путило Путило Путило Путило Путило Путило
ru surname m Швец Швеца Швецу Швеца Швецем Швеце
ru surname m Франклин Франклина Франклину Франклина Франклином Франклине
ru surname m Соловей Соловья Соловью Соловья Соловьём Соловье
ru surname f Тихановская Тихановской Тихановской Тихановскую Тихановской Тихановской
ru surname f Меркель Меркель Меркель Меркель Меркель Меркель
ru given f Ольга Ольги Ольге Ольгу Ольгой Ольге
ru place m Минск Минска Минску Минск Минском Минске
ru place m Торунь Торуня Торуню Торунь Торунем Торуне
ru place m Брисбен Брисбена Брисбену Брисбен Брисбеном Брисбене
uk surname m Зеленський Зеленського Зеленському Зеленського Зеленським Зеленському Зеленський
uk surname m Юрконіс Юрконіса Юрконісу Юрконіса Юрконісом Юрконісові Юрконісе
uk surname m Лемеш Лемеша Лемешу Лемеша Лемешем Лемешеві Лемеше
uk given m Йозеф Йозефа Йозефу Йозефа Йозефом Йозефові Йозефе
uk given m Піт Піта Піту Піта Пітом Пітові Піте
uk surname m Коельйо Коельйо Коельйо Коельйо Коельйо Коельйо Коельйо
uk surname m Багрім Багріма Багріму Багріма Багрімом Багрімові Багріме
uk surname m Франклін Франкліна Франкліну Франкліна Франкліном Франклінові Франкліне
uk surname f Тимошенко Тимошенко Тимошенко Тимошенко Тимошенко Тимошенко Тимошенко
uk surname m Бобер Бобра Бобру Бобра Бобром Боброві Бобре
uk place m Тайвань Тайваню Тайваневі Тайвань Тайванем Тайвані Тайваню
uk place m Київ Києва Києву Київ Києвом Києві Києве
pl surname m Łukaszenko Łukaszenki Łukaszence Łukaszenkę Łukaszenką Łukaszence Łukaszenko
pl surname m Wolski Wolskiego Wolskiemu Wolskiego Wolskim Wolskim Wolski
pl surname f Cichanouska Cichanouskiej Cichanouskiej Cichanouską Cichanouską Cichanouskiej Cichanouska
pl given f Maria Marii Marii Marię Marią Marii Mario
cs surname f Nováková Novákové Novákové Novákovou Novákovou Novákové Nováková
lt surname m Jurkonis Jurkonio Jurkoniui Jurkonį Jurkoniu Jurkonyje Jurkoni
lt surname f Jurkonienė Jurkonienės Jurkonienei Jurkonienę Jurkoniene Jurkonienėje Jurkoniene
lv surname m Losiks Losika Losikam Losiku Losiku Losikā Losik
de surname m Losik Losiks Losik Losik
de surname m Marx Marx’ Marx Marx
"""


@pytest.mark.parametrize("line", PARADIGMS.strip().splitlines())
def test_paradigm(line: str) -> None:
    lang, part, gender, word, *rest = line.split()
    forms = [morphology.inflect(word, lang, case, part=part, gender=gender) for case in CASES[lang]]
    assert forms == [word, *rest]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("ЛОСІК", "ЛОСІКА"),
        ("Дзям’ян", "Дзям’яна"),
        ("Дзямʼян", "Дзямʼяна"),
        ("Дзям'ян", "Дзям'яна"),
        ("ДЗЯМʼЯН", "ДЗЯМʼЯНА"),  # an apostrophe that counts as a letter, though it has no capital
        ("МакГрэгар", "МакГрэгара"),
        ("ПАВЕЛ", "ПАЎЛА"),
    ],
)
def test_letter_case_and_apostrophe_are_kept(word: str, form: str) -> None:
    part = "given" if word in ("ПАВЕЛ",) else "surname"
    assert morphology.inflect(word, "be", "gen", part=part, gender="m") == form


@pytest.mark.parametrize(
    ("word", "lang", "part", "gender", "form"),
    [
        ("Салтыков-Щедрин", "ru", "surname", "m", "Салтыковым-Щедриным"),
        ("Бонч-Бруевич", "ru", "surname", "m", "Бонч-Бруевичем"),
        ("Жан-Поль", "ru", "given", "m", "Жан-Полем"),
        ("Анна-Мария", "ru", "given", "f", "Анной-Марией"),
        ("Ева-Кацярына", "be", "given", "f", "Евай-Кацярынай"),
        ("Нью-Йорк", "ru", "place", "m", "Нью-Йорком"),
        # one word, made of a double name
        ("Жан-Клодавіч", "be", "patronymic", "m", "Жан-Клодавічам"),
        ("Міхелівна-Ангелівна", "uk", "patronymic", "f", "Міхелівною-Ангелівною"),  # of two fathers both decline
        ("Жан-Клодович", "ru", "patronymic", "m", "Жан-Клодовичем"),
        ("Jonas-Petras", "lt", "given", "m", "Jonu-Petru"),
    ],
)
def test_hyphened_words(word: str, lang: str, part: str, gender: str, form: str) -> None:
    assert morphology.inflect(word, lang, "ins", part=part, gender=gender) == form


@pytest.mark.parametrize(
    "wrong",
    [
        {"lang": "xx"},
        {"case": "abl"},
        {"case": "voc"},  # Belarusian has none in use
        {"part": "nickname"},
        {"gender": "x"},
    ],
)
def test_what_is_not_known_is_refused(wrong: dict[str, str]) -> None:
    arguments = {"lang": "be", "case": "gen", "part": "surname", "gender": "m"} | wrong
    with pytest.raises(TranslitError, match="use"):
        morphology.inflect(
            "Лосік",
            arguments["lang"],
            arguments["case"],
            part=arguments["part"],
            gender=arguments["gender"],
        )


@pytest.mark.parametrize(
    ("word", "lang", "part", "gender"),
    [
        ("Гродна", "be", "place", "n"),
        ("Ліда", "be", "place", "f"),
        ("Смаргонь", "be", "place", "f"),
        ("Рэспубліка", "be", "organisation", "f"),
        ("Міністэрства", "be", "organisation", "n"),
        ("Казань", "ru", "place", "f"),
    ],
)
def test_gender_by_ending(word: str, lang: str, part: str, gender: str) -> None:
    from translit.morphology.gender import by_ending

    assert by_ending(word, lang, part) == gender


@pytest.mark.parametrize(
    ("word", "lang", "gender", "is_one"),
    [
        ("Ташград", "ru", None, True),  # in no table: by its ending
        ("Ташград", "ru", "m", True),
        ("Ташград", "ru", "f", False),
        ("Новград", "ru", None, True),
        ("Абад", "ru", None, False),  # the ending alone
        ("Ташград-на-Одере", "ru", None, True),
        ("Чыкага", "be", None, True),
        ("Казань", "ru", "f", True),
        ("Гродна", "be", None, True),
        ("Гродна", "be", "f", False),
        ("Баранавічы", "be", "pl", True),
        ("Лосік", "be", None, False),
    ],
)
def test_a_place_is_told_by_tables_and_by_its_ending(word: str, lang: str, gender: str | None, is_one: bool) -> None:
    from translit.morphology.places import is_place

    assert is_place(word, lang, gender) is is_one


@pytest.mark.parametrize(
    ("parts", "lang", "gender"),
    [
        ({"given": "Мікіта", "surname": "Шчарба"}, "be", "m"),
        ({"given": "Саша", "surname": "Вольская"}, "be", "f"),
        ({"given": "Вольга", "surname": "Карач"}, "be", "f"),
        ({"surname": "Карач", "patronymic": "Аляксандраўна"}, "be", "f"),
        ({"given": "Булат", "surname": "Окуджава"}, "ru", "m"),
        ({"given": "Любовь", "surname": "Гусь"}, "ru", "f"),
        ({"given": "Микола", "surname": "Азаров"}, "uk", "m"),
        ({"given": "І.", "surname": "Карач"}, "be", None),
    ],
)
def test_gender_of_a_person(parts: dict[str, str], lang: str, gender: str | None) -> None:
    assert morphology.guess_gender(parts, lang) == gender


@given(
    word=st.text(max_size=24),
    lang=st.sampled_from(sorted(CASES)),
    part=st.sampled_from(["given", "patronymic", "surname", "place", "organisation"]),
    gender=st.sampled_from(["m", "f", "n", None]),
    number=st.sampled_from(["sg", "pl"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_declines_without_an_exception(
    word: str, lang: str, part: str, gender: str | None, number: str
) -> None:
    for case in CASES[lang]:
        form = morphology.inflect(word, lang, case, part=part, gender=gender, number=number)
        assert isinstance(form, str)
        if case == "nom":
            assert form == word


@given(word=st.from_regex(r"[А-ЯІЎ][а-яіў']{1,9}", fullmatch=True), gender=st.sampled_from(["m", "f"]))
@settings(max_examples=150, deadline=None)
def test_a_declined_word_keeps_its_first_letter_capital(word: str, gender: str) -> None:
    for case in CASES["be"]:
        assert morphology.inflect(word, "be", case, part="surname", gender=gender)[0].isupper()


def test_threads_get_the_same_answers() -> None:
    words = [f"Сур{ending}" for ending in ("оў", "ык", "енка", "скі", "эвіч", "ала", "ін", "ец")]
    expected = [morphology.inflect(word, "be", "ins", part="surname", gender="m") for word in words]
    results: list[list[str]] = []

    def work() -> None:
        results.append([morphology.inflect(word, "be", "ins", part="surname", gender="m") for word in words])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8
