"""Signs and words that belong to an amount: percent, money, units, months; and days of the week (`marks.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...tables import rows
from ...text import matching_form
from .amounts import Amount
from .number_words import plain_letters

__all__ = ["LANGUAGES", "Mark", "marks", "missing", "words_of"]

LANGUAGES = frozenset(("be", "en", "ru", "uk"))
"""Languages whose words the tables of this room have."""

_BEHIND = re.compile(r"[ -]?")
_MINUS = re.compile(r"(?<![\w)])[-−–]\Z")
_MINUS_SIGN = re.compile(r"(?<![\w)])[-−–] ?\d")
_BESIDE = re.compile(r"[ ,.]{0,2}(?:of |the )*")
_MONTH = "month-"
_DATE = re.compile(r"\d\.(\d{1,2})\.\d")
_LETTER = r"[^\W\d_']"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands with an amount: its key, its span with the amount, the amount, and what it is as it is written."""

    key: str
    start: int
    end: int
    amount: Amount | None
    sign: str


@dataclass(frozen=True, slots=True)
class _Kind:
    where: str
    found: re.Pattern[str]


def words_of(cell: str) -> str:
    """A cell of a table as a pattern: forms parted by |, ~ an ending, * any letters.

    >>> bool(re.fullmatch(words_of("сред~|тонн*"), "среду"))
    True
    """
    return cell.replace("~", f"{_LETTER}{{1,3}}").replace("*", f"{_LETTER}*")


@lru_cache(maxsize=32)
def _kinds(lang: str) -> Mapping[str, Sequence[_Kind]]:
    found: dict[str, list[_Kind]] = {}
    for row in rows(__package__, "marks.tsv"):
        own = row.get(lang, "")
        words = rf"(?<!{_LETTER})(?:{words_of(own)})(?!{_LETTER})" if own else r"(?!)"
        signs = "|".join(
            re.escape(sign) if not sign[0].isalpha() else rf"(?<!{_LETTER}){re.escape(sign.lower())}(?!{_LETTER})"
            for sign in filter(None, row["every"].split("|"))
        )
        found.setdefault(row["key"], []).append(_Kind(row["where"], re.compile("|".join(filter(None, (signs, words))))))
    return found


def marks(text: str, lang: str, found: Sequence[Amount]) -> Iterator[Mark]:
    """What a translation of a text must say with its amounts, which are `found`.

    >>> from .amounts import amounts
    >>> text = "Fell 1.5% to $67.50 on Friday, May 5."
    >>> [(mark.key, text[mark.start : mark.end]) for mark in marks(text, "en", amounts(text, "en"))]
    [('percent', '1.5%'), ('dollar', '$67.50'), ('month-5', 'May 5'), ('weekday-5', 'Friday')]
    """
    plain = plain_letters(matching_form(text))
    sure = [each for each in found if each.sure]
    for key, kinds in _kinds(lang).items():
        for kind in kinds if sure else (kind for kind in kinds if kind.where == "any"):
            if kind.where == "any":
                yield from (Mark(key, *hit.span(), None, hit[0]) for hit in kind.found.finditer(plain))
            elif kind.where == "minus":
                yield from (
                    Mark(key, a.start - 1, a.end, a, "−")
                    for a in sure
                    if _MINUS.search(plain[max(0, a.start - 2) : a.start])
                )
            elif kind.where != "said":
                yield from (mark for amount in sure if (mark := _with(amount, key, kind, plain, text)))


def _with(amount: Amount, key: str, kind: _Kind, plain: str, text: str) -> Mark | None:
    """The mark that stands with an amount, if it is one of this kind."""
    gap = (_BESIDE if kind.where == "day" else _BEHIND).match(plain, amount.end)
    behind = kind.found.match(plain, gap.end()) if gap else None
    if behind and behind.end() > behind.start():
        return Mark(key, amount.start, behind.end(), amount, text[amount.end : behind.end()])
    if kind.where not in ("sign", "day"):
        return None
    for hit in kind.found.finditer(plain, max(0, amount.start - 16), amount.start):
        if _BESIDE.fullmatch(plain, hit.end(), amount.start) and (kind.where == "day" or hit.end() >= amount.start - 1):
            return Mark(key, hit.start(), amount.end, amount, text[hit.start() : amount.start])
    return None


def missing(mark: Mark, out: str, lang: str) -> bool:
    """Whether a translation in `lang` has nothing that says the mark.

    >>> from .amounts import amounts
    >>> text = "Fell 1.5%."
    >>> [missing(mark, "Упали на 1,5.", "ru") for mark in marks(text, "en", amounts(text, "en"))]
    [True]
    """
    plain = plain_letters(matching_form(out))
    if mark.key == "minus" and _MINUS_SIGN.search(plain):
        return False
    if mark.key.startswith(_MONTH) and any(
        int(date[1]) == int(mark.key[len(_MONTH) :]) for date in _DATE.finditer(plain)
    ):
        return False
    return not any(kind.found.search(plain) for kind in _kinds(lang)[mark.key])
