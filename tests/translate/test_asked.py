"""What the place of a name in an English sentence tells of its case, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine
from translit.translate.asked import asked

PEOPLE = Glossary.from_forms(
    {
        "losik": {"en": "Losik", "ru": "Лосик"},
        "ihar": {"en": "Ihar", "ru": "Игорь"},
        "novak": {"en": "Novak", "ru": "Новак"},
        "gomel": {"en": "Gomel", "ru": "Гомель"},
    }
)
WORDS = {
    "came": "пришёл",
    "in": "в",
    "of": "из",
    "the fate of": "судьба",
    "lived": "жил",
    "met": "встретил",
    "and": "и",
    "the": "",
}


@pytest.mark.parametrize(
    ("sentence", "name", "case"),
    [
        ("Losik was freed.", "Losik", "nom"),
        ("On Monday, Losik was freed.", "Losik", "nom"),
        ("He said Losik was freed.", "Losik", "nom"),
        ("The fate of Losik is unknown.", "Losik", "gen"),
        ("The fate of the blogger Losik is unknown.", "Losik", None),
        ("Losik's wife spoke.", "Losik", "gen"),
        ("The Losiks' home is here.", "Losiks", "gen"),
        ("Prime Minister John Howard's day.", "Howard", "gen"),
        ("It rained in Ihar Losik's town.", "Losik", "gen"),
        ("They live in New Zealand.", "Zealand", "loc"),
        ("According to Losik, it rained.", "Losik", "dat"),
        ("According to the Losik family.", "Losik", "dat"),
        ("Towns such as Minsk and Gomel grew.", "Gomel", "nom"),
        ("In Oregon, Nevada, and Utah it rained.", "Utah", "loc"),
        ("In Oregon, Losik said, it rained.", "Losik", "nom"),
        ("He was freed by Losik.", "Losik", None),  # «Лосик освободил его» is as good a translation
        ("They met Losik.", "Losik", None),
        ("Since Losik left, it rained.", "Losik", None),
    ],
)
def test_the_place_of_a_name_tells_its_case(sentence: str, name: str, case: str | None) -> None:
    start = sentence.rindex(name)
    assert asked(sentence, start, start + len(name)) == case


def _into_russian(text: str) -> tuple[str, list[str | None]]:
    """What comes of a text with a model that was given annotations and writes every name as it was given."""
    engine = FakeEngine({("en", "ru"): WORDS}, traits=Traits(annotation=MARKS, draft=True))
    done = translate(text, "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok
    return done.text, [name.found for name in done.names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Losik came.", ["Лосик"]),
        ("He lived in Gomel.", ["Гомеле"]),
        ("The fate of Losik.", ["Лосика"]),
        ("The fate of Ihar Losik.", ["Игоря", "Лосика"]),
        ("The fate of Losik and Novak.", ["Лосика", "Новака"]),
    ],
)
def test_what_the_model_did_not_inflect_gets_the_case_that_the_source_asks(text: str, found: list[str]) -> None:
    assert _into_russian(text)[1] == found


@given(st.text(alphabet="Lo, .'sofin and", max_size=40), st.integers(0, 40), st.integers(0, 10))
def test_any_stretch_of_any_text_may_be_asked_about(text: str, start: int, size: int) -> None:
    assert asked(text, min(start, len(text)), min(start + size, len(text))) in (None, "nom", "gen", "loc")
