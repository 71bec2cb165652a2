"""One word through its cases, whatever the language: the paradigm, kept once made, and `inflect` on top of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from .cases import CASES, check
from .lettercase import all_like, plain
from .places import is_fixed
from .tables import load

__all__ = ["equal_forms", "inflect", "paradigm"]

_THINGS: Final = ("place", "organisation")
_ADJECTIVE: Final = ("скі", "цкі", "ский", "цкий", "ський", "цький", "ская", "цкая", "ська", "цька", "льный", "льны")

Forms = Callable[[str, str, str], Mapping[str, str] | None]


@cache
def _forms(lang: str) -> Forms:
    if lang == "ru":
        from . import russian

        return russian.forms
    if lang == "uk":
        from . import ukrainian

        return ukrainian.forms
    return load(lang).forms


@lru_cache(maxsize=1 << 16)
def paradigm(word: str, lang: str, part: str, gender: str | None, number: str = "sg") -> Mapping[str, str]:
    """Every case of one word; a word that no rule knows stays as it is in all of them.

    Arguments as for `inflect`, all of them already checked.

    >>> dict(paradigm("Лосік", "be", "surname", "m"))["ins"]
    'Лосікам'
    """
    if gender is None:
        from .gender import by_ending

        gender = by_ending(word, lang, part)
    if part in _THINGS and "-на-" in word:  # Ростов-на-Дону: the river stands in its own case
        head, _, river = word.partition("-")
        return MappingProxyType(
            {case: f"{form}-{river}" for case, form in paradigm(head, lang, part, gender, number).items()}
        )
    whole = _simple(word, lang, part, gender, number)
    if "-" not in word or len(set(whole.values())) > 1 or (part in _THINGS and is_fixed(plain(word), lang)):
        return MappingProxyType(whole)
    *heads, last = word.split("-")
    ending = _simple(last, lang, part, gender, number)
    if part in ("given", *_THINGS) and len(set(ending.values())) == 1:
        return MappingProxyType(whole)
    leads = [
        paradigm(head, lang, part, gender, number) if _declines(head, last, lang, part, gender) else None
        for head in heads
    ]
    return MappingProxyType(
        {
            case: "-".join(
                [*(head if lead is None else lead[case] for head, lead in zip(heads, leads, strict=True)), end]
            )
            for case, end in ending.items()
        }
    )


def _simple(word: str, lang: str, part: str, gender: str, number: str) -> dict[str, str]:
    """Every case of a word without looking into the halves of a hyphened one."""
    same = dict.fromkeys(CASES[lang], word)
    lower = plain(word)
    if len(lower) < 2 or not lower.replace("'", "").replace("-", "").isalpha():
        return same
    if part in _THINGS and is_fixed(lower, lang):
        return same
    key = "pl" if number == "pl" else gender
    found = load(lang).written(lower, part, key) if "-" in lower else _forms(lang)(lower, part, key)
    if found:
        same |= {case: form for case, form in all_like(found, word).items() if case in same}
    return same


def inflect(word: str, lang: str, case: str, *, part: str, gender: str | None, number: str = "sg") -> str:
    """One word of a name, in its base form, put into a case.

    `part` is `given`, `patronymic`, `surname`, `place` or `organisation`; `gender` is `m`, `f`, `n`, or None to have
    it guessed from the ending; `number` is `sg` or `pl`. Hyphened words decline as their language has it: both
    halves of a double surname, the last half of a place. Raises CaseError for a language, case, part or gender that is
    not known. Rules: the tables and modules of this package, each with its source.

    >>> inflect("Лукашэнка", "be", "ins", part="surname", gender="m")
    'Лукашэнкам'
    >>> inflect("Карач", "be", "gen", part="surname", gender="f")
    'Карач'
    >>> inflect("Буда-Кашалёва", "be", "loc", part="place", gender="n")
    'Буда-Кашалёве'
    """
    check(lang, case, part, gender)
    return paradigm(word, lang, part, gender, number)[case]


def equal_forms(cases: Mapping[str, str], lang: str) -> dict[str, tuple[str, ...]]:
    """What else a person's name in `cases` may be in a case: Ukrainian datives and locatives; nothing elsewhere.

    >>> equal_forms(paradigm("Порошенко", "uk", "surname", "m"), "uk")["dat"]
    ('Порошенкові',)
    """
    if lang != "uk":
        return {}
    from . import ukrainian

    return ukrainian.equal_forms(cases)


_OF_A_FATHER: Final = ("вич", "віч", "вна", "ўна", "ічна", "ична")


def _declines(half: str, last: str, lang: str, part: str, gender: str) -> bool:
    """Whether a half before the hyphen takes endings too: in double surnames, in given names of women, and in places
    whose last half is an adjective (Каменец-Подольский). Not in a patronymic of a double name, which is one word
    (Жан-Клодавіча): so petrovich and shevchenko have it for Russian and Ukrainian, too; but of two fathers both do
    (Міхелівною-Ангелівною).
    """
    if part in _THINGS:
        return last.endswith(_ADJECTIVE)
    if lang == "de":  # one genitive -s for the whole name, at its end (§ 96)
        return False
    if part == "patronymic":
        return plain(half).endswith(_OF_A_FATHER)
    if part == "surname":
        return len(half) > 4
    return part == "given" and (lang == "lt" or (gender == "f" and plain(half)[-1:] in ("а", "я", "a")))
