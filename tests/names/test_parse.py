"""Which word of a name is what: order, capitals, commas, initials, patronymics that look like surnames."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import names
from translit.names import tokens
from translit.names.parse import is_initial

CASES = [
    # name, given, patronymic, surname, why
    ("Ігар Лосік", "Ігар", "", "Лосік", "given name first"),
    ("Сергяенка Ігар Пятровіч", "Ігар", "Пятровіч", "Сергяенка", "surname first, told by the patronymic at the end"),
    ("Игорь Петрович Сергеенко", "Игорь", "Петрович", "Сергеенко", "the patronymic in the middle"),
    ("LOSIK, Ihar", "Ihar", "", "LOSIK", "a comma"),
    ("LOSIK Ihar", "Ihar", "", "LOSIK", "capitals"),
    ("Тихановская Светлана", "Светлана", "", "Тихановская", "only the last word is a given name"),
    ("И. В. Голуб", "И.", "В.", "Голуб", "initials"),
    ("Голуб И.В.", "И.", "В.", "Голуб", "initials behind, without a space"),
    ("Дз. Лукашэнка", "Дз.", "", "Лукашэнка", "an initial of two letters"),
    ("John F. Kennedy", "John F.", "", "Kennedy", "a middle initial stays with the given name"),
    ("Виктор Янукович", "Виктор", "", "Янукович", "a surname like a patronymic"),
    ("Иван Иванович Петрович", "Иван", "Иванович", "Петрович", "patronymic and a surname like one"),
    ("Анна Михайловна", "Анна", "Михайловна", "", "no surname"),
    ("Светлане Александровне Бондаренко", "Светлане", "Александровне", "Бондаренко", "another case"),
    ("Karl-Theodor zu Guttenberg", "Karl-Theodor", "", "zu Guttenberg", "a particle begins the surname"),
    ("Карл-Тэадор цу Гутэнберг", "Карл-Тэадор", "", "цу Гутэнберг", "so it does in Cyrillic"),
    ("Лосік", "", "", "Лосік", "one word is a surname"),
    ("Ігар", "Ігар", "", "", "unless the table knows it as a given name"),
    ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr. is no part of the name"),
    ("", "", "", "", "nothing"),
]


@pytest.mark.parametrize(("name", "given_name", "patronymic", "surname", "why"), CASES, ids=[c[4] for c in CASES])
def test_parts(name: str, given_name: str, patronymic: str, surname: str, why: str) -> None:
    parsed = names.parse(name)
    assert (parsed.given, parsed.patronymic, parsed.surname) == (given_name, patronymic, surname)


def test_order_tells_how_to_put_the_name_together_again() -> None:
    assert str(names.parse("Сергяенка Ігар Пятровіч")) == "Сергяенка Ігар Пятровіч"
    assert names.parse("Сергяенка Ігар Пятровіч").order == ("surname", "given", "patronymic")


@pytest.mark.parametrize(("word", "expected"), [("І.", True), ("Дж.", True), ("Ян", False), ("Лі", False)])
def test_initials_are_not_short_names(word: str, expected: bool) -> None:
    assert is_initial(word) is expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_apart_without_losing_letters(text: str) -> None:
    parsed = names.parse(text)
    assert set(parsed.order) <= {"given", "patronymic", "surname"}
    assert set("".join(parsed.parts.values())) - {" "} <= set(text)


def test_the_function_stays_where_the_module_is_imported() -> None:
    import importlib

    importlib.import_module("translit.names.parse")
    importlib.import_module("translit.names.similarity")
    assert names.parse("Ігар Лосік").given == "Ігар"
    assert names.similarity("Ігар", "Ігар") > 0.5


def test_no_patronymic_is_passed_over_for_its_last_letters() -> None:
    """What is asked before the pattern lets through every ending that the pattern knows."""
    table = names.GivenNames.builtin()
    forms = {form.lower() for row in table.patronymics for spelled in row.forms.values() for form in spelled}
    forms |= {"иосифовичам", "иосифовичі", "iosifovih", "iossifowitsch", "józefowicz", "іванівною", "ильиничне"}
    matched = [form for form in forms if len(form) > 4 and tokens._SUFFIX.search(form[-9:])]
    assert len(matched) > 500
    assert [form for form in matched if not tokens.looks_patronymic(form)] == []
