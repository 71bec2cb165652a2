"""Amounts that a sentence names, in figures or in words, whatever way its language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ...text import matching_form
from .figures import clock, figure, roman, special
from .number_words import Words, number_words, plain_letters

__all__ = ["Amount", "amounts", "said"]

_TOKEN = re.compile(
    r"(?P<date>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?![\d.]\d))"
    r"|(?P<clock>(?<![\d:.,])\d{1,2}:\d{2}(?![\d:]))"
    r"|(?P<figure>\d{1,3}(?:(?P<mark>[ ,.'])\d{3})(?:(?P=mark)\d{3})*(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?:-(?!км|кг|мм|см)[а-яіїєўґ]{1,2}(?!\w)|(?:st|nd|rd|th)\b)?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
)
_JOINED = re.compile(r"[ -]|-? and ")
_RANGE = re.compile(
    r"\s?[-–—]\s?|\W*(?:to|and|or|до|и|или|да|і|й|та|або|ці|чи|по|па)\W*"
    r"(?:more|over|more than|более|больше|больш|болей|більше|понад)?\W*",
    re.IGNORECASE,
)
_HUNDRED, _LEAST, _CENTURY = 100, 2, 100
_GAP = 8
"""Signs between two words at most: looking back to the beginning costs a long sentence its length at each word."""
_APART = 40
"""Signs between the two numbers of a range at most."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: its span in the text, all that it may be read as (12:30, 1300, 2.5), and whether it must be told.

    `sure` are figures, and words that are numbers and nothing else; «сотни» and "both" may stand for a number.
    `scale` is by what a word multiplies it: a million in "5 million", else one.
    """

    start: int
    end: int
    readings: frozenset[str]
    sure: bool
    scale: Decimal = Decimal(1)


@dataclass(slots=True)
class _Sum:
    """A number in the making: 2 million 300 thousand. `current` is what no word has multiplied yet; `counted` is
    False for thousands that nobody counted."""

    start: int
    end: int
    current: tuple[Decimal, ...]
    figures: bool
    sure: bool
    counted: bool = True
    done: Decimal = Decimal(0)
    scale: Decimal | None = None
    more: set[str] = field(default_factory=set)

    def takes(self, role: str, values: tuple[Decimal, ...]) -> bool:
        """Take in what stands right behind it; False where that is a number of its own."""
        return self._multiplied(values[0]) if role == "scale" else self._added(values[0])

    def _added(self, value: Decimal) -> bool:
        base = self.current[0]
        if self.scale is not None and base == 0:
            fits = value < self.scale
        else:
            fits = not self.figures and value >= 1 and base >= 20 and base % 10 ** len(str(int(value))) == 0
        if fits:
            self.current = (base + value,)
        return fits

    def _multiplied(self, by: Decimal) -> bool:
        if self.scale is not None and by >= self.scale:
            return False
        if by <= _HUNDRED:
            self.current = tuple((each or 1) * by for each in self.current)
            return True
        self.more |= {_key((each or 1) * by) for each in self.current if self.scale is None}
        self.done += (self.current[0] or 1) * by
        self.current, self.scale = (Decimal(0),), by
        return True

    def finished(self) -> Amount:
        totals = {_key(self.done + each) for each in self.current}
        readings = totals | (self.more if len(self.more) > 1 else set())
        return Amount(self.start, self.end, frozenset(readings), self.sure, self.scale or Decimal(1))


def _key(value: Decimal) -> str:
    return f"{value.normalize():f}"


def amounts(text: str, lang: str) -> list[Amount]:
    """All amounts of a text in order. `lang` is its language; of some only figures are read.

    >>> [sorted(each.readings) for each in amounts("30 000 человек, сорок пять тысяч в 21:30", "ru")]
    [['30000'], ['45000'], ['21:30']]
    """
    text = matching_form(text)
    found = [*_read(text, lang)]
    for at in range(len(found) - 1):
        one, other = found[at : at + 2]
        if other.start - one.end <= _APART and _RANGE.fullmatch(text, one.end, other.start):
            found[at] = Amount(one.start, one.end, one.readings | _alike(one, other), one.sure, one.scale)
            if more := _abbreviated(one, other):
                found[at + 1] = Amount(other.start, other.end, other.readings | more, other.sure, other.scale)
    return found


def said(found: Sequence[Amount]) -> frozenset[str]:
    """All that amounts may be read to say.

    >>> sorted(said(amounts("Двухчасовая речь в XIX веке", "ru")))
    ['19', '2']
    """
    return frozenset[str]().union(*(each.readings for each in found))


def _alike(one: Amount, other: Amount) -> set[str]:
    """From 3 to 5 million: three, or three million."""
    if other.scale == 1 or one.scale != 1:
        return set()
    return {_key(Decimal(each) * other.scale) for each in one.readings if ":" not in each}


def _abbreviated(one: Amount, other: Amount) -> set[str]:
    """1995-96: the second year in full."""
    years = [int(each) for each in one.readings if each.isdecimal() and len(each) == 4]
    short = [int(each) for each in other.readings if each.isdecimal() and len(each) <= 2]
    return {str(year - year % _CENTURY + end) for year in years for end in short if end > year % _CENTURY}


def _read(text: str, lang: str) -> Iterator[Amount]:
    words = number_words(lang)
    running: _Sum | None = None
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        role, values = _role(token, words)
        if running and role in ("card", "ord", "figure", "scale"):
            glued = role == "scale" and start == running.end and running.figures  # $2bn
            if (glued or _JOINED.fullmatch(text, running.end, start)) and running.takes(role, values):
                running.end = end
                running.sure |= running.counted
                continue
        if running and not role and token[0].lower() == "and":
            continue  # a hundred and twenty
        if running:
            yield running.finished()
            running = None
        if role == "date":
            yield from _dated(token[0], start)
        elif role == "clock":
            yield Amount(start, end, clock(token[0], text, end), sure=True)
        elif role == "loose":
            yield Amount(start, end, frozenset(map(_key, values)), sure=False)
        elif role == "figure" and token["figure"] and (told := special(token["figure"], text, start, end)):
            yield Amount(start, end, told, _tells(text, start))
        elif role == "scale":
            running = _Sum(start, end, (Decimal(0),), figures=False, sure=False, counted=False)
            running.takes(role, values)
        elif role:
            sure = role == "figure" or (role == "card" and values[0] >= _LEAST)
            running = _Sum(start, end, values, role == "figure", sure and _tells(text, start))
    if running:
        yield running.finished()


def _dated(own: str, start: int) -> Iterator[Amount]:
    """The day and the year of 12.02.2026; its month may be said by name."""
    at = start
    for part, sure in zip(own.split("."), (True, False, True), strict=True):
        years = {f"{century}{part}" for century in (19, 20)} if sure and at > start and len(part) == 2 else set()
        yield Amount(at, at + len(part), frozenset({str(int(part)), *years}), sure)
        at += len(part) + 1


def _role(token: re.Match[str], words: Words) -> tuple[str, tuple[Decimal, ...]]:
    """What a token is, and the values that it may have; "" for a word that is no number."""
    own = token[0]
    if token["date"] or token["clock"]:
        return "date" if token["date"] else "clock", ()
    if token["figure"]:
        return "figure", figure(token["figure"])
    if value := roman(own):
        return "loose" if len(own) == 1 else "figure", (Decimal(value),)
    small = plain_letters(own)
    begun = words.compound(small)
    return words.read(small) or (("loose", tuple(begun)) if begun else ("", ()))


def _tells(text: str, start: int) -> bool:
    """Whether a number is one: not that of km2, 4x4, A1GP, COVID-19 or a title, Six Days."""
    if text[start].isdigit():
        return not re.search(r"[^\W\d_]-?\Z", text[max(0, start - 2) : start])
    before = text[max(0, start - _GAP) : start].rstrip(" «\"'(")
    titled = text[start].isupper() and text[start + 1 : start + 2].islower()
    return not (titled and before and before[-1] not in ".!?…—:")
