"""Read back from the finished text that every name and number is there."""

from __future__ import annotations

import re
from collections import Counter

from ..text import matching_form
from .expected import Expected

__all__ = ["begins", "lost_numbers", "stands"]

_ROUND = re.compile(r"(?<![\d.,])(\d{1,3})[ \u00a0](?=(?:тыс|тис|thous|tys|tūkst|mln|млн|міль|миллион|mill))([тtмm])")
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
    """Numbers of the source that the output lacks, thousands separators aside; thousands may be said in a word.

    >>> lost_numbers("About 1,300 people, 4 % of them", "Каля 1300 чалавек")
    ('4',)
    >>> lost_numbers("About 30,000 troops", "Каля 30 тысяч вайскоўцаў")
    ()
    """
    if not any(letter.isdigit() for letter in source):
        return ()
    return tuple((_digits(source) - _digits(output) - _in_words(output)).elements())


def _in_words(text: str) -> Counter[str]:
    """Round numbers of which a word says the thousands or millions: 30 тысяч, 2 млн."""
    return Counter(found[1] + "0" * (3 if found[2] in "тt" else 6) for found in _ROUND.finditer(text))


def _digits(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(matching_form(text)))
