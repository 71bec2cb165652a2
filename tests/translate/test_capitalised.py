"""Words of an English text that may be names, and whether a translation has something that sounds like them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import names
from translit.translate.unlisted.capitalised import suspects
from translit.translate.unlisted.sounding import heard_in, is_there


def suspected(text: str) -> list[str]:
    return [text[name[0][0] : name[-1][1]] for name in suspects(text, names.find(text, "en"))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was built in Wethersfield by Thyssenkrupp.", ["Wethersfield", "Thyssenkrupp"]),
        ("The daily Lietuvos Rytas reported.", ["Lietuvos Rytas"]),
        ("Aftonbladet published the letter.", ["Aftonbladet"]),  # a sentence may begin with a name
        ("He praised Fidesz’s leader and Fidesz.", ["Fidesz", "Fidesz"]),
        ("The Myung-whun choir sang.", ["Myung"]),  # the half of a name in small letters tells nothing
        # ordinary words wherever they have a capital, and what is called by its own word in every language
        ("Police Said on Monday the Supreme Court Will Hear Belgian Watchdogs at Christmas.", []),
        ("Stationmasters rang. Orienteers ran. Don’t run, I’ve said. “The Seagull” failed.", []),
        ("The Hutsuls and the Decembrists read about Catholicism on Maundy Thursday.", []),
        ("They met in Kastrychnitskaya Street.", []),
        ("BELTA and NGOs, the EU and McD.", []),
        ("A telex came; Telex wrote of a drozd, and Drozd sang.", []),  # in small letters in the same text
        ("Xi met Wu and Ma.", []),  # too short to tell anything
        ("Yvette Cooper and Olga Petrova spoke.", []),  # mentions
        ("See https://Thyssenkrupp.example and @Fideszes.", []),
        ("", []),
    ],
)
def test_a_word_that_no_dictionary_has_may_be_a_name(text: str, told: list[str]) -> None:
    assert suspected(text) == told


@pytest.mark.parametrize(
    ("word", "output", "target", "there"),
    [
        ("Benkunskas", "Мэр Вильнюса Вальдас Бенкунскас", "ru", True),
        ("Benkunskas", "мэра Бенкунскаса", "ru", True),  # with a case ending
        ("Fidesz", "за Файдс", "ru", False),
        ("Silivri", "был свободен из тюрьмы", "ru", False),
        ("Diabaté", "Ава Диааата", "ru", False),
        ("Hamburg", "гамбурзький суд", "uk", True),  # an adjective
        ("Prague", "в пражском архиве", "ru", True),  # whose consonant changes
        ("Magdeburg", "за магдебурзьким правом", "uk", True),
        ("Aviv", "рейсы в Тель-Авив", "ru", True),  # half of a word
        ("Beijing", "в Пекине", "ru", True),  # by its name in our lists
        ("Caesar", "Цезаря", "ru", True),  # by what print has settled on
        ("Hutsuls", "гуцули співали", "uk", True),  # a people
        ("HotNews", "сайт HotNews", "ru", True),  # left as it was
        ("HotNews", "сайт ХотNews", "ru", False),
        ("Shor", "Илан", "ru", True),  # three sounds are too few
        ("Szwarcman", "", "be", False),
    ],
)
def test_what_sounds_like_a_name_may_be_its_rendering(word: str, output: str, target: str, there: bool) -> None:
    assert is_there(word, output, heard_in(output), target) is there


@given(st.text(max_size=80))
def test_any_text_is_taken_and_spans_are_apart_and_in_order(text: str) -> None:
    spans = [span for name in suspects(text, []) for span in name]
    assert all(a < b <= c for (a, b), (c, _) in pairwise([*spans, (len(text), 0)]))
    assert all(text[start].isupper() for start, _ in spans)


@given(st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_any_word_is_there_where_it_was_left(word: str, output: str) -> None:
    assert is_there(word, f"{output} {word}", heard_in(output), "be")


def test_a_long_text_takes_linear_time() -> None:
    assert len([*suspects("Rubbish Xabiernis, and " * 20_000, [])]) == 20_000
