"""A surname alone, told by the word beside it: who says something, whom a court fines, whose words or case it is.

The words are data (`data/find-words.tsv`): `says` are verbs of which people are the subject, `announces` those that
offices and newspapers do as well, `deed` verbs done to people, `of` words before the genitive, `with` words for a talk,
before a preposition and the instrumental. `nobody` are offices, firms and things that no person is called
(`end`: what many of them end in), `subject` pronouns in the nominative. How the cases of a surname end is data, too
(`data/find-surname-forms.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..text import EAST_SLAVIC
from .gazetteer import in_gazetteer
from .lexicon import is_nobody, kin, roles, titles, told
from .runs import begins_sentence, fold, word_before
from .stems import is_town
from .tables import data_rows

__all__ = ["Told", "told_beside", "told_of_her"]

_CASES = {"of": "gen", "deed": "acc", "with": "ins", "says": "nom", "announces": "nom"}
_WITH = frozenset({"с", "со", "з", "са", "із", "зі"})
_OBLIQUE = re.compile(r"[ую]$|[аоеы][йюм]$|[иіы]м$|[оеє]ві$")
# After an adjective that stands for nobody comes its noun: what follows a surname is a mark or a small word.
_NO_NOUN = re.compile(r"[»”\")]*(?:[.!?,;:—–)]|\n|$)|\s+[—–-]|\s+[а-яёіўїєґ]{1,3}\b")
_ANY_CASE = ("nom", "gen", "dat")
_HIS = ("'", "’", "-")  # Microsoft's lawyer, a Minsk-based firm
_QUOTED = frozenset({'" ', "” ", "' ", "’ "})
_CAPITAL_AFTER = re.compile(r"\s+[A-Z]")
_AND_ANOTHER = re.compile(r"\s+(?:и|і|й|та|ды)\s+\w+[сц]ь?к\w{1,3}\b")  # Минскую и Брестскую бригады
_WORD = re.compile(r"\s+([^\W\d_]+)")


_HERS = ("ова", "ева", "ёва", "ава", "ина", "іна", "ына", "їна", "єва", "ская", "цкая", "ська", "цька")
_SHE_DID = re.compile(r"\s+(?:не\s+|ня\s+)?[^\W\d_A-ZА-ЯЁІЎЇЄҐ]\w+(?:ла|лась|лася)\b")
_ENDED = frozenset("аяуюмеы")  # of titles in other cases
_JUDGES = frozenset({"судья", "суддзя", "суддя", "глава"})


# What a word is, and the gender it tells: of verbs of saying alone.
_Role = tuple[str | None, str | None]
_NONE: _Role = (None, None)


class Told(NamedTuple):
    """The case of a surname, and whether it is a man's or a woman's, if its form shows that."""

    case: str
    gender: str | None


_SAYS = Told("nom", None)


def told_beside(text: str, start: int, end: int, before: str, like: str, lang: str) -> Told | None:
    """What the words beside a surname alone say of it; None where they do not say that it is one.

    Args:
        text: the text, in which the surname stands from `start` to `end`.
        start: where it begins.
        end: where it ends.
        before: the word before it, folded (`runs.word_before`).
        like: how much it looks like a surname (`lexicon.surname_like`).
        lang: be, ru or uk; in English a verb of saying after quoted words tells the same.

    >>> told_beside("Суд дапытаў Іванаву.", 12, 19, "дапытаў", "weak", "be")
    Told(case='acc', gender='f')
    >>> told_beside("Суд наведаў Іванаву.", 12, 19, "наведаў", "weak", "be") is None
    True
    """
    if lang not in EAST_SLAVIC:
        return _SAYS if _says_in_latin(text, start, end, before, like, lang) else None
    if not (before or like):
        return None
    role, gender = _role_before(text, start, before, lang) if before else _NONE
    if role is None and like:
        role, gender = _role_after(text, start, end, like, lang)
    if role is None:
        return None
    case, key = _CASES[role], fold(text[start:end])
    if is_town(key, lang, case) or is_nobody(key, lang):
        return None
    if not like:
        # Kremlin and Duma announce, people say.
        people = role == "says" and gender is not None and text[start + 1].islower() and _nobody_else_s(text, end, lang)
        return Told(case, gender) if people and _is_subject(text, start, key, before, lang) else None
    if like == "adjective" and not _nobody_else_s(text, end, lang):
        return None
    shown = [sex for sex, pattern in _forms()[case].items() if gender in (None, sex) and pattern.search(key)]
    return Told(case, shown[0]) if len(shown) == 1 else None


def told_of_her(text: str, start: int, end: int, before: str, lang: str) -> Told | None:
    """What a verb in the feminine after a surname tells that begins its phrase or follows a title in the nominative.

    >>> told_of_her("Судья Менделеева отказалась.", 6, 16, "судья", "ru")
    Told(case='nom', gender='f')
    >>> told_of_her("Жена Менделеева отказалась.", 5, 15, "жена", "ru") is None
    True
    """
    if lang not in EAST_SLAVIC or not text.endswith(_HERS, start, end) or not _SHE_DID.match(text, end):
        return None
    if before:
        titled = roles(lang).get(before) == "title" and before not in kin(lang)
        if not titled or (before[-1] in _ENDED and titles(lang).get(before) != "f" and before not in _JUDGES):
            return None
    elif not begins_sentence(text, start):
        return None
    return Told("nom", "f")


def _says_in_latin(text: str, start: int, end: int, before: str, like: str, lang: str) -> bool:
    """Whether it is said who has said what: `"Yes," said Smith` or `Pilsudski said`, for firms and countries say, too.

    >>> _says_in_latin('"Yes," said Roe.', 12, 15, "said", "", "en")
    True
    >>> _says_in_latin("It said Roe.", 8, 11, "said", "", "en")
    False
    """
    words = _words(lang)
    if before in words:
        quoted = text[start - len(before) - 3 : start - len(before) - 1] in _QUOTED
        whole = not (_CAPITAL_AFTER.match(text, end) or text.startswith(_HIS, end))
        name = text[start:end]
        return quoted and whole and name[1].islower() and not (is_nobody(fold(name), lang) or _is_place(name))
    after = _WORD.match(text, end) if like == "adjective" else None
    return after is not None and after[1] in words


def _role_before(text: str, start: int, before: str, lang: str) -> _Role:
    """What the word before is, and the gender that its form tells."""
    words = _words(lang)
    if before in _WITH:
        further = words.get(word_before(text, start - len(before) - 1), _NONE)
        return ("with", None) if further[0] == "with" else _NONE
    found = words.get(before, _NONE)
    return _NONE if found[0] == "with" else found


def _role_after(text: str, start: int, end: int, like: str, lang: str) -> _Role:
    """The same of a verb of saying after a surname, where that does not begin a sentence: there it may be any word."""
    after = _WORD.match(text, end)
    found = _words(lang).get(fold(after[1]), _NONE) if after else _NONE
    if found[1] is None or (like != "adjective" and begins_sentence(text, start)):
        return _NONE
    return found


def _is_subject(text: str, start: int, key: str, before: str, lang: str) -> bool:
    """Whether a word that looks like no surname is the subject of the verb before it: not what he says, or to whom."""
    if _OBLIQUE.search(key) or any(is_town(key, lang, case) for case in _ANY_CASE):
        return False
    verb = start - len(before) - 1
    subject = word_before(text, verb)
    if not subject:
        return True
    if subject in told(lang, "subject"):  # Он написал Реквием
        return False
    called = text[verb - len(subject) - 1].isupper() and roles(lang).get(subject) != "opener"
    return not called or bool(_OBLIQUE.search(subject)) or any(is_town(subject, lang, case) for case in _ANY_CASE)


def _nobody_else_s(text: str, end: int, lang: str) -> bool:
    """Whether what follows can be no noun that an adjective, or an office's name, would belong to."""
    if _NO_NOUN.match(text, end):
        return not _AND_ANOTHER.match(text, end)
    after = _WORD.match(text, end)
    if after is None:
        return True
    key = fold(after[1])
    return after[1][0].islower() and (roles(lang).get(key) == "opener" or key in _words(lang))


def _is_place(name: str) -> bool:
    return any(in_gazetteer(name, "en", lang) for lang in EAST_SLAVIC)


@cache
def _forms() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """How surnames end that have endings of their own, by case and gender; of be, ru and uk together."""
    endings: dict[tuple[str, str], list[str]] = {}
    for row in data_rows("find-surname-forms.tsv"):
        endings.setdefault((row["case"], row["gender"]), []).append(row["ending"])
    found: dict[str, dict[str, re.Pattern[str]]] = {}
    for (case, gender), patterns in endings.items():
        found.setdefault(case, {})[gender] = re.compile(f"(?:{'|'.join(patterns)})$")
    return found


@cache
def _words(lang: str) -> Mapping[str, _Role]:
    return {form: (role, tells) for role in _CASES for form, tells in told(lang, role).items()}
