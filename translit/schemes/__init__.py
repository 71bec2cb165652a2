"""Transliteration: one small engine, one data file for each standard (`data/`, described in docs/schemes.md).

>>> from translit import schemes
>>> schemes.transliterate("Київ", "kmu-55-2010-uk")
'Kyiv'
>>> schemes.get("kmu-55").year
2010
"""

from .convert import readings, transliterate, transliterate_many, transliterate_stream
from .forward import Unknown
from .model import Rule, Sample, Scheme, SchemeError, UncoveredLetter, UnknownScheme
from .store import available, for_target, get

__all__ = [
    "Rule",
    "Sample",
    "Scheme",
    "SchemeError",
    "UncoveredLetter",
    "Unknown",
    "UnknownScheme",
    "available",
    "for_target",
    "get",
    "readings",
    "transliterate",
    "transliterate_many",
    "transliterate_stream",
]
