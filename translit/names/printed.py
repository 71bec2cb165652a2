"""Which Belarusian spellings stand in print: of Баранавічы and Барановічы, which one texts have.

`data/printed-be.bin` is made by `tools/build_printed.py` from the words of Debian's tesseract-ocr-bel (Apache-2.0).
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from importlib import resources

__all__ = ["is_printed", "printed"]

_LINE = re.compile(r"([A-Z])([^A-Z]*)")


def is_printed(word: str) -> bool:
    """Whether a lower-case word of two syllables or more was met with a capital in Belarusian texts, in any case.

    >>> is_printed("баранавічы"), is_printed("барановічы")
    (True, False)
    """
    return word.replace("’", "'") in printed()


@cache
def printed() -> frozenset[str]:
    """All of them."""
    data = resources.files("translit.names").joinpath("data", "printed-be.bin").read_bytes()
    word, found = "", set()
    for shared, rest in _LINE.findall(lzma.decompress(data).decode()):
        word = word[: ord(shared) - 65] + rest
        found.add(word)
    return frozenset(found)
