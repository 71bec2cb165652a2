"""An entry as the flat fields of a form, and the form's fields put back into the entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from translit.text import as_seen

__all__ = ["SHOWN", "data_from", "fields_of", "slug"]

Data = dict[str, Any]

SHOWN = "shown"
"""The field that names the boxes a form has: one that is not ticked is not sent."""

_PLAIN = ("type", "gender", "status", "number", "note")
_BY_CODE = ("forms",)
_LINES = ("variants", "not_in")
_CODES = ("indeclinable", "common_word")
_ROWS = {"sources": ("for", "cite", "url"), "samples": ("lang", "text", "mention", "case")}
_EQUAL = " / "  # between equal forms of one case
_NUMBER = re.compile(r"[0-9]{1,9}")


def fields_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The entry's data, as its YAML says it, as fields of a form: `forms.be`, `cases.be.gen`, `sources.0.cite`.

    >>> fields_of({"type": "place", "forms": {"be": "Мінск"}, "variants": {"be": ["Менск", "Менеск"]}})
    {'type': 'place', 'forms.be': 'Мінск', 'variants.be': 'Менск\\nМенеск'}
    """
    found = {key: str(data[key]) for key in _PLAIN if data.get(key)}
    for key in _BY_CODE:
        found |= {f"{key}.{code}": str(form) for code, form in (data.get(key) or {}).items()}
    for key in _LINES:
        found |= {f"{key}.{code}": "\n".join(_many(forms)) for code, forms in (data.get(key) or {}).items()}
    for code, cases in (data.get("cases") or {}).items():
        found |= {f"cases.{code}.{case}": _EQUAL.join(_many(forms)) for case, forms in cases.items()}
    for code, parts in (data.get("parts") or {}).items():
        found |= {f"parts.{code}.{part}": str(value) for part, value in parts.items()}
    for key in _CODES:
        found |= {f"{key}.{code}": "1" for code in data.get(key) or ()}
    if data.get("surname_alone"):
        found["surname_alone"] = "1"
    for key, columns in _ROWS.items():
        for at, row in enumerate(data.get(key) or ()):
            found |= {f"{key}.{at}.{column}": str(row[column]) for column in columns if row.get(column)}
    return found


def data_from(fields: Mapping[str, str], before: Mapping[str, Any], shown: Iterable[str] = ()) -> Data:
    """The entry's data after a form: `before` with what the form says put in, and what it leaves empty taken out.

    What the form does not have stays. `shown` names its tick boxes.

    >>> data_from({"forms.ru": " Минск ", "note": ""}, {"type": "place", "forms": {"be": "Мінск"}, "note": "?"})
    {'type': 'place', 'forms': {'be': 'Мінск', 'ru': 'Минск'}}
    """
    data: Data = deepcopy(dict(before))
    for key, value in fields.items():
        first, _, rest = key.partition(".")
        if key in _PLAIN:
            _put_plain(data, key, as_seen(value).strip() if key == "note" else _tidy(value))
        elif first in _BY_CODE and rest:
            _put(data, (first, rest), _tidy(value))
        elif first in _LINES and rest:
            _put(data, (first, rest), [line for line in map(_tidy, as_seen(value).splitlines()) if line])
        elif first in ("cases", "parts") and "." in rest:
            code, _, last = rest.rpartition(".")
            forms = [form for form in map(_tidy, value.split("/")) if form] if first == "cases" else [_tidy(value)]
            _put(data, (first, code, last), forms[0] if len(forms) == 1 else forms)
    for key in shown:
        _tick(data, key, bool(fields.get(key)))
    for key, columns in _ROWS.items():
        if any(field.startswith(f"{key}.") for field in fields):
            _put(data, (key,), _rows(fields, key, columns, data.get(key) or ()))
    return data


def slug(key: str) -> str:
    """A field's name as an id in the page.

    >>> slug("forms.en:be")
    'forms-en-be'
    """
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in key)


def _tidy(value: str) -> str:
    return " ".join(as_seen(value).split())


def _many(forms: Any) -> list[str]:
    return [str(forms)] if isinstance(forms, str) else [str(form) for form in forms or ()]


def _put_plain(data: Data, key: str, value: str) -> None:
    if key == "status" and value == "confirmed" and "status" not in data:
        return  # what is not said is confirmed
    _put(data, (key,), value)


def _put(data: Data, path: tuple[str, ...], value: Any) -> None:
    """Set what a path leads to; an empty value takes it out, and a mapping left empty with it."""
    key, *rest = path
    if rest:
        inner = data.get(key)
        inner = dict(inner) if isinstance(inner, Mapping) else {}
        _put(inner, tuple(rest), value)
        value = inner
    elif _same(data.get(key), value):
        return  # one variant without brackets stays as it was written
    if value in ("", [], {}):
        data.pop(key, None)
    else:
        data[key] = value


def _same(old: Any, new: Any) -> bool:
    return bool(old) and isinstance(old, str | list) and isinstance(new, str | list) and _many(old) == _many(new)


def _tick(data: Data, key: str, ticked: bool) -> None:
    first, _, code = key.partition(".")
    if key == "surname_alone":
        _put(data, (key,), ticked or "")
    elif first in _CODES and code:
        codes = [each for each in data.get(first) or () if each != code or ticked]
        _put(data, (first,), [*codes, code] if ticked and code not in codes else codes)


def _rows(fields: Mapping[str, str], key: str, columns: tuple[str, ...], before: Any) -> list[Any]:
    """The lines of a table in a form that are not empty; one that says what it said keeps its order of fields."""
    rows = (field.split(".")[1] for field in fields if field.startswith(f"{key}."))
    numbers = sorted({int(row) for row in rows if _NUMBER.fullmatch(row)})
    found: list[Any] = []
    for at in numbers:
        given = {column: _tidy(fields.get(f"{key}.{at}.{column}", "")) for column in columns}
        row = {column: value for column, value in given.items() if value}
        if not row:
            continue
        old = before[at] if at < len(before) else None
        found.append(old if old == row else row)
    return found
