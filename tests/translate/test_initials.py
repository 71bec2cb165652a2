"""Initials: the surname by rule, each letter as most given names have it, or as the text itself tells."""

from __future__ import annotations

import pytest

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.unlisted.initials import initial, initialled


@pytest.mark.parametrize(
    ("own", "source", "target", "expected"),
    [
        ("У.", "be", "ru", "В."),  # Уладзімір, Уладзіслаў, Усевалад
        ("О.", "uk", "be", "А."),  # Олександр, Олена, Оксана
        ("В.", "ru", "be", "В."),  # Виктор as well as Владимир
        ("И.", "ru", "uk", "І."),
        ("Э.", "be", "uk", "Е."),
        ("Ґ.", "uk", "ru", "Ґ."),  # no name to go by
    ],
)
def test_an_initial(own: str, source: str, target: str, expected: str) -> None:
    assert initial(own, source, target) == expected


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("А. Г. Вайцяхоўскі", "be", "ru", "А. Г. Войтеховский"),
        ("Вайцяхоўскі А. Г.", "be", "ru", "Войтеховский А. Г."),
        ("А. Г.", "be", "ru", None),
        ("Вайцяхоўскі", "be", "ru", None),
    ],
)
def test_a_surname_with_initials(name: str, source: str, target: str, expected: str | None) -> None:
    assert initialled(name, source, target, "m") == expected


def test_initials_in_a_text() -> None:
    """The letters are no words to the engine, the whole name tells the first, and no dot is doubled at the end."""
    words = {"В.": "У", "и": "і", "видел": "бачыў"}
    engine = FakeEngine({("ru", "be"): words}, traits=Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True))
    text = "Владимир Гун и В. Гун. Гун видел Кольцова А. В."
    done = translate(text, "ru", "be", glossary=Glossary.from_forms({}), engine=engine)
    assert done.text == "Уладзімір Гун і У. Гун. Гун бачыў Кальцова А. В."
    assert done.ok
