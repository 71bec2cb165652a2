"""An entry as a page shows it: its fields, how each form declines, what is printed, what lint says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from translit import Glossary
from translit.glossary import KINDS, Entry, lint_entry
from translit.morphology import CASES

from .bench import Opened
from .form import fields_of
from .words import Words

__all__ = ["MAIN", "Shown", "declined", "entry_of", "findings_of", "heads", "printed", "shown", "tally"]

MAIN = ("be", "ru", "uk", "en")
"""The languages with a column of their own."""
_AFTER = ("en:be", "en:ru", "en:uk")
_OTHERS = ("pl", "lt", "lv", "cs", "de", "fr", "es")
_GENERAL = "forms"
"""The field at which remarks are shown that belong to no other."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form of an entry is filled from; `form.html` says how."""

    id: str
    version: str | None
    own: bool
    beneath: bool
    fresh: bool
    action: str
    fields: dict[str, str]
    declined: dict[str, list[tuple[str, str]]]
    printed: list[tuple[str, str | None]]
    heads: list[tuple[str, str]]
    file: str = ""
    undoable: int | None = None

    @property
    def locked(self) -> bool:
        """Whether it can only be looked at."""
        return not (self.own or self.fresh)

    @property
    def status(self) -> str:
        """Draft or confirmed."""
        return self.fields["status"]

    @property
    def title(self) -> str:
        """What to call it."""
        return self.heads[0][1] if self.heads else self.id

    @property
    def other_codes(self) -> list[str]:
        """The spelling codes beyond the four columns that it has something for."""
        known = {*MAIN, *_AFTER}
        return [code for code in _codes(self.fields, ("forms", "variants", "cases")) if code not in known]

    @property
    def shown_codes(self) -> list[str]:
        """The spelling codes that the section of other languages shows."""
        beside = [code for code in (*_AFTER,) if f"variants.{code}" in self.fields]
        return [*dict.fromkeys([*_OTHERS, *self.other_codes]), *beside]

    @property
    def split_codes(self) -> list[str]:
        """The codes for which the parts of the name are written out."""
        return _codes(self.fields, ("parts",))

    @property
    def has_text_hints(self) -> bool:
        """Whether anything says how the name is recognised in texts."""
        hints = ("surname_alone", "common_word", "not_in", "number")
        return any(field.partition(".")[0] in hints for field in self.fields)

    @property
    def sources(self) -> int:
        """How many sources it has."""
        return _rows(self.fields, "sources")

    @property
    def samples(self) -> int:
        """How many samples it has."""
        return _rows(self.fields, "samples")


def shown(opened: Opened, glossary: Glossary, words: Words, *, fresh: bool = False, **more: Any) -> Shown:
    """What a page shows of an entry; `fresh` for one that is not saved yet. `more` are further fields of `Shown`."""
    fields = {"status": "confirmed", "type": "person", **fields_of(opened.data)}
    entry = entry_of(opened.id, opened.data)
    return Shown(
        opened.id,
        opened.version,
        opened.own,
        opened.beneath,
        fresh,
        "/entries" if fresh else f"/entries/{opened.id}",
        fields,
        declined(entry, fields),
        printed(entry, glossary, words),
        heads(entry),
        **more,
    )


def entry_of(id: str, data: Mapping[str, Any]) -> Entry:
    """The entry that the data describe, for showing: what does not fit the schema is left out."""
    try:
        return msgspec.convert({**data, "id": id}, Entry)
    except msgspec.ValidationError:
        kind = data.get("type")
        forms = {code: form for code, form in (data.get("forms") or {}).items() if isinstance(form, str)}
        gender = data.get("gender")
        return Entry(
            id,
            kind if kind in KINDS else "person",
            forms,
            gender=gender if gender in ("m", "f", "n") else None,
        )


def declined(entry: Entry, fields: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """For each language with cases, each case but the first, and the form that the rules give (empty without a form).

    Of equal forms the first: a field has no room for the four datives of a Ukrainian with a patronymic.

    >>> losik = Entry("losik", "person", {"be": "Ігар Лосік"}, gender="m")
    >>> declined(losik, {})["be"][:2]
    [('gen', 'Ігара Лосіка'), ('dat', 'Ігару Лосіку')]
    """
    by_rule = msgspec.structs.replace(entry, cases={})
    found = {}
    for code in dict.fromkeys([*CASES, *_codes(fields, ("cases",))]):
        form = entry.forms.get(code)
        made = by_rule.declined(form, code) if form else {}
        cases = [case for case in CASES.get(code.partition(":")[0], ()) if case != "nom"]
        if cases:
            found[code] = [(case, next(iter(made.get(case, ())), "")) for case in cases]
    return found


def printed(entry: Entry, glossary: Glossary, words: Words) -> list[tuple[str, str | None]]:
    """What is printed in English, without a style and under each: its title and the form."""
    styles = [
        (style.title.get(words.tongue) or style.id, entry.form("en", style)) for style in glossary.styles.values()
    ]
    return [(words("entry.no_style"), entry.form("en")), *styles]


def heads(entry: Entry) -> list[tuple[str, str]]:
    """The name as a heading: the first form in Cyrillic and the first in Latin letters, each with its language."""
    cyrillic = next(((code, entry.forms[code]) for code in ("be", "uk", "ru") if code in entry.forms), None)
    english = entry.form("en")
    latin = ("en", english) if english else None
    found = [each for each in (cyrillic, latin) if each]
    return found or [(code.partition(":")[0], form) for code, form in list(entry.forms.items())[:1]]


def findings_of(id: str, data: Mapping[str, Any], glossary: Glossary, words: Words) -> dict[str, list[dict[str, str]]]:
    """What lint says of an entry, by the field of the form that it is about."""
    found = lint_entry({**data, "id": id}, glossary)
    placed: dict[str, list[dict[str, str]]] = {}
    for finding in found:
        told = {"severity": finding.severity, "message": words.finding(finding.code, finding.message)}
        at = placed.setdefault(_place(finding.field or _GENERAL), [])
        if told not in at:
            at.append(told)
    return placed


def tally(findings: Mapping[str, list[dict[str, str]]], words: Words) -> str:
    """How many remarks there are, in words."""
    count = sum(map(len, findings.values()))
    return words.counted("entry.findings", count) if count else words("entry.clean")


def _place(field: str) -> str:
    """The field of the form at which a remark about a field of the entry stands."""
    first, _, rest = field.partition(".")
    if first in ("forms", "cases") and (first == "forms" or "." in rest) and rest:
        return field
    if first in ("variants", "not_in"):
        return f"{first}.{rest.partition('.')[0]}"
    if first == "cases" and rest:
        return f"forms.{rest}"
    if first == "samples":
        return ".".join(field.split(".")[:2])
    if first == "sources" and rest:
        return ".".join(field.split(".")[:2])
    return first if first == "gender" else _GENERAL


def _codes(fields: Iterable[str], firsts: tuple[str, ...]) -> list[str]:
    found: dict[str, None] = {}
    for field in fields:
        first, _, rest = field.partition(".")
        if first in firsts and rest:
            found[rest if first in ("forms", "variants") else rest.rpartition(".")[0]] = None
    return list(found)


def _rows(fields: Mapping[str, str], key: str) -> int:
    return len({field.split(".")[1] for field in fields if field.startswith(f"{key}.")})
