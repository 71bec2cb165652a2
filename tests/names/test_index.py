"""The index finds a name in another spelling, and says nothing where nothing is near."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.names import NameIndex

PEOPLE = {
    "losik-ihar": ["Ігар Лосік", "Ihar Losik"],
    "losik-darya": ["Дар'я Лосік"],
    "tsikhanouskaya": ["Светлана Георгиевна Тихановская"],
    "tsikhanouski": ["Сергей Тихановский"],
    "zelenskyy": ["Володимир Зеленський"],
    "oru": ["Жан Ору"],
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Игорь Лосик", "losik-ihar"),
        ("Daria Losik", "losik-darya"),
        ("Sviatlana Tsikhanouskaya", "tsikhanouskaya"),
        ("Siarhei Tsikhanouski", "tsikhanouski"),
        ("ZELENSKY, Vladimir", "zelenskyy"),
        ("Auroux Jean", "oru"),
        ("Зеленский", "zelenskyy"),
    ],
)
def test_the_best_hit_is_the_person(query: str, expected: str) -> None:
    hits = NameIndex(PEOPLE).search(query)
    assert hits[0].id == expected
    assert hits[0].form in PEOPLE[expected]


def test_a_letter_more_or_less_still_finds() -> None:
    assert NameIndex(PEOPLE).search("Сергей Тихаровский")[0].id == "tsikhanouski"


def test_hits_come_best_first_one_for_each_id() -> None:
    hits = NameIndex(PEOPLE).search("Ihar Losik", limit=3)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.id for hit in hits}) == len(hits) <= 3


def test_nothing_near_gives_nothing() -> None:
    assert NameIndex(PEOPLE).search("Ганна Канапацкая") == []
    assert NameIndex({}).search("Ігар Лосік") == []
    assert len(NameIndex(PEOPLE)) == 7


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(), st.lists(st.text(max_size=20), max_size=2), max_size=5), st.text(max_size=20))
def test_any_text_can_be_indexed_and_asked_for(forms: dict[int, list[str]], query: str) -> None:
    for hit in NameIndex(forms).search(query):
        assert hit.form in forms[hit.id]


def test_a_given_name_is_found_under_its_equivalents() -> None:
    """Michael and Майкл share no consonants that an index could look up; the table connects them."""
    index = NameIndex({1: ["Майкл Жукоў"], 2: ["Міхаіл Жукевіч"], 3: ["Хасэ Жукоў"]})
    assert [hit.id for hit in index.search("Michael Zhukov", limit=1)] == [1]
