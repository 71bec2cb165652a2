"""The list of names: found in any spelling, filtered, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from translit.glossary import Entry
from translit.text import EAST_SLAVIC

__all__ = ["MOST_FOUND", "PAGE", "Asked", "Row", "more", "passes", "row_of"]

PAGE = 100
"""Rows of one page of the list."""
MOST_FOUND = 500
"""Entries that a search gives at most."""
_MAIN = ("be", "ru", "uk", "en")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show: `q` is what to find, the rest are filters, empty for all; `start` is the number of the first."""

    q: str = ""
    type: str = ""
    missing: str = ""
    status: str = ""
    layer: str = ""
    start: int = 0

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Asked:
        """Of the fields of an address; what makes no sense is passed over."""
        start = fields.get("start", "")
        return cls(
            fields.get("q", "")[:200].strip(),
            fields.get("type", "")[:20],
            fields.get("missing", "")[:20],
            fields.get("status", "")[:20],
            fields.get("layer", "")[:20],
            start=int(start) if start.isascii() and start.isdecimal() and len(start) < 9 else 0,
        )

    @property
    def filters(self) -> bool:
        """Whether anything but a name is asked for."""
        return any((self.type, self.missing, self.status, self.layer))


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in the list: its first name in Cyrillic and another, its English and another, its languages."""

    id: str
    type: str
    gender: str | None
    status: str
    own: bool
    first: str
    first_lang: str
    also: str
    also_lang: str
    latin: str
    latin_also: str
    codes: list[str]
    missing: list[str]


def passes(entry: Entry, asked: Asked, own: bool) -> bool:
    """Whether an entry passes the filters; `own` says that it is in one's own folder.

    >>> minsk = Entry("minsk", "place", {"be": "Мінск"})
    >>> passes(minsk, Asked(missing="ru"), False), passes(minsk, Asked(type="person"), False)
    (True, False)
    """
    if asked.type and entry.type != asked.type:
        return False
    if asked.status and entry.status != asked.status:
        return False
    if asked.layer and own != (asked.layer == "own"):
        return False
    return not asked.missing or entry.code(asked.missing) is None


def row_of(entry: Entry, own: bool) -> Row:
    """An entry as the list shows it."""
    cyrillic = [(code, entry.forms[code]) for code in EAST_SLAVIC if code in entry.forms]
    english = [form for code in ("en", "en:be", "en:ru", "en:uk") if (form := entry.forms.get(code))]
    latin = list(dict.fromkeys(english))
    first_lang, first = cyrillic[0] if cyrillic else next(iter(entry.forms.items()), ("en", entry.id))
    also_lang, also = next(((code, form) for code, form in cyrillic[1:] if form != first), ("", ""))
    have = [code for code in _MAIN if entry.code(code) is not None]
    others = [code for code in entry.forms if code.partition(":")[0] not in _MAIN]
    return Row(
        entry.id,
        entry.type,
        entry.gender,
        entry.status,
        own,
        first,
        first_lang.partition(":")[0],
        also,
        also_lang,
        latin[0] if latin else "",
        latin[1] if len(latin) > 1 else "",
        [*have, *others],
        [code for code in _MAIN if code not in have],
    )


def more(asked: Asked, total: int) -> str:
    """The address of what follows this page of the list, empty at the end."""
    if asked.start + PAGE >= total:
        return ""
    fields: dict[str, Any] = {
        name: value for name in ("q", "type", "missing", "status", "layer") if (value := getattr(asked, name))
    }
    return f"/entries?{urlencode({**fields, 'start': asked.start + PAGE})}"
