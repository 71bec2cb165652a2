"""Fathers and sons of one name: the word that tells them apart is printed with the name, in its case."""

from __future__ import annotations

import pytest

from translit import Glossary, translate
from translit.engines.fake import FakeEngine

PEOPLE = Glossary.from_forms(
    {"makei": {"be": "Уладзімір Макей", "ru": "Владимир Макей", "uk": "Володимир Макей", "en": "Uladzimir Makei"}}
)
WORDS = {"Судили": "Судзілі", "против": "супраць"}


@pytest.mark.parametrize(
    ("text", "target", "name", "case"),
    [
        ("Судили Владимира Макея-младшего.", "be", "Уладзіміра Макея-малодшага", "acc"),
        ("против Игоря Пушкина-младшего", "be", "Ігара Пушкіна-малодшага", "gen"),
        ("Судили Анну Кот-старшую.", "uk", "Ганну Кот-старшу", "acc"),
        ("Судили Владимира Макея-младшего.", "en", "Uladzimir Makei Jr.", None),
    ],
)
def test_the_word_is_kept_with_the_name(text: str, target: str, name: str, case: str | None) -> None:
    """It was lost wherever the engine's spelling of the name was put right."""
    engine = FakeEngine({("ru", target): WORDS})
    done = translate(text, "ru", target, glossary=PEOPLE, engine=engine)
    assert [(each.found, each.ok) for each in done.names] == [(name, True)]
    assert case in (None, done.names[0].case, *done.names[0].cases)
    assert done.text.count(name.rstrip(".")) == 1
