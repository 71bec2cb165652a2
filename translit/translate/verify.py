"""Read back from the finished text that every name and number is there."""

from __future__ import annotations

import re
from collections import Counter

from ..text import matching_form
from .expected import Expected

__all__ = ["begins", "lost_numbers", "stands"]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")


def begins(before: str) -> bool:
    """Does what follows `before` begin its sentence, marks aside?

    >>> begins("— "), begins("Он и ")
    (True, False)
    """
    return not any(sign.isalnum() for sign in before)


def stands(expected: Expected, text: str, start: int, end: int) -> bool:
    """Does a form that may be printed for the name stand in `text` at exactly this place, as a word of its own?

    >>> minsk = Expected("x", "Мінск", {"nom": ("Мінск",), "gen": ("Мінска",)})
    >>> stands(minsk, "з Мінска", 2, 8), stands(minsk, "з Мінская", 2, 8), stands(minsk, "з Гомеля", 2, 8)
    (True, False, False)
    """
    before, after = text[:start][-1:], text[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    found = text[start:end]
    printable = {form for forms in expected.by_case.values() for form in forms}
    if found in printable or (found.isupper() and found in {form.upper() for form in printable}):
        return True
    return begins(text[:start]) and found in {form[:1].upper() + form[1:] for form in printable}


def lost_numbers(source: str, output: str) -> tuple[str, ...]:
    """Numbers of the source that the output lacks, thousands separators aside.

    >>> lost_numbers("About 1,300 people, 4 % of them", "Каля 1300 чалавек")
    ('4',)
    """
    if not any(letter.isdigit() for letter in source):
        return ()
    return tuple((_digits(source) - _digits(output)).elements())


def _digits(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(matching_form(text)))
