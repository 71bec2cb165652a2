"""People's and places' names: parse them, compare them, convert their spelling, decline them, find them.

>>> from translit import names
>>> names.parse("Losik, Ihar").surname
'Losik'

Nothing heavy is imported until it is used: every name below is looked up in its own module on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import publish

if TYPE_CHECKING:
    from ..morphology.cases import CaseError
    from .conversion import convert
    from .declension import inflect, lemma, paradigm
    from .explained import Conversion, explain_conversion
    from .find import find
    from .given_names import GivenNames
    from .index import Hit, NameIndex
    from .mention import Mention, explain_mention
    from .parse import Name, parse
    from .similarity import explain, similarity, similarity_matrix
    from .taggers import NatashaTagger, TaggerError
    from .task import SpellingError

__all__ = [
    "CaseError",
    "Conversion",
    "GivenNames",
    "Hit",
    "Mention",
    "Name",
    "NameIndex",
    "NatashaTagger",
    "SpellingError",
    "TaggerError",
    "convert",
    "explain",
    "explain_conversion",
    "explain_mention",
    "find",
    "inflect",
    "lemma",
    "paradigm",
    "parse",
    "similarity",
    "similarity_matrix",
]

_HOMES = {
    "CaseError": "declension",
    "Conversion": "explained",
    "GivenNames": "given_names",
    "Hit": "index",
    "Mention": "mention",
    "Name": "parse",
    "NameIndex": "index",
    "NatashaTagger": "taggers",
    "SpellingError": "task",
    "TaggerError": "taggers",
    "convert": "conversion",
    "explain": "similarity",
    "explain_conversion": "explained",
    "explain_mention": "mention",
    "find": "find",
    "inflect": "declension",
    "lemma": "declension",
    "paradigm": "declension",
    "parse": "parse",
    "similarity": "similarity",
    "similarity_matrix": "similarity",
}

publish(__name__, _HOMES)
