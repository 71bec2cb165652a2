"""Tables of separated values: the chosen columns in blocks, quotes, separators and line ends byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from ...errors import Message
from ..bounds import refuse_beyond
from ..coding import Coding
from ..errors import DocumentError, FieldsError
from ..model import Block, Options
from ..passage import Passage
from ..spliced import spliced

__all__ = ["Table", "read", "recognises"]

_SEPARATORS = ",;\t|"
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\n|\r)")  # Excel's own first line
_SAMPLE = 20  # rows
_DIGITS = 9  # of the number of a column; Python refuses to read 4,300


class _Cell(NamedTuple):
    """A cell: its span in the file, its value, whether it stands in quotes."""

    start: int
    end: int
    value: str
    quoted: bool


def recognises(data: bytes) -> float:
    """Score 0.4 for rows with the same number of tabs each, 0.2 for commas and semicolons, which any text may have.

    A first row with any of them scores 0.1: enough where the file is called a table.

    >>> recognises(b"id,title\\n1,Minsk\\n"), recognises(b"Losik is free")
    (0.2, 0.0)
    """
    coding = Coding.of(data)
    if b"\0" in data[:1000] and not coding.mark:
        return 0.0
    head = data[:20_000].decode(coding.encoding, "replace").lstrip("\ufeff")
    separator, start = _separator(head)
    if not separator:
        return 0.1 if any(each in head.partition("\n")[0] for each in _SEPARATORS) else 0.0
    return 0.4 if separator == "\t" or start else 0.2


def read(data: bytes, options: Options) -> Table:
    r"""The chosen columns of a table in blocks; `options.fields` has names of the first row, or numbers from 1.

    With names the first row is a heading and stays; with numbers it is a row like any other. Raises DocumentError
    where no columns are chosen, where there are none of that name, and for a quote that is never closed.

    >>> table = read(b'id;title\n1;"Losik; free"\n', Options(fields=("title",)))
    >>> table.rebuild([Block("Лосік «вольны»")], "be").decode()
    'id;title\n1;"Лосік «вольны»"\n'
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    separator, start = _separator(text[:20_000])
    separator = separator or max(_SEPARATORS, key=text.partition("\n")[0].count)
    rows = _rows(text, separator, start, options.name)
    heading = next(rows, [])
    columns, first = _columns([cell.value for cell in heading], options)
    cells: list[tuple[_Cell, Passage]] = []
    for number, row in enumerate(chain([] if first else [heading], rows), first + 1):
        where = Message("row {row}", row=number)
        made = [(row[at], Passage(row[at].value, where)) for at in columns if at < len(row)]
        cells += [(cell, passage) for cell, passage in made if passage.blocks]
        refuse_beyond("blocks", len(cells), options.name)
    return Table(text, cells, separator, coding)


class Table:
    """A table and the blocks of its chosen cells."""

    format = "csv"
    lang: str | None = None

    def __init__(self, text: str, cells: Sequence[tuple[_Cell, Passage]], separator: str, coding: Coding) -> None:
        """Take cells in the order of the file."""
        self.text, self.coding = text, coding
        self._cells, self._separator = cells, separator
        self.blocks: list[Block] = [block for _, passage in cells for block in passage.blocks]

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The table with the chosen cells replaced; a cell is quoted if it was, or if its new value needs it."""
        following = iter(renderings)
        changed: dict[tuple[int, int], str] = {}
        for cell, passage in self._cells:
            value = passage.put([next(following) for _ in passage.blocks])
            if value == cell.value:
                continue
            needed = any(char in value for char in (self._separator, '"', "\n", "\r"))
            escaped = value.replace('"', '""')
            changed[cell.start, cell.end] = f'"{escaped}"' if cell.quoted or needed else value
        return self.coding.write(spliced(self.text, changed))


def _separator(text: str) -> tuple[str, int]:
    """What stands between the cells, the same number of times in each of the first rows, and where the rows begin."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1], declared.end()
    best, most = "", 1
    for separator in _SEPARATORS:
        try:
            rows = [row for row, _ in zip(_rows(text, separator, 0, ""), range(_SAMPLE + 1), strict=False)]
        except DocumentError:
            continue
        whole = rows[: max(len(rows) - 1, 1)] if len(rows) > _SAMPLE else rows
        whole = [row for row in whole if len(row) > 1 or row[0].value]  # empty lines have no cells
        widths = {len(row) for row in whole}
        if len(widths) == 1 and len(whole) > 1 and (width := widths.pop()) > most:
            best, most = separator, width
    return best, 0


@cache
def _field(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    return re.compile(rf'"((?:[^"]|"")*+)"(?={mark}|[\r\n]|\Z)|([^{mark}\r\n]*+)')


def _rows(text: str, separator: str, start: int, name: str) -> Iterator[list[_Cell]]:
    field = _field(separator)
    row: list[_Cell] = []
    at, line = start, 1
    while at < len(text):
        match = field.match(text, at)
        assert match is not None  # the second branch matches nothing at all
        if match[1] is None and match[2].startswith('"'):
            raise DocumentError(
                Message(
                    "{name}, line {line}: a quote is opened and not closed before the next separator; inside quotes a "
                    'quote is written twice ("").',
                    name=name,
                    line=line,
                )
            )
        value = match[2] if match[1] is None else match[1].replace('""', '"')
        row.append(_Cell(match.start(), match.end(), value, match[1] is not None))
        line += match[0].count("\n")
        at = match.end()
        if text.startswith(separator, at):
            at += len(separator)
            if at == len(text):
                row.append(_Cell(at, at, "", False))
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        line += 1
        yield row
        row = []
    if row:
        yield row


def _columns(heading: Sequence[str], options: Options) -> tuple[list[int], int]:
    """The chosen columns, from 0, and the number of the first row that is translated."""
    names = [name.strip() for name in heading]
    shown = ", ".join(name or f"({number})" for number, name in enumerate(names, 1))[:400]
    if not options.fields:
        plain = len(set(names)) == len(names) and all(names)
        raise FieldsError(
            Message(
                "{name}: say which columns are to be translated, each with --field (fields=[…]), by name or by number "
                "from 1; there are: {known}.",
                name=options.name,
                known=shown,
            ),
            names if plain else [str(number) for number in range(1, len(names) + 1)],
        )
    if all(map(str.isdecimal, options.fields)) and not set(options.fields) <= set(names):
        wrong = [field for field in options.fields if len(field) > _DIGITS or not 1 <= int(field) <= len(names)]
        if wrong:
            raise DocumentError(
                Message(
                    "{name} has no column {column}; it has {most}: {known}.",
                    name=options.name,
                    column=wrong[0],
                    most=len(names),
                    known=shown,
                )
            )
        return sorted({int(field) - 1 for field in options.fields}), 0
    columns: list[int] = []
    for field in options.fields:
        if names.count(field.strip()) != 1:
            told = {"name": options.name, "column": repr(field), "known": shown}
            if field.strip() in names:
                raise DocumentError(Message("{name} has more than one column {column}; there are: {known}.", **told))
            raise DocumentError(Message("{name} has no column {column}; there are: {known}.", **told))
        columns.append(names.index(field.strip()))
    return sorted(set(columns)), 1
