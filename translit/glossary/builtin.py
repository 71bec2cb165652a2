"""Read the built-in glossary fast: `builtin.json` holds what each YAML file says, believed file by file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from .entry import Entry
from .reading import entries_in, is_style, read_text, styles_in
from .styles import Style

__all__ = ["ARTEFACT", "make_artefact", "read_builtin", "stale"]

ARTEFACT = "builtin.json"


class _File(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one YAML file says; `sha256` is that of its bytes, line ends made \\n."""

    name: str
    sha256: str
    entries: tuple[Entry, ...] = ()
    styles: tuple[Style, ...] = ()


def read_builtin(folder: Path) -> tuple[list[Entry], list[Style], dict[str, Path]]:
    """Entries, styles and the file of each entry in the built-in glossary's folder.

    A file whose digest is not the one in the artefact is read from its YAML. Raises `GlossaryError` as that does.
    """
    read = _read(folder, _known(folder / ARTEFACT))
    files = {entry.id: folder / each.name for each in read for entry in each.entries}
    return [entry for each in read for entry in each.entries], [style for each in read for style in each.styles], files


def make_artefact(folder: Path) -> bytes:
    """The bytes of `builtin.json` for a folder, the same for the same files."""
    return b"[\n" + b",\n".join(map(_encoder.encode, _read(folder, {}))) + b"\n]\n"


def stale(folder: Path) -> list[str]:
    """The files that the artefact does not hold as they are now, and those it holds that are gone."""
    known = {each.name: each.sha256 for each in _known(folder / ARTEFACT).values()}
    now = {name: digest for name, _, digest in _sources(folder)}
    return sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))


_encoder = msgspec.json.Encoder(order="deterministic")


def _sources(folder: Path) -> list[tuple[str, Path, str]]:
    """Name, path and digest of every YAML file. A checkout with Windows line ends is the same glossary."""
    files = sorted(folder.glob("*/*.yaml"))
    return [
        (
            file.relative_to(folder).as_posix(),
            file,
            hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest(),
        )
        for file in files
    ]


def _known(artefact: Path) -> dict[str, _File]:
    try:
        files = msgspec.json.decode(artefact.read_bytes(), type=tuple[_File, ...])
    except (OSError, msgspec.DecodeError):
        return {}
    return {each.sha256: each for each in files}


def _read(folder: Path, known: dict[str, _File]) -> list[_File]:
    found = []
    for name, file, digest in _sources(folder):
        each = known.get(digest)
        if each is None or each.name != name:
            text = read_text(file)
            if is_style(file):
                each = _File(name, digest, styles=tuple(styles_in(text, file)))
            else:
                each = _File(name, digest, entries=tuple(entries_in(text, file)))
        found.append(each)
    return found
