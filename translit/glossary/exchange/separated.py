"""CSV and TSV: bytes to rows and back, as Excel, LibreOffice and people write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from translit.errors import Message

from ... import files
from .archives import check_size
from .headers import meaning
from .records import ExchangeError
from .sheets import Sheet
from .texts import escape_formula

__all__ = ["as_sheet", "decode", "delimiter_of", "read_rows", "write_rows"]

MAX_CELL = 1_000_000
"""Characters of one cell at most: more is a quotation mark that was never closed."""
MAX_ROWS = 1_048_576
"""Rows at most, empty ones among them: as many as a spreadsheet has (Excel specifications and limits)."""
DELIMITERS = ",;\t|"
_SEP = re.compile(r"\A\ufeff?sep=(.)\r?\n", re.IGNORECASE)


def decode(data: bytes, encoding: str | None = None) -> str:
    r"""The text of a file: what its byte order mark says, else UTF-8, or the `encoding` told.

    Raises `ExchangeError` for what is not text in that encoding, with the line, and for a file too large.

    >>> decode("id;be\n".encode("utf-8-sig"))
    'id;be\n'
    >>> decode("Мінск".encode("cp1251"))
    Traceback (most recent call last):
        ...
    translit.glossary.exchange.records.ExchangeError: line 1: byte 0xED is not UTF-8; save the file as "CSV UTF-8", ...
    """
    check_size(data)
    try:
        return files.decode(data, encoding, name=Message("the file"))
    except files.Undecodable as error:
        advice = (
            Message("leave --encoding {encoding} out for UTF-8, or say another one", encoding=encoding)
            if encoding
            else Message('save the file as "CSV UTF-8", or say what it is: --encoding cp1251')
        )
        byte = f"0x{error.byte:02X}"
        message = Message("byte {byte} is not {codec}; {advice}.", byte=byte, codec=error.encoding, advice=advice)
        raise ExchangeError(message, line=error.line) from error
    except files.FileError as error:
        raise ExchangeError(error.told, line=error.line) from error


def delimiter_of(text: str) -> str:
    """What separates the cells: the mark that gives the most headers that are known, else the steadiest one.

    >>> delimiter_of("id;type;be\\nminsk;place;Мінск, горад\\n")
    ';'
    """
    told = _SEP.match(text)
    if told:
        return told[1]
    head = text[:20_000]
    return max(DELIMITERS, key=lambda mark: (_headers(head, mark), _steady(head, mark), -DELIMITERS.index(mark)))


def _headers(text: str, mark: str) -> int:
    rows = (line.split(mark) for line in text.splitlines()[:20])
    return max((sum(meaning(cell.strip(' "')) is not None for cell in row) for row in rows if len(row) > 1), default=0)


def _steady(text: str, mark: str) -> int:
    """Lines that have as many marks as the first."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    first = lines[0].count(mark) if lines else 0
    return sum(line.count(mark) == first for line in lines) if first else 0


def read_rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows with the numbers a spreadsheet gives them, from 1, empty rows among them.

    Raises `ExchangeError` when a quotation mark is never closed, and for more than `MAX_ROWS`.
    """
    told = _SEP.match(text)
    source = io.StringIO(text[told.end() :] if told else text, newline="")
    found = []
    csv.field_size_limit(MAX_CELL)
    try:
        for number, row in enumerate(csv.reader(source, delimiter=delimiter, strict=False), 2 if told else 1):
            if number > MAX_ROWS:
                raise ExchangeError(
                    Message("it has more than {most:,} rows, the most that is read; split it.", most=MAX_ROWS)
                )
            found.append((number, row))
    except csv.Error as error:
        raise ExchangeError(
            Message(
                "after row {row}: a cell is longer than {most:,} characters; a quotation mark that opens there is "
                "never closed.",
                row=found[-1][0] if found else 0,
                most=MAX_CELL,
            )
        ) from error
    return found


def as_sheet(data: bytes, encoding: str | None = None, delimiter: str | None = None) -> Sheet:
    """A file as a sheet without a name. `delimiter` None: found out."""
    text = decode(data, encoding)
    return Sheet("", read_rows(text, delimiter or delimiter_of(text)))


def write_rows(rows: Iterable[Sequence[str]], delimiter: str, *, bom: bool) -> bytes:
    """Rows as UTF-8, lines ended as Excel ends them; a cell that a spreadsheet would run gets an apostrophe."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([escape_formula(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")
