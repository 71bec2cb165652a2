"""The tables of given names and patronymics, looked up by any spelling.

The tables are data for linguists: `glossaries/given-names.tsv` and `glossaries/patronymics.tsv`, one row a name,
each row with its source. Nothing here invents a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypeVar

from translit.errors import TranslitError
from translit.tables import rows

__all__ = ["CODES", "GivenName", "GivenNames", "Patronymic", "TableError", "fold_form"]

T = TypeVar("T")
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


@dataclass(frozen=True, slots=True, eq=False)
class GivenNames:
    """Given names and patronymics, by any spelling.

    >>> table = GivenNames.builtin()
    >>> [name.form("en:be") for name in table.find("Игорь", "ru")]
    ['Ihar']
    """

    names: tuple[GivenName, ...]
    patronymics: tuple[Patronymic, ...] = ()
    _names_by_form: Mapping[str, tuple[tuple[str, GivenName], ...]] = field(init=False, repr=False)
    _patronymics_by_form: Mapping[str, tuple[tuple[str, Patronymic], ...]] = field(init=False, repr=False)
    _diminutives: Mapping[str, tuple[tuple[str, GivenName], ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the rows by folded form."""
        by_name: dict[str, list[tuple[str, GivenName]]] = {}
        diminutives: dict[str, list[tuple[str, GivenName]]] = {}
        for name in self.names:
            for code, form in _forms(name.forms):
                by_name.setdefault(form, []).append((code, name))
            for code, form in _forms(name.diminutives):
                diminutives.setdefault(form, []).append((code, name))
        by_patronymic: dict[str, list[tuple[str, Patronymic]]] = {}
        for patronymic in self.patronymics:
            for code, form in _forms(patronymic.forms):
                by_patronymic.setdefault(form, []).append((code, patronymic))
        freeze = object.__setattr__
        freeze(self, "_names_by_form", {form: tuple(found) for form, found in by_name.items()})
        freeze(self, "_patronymics_by_form", {form: tuple(found) for form, found in by_patronymic.items()})
        freeze(self, "_diminutives", {form: tuple(found) for form, found in diminutives.items()})

    @staticmethod
    def builtin() -> GivenNames:
        """The tables of the built-in glossary, read once.

        Raises `TableError` when a row has too few cells or an unknown gender.
        """
        return _builtin()

    @classmethod
    def from_rows(cls, names: Iterable[Mapping[str, str]], patronymics: Iterable[Mapping[str, str]] = ()) -> GivenNames:
        """Build the tables from rows of cells, columns named as in the files.

        >>> row = {"id": "ihar", "gender": "m", "be": "Ігар", "ru": "Игорь", "other": "pl=Igor|lt=Igoris"}
        >>> GivenNames.from_rows([row]).find("Igoris", "lt")[0].form("be")
        'Ігар'
        """
        return cls(
            tuple(_given_name(row, f"given-names.tsv, row {n}") for n, row in enumerate(names, 2)),
            tuple(_patronymic(row, f"patronymics.tsv, row {n}") for n, row in enumerate(patronymics, 2)),
        )

    def find(self, form: str, code: str | None = None, *, diminutives: bool = False) -> tuple[GivenName, ...]:
        """The names that are spelled so, in spelling `code` or (None) in any; with `diminutives`, those too.

        `code` `en` stands for all English spellings.
        """
        key = fold_form(form)
        found = [name for at, name in self._names_by_form.get(key, ()) if _covers(code, at)]
        if diminutives:
            found += [name for at, name in self._diminutives.get(key, ()) if _covers(code, at)]
        return _unique(found)

    def find_patronymic(self, form: str, code: str | None = None) -> tuple[Patronymic, ...]:
        """The patronymics that are spelled so, in spelling `code` or (None) in any."""
        found = [item for at, item in self._patronymics_by_form.get(fold_form(form), ()) if _covers(code, at)]
        return _unique(found)

    def has_patronymic(self, form: str) -> bool:
        """Whether a form is a patronymic in any spelling."""
        return fold_form(form) in self._patronymics_by_form

    def __contains__(self, form: object) -> bool:
        """Whether a form is a given name or a diminutive in any spelling."""
        if not isinstance(form, str):
            return False
        key = fold_form(form)
        return key in self._names_by_form or key in self._diminutives

    def __iter__(self) -> Iterator[GivenName]:
        """Iterate over the given names, in the order of the table."""
        return iter(self.names)

    def __len__(self) -> int:
        """Count the given names."""
        return len(self.names)


def _covers(code: str | None, at: str) -> bool:
    return code is None or at == code or (code == "en" and at.startswith("en:"))


def _unique(items: list[T]) -> tuple[T, ...]:
    return tuple({id(item): item for item in items}.values())


def _forms(forms: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for code, spelled in forms.items():
        for form in spelled:
            yield code, fold_form(form)


def _cell(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split("|") if part.strip())


def _columns(row: Mapping[str, str], where: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    gender = (row.get("gender") or "").strip()
    if gender not in ("m", "f"):
        raise TableError(f"{where}: gender is {gender!r}; write m or f.")
    forms = {code: cell for code in CODES if (cell := _cell(row.get(code)))}
    return gender, forms


def _by_lang(row: Mapping[str, str], column: str, where: str) -> dict[str, tuple[str, ...]]:
    """A cell of `lang=form` items."""
    found: dict[str, list[str]] = {}
    for item in _cell(row.get(column)):
        lang, equals, form = item.partition("=")
        if not equals or not form:
            raise TableError(f"{where}: `{column}` holds {item!r}; write lang=form, as in pl=Igor.")
        found.setdefault(lang.strip(), []).append(form.strip())
    return {lang: tuple(forms) for lang, forms in found.items()}


def _given_name(row: Mapping[str, str], where: str) -> GivenName:
    gender, forms = _columns(row, where)
    forms |= _by_lang(row, "other", where)
    return GivenName(
        (row.get("id") or "").strip(),
        gender,
        MappingProxyType(forms),
        MappingProxyType(_by_lang(row, "diminutives", where)),
        (row.get("source") or "").strip(),
    )


def _patronymic(row: Mapping[str, str], where: str) -> Patronymic:
    gender, forms = _columns(row, where)
    return Patronymic(
        (row.get("base") or "").strip(), gender, MappingProxyType(forms), (row.get("source") or "").strip()
    )


def _read(name: str) -> list[dict[str, str]]:
    if not resources.files("translit_glossaries").joinpath(name).is_file():
        return []
    return list(rows("translit_glossaries", name))


@cache
def _builtin() -> GivenNames:
    return GivenNames.from_rows(_read("given-names.tsv"), _read("patronymics.tsv"))
