"""People whom the glossary lacks, in English: told after which language they are spelled, then written in another."""

from __future__ import annotations

import pytest

from translit import Glossary, names, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.names import Mention
from translit.translate.expected import Expectations
from translit.translate.unlisted.families import with_families
from translit.translate.unlisted.strangers import Strangers
from translit.translate.unlisted.traditions import traditions

LOSIKS = Glossary.from_forms(
    {"losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en": "Ihar Losik", "fr": "Ihar Lossik"}}
)


def told(text: str, target: str, glossary: Glossary | None = None) -> list[str | None]:
    glossary = glossary or Glossary.from_forms({})
    found = [m for m in names.find(text, "en", glossary=glossary) if m.entry_id is None]
    strangers = Strangers("en", target, glossary, None)
    strangers.introduce(found)
    # what is only spelled letter by letter is left to the engine first (test_garbled.py)
    return [form.form if form and not form.guessed else None for form in map(strangers.told, found)]


@pytest.mark.parametrize(
    ("name", "langs"),
    [
        ("Aliaksei Karatkou", ("be",)),
        ("Nina Piatrouna Karatkova", ("be",)),
        ("Oleksandr Vilkul", ("uk",)),
        ("Sergei Kovalenko", ("ru",)),
        ("Ivan Fedorov", ("ru", "uk")),
        ("Boris Johnson", ()),
        ("Jan Strupczewski", ()),
        ("Barbara Radziwill", ()),
        ("Angela Merkel", ()),
        ("Martin Novak", ()),
        ("David O'Sullivan", ()),  # no soft sign
        # letters that Belarusian has not: soft t, two l
        ("Marta Kostyuk", ("ru",)),
        ("Elvira Nabiullina", ("ru", "uk")),
        ("Andrey Kostin", ("ru",)),
        # soft д and т are dz and ts after the Belarusian form
        ("Yuliya Tsimafeeva", ("be",)),
        ("Darya Dziadkova", ("be",)),
        ("Darya Ivanova", ("be", "ru", "uk")),
        # г is g after the Russian form alone
        ("Viktor Tsygankov", ("ru",)),
        # and no h stands there but in kh
        ("Yaroslava Mahuchikh", ("uk",)),
        # a given name that only Russians have so needs no surname to tell; Boris and Vladimir do, and so does -ff
        ("Arkady Rotenberg", ("ru",)),
        ("Alexei Miller", ("ru",)),
        ("Boris Becker", ()),
        ("Vladimir Guerrero", ()),
        ("Sergei Rachmaninoff", ()),
        ("Karen Vardanyan", ("ru",)),
        ("Vadim Dmitrenok", ("ru",)),
    ],
)
def test_the_given_name_and_the_end_of_the_surname_tell_the_language(name: str, langs: tuple[str, ...]) -> None:
    assert traditions(name) == langs


_HUN, _KARASEV = ["Сергей Гун"], ["Сергей Карасев", "Олег Дерипаска"]
_FIVE = ["Дмитрий Мазепин", "Сергей Карасев", "Аркадий Ротенберг", "Алексей Миллер", "Виктор Вексельберг"]


@pytest.mark.parametrize(
    ("text", "target", "forms"),
    [
        ("Siarhei Hun was tried. Hun is 41.", "ru", ["Сергей Гун", "Гун"]),
        ("Siarhei Hun was tried. Hun is 41.", "de", ["Sjarhej Hun", "Hun"]),
        # Yana is no more Belarusian than Russian; among Belarusians she is one
        ("Siarhei Hun and Yana Shulha were tried.", "be", ["Сяргей Гун", "Яна Шульга"]),
        ("We know Yana Shulha.", "be", [None]),
        # nor is Petr more Russian than Czech; among Russians he is Pyotr
        ("We know Petr Aven.", "ru", [None]),
        (
            "Dmitry Mazepin, Sergei Karasev, Arkady Rotenberg, Alexei Miller, Viktor Vekselberg, Petr Aven",
            "ru",
            [*_FIVE, "Пётр Авен"],
        ),
        # the surname alone is whom the story is about: he was named first (habit of agencies, own knowledge)
        ("Andrei Kebich met Volha Kebich. Kebich spoke.", "ru", ["Андрей Кебич", "Ольга Кебич", "Кебич"]),
        # no Polish rz before h, no Polish -enko and -chuk, whoever stands beside
        ("Mikhail Kerzhakov left.", "ru", ["Михаил Кержаков"]),
        ("Maciej Kot met Artem Bondarenko.", "uk", ["Мацей Кот", "Артем Бондаренко"]),
        ("Ivan Tsikhan and Ilya Ivashka left.", "ru", ["Иван Тихон", "Илья Ивашко"]),  # no end of a surname tells
        ("Volha Mayorava spoke. V. Mayorava left.", "uk", ["Ольга Майорова", "О. Майорова"]),
        ("Siarhei Hun and Viachaslau Hun left. Viachaslau slept.", "uk", ["Сергій Гун", "В’ячеслав Гун", "В’ячеслав"]),
        # a given name alone for which the table has no German goes by the same scheme as the whole names
        ("Siarhei Hun and Aliaksei Rak met Yaryna.", "de", ["Sjarhej Hun", "Aljaksej Rak", "Jaryna"]),
        # who stands beside somebody tells more than whom else the article names
        (
            "Siarhei Hun met Volha Rak, Dzmitry Zubkou, Yauhen Barouski and Iryna Karol. "
            "The EU listed Gennady Timchenko, Alexey Mordashov, Oleg Deripaska, Mikhail Fridman and Andrey Kostin.",
            "de",
            [
                *("Sjarhej Hun", "Wolha Rak", "Dsmitryj Subkou", "Jauhen Barouski", "Iryna Karol"),
                *("Gennadi Timtschenko", "Alexei Mordaschow", "Oleg Deripaska", "Michail Fridman", "Andrei Kostin"),
            ],
        ),
        # among Belarusians Hanna and Halina are no Anna and Galina
        ("Volha Rak and Siarhei Hun met Halina.", "lt", ["Volha Rak", "Siarhejus Hunas", "Halina"]),
        # Polish has -i of -ий in surnames, not in given names
        ("Gennady Timchenko met Dmitry Mazepin.", "pl", ["Giennadij Timczenko", "Dmitrij Maziepin"]),
        # Hanna is no Russian's, so she is after those Belarusians who are near; Viktor among four Russians is one
        ("Siarhei Hun met Hanna Sola, Sergei Karasev and Oleg Deripaska.", "ru", [*_HUN, "Анна Сола", *_KARASEV]),
        ("Dmitry Mazepin, Sergei Karasev, Arkady Rotenberg, Alexei Miller and Viktor Vekselberg", "ru", [*_FIVE]),
        ("Viktor Vekselberg and Sergei Karasev", "de", [None, "Sergei Karassew"]),
        # a Polish surname may end as ours do, and he who bears it stands beside a Pole
        ("Sławomir Sierakowski and Adam Michnik signed what Siarhei Hun wrote.", "ru", [None, None, *_HUN]),
        ("Adam Kupchyk signed what Siarhei Hun wrote.", "ru", ["Адам Купчик", *_HUN]),
        # a copy of the English would be ticked, and is nobody's spelling
        ("We read Larysa Hienijush.", "de", [None]),
        ("We met Viachaslau.", "uk", ["В’ячеслав"]),  # one apostrophe, whatever the table has
        ("Petro Chornyi met Vasyl Holovatyi.", "ru", ["Пётр Чёрный", "Василий Головатый"]),
        ("Amanda Anisimova beat Jessica Pegula.", "ru", ["Аманда Анисимова", None]),
        # a woman with a man's surname is half of a couple: what it is in the plural no rule here says
        ("We met Iryna Melnikau.", "be", [None]),
        ("We saw Julia Cimafiejeva and Anne Applebaum.", "ru", [None, "Энн Эпплбаум"]),
    ],
)
def test_who_is_spelled_how(text: str, target: str, forms: list[str | None]) -> None:
    assert told(text, target) == forms


@pytest.mark.parametrize(
    ("name", "target", "form"),
    [
        ("Christopher Smith", "ru", "Кристофер Смит"),
        ("Christopher Smith", "uk", "Крістофер Сміт"),
        ("Maria Callas", "be", "Марыя Калас"),
        ("Christopher Wrzesz", "ru", None),
    ],
)
def test_a_foreigner_both_of_whose_names_print_has_settled_on(name: str, target: str, form: str | None) -> None:
    assert told(f"His deputy {name} came.", target) == [form]


def test_a_namesake_has_the_surname_that_the_glossary_has() -> None:
    assert told("They met Mikita Losik.", "fr", LOSIKS) == ["Mikita Lossik"]
    assert told("They met Julie Losik.", "ru", LOSIKS) == ["Джули Лосик"]


@pytest.mark.parametrize(("known", "form"), [(False, "Анна Каляда"), (True, "Анна Коляда")])
def test_the_glossary_tells_after_which_language_its_people_are_spelled(known: bool, form: str) -> None:
    rudych = {"be": "Ганна Рудыч", "en": "Hanna Rudych", "en:be": "Hanna Rudych"}
    glossary = Glossary.from_forms({"rudych": rudych} if known else {})
    found = names.find("Hanna Rudych met Hanna Kaliada.", "en", glossary=glossary)
    strangers = Strangers("en", "ru", glossary, None)
    strangers.introduce(found)
    assert traditions(found[0].lemma) == ("uk",)  # by the name alone
    kaliada = strangers.told(found[1])
    assert kaliada is not None and kaliada.form == form


def test_a_stranger_comes_out_in_the_case_of_the_carrier() -> None:
    table = {"about Ivan Petrov": "об Иване Петрове", "he spoke": "он говорил", "Petrov": "Петров", "left": "ушёл"}
    engine = FakeEngine({("en", "ru"): table}, traits=Traits())
    done = translate("He spoke about Siarhei Hun. Hun left.", "en", "ru", glossary=LOSIKS, engine=engine)
    assert done.text == "Он говорил о Сергее Гуне. Гун ушёл."
    assert all("by rule" in name.note for name in done.names)
    assert [w.code for w in done.warnings] == ["names-by-rule"]


def test_an_english_name_that_the_engine_left_is_no_vocative() -> None:
    engine = FakeEngine({("en", "lt"): {"said": "sakė"}}, traits=Traits())
    done = translate("Dzmitry Barouski spoke. Barouski said it.", "en", "lt", glossary=LOSIKS, engine=engine)
    assert [(name.found, name.case) for name in done.names][1] == ("Barouskis", "nom")


def test_an_entry_that_lacks_the_language_is_not_called_missing() -> None:
    engine = FakeEngine({("en", "pt"): {}}, traits=Traits())
    done = translate("Ihar Losik met Siarhei Hun.", "en", "pt", glossary=LOSIKS, engine=engine)
    told = {w.code: w.message for w in done.warnings if w.code.endswith("-by-rule")}
    assert [(code, message.partition(",")[0]) for code, message in told.items()] == [
        ("names-by-rule", "Not in the glossary"),
        ("forms-by-rule", "No Portuguese form in the glossary"),
    ]
    assert "Losik" not in told["names-by-rule"]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("lv", ["Tomaša Zdrojevska", "Annas Čerkašeņinas", "Čerkašeņinai", "Zdrojevskis"]),
        # the surname alone is one, though Черкашенина could be a given name
        ("cs", ["Tomaše Zdrojevského", "Anny Čerkašeninové", "Čerkašeninové", "Zdrojevskij"]),
        ("de", ["Tomasch Sdrojewskis", "Anna Tscherkascheninas", "Tscherkaschenina", "Sdrojewski"]),
        ("pl", ["Tomasza Zdrojewskiego", "Anny Czerkaszeniny", "Czerkaszeninie", "Zdrojewski"]),
    ],
)
def test_strangers_have_the_endings_of_the_press_and_its_cases(target: str, found: list[str]) -> None:
    text = "Это письмо Томаша Здроевского для Анны Черкашениной. Черкашениной помог Здроевский."
    traits = Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True)
    engine = FakeEngine({("ru", target): {}}, traits=traits)
    done = translate(text, "ru", target, glossary=Glossary.from_forms({}), engine=engine)
    assert [name.found for name in done.names] == found


@pytest.mark.parametrize(
    ("lang", "text", "forms"),
    [
        # after the language of the text: nobody is told to be from elsewhere
        ("be", "Судзілі Ганну Мікалаеўну Заяц. Заяц маўчала.", ["Hanna Mikalaeuna Zaiats", "Zaiats"]),
        ("ru", "Судили Татьяну Соловей. Соловей молчала.", ["Tatiana Solovey", "Solovey"]),
        ("uk", "Судили Олега Синєгубова.", ["Oleh Syniehubov"]),
        ("be", "Судзілі С. А. Лабановіча.", ["S. A. Labanovich"]),
        ("be", "Судзілі Дар'ю Вожык. Сям'я Вожыкаў чакала.", ["Darya Vozhyk", "Vozhyk"]),
        # a surname of the glossary is spelled as there
        ("ru", "Судили Глеба Лосика.", ["Gleb Losik"]),
        # nobody of our countries: how he spells himself no rule finds
        ("ru", "Судили Роджера Пенроуза. Пенроуз молчал.", [None, None]),
    ],
)
def test_people_of_our_countries_have_a_form_in_english(lang: str, text: str, forms: list[str | None]) -> None:
    """The engine alone made Zayazz and Corotkaga of them."""
    found = with_families(text, lang, names.find(text, lang))
    expectations = Expectations(lang, "en", LOSIKS)
    expectations.strangers.introduce(found)
    wanted = [expectations.of(mention) for mention in found]
    assert [one and one.base for one in wanted] == forms


@pytest.mark.parametrize(
    ("lang", "place", "form"),
    [("uk", "Чугуїв", "Chuhuiv"), ("ru", "Чугуев", "Chuhuiv"), ("be", "Ліверпуль", "Liverpool")],
)
def test_places_have_a_form_in_english(lang: str, place: str, form: str) -> None:
    """Those of Ukraine and Belarus after their own form, whatever the language of the text."""
    expected = Expectations(lang, "en", LOSIKS).of(Mention(0, len(place), place, place, "place", lang=lang))
    assert expected is not None
    assert expected.base == form


def test_a_family_is_spelled_as_who_is_named_in_full() -> None:
    """Верас alone became Верас, beside a given name Верес: one text had both."""
    text = "Была Аксана Верас. Сям'я Верасаў чакала."
    found = with_families(text, "be", names.find(text, "be"))
    expectations = Expectations("be", "ru", Glossary.from_forms({}))
    expectations.strangers.introduce(found)
    whole, family = [expectations.of(mention) for mention in found]
    assert whole is not None
    assert family is not None
    assert family.base.startswith(whole.base.split()[-1])


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_a_surname_alone_is_spelled_as_in_the_whole_name(apostrophe: str) -> None:
    """Whichever apostrophe the text has: «Верабʼя» came out as Верабея after Дмитрий Веробей."""
    whole = Mention(0, 15, "Дзмітрый Верабей", "Дзмітрый Верабей", "person", lang="be", shape="full", gender="m")
    form = f"Вераб{apostrophe}я"
    alone = Mention(0, len(form), form, "Верабей", "person", lang="be", shape="surname")
    expected = Expectations("be", "ru", Glossary.from_forms({})).surname_of(whole, alone)
    assert expected is not None
    assert expected.base == names.convert("Дзмітрый Верабей", "be", "ru")[0].split()[1]


@pytest.mark.parametrize(("source", "target"), [("en", "ru"), ("ru", "be"), ("uk", "en")])
def test_a_base_form_of_one_word_introduces_nobody(source: str, target: str) -> None:
    """A tagger or a rule may call one word a whole name (Madonna); there is no surname in it, and no crash."""
    one = Mention(0, 5, "Сокол", "Сокол", "person", None, 0.5, source, shape="full")
    strangers = Strangers(source, target, Glossary.from_forms({}), None)
    strangers.introduce([one], "Сокол")
    told = strangers.told(one)
    assert told is None or told.form


def test_a_given_name_alone_loses_the_ending_that_the_engine_kept() -> None:
    table = {"она": "she", "растит": "raises", "Матвея": "Matveya"}
    engine = FakeEngine({("ru", "en"): table}, traits=Traits())
    done = translate("Она растит Матвея.", "ru", "en", glossary=Glossary.from_forms({}), engine=engine)
    assert done.text == "She raises Matvey."
