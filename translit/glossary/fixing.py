"""Mend what needs no judgement: look-alike letters, letters in two pieces, white space, needless variants, order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from translit.text import EAST_SLAVIC, fold_lookalikes, script

from .checks.finding import tidy
from .comparing import diff_entry
from .editing import Folder
from .editing.layout import FIELDS, dumped, rewritten
from .reading import entries_in, parse_yaml
from .styles import language

__all__ = ["Fixed", "fix", "mended"]

_COMMENT = re.compile(r"(^|\s)#")


class Fixed(NamedTuple):
    """A file that was mended: the entry's id, its file, what was changed, in words."""

    id: str
    file: Path
    changes: tuple[str, ...]


def fix(folder: Folder, ids: Mapping[str, Any] | None = None, *, author: str = "") -> list[Fixed]:
    """Mend the entries of a folder, or those named in `ids`, through its own saves, so that each can be undone.

    Raises what `Folder.save` raises. Nothing is done that changes how a name is spelled.
    """
    found = []
    for id in [entry.id for entry in folder.entries() if ids is None or entry.id in ids]:
        stored = folder.read(id)
        data = mended(stored.data)
        text = stored.path.read_text(encoding="utf-8-sig")
        changes = [str(change) for change in diff_entry(stored.data, data)]
        whole = isinstance(parse_yaml(text, stored.path), dict)
        if whole and not _COMMENT.search(text) and _out_of_order(data):
            text = dumped(data)
            changes.append(f"{id}: fields put in order")
        elif whole:
            text = rewritten(text, data, stored.path)
        if not changes:
            continue
        if whole:
            entries_in(text, stored.path)
            folder.save_text(id, text, version=stored.version, author=author)
        else:
            folder.save(id, data, version=stored.version, author=author)
        found.append(Fixed(id, stored.path, tuple(changes)))
    return found


def mended(data: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's data with every form mended; the fields and their order stay.

    >>> mended({"type": "place", "forms": {"be": " Мiнск"}, "variants": {"be": ["Мінск", "Менск"]}})
    {'type': 'place', 'forms': {'be': 'Мінск'}, 'variants': {'be': ['Менск']}}
    """
    found = dict(data)
    for field in ("forms", "variants", "cases", "parts"):
        if isinstance(data.get(field), Mapping):
            found[field] = {code: _mended(value, str(code)) for code, value in data[field].items()}
    if isinstance(found.get("variants"), Mapping):
        forms = found.get("forms") if isinstance(found.get("forms"), Mapping) else {}
        variants = {code: _needed(each, (forms or {}).get(code)) for code, each in found["variants"].items()}
        found["variants"] = {code: each for code, each in variants.items() if each}
        if not found["variants"]:
            del found["variants"]
    return found


def _mended(value: Any, code: str) -> Any:
    if isinstance(value, str):
        return _mended_form(value, code)
    if isinstance(value, list):
        return [_mended(each, code) for each in value]
    if isinstance(value, Mapping):
        return {key: _mended(each, code) for key, each in value.items()}
    return value


def _mended_form(form: str, code: str) -> str:
    """Look-alikes only where the whole form then is in the alphabet of its language."""
    form = tidy(form)
    folded = fold_lookalikes(form)
    wanted = "Cyrl" if language(code) in EAST_SLAVIC else "Latn"
    return folded if folded != form and script(folded) == wanted else form


def _needed(variants: Any, form: str | None) -> Any:
    if not isinstance(variants, list):
        return variants if variants != form else []
    return [each for at, each in enumerate(variants) if each != form and each not in variants[:at]]


def _out_of_order(data: Mapping[str, Any]) -> bool:
    known = [FIELDS.index(field) for field in data if field in FIELDS]
    return known != sorted(known)
