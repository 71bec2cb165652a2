"""A declined word in the letters of the word as it was given: capitals and apostrophe are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["APOSTROPHES", "all_like", "like", "plain"]

APOSTROPHES: Final = "'’ʼ`´ʹ＇‘"


def plain(word: str) -> str:
    """The word as tables have it: lower case, one kind of apostrophe, no stress marks.

    >>> plain("Дзям’ян"), plain("Дзямʼян"), plain("Дзямʹян"), plain("Ло́сік")
    ("дзям'ян", "дзям'ян", "дзям'ян", 'лосік')
    """
    lower = word.lower()
    if lower.isalpha() and "ʼ" not in lower and "ʹ" not in lower:  # two of the apostrophes count as letters
        return lower
    for mark in APOSTROPHES[1:]:  # replacing what hardly any word has beats str.translate ten times
        lower = lower.replace(mark, "'")
    return lower.replace("\u0301", "")


def like(form: str, model: str) -> str:
    """A lower-case form in the capitals and with the apostrophe of `model`.

    >>> like("дзям'яна", "Дзям’ян"), like("лосіка", "ЛОСІК"), like("макдональда", "МакДональд")
    ('Дзям’яна', 'ЛОСІКА', 'МакДональда')
    """
    for mark in APOSTROPHES[1:]:
        if mark in model:
            form = form.replace("'", mark)
            break
    same = _common(form, model)
    head, tail = model[:same], form[same:]
    if model.isupper() and sum(letter.isupper() for letter in model) > 1:  # not А, which may begin a name as well
        return head + tail.upper()
    if not same and model[:1].isupper():
        return tail[:1].upper() + tail[1:]
    return head + tail


def all_like(forms: Mapping[str, str], model: str) -> dict[str, str]:
    """Lower-case forms by case, each in the capitals and with the apostrophe of `model`.

    >>> all_like({"gen": "лосіка", "ins": "лосікам"}, "Лосік")
    {'gen': 'Лосіка', 'ins': 'Лосікам'}
    """
    lower = plain(model)
    if model[1:] == lower[1:] and model[:1] == lower[:1].upper():  # nine words of ten
        return {case: form[:1].upper() + form[1:] for case, form in forms.items()}
    return {case: model if form == lower else like(form, model) for case, form in forms.items()}


def _common(form: str, model: str) -> int:
    """How many letters from the start are the same but for case."""
    size = 0
    for a, b in zip(form, model, strict=False):
        if a != b and a != b.lower():
            break
        size += 1
    return size
