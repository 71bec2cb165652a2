"""The tables of given names and patronymics, looked up by any spelling.

The tables are data for linguists: `glossaries/given-names.tsv` and `glossaries/patronymics.tsv`, one row a name,
each row with its source. Nothing here invents a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Generic, TypeVar

from translit.errors import TranslitError
from translit.tables import rows
from translit.text import EAST_SLAVIC

__all__ = ["CODES", "GivenName", "GivenNames", "Patronymic", "TableError", "fold_form"]

T = TypeVar("T")
_Row = Mapping[str, str]
_Index = dict[str, tuple[int, ...]]  # by folded form: the numbers of the rows
CODES = ("be", "ru", "uk", "en:be", "en:ru", "en:uk")
_FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʹ": "'", "′": "'", "\u0301": None})


class TableError(TranslitError):
    """A row of a name table that cannot be read; says which file and line."""


def fold_form(form: str) -> str:
    """The form that lookups are done on: lower case, straight apostrophes, no stress mark, ё as е.

    >>> fold_form("Пётр"), fold_form("Дар’я")
    ('петр', "дар'я")
    """
    lower = form.lower()
    return lower if lower.isalpha() and "ё" not in lower else lower.translate(_FOLD)


@dataclass(frozen=True, slots=True, eq=False)
class GivenName:
    """One given name in its spellings.

    `forms` maps a spelling code to the equal forms, the first one preferred; `diminutives` likewise the short and
    affectionate forms.
    """

    id: str
    gender: str
    forms: Mapping[str, tuple[str, ...]]
    diminutives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""

    def form(self, code: str) -> str | None:
        """The preferred form in a spelling, None when the table has none."""
        forms = self.forms.get(code)
        return forms[0] if forms else None


@dataclass(frozen=True, slots=True, eq=False)
class Patronymic:
    """One patronymic in its spellings; `base` is the id of the father's name."""

    base: str
    gender: str
    forms: Mapping[str, tuple[str, ...]]
    source: str = ""

    def form(self, code: str) -> str | None:
        """The preferred form in a spelling, None when the table has none."""
        forms = self.forms.get(code)
        return forms[0] if forms else None


class GivenNames:
    """Given names and patronymics, by any spelling.

    >>> table = GivenNames.builtin()
    >>> [name.form("en:be") for name in table.find("Игорь", "ru")]
    ['Ihar']
    """

    def __init__(self, names: Iterable[_Row], patronymics: Iterable[_Row]) -> None:
        """Index the rows by folded form; `from_rows` says what a row is."""
        self._names = _Table(names, "given-names.tsv", _given_name)
        self._patronymics = _Table(patronymics, "patronymics.tsv", _patronymic)
        self._names_by_form = self._names.index(CODES, "other")
        self._diminutives = self._names.index((), "diminutives")
        self._patronymics_by_form = self._patronymics.index(CODES)

    @staticmethod
    def builtin() -> GivenNames:
        """The tables of the built-in glossary, read once.

        Raises `TableError` when a row has an unknown gender or a form without its language.
        """
        return _builtin()

    @classmethod
    def from_rows(cls, names: Iterable[_Row], patronymics: Iterable[_Row] = ()) -> GivenNames:
        """Build the tables from rows of cells, columns named as in the files.

        Raises `TableError` when a row has an unknown gender or a form without its language.

        >>> row = {"id": "ihar", "gender": "m", "be": "Ігар", "ru": "Игорь", "other": "pl=Igor|lt=Igoris"}
        >>> GivenNames.from_rows([row]).find("Igoris", "lt")[0].form("be")
        'Ігар'
        """
        return cls(names, patronymics)

    @property
    def names(self) -> tuple[GivenName, ...]:
        """All given names, in the order of the table."""
        return tuple(self)

    @property
    def patronymics(self) -> tuple[Patronymic, ...]:
        """All patronymics, in the order of the table."""
        return tuple(map(self._patronymics.row, range(len(self._patronymics.rows))))

    def find(self, form: str, code: str | None = None, *, diminutives: bool = False) -> tuple[GivenName, ...]:
        """The names that are spelled so, in spelling `code` or (None) in any; with `diminutives`, those too.

        `code` `en` stands for all English spellings.
        """
        key = fold_form(form)
        numbers, short_numbers = self._names_by_form.get(key), self._diminutives.get(key) if diminutives else None
        found = self._names.spelled(numbers, key, code, "forms") if numbers else []
        if short_numbers:
            short = self._names.spelled(short_numbers, key, code, "diminutives")
            found += [name for name in short if name not in found]
        return tuple(found)

    def gender(self, form: str) -> str | None:
        """The gender of the given names that are spelled so, in any spelling; None where there are both, or none."""
        genders = {found.gender for found in self.find(form)}
        return genders.pop() if len(genders) == 1 else None

    def find_patronymic(self, form: str, code: str | None = None) -> tuple[Patronymic, ...]:
        """The patronymics that are spelled so, in spelling `code` or (None) in any."""
        key = fold_form(form)
        return tuple(self._patronymics.spelled(self._patronymics_by_form.get(key, ()), key, code, "forms"))

    def knows(self, folded: str) -> tuple[bool, bool]:
        """Whether a form, as `fold_form` gives it, is a given name or a diminutive, and whether it is a patronymic."""
        return folded in self._names_by_form or folded in self._diminutives, folded in self._patronymics_by_form

    def east_slavic(self) -> Iterator[tuple[int, set[str]]]:
        """The number of each given name in the table, and its Belarusian, Russian and Ukrainian forms, short ones too.

        >>> table = GivenNames.builtin()
        >>> next(table.row(number).id for number, forms in table.east_slavic() if "Ігар" in forms)
        'igor'
        """
        for number, row in enumerate(self._names.rows):
            forms = {form for code in EAST_SLAVIC if (cell := row.get(code)) for form in _cell(cell)}
            for column in ("other", "diminutives"):
                forms.update(form for lang, form in _listed(row.get(column) or "") if lang in EAST_SLAVIC)
            yield number, forms

    def row(self, number: int) -> GivenName:
        """The given name with this number."""
        return self._names.row(number)

    def ids(self, source: str) -> frozenset[str]:
        """The ids of the given names that have this source."""
        return frozenset(row.get("id") or "" for row in self._names.rows if row.get("source") == source)

    def __contains__(self, form: object) -> bool:
        """Whether a form is a given name or a diminutive in any spelling."""
        if not isinstance(form, str):
            return False
        key = fold_form(form)
        return key in self._names_by_form or key in self._diminutives

    def __iter__(self) -> Iterator[GivenName]:
        """Iterate over the given names, in the order of the table."""
        return map(self._names.row, range(len(self._names.rows)))

    def __len__(self) -> int:
        """Count the given names."""
        return len(self._names.rows)


class _Table(Generic[T]):
    """The rows of one file. A row is made into an object when it is first asked for: most never are."""

    def __init__(self, rows: Iterable[_Row], file: str, make: Callable[[_Row], T]) -> None:
        self.rows = list(rows)
        self._file = file
        self._make = make
        self._made: dict[int, T] = {}
        for number, row in enumerate(self.rows):
            if row.get("gender") not in ("m", "f"):
                raise TableError(f"{self._where(number)}: gender is {row.get('gender')!r}; write m or f.")

    def _where(self, number: int) -> str:
        return f"{self._file}, row {number + 2}"

    def row(self, number: int) -> T:
        """The object of a row, the same for everybody who asks."""
        made = self._made.get(number)
        return made if made is not None else self._made.setdefault(number, self._make(self.rows[number]))

    def spelled(self, numbers: Iterable[int], key: str, code: str | None, forms: str) -> list[T]:
        """Those of the numbered rows that have a form in spelling `code` (or any); `forms` names the attribute."""
        found = map(self.row, numbers)
        return list(found) if code is None else [row for row in found if _has(getattr(row, forms), key, code)]

    def index(self, codes: Iterable[str], listed: str = "") -> _Index:
        """The rows by the forms in the columns `codes`, and by those in the column `listed` of `lang=form` items."""
        codes = tuple(codes)
        cells = []
        for number, row in enumerate(self.rows):
            spelled = [row.get(code) or "" for code in codes]
            if cell := row.get(listed):
                try:
                    spelled += [form for _, form in _listed(cell)]
                except ValueError as error:
                    raise TableError(f"{self._where(number)}: `{listed}` {error}") from None
            cells.append("|".join(spelled))
        # Folded in one piece, not form by form: this is most of what a first use waits for.
        lines = _fold("\n".join(cells)).split("\n")
        by_form: _Index = {}
        for number, line in enumerate(lines):
            for form in map(str.strip, line.split("|")):
                known = by_form.get(form)
                if known is None:
                    by_form[form] = (number,)
                elif known[-1] != number:
                    by_form[form] = (*known, number)
        by_form.pop("", None)
        return by_form


def _has(forms: Mapping[str, tuple[str, ...]], key: str, code: str) -> bool:
    spelled = forms.get(code, ())
    if code == "en":
        spelled += tuple(form for at, forms_at in forms.items() if at.startswith("en:") for form in forms_at)
    return any(fold_form(form) == key for form in spelled)


def _fold(text: str) -> str:
    """The same as `fold_form`, for much text."""
    text = text.lower()
    for char, plain in _FOLD.items():
        text = text.replace(chr(char), plain or "")
    return text


def _cell(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split("|")) if part]


def _listed(cell: str) -> list[tuple[str, str]]:
    """The `lang=form` items of a cell."""
    found = []
    for item in filter(None, cell.split("|")):
        lang, _, form = item.partition("=")
        if not form:
            raise ValueError(f"holds {item!r}; write lang=form, as in pl=Igor.")
        found.append((lang.strip(), form.strip()))
    return found


def _forms(row: _Row) -> dict[str, tuple[str, ...]]:
    return {code: tuple(_cell(cell)) for code in CODES if (cell := row.get(code))}


def _by_lang(row: _Row, column: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lang, form in _listed(row.get(column) or ""):
        found[lang] = (*found.get(lang, ()), form)
    return found


def _given_name(row: _Row) -> GivenName:
    return GivenName(
        row.get("id") or "",
        row["gender"],
        MappingProxyType(_forms(row) | _by_lang(row, "other")),
        MappingProxyType(_by_lang(row, "diminutives")),
        row.get("source") or "",
    )


def _patronymic(row: _Row) -> Patronymic:
    return Patronymic(row.get("base") or "", row["gender"], MappingProxyType(_forms(row)), row.get("source") or "")


def _read(name: str) -> Iterable[_Row]:
    if not resources.files("translit_glossaries").joinpath(name).is_file():
        return []
    return rows("translit_glossaries", name)


@cache
def _builtin() -> GivenNames:
    return GivenNames(_read("given-names.tsv"), _read("patronymics.tsv"))
