"""Our reading of shevchenko's rules against the package's own: the same forms for every word."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import product

import pytest
import shevchenko as package
from hypothesis import given
from hypothesis import strategies as st
from shevchenko import _classifier

from translit.morphology import shevchenko

FIELDS = {"given": "given_name", "patronymic": "patronymic_name", "surname": "family_name"}
GENDERS = {"m": package.MASCULINE, "f": package.FEMININE}
CASES = {
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "ablative",
    "loc": "locative",
    "voc": "vocative",
}
LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
KNOWN = json.loads((files("shevchenko") / "data" / "family-name-classes.json").read_text("utf-8"))
GIVEN = json.loads((files("shevchenko") / "data" / "given-names.json").read_text("utf-8"))


def _theirs(word: str, part: str, gender: str) -> dict[str, str]:
    field = FIELDS[part]
    return {case: package.in_case(name, {field: word}, gender=GENDERS[gender])[field] for case, name in CASES.items()}


@pytest.mark.parametrize("gender", "mf")
@pytest.mark.parametrize("part", FIELDS)
def test_every_ending_of_two_letters(part: str, gender: str) -> None:
    """The rules look at endings: each pair of letters is one or leads to one."""
    for first, last in product(LETTERS, LETTERS):
        if not (part == "surname" and last in "ая"):  # the network is asked below
            word = f"бар{first}{last}"
            assert shevchenko.forms(word, part, gender) == _theirs(word, part, gender), (word, part, gender)


@pytest.mark.parametrize("gender", "mf")
def test_words_that_the_rules_name(gender: str) -> None:
    words = "любов федір сидір суддя рілля ігор лазар якір куліш сіль яків прокіп петро соловей журавель стрілок бойко"
    for word in [*words.split(), *list(GIVEN)[::29], *list(KNOWN)[::29]]:
        for part in FIELDS:
            assert shevchenko.forms(word.lower(), part, gender) == _theirs(word.lower(), part, gender), (word, part)


def test_the_network_says_the_same() -> None:
    for word in [*list(KNOWN)[::3], "", "а", "ж" * 30]:
        assert shevchenko._network().is_noun(word) == (_classifier._predict(word) == "noun"), word


@given(st.text(LETTERS + "-", min_size=1, max_size=9), st.sampled_from(sorted(FIELDS)), st.sampled_from("mf"))
def test_any_letters(word: str, part: str, gender: str) -> None:
    assert shevchenko.forms(word, part, gender) == _theirs(word, part, gender)
