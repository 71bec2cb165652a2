"""Entries as rows of a table and back: one row an entry, or one row an entry and a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from translit.errors import Message, joined

from .facts import BY_CODE, FIELDS, Facts, Path
from .headers import CODE, FORM, ID, by_language_header, by_language_meaning, header_of, language_path, meaning
from .losses import Prepared
from .records import NOWHERE, ExchangeError, Place
from .texts import to_text

__all__ = ["BadCell", "Cell", "Columns", "Sheet", "by_entry", "by_language", "columns_of", "letters"]

_LOOKED_AT = 20
_TITLE, _TITLES = 40, 6  # letters of a title, and titles, that a refusal repeats
"""Rows from the top in which the header is looked for: people put a title above their table."""
_ALWAYS = (("type",), ("gender",), ("status",))
_FIRST_CODES = ("be", "ru", "uk", "en", "en:be", "en:ru", "en:uk")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds no text: what it holds and what to do."""

    message: str


Cell = str | BadCell


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: its name (empty in a CSV file) and its rows with their numbers, from 1."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet mean: the fact of each by its index, those not known, the header's row."""

    header_row: int
    means: Mapping[int, Path]
    titles: Mapping[int, str]
    unknown: tuple[int, ...]
    by_language: bool

    def name(self, at: int) -> str:
        """How a column is told to a person: `D (be)`."""
        title = self.titles.get(at, "")
        return f"{letters(at)} ({title})" if title else letters(at)


def letters(at: int) -> str:
    """A column's letters as spreadsheets have them, from its index.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def code_order(prepared: Prepared, field: str) -> list[str]:
    """The spelling codes that a field has in any entry: ours first, then the most frequent."""
    counted = Counter(path[1] for facts in prepared.values() for path in facts if path[0] == field)
    first = [code for code in _FIRST_CODES if code in counted]
    return first + sorted(counted.keys() - set(first), key=lambda code: (-counted[code], code))


def by_entry(prepared: Prepared) -> tuple[list[Path], Iterator[list[str]]]:
    """The columns and rows of a table with one row an entry: forms, then variants, then what else there is."""
    paths: list[Path] = [*_ALWAYS]
    for field in ("forms", "variants"):
        paths += [(field, code) for code in code_order(prepared, field)]
    there = {path for facts in prepared.values() for path in facts}
    fields = list(FIELDS)
    paths += sorted(there - set(paths), key=lambda path: (fields.index(path[0]), _rank(path)))
    rows = ([id, *(_cell(facts, path) for path in paths)] for id, facts in prepared.items())
    return [(ID,), *paths], rows


def entry_header(paths: Iterable[Path]) -> list[str]:
    """The header of a table with one row an entry."""
    return [path[0] if path == (ID,) else header_of(path) for path in paths]


def by_language(prepared: Prepared) -> tuple[list[str], Iterator[list[str]]]:
    """The header and rows of a table with one row an entry and a language: what is not of a language in the first."""
    there = {path for facts in prepared.values() for path in facts}
    spelled = {(path[0], *path[2:]) for path in there if path[0] in BY_CODE} | {("forms",), ("variants",)}
    inner = [path for field, keys in BY_CODE.items() for path in _below(field, keys) if path in spelled]
    whole = [*_ALWAYS, *((field,) for field in FIELDS if (field,) in there and (field,) not in _ALWAYS)]
    header = [ID, "type", CODE, *(by_language_header((path[0], "", *path[1:])) for path in inner)]
    header += [header_of(path) for path in whole[1:]]
    return header, _language_rows(prepared, inner, whole)


def _below(field: str, keys: Sequence[str]) -> list[Path]:
    return [(field, key) for key in keys] or [(field,)]


def _language_rows(prepared: Prepared, inner: Sequence[Path], whole: Sequence[Path]) -> Iterator[list[str]]:
    for id, facts in prepared.items():
        codes = list(dict.fromkeys(path[1] for path in facts if path[0] in BY_CODE)) or [""]
        for at, code in enumerate(codes):
            head = [_cell(facts, path) if at == 0 else "" for path in whole]
            row = [_cell(facts, (path[0], code, *path[1:])) for path in inner]
            yield [id, head[0], code, *row, *head[1:]]


def _rank(path: Path) -> tuple[int, Path]:
    order = BY_CODE.get(path[0], ())
    first = _FIRST_CODES.index(path[1]) if len(path) > 1 and path[1] in _FIRST_CODES else len(_FIRST_CODES)
    return first, (*path[1:2], *(str(order.index(key)) for key in path[2:]))


def _cell(facts: Facts, path: Path) -> str:
    value = facts.get(path)
    return "" if value is None else to_text(path, value)


def columns_of(sheet: Sheet) -> Columns:
    """Find the header of a sheet and what its columns mean.

    Raises `ExchangeError` when none of the first rows is a header, or when two columns hold the same.
    """
    best: Columns | None = None
    for number, cells in sheet.rows[:_LOOKED_AT]:
        found = _columns(number, cells)
        if best is None or len(found.means) > len(best.means):
            best = found
    if best is None or not _is_header(best):
        raise ExchangeError(_in_sheet(sheet, 0, _no_header(best)))
    seen: dict[Path, int] = {}
    for at, path in best.means.items():
        if path in seen:
            message = Message(
                "columns {one} and {other} are the same; take one of them out.",
                one=best.name(seen[path]),
                other=best.name(at),
            )
            raise ExchangeError(_in_sheet(sheet, best.header_row, message))
        seen[path] = at
    return best


def _no_header(nearest: Columns | None) -> Message:
    titles = [] if nearest is None else [f"“{title[:_TITLE]}”" for title in nearest.titles.values()][:_TITLES]
    wanted = Message("id, type, gender, status, and be, ru, uk, en for the forms")
    if not titles:
        return Message("there is no header row; the first row must name the columns: {wanted}.", wanted=wanted)
    return Message(
        "there is no header row: the first row must name the columns ({wanted}), and it has {titles}.",
        wanted=wanted,
        titles=joined(titles),
    )


def _in_sheet(sheet: Sheet, row: int, message: Message) -> Message:
    place = Place(sheet.name, row)
    return Message("{place}: {message}", place=place.told, message=message) if place != NOWHERE else message


def _columns(number: int, cells: Sequence[Cell]) -> Columns:
    titles = {at: " ".join(cell.split()) for at, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}
    by_language = any(meaning(title) == (CODE,) for title in titles.values())
    means: dict[int, Path] = {}
    for at, title in titles.items():
        path = by_language_meaning(title) if by_language else meaning(title)
        if path is not None and not (path == (FORM,) and not by_language):
            means[at] = path
    unknown = tuple(at for at in titles if at not in means)
    return Columns(number, means, titles, unknown, by_language)


def _is_header(columns: Columns) -> bool:
    fields = set(columns.means.values())
    if columns.by_language:
        return (FORM,) in fields
    return len(fields) > 1 and any(path[0] in ("forms", ID) for path in fields)


def fact_of(columns: Columns, at: int, code: str) -> Path:
    """The fact that a cell holds: its column's, in a table by language that of the row's code."""
    path = columns.means[at]
    return language_path(path, code) if columns.by_language else path
