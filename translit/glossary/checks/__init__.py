"""The checks behind `translit glossary lint`, by what they look at; `translit.glossary.lint` runs them.

>>> from translit.glossary import Entry
>>> for said in check_entry(Entry("x", "person", {"be": "Ян Рак"}, gender="f")):
...     print(said.code, said.field)
missing-language forms
missing-language forms
missing-language forms
wrong-gender gender
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from ..entry import Entry
from ..styles import Style
from .claims import check_claims, shared_claims
from .fields import check_cases, check_codes, check_fields, check_languages, is_code
from .finding import Finding, Found, Said, Severity
from .grammar import check_case_forms, check_gender
from .letters import check_letters
from .rules import check_rules
from .samples import check_sample, check_samples

__all__ = [
    "Finding",
    "Said",
    "Severity",
    "check_claims",
    "check_entry",
    "check_sample",
    "check_samples",
    "is_code",
    "shared_claims",
]


def check_entry(entry: Entry, styles: Iterable[Style] = ()) -> Found:
    """Everything that can be said of an entry by itself, under the house styles that may print it."""
    return chain(
        check_codes(entry),
        check_letters(entry),
        check_fields(entry),
        check_languages(entry, tuple(styles)),
        check_cases(entry),
        check_gender(entry),
        check_case_forms(entry),
        check_rules(entry),
    )
