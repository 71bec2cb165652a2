"""The rows of a sheet to records: an entry's rows put together, what cannot be taken refused by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from translit.errors import Message

from .facts import Path, Value, dotted, is_code, kind_of
from .headers import CODE, ID, code_of
from .losses import Loss
from .records import Place, Read, Record, Refusal
from .sheets import BadCell, Cell, Columns, Sheet, columns_of, fact_of
from .texts import BadValue, from_text, unescape_formula

__all__ = ["read_sheet"]

# What a spreadsheet makes of a name that looks like a date to it: 01.03.2025, 2025-03-01.
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})|\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?")
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|NULL!|NUM!|DIV/0!|ССЫЛКА!|ИМЯ\?|ЗНАЧ!|Н/Д)|Err:\d{3}")


def read_sheet(sheet: Sheet) -> Read:
    """The records of a sheet.

    Formulas, dates, error values and words that a field does not know are refused with sheet, row and column; the
    other entries are read. Raises `ExchangeError` when there is no header, or two columns are the same.
    """
    reader = _Reader(sheet, columns_of(sheet))
    for number, cells in sheet.rows:
        if number > reader.columns.header_row and any(map(_filled, cells)):
            reader.take(number, cells)
    return Read(tuple(reader.records()), tuple(_unknown(sheet, reader.columns)), tuple(reader.refusals))


@dataclass
class _Draft:
    """A record that is being put together out of its rows."""

    id: str | None
    place: Place
    facts: dict[Path, Value | None] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    refused: bool = False


class _Reader:
    """Goes over the rows of a sheet, from the first to the last."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self.sheet, self.columns = sheet, columns
        self.refusals: list[Refusal] = []
        self._at = {path: at for at, path in columns.means.items()}
        self._drafts: list[_Draft] = []
        self._by_id: dict[str, _Draft] = {}

    def records(self) -> Iterator[Record]:
        for draft in self._drafts:
            if not draft.refused:
                yield Record(draft.id, draft.facts, draft.place, draft.places)

    def take(self, number: int, cells: Sequence[Cell]) -> None:
        """One row that holds something."""
        draft = self._draft(number, cells)
        code = self._code(draft, number, cells) if draft and self.columns.by_language else ""
        if draft is None or code is None:
            return
        for at, path in self.columns.means.items():
            if path not in ((ID,), (CODE,)):
                cell = cells[at] if at < len(cells) else ""
                self._put(draft, at, number, code, cell)

    def _draft(self, number: int, cells: Sequence[Cell]) -> _Draft | None:
        """The record that a row belongs to, None when the row is refused.

        In a table by language the rows of an id stand anywhere, and one without goes on with the entry above it, as
        merged cells come out.
        """
        id = self._plain(cells, (ID,))
        if isinstance(id, BadCell):
            self._refuse(number, (ID,), id.message)
            return None
        known = self._by_id.get(id)
        if known is not None and not self.columns.by_language:
            known.refused = True
            message = Message(
                "the id {id} stands in row {row} too; take one of the two rows out, or its id.",
                id=id,
                row=known.place.row,
            )
            self._refuse(number, (ID,), message, id)
            return None
        if self.columns.by_language and not id:
            if not self._drafts:
                message = Message(
                    "there is no id, and no entry above that the row could go on with; write one like losik-ihar."
                )
                self._refuse(number, (ID,), message)
                return None
            return self._drafts[-1]
        if known is None:
            known = _Draft(id or None, Place(self.sheet.name, number))
            self._drafts.append(known)
            if id:
                self._by_id[id] = known
        return known

    def _code(self, draft: _Draft, number: int, cells: Sequence[Cell]) -> str | None:
        """The spelling code of a row, empty where none is written, None when the row is refused."""
        written = self._plain(cells, (CODE,))
        message = written.message if isinstance(written, BadCell) else ""
        code = ""
        if isinstance(written, str):
            code = code_of(written) or (written if is_code(written) else "")
            if written and not code:
                message = Message("“{text}” is no spelling code; write one such as be, ru or en:be.", text=written[:40])
            elif code in draft.codes:
                message = Message(
                    "there is a row of {id} for {code} already; take one of the two out.", id=draft.id, code=code
                )
        if message:
            draft.refused = True
            self._refuse(number, (CODE,), message, draft.id)
            return None
        if code:
            draft.codes.add(code)
        return code

    def _put(self, draft: _Draft, at: int, number: int, code: str, cell: Cell) -> None:
        """One cell into a record, or a refusal."""
        place = Place(self.sheet.name, number, self.columns.name(at))
        path = fact_of(self.columns, at, code)
        try:
            if path != self.columns.means[at] and not code:
                if _filled(cell):
                    raise BadValue(Message("there is no code in this row; write one such as be, ru or en:be."))
                return
            value = _value(path, cell)
        except BadValue as error:
            draft.refused = True
            self.refusals.append(Refusal(place, error.told, draft.id))
            return
        before = draft.facts.get(path)
        if before is None:
            draft.facts[path] = value
            draft.places[path] = place
        elif value is not None and value != before:
            draft.refused = True
            other = draft.places[path].row
            message = Message(
                "{field} of {id} reads otherwise in row {row}; make the two the same.",
                field=dotted(path),
                id=draft.id,
                row=other,
            )
            self.refusals.append(Refusal(place, message, draft.id))

    def _plain(self, cells: Sequence[Cell], path: Path) -> str | BadCell:
        """The text of the column that means `path`, empty where there is no such column."""
        at = self._at.get(path)
        cell = cells[at] if at is not None and at < len(cells) else ""
        return cell if isinstance(cell, BadCell) else " ".join(unescape_formula(cell).replace("\ufeff", "").split())

    def _refuse(self, number: int, path: Path, message: str, id: str | None = None) -> None:
        at = self._at.get(path)
        column = self.columns.name(at) if at is not None else ""
        self.refusals.append(Refusal(Place(self.sheet.name, number, column), message, id))


def _value(path: Path, cell: Cell) -> Value | None:
    if isinstance(cell, BadCell):
        raise BadValue(cell.message)
    if not cell or cell.isspace():
        return None
    text = unescape_formula(cell)
    if text == cell and cell.lstrip().startswith("="):
        raise BadValue(
            Message("begins as a formula does; put its text there, or an apostrophe before it if it is meant so.")
        )
    if kind_of(path) in ("name", "names"):
        bare = " ".join(text.split())
        if _DATE.fullmatch(bare) and text == cell:  # a guarded one is meant
            raise BadValue(
                Message("“{text}” is a date that a spreadsheet made; type the name anew in a cell of text.", text=bare)
            )
        if _ERROR.fullmatch(bare):
            raise BadValue(Message("“{text}” is an error that a spreadsheet left; type the name anew.", text=bare))
    return from_text(path, text)


def _filled(cell: Cell) -> bool:
    return isinstance(cell, BadCell) or bool(cell.strip())


def _unknown(sheet: Sheet, columns: Columns) -> Iterator[Loss]:
    """Columns that the glossary does not have, and cells beyond the header, where they hold anything."""
    counts: dict[int, int] = {}
    for number, cells in sheet.rows:
        if number > columns.header_row:
            for at, cell in enumerate(cells):
                if at not in columns.means and _filled(cell):
                    counts[at] = counts.get(at, 0) + 1
    for at, count in counts.items():
        where = Place(sheet.name, column=columns.name(at)).told
        if at in columns.titles:
            message = Message(
                "{where} is no field of the glossary: its {n:,} value is not taken."
                "|{where} is no field of the glossary: its {n:,} values are not taken.",
                where=where,
                n=count,
            )
        else:
            message = Message(
                "{where} has no header: its {n:,} value is not taken."
                "|{where} has no header: its {n:,} values are not taken.",
                where=where,
                n=count,
            )
        yield Loss("unknown-column", message, count)
