"""People of a list, named by the surname first: «Удзельнікі: Дамарад Юзэфа, Зянько Вера»."""

from __future__ import annotations

from collections.abc import Sequence

from .guesses import Guess

__all__ = ["in_list", "surname_may_lead"]

_BEFORE = (", ", "; ", ": ")
_AFTER = ("", ",", ";", ".", "\n", ")")
_PARTING = (",", ";")
_LINE_BEGINS = ("", "\n")
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
    """Whether a stretch is an item of a list: marks on both sides, or a line's beginning and a mark after it.

    >>> in_list("Былі: Зянько Вера.", 6, 17), in_list("Учора Вера, яе маці", 0, 10), in_list("Былі Зянько Вера.", 5, 16)
    (True, True, False)
    """
    after = text[end : end + 1]
    if text[max(0, start - 2) : start] in _BEFORE:
        return after in _AFTER
    return after in _PARTING and text[max(0, start - 1) : start] in _LINE_BEGINS
