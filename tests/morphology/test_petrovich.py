"""Our reading of petrovich's rules against pytrovich's own maker: the same forms for every word."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytrovich import enums, maker

from translit.morphology import petrovich

MAKER = maker.PetrovichDeclinationMaker()
PARTS = {"given": "FIRSTNAME", "patronymic": "MIDDLENAME", "surname": "LASTNAME"}
CASES = {"gen": "GENITIVE", "dat": "DATIVE", "acc": "ACCUSATIVE", "ins": "INSTRUMENTAL", "loc": "PREPOSITIONAL"}
GENDERS = {"m": enums.Gender.MALE, "f": enums.Gender.FEMALE}


def _theirs(word: str, part: str, gender: str) -> dict[str, str]:
    name_part, sex = enums.NamePart[PARTS[part]], GENDERS[gender]
    return {case: MAKER.make(name_part, sex, enums.Case[name], word) for case, name in CASES.items()}


@pytest.mark.parametrize("part", PARTS)
def test_every_ending_and_exception_of_the_rules(part: str) -> None:
    """Each ending by itself, behind a stem, and in both halves of a double name: the choice of rule differs there."""
    chance = random.Random(7)
    tested = sorted({word for name, _, words, *_ in petrovich._file() if name == part for word in words})
    doubled = [f"{word}-{chance.choice(tested)}" for word in tested]
    for word in (*tested, *(f"бар{word}" for word in tested), *doubled):
        for gender in GENDERS:
            assert petrovich.forms(word, part, gender) == _theirs(word, part, gender), (word, gender)


@given(st.text("абвеийклмнорсуцьяё-", max_size=9), st.sampled_from(sorted(PARTS)), st.sampled_from("mf"))
def test_any_letters(word: str, part: str, gender: str) -> None:
    assert petrovich.forms(word, part, gender) == _theirs(word, part, gender)


def test_back_yields_what_forms_made() -> None:
    """A base form must be found from each of its cases that an ending tells."""
    for word, part, gender in (("лосик", "surname", "m"), ("игорь", "given", "m"), ("голубева", "surname", "f")):
        for case, form in petrovich.forms(word, part, gender).items():
            if form != word:
                assert (word, part, gender, case) in {found[:4] for found in petrovich.back(form, [part])}, (word, case)
