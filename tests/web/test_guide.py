"""The guides for translators: their pictures are there and small, and what they tell to press is on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from translit.web.workbench.words import TONGUES, table

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {
    "en": "guide-translators.md",
    "ru": "guide-translators.ru.md",
    "be": "guide-translators.be.md",
    "uk": "guide-translators.uk.md",
}


@pytest.mark.parametrize("tongue", GUIDES)
def test_pictures_are_there_and_small(tongue: str) -> None:
    text = (DOCS / GUIDES[tongue]).read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", text)
    assert len(pictures) == text.count("![") >= 6
    for picture in pictures:
        assert (DOCS / picture).stat().st_size < 150_000, picture


@pytest.mark.parametrize("tongue", GUIDES)
def test_what_the_guide_names_is_called_so_on_the_pages(tongue: str) -> None:
    said = {values[tongue] for values in table().values()}
    text = (DOCS / GUIDES[tongue]).read_text(encoding="utf-8")
    bold = re.finditer(r"\*\*([^*]+)\*\*", text)
    named = {found[1] for found in bold if text[found.start() - 1] != "\n"}  # what begins a paragraph is its heading
    assert len(named) >= 7
    assert named <= said


@pytest.mark.parametrize("tongue", GUIDES)
def test_a_translator_needs_no_programming(tongue: str) -> None:
    text = (DOCS / GUIDES[tongue]).read_text(encoding="utf-8").casefold()
    assert not re.search(r"python|pip install|yaml|json|питон|пайтон|пітон", text)


@pytest.mark.parametrize("tongue", GUIDES)
def test_each_guide_leads_to_all_others_and_names_every_language_of_the_pages(tongue: str) -> None:
    text = (DOCS / GUIDES[tongue]).read_text(encoding="utf-8")
    assert set(re.findall(r"\((guide-translators[.a-z]*)\)", text)) == set(GUIDES.values()) - {GUIDES[tongue]}
    switch = next(line for line in text.splitlines() if line.startswith("EN, "))
    assert re.findall(r"\b[A-ZА-Я]{2}\b", switch) == [*TONGUES.values()]
