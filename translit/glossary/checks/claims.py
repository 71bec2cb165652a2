"""Checks between entries: whole names that two of them have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy

from translit.names.runs import fold

from ..entry import Entry
from ..store import Glossary
from ..styles import language
from .finding import Found, Said, spelled_fields

__all__ = ["check_claims", "shared_claims"]


class _Claims:
    """Which entries have which whole name, and in which field, by language and folded form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.of: dict[tuple[str, str], dict[str, str]] = {}
        for entry in self.entries.values():
            for key, field in _names_of(entry):
                self.of.setdefault(key, {}).setdefault(entry.id, field)

    def after(self, entries: Iterable[Entry]) -> _Claims:
        """The claims of other entries, most of which are the same objects."""
        made = copy(self)
        made.entries = now = {entry.id: entry for entry in entries}
        made.of = self.of.copy()
        for id, entry in self.entries.items():
            if now.get(id) is not entry:
                for key, _ in _names_of(entry):
                    made.of[key] = {owner: field for owner, field in made.of[key].items() if owner != id}
        for id, entry in now.items():
            if self.entries.get(id) is not entry:
                for key, field in dict(reversed([*_names_of(entry)])).items():
                    made.of[key] = {**made.of.get(key, {}), id: field}
        return made


def _names_of(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    for code, form, field in spelled_fields(entry):
        if not field.startswith("cases"):
            yield (language(code), fold(form)), field


def shared_claims(glossary: Glossary) -> Iterator[tuple[Entry, Said]]:
    """Whole names that two entries have: the text alone can never tell which is meant."""
    for (lang, _), owners in _Claims(glossary.entries).of.items():
        if len(owners) > 1:
            id, field = next(reversed(owners.items()))
            yield glossary.entry(id), _said(lang, field, (owner for owner in owners if owner != id))


def check_claims(entry: Entry, glossary: Glossary) -> Found:
    """The same for one entry that is being edited, against all others of a glossary; its claims are worked out once."""
    claims = glossary.made("claims", lambda: _Claims(glossary.entries)).of
    for (lang, form), field in dict(_names_of(entry)).items():
        others = [owner for owner in claims.get((lang, form), ()) if owner != entry.id]
        if others:
            yield _said(lang, field, others)


def _said(lang: str, field: str, others: Iterable[str]) -> Said:
    message = f"the same name in {lang} as in {', '.join(others)}; tell them apart, or take it out of one."
    return Said("claimed-twice", "error", message, field)
