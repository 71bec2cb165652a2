"""Names of several words: adjectives agree with the head noun, and what follows the head stays.

The head is the first noun. Before it stand adjectives that agree with it (`Белорусская ассоциация журналистов`);
after it stand a genitive, a name in quotation marks or an apposition, and none of them changes (`Республика
Беларусь`), but for an adjective after the head of a place (`остров Змеиный`). Sources: Русская грамматика (1980),
т. 2, the chapter on agreement; Беларуская граматыка, ч. 2 (1986), the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from . import dictionary
from .cases import check
from .declension import inflect, paradigm
from .gender import by_ending
from .lettercase import plain
from .tables import load

__all__ = ["inflect_phrase"]

_ADJECTIVE: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "be": {"m": ("ы", "і"), "f": ("ая", "яя"), "n": ("ае", "яе", "ое"), "pl": ("ыя", "ія")},
    "ru": {"m": ("ый", "ий", "ой"), "f": ("ая", "яя"), "n": ("ое", "ее"), "pl": ("ые", "ие")},
    "uk": {"m": ("ий", "ій"), "f": ("а", "я"), "n": ("е", "є"), "pl": ("і", "ї")},
}
_PLURAL_NOUN: Final = {"be": ("ы", "і"), "ru": ("ы", "и"), "uk": ("и", "і")}
_PLURAL_PLACE: Final = ("ичи", "ічы", "ичі", "ічі", "цы", "ны", "ни", "кі", "ки")
_PIECES: Final = re.compile(r"\s+|[^\s]+")


def inflect_phrase(
    phrase: str, lang: str, case: str, *, kind: str, gender: str | None = None, number: str | None = None
) -> str:
    """A place or organisation of one or several words, put into a case.

    `kind` is `place` or `organisation`; `gender` and `number` are those of the head noun, None to have them guessed.
    Raises CaseError for a language, case, kind or gender that is not known. In languages without rules for phrases
    (pl, lt, …) the last word declines.

    >>> inflect_phrase("Белорусская ассоциация журналистов", "ru", "gen", kind="organisation")
    'Белорусской ассоциации журналистов'
    >>> inflect_phrase("Беларуская асацыяцыя журналістаў", "be", "loc", kind="organisation")
    'Беларускай асацыяцыі журналістаў'
    >>> inflect_phrase("Соединённые Штаты Америки", "ru", "ins", kind="place")
    'Соединёнными Штатами Америки'
    """
    check(lang, case, kind, gender)
    if case == "nom" or (plain(phrase) != phrase.lower() and not phrase.strip()):
        return phrase
    pieces = _PIECES.findall(phrase)
    at = [index for index, piece in enumerate(pieces) if not piece.isspace()]
    words = tuple(pieces[index] for index in at)
    for index, form in zip(at, _declined(words, lang, case, kind, gender, number), strict=True):
        pieces[index] = form
    return "".join(pieces)


def _declined(
    words: tuple[str, ...], lang: str, case: str, kind: str, gender: str | None, number: str | None
) -> list[str]:
    if not words:
        return []
    head, key = _head(words, lang, kind, gender, number)
    if key is None or _is_abbreviation(words[head]):
        return list(words)
    forms = list(words)
    for index in range(head):
        forms[index] = _adjective(words[index], lang, case, key)
    sex, plural = ("m", "pl") if key == "pl" else (key, "sg")
    forms[head] = inflect(words[head], lang, case, part=kind, gender=sex, number=plural)
    if kind == "place" and head == 0 and len(words) == 2 and _agrees(words[1], lang, key):
        forms[1] = _adjective(words[1], lang, case, key)
    return forms


def _adjective(word: str, lang: str, case: str, key: str) -> str:
    return paradigm(word, lang, "adjective", "m" if key == "pl" else key, "pl" if key == "pl" else "sg")[case]


@lru_cache(maxsize=1 << 14)
def _head(
    words: tuple[str, ...], lang: str, kind: str, gender: str | None, number: str | None
) -> tuple[int, str | None]:
    """Where the head noun stands, and its gender, or `pl`."""
    if lang not in _ADJECTIVE:
        last = len(words) - 1
        return last, "pl" if number == "pl" else gender or by_ending(words[last], lang, kind)
    for key in ("m", "f", "n", "pl"):
        head = 0
        while head + 1 < len(words) and _agrees(words[head], lang, key):
            head += 1
        while head and not _is_noun_of(words[head], lang, kind, key):
            head -= 1
        if head:
            return head, key
    return 0, "pl" if number == "pl" else gender or _noun_key(words[0], lang, kind, number)


def _is_noun_of(word: str, lang: str, kind: str, key: str) -> bool:
    """Whether a word may be the noun that adjectives of a gender (or of the plural) go with."""
    return _noun_key(word, lang, kind, None) == key or (key == "pl" and plain(word).endswith(_PLURAL_NOUN[lang]))


def _maybe_adjective(word: str, lang: str) -> bool:
    lower = plain(word)
    if any(load(lang).word(lower, "adjective", key) for key in ("m", "f", "n", "pl")):
        return True
    endings = tuple(ending for group in _ADJECTIVE[lang].values() for ending in group)
    if len(lower) < 4 or not lower.endswith(endings) or not lower.replace("-", "").replace("'", "").isalpha():
        return False
    return lang == "be" or dictionary.is_adjective(lower.rpartition("-")[2], lang)


def _agrees(word: str, lang: str, key: str) -> bool:
    lower = plain(word)
    if load(lang).word(lower, "adjective", key):
        return True
    return lang in _ADJECTIVE and lower.endswith(_ADJECTIVE[lang][key]) and _maybe_adjective(word, lang)


def _noun_key(word: str, lang: str, kind: str, number: str | None) -> str:
    """The gender of a noun in its base form, or `pl`."""
    lower = plain(word)
    for key in ("pl", "m", "f", "n") if number is None else ("m", "f", "n"):
        if load(lang).word(lower, kind, key) is not None:
            return key
    if lang in ("ru", "uk"):
        known = dictionary.noun_gender(lower, lang)
        if known and (known != "pl" or number is None):
            return known
    if number is None and len(lower) > 4 and lower.endswith(_PLURAL_NOUN[lang]) and kind == "place":
        return "pl" if lower.endswith(_PLURAL_PLACE) else by_ending(word, lang, kind)
    return by_ending(word, lang, kind)


def _is_abbreviation(word: str) -> bool:
    """Capitals alone (`ААН`, `КГБ`) never change in print."""
    letters = [letter for letter in word if letter.isalpha()]
    return 1 < len(letters) <= 6 and all(letter.isupper() for letter in letters)
