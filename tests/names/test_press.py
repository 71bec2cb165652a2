"""People whom no glossary knows, as newspapers abroad print and decline them; each row with the reason for its forms.

Sources: the remarks of `translit/names/data/press-endings.tsv` and of the declension tables; no row
is from a measuring set.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import names, schemes
from translit.morphology import CASES
from translit.names.press import press
from translit.names.tables import data_rows

# language, gender and name | nominative and genitive abroad
PEOPLE = {
    "lv": {
        "a man's name has -s, an adjective in -skij -skis, and both decline": """
            ru m Томаш Здроевский | Tomašs Zdrojevskis | Tomaša Zdrojevska
            uk m Томаш Здроєвський | Tomašs Zdrojevskis | Tomaša Zdrojevska
            be m Тамаш Здраеўскі | Tamašs Zdrajeuskis | Tamaša Zdrajeuska
            be m Сяргей Васілюк | Sjarhejs Vasiļuks | Sjarheja Vasiļuka
            uk m Тарас Лагодний | Tarass Lahodnijs | Tarasa Lahodnija
            ru m Игорь Толстой | Igors Tolstojs | Igora Tolstoja
        """,
        "ў at the end is v before the ending": """
            be m Уладзіслаў Бялоў | Uladzislavs Bjalovs | Uladzislava Bjalova
        """,
        "a soft l or n makes -lis, -nis, another soft consonant is hard": """
            ru m Пётр Врубель | Pjotrs Vrubelis | Pjotra Vrubeļa
            uk m Юрій Щербань | Jurijs Ščerbanis | Jurija Ščerbaņa
            uk m Остап Кожем'яка | Ostaps Kožemjaka | Ostapa Kožemjakas
            ru m Андрей Лебедь | Andrejs Ļebeds | Andreja Ļebeda
        """,
        "-o never changes, -a does": """
            uk m Микола Петренко | Mikola Petrenko | Mikolas Petrenko
            be m Сяргей Пятрэнка | Sjarhejs Pjatrenka | Sjarheja Pjatrenkas
        """,
        "a woman's surname on a consonant has -a, that in -skaja has -ska, others stay": """
            be f Кацярына Данілевіч | Kacjarina Daņiļeviča | Kacjarinas Daņiļevičas
            ru f Анна Белозерская | Anna Belozerska | Annas Belozerskas
            ru f Анна Толстая | Anna Tolstaja | Annas Tolstajas
            be f Наталля Кузьміч | Nataļļa Kuzmiča | Nataļļas Kuzmičas
            ru f Любовь Кузнецова | Ļubova Kuzņecova | Ļubovas Kuzņecovas
        """,
        "both halves of a double name": """
            ru m Пётр Римский-Корсаков | Pjotrs Rimskis-Korsakovs | Pjotra Rimska-Korsakova
        """,
        "vowels are as long, and traditional names as hard, as the table of given names has them": """
            ru m Виталий Попов | Vitālijs Popovs | Vitālija Popova
            ru m Алексей Попов | Aleksejs Popovs | Alekseja Popova
            be m Аляксей Папоў | Aļaksejs Papovs | Aļakseja Papova
        """,
    },
    "cs": {
        "adjectives in -skij, -yj, -oj decline as Czech ones": """
            ru m Томаш Здроевский | Tomaš Zdrojevskij | Tomaše Zdrojevského
            uk m Томаш Здроєвський | Tomaš Zdrojevskyj | Tomaše Zdrojevského
            be m Тамаш Здраеўскі | Tamaš Zdrajeuski | Tamaše Zdrajeuského
            uk m Лев Сірий | Lev Siryj | Leva Sirého
            ru m Игорь Толстой | Igor Tolstoj | Igora Tolstého
            ru m Максим Горький | Maksim Gorkij | Maksima Gorkého
            ru m Пётр Римский-Корсаков | Pjotr Rimskij-Korsakov | Pjotra Rimského-Korsakova
        """,
        "nouns in -ij are no adjectives": """
            uk m Ігор Палій | Ihor Palij | Ihora Palije
        """,
        "-ja and soft consonants": """
            ru m Илья Юркевич | Ilja Jurkevič | Ilji Jurkeviče
            uk m Юрій Щербань | Jurij Ščerbaň | Jurije Ščerbaně
            be m Павел Севярынец | Pavel Sevjaryněc | Pavla Sevjarynce
            be m Ігар Заяц | Ihar Zajac | Ihara Zajace
        """,
        "a woman's surname has -ová, that of an adjective -á": """
            ru f Людмила Гончарук | Ljudmila Gončaruková | Ljudmily Gončarukové
            ru f Анна Кузнецова | Anna Kuzněcovová | Anny Kuzněcovové
            ru f Татьяна Ильина | Tatjana Iljinová | Tatjany Iljinové
            uk f Ганна Петренко | Hanna Petrenková | Hanny Petrenkové
            uk f Ганна Кравець | Hanna Kravcová | Hanny Kravcové
            uk f Леся Білецька | Lesja Bilecká | Lesji Bilecké
            uk f Марія Лагодна | Marija Lahodná | Marije Lahodné
            ru f Софья Толстая | Sofja Tolstá | Sofji Tolsté
            be f Вольга Хадыка | Volha Chadyková | Volhy Chadykové
        """,
    },
    "pl": {
        "-ij in given names, -i in surnames": """
            ru m Виталий Горький | Witalij Gorki | Witalija Gorkiego
            uk m Левко Швидкий | Łewko Szwydki | Łewka Szwydkiego
        """,
        "given names in -o are no surnames in -o": """
            uk m Петро Петренко | Petro Petrenko | Petra Petrenki
            uk m Михайло Шило | Mychajło Szyło | Mychajła Szyły
        """,
        "-ja after a vowel has -i": """
            ru f Анастасия Кузнецова | Anastasija Kuzniecowa | Anastasii Kuzniecowej
            be f Надзея Васілюк | Nadzieja Wasiluk | Nadziei Wasiluk
        """,
        "-na after a consonant is an adjective, after a vowel it is not; nor are other nouns": """
            uk f Марія Лагодна | Marija Łahodna | Marii Łahodnej
            ru f Полина Гагарина | Polina Gagarina | Poliny Gagariny
            uk f Ольга Сокира | Olha Sokyra | Olhy Sokyry
        """,
    },
    "lt": {
        "-lo is -la in longer names": """
            uk m Кирило Павло | Kyryla Pavlo | Kyrylos Pavlo
        """,
        "the ending of an adjective, and -yjus for -ый": """
            be m Мікіта Белы | Mikita Belas | Mikitos Belo
            be m Дзмітрый Швец | Dzmitryjus Švecas | Dzmitryjaus Šveco
        """,
    },
    "de": {
        "a double name has one genitive -s": """
            ru m Пётр Римский-Корсаков | Pjotr Rimski-Korsakow | Pjotr Rimski-Korsakows
            be m Юрый Ільін | Juryj Iljin | Juryj Iljins
        """,
    },
}


@pytest.mark.parametrize(("target", "reason"), [(target, reason) for target, rows in PEOPLE.items() for reason in rows])
def test_people(target: str, reason: str) -> None:
    for line in PEOPLE[target][reason].strip().splitlines():
        who, nominative, genitive = (cell.strip() for cell in line.split("|"))
        lang, gender, name = who.split(" ", 2)
        assert press(name, lang, target, gender) == nominative, line
        assert names.inflect(nominative, target, "gen", gender=gender, kind="person") == genitive, line
        # nobody has to say whose name it is
        assert press(name, lang, target) == nominative, line
        assert names.inflect(nominative, target, "gen") == genitive, line


@pytest.mark.parametrize("row", data_rows("press-endings.tsv"), ids=lambda row: f"{row['target']}-{row['example']}")
def test_each_example_of_the_table_is_what_its_row_makes(row: dict[str, str]) -> None:
    name, letters, printed = row["example"].split()
    cut = int(row["cut"])
    assert any(name.lower().endswith(ending) for ending in row["ending"].split())
    assert letters[: len(letters) - cut] + row["add"] == printed


def test_what_is_not_known_keeps_the_ending_of_its_letters() -> None:
    assert press("Шульга", "ru", "ja", "m") is None
    assert press("А. Здроевский", "ru", "lv", "m") == "A. Zdrojevskis"
    assert press("ЗДРОЕВСКАЯ", "ru", "cs", "f") == "ZDROJEVSKÁ"
    assert press("", "ru", "cs", "f") == ""


@given(
    name=st.text("абвгдіілнорстуцчшщьяыэўйАБЖЛ -.'", max_size=16),
    target=st.sampled_from(sorted(CASES)),
    gender=st.sampled_from(["m", "f", None]),
)
def test_any_text_is_printed_and_declined(name: str, target: str, gender: str | None) -> None:
    """Never an error, and every row of the table leaves the first letters of the scheme as they are."""
    for lang in ("be", "ru", "uk"):
        form, scheme = press(name, lang, target, gender), schemes.for_target(lang, target, gender)
        assert (form is None) == (scheme is None)
        if form and target in CASES:
            assert set(names.paradigm(form, target, gender=gender)) == set(CASES[target])
