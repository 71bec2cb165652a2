"""Places that the glossary lacks: what the words around them, and the rest of the text, tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.translate.unlisted.towns import with_towns


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        # An adjective begins the name of a village, and what follows is not always a part of it.
        ("be", "Жыве ў вёсцы Вялікае Стахава ля лесу.", ["Вялікае Стахава"]),
        ("ru", "Живёт в деревне Малые Автюки у леса.", ["Малые Автюки"]),
        ("uk", "Мешкає у селі Велике Стахове біля лісу.", ["Велике Стахове"]),
        ("be", "Жыве ў вёсцы Вялікае Барысаўскага раёна.", ["Вялікае"]),
        # What was called a village once is one in every case; a word that never was is none.
        ("be", "У вёсцы Ляскавічы свята. Ён бываў у Ляскавічах у 1968 годзе.", ["Ляскавічы", "Ляскавічы"]),
        ("be", "Ён бываў у Ляскавічах у 1968 годзе.", []),
    ],
)
def test_places_of_a_text(lang: str, text: str, places: list[str]) -> None:
    """Base forms, in order."""
    assert [mention.lemma for mention in with_towns(text, lang, [])] == places


@given(text=st.text(st.sampled_from("вёсцы Вялікае Ляскавічах, .\n"), max_size=60))
def test_every_place_is_where_it_says(text: str) -> None:
    """Whatever the text, spans hold what they say and never overlap."""
    found = with_towns(text, "be", [])
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_new_year_is_no_town() -> None:
    """«Санкции могут снять до Нового года» gave English a place called Nove."""
    assert with_towns("Санкции могут снять до Нового года.", "ru", []) == []
    assert with_towns("Санкцыі могуць зняць да Новага года.", "be", []) == []
