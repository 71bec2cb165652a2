"""Whether two words beside each other can be one person's name, by the cases that their endings show."""

from __future__ import annotations

import re

from .lexicon import given_genders, surname_like
from .stems import is_adjectival
from .tokens import token

__all__ = ["agree", "ends_in_consonant", "is_another_s", "is_inverted", "is_of_father"]

# What the given name before a surname ends in, by how the surname ends: in be, ru and uk alike.
_CONSONANT = re.compile(r"[^аеиоуыіюяэєї]$")
_AGREEMENT = [
    (re.compile(r"(?:[оеаё]в|[сц]к|[сц]ьк)а$|ая$"), re.compile(r"[аяь]$")),
    (re.compile(r"[аоеэ][йюў]$|ою$"), re.compile(r"[ыіеиій]$|[оаеяё]ю$")),
    (re.compile(r"[ую]$"), re.compile(r"[уюі]$")),
    (re.compile(r"[аоеыиі]м$"), re.compile(r"[аоеёяи]м$")),
    (re.compile(r"[ыіи]$"), re.compile(r"[аяыіи]$")),
    (re.compile(r"[еэ]$"), re.compile(r"[еэ]$")),
    (_CONSONANT, re.compile(r"[^аеиуыіюяэєї]$")),
    (re.compile(r"[ая]$"), re.compile(r"[^еуыю]$")),
]
_NEVER_CHANGE = ("адзе", "идзе", "ідзе", "швили", "швілі", "оглу", "аглу", "заде")
_MAN_S = re.compile(r"(?:[иіы]ч|[оеаёє]в|[иіыї]н|[уюиі]к)[аую]$|[ао]г[оа]$|[ао]м[уу]$")
_WOMAN_S = re.compile(r"(?:[оеёає][вў]|[иіыї]н)а$")
_MAN_S_ICH = re.compile(r"(?<=[иіы])ч(?:а|у|ам|ом|ем|еві|ові|ы|е|і)?$")


def ends_in_consonant(word: str) -> bool:
    """Whether a word of be, ru or uk ends in a consonant, ў, й or ь.

    >>> ends_in_consonant("лосік"), ends_in_consonant("лосіка")
    (True, False)
    """
    return bool(_CONSONANT.search(word))


def agree(first: str, last: str, like: str = "") -> bool:
    """Whether an unknown given name can stand in the same case as the surname after it, by their endings.

    >>> agree("зосимандра", "петрова"), agree("зосимандру", "петрова")
    (True, False)
    """
    if last.endswith(_NEVER_CHANGE):
        return True
    for surname, given in _AGREEMENT:
        if surname.search(last):
            return bool(given.search(first)) or (like == "strong" and surname is _CONSONANT)
    return True


def is_another_s(first: str, last: str) -> bool:
    """Whether a man's surname in another case follows a word in the nominative: «Раман Караткевіча».

    >>> is_another_s("раман", "караткевіча"), is_another_s("раман", "караткевіч")
    (True, False)
    """
    return bool(_CONSONANT.search(first) and _MAN_S.search(last))


def is_inverted(surname: str, given: str, words: int, lang: str, opens: bool) -> bool:
    """Whether a word before a given name, and a patronymic where there are three `words`, is the surname.

    At the beginning of a sentence (`opens`) it may well be any word, so it must look more like one.

    >>> is_inverted("лосік", "ігар", 2, "be", opens=False), is_inverted("учора", "ігар", 2, "be", opens=True)
    (True, False)
    """
    like = surname_like(surname, lang)
    if not opens and like in ("strong", "weak"):
        # No man in the nominative is called so: «сварщик из Жлобина Сергей».
        return not (_WOMAN_S.search(surname) and ends_in_consonant(given) and given_genders(lang).get(given) == "m")
    womens = words > 2 and given_genders(lang).get(given) == "f" and bool(_CONSONANT.search(surname))
    if words > 2 and not opens and like == "adjective":
        return agree(given, surname)
    if is_adjectival(surname, lang) or not (womens or agree(given, surname)):
        return False
    if not opens:
        return words > 2
    return like == "strong" or (like == "weak" and (words > 2 or bool(_CONSONANT.search(surname))))


def is_of_father(patronymic: str) -> bool:
    """Whether a word that ends like a patronymic is one by the table: Пятровіча, but not Казловіча.

    >>> is_of_father("пятровіча"), is_of_father("казловіча")
    (True, False)
    """
    return not _MAN_S_ICH.search(patronymic) or token(_MAN_S_ICH.sub("ч", patronymic)).father
