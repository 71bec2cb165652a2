"""An entry as a flat list of facts, `("cases", "ru", "gen"): ("Игоря Лосика",)`: what every format writes and reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from translit.text import as_seen

from ..entry import CASES, Entry

__all__ = [
    "BY_CODE",
    "FIELDS",
    "Facts",
    "Path",
    "Value",
    "data_of",
    "dotted",
    "facts_of",
    "is_code",
    "kind_of",
    "path_of",
    "tidy",
]

Path = tuple[str, ...]
Value = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A text; several texts; or several records of texts (sources, samples)."""
Facts = dict[Path, Value]

# How a field's value is made up: `text` (a sentence), `name` (a short text), `names` (several), `records`.
FIELDS: Mapping[str, str] = {
    "type": "name",
    "gender": "name",
    "status": "name",
    "forms": "name",
    "variants": "names",
    "parts": "name",
    "cases": "names",
    "indeclinable": "names",
    "number": "name",
    "surname_alone": "name",
    "common_word": "names",
    "not_in": "names",
    "sources": "records",
    "samples": "records",
    "note": "text",
}
BY_CODE: Mapping[str, tuple[str, ...]] = {
    "forms": (),
    "variants": (),
    "not_in": (),
    "parts": ("given", "patronymic", "surname"),
    "cases": CASES,
}
"""Fields that have a value for each spelling code, with what stands below the code."""

RECORDS: Mapping[str, tuple[str, ...]] = {
    "sources": ("for", "cite", "url"),
    "samples": ("lang", "text", "mention", "case"),
}
YES = "yes"
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_:][A-Za-z0-9]{1,8})*")


def is_code(code: str) -> bool:
    """Whether a text can be a spelling code, `be` or `en:be`.

    >>> is_code("en:be"), is_code("zh-Hans"), is_code("по-русски")
    (True, True, False)
    """
    return bool(_CODE.fullmatch(code))


def kind_of(path: Path) -> str:
    """How the value of a fact is made up: `text`, `name`, `names` or `records`."""
    return FIELDS[path[0]]


def dotted(path: Path) -> str:
    """A fact's name as `sources:` in an entry and the lint findings write it.

    >>> dotted(("cases", "ru", "gen"))
    'cases.ru.gen'
    """
    return ".".join(path)


def path_of(name: str) -> Path | None:
    """The fact that a dotted name means, None when it means none.

    >>> path_of("cases.ru.gen"), path_of("forms.en:be"), path_of("cases.ru"), path_of("colour")
    (('cases', 'ru', 'gen'), ('forms', 'en:be'), None, None)
    """
    path = tuple(name.split("."))
    if path[0] not in FIELDS:
        return None
    below = BY_CODE.get(path[0])
    if below is None:
        return path if len(path) == 1 else None
    if len(path) != (3 if below else 2) or not is_code(path[1]):
        return None
    return path if not below or path[2] in below else None


def tidy(path: Path, value: Value) -> Value:
    """The value as every format can hold it: nothing that nobody sees, no spaces at the ends, none doubled in names.

    Line ends become `\\n`, in names a plain space; empty parts of a list are left out.

    >>> tidy(("forms", "be"), " Ігар\\u00a0Лосік\\x00 ")
    'Ігар Лосік'
    """
    kind = kind_of(path)
    if isinstance(value, str):
        return _text(value) if kind == "text" else _name(value)
    if kind == "records":
        records = (tuple(_text(each) for each in record) for record in value if isinstance(record, tuple))
        return tuple(record for record in records if any(record))
    names = (_name(each) for each in value if isinstance(each, str))
    return tuple(dict.fromkeys(each for each in names if each))


def _name(text: str) -> str:
    return " ".join(as_seen(text).split())


def _text(text: str) -> str:
    return as_seen(text).strip()


def facts_of(data: Entry | Mapping[str, Any]) -> Facts:
    """The facts of an entry, or of its data as YAML has them, in the order of the fields. Empty values are no facts.

    >>> facts_of(Entry("x", "place", {"be": "Мінск"}, variants={"be": ("Менск",)}))
    {('type',): 'place', ('status',): 'confirmed', ('forms', 'be'): 'Мінск', ('variants', 'be'): ('Менск',)}
    """
    plain = msgspec.to_builtins(data) if isinstance(data, Entry) else data
    return {path: value for path, value in _walk({"status": "confirmed", **plain}) if value}


def _walk(data: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    for field, kind in FIELDS.items():
        value = data.get(field)
        if not value:
            continue
        below = BY_CODE.get(field)
        if below is None:
            yield (field,), _value(field, kind, value)
            continue
        for code, inner in value.items():
            if not below:
                yield (field, code), _value(field, kind, inner)
                continue
            for key in below:
                if inner.get(key):
                    yield (field, code, key), _value(field, kind, inner[key])


def _value(field: str, kind: str, value: Any) -> Value:
    if value is True:
        return YES
    if kind == "records":
        return tuple(tuple(str(record.get(key) or "") for key in RECORDS[field]) for record in value)
    if kind == "names":
        return (value,) if isinstance(value, str) else tuple(each for each in value if each)
    return str(value)


def data_of(facts: Iterable[tuple[Path, Value]]) -> dict[str, Any]:
    """The data of an entry as YAML has them, without `id`, out of its facts.

    >>> data_of({("forms", "be"): "Мінск", ("cases", "be", "gen"): ("Мінска",)}.items())
    {'forms': {'be': 'Мінск'}, 'cases': {'be': {'gen': 'Мінска'}}}
    """
    data: dict[str, Any] = {}
    for path, value in facts:
        inner = data
        for step in path[:-1]:
            inner = inner.setdefault(step, {})
        inner[path[-1]] = plain(path, value)
    return data


def plain(path: Path, value: Value) -> Any:
    """A fact's value as YAML has it."""
    if path[0] in RECORDS:
        keys = RECORDS[path[0]]
        return [{key: each for key, each in zip(keys, record, strict=True) if each} for record in value]
    if isinstance(value, tuple):
        return value[0] if path[0] == "cases" and len(value) == 1 else list(value)
    return True if path[0] == "surname_alone" else value
