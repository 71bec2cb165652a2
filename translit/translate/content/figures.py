"""Figures read: 1,300 and 1 300, XIX, 9:30 p.m., the 1990s, $5m."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["clock", "figure", "roman", "special"]

_NOON = re.compile(r" ?([ap])\.?m\b", re.IGNORECASE)
_TENS = re.compile(r"'?s\b|-?[хыія]")
_MONEY, _SHORT_MILLION = frozenset("$€£"), re.compile(r"([kmb])\b", re.IGNORECASE)
_SHORT = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_HOUR_IN_FOUR = re.compile(r"(0\d|1\d|2[0-3])([0-5]\d)")
_HOUR_AND_DOT = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_DECADE = re.compile(r"(1\d|20)?\d0")
_CENTURIES = (1900, 2000, 1800)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_LETTERS = str.maketrans("ХІ", "XI")
"""The Cyrillic letters that some type for Roman ones."""
_VALUES = {"I": 1, "V": 5, "X": 10}
_HOURS, _THOUSANDS = 12, 3


def figure(own: str) -> tuple[Decimal, ...]:
    """What a figure may be: 1,300 is thirteen hundred or 1.3, and only its own language can tell.

    >>> figure("1 200,5"), figure("1,300")
    ((Decimal('1200.5'),), (Decimal('1300'), Decimal('1.300')))
    >>> figure("10,0000")  # what a model made of 10,000
    (Decimal('100000'),)
    """
    marks = [sign for sign in own if not sign.isdigit()]
    whole = Decimal("".join(sign for sign in own if sign.isdigit()))
    if not marks or marks[-1] in " '":
        return (whole,)
    last = own.rpartition(marks[-1])[2]
    if len(last) > _THOUSANDS and not last.strip("0"):
        return (whole,)
    decimal = whole.scaleb(-len(last))
    if len(last) != _THOUSANDS or len(set(marks)) > 1:
        return (decimal,)
    return (whole,) if len(marks) > 1 else (whole, decimal)


def clock(own: str, text: str, end: int) -> frozenset[str]:
    """The readings of 9:30, with what stands behind it at `end`: a.m. or p.m.

    >>> sorted(clock("9:00", "9:00 p.m.", 4))
    ['21', '21:00', '9', '9:00']
    """
    hour, _, minute = own.partition(":")
    return _hours(int(hour), minute, text, end)


def _hours(hour: int, minute: str, text: str, end: int) -> frozenset[str]:
    noon = _NOON.match(text, end)
    hours = {hour} | ({hour % _HOURS + _HOURS * (noon[1].lower() == "p")} if noon else set())
    return frozenset(f"{each}:{minute}" for each in hours) | (
        frozenset(map(str, hours)) if minute == "00" else frozenset()
    )


def special(own: str, text: str, start: int, end: int) -> frozenset[str]:
    """The readings of a figure that is an hour (0230, 9.30, 3 p.m.), a decade or money in short ($5m); else none.

    >>> sorted(special("90", "the 90s", 4, 6)), sorted(special("5", "for $5m", 5, 6)), special("5", "5 men", 0, 1)
    (['1890', '1990', '2090', '90'], ['5', '5000000'], frozenset())
    """
    if own.isdecimal() and len(own) <= 2 and _NOON.match(text, end) and int(own) <= _HOURS:
        return _hours(int(own), "00", text, end)
    if own[0] == "0" and (hour := _HOUR_IN_FOUR.fullmatch(own)):
        return frozenset({str(int(own)), f"{int(hour[1])}:{hour[2]}"})
    if hour := _HOUR_AND_DOT.fullmatch(own):
        return frozenset({f"{Decimal(own).normalize():f}", f"{int(hour[1])}:{hour[2]}"})
    if _DECADE.fullmatch(own) and _TENS.match(text, start + len(own)):
        short = int(own) % 100
        return frozenset({own, str(short), *(str(each + short) for each in _CENTURIES if len(own) < 4)})
    if start and text[start - 1] in _MONEY and (short_for := _SHORT_MILLION.match(text, end)):
        return frozenset(f"{each * by:f}" for each in figure(own) for by in (1, _SHORT[short_for[1].lower()]))
    return frozenset()


def roman(word: str) -> int:
    """What a Roman number of up to 39 says; 0 for a word that is none.

    >>> roman("XIX"), roman("ХХІ"), roman("MIX")
    (19, 21, 0)
    """
    letters = word.translate(_ROMAN_LETTERS)
    if not _ROMAN.fullmatch(letters):
        return 0
    values = [_VALUES[letter] for letter in letters]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
