"""The glossary in other programs' formats, both ways: nothing is lost that the report does not name.

>>> from translit.glossary import Entry
>>> written = write([Entry("minsk", "place", {"be": "Мінск"}, note="the capital")], "tmx")
>>> read(written.data, "tmx").records[0].facts["note",], written.losses
('the capital', ())

TBX, TMX and XLSX need lxml and openpyxl (the extra `documents`), imported when they are first used.
"""

from __future__ import annotations

from .applying import Applied, apply
from .losses import Loss
from .planning import Change, Plan, Step, plan
from .records import ExchangeError, Place, Read, Record, Refusal
from .registry import FORMATS, Format, Options, Written, carriage, format_for, read, sniff, write

__all__ = [
    "FORMATS",
    "Applied",
    "Change",
    "ExchangeError",
    "Format",
    "Loss",
    "Options",
    "Place",
    "Plan",
    "Read",
    "Record",
    "Refusal",
    "Step",
    "Written",
    "apply",
    "carriage",
    "format_for",
    "plan",
    "read",
    "sniff",
    "write",
]
