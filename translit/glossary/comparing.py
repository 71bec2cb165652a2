"""What is different between two states of a glossary, told as a person would tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from translit.tables import rows

from .editing.states import as_data
from .entry import Entry

__all__ = ["Change", "diff", "diff_entry", "told_field"]

_TITLE = ("en", "en:be", "be", "ru")
# Lists of these are sets: their order says nothing.
_LISTS = frozenset({"variants", "indeclinable", "common_word", "not_in", "sources", "samples"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the entry's id, what to call it (`name`), the `field` (`forms.ru`), what it said and says.

    `field` is empty and one of `before` and `after` None where a whole entry is new or gone; so are they where one of
    a list's items is.
    """

    id: str
    name: str
    field: str
    before: Any
    after: Any

    def __str__(self) -> str:
        """One line, without the field's code where a word will do.

        >>> print(Change("losik-ihar", "Ihar Losik", "forms.ru", "Игорь Лосек", "Игорь Лосик"))
        Ihar Losik: Russian form “Игорь Лосек” → “Игорь Лосик”
        """
        if not self.field:
            if self.before is None:
                return f"new: {self.name} ({_what(self.after)})"
            return f"gone: {self.name} ({_what(self.before)})"
        what = told_field(self.field)
        if self.before is None:
            return f"{self.name}: {what} {_shown(self.after)} added"
        if self.after is None:
            return f"{self.name}: {what} {_shown(self.before)} taken out"
        return f"{self.name}: {what} {_shown(self.before)} → {_shown(self.after)}"


def diff(before: Iterable[Entry], after: Iterable[Entry]) -> list[Change]:
    """All differences between two glossaries, entry by entry, those that are gone last.

    >>> old = Entry("minsk", "place", {"be": "Мінск"}, status="draft")
    >>> new = Entry("minsk", "place", {"be": "Мінск", "pl": "Mińsk"}, variants={"be": ("Менск",)})
    >>> for change in diff([old], [new, Entry("hrodna", "place", {"en": "Hrodna"})]):
    ...     print(change)
    Мінск: status “draft” → “confirmed”
    Мінск: Polish form “Mińsk” added
    Мінск: Belarusian variant “Менск” added
    new: Hrodna (place, hrodna)
    """
    old = {entry.id: as_data(entry) for entry in before}
    new = {entry.id: as_data(entry) for entry in after}
    found: list[Change] = []
    for id, data in new.items():
        if id in old:
            found += diff_entry(old[id], data)
        else:
            found.append(Change(id, _name(data), "", None, data))
    return found + [Change(id, _name(data), "", data, None) for id, data in old.items() if id not in new]


def diff_entry(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The differences between two states of one entry, as their YAML says them.

    >>> old = {"id": "minsk", "type": "place", "forms": {"be": "Мінск"}}
    >>> [str(change) for change in diff_entry(old, {**old, "forms": {"be": "Мінск", "pl": "Mińsk"}})]
    ['Мінск: Polish form “Mińsk” added']
    """
    id, name = str(after.get("id", before.get("id", ""))), _name(after)
    both = {"status": "confirmed"}
    return list(_changes(id, name, "", {**both, **before}, {**both, **after}))


def _changes(id: str, name: str, path: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    top = path.partition(".")[0]
    if isinstance(before, Mapping | None) and isinstance(after, Mapping | None) and top not in ("sources", "samples"):
        old, new = before or {}, after or {}
        for key in [*(key for key in old), *(key for key in new if key not in old)]:
            yield from _changes(id, name, f"{path}.{key}" if path else str(key), old.get(key), new.get(key))
    elif top in _LISTS:
        gone, come = _list(before), _list(after)
        yield from (Change(id, name, path, each, None) for each in gone if each not in come)
        yield from (Change(id, name, path, None, each) for each in come if each not in gone)
    else:
        yield Change(id, name, path, before, after)


def _list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def _name(data: Mapping[str, Any]) -> str:
    forms = data.get("forms") or {}
    return str(next((forms[code] for code in _TITLE if code in forms), next(iter(forms.values()), data.get("id", "?"))))


def _what(data: Mapping[str, Any]) -> str:
    parts = [str(data.get("type", "")), str(data.get("id", ""))]
    return ", ".join([*parts, "draft"] if data.get("status") == "draft" else parts)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "“" + str(value.get("cite") or value.get("text") or ", ".join(map(str, value.values()))) + "”"
    if isinstance(value, list | tuple):
        return " / ".join(map(_shown, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”"


@cache
def _names() -> Mapping[tuple[str, str], str]:
    return {(row["what"], row["key"]): row["name"] for row in rows("translit.glossary", "told.tsv")}


def told_field(field: str) -> str:
    """A field in words.

    >>> told_field("forms.be"), told_field("cases.ru.gen"), told_field("gender"), told_field("variants.xx")
    ('Belarusian form', 'Russian genitive', 'gender', 'xx variant')
    """
    first, *steps = field.split(".")
    told = _names()
    words = [told.get(("code", steps[0]), steps[0])] if steps else []
    if first == "cases" and len(steps) > 1:
        return " ".join([*words, told.get(("case", steps[1]), steps[1])])
    if first == "parts":
        return " ".join([*words, *steps[1:]])
    return " ".join([*words, told.get(("field", first), first)])
