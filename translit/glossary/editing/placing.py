"""Where an entry is written: the file of a new one, and the text of a file with an entry in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from translit.errors import Message

from ..errors import GlossaryError
from ..reading import entries_in, parse_yaml
from .ids import check_id
from .layout import dumped, rewritten
from .scanning import SUFFIXES, Files, Place
from .states import Now

__all__ = ["new_place", "texts_of"]

_HOMES = {"person": "people", "place": "places", "organisation": "organisations"}


def new_place(id: str, data: Mapping[str, Any], files: Files, names_in: Callable[[Path], Mapping[str, str]]) -> Place:
    """The file of a new entry: in `people`, `places` or `organisations` where the folder has those.

    `names_in` gives the names of the files in a folder, by their small letters. Raises `GlossaryError` for an id that
    is none, or too like another.
    """
    check_id(id)
    taken = files.like(id)
    home = files.path / _HOMES.get(str(data.get("type")), ".")
    if not home.is_dir() or not files.holds(home):
        home = files.path
    names = names_in(home)
    beside = next((names[f"{id}{end}".casefold()] for end in SUFFIXES if f"{id}{end}".casefold() in names), None)
    if beside is None and (home / f"{id}.yaml").exists():  # somebody made it while many are saved
        beside = f"{id}.yaml"
    if taken or beside:
        message = Message(
            "the id {id} is too like {other}, which is there already; take another one.",
            id=id,
            other=taken or beside,
        )
        raise GlossaryError(message)
    return Place(home / f"{id}.yaml", None)


def texts_of(place: Place, data: dict[str, Any], now: Now | None, text: str | None) -> tuple[str, str]:
    """The new text of a file, and the part of it that is the entry's; `text` is what somebody wrote for it, if anybody.

    Raises `GlossaryError` when it could not be used.
    """
    if place.at is None:
        text = rewritten(now.whole if now else "", data, place.file) if text is None else text
        own = text
        said = parse_yaml(text, place.file)
    else:
        items = parse_yaml(now.whole, place.file) if now else []
        items[place.at] = data
        text, own = rewritten(now.whole if now else "", items, place.file), dumped(data)
        said = parse_yaml(text, place.file)[place.at]
    entries_in(text, place.file)
    if said != data:
        raise GlossaryError(Message("would be read back otherwise than it was written."), file=place.file)
    return text, own
