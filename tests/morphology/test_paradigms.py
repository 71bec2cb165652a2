"""Words through their cases, each kind with the reason for its forms; none from a measuring set.

Belarusian: hunspell-be 0.53 (М. Удодаў, CC BY-SA 3.0), Беларуская граматыка, ч. 1 (1985), the declension of nouns;
Russian: А. А. Зализняк, Грамматический словарь; Д. Э. Розенталь, §§ 148-149; Ukrainian: Український правопис, § 140.
"""

from __future__ import annotations

import pytest

from translit import morphology
from translit.morphology import CASES

# part, gender (`pl` for a plural) and the cases in the order of CASES
BELARUSIAN = {
    "surnames that are nouns decline as those nouns: stress on the ending, a vowel that falls out or changes": """
        surname m Галавач Галавача Галавачу Галавача Галавачом Галавачу
        surname m Шаптун Шаптуна Шаптуну Шаптуна Шаптуном Шаптуне
        surname m Сталяр Сталяра Сталяру Сталяра Сталяром Сталяру
        surname m Баравік Баравіка Баравіку Баравіка Баравіком Баравіку
        surname m Латыш Латыша Латышу Латыша Латышом Латышу
        surname m Дзяцел Дзятла Дзятлу Дзятла Дзятлам Дзятле
        surname m Вол Вала Валу Вала Валом Вале
        surname m Леў Льва Льву Льва Львом Льве
        surname m Журавель Жураўля Жураўлю Жураўля Жураўлём Жураўлю
        surname m Карась Карася Карасю Карася Карасём Карасю
    """,
    "о and ё stand under stress only, so that the stress stays where they are": """
        surname m Коваль Коваля Ковалю Коваля Ковалем Ковалю
        surname m Горбач Горбача Горбачу Горбача Горбачам Горбачу
        surname m Альховец Альхоўца Альхоўцу Альхоўца Альхоўцам Альхоўцу
    """,
    "the vowel of -ец falls out; in -авец and -евец the stress is on the ending": """
        surname m Харкавец Харкаўца Харкаўцу Харкаўца Харкаўцом Харкаўцу
        surname m Яхнавец Яхнаўца Яхнаўцу Яхнаўца Яхнаўцом Яхнаўцу
        surname m Скварэц Скварца Скварцу Скварца Скварцом Скварцу
        surname m Немец Немца Немцу Немца Немцам Немцу
    """,
    "adjectives: stressed endings have о, others а": """
        surname m Гладкі Гладкага Гладкаму Гладкага Гладкім Гладкім
        surname m Талстой Талстога Талстому Талстога Талстым Талстым
        surname m Трубяцкой Трубяцкога Трубяцкому Трубяцкога Трубяцкім Трубяцкім
        surname m Сухі Сухога Сухому Сухога Сухім Сухім
        surname m Летні Летняга Летняму Летняга Летнім Летнім
        surname m Цой Цоя Цою Цоя Цоем Цою
        surname m Сузукі Сузукі Сузукі Сузукі Сузукі Сузукі
    """,
    "women's surnames: on a consonant, in -енка and neuter nouns never change, other nouns and -ава do": """
        surname f Іванец Іванец Іванец Іванец Іванец Іванец
        surname f Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка Шаўчэнка
        surname f Масла Масла Масла Масла Масла Масла
        surname m Шыла Шылы Шылу Шылу Шылам Шыле
        surname f Бярозка Бярозкі Бярозцы Бярозку Бярозкай Бярозцы
        surname f Іпатава Іпатавай Іпатавай Іпатаву Іпатавай Іпатавай
    """,
    "families": """
        surname pl Вольскія Вольскіх Вольскім Вольскіх Вольскімі Вольскіх
        surname pl Быкавы Быкавых Быкавым Быкавых Быкавымі Быкавых
        surname pl Лукашэнкі Лукашэнкаў Лукашэнкам Лукашэнкаў Лукашэнкамі Лукашэнках
    """,
    "places on a hardened consonant have -ы in the locative, people have -у": """
        place m Парыж Парыжа Парыжу Парыж Парыжам Парыжы
        place m Мазыр Мазыра Мазыру Мазыр Мазыром Мазыры
        place m Астравец Астраўца Астраўцу Астравец Астраўцом Астраўцы
        place m Гарадзец Гарадца Гарадцу Гарадзец Гарадцом Гарадцы
        surname m Мележ Мележа Мележу Мележа Мележам Мележу
    """,
    "feminine places stressed on the ending": """
        place f Вярба Вярбы Вярбе Вярбу Вярбой Вярбе
        place f Лука Лукі Луцэ Луку Лукой Луцэ
        place f Мяжа Мяжы Мяжы Мяжу Мяжой Мяжы
        place f Узда Узды Уздзе Узду Уздой Уздзе
        place f Алма-Ата Алма-Аты Алма-Аце Алма-Ату Алма-Атой Алма-Аце
    """,
    "plural places: feminine ones lose the ending in the genitive, soft ones keep their softness": """
        place pl Крупкі Крупак Крупкам Крупкі Крупкамі Крупках
        place pl Ніўкі Нівак Ніўкам Ніўкі Ніўкамі Ніўках
        place pl Горкі Горак Горкам Горкі Горкамі Горках
        place pl Лельчыцы Лельчыц Лельчыцам Лельчыцы Лельчыцамі Лельчыцах
        place pl Лубны Лубнаў Лубнам Лубны Лубнамі Лубнах
        place pl Кані Каняў Каням Кані Канямі Канях
        place pl Новыя Новых Новым Новыя Новымі Новых
    """,
    "given names": """
        given m Васіль Васіля Васілю Васіля Васілём Васілю
        given m Юрась Юрася Юрасю Юрася Юрасём Юрасю
        patronymic m Кузьміч Кузьміча Кузьмічу Кузьміча Кузьмічом Кузьмічу
    """,
}


RUSSIAN = {
    "surnames that are nouns decline as those nouns": """
        surname m Орёл Орла Орлу Орла Орлом Орле
        surname m Стрелец Стрельца Стрельцу Стрельца Стрельцом Стрельце
        surname m Бурачок Бурачка Бурачку Бурачка Бурачком Бурачке
        surname m Дубок Дубка Дубку Дубка Дубком Дубке
        surname m Поллок Поллока Поллоку Поллока Поллоком Поллоке
        surname m Мёрдок Мёрдока Мёрдоку Мёрдока Мёрдоком Мёрдоке
        surname m Огонёк Огонька Огоньку Огонька Огоньком Огоньке
        surname m Муравей Муравья Муравью Муравья Муравьём Муравье
        surname m Грач Грача Грачу Грача Грачом Граче
        surname m Кузьмич Кузьмича Кузьмичу Кузьмича Кузьмичом Кузьмиче
        surname m Ной Ноя Ною Ноя Ноем Ное
    """,
    "foreign surnames: -ом after -ин; a stressed -я never changes": """
        surname m Гершвин Гершвина Гершвину Гершвина Гершвином Гершвине
        surname m Золя Золя Золя Золя Золя Золя
    """,
    "after ж there is -ем, -ей and -и where the stem has the stress": """
        surname m Мележ Мележа Мележу Мележа Мележем Мележе
        given f Джорджа Джорджи Джордже Джорджу Джорджей Джордже
    """,
    "a woman's surname that is a noun has that noun's cases": """
        surname f Сова Совы Сове Сову Совой Сове
        surname f Серова Серовой Серовой Серову Серовой Серовой
    """,
    "given names of other Slavs keep the vowel of -ек, Russian short names do not": """
        given m Лешек Лешека Лешеку Лешека Лешеком Лешеке
        given m Яцек Яцека Яцеку Яцека Яцеком Яцеке
        given m Мирек Мирека Миреку Мирека Миреком Миреке
        given m Игорек Игорька Игорьку Игорька Игорьком Игорьке
    """,
    "places are things, though a dictionary knows the word as a surname": """
        place pl Кривичи Кривичей Кривичам Кривичи Кривичами Кривичах
        place m Туров Турова Турову Туров Туровом Турове
        place m Новогрудок Новогрудка Новогрудку Новогрудок Новогрудком Новогрудке
    """,
    "both halves of a place decline whose last one is an adjective": """
        place m Каменец-Подольский Каменца-Подольского Каменцу-Подольскому Каменец-Подольский Каменцем-Подольским \
            Каменце-Подольском
        place n Орехово-Зуево Орехово-Зуева Орехово-Зуеву Орехово-Зуево Орехово-Зуевом Орехово-Зуеве
    """,
}

UKRAINIAN = {
    "names of other languages in -о never change, Ukrainian ones do": """
        surname m Гюго Гюго Гюго Гюго Гюго Гюго Гюго
        given m Паоло Паоло Паоло Паоло Паоло Паоло Паоло
        given m Кирило Кирила Кирилу Кирила Кирилом Кирилові Кириле
        given m Антін Антона Антону Антона Антоном Антонові Антоне
        surname m Лев Лева Леву Лева Левом Левові Леве
        surname m Щербо Щерба Щербу Щерба Щербом Щербові Щербо
        surname m Мележ Мележа Мележу Мележа Мележем Мележеві Мележе
    """,
    "places are things, though a dictionary knows the word as a surname": """
        place m Могильов Могильова Могильову Могильов Могильовом Могильові Могильове
        place m Кобрин Кобрина Кобрину Кобрин Кобрином Кобрині Кобрине
        place pl Барановичі Барановичів Барановичам Барановичі Барановичами Барановичах Барановичі
    """,
}


@pytest.mark.parametrize(
    ("lang", "reason", "lines"),
    [
        (lang, reason, lines)
        for lang, table in (("be", BELARUSIAN), ("ru", RUSSIAN), ("uk", UKRAINIAN))
        for reason, lines in table.items()
    ],
)
def test_paradigms(lang: str, reason: str, lines: str) -> None:
    for line in lines.strip().splitlines():
        part, gender, word, *rest = line.split()
        number, sex = ("pl", "m") if gender == "pl" else ("sg", gender)
        forms = morphology.paradigm(word, lang, part, sex, number)
        assert [forms[case] for case in CASES[lang]] == [word, *rest], reason


@pytest.mark.parametrize(
    ("name", "lang", "genitive"),
    [
        ("Біла Церква", "uk", "Білої Церкви"),
        ("Рава-Руська", "uk", "Рави-Руської"),
        ("Великие Луки", "ru", "Великих Лук"),
        ("Камянец-Падольскі", "be", "Камянца-Падольскага"),
        ("Буда-Кашалёва", "be", "Буда-Кашалёва"),
        ("Гомель", "be", "Гомеля"),  # masculine by the list, though most places in -ь are not
        ("Чэрвень", "be", "Чэрвеня"),
        ("Смаргонь", "be", "Смаргоні"),
        ("Акцябрскі", "be", "Акцябрскага"),
        ("Маладзечна", "be", "Маладзечна"),
        ("Масты", "be", "Мастоў"),
        ("Большая Берестовица", "ru", "Большой Берестовицы"),
    ],
)
def test_places_whose_gender_nobody_gives(name: str, lang: str, genitive: str) -> None:
    assert morphology.inflect_phrase(name, lang, "gen", kind="place") == genitive
