"""Names that a request brings along: laid over the server's glossary for this request."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from starlette.exceptions import HTTPException

from translit.glossary import KINDS, Entry, Glossary

__all__ = ["Overlays", "entries_of"]

_MOST = 1000
_LONGEST = 200
_REMEMBERED = 8
"""Laid-over glossaries that are kept: each has its own index, and a client mostly sends the same names again."""
_CODE = re.compile(r"[a-z]{2,3}(:[a-z]{2,3})?")


def entries_of(data: Any) -> list[Entry]:
    """The entries of the field `glossary`: `{id: {spelling code: form, "type": "person"}}`, the type may be left out.

    Refuses with 400 what is not of that shape.

    >>> [entry.form("be") for entry in entries_of({"losik": {"en": "Ihar Losik", "be": "Ігар Лосік"}})]
    ['Ігар Лосік']
    """
    if not isinstance(data, Mapping) or len(data) > _MOST:
        raise _wrong(f"it must be an object of at most {_MOST} entries")
    return [_entry(id, spelled) for id, spelled in data.items()]


def _entry(id: str, spelled: Any) -> Entry:
    if not id or len(id) > _LONGEST or not isinstance(spelled, Mapping):
        raise _wrong(f"entry {id[:50]!r} must be an object of spelling codes and forms")
    forms = {code: form for code, form in spelled.items() if code != "type"}
    kind = spelled.get("type", "person")
    if kind not in KINDS:
        raise _wrong(f"the type of {id!r} must be one of {', '.join(KINDS)}")
    for code, form in forms.items():
        if not _CODE.fullmatch(code) or not isinstance(form, str) or not form.strip() or len(form) > _LONGEST:
            raise _wrong(
                f"{code[:20]!r} of {id!r} must be a language code with a form of at most {_LONGEST} characters"
            )
    if not forms:
        raise _wrong(f"entry {id!r} has no form")
    return Entry(id=id, type=kind, forms={code: form.strip() for code, form in forms.items()})


def _wrong(what: str) -> HTTPException:
    return HTTPException(400, f"Invalid request: glossary parameter: {what}")


def _laid_over(base: Glossary, entries: Sequence[Entry]) -> Glossary:
    """The request's word is the last: an entry of the base with the same form of the same language is left out."""
    taken = {(language, form.casefold()) for entry in entries for language, form in _spelled(entry)}
    kept = [
        entry
        for entry in base.entries
        if not any((language, form.casefold()) in taken for language, form in _spelled(entry))
    ]
    return Glossary([*kept, *entries], base.styles.values(), name=f"{base.name}+request")


def _spelled(entry: Entry) -> Iterator[tuple[str, str]]:
    """The forms and variants of an entry, each with its language."""
    for code, form in entry.forms.items():
        yield code.partition(":")[0], form
    for code, forms in entry.variants.items():
        for form in forms:
            yield code.partition(":")[0], form


class Overlays:
    """Glossaries with a request's entries over them, the last few kept."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._made: OrderedDict[tuple[str, bytes], Glossary] = OrderedDict()
        self._lock = threading.Lock()

    def over(self, base: Glossary, data: Any) -> Glossary:
        """`base`, or with the entries in `data` over it."""
        if data is None:
            return base
        key = (base.signature, hashlib.sha256(msgspec.json.encode(data, order="sorted")).digest())
        with self._lock:
            found = self._made.pop(key, None)
            if found is None:
                found = _laid_over(base, entries_of(data))
            self._made[key] = found
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        return found
