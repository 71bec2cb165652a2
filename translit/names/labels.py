"""What each word of a run is by itself: a given name, an initial, a title, or a word that may be somebody's surname."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..text import EAST_SLAVIC
from .lexicon import given_forms, is_nobody, kin, roles
from .runs import Word
from .tokens import looks_patronymic, token

__all__ = ["NAME_LIKE", "NAMING", "label"]

NAME_LIKE = frozenset({"word", "patronymic", "given"})
NAMING = NAME_LIKE | {"initial", "particle", "foreign", "abbreviation"}
_ANY_WORD = frozenset({"common", "thing"})  # roles that say nothing of a word within a name


def label(word: Word, lang: str) -> str:
    """What a word is: `initial`, `given`, `patronymic`, a role of the lexicon, `foreign` to the script, or `word`.

    >>> from translit.names.runs import split_run
    >>> [label(word, "be") for word in split_run("Прэзідэнт А. Ігар Лосік")]
    ['title', 'initial', 'given', 'word']
    """
    text, key = word.text, word.key
    if text[0].islower():  # a particle, or the half of прэс-сакратар
        return "title" if word.gap == "-" and roles(lang).get(key) == "title" else "particle"
    if text[-1] == ".":
        return "title" if len(key) > 1 and key in roles(lang) else "initial"
    if len(key) < 4 and text.isupper():
        return "abbreviation"
    known = _listed(lang).get(key)
    if known is not None:
        return (
            "abbreviation" if known == "given" and text.isupper() and is_nobody(key, lang) else known
        )  # НАТО, no Ната
    cyrillic = lang in EAST_SLAVIC
    if cyrillic and len(key) > 4 and looks_patronymic(key) and (len(key) > 5 or token(key).father):  # Ильич
        return "patronymic"
    foreign = (key[0] < "\u0370") == cyrillic
    if foreign or len(key) < 2 or not (text.isalpha() or not any(map(str.isdigit, text))):
        return "foreign"
    return "abbreviation" if len(key) < 5 and text.isupper() else "word"


@cache
def _listed(lang: str) -> Mapping[str, str]:
    """What the words are that a table has, however they are spelled: one look instead of four."""
    listed = {key: role for key, role in roles(lang).items() if role not in _ANY_WORD}
    return listed | dict.fromkeys(given_forms(lang).keys() - kin(lang), "given")
