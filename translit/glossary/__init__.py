"""The glossary: people, places and organisations, their names in every spelling, and the house styles that choose.

>>> from translit import Glossary
>>> Glossary.from_forms({"losik": {"be": "Ігар Лосік"}}).entry("losik").form("be", shape="surname")
'Лосік'

Reading the files needs msgspec and ruamel.yaml: both are imported when this package is, not before.
"""

from __future__ import annotations

from .comparing import Change, diff, diff_entry
from .entry import Entry, Parts, Sample, Source
from .errors import GlossaryError, UnknownEntry, UnknownStyle
from .fixing import Fixed, fix
from .ids import id_for
from .learning import Article, Draft, Duplicate, learn
from .lint import Finding, lint, lint_entry, refuse_shared_names
from .merging import Conflict, Merged, merge, merge_entry
from .proposing import propose
from .searching import EntrySearch, Found
from .store import Glossary, builtin_path
from .styles import Style

__all__ = [
    "Article",
    "Change",
    "Conflict",
    "Draft",
    "Duplicate",
    "Entry",
    "EntrySearch",
    "Finding",
    "Fixed",
    "Found",
    "Glossary",
    "GlossaryError",
    "Merged",
    "Parts",
    "Sample",
    "Source",
    "Style",
    "UnknownEntry",
    "UnknownStyle",
    "builtin_path",
    "diff",
    "diff_entry",
    "fix",
    "id_for",
    "learn",
    "lint",
    "lint_entry",
    "merge",
    "merge_entry",
    "propose",
    "refuse_shared_names",
]
