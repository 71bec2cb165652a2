"""The glossary: people, places and organisations, their names in every spelling, and the house styles that choose.

>>> from translit import Glossary
>>> Glossary.from_forms({"losik": {"be": "Ігар Лосік"}}).entry("losik").form("be", shape="surname")
'Лосік'

Reading the files needs msgspec and ruamel.yaml: both are imported when this package is, not before. What keeps a
glossary in order (lint, search, learn, merge) is looked up in its own module on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import publish
from .entry import KINDS, Entry, Parts, Sample, Source
from .errors import GlossaryError, UnknownEntry, UnknownStyle
from .store import Glossary, builtin_path
from .styles import Style

if TYPE_CHECKING:
    from .comparing import Change, diff, diff_entry
    from .fixing import Fixed, fix
    from .ids import id_for
    from .learning import Article, Draft, Duplicate, learn
    from .lint import Finding, lint, lint_entry
    from .merging import Conflict, Merged, entries_of, merge, merge_entry
    from .proposing import propose
    from .searching import EntrySearch, Found
    from .shared import refuse_shared_names

__all__ = [
    "KINDS",
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
    "entries_of",
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

_HOMES = {
    "Article": "learning",
    "Change": "comparing",
    "Conflict": "merging",
    "Draft": "learning",
    "Duplicate": "learning",
    "EntrySearch": "searching",
    "Finding": "lint",
    "Fixed": "fixing",
    "Found": "searching",
    "Merged": "merging",
    "diff": "comparing",
    "diff_entry": "comparing",
    "entries_of": "merging",
    "fix": "fixing",
    "id_for": "ids",
    "learn": "learning",
    "lint": "lint",
    "lint_entry": "lint",
    "merge": "merging",
    "merge_entry": "merging",
    "propose": "proposing",
    "refuse_shared_names": "shared",
}

publish(__name__, _HOMES)
