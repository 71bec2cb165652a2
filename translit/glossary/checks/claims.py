"""Checks between entries: whole names that two of them have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from translit.names.runs import fold

from ..entry import Entry
from ..store import Glossary
from ..styles import language
from .finding import Found, Said, spelled_fields

__all__ = ["check_claims", "shared_claims"]

Claims = dict[tuple[str, str], dict[str, str]]
_known: WeakKeyDictionary[Glossary, Claims] = WeakKeyDictionary()


def _claims(entries: Iterable[Entry]) -> Claims:
    """Which entries have which whole name, and in which field, by language and folded form."""
    claims: Claims = {}
    for entry in entries:
        for key, field in _names_of(entry):
            claims.setdefault(key, {}).setdefault(entry.id, field)
    return claims


def _names_of(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    for code, form, field in spelled_fields(entry):
        if not field.startswith("cases"):
            yield (language(code), fold(form)), field


def shared_claims(glossary: Glossary) -> Iterator[tuple[Entry, Said]]:
    """Whole names that two entries have: the text alone can never tell which is meant."""
    for (lang, _), owners in _claims(glossary.entries).items():
        if len(owners) > 1:
            id, field = next(reversed(owners.items()))
            yield glossary.entry(id), _said(lang, field, (owner for owner in owners if owner != id))


def check_claims(entry: Entry, glossary: Glossary) -> Found:
    """The same for one entry that is being edited, against all others of a glossary; its claims are worked out once."""
    claims = _known.get(glossary)
    if claims is None:
        claims = _known[glossary] = _claims(glossary.entries)
    for (lang, form), field in dict(_names_of(entry)).items():
        others = [owner for owner in claims.get((lang, form), ()) if owner != entry.id]
        if others:
            yield _said(lang, field, others)


def _said(lang: str, field: str, others: Iterable[str]) -> Said:
    message = f"the same name in {lang} as in {', '.join(others)}; tell them apart, or take it out of one."
    return Said("claimed-twice", "error", message, field)
