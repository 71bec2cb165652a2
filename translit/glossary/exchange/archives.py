"""Bounds on what comes in: the size of a file, what a zip unpacks to, and XML that defines entities."""

from __future__ import annotations

import re
from typing import Any

from translit.errors import Message

from ... import files
from ...files import Archive, Beyond, FileError, NotXml
from .records import ExchangeError

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_UNPACKED",
    "check_size",
    "parse_xml",
    "refuse_bad_archive",
    "refuse_vast_sheets",
]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read, in bytes: some 100,000 entries with all that is known of them."""
MAX_UNPACKED = 256 * 1024 * 1024
"""The most that the parts of a spreadsheet may unpack to, in bytes."""
MAX_CELLS = 1_000_000
"""The most cells of a table: openpyxl takes some 500 bytes for each, of which a zip has next to none."""
MAX_PARTS = 2000
MAX_RANGE = 200_000
"""The most cells that may be merged or linked."""
_CELL = rb"\$?([A-Za-z]{1,3})\$?(\d{1,9})"
_TAG = re.compile(rb"<(?:\w+:)?c[\s/>]")
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']" + _CELL + b":" + _CELL)


def check_size(data: bytes) -> None:
    """Raise `ExchangeError` for a file larger than `MAX_BYTES`, or an empty one."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(
            Message("the file is larger than {size} MB, the most that is read; split it.", size=MAX_BYTES >> 20)
        )
    if not data:
        raise ExchangeError(Message("the file is empty."))


def refuse_bad_archive(data: bytes) -> None:
    """Raise `ExchangeError` for what is no zip, unpacks to more than `MAX_UNPACKED`, or holds XML with a DTD.

    Sizes are counted while unpacking, not believed. No part of an Office file has a DTD (ECMA-376, part 2, 9.1.4.1).
    """
    check_size(data)
    try:
        archive = Archive(data, most={"parts": MAX_PARTS, "unzipped": MAX_UNPACKED})
        for part in archive:
            content = archive.read(part).replace(b"\0", b"")  # UTF-16 hides nothing
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                message = Message(
                    "its part {part} defines entities, as no spreadsheet does; it is not opened.", part=part
                )
                raise ExchangeError(message)
    except Beyond as error:
        raise ExchangeError(
            Message(
                "it unpacks to more than {size} MB; a glossary does not. It is not opened.", size=MAX_UNPACKED >> 20
            )
        ) from error
    except FileError as error:
        raise ExchangeError(
            Message(
                "it is no .xlsx spreadsheet, or a damaged or encrypted one; open it in a spreadsheet and save it as "
                ".xlsx."
            )
        ) from error


def refuse_vast_sheets(data: bytes) -> None:
    """Raise `ExchangeError` for a spreadsheet of more than `MAX_CELLS`, or that merges or links more than `MAX_RANGE`.

    openpyxl makes an object for each cell, also of a range of which the file names only the corners. Any part may be
    a sheet, whatever its name.
    """
    cells = ranged = 0
    archive = Archive(data)
    for name in archive:
        content = archive.read(name).replace(b"\0", b"")
        cells += sum(1 for _ in _TAG.finditer(content))
        for found in _RANGE.finditer(content):
            columns = _column(found[3]) - _column(found[1]) + 1
            ranged += max(columns, 1) * max(int(found[4]) - int(found[2]) + 1, 1)
    if cells > MAX_CELLS:
        raise ExchangeError(
            Message("it has {cells:,} cells; {most:,} are read at most. Split it.", cells=cells, most=MAX_CELLS)
        )
    if ranged > MAX_RANGE:
        raise ExchangeError(
            Message("it merges or links {cells:,} cells; take the merges apart and save it again.", cells=ranged)
        )


def _column(letters: bytes) -> int:
    """A column's number from its letters, A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def parse_xml(data: bytes) -> Any:
    """The root element of an XML file, read with entities, external files and the network off.

    Raises `ExchangeError` for what is too large, not well-formed, or uses an entity that it defines itself.
    """
    check_size(data)
    try:
        root = files.parse_xml(data, Message("it"), remarks=False)
        files.refuse_own_entities(root, Message("it"))
    except NotXml as error:
        raise ExchangeError(
            Message("it is not well-formed XML: {reason}.", reason=error.reason), line=error.line
        ) from error
    except FileError as error:
        raise ExchangeError(error.told, line=error.line) from error
    return root
