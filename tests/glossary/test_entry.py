"""What an entry prints: spelling codes, shapes, cases."""

from __future__ import annotations

import pytest

from translit.glossary import Entry, Style, UnknownStyle
from translit.glossary.entry import Parts, split_name

LOSIK = Entry(
    "losik-ihar",
    "person",
    {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en:be": "Ihar Losik", "en:ru": "Igor Losik"},
    gender="m",
    variants={"ru": ("Ігорь Лосік",), "en": ("Igar Losik",)},
)


@pytest.mark.parametrize(
    ("lang", "style", "shape", "form"),
    [
        ("be", None, "full", "Ігар Лосік"),
        ("be", None, "surname", "Лосік"),
        ("be", None, "given", "Ігар"),
        ("be", None, "initials", "І. Лосік"),
        ("be", None, "name", "Ігар Лосік"),
        ("en", None, "full", "Ihar Losik"),  # no `en`: the own language's spelling
        ("en", Style("s", languages={"en": ("en:ru",)}), "full", "Igor Losik"),
        ("en", Style("s", languages={"en": ("en:uk",)}), "full", "Ihar Losik"),  # the style's code is missing
        ("en:ru", None, "surname", "Losik"),
        ("en:uk", None, "full", None),
        ("de", None, "full", None),
    ],
)
def test_form(lang: str, style: Style | None, shape: str, form: str | None) -> None:
    assert LOSIK.form(lang, style, shape) == form


def test_a_style_that_is_not_built_in_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownStyle, match="belarusian"):
        LOSIK.form("en", "no-such-style")


def test_paradigm_keeps_shape() -> None:
    assert LOSIK.paradigm("ru")["ins"] == ("Игорем Лосиком",)
    assert LOSIK.paradigm("ru", shape="surname")["ins"] == ("Лосиком",)
    assert LOSIK.paradigm("be", shape="given")["gen"] == ("Ігара",)
    assert LOSIK.paradigm("be", shape="initials")["dat"] == ("І. Лосіку",)


def test_languages_without_cases_have_the_base_form_alone() -> None:
    assert LOSIK.paradigm("en") == {"nom": ("Ihar Losik",)}


def test_explicit_cases_come_before_rules_and_bend_the_printed_form_only() -> None:
    entry = Entry("x", "person", {"ru": "Ян Рак"}, gender="m", cases={"ru": {"gen": ("Яна Рака", "Яна Рак")}})
    assert entry.paradigm("ru")["gen"] == ("Яна Рака", "Яна Рак")
    assert entry.paradigm("ru", shape="surname")["gen"] == ("Рака", "Рак")
    assert entry.declined("Ян Жук", "ru")["gen"] == ("Яна Жука",)


def test_a_person_who_is_indeclinable_still_has_a_given_name_that_declines() -> None:
    entry = Entry("x", "person", {"ru": "Виктор Бабарико"}, gender="m", indeclinable=("ru",))
    assert entry.paradigm("ru")["gen"] == ("Виктора Бабарико",)
    assert set(entry.paradigm("ru", shape="surname").values()) == {("Бабарико",)}


def test_a_place_that_is_indeclinable_never_changes() -> None:
    entry = Entry("x", "place", {"ru": "Баку"}, indeclinable=("ru",))
    assert set(entry.paradigm("ru").values()) == {("Баку",)}


def test_spellings_hold_forms_and_variants_of_every_code() -> None:
    assert LOSIK.spellings("en") == {"Ihar Losik", "Igor Losik", "Igar Losik"}
    assert LOSIK.spellings("en:ru") == {"Igor Losik"}
    assert LOSIK.spellings("pl") == frozenset()


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("Ленін", Parts(surname="Ленін")),
        ("Ursula von der Leyen", Parts("Ursula", "", "von der Leyen")),
        ("Аляксандр Рыгоравіч Лукашэнка", Parts("Аляксандр", "Рыгоравіч", "Лукашэнка")),
        ("Ганна Сяргееўна Рак", Parts("Ганна", "Сяргееўна", "Рак")),
        ("Donald J. Trump", Parts("Donald", "", "Trump")),
        ("Анна Мария Костова", Parts("Анна Мария", "", "Костова")),
    ],
)
def test_split_name(form: str, parts: Parts) -> None:
    assert split_name(form) == parts


def test_parts_given_in_the_entry_win_where_they_fit() -> None:
    entry = Entry("x", "person", {"en": "Xi Jinping"}, parts={"en": Parts(given="Jinping", surname="Xi")})
    assert entry.form("en", shape="surname") == "Xi"
    assert entry.split("Si Tszinpin", "en") == Parts("Si", "", "Tszinpin")


@pytest.mark.parametrize(
    ("code", "base", "case", "form"),
    [
        ("be", "Аляксандр Рыгоравіч", "ins", "Аляксандрам Рыгоравічам"),
        ("ru", "Александр Григорьевич", "dat", "Александру Григорьевичу"),
        # no form of the entry has it: the table of patronymics
        ("uk", "Олександр Григорович", "gen", "Олександра Григоровича"),
        ("en", "Alexander Grigoryevich", "nom", "Alexander Grigoryevich"),
        ("en:be", "Aliaksandr Ryhoravich", "nom", "Aliaksandr Ryhoravich"),
        # no patronymics in Polish
        ("pl", "Alaksandr", "gen", "Alaksandra"),
    ],
)
def test_given_name_and_patronymic(code: str, base: str, case: str, form: str) -> None:
    forms = {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "uk": "Олександр Лукашенко"}
    forms |= {"en": "Alexander Lukashenko", "en:be": "Aliaksandr Lukashenka", "en:ru": "Alexander Lukashenko"}
    forms["pl"] = "Alaksandr Łukaszenka"
    variants = {"ru": ("Александр Григорьевич Лукашенко",)}
    entry = Entry("x", "person", forms, gender="m", variants=variants)
    assert entry.form(code, shape="given_patronymic") == base
    assert form in entry.paradigm(code, shape="given_patronymic")[case]
