"""Checks of an entry's letters: mixed scripts, look-alikes, letters that a language does not have, white space."""

from __future__ import annotations

import re

from translit.text import fold_lookalikes, script

from ..entry import Entry
from ..styles import language
from .finding import Found, Said, spelled_fields, tidy

__all__ = ["check_letters"]

# Letters that the orthographies of 1959/2008 (be), 1918 (ru) and 2019 (uk) do not have.
_FOREIGN = {"be": "ищъїєґИЩЪЇЄҐ", "ru": "іўїєґІЎЇЄҐ", "uk": "ыэёъўЫЭЁЪЎ"}
_CYRILLIC = frozenset({"be", "ru", "uk", "bg", "sr", "mk", "kk"})
_WORD = re.compile(r"[^\W\d_]+")


def check_letters(entry: Entry) -> Found:
    """Every letter of every form."""
    for code, form, field in spelled_fields(entry):
        lang = language(code)
        if form != tidy(form):
            message = f'"{form}" has spaces too many, letters in two pieces or marks that nobody sees; type it anew.'
            yield Said("spacing", "error", message, field)
        for word in _WORD.findall(form):
            if fold_lookalikes(word) != word or script(word) == "mixed":
                message = f'"{word}" mixes letters of two alphabets that look alike; type it anew.'
                yield Said("look-alike", "error", message, field)
        foreign = next((letter for letter in form if letter in _FOREIGN.get(lang, "")), None)
        if foreign:
            message = f'"{form}" has the letter {foreign}, which {lang} does not have; check the spelling.'
            yield Said("foreign-letter", "warning" if field.startswith("variants") else "error", message, field)
        other = "Latn" if lang in _CYRILLIC else "Cyrl"
        if entry.type != "organisation" and script(form) == other:
            message = f'"{form}" is not in the alphabet of {lang}; move it to its own code.'
            yield Said("wrong-script", "error", message, field)
