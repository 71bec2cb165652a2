"""Which spellings stand in print: of Баранавічы and Барановічы, of Саркози and Саркозы, which one texts have.

`data/printed-*.bin` are made by `tools/build_printed.py` from the words of Debian's tesseract-ocr-bel, -rus and -ukr
(Apache-2.0).
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib import resources

__all__ = ["is_printed", "printed"]


def is_printed(word: str, lang: str) -> bool:
    """Whether a lower-case word was met with a capital in texts of the language (be, ru or uk).

    Belarusian words are in any case; Russian and Ukrainian ones are names and words that no dictionary has.

    >>> is_printed("баранавічы", "be"), is_printed("барановічы", "be"), is_printed("киссинджер", "ru")
    (True, False, True)
    """
    return word.replace("’", "'") in printed(lang)


@cache
def printed(lang: str) -> frozenset[str]:
    """All of them."""
    data = resources.files("translit.names").joinpath("data", f"printed-{lang}.bin").read_bytes()
    return frozenset(lzma.decompress(data).decode("cp1251").split("\n"))
