"""The history of an entry as a person would tell it: who, when, which fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from translit.glossary.editing import Folder

from .bench import Opened
from .clash import differing
from .words import Words, table

__all__ = ["Change", "Past", "label", "revisions"]


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it is called, what it said before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    """One state that an entry had; `current` when it is the one on the disk, `note` where no field changed."""

    number: int
    at: str
    when: str
    author: str
    changes: list[Change]
    note: str
    current: bool
    kept: bool


def revisions(folder: Folder, opened: Opened, words: Words) -> list[Past]:
    """The states of an entry, the newest first, each with what changed from the one before."""
    found: list[Past] = []
    before: dict[str, Any] | None = None
    history = folder.history(opened.id)
    for each in history:
        data = each.data
        rows = differing(before, data, before) if data and before else []
        changes = [Change(label(row.key, words), row.theirs, row.mine) for row in rows]
        current = each is history[-1] and each.version == opened.version
        note = (
            words("history.made") if each is history[0] and each.action == "saved" else words(f"history.{each.action}")
        )
        when = datetime.fromisoformat(each.time).astimezone().strftime("%Y-%m-%d %H:%M")
        found.append(Past(each.number, each.time, when, each.author, changes, note, current, data is not None))
        before = data or before
    return found[::-1]


def label(key: str, words: Words) -> str:
    """What a field of the form is called.

    >>> label("cases.be.gen", Words("en")), label("forms.en:ru", Words("en")), label("note", Words("be"))
    ('Belarusian, genitive', 'English after the Russian form', 'Нататка')
    """
    first, _, rest = key.partition(".")
    if not rest:
        return words(f"field.{first}") if f"field.{first}" in table() else first
    if first == "forms":
        return words.spelling(rest)
    if first in ("cases", "parts"):
        code, _, last = rest.rpartition(".")
        return f"{words.spelling(code)}, {words(('case.' if first == 'cases' else 'part.') + last)}"
    return f"{words.spelling(rest)}, {words(f'field.{first}')}"
