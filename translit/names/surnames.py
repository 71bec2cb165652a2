"""How often a Russian surname is borne: of Дайлида and Дойлида, which is somebody's name.

`data/surnames-ru.bin` is made by `tools/build_surnames.py` from the package russiannames (BSD-3-Clause).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["bearers", "borne"]

_MASCULINE = (
    ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"), ("ская", "ский"), ("цкая", "цкий")
)  # fmt: skip
_LINE = re.compile(r"([A-Z])([а-яё]*)(\d)")


def bearers(surname: str) -> int:
    """The binary logarithm of how many people of the source bear a lower-case Russian surname; -1 when none does.

    A woman's form counts as the man's; ё counts as е, which the source writes for it. At most 9.

    >>> bearers("дайлида") > bearers("дойлида"), bearers("колесникова") > 5
    (True, True)
    """
    table, surname = borne(), surname.replace("ё", "е")
    found = table.get(surname, -1)
    for ending, masculine in _MASCULINE:
        if surname.endswith(ending):
            found = max(found, table.get(surname.removesuffix(ending) + masculine, -1))
    return found


@cache
def borne() -> Mapping[str, int]:
    """All the surnames (men's forms, lower case, е for ё) with the binary logarithm of how many people bear them."""
    data = resources.files("translit.names").joinpath("data", "surnames-ru.bin").read_bytes()
    word, table = "", {}
    for shared, rest, count in _LINE.findall(lzma.decompress(data).decode("koi8-r")):
        word = word[: ord(shared) - 65] + rest
        table[word] = int(count)
    return table
