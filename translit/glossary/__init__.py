"""The glossary: people, places and organisations, their names in every spelling, and the house styles that choose.

>>> from translit import Glossary
>>> Glossary.from_forms({"losik": {"be": "Ігар Лосік"}}).entry("losik").form("be", shape="surname")
'Лосік'

Reading the files needs msgspec and ruamel.yaml: both are imported when this package is, not before.
"""

from __future__ import annotations

from .entry import Entry, Parts, Sample, Source
from .errors import GlossaryError, UnknownEntry, UnknownStyle
from .lint import Finding, lint, lint_entry, refuse_shared_names
from .store import Glossary, builtin_path
from .styles import Style

__all__ = [
    "Entry",
    "Finding",
    "Glossary",
    "GlossaryError",
    "Parts",
    "Sample",
    "Source",
    "Style",
    "UnknownEntry",
    "UnknownStyle",
    "builtin_path",
    "lint",
    "lint_entry",
    "refuse_shared_names",
]
