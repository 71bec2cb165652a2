"""Read the built-in glossary fast: from `builtin.json`, made of the YAML files, as long as it is not stale."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from .entry import Entry
from .reading import entries_in, is_style, read_text, styles_in
from .styles import Style

__all__ = ["ARTEFACT", "Artefact", "digest", "make_artefact", "read_builtin"]

ARTEFACT = "builtin.json"


class Artefact(msgspec.Struct, frozen=True):
    """All that the YAML files say, and `sha256` over their names and bytes; `files` maps an entry's id to its file."""

    sha256: str
    entries: tuple[Entry, ...]
    styles: tuple[Style, ...]
    files: dict[str, str]


def read_builtin(folder: Path) -> tuple[tuple[Entry, ...], tuple[Style, ...], dict[str, Path]]:
    """Entries, styles and the file of each entry in the built-in glossary's folder.

    The artefact is believed only when its digest is that of the files. Raises `GlossaryError` as reading YAML does.
    """
    sources = _sources(folder)
    found = _fresh(folder / ARTEFACT, sources) or _read(folder, sources)
    return found.entries, found.styles, {id: folder / file for id, file in found.files.items()}


def make_artefact(folder: Path) -> bytes:
    """The bytes of `builtin.json` for a folder, the same for the same files."""
    return msgspec.json.encode(_read(folder, _sources(folder)), order="deterministic")


def digest(folder: Path) -> str:
    """The sha256 over names and bytes of the folder's YAML files."""
    return _digest(_sources(folder))


def _sources(folder: Path) -> list[tuple[str, Path, bytes]]:
    files = sorted(folder.glob("*/*.yaml"))
    return [(file.relative_to(folder).as_posix(), file, file.read_bytes()) for file in files]


def _digest(sources: list[tuple[str, Path, bytes]]) -> str:
    total = hashlib.sha256()
    for name, _, data in sources:
        # Lengths keep name and content apart; a checkout with Windows line ends is the same glossary.
        plain = data.replace(b"\r\n", b"\n")
        total.update(b"%s\0%d\0%s" % (name.encode(), len(plain), plain))
    return total.hexdigest()


def _fresh(artefact: Path, sources: list[tuple[str, Path, bytes]]) -> Artefact | None:
    try:
        found = msgspec.json.decode(artefact.read_bytes(), type=Artefact)
    except (OSError, msgspec.DecodeError):
        return None
    return found if found.sha256 == _digest(sources) else None


def _read(folder: Path, sources: list[tuple[str, Path, bytes]]) -> Artefact:
    entries: dict[str, Entry] = {}
    styles: list[Style] = []
    files: dict[str, str] = {}
    for name, file, _ in sources:
        text = read_text(file)
        if is_style(file):
            styles += styles_in(text, file)
            continue
        for entry in entries_in(text, file):
            entries[entry.id] = entry
            files[entry.id] = name
    return Artefact(_digest(sources), tuple(entries.values()), tuple(styles), files)
