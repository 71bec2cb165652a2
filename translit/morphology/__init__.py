"""Declension of the words of names: Belarusian, Russian, Ukrainian, Polish, Czech, Lithuanian, Latvian, German."""

from .analysis import analyse
from .cases import CASES, CaseError, Reading
from .declension import equal_forms, inflect, paradigm
from .gender import guess_gender
from .phrases import base_phrase, inflect_phrase, phrase_paradigm

__all__ = [
    "CASES",
    "CaseError",
    "Reading",
    "analyse",
    "base_phrase",
    "equal_forms",
    "guess_gender",
    "inflect",
    "inflect_phrase",
    "paradigm",
    "phrase_paradigm",
]
