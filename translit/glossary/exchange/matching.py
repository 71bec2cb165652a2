"""Which entry a row without an id is of: the one with the same name, else those whose names are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from translit import names
from translit.names.runs import fold

from ..entry import Entry, split_name
from ..store import Glossary
from ..styles import language
from .facts import Path, Value
from .records import Record

__all__ = ["ALIKE", "Matcher", "matcher_of", "new_id"]

ALIKE = 0.85
"""From this likeness on (`names.similarity`) an entry is offered."""
_FEW = 3
_NOT_ID = re.compile(r"[^a-z0-9]+")
_LATIN_FIRST = ("en:be", "en", "en:uk", "en:ru")
# Latin letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h", "ı": "i", "þ": "th", "ð": "d"}
)


class Matcher:
    """Finds entries by the names that a record has, in the same language first, then in any; remembers what it found.

    >>> losik = Entry("losik-ihar", "person", {"be": "Ігар Лосік", "en": "Ihar Losik"}, gender="m")
    >>> matcher = Matcher([losik])
    >>> matcher.same(Record(None, {("forms", "en"): "Ihar Losik"}))
    ['losik-ihar']
    >>> [id for id, score in matcher.alike(Record(None, {("forms", "ru"): "Игорь Лосик"}))]
    ['losik-ihar']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Keep the entries; the indexes are made when first asked for."""
        self._entries = list(entries)
        self._spelled: dict[tuple[str, str], list[str]] | None = None
        self._index: names.NameIndex[str] | None = None
        self._kinds = {entry.id: entry.type for entry in self._entries}
        self._alike: dict[str, list[names.Hit[str]]] = {}

    def same(self, record: Record) -> list[str]:
        """The entries that have one of the record's names in the same language, those with most of them first."""
        if self._spelled is None:
            spelled: dict[tuple[str, str], list[str]] = {}
            for entry in self._entries:
                for code, form in entry.spelled_anywhere():
                    ids = spelled.setdefault((language(code), fold(form)), [])
                    if entry.id not in ids:
                        ids.append(entry.id)
            self._spelled = spelled  # whole: other threads may be asking
        votes: dict[str, int] = {}
        for lang, name in _names(record):
            for id in self._spelled.get((lang, fold(name)), ()):
                votes[id] = votes.get(id, 0) + 1
        kind = record.facts.get(("type",))
        found = [id for id in votes if kind is None or self._kinds[id] == kind]
        most = max((votes[id] for id in found), default=0)
        return [id for id in found if votes[id] == most]

    def alike(self, record: Record) -> list[tuple[str, float]]:
        """The few entries whose names are like the record's in any language, with the likeness, best first."""
        if self._index is None:
            self._index = names.NameIndex({entry.id: _forms(entry) for entry in self._entries})
        kind = record.facts.get(("type",))
        found: dict[str, float] = {}
        for _, name in _names(record)[:_FEW]:
            if name not in self._alike:
                self._alike[name] = self._index.search(name, _FEW)
            for hit in self._alike[name]:
                if hit.score >= ALIKE and (kind is None or self._kinds[hit.id] == kind):
                    found[hit.id] = max(hit.score, found.get(hit.id, 0.0))
        return sorted(found.items(), key=lambda pair: -pair[1])[:_FEW]


@lru_cache(maxsize=1)
def matcher_of(glossary: Glossary) -> Matcher:
    """The matcher of a glossary, kept for the next plan: one file is planned again with every answer."""
    return Matcher(glossary)


def _forms(entry: Entry) -> list[str]:
    return list(dict.fromkeys(form for _, form in entry.spelled_anywhere()))


def _names(record: Record) -> list[tuple[str, str]]:
    """The names that a record has, with their languages: forms before variants."""
    found: list[tuple[str, str]] = []
    for field in ("forms", "variants"):
        for path, value in record.facts.items():
            if path[0] == field and value:
                texts = (value,) if isinstance(value, str) else tuple(str(each) for each in value)
                found += [(language(path[1]), text) for text in texts]
    return found


def new_id(facts: Mapping[Path, Value | None], kind: str, taken: Collection[str]) -> str:
    """An id for a new entry as glossaries/README.md has them: surname first, in English after the Belarusian, ASCII.

    Empty when the entry has no name that could be written so.

    >>> new_id({("forms", "en"): "Ihar Łosik"}, "person", ()), new_id({("forms", "be"): "Мінск"}, "place", {"minsk"})
    ('losik-ihar', 'minsk-2')
    """
    name = _latin(facts, kind)
    if kind == "person":
        parts = split_name(name)
        name = f"{parts.surname} {parts.given}"
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    base = _NOT_ID.sub("-", plain).strip("-")[:80].strip("-")
    if not base or base not in taken:
        return base
    return next(id for number in range(2, len(taken) + 3) if (id := f"{base}-{number}") not in taken)


def _latin(facts: Mapping[Path, Value | None], kind: str) -> str:
    forms = {path[1]: str(value) for path, value in facts.items() if path[0] == "forms" and value}
    for code in _LATIN_FIRST:
        if code in forms:
            return forms[code]
    for lang in ("be", "uk", "ru"):
        if lang in forms:
            made = names.convert(forms[lang], lang, f"en:{lang}", kind=kind)
            if made:
                return made[0]
    return next(iter(forms.values()), "")
