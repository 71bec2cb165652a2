"""CSV and TSV glossaries: one row an entry and a language, or one row an entry, with ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ..entry import Entry
from .facts import FIELDS
from .losses import Loss, prepare
from .records import Read
from .rows import read_sheet
from .separated import as_sheet, write_rows
from .sheets import by_entry, by_language, entry_header

__all__ = ["CARRIES", "Layout", "read", "write"]

Layout = Literal["languages", "entries"]
"""One row an entry and a language, or one row an entry."""
CARRIES: Mapping[str, str] = dict.fromkeys(FIELDS, "own")


def write(
    entries: Iterable[Entry], *, layout: Layout = "languages", delimiter: str = ",", bom: bool = True
) -> tuple[bytes, list[Loss]]:
    """Entries as CSV (TSV with a tab as `delimiter`), and what it does not carry.

    With `bom` Excel knows that it is UTF-8.
    """
    prepared, losses = prepare(entries)
    if layout == "languages":
        header, rows = by_language(prepared)
    else:
        paths, rows = by_entry(prepared)
        header = entry_header(paths)
    return write_rows([header, *rows], delimiter, bom=bom), losses


def read(data: bytes, *, encoding: str | None = None, delimiter: str | None = None) -> Read:
    """The records of a CSV or TSV file in either layout.

    The delimiter is found out unless told, UTF-8 and UTF-16 by their marks; other encodings must be told. Raises
    `ExchangeError` for what is no such table.
    """
    return read_sheet(as_sheet(data, encoding, delimiter))
