"""People of a list, named by the surname first: «Удзельнікі: Дамарад Юзэфа, Зянько Вера»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .guess import Guess

__all__ = ["in_list", "surname_may_lead"]

_BEFORE = (", ", "; ", ": ")
_AFTER = ("", ",", ";", ".", "\n", ")")
_LINE_BEGINS = ("", "\n")
_NEXT = re.compile(r"[,;](?: *\n| [^\W\d_])")
_MOST_GAPS = 2


def surname_may_lead(people: Sequence[Guess], run: str) -> bool:
    """Whether a given name, with or without a patronymic, ends a run of two or three words and nobody's surname does.

    >>> from translit.names.guesses import named
    >>> surname_may_lead(named("Дамарад Юзэфа", "be").people, "Дамарад Юзэфа")
    True
    >>> surname_may_lead(named("Юзэфа Дамарад", "be").people, "Юзэфа Дамарад")
    False
    """
    if not people or people[-1].shape != "given" or people[-1].start == 0 or people[-1].end != len(run):
        return False
    if any(guess.sure for guess in people[:-1]):
        return False
    return 0 < run.count(" ") <= _MOST_GAPS


def in_list(text: str, start: int, end: int) -> bool:
    """Whether a stretch is an item of a list: between marks, or a line's beginning with a mark and the next item after.

    Where a small letter follows, the line begins with a sentence: «Правёўшы Рыгора, яна пайшла».

    >>> in_list("Былі: Зянько Вера.", 6, 17), in_list("Былі Зянько Вера.", 5, 16)
    (True, False)
    >>> in_list("Зянько Вера, Дамарад Юзэфа", 0, 11), in_list("Прынц Філіп, муж каралевы", 0, 11)
    (True, False)
    """
    if text[max(0, start - 2) : start] in _BEFORE:
        return text[end : end + 1] in _AFTER
    following = _NEXT.match(text, end) if text[max(0, start - 1) : start] in _LINE_BEGINS else None
    return following is not None and not following[0][-1].islower()
