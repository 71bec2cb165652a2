"""Plural forms of gettext: how many a language has, and a number that stands for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import c2py

from ...tables import rows

__all__ = ["Plurals", "plurals"]

_HEADER = re.compile(r"nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*([^;]+);?")
_MOST = 9


@dataclass(frozen=True)
class Plurals:
    """The plural forms of a language: their `count` and the `rule`, in C, that gives a number's form."""

    count: int
    rule: str

    @classmethod
    def of(cls, header: str) -> Plurals | None:
        """What a `Plural-Forms` header says; None for one that says nothing that can be used.

        >>> Plurals.of("nplurals=2; plural=(n != 1);")
        Plurals(count=2, rule='(n != 1)')
        """
        match = _HEADER.search(header)
        if match is None:
            return None
        try:
            made = cls(int(match[1]), match[2].strip())
            return made if 0 < made.count <= _MOST and made.samples else None
        except (ValueError, ArithmeticError, RecursionError):
            return None

    @property
    def header(self) -> str:
        """The value of the `Plural-Forms` header."""
        return f"nplurals={self.count}; plural=({self.rule});"

    @cached_property
    def form(self) -> Callable[[int], int]:
        """The form that a number takes."""
        made: Callable[[int], int] = c2py(self.rule)
        return made

    @cached_property
    def samples(self) -> tuple[int, ...]:
        """A number for each form: 1 where the form is for it alone, else one above 20, which no engine spells out.

        >>> plurals("ru").samples, plurals("pl").samples, plurals("en").samples
        ((21, 22, 25), (1, 22, 25), (1, 25))
        """
        numbers = [25, 22, 21, *range(23, 200), *range(21)]
        found = [next((n for n in numbers if self.form(n) == wanted), 1) for wanted in range(self.count)]
        alone = self.form(1)
        if alone < self.count and all(self.form(n) != alone for n in (21, 31, 101)):
            found[alone] = 1
        return tuple(found)


@cache
def _table() -> dict[str, Plurals]:
    return {row["lang"]: Plurals(int(row["nplurals"]), row["plural"]) for row in rows(__package__, "plurals.tsv")}


def plurals(lang: str) -> Plurals | None:
    """The plural forms of a language (ISO 639-1); None for one that is not in `plurals.tsv`.

    >>> plurals("be").count, plurals("en").count
    (3, 2)
    """
    return _table().get(lang)
