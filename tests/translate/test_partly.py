"""Names of which a small model left one part whole are known by it; somebody else of that surname is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary
from translit.translate.expected import Expectations
from translit.translate.partly import with_partly
from translit.translate.protect import Protected, Slot

PEOPLE = Glossary.from_forms(
    {
        "babaryka": {"ru": "Виктор Бабарико", "en:be": "Viktar Babaryka"},
        "kalesnikava": {"ru": "Мария Колесникова", "en:be": "Maryia Kalesnikava"},
        "kosyhin": {"ru": "Руслан Косыгин", "en:be": "Ruslan Kosyhin"},
        "seviarynets": {"ru": "Павел Северинец", "en:be": "Pavel Seviarynets"},
        "tikhanovskaya": {"ru": "Светлана Тихановская", "en:be": "Sviatlana Tsikhanouskaya"},
        "losik": {"ru": "Игорь Лосик", "en:be": "Ihar Losik"},
    }
)


def known(text: str, output: str) -> list[str | None]:
    """What of `output` each known name of `text` is taken for, with the cases that it can be."""
    expectations = Expectations("en", "ru", PEOPLE)
    slots = []
    for mention in PEOPLE.match(text, "en"):
        expected = expectations.of(mention)
        assert expected is not None
        slots.append(Slot(mention, mention.start, mention.end, mention.text, expected, ()))
    nothing = [None for _ in slots]
    found = with_partly(Protected(text, tuple(nothing)), output, slots, nothing)
    return [place and " ".join([output[place.start : place.end], *sorted(place.cases)]) for place in found]


@pytest.mark.parametrize(
    ("name", "output", "found"),
    [
        ("Viktar Babaryka", "Там был Викретар-Бабарико.", "Викретар-Бабарико"),
        ("Maryia Kalesnikava", "Мэри Колесникова пришла.", "Мэри Колесникова nom"),
        ("Ruslan Kosyhin", "Пришёл Руслан Коча.", "Руслан Коча nom"),
        ("Pavel Seviarynets", "Он говорил с Павел Северинцем.", "Павел Северинцем ins"),
    ],
    ids=["joined by a hyphen", "another given name", "half a surname", "one part inflected"],
)
def test_a_part_left_whole_tells_the_name(name: str, output: str, found: str) -> None:
    assert known(f"{name} was there.", output) == [found]


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("Sviatlana Tsikhanouskaya", "Пришёл Сергей Юрьевич."),
        ("Ihar Losik", "Пришёл Лосик."),
        ("Ihar Losik", "Пришла Татьяна Лосик."),
        ("Ruslan Kosyhin", "Руслан из Минска пришёл."),
        ("Ruslan Kosyhin", "Пришёл Руслан, Коча ушёл."),
    ],
    ids=["nothing alike", "too few words", "another given name", "a word between", "a comma between"],
)
def test_somebody_else_is_not_taken_for_it(name: str, output: str) -> None:
    assert known(f"{name} was there.", output) == [None]


def test_words_of_a_namesake_whom_nobody_knows_are_his() -> None:
    assert known("Ruslan Kosyhin saw Ruslan Kosyha.", "Руслан Косыга пришёл.") == [None]


def test_two_of_one_surname_are_told_apart_by_the_given_name() -> None:
    text, output = "Maryia Kalesnikava and Viktar Babaryka", "Викретар Бабарика и Мэри Колесникова"
    assert [one and one.split()[1] for one in known(text, output)] == ["Колесникова", "Бабарика"]


@settings(max_examples=100, deadline=None)
@given(st.text("аиокрлснвыйя -АИКРЛСВ", max_size=24))
def test_whatever_an_engine_writes_a_place_is_of_whole_words(output: str) -> None:
    for found in known("Ruslan Kosyhin was there.", output):
        assert found is None or found.split()[0] in output
