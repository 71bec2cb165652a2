"""Join two glossaries entity by entity: nothing is lost, and where they disagree both sides are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from translit.names.runs import fold

from .comparing import told_field
from .editing.states import as_data
from .entry import Entry
from .styles import language

__all__ = ["Conflict", "Merged", "entries_of", "merge", "merge_entry"]

_GONE = object()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two sides say different things of one entry: `field` (`forms.ru`, empty for the entry itself), what ours
    says and is kept, what theirs says, and where theirs went (`kept`; empty where a person has to decide).
    """

    id: str
    field: str
    ours: Any
    theirs: Any
    kept: str = ""

    def __str__(self) -> str:
        """One line for a person.

        >>> print(Conflict("minsk", "forms.be", "Мінск", "Менск", "variants.be"))
        minsk: Belarusian form: ours “Мінск”, theirs “Менск” (kept as a variant)
        """
        if not self.field:
            return f"{self.id}: {self.kept}"
        kept = " (kept as a variant)" if self.kept.startswith("variants") else ""
        return f"{self.id}: {told_field(self.field)}: ours “{self.ours}”, theirs “{self.theirs}”{kept}"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged glossary: each entry's data by its id, and every conflict.

    `renamed` holds entries of theirs that were taken for one of ours under another id: their id, then ours.
    """

    entries: dict[str, dict[str, Any]]
    conflicts: tuple[Conflict, ...]
    renamed: dict[str, str]


def merge(ours: Iterable[Entry], theirs: Iterable[Entry], base: Iterable[Entry] | None = None) -> Merged:
    """Join two glossaries; with a `base` that both come from, what one side changed or deleted since is done.

    Entries are the same by their id, or, of one type and gender, by the same full names in two languages and others
    in none. Where both sides say different things ours is kept and theirs is told; a form of theirs becomes a variant.

    >>> ours = [Entry("minsk", "place", {"be": "Мінск", "en": "Minsk"})]
    >>> theirs = [Entry("minsk", "place", {"be": "Менск", "pl": "Mińsk"})]
    >>> merged = merge(ours, theirs)
    >>> merged.entries["minsk"]["forms"], merged.entries["minsk"]["variants"]
    ({'be': 'Мінск', 'en': 'Minsk', 'pl': 'Mińsk'}, {'be': ['Менск']})
    >>> [str(conflict) for conflict in merged.conflicts]
    ['minsk: Belarusian form: ours “Мінск”, theirs “Менск” (kept as a variant)']
    """
    mine = {entry.id: entry for entry in ours}
    other = {entry.id: entry for entry in theirs}
    old = {entry.id: as_data(entry) for entry in base} if base is not None else None
    renamed = _same_under_other_ids(mine, other)
    yours = {renamed.get(id, id): {**as_data(entry), "id": renamed.get(id, id)} for id, entry in other.items()}
    found: dict[str, dict[str, Any]] = {}
    conflicts: list[Conflict] = []
    for id in dict.fromkeys([*mine, *yours]):
        left = as_data(mine[id]) if id in mine else None
        right, begun = yours.get(id), (old or {}).get(id)
        if left is not None and right is not None:
            found[id], clashes = merge_entry(left, right, begun)
            conflicts += clashes
            continue
        kept = left if left is not None else right
        if kept is None or (begun is not None and begun == kept):
            continue  # deleted by the other side, unchanged here
        found[id] = kept
        if begun is not None:
            who = "theirs deleted what ours changed" if left is not None else "ours deleted what theirs changed"
            conflicts.append(Conflict(id, "", left, right, f"{who}; it stays, delete it if that is right."))
    return Merged(found, tuple(conflicts), renamed)


def entries_of(merged: Merged) -> list[Entry]:
    """The entries of a merged glossary.

    >>> minsk = Entry("minsk", "place", {"be": "Мінск"})
    >>> [entry.forms["be"] for entry in entries_of(merge([minsk], []))]
    ['Мінск']
    """
    return [msgspec.convert(data, Entry) for data in merged.entries.values()]


def merge_entry(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], base: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[Conflict]]:
    """Join two states of one entry, as their YAML says them; `base` is what both began with, None when not known.

    Ours is kept where both differ, and said so; a form of theirs becomes a variant.

    >>> ours, theirs = {"id": "minsk", "forms": {"be": "Мінск"}}, {"id": "minsk", "forms": {"be": "Менск"}}
    >>> joined, conflicts = merge_entry(ours, theirs)
    >>> joined["forms"], joined["variants"], [conflict.field for conflict in conflicts]
    ({'be': 'Мінск'}, {'be': ['Менск']}, ['forms.be'])
    """
    id = str(ours.get("id", theirs.get("id", "")))
    conflicts: list[Conflict] = []
    told = {"status": "confirmed"} if "status" in {**ours, **theirs} else {}
    begun = {**told, **base} if base is not None else _GONE
    joined = _joined(id, "", {**told, **ours}, {**told, **theirs}, begun, conflicts)
    data: dict[str, Any] = joined if isinstance(joined, dict) else {}
    for at, conflict in enumerate(conflicts):
        field, _, code = conflict.field.partition(".")
        if field == "forms" and isinstance(conflict.theirs, str):
            known = data.setdefault("variants", {}).setdefault(code, [])
            if isinstance(known, str):
                known = data["variants"][code] = [known]
            if conflict.theirs not in known:
                known.append(conflict.theirs)
            conflicts[at] = Conflict(id, conflict.field, conflict.ours, conflict.theirs, f"variants.{code}")
    return data, conflicts


def _joined(id: str, path: str, ours: Any, theirs: Any, base: Any, conflicts: list[Conflict]) -> Any:
    """The value of both sides; `_GONE` stands for a value that a side does not have."""
    if ours == theirs:
        return ours
    if base is not _GONE and ours == base:
        return theirs
    if base is not _GONE and theirs == base:
        return ours
    maps = [side for side in (ours, theirs) if isinstance(side, Mapping)]
    if len(maps) == 2 or (len(maps) == 1 and _GONE in (ours, theirs)):
        return _joined_maps(id, path, ours, theirs, base, conflicts)
    if _GONE in (ours, theirs):
        return theirs if ours is _GONE else ours  # changed by one side, deleted by the other, or new
    if isinstance(ours, list) and isinstance(theirs, list):
        return _joined_lists(ours, theirs, base if isinstance(base, list) else [])
    conflicts.append(Conflict(id, path, ours, theirs))
    return ours


def _joined_maps(id: str, path: str, ours: Any, theirs: Any, base: Any, conflicts: list[Conflict]) -> Any:
    left, right = ({} if side is _GONE else side for side in (ours, theirs))
    begun = base if isinstance(base, Mapping) else {}
    found = {}
    for key in dict.fromkeys([*left, *right]):
        step = f"{path}.{key}" if path else str(key)
        value = _joined(id, step, left.get(key, _GONE), right.get(key, _GONE), begun.get(key, _GONE), conflicts)
        if value is not _GONE:
            found[key] = value
    return found or _GONE if path else found


def _joined_lists(ours: list[Any], theirs: list[Any], base: list[Any]) -> list[Any]:
    """What either side has, but for what was there at first and one side took out."""
    kept = [item for item in ours if item in theirs or item not in base]
    return kept + [item for item in theirs if item not in ours and item not in base]


def _same_under_other_ids(ours: Mapping[str, Entry], theirs: Mapping[str, Entry]) -> dict[str, str]:
    """Entries of theirs, by id, that are surely ours under another id."""
    owners: dict[tuple[str, str, str], set[str]] = {}
    for entry in ours.values():
        for name in _full_names(entry):
            owners.setdefault(name, set()).add(entry.id)
    found: dict[str, str] = {}
    for id, entry in theirs.items():
        if id in ours:
            continue
        shared = [owner for name in _full_names(entry) for owner in owners.get(name, ())]
        for owner in dict.fromkeys(shared):
            if owner not in theirs and owner not in found.values() and _surely_same(ours[owner], entry):
                found[id] = owner
                break
    return found


def _full_names(entry: Entry) -> set[tuple[str, str, str]]:
    return {(entry.type, language(code), fold(form)) for code, form in entry.forms.items()}


def _surely_same(one: Entry, other: Entry) -> bool:
    """Whether two entries have the same full names in two languages, other ones in none, and no other gender."""
    if None not in (one.gender, other.gender) and one.gender != other.gender:
        return False
    shared = [code for code in one.forms if code in other.forms and ":" not in code]
    return len(shared) >= 2 and all(fold(one.forms[code]) == fold(other.forms[code]) for code in shared)
