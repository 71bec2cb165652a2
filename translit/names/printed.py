"""Which spellings stand in print: of Баранавічы and Барановічы, of Саркози and Саркозы, which one texts have.

`data/printed-*.bin` are made by `tools/build_printed.py` from the words of Debian's tesseract-ocr-bel, -rus and -ukr
(Apache-2.0), of Russian news (natasha, MIT) and of Debian's hunspell-be (CC BY-SA 3.0).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

__all__ = ["alike", "how_often", "is_printed", "printed"]


def is_printed(word: str, lang: str) -> bool:
    """Whether a lower-case word was met with a capital in texts of the language (be, ru or uk).

    Belarusian words are in any case; Russian and Ukrainian ones are names and words that no dictionary has.

    >>> is_printed("баранавічы", "be"), is_printed("барановічы", "be"), is_printed("киссинджер", "ru")
    (True, False, True)
    """
    return how_often(word, lang) >= 0


def how_often(word: str, lang: str) -> int:
    """How often a lower-case word is met, as a binary logarithm from 1 to 9; 0 when that is not known, -1 when never.

    Only of Russian words it is known; ё is met as е, too.

    >>> how_often("саркози", "ru") > how_often("платцек", "ru") > how_often("саркозы", "ru")
    True
    """
    found, word = printed(lang), word.replace("’", "'")
    often = found.get(word, -1)
    return max(often, found.get(word.replace("ё", "е"), -1)) if lang == "ru" else often


@cache
def printed(lang: str) -> Mapping[str, int]:
    """All of them."""
    data = resources.files("translit.names").joinpath("data", f"printed-{lang}.bin").read_bytes()
    lines = lzma.decompress(data).decode("cp1251").split("\n")
    return {line.rstrip("123456789"): int(line[-1]) if line[-1].isdigit() else 0 for line in lines}


def alike(word: str, lang: str) -> Sequence[str]:
    """The printed words of a language that a lower-case word of any of the three may be spelled as.

    Vowels that akanne makes alike, doubled consonants, soft signs and what the languages write for g and h are one.

    >>> alike("мітэран", "ru")
    ('миттеран',)
    """
    return _by_sound(lang).get(_sound(word), ())


_SOUNDS = (
    (re.compile("[ьъ'’ʼ]"), ""),
    (re.compile("дз(?!е$)", re.MULTILINE), "д"),
    (re.compile("щ"), "шч"),
    (re.compile("й(?=[аеёиіоуыэюяєї])"), ""),
)
_LETTERS = str.maketrans("оэеёяєюўвіыйїцґх", "аааааауууиииитгг")
_SAME = re.compile(r"(.)\1+")


def _sound(text: str) -> str:
    for letters, same in _SOUNDS:
        text = letters.sub(same, text)
    return _SAME.sub(r"\1", text.translate(_LETTERS))


@cache
def _by_sound(lang: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    # All words in one text, a line each: four times as fast as one by one.
    for word, sound in zip(printed(lang), _sound("\n".join(printed(lang))).split("\n"), strict=True):
        found[sound] = (*found.get(sound, ()), word)
    return found
