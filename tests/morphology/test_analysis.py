"""From forms back to base forms: the right reading is among the readings, and first where nothing else is likely."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import morphology
from translit.morphology import CASES
from translit.morphology.plurals import of_a_family, singular


@pytest.mark.parametrize(
    ("form", "lang", "part", "lemma", "case", "gender"),
    [
        ("Лукашэнкам", "be", "surname", "Лукашэнка", "ins", "m"),
        ("Бяляцкага", "be", "surname", "Бяляцкі", "gen", "m"),
        ("Ціханоўскую", "be", "surname", "Ціханоўская", "acc", "f"),
        ("Вользе", "be", "given", "Вольга", "dat", "f"),
        ("Пятром", "be", "given", "Пётр", "ins", "m"),
        ("Рыгораўну", "be", "patronymic", "Рыгораўна", "acc", "f"),
        ("Магілёве", "be", "place", "Магілёў", "loc", "m"),
        ("Тихановскому", "ru", "surname", "Тихановский", "dat", "m"),
        ("Георгиевной", "ru", "patronymic", "Георгиевна", "ins", "f"),
        ("Минском", "ru", "place", "Минск", "ins", "m"),
        ("Зеленським", "uk", "surname", "Зеленський", "ins", "m"),
        ("Люту", "uk", "surname", "Люта", "acc", "f"),  # no ending of a table: shevchenko says it is an adjective
        ("Лукашенкові", "uk", "surname", "Лукашенко", "dat", "m"),
        ("Cichanouskiej", "pl", "surname", "Cichanouska", "gen", "f"),
        ("Jurkoniui", "lt", "surname", "Jurkonis", "dat", "m"),
        ("Novákovou", "cs", "surname", "Nováková", "acc", "f"),
    ],
)
def test_reading_is_found(form: str, lang: str, part: str, lemma: str, case: str, gender: str) -> None:
    found = {(reading.lemma, reading.case, reading.gender) for reading in morphology.analyse(form, lang, part=part)}
    assert (lemma, case, gender) in found


@pytest.mark.parametrize(
    ("form", "lang", "lemma"),
    [
        ("Перми", "ru", "Пермь"),  # feminine, whatever the masculine towns on -ь are
        ("Твери", "ru", "Тверь"),
        ("Лодзи", "ru", "Лодзь"),
        ("Смаргонню", "be", "Смаргонь"),
        ("Керчы", "be", "Керч"),
        ("Умані", "uk", "Умань"),
        ("Пермі", "uk", "Перм"),
    ],
)
def test_best_feminine_place(form: str, lang: str, lemma: str) -> None:
    best = morphology.analyse(form, lang, part="place")[0]
    assert (best.lemma, best.gender) == (lemma, "f")


@pytest.mark.parametrize(
    ("form", "lang", "lemma"),
    [
        ("Статкевіча", "be", "Статкевіч"),
        ("Вольскаму", "be", "Вольскі"),
        ("Шаўчуком", "be", "Шаўчук"),
        ("Путиным", "ru", "Путин"),
        ("Воскресенского", "ru", "Воскресенский"),
        ("Гагариной", "ru", "Гагарина"),
        ("Длинной", "ru", "Длинная"),
        # a common adjective is the likelier surname, a written-out one likelier still
        ("Великого", "ru", "Великий"),
        ("Мудрым", "ru", "Мудрый"),
        ("Полевого", "ru", "Полевой"),
        ("Толстому", "ru", "Толстой"),
        ("Порошенком", "uk", "Порошенко"),
    ],
)
def test_best_surname(form: str, lang: str, lemma: str) -> None:
    assert morphology.analyse(form, lang, part="surname")[0].lemma == lemma


@pytest.mark.parametrize(
    ("word", "lang", "gender"),
    [("Карач", "be", "f"), ("Живаго", "ru", "m"), ("Дюма", "ru", "f"), ("Гюго", "uk", "f")],
)
def test_names_that_never_change_have_every_case(word: str, lang: str, gender: str) -> None:
    cases = {r.case for r in morphology.analyse(word, lang, part="surname", gender=gender) if r.lemma == word}
    assert cases == set(CASES[lang])


def test_an_adjective_needs_its_ending() -> None:
    assert {reading.lemma for reading in morphology.analyse("Лют", "uk", part="surname")} == {"Лют"}


def test_a_plural_has_no_gender() -> None:
    best = morphology.analyse("Баранавічах", "be", part="place")[0]
    assert (best.lemma, best.case, best.gender, best.number) == ("Баранавічы", "loc", None, "pl")


@pytest.mark.parametrize(
    ("form", "lang", "surname", "case"),
    [
        ("Белые", "ru", "Белый", "nom"),
        ("Белыми", "ru", "Белый", "ins"),
        ("Белымі", "be", "Белы", "ins"),
        ("Білими", "uk", "Білий", "ins"),
    ],
)
def test_a_family_is_heard_in_what_no_man_is_called(form: str, lang: str, surname: str, case: str) -> None:
    """Белых may be a surname, and Белым is of one man as well; of a family called Белый only the rest is left."""
    assert of_a_family(form, lang) == (surname, (case,))
    assert singular(form, lang) == (surname, (case,))


@pytest.mark.parametrize(("form", "lang"), [("Белых", "ru"), ("Белым", "ru"), ("Белым", "be"), ("Вачовски", "ru")])
def test_what_one_man_may_be_called_is_no_family(form: str, lang: str) -> None:
    assert singular(form, lang) is None


def test_latin_letters_that_look_cyrillic_and_stress_marks_do_not_hide_a_form() -> None:
    assert morphology.analyse("Лукашэнкi", "be", part="surname")[0].lemma == "Лукашэнка"  # Latin i
    assert morphology.analyse("Гера́сімавым", "be", part="surname")[0].lemma == "Герасімаў"


WORDS = [
    ("Лосік", "surname", "m"),
    ("Вольскі", "surname", "m"),
    ("Быкаў", "surname", "m"),
    ("Ціханоўская", "surname", "f"),
    ("Калеснікава", "surname", "f"),
    ("Севярынец", "surname", "m"),
    ("Міхась", "given", "m"),
    ("Аксана", "given", "f"),
    ("Таццяна", "given", "f"),
    ("Гомель", "place", "m"),
    ("Вілейка", "place", "f"),
    ("Францыя", "place", "f"),
    ("Грузія", "place", "f"),
    ("Насця", "given", "f"),
    ("Марыя", "given", "f"),
]


@pytest.mark.parametrize(("word", "part", "gender"), WORDS)
def test_every_form_leads_back(word: str, part: str, gender: str) -> None:
    for case in CASES["be"]:
        form = morphology.inflect(word, "be", case, part=part, gender=gender)
        readings = morphology.analyse(form, "be", part=part)
        assert (word, case) in {(reading.lemma, reading.case) for reading in readings}, form


@given(
    word=st.text(max_size=20) | st.from_regex(r"[А-ЯІ][а-яі]{2,8}", fullmatch=True),
    lang=st.sampled_from(sorted(CASES)),
    part=st.sampled_from([None, "given", "patronymic", "surname", "place"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_reading(word: str, lang: str, part: str | None) -> None:
    """Best first, of the part that was asked for, and plurals alone are of no gender."""
    readings = morphology.analyse(word, lang, part=part)
    assert readings
    assert readings == sorted(readings, key=lambda reading: -reading.score)
    assert all(reading.case in CASES[lang] for reading in readings)
    assert part is None or {reading.part for reading in readings} == {part}
    assert all(reading.gender is None for reading in readings if reading.number == "pl")


@given(word=st.from_regex(r"[А-ЯІ][а-яі]{3,8}", fullmatch=True), case=st.sampled_from(CASES["be"]))
@settings(max_examples=150, deadline=None)
def test_readings_of_a_form_decline_to_that_form(word: str, case: str) -> None:
    """What analyse says of a form, inflect confirms, for the readings whose form is the one to print."""
    form = morphology.inflect(word, "be", case, part="surname", gender="m")
    for reading in morphology.analyse(form, "be", part="surname", gender="m"):
        assert (
            morphology.inflect(reading.lemma, "be", reading.case, part="surname", gender="m", number=reading.number)
            == form
            or reading.case == "loc"  # printed in one of two forms
        )
