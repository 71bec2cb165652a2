"""Given names that are other words as well: «Влада Одеси», «Роман Ольгерда Бахаревича», «учительница из Лиды».

The words are data (`data/find-words.tsv`): `common` are given names that are everyday words too (Вера), `everyday`
forms of given names that mostly are such words (мая, семена, влада), `place` names that are a town's, a river's or a
planet's (Лида, Нил, Венера), `where` prepositions that tell of places, `games` the Olympic ones (uk «Ігор»).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import EAST_SLAVIC
from .agreement import agree, ends_in_consonant, is_of_father
from .lexicon import given_genders, prepositions, roles, surname_like, told
from .owners import is_apart
from .runs import Word, fold
from .stems import is_adjectival, is_in_any_case

__all__ = ["EVERYDAY", "bears", "ends_with_father", "is_no_part", "is_where"]

EVERYDAY = frozenset({"common", "everyday"})
_MEN_S_GENITIVE = frozenset("ая")
_IN_TOWN = ("ові", "еві", "єві")  # у Миколаєві, в Борисові
_OF_MANY = ("их", "іх")


def is_no_part(words: Sequence[Word], at: int, lang: str, opens: bool) -> bool:
    """Whether a given name before another is no part of that person's name but a town, a novel or an office.

    «учительница из Лиды Вера Малявко», «Роман Ольгерда Бахаревича», "Marine Maksym Bondar".
    """
    first, second = words[at], words[at + 1]
    role = roles(lang).get(first.key)
    if lang not in EAST_SLAVIC:
        return opens and role in ("everyday", "title")
    if opens and role in EVERYDAY and ends_in_consonant(first.key) and second.gap == " ":
        return given_genders(lang).get(second.key) == "m" and second.key[-1] in _MEN_S_GENITIVE
    return first.key in told(lang, "place") and is_apart(first, second, lang)


def bears(given: Word, surname: Word, role: str | None, lang: str) -> bool:
    """Whether a word after a `common` or `everyday` given name that begins a sentence is rather the surname.

    Not so «Влада Одеси», «Влада Гродненської»; but «Влада Кравець».
    """
    key, last = given.key, surname.key
    womens = role == "everyday" and key[-1] in "ая" and ends_in_consonant(last)  # Влада Кравець
    if not (agree(key, last) or womens):
        return False
    if role != "everyday":
        return bool(surname_like(last, lang))
    if is_adjectival(last, lang) and key[-1] in "ая" and last[-1] not in "ая":
        return False
    return not is_in_any_case(surname.text, lang)


def ends_with_father(words: Sequence[Word], labels: Sequence[str], at: int, lang: str, opens: bool) -> bool:
    """Whether a word ends a name that its surname begins: «Пятрэнка Іван Сяргеевіч», not «Фізік Станіслаў Шушкевіч»."""
    if labels[at] != "patronymic":
        return False
    return is_of_father(words[at].key) or (not opens and surname_like(words[at - 2].key, lang) in ("strong", "weak"))


def is_where(word: str, before: str, lang: str) -> bool:
    """Whether a given name alone is rather where something is, or the Games in Ukrainian.

    `before` is the word before it.

    >>> is_where("Софии", "в", "ru"), is_where("Софии", "у", "ru"), is_where("Ігор", "до", "uk")
    (True, False, True)
    """
    key = fold(word)
    if before in told(lang, "where") and (is_in_any_case(word, lang) or (lang == "uk" and key.endswith(_IN_TOWN))):
        return True
    return key in told(lang, "games") and (before in prepositions(lang) or before.endswith(_OF_MANY))
