"""Carriers: well-known names that stand in for a rare one while an engine translates.

An engine that garbles "Tsikhanouskaya" renders "Petrova" reliably and inflects it; the carrier is found again in the
output, its case is read off, and the entry's own form is put in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .. import names
from ..tables import rows

__all__ = ["DECLINING", "Carrier", "carriers", "forms_by_case"]

DECLINING = frozenset({"be", "ru", "uk", "pl", "lt", "lv", "cs"})
"""Target languages whose names take case endings."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A stand-in: its kind, gender, number, and its equal base forms by language, the first the one to print."""

    kind: str
    gender: str | None
    number: str
    use: str
    forms: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """What to call the carrier: its English form."""
        return self.forms["en"][0]

    def spelled(self, lang: str, shape: str) -> tuple[str, ...]:
        """Base forms in a language for a mention's shape; empty where the carrier has none.

        >>> carriers("person", "m", "ru")[0].spelled("ru", "surname")
        ('Петров',)
        """
        whole = self.forms.get(lang) or (() if lang in DECLINING else self.forms.get("en", ()))
        return tuple(_shaped(form, shape) for form in whole) if self.kind == "person" else whole


def _shaped(full_name: str, shape: str) -> str:
    given, _, surname = full_name.partition(" ")
    if shape == "given":
        return given
    if shape == "surname":
        return surname or given
    return full_name


@cache
def _table() -> tuple[Carrier, ...]:
    table = rows(__package__, "carriers.tsv")
    described = ("kind", "gender", "number", "use")
    return tuple(
        Carrier(
            row["kind"],
            None if row["gender"] == "-" else row["gender"],
            row["number"],
            row["use"],
            {lang: tuple(cell.split("|")) for lang, cell in row.items() if lang not in described and cell},
        )
        for row in table
    )


def carriers(kind: str, gender: str | None, target: str, number: str = "sg") -> list[Carrier]:
    """Stand-ins for a name of this kind and gender, the most reliable first.

    >>> [c.forms["en"][0] for c in carriers("person", "f", "ru")]
    ['Anna Petrova', 'Olga Ivanova']
    >>> [c.forms["en"][0] for c in carriers("place", None, "es")][0]
    'London'
    """
    use = "declined" if target in DECLINING else "plain"
    fitting = [c for c in _table() if c.kind == kind and c.use == use and c.number == number]
    if not fitting:
        fitting = [c for c in _table() if c.kind == kind and c.use == use]
    same_gender = [c for c in fitting if gender is None or c.gender in (gender, None)]
    return same_gender or fitting


@cache
def forms_by_case(base: str, lang: str, kind: str, gender: str | None) -> Mapping[str, tuple[str, ...]]:
    """The declension of a carrier's base form; only `nom` in a language whose names do not decline.

    >>> forms_by_case("Иван Петров", "ru", "person", "m")["ins"]
    ('Иваном Петровым',)
    >>> forms_by_case("Londres", "es", "place", None)
    {'nom': ('Londres',)}
    """
    if lang in DECLINING or lang == "de":
        return {case: (form,) for case, form in names.paradigm(base, lang, kind=kind, gender=gender).items()}
    return {"nom": (base,)}
