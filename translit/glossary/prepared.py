"""Forms of the built-in glossary worked out beforehand: declining them all takes a second or two, reading them none.

`glossaries/forms.LANG.json` holds the rows of `forms.rows_of`. They are believed only for the entries and the tables of
names that they were made from, and a test makes them anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from .entry import Entry
from .forms import Row, rows_of

__all__ = ["LANGUAGES", "file_of", "make_prepared", "read_prepared"]

LANGUAGES = ("be", "en", "ru", "uk")
_TABLES = ("given-names.tsv", "patronymics.tsv")


class _Forms(msgspec.Struct, frozen=True):
    """What one file holds: the digest of what it was made from, and the rows of each entry by its id."""

    made_from: str
    rows: dict[str, tuple[Row, ...]]


def file_of(folder: Path, lang: str) -> Path:
    """The file of one language in the built-in glossary's folder."""
    return folder / f"forms.{lang}.json"


def make_prepared(entries: Iterable[Entry], folder: Path, lang: str) -> bytes:
    """The bytes of `forms.LANG.json` for these entries and the tables of names in `folder`."""
    entries = list(entries)
    lines = [
        msgspec.json.encode(entry.id) + b": " + msgspec.json.encode(rows_of(entry, lang))
        for entry in sorted(entries, key=lambda entry: entry.id)
    ]
    digest = msgspec.json.encode(_digest(entries, folder))
    return b'{"made_from": ' + digest + b', "rows": {\n' + b",\n".join(lines) + b"\n}}\n"


def read_prepared(entries: Iterable[Entry], folder: Path, lang: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each entry by its id; none when there is no such file or it was made from something else."""
    try:
        found = msgspec.json.decode(file_of(folder, lang).read_bytes(), type=_Forms)
    except (OSError, msgspec.DecodeError):
        return {}
    return found.rows if found.made_from == _digest(entries, folder) else {}


def _digest(entries: Iterable[Entry], folder: Path) -> str:
    digest = hashlib.sha256(msgspec.json.encode(sorted(entries, key=lambda entry: entry.id), order="sorted"))
    for name in _TABLES:
        digest.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
