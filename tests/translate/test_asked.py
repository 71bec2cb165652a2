"""What the place of a name in an English sentence tells of its case, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.translate.grammar.asked import acts, asked

FORMS = {
    "losik": {"en": "Losik", "ru": "Лосик"},
    "ihar": {"en": "Ihar", "ru": "Игорь"},
    "novak": {"en": "Novak", "ru": "Новак"},
    "gomel": {"en": "Gomel", "ru": "Гомель"},
}
PEOPLE = Glossary([Entry(key, "place" if key == "gomel" else "person", forms) for key, forms in FORMS.items()])
WORDS = {
    "came": "пришёл",
    "by": "к",
    "in": "в",
    "to": "в",
    "towards": "к",
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
        ("The fate of the blogger Losik is unknown.", "Losik", "gen"),
        ("The daughter of former deputy minister Losik lives here.", "Losik", "gen"),
        ("In the year Losik was freed it rained.", "Losik", None),
        ("“No,” said former envoy Losik.", "Losik", "nom"),
        ("“Where?” laughs Losik.", "Losik", "nom"),
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
        ("He was freed by Losik.", "Losik", "ins"),  # but «Лосик освободил его» is as good a translation
        ("It was written by Losik.", "Losik", "ins"),
        ("He stood by Losik.", "Losik", None),
        ("In Paris, Sofia in Bulgaria, Minsk in Belarus, and Gomel.", "Minsk", "loc"),
        ("It is seen in Minsk, Gomel and elsewhere.", "Gomel", "loc"),
        ("They met Losik.", "Losik", None),
        ("Since Losik left, it rained.", "Losik", "nom"),
        ("“We will go,” said Losik.", "Losik", "nom"),
        ("The law, said Losik, is new.", "Losik", "nom"),
    ],
)
def test_the_place_of_a_name_tells_its_case(sentence: str, name: str, case: str | None) -> None:
    start = sentence.rindex(name)
    assert asked(sentence, start, start + len(name)) == case


@pytest.mark.parametrize(
    ("sentence", "name", "does"),
    [
        ("Losik cancelled flights.", "Losik", True),
        ("Losik on Thursday cancelled flights.", "Losik", True),
        ("Losik today freed 1,300 prisoners.", "Losik", True),
        ("Losik freed 52 days later was glad.", "Losik", False),
        ("Losik on Thursday was freed.", "Losik", False),
        ("Losik, 33, thanked them.", "Losik", True),
        ("They say Losik, the blogger, left.", "Losik", True),
        ("Losik and Ihar Novak wrote to her.", "Ihar Novak", True),
        ("The minister, Ihar Losik, promised help.", "Ihar Losik", True),
        ("“We won,” Losik said of Novak.", "Losik", True),
        ("“We won,” Losik said of Novak.", "Novak", False),
        ("“We won,” answered Losik.", "Losik", True),
        ("Losik would not discuss it.", "Losik", True),
        ("Losik had asked for it.", "Losik", True),
        ("Losik was freed.", "Losik", False),  # «Лосика освободили»
        ("Losik had been freed.", "Losik", False),
        ("Losik will be freed.", "Losik", False),
        ("Losik freed in Minsk", "Losik", False),  # a headline's participle
        ("Losik managed to leave.", "Losik", False),  # «Лосику удалось уехать»
        ("Losik would need help.", "Losik", False),
        ("Losik's wife thanked them.", "Losik", False),
        ("The fate of Losik moved them.", "Losik", False),
        ("The fate of the blogger Losik moved them.", "Losik", False),
        ("They met Losik, who left.", "Losik", False),
        ("They cheered as Losik, 37, scores.", "Losik", True),
        ("They cheered as Losik, 37, was freed.", "Losik", False),
        ("Critics believe Losik, 37, scores.", "Losik", True),
        ("Talks with Losik began.", "Losik", False),  # no subject stands after a preposition
        ("The border with Losik and Novak reopened today.", "Novak", False),
        ("The man who met Losik won.", "Losik", False),
        ("Those who interviewed Losik wrote a book.", "Losik", False),
        ("The minister visiting Losik said so.", "Losik", False),
        ("Freeing Losik brought relief.", "Losik", False),
        ("During the hearing Losik said so.", "Losik", True),
        ("This morning Losik said so.", "Losik", True),
        ("The exiled Losik said so.", "Losik", True),
        ("They want Losik freed.", "Losik", False),
        ("He had Losik arrested last year.", "Losik", False),
        ("He praised his envoy, Losik, said Reuters.", "Losik", False),
        ("They confirmed Losik met Novak.", "Losik", True),  # what is said is a sentence
        ("Losik held talks.", "Losik", True),
        ("Losik held in Minsk", "Losik", False),  # a headline's participle
        ("Losik found guilty", "Losik", False),
        ("Losik released today", "Losik", False),
        ("Losik might get freed.", "Losik", False),
    ],
)
def test_who_acts_is_told_from_whom_something_happens_to(sentence: str, name: str, does: bool) -> None:
    start = sentence.rindex(name)
    assert acts(sentence, start, start + len(name)) is does


def _into_russian(text: str) -> tuple[str, list[str | None]]:
    """What comes of a text with a model that was given annotations and writes every name as it was given."""
    engine = FakeEngine({("en", "ru"): WORDS}, traits=Traits(annotation=MARKS, draft=True))
    done = translate(text, "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok
    return done.text, [name.found for name in done.names]


@pytest.mark.parametrize("text", ["By Losik and Novak", "By Ihar Losik"])
def test_a_byline_is_the_names_alone(text: str) -> None:
    assert not _into_russian(text)[0].startswith("К ") and "Лосик" in _into_russian(text)[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Losik came.", ["Лосик"]),
        ("He lived in Gomel.", ["Гомеле"]),
        ("He came to Gomel.", ["Гомель"]),
        ("The fate of Losik.", ["Лосика"]),
        ("The fate of Ihar Losik.", ["Игоря", "Лосика"]),
        ("The fate of Losik and Novak.", ["Лосика", "Новака"]),
    ],
)
def test_what_the_model_did_not_inflect_gets_the_case_that_the_source_asks(text: str, found: list[str]) -> None:
    assert _into_russian(text)[1] == found


@given(st.text(alphabet="Lo, .'sofin and", max_size=40), st.integers(0, 40), st.integers(0, 10))
def test_any_stretch_of_any_text_may_be_asked_about(text: str, start: int, size: int) -> None:
    span = min(start, len(text)), min(start + size, len(text))
    assert asked(text, *span) in (None, "nom", "gen", "loc", "acc")
    assert acts(text, *span) in (True, False)
