"""Grammatical cases, readings and refusals: the small vocabulary that the rooms share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ..errors import TranslitError

__all__ = ["CASES", "GENDERS", "KINDS", "PARTS", "CaseError", "Reading", "check"]

_SIX: Final = ("nom", "gen", "dat", "acc", "ins", "loc")
_SEVEN: Final = (*_SIX, "voc")

#: The cases of every language that declines names here, in the order of its school grammar.
CASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "be": _SIX,
        "ru": _SIX,
        "uk": _SEVEN,
        "pl": _SEVEN,
        "cs": _SEVEN,
        "lt": _SEVEN,
        "lv": _SEVEN,
        "de": ("nom", "gen", "dat", "acc"),
    }
)

GENDERS: Final = frozenset({"m", "f", "n"})
KINDS: Final = ("person", "place", "organisation")
PARTS: Final = frozenset({"given", "patronymic", "surname", "place", "organisation"})


class CaseError(TranslitError):
    """A language, case, gender or part of a name that declension does not know."""


# Not frozen: that makes each three times as slow to make, and every word has ten. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Reading:
    """What an inflected word may be: its base form, the case it stands in, and how likely that is.

    `score` only orders the readings of one word; it is not a probability. `number` is `pl` for a family
    (`Луцкевічаў`) or a plural place (`Баранавіч`).
    """

    lemma: str
    case: str
    gender: str | None
    part: str
    score: float
    number: str = "sg"


@lru_cache(maxsize=1 << 10)
def check(lang: str, case: str, part: str | None = None, gender: str | None = None) -> None:
    """Refuse what no table can answer, in words that say what to do.

    >>> check("be", "gen", "surname", "m")
    >>> check("be", "abl")
    Traceback (most recent call last):
    translit.morphology.cases.CaseError: 'abl' is no case of be: use one of nom, gen, dat, acc, ins, loc
    """
    cases = CASES.get(lang)
    if cases is None:
        raise CaseError(f"no declension for language {lang!r}: use one of {', '.join(sorted(CASES))}")
    if case not in cases:
        raise CaseError(f"{case!r} is no case of {lang}: use one of {', '.join(cases)}")
    if part is not None and part not in PARTS:
        raise CaseError(f"{part!r} is no part of a name: use one of {', '.join(sorted(PARTS))}")
    if gender is not None and gender not in GENDERS:
        raise CaseError(f"{gender!r} is no gender: use 'm', 'f' or 'n', or None where it is not known")
