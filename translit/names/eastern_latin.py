"""Chinese, Korean and Vietnamese names in English, surname first: Xi Jinping, Kim Jong Un, Chiang Kai-shek.

Sources: Hanyu Pinyin (ISO 7098:2015: the given name is one word, a hyphen joins none), Wade–Giles as the press keeps it
for Taiwan (two syllables with a hyphen), the Revised Romanization of Korean (2000) and McCune–Reischauer with what
Korean names are spelled like in practice. What surnames and syllables there are stands in `data/eastern-names.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .tables import data_rows

__all__ = ["JOINED", "is_joined", "latin_end"]

JOINED = re.compile(r"-[a-zа-яёіўїєґ]{2,6}(?![\w’'-])")
"""The second half of a given name that a run of capitalised words leaves out: Jae-myung, Чан-дон."""

_SHORT = 3  # words of a Korean name without a hyphen
_MOST = 4  # words of a Vietnamese one
_LONGEST = 6  # letters of a surname
_LONGEST_GIVEN = 12


@lru_cache(maxsize=1 << 14)
def latin_end(words: Sequence[str], at: int) -> int:
    """The index after such a name that begins at a word of a run (a tuple of folded words, halves by themselves); or 0.

    >>> latin_end(("xi", "jinping"), 0), latin_end(("kim", "jong", "un"), 0), latin_end(("sun", "king"), 0)
    (2, 3, 0)
    >>> latin_end(("he", "lifeng"), 0), latin_end(("long", "beach"), 0), latin_end(("ho", "chi", "minh", "city"), 0)
    (2, 0, 3)
    """
    surname = words[at]
    if len(surname) > _LONGEST:
        return 0
    for kind, most in (("vietnamese", _MOST), ("korean", _SHORT)):
        if surname in _listed(kind):
            end = at + 1
            while end < min(len(words), at + most) and _is_syllable(words[end]):
                end += 1
            if end - at >= _SHORT:
                return end
    if at + 1 < len(words) and surname in _listed("surname") and _is_chinese(surname, words[at + 1]):
        return at + 2
    return 0


def is_joined(surname: str, first: str, second: str) -> bool:
    """Whether a folded surname and the halves of a given name with a hyphen are a Korean or a Taiwanese name.

    >>> is_joined("lee", "jae", "myung"), is_joined("chiang", "kai", "shek"), is_joined("labour", "sit", "in")
    (True, True, False)
    """
    return surname in _listed("korean") | _listed("joined") and _is_syllable(first) and _is_syllable(second)


def _is_chinese(surname: str, given: str) -> bool:
    """Whether a word is a given name in pinyin; after a surname that is a word of English, one that nothing else is."""
    if len(given) > _LONGEST_GIVEN or not _pinyin().fullmatch(given):
        return False
    return surname not in _listed("word") or (not _one().fullmatch(given) and bool(_marks().search(given)))


@lru_cache(maxsize=1 << 12)
def _is_syllable(word: str) -> bool:
    return bool(_syllable().fullmatch(word))


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = [row["letters"] for row in data_rows("eastern-names.tsv") if row["kind"] == f"latin {kind}"]
    return frozenset(" ".join(rows).replace("'", "").split())


@cache
def _syllables() -> str:
    groups = ["|".join(_listed("alone"))]
    for row in data_rows("eastern-names.tsv"):
        if row["kind"] == "latin pinyin":
            initials, finals = (part.split() for part in row["letters"].split(" : "))
            groups.append(f"(?:{'|'.join(initials)})(?:{'|'.join(finals)})")
    return f"(?:{'|'.join(groups)})"


@cache
def _one() -> re.Pattern[str]:
    return re.compile(_syllables())


@cache
def _pinyin() -> re.Pattern[str]:
    return re.compile(f"{_syllables()}{{1,2}}")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(_listed("mark")))


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_listed('initial'))})?(?:{'|'.join(_listed('final'))})")
