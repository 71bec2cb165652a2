"""XLSX: one sheet for people, with a column a language and lists to choose from; the rest in a hidden sheet."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from translit.errors import Message

from ..entry import Entry
from .archives import MAX_CELLS, MAX_UNPACKED, refuse_bad_archive, refuse_vast_sheets
from .facts import FIELDS, Facts, Path, Value, dotted, path_of
from .losses import Loss, lose, prepare
from .records import ExchangeError, Place, Read, Record, Refusal
from .rows import read_sheet
from .sheets import BadCell, Cell, Sheet, by_entry, entry_header
from .texts import BadValue, escape_formula, from_text, to_text, unescape_formula

__all__ = ["CARRIES", "read", "write"]

HIDDEN = "translit"
"""The hidden sheet: id, field and value of what has no column."""
_SHOWN = ("type", "gender", "status", "forms", "variants", "note")
CARRIES: Mapping[str, str] = {field: "own" if field in _SHOWN else "extension" for field in FIELDS}
_CHOICES = {"type": "person,place,organisation", "gender": "m,f,n", "status": "confirmed,draft"}
_MOST = 32_767  # characters of one cell (Excel specifications and limits)
_MOST_WIDE = 10 * MAX_CELLS  # empty cells between others counted
_SPARE = 1000  # rows below the last that have the lists and the text format
_WIDTHS = {"type": 13, "gender": 8, "status": 11, "forms": 26, "variants": 34, "note": 40}
# Excel reads _x0041_ in a text as a letter; an underscore of our own is written so (ECMA-376, part 1, 22.9.2.19).
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
_DATES = (datetime.date, datetime.time, datetime.timedelta)


def write(entries: Iterable[Entry]) -> tuple[bytes, list[Loss]]:
    """Entries as an .xlsx file, and what it does not carry.

    Every cell is formatted as text, so that no name becomes a date; none holds a formula.
    """
    from openpyxl import Workbook

    prepared, losses = prepare(entries)
    losses += _drop_long(prepared)
    book = Workbook()
    sheet = book.active
    sheet.title = "Names"
    shown = {id: {path: facts[path] for path in facts if path[0] in _SHOWN} for id, facts in prepared.items()}
    paths, rows = by_entry(shown)
    _fill(sheet, [entry_header(paths), *rows])
    _dress(sheet, paths, len(prepared))
    hidden = book.create_sheet(HIDDEN)
    rest = ([id, dotted(path), to_text(path, facts[path])] for id, facts in prepared.items() for path in _rest(facts))
    _fill(hidden, [["id", "field", "value"], *rest])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), losses


def _rest(facts: Facts) -> list[Path]:
    return [path for path in facts if path[0] not in _SHOWN]


def _drop_long(prepared: dict[str, Facts]) -> list[Loss]:
    """Take out what no cell can hold."""
    long = [
        (id, path)
        for id, facts in prepared.items()
        for path, value in facts.items()
        if len(_encoded(to_text(path, value))) >= _MOST
    ]
    for id, path in long:
        del prepared[id][path]
    return lose("too-long", long, Message("A cell holds {most:,} characters at most", most=_MOST))


def _encoded(text: str) -> str:
    return _CODED.sub(r"_x005F_x\1_", text)


def _fill(sheet: Any, rows: Iterable[list[str]]) -> None:
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, at)
                cell.value = _encoded(escape_formula(text))
                cell.data_type = "s"  # whatever it begins with, it is a text
                cell.number_format = "@"


def _dress(sheet: Any, paths: list[Path], entries: int) -> None:
    """What makes it a sheet to work in: a header that stays, lists to choose from, the ids out of the way."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = entries + 1 + _SPARE
    for at, path in enumerate(paths, 1):
        column = sheet.column_dimensions[get_column_letter(at)]
        column.number_format = "@"
        column.width = _WIDTHS.get(path[0], 24)
        head = sheet.cell(1, at)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", start_color="FFDDE6EE")
        if path[0] in _CHOICES:
            choice = DataValidation(type="list", formula1=f'"{_CHOICES[path[0]]}"', allow_blank=True)
            choice.error = f"Choose one of: {_CHOICES[path[0]].replace(',', ', ')}."
            choice.errorTitle = path[0]
            choice.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
            sheet.add_data_validation(choice)
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(paths))}{entries + 1}"


def read(data: bytes) -> Read:
    """The records of an .xlsx file: of every sheet that has a header, with what the hidden sheet adds by id.

    Formulas, dates and numbers with a fraction are refused by sheet, row and column; nothing is evaluated. Raises
    `ExchangeError` for a file that is no spreadsheet, unpacks to too much, or has no sheet with a header.
    """
    from openpyxl import load_workbook

    refuse_bad_archive(data)
    refuse_vast_sheets(data)
    try:
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # openpyxl lets out whatever a damaged part makes it stumble over
        raise ExchangeError(
            Message("it cannot be read as a spreadsheet ({reason}).", reason=f"{type(error).__name__}: {error}")
        ) from error
    _refuse_vast_rows(book)
    sheets = {sheet.title: Sheet(sheet.title, list(_rows(sheet))) for sheet in book.worksheets}
    details = _details(sheets.pop(HIDDEN, Sheet(HIDDEN, [])))
    shown = [
        sheets[sheet.title] for sheet in book.worksheets if sheet.title in sheets and sheet.sheet_state == "visible"
    ]
    return _joined(_read_all([sheet for sheet in shown if sheet.rows]), details)


def _read_all(sheets: list[Sheet]) -> Read:
    found: list[Read] = []
    faults: list[ExchangeError] = []
    for sheet in sheets:
        try:
            found.append(read_sheet(sheet))
        except ExchangeError as error:
            faults.append(error)
    if not found:
        raise faults[0] if faults else ExchangeError(Message("the spreadsheet is empty."))
    records: list[Record] = []
    refusals = [refusal for each in found for refusal in each.refusals]
    seen: dict[str, Record] = {}
    for record in (record for each in found for record in each.records):
        other = seen.setdefault(record.id, record) if record.id else record
        if other is record:
            records.append(record)
        else:
            message = Message(
                "the id {id} stands in {place} too; take one of the two rows out.",
                id=record.id,
                place=other.place.told,
            )
            refusals.append(Refusal(record.place, message, record.id))
    losses = [loss for each in found for loss in each.losses]
    losses += [Loss("sheet", error.told, 1) for error in faults]
    return Read(tuple(records), tuple(losses), tuple(refusals))


def _joined(read: Read, details: tuple[dict[str, dict[Path, tuple[Value, Place]]], list[Refusal]]) -> Read:
    """Records with what the hidden sheet has of them; what it has of others is told."""
    more, refusals = details
    records = []
    for record in read.records:
        added = {path: pair for path, pair in more.pop(record.id or "", {}).items() if path not in record.facts}
        facts = {**record.facts, **{path: value for path, (value, _) in added.items()}}
        places = {**record.places, **{path: place for path, (_, place) in added.items()}}
        records.append(replace(record, facts=facts, places=places))
    refused = {refusal.id for refusal in read.refusals}
    gone = sorted(more.keys() - refused)
    losses = list(read.losses)
    if gone:
        message = Message(
            "{n:,} entry has no row any more ({ids}): not taken. An import deletes nothing."
            "|{n:,} entries have no row any more ({ids}): not taken. An import deletes nothing.",
            n=len(gone),
            ids=f"{', '.join(gone[:5])}{' …' if len(gone) > 5 else ''}",
        )
        losses.append(Loss("row-gone", message, len(gone)))
    return Read(tuple(records), tuple(losses), (*read.refusals, *refusals))


def _details(sheet: Sheet) -> tuple[dict[str, dict[Path, tuple[Value, Place]]], list[Refusal]]:
    found: dict[str, dict[Path, tuple[Value, Place]]] = {}
    refusals: list[Refusal] = []
    for number, cells in list(sheet.rows)[1:]:
        texts = [unescape_formula(cell) if isinstance(cell, str) else "" for cell in (*cells, "", "", "")[:3]]
        place = Place(sheet.name, number, f"C ({texts[1]})")
        path = path_of(texts[1])
        try:
            value = from_text(path, texts[2]) if path else None
        except BadValue as error:
            refusals.append(Refusal(place, error.told, texts[0]))
            continue
        if path and value:
            found.setdefault(texts[0], {})[path] = (value, place)
    return found, refusals


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """The cells that there are, row by row: a sheet may claim a million rows and hold two."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet._cells.items():  # the public ways go over every empty cell
        if cell.value is not None:
            rows.setdefault(row, {})[column - 1] = _cell(cell)
    for merged in sheet.merged_cells.ranges:
        _unmerge(rows, merged)
    for number in sorted(rows):
        cells = rows[number]
        yield number, [cells.get(at, "") for at in range(max(cells) + 1)]


def _refuse_vast_rows(book: Any) -> None:
    """Refuse what is small in the file and vast as rows: cells far to the right, one text that stands in many cells."""
    wide = long = 0
    for sheet in book.worksheets:
        widths: dict[int, int] = {}
        for (row, column), cell in sheet._cells.items():
            if cell.value is not None:
                widths[row] = max(widths.get(row, 0), column)
                long += len(cell.value) if isinstance(cell.value, str) else 0
        wide += sum(widths.values())
    if wide > _MOST_WIDE or long > MAX_UNPACKED:
        raise ExchangeError(
            Message("its rows are wider or longer than a glossary's; take out what stands beside the table.")
        )


def _unmerge(rows: dict[int, dict[int, Cell]], merged: Any) -> None:
    """A cell merged downwards stands in each of its rows; one merged sideways is refused beyond its first column."""
    first = rows.get(merged.min_row, {}).get(merged.min_col - 1)
    if first is None:
        return
    for number, cells in rows.items():
        if merged.min_row < number <= merged.max_row and any(at != merged.min_col - 1 for at in cells):
            cells[merged.min_col - 1] = first
    top = rows[merged.min_row]
    for at in range(merged.min_col, min(merged.max_col, merged.min_col + 50)):
        top[at] = BadCell(
            Message("is merged with the cell before it ({range}); take the merge apart.", range=merged.coord)
        )


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return BadCell(
            Message("holds a formula; formulas are not computed. Put its text there (copy, paste as values).")
        )
    if cell.data_type == "e":
        return BadCell(Message("holds the error {value}; type the name anew.", value=value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, _DATES):
        return BadCell(
            Message(
                "holds a date ({value}); the spreadsheet made it. Format the cell as text, type the name anew.",
                value=value,
            )
        )
    if isinstance(value, float) and not value.is_integer():
        return BadCell(
            Message("holds the number {value}; format the cell as text and type the name anew.", value=str(value))
        )
    if isinstance(value, int | float):
        return str(int(value))
    return _CODED.sub(lambda found: chr(int(found[1], 16)), str(value))
