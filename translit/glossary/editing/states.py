"""One entry as it lies on the disk at this moment, with the version that a save must name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from translit.errors import Message

from ..entry import Entry
from ..errors import GlossaryError
from ..reading import parse_yaml, read_text
from .layout import dumped
from .scanning import Place

__all__ = ["Now", "Stored", "as_data", "read_at", "refuse_unwritable", "version_of"]


class Stored(NamedTuple):
    """An entry as it lies on the disk: `data` as its YAML says it, the `version` that a save must name, the file.

    `warning` says what went wrong after the save itself was done (a git commit), else it is empty.
    """

    data: dict[str, Any]
    version: str
    path: Path
    warning: str = ""


class Now(NamedTuple):
    """An entry at this moment, its place, the text of its file (`whole`) and the part of it that is the entry's."""

    stored: Stored
    place: Place
    whole: str
    own: str


def read_at(id: str, place: Place) -> Now | None:
    """The entry at a place; None when it is not, or no longer, there. Raises `GlossaryError` for a broken file."""
    if not place.file.is_file():
        return None
    text = read_text(place.file)
    data = parse_yaml(text, place.file)
    if place.at is None:
        if not isinstance(data, dict) or data.get("id", place.file.stem) != id:
            return None
        return Now(Stored(data, version_of(text, data, None), place.file), place, text, text)
    if not isinstance(data, list) or place.at >= len(data) or data[place.at].get("id") != id:
        return None
    item = data[place.at]
    return Now(Stored(item, version_of(text, item, place.at), place.file), place, text, dumped(item))


def version_of(text: str, data: Mapping[str, Any], at: int | None) -> str:
    """The hash of the file, or of the entry alone where it has neighbours in the file."""
    what = text.encode() if at is None else msgspec.json.encode(data, order="sorted")
    return hashlib.sha256(what).hexdigest()[:20]


def refuse_unwritable(data: Mapping[str, Any]) -> None:
    """Raise `GlossaryError` for data that a YAML file cannot hold."""
    try:
        msgspec.json.encode(data)
    except UnicodeEncodeError as error:
        raise GlossaryError(
            Message("the entry holds half a character (a lone surrogate); type that letter anew.")
        ) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise GlossaryError(Message("the entry holds what YAML cannot say; write text, numbers and lists.")) from error


def as_data(entry: Entry) -> dict[str, Any]:
    """An entry as its YAML would say it: to show, to edit, or to save into another folder.

    >>> as_data(Entry("minsk", "place", {"be": "Мінск"}, variants={"be": ("Менск",)}))
    {'id': 'minsk', 'type': 'place', 'forms': {'be': 'Мінск'}, 'variants': {'be': ['Менск']}}
    """
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(entry))
    return data
