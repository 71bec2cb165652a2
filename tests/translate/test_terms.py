"""Words that a glossary has are kept wherever they stand, and nobody is linked who may be somebody else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from translit import Glossary, names, translate
from translit.engines.fake import FakeEngine
from translit.translate.expected import Expectations
from translit.translate.terms import Terms, apart

WORDS = Glossary.from_forms(
    {
        "howard": {"en": "Howard", "ru": "Говард"},
        "zealand": {"en": "Zealand", "ru": "Зеландия"},
        "losik": {"en": "Ihar Losik", "ru": "Игорь Лосик"},
    }
)
HOLLAND = Glossary.from_forms({"holland": {"en": "Holland", "ru": "Голландия"}}, kind="place")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prime Minister John Howard left.", ["Howard"]),
        ("John Howard's day.", ["Howard"]),
        ("The United Howard Party met Howard.", ["Howard", "Howard"]),
        ("He met howard and Howardson.", []),
        ("Ihar Losik left New Zealand.", ["Zealand"]),
        ("Anna Losik left.", []),  # of a name of two words nobody else's part is taken
    ],
)
def test_a_word_is_found_within_longer_names(text: str, found: list[str]) -> None:
    mentions = Terms(WORDS, "en").added(text, names.find(text, "en", glossary=WORDS))
    assert [m.text for m in mentions if m.entry_id in ("howard", "zealand")] == found
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_a_place_is_not_found_in_a_persons_name() -> None:
    assert not Terms(HOLLAND, "en").added("Agnieszka Holland left.", [])


def test_names_that_do_not_overlap_are_left_for_the_sentence() -> None:
    text = "John Howard met Siarhei Howard."
    mentions = Terms(WORDS, "en").added(text, names.find(text, "en", glossary=WORDS))
    kept = apart(mentions, Expectations("en", "ru", WORDS))
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert "howard" in [mention.entry_id for mention in kept]


def test_the_word_is_translated_and_told_and_the_rest_is_the_engines() -> None:
    engine = FakeEngine({("en", "ru"): {"met": "встретил", "john": "Джон", "peter": "Питер"}})
    done = translate("Peter met John Howard.", "en", "ru", glossary=WORDS, engine=engine)
    assert "Говард" in done.text
    assert [(name.entry_id, name.source_text, name.ok) for name in done.names] == [("howard", "Howard", True)]
