"""What an entry becomes when a file's record is put into it, fact by fact."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from translit.errors import Message

from ..styles import DEFAULT, Style, language
from .facts import BY_CODE, Facts, Path, Value, dotted, facts_of, plain, tidy
from .records import NOWHERE, Place, Record
from .texts import to_text

__all__ = ["Change", "Empty", "changed", "changes_of"]

Empty = Literal["keep", "remove"]
"""What an empty cell does to a value that the glossary has."""
_UNORDERED = ("sources", "samples", "indeclinable", "common_word")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that an import changes: None for what was not there, or is no more."""

    path: Path
    before: Value | None
    after: Value | None
    place: Place = NOWHERE

    def __str__(self) -> str:
        """As a person would tell it.

        >>> str(Change(("forms", "pl"), "Ihar Losik", "Ihar Łosik"))
        'forms.pl: Ihar Losik → Ihar Łosik'
        """
        return f"{dotted(self.path)}: {self.told}"

    @property
    def told(self) -> str:
        """What becomes of the fact, without its name."""
        if self.after is None:
            return Message("{value} goes", value=_shown(self.path, self.before))
        if self.before is None:
            return _shown(self.path, self.after)
        if isinstance(self.before, tuple) and isinstance(self.after, tuple):
            gone = [f"- {_shown(self.path, (each,))}" for each in self.before if each not in self.after]  # type: ignore[arg-type]
            come = [f"+ {_shown(self.path, (each,))}" for each in self.after if each not in self.before]  # type: ignore[arg-type]
            return ", ".join(gone + come) or Message("in the order {value}", value=_shown(self.path, self.after))
        return f"{_shown(self.path, self.before)} → {_shown(self.path, self.after)}"


def _shown(path: Path, value: Value | None) -> str:
    text = " ".join(to_text(path, value or "").split())
    return text if len(text) <= 200 else f"{text[:200]}…"


def changes_of(
    data: Mapping[str, Any], record: Record, *, empty: Empty = "keep", style: Style | None = None
) -> list[Change]:
    """The facts of an entry's data that a record changes; `style` says which form a file of two languages has.

    Order counts in names only; spaces and empty values do not count at all.
    """
    before = facts_of(data) if data else {}
    found: list[Change] = []
    for path, value in _spoken(before, record, style or DEFAULT).items():
        old = before.get(path)
        if value is None:
            if old is not None and empty == "remove" and path[0] not in ("type", "status"):
                found.append(Change(path, old, None, record.where(path)))
        elif old is None or not _same(path, old, value):
            found.append(Change(path, old, value, record.where(path)))
    return found


def _same(path: Path, old: Value, new: Value) -> bool:
    old, new = tidy(path, old), tidy(path, new)
    if path[0] in _UNORDERED and isinstance(old, tuple) and isinstance(new, tuple):
        return sorted(old) == sorted(new)
    return old == new


def _spoken(before: Facts, record: Record, style: Style) -> Mapping[Path, Value | None]:
    """What a record says of this entry: where its file has only some spellings, beside those that are known."""
    if not record.adds:
        return record.facts
    said: dict[Path, Value | None] = {}
    codes = {path[1] for path in before if path[0] == "forms"}
    for path, value in record.facts.items():
        if path[0] not in record.adds or value is None:
            said[path] = value
        elif path[0] == "variants" and isinstance(value, tuple):
            said |= _more_spellings(before, path[1], tuple(str(each) for each in value))
        elif path[0] == "forms":
            code = style.order(path[1], codes) or path[1]
            known = _spellings(before, path[1])
            if before.get(("forms", code)) is None or value not in known:
                said["forms", code] = value
        elif path not in before:
            said[path] = value
    return said


def _spellings(facts: Facts, lang: str) -> set[str]:
    found: set[str] = set()
    for path, value in facts.items():
        if path[0] in ("forms", "variants") and language(path[1]) == lang:
            found |= {value} if isinstance(value, str) else {str(each) for each in value}
    return found


def _more_spellings(facts: Facts, lang: str, texts: tuple[str, ...]) -> dict[Path, Value | None]:
    """Spellings that an entry does not have yet; of a language that it has no form in, the first is the form."""
    known = _spellings(facts, lang)
    new = [text for text in texts if text not in known]
    said: dict[Path, Value | None] = {}
    if new and not any(path[0] == "forms" and language(path[1]) == lang for path in facts):
        said["forms", lang] = new.pop(0)
    if new:
        old = facts.get(("variants", lang), ())
        said["variants", lang] = (*(str(each) for each in old), *new)
    return said


def changed(data: Mapping[str, Any], changes: list[Change]) -> dict[str, Any]:
    """The data with changes made; what they do not name is as it was.

    >>> changed({"type": "place", "forms": {"be": "Менск"}}, [Change(("forms", "be"), "Менск", "Мінск")])
    {'type': 'place', 'forms': {'be': 'Мінск'}}
    """
    made = copy.deepcopy(dict(data))
    for change in changes:
        inner = made
        for step in change.path[:-1]:
            if not isinstance(inner.get(step), dict):
                inner[step] = {}
            inner = inner[step]
        if change.after is None:
            inner.pop(change.path[-1], None)
        else:
            inner[change.path[-1]] = plain(change.path, change.after)
    for field, below in BY_CODE.items():
        _sweep(made, field, below)
    return made


def _sweep(data: dict[str, Any], field: str, below: tuple[str, ...]) -> None:
    """Take out mappings that changes left empty."""
    inner = data.get(field)
    if not isinstance(inner, dict):
        return
    if below:
        for code in [code for code, values in inner.items() if values == {}]:
            del inner[code]
    if not inner and field != "forms":
        del data[field]
