"""Bounds on what comes in: the size of a file, what a zip unpacks to, and XML that defines entities."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from .records import ExchangeError

__all__ = ["MAX_BYTES", "MAX_UNPACKED", "check_size", "parse_xml", "refuse_bad_archive", "refuse_vast_ranges"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read, in bytes: some 100,000 entries with all that is known of them."""
MAX_UNPACKED = 256 * 1024 * 1024
"""The most that the parts of a spreadsheet may unpack to, in bytes."""
MAX_PARTS = 2000
MAX_RANGE = 200_000
"""The most cells that may be merged or linked."""
_CHUNK = 1 << 20
_CELL = rb"\$?([A-Za-z]{1,3})\$?(\d{1,9})"
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']" + _CELL + b":" + _CELL)


def check_size(data: bytes) -> None:
    """Raise `ExchangeError` for a file larger than `MAX_BYTES`, or an empty one."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(f"the file is larger than {MAX_BYTES >> 20} MB, the most that is read; split it.")
    if not data:
        raise ExchangeError("the file is empty.")


def refuse_bad_archive(data: bytes) -> None:
    """Raise `ExchangeError` for what is no zip, unpacks to more than `MAX_UNPACKED`, or holds XML with a DTD.

    Sizes are counted while unpacking, not believed. No part of an Office file has a DTD (ECMA-376, part 2, 9.1.4.1).
    """
    check_size(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise ExchangeError(_too_large())
            unpacked = 0
            for part in parts:
                with archive.open(part) as stream:
                    before = b""
                    while chunk := stream.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > MAX_UNPACKED:
                            raise ExchangeError(_too_large())
                        window = (before + chunk).replace(b"\0", b"")  # UTF-16 hides nothing
                        if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                            raise ExchangeError(
                                f"its part {part.filename} defines entities, as no spreadsheet does; it is not opened."
                            )
                        before = chunk[-32:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ExchangeError(
            "it is no .xlsx spreadsheet, or a damaged or encrypted one; open it in a spreadsheet and save it as .xlsx."
        ) from error


def refuse_vast_ranges(data: bytes) -> None:
    """Raise `ExchangeError` for a spreadsheet that merges or links more cells than `MAX_RANGE`.

    openpyxl makes an object for each cell of such a range, though the file names only its corners.
    """
    cells = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and "sheet" in name:
                for found in _RANGE.finditer(archive.read(name).replace(b"\0", b"")):
                    columns = _column(found[3]) - _column(found[1]) + 1
                    cells += max(columns, 1) * max(int(found[4]) - int(found[2]) + 1, 1)
    if cells > MAX_RANGE:
        raise ExchangeError(f"it merges or links {cells:,} cells; take the merges apart and save it again.")


def _column(letters: bytes) -> int:
    """A column's number from its letters, A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large() -> str:
    return f"it unpacks to more than {MAX_UNPACKED >> 20} MB; a glossary does not. It is not opened."


def parse_xml(data: bytes) -> Any:
    """The root element of an XML file, read with entities, external files and the network off.

    Raises `ExchangeError` for what is too large, not well-formed, or uses an entity that it defines itself.
    """
    from lxml import etree

    check_size(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"it is not well-formed XML: {error.msg}.", line=error.lineno or None) from error
    except ValueError as error:
        raise ExchangeError(f"it is not XML that can be read: {error}.") from error
    for node in root.iter(etree.Entity):
        raise ExchangeError(
            f"it uses the entity {node.text} that it defines itself; entities are not expanded. Write the text out.",
            line=node.sourceline,
        )
    return root
