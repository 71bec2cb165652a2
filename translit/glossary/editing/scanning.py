"""The files of a glossary folder as they were last seen, and which entry lies where."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..entry import Entry
from ..errors import GlossaryError
from ..reading import entries_of, is_style, parse_yaml, read_text, styles_in
from ..styles import Style
from .writing import write_file

__all__ = ["SUFFIXES", "Files", "Place"]

SUFFIXES = (".yaml", ".yml")
_MANY = 200  # files; so many take a second or two to parse


class Place(NamedTuple):
    """Where an entry lies: its file, and its number there when the file is a list of entries."""

    file: Path
    at: int | None


class _Read(NamedTuple):
    """What was read from one file, and the stamp it had."""

    stamp: tuple[int, ...]
    entries: tuple[Entry, ...] = ()
    styles: tuple[Style, ...] = ()
    fault: GlossaryError | None = None
    many: bool = False


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """One entry file as it is kept between runs: its path in the folder, its stamp, what it says."""

    file: str
    stamp: tuple[int, ...]
    entries: tuple[Entry, ...]
    many: bool


class Files:
    """All entry and style files under a folder; the caller sees to it that one thread at a time uses it."""

    def __init__(self, path: Path, kept: Path) -> None:
        """Nothing is read before `refresh`. `kept` is the file that spares a large folder from being parsed anew."""
        self.path, self.kept = path, kept
        self.root = path.resolve()
        self.places: dict[str, Place] = {}
        """Where each entry lies; of two with one id the later."""
        self.generation = 0
        """Grows with every change seen."""
        self._read: dict[Path, _Read] = {}

    def entries(self) -> list[Entry]:
        """All entries that can be used, in the order of their files; of two with one id the later."""
        return list({entry.id: entry for read in self._read.values() for entry in read.entries}.values())

    def styles(self) -> list[Style]:
        """All house styles that can be used."""
        return [style for read in self._read.values() for style in read.styles]

    def faults(self) -> list[GlossaryError]:
        """What is wrong with the files that cannot be used."""
        return [read.fault for read in self._read.values() if read.fault]

    def refuse_broken(self, id: str) -> None:
        """Raise the `GlossaryError` of the file that should hold an entry, where there is one."""
        for file, read in self._read.items():
            if read.fault and file.stem == id:
                raise read.fault

    def refresh(self) -> bool:
        """Look for files that were changed, added or removed; whether there was any."""
        found = {file: _stamp(file) for file in self._walk()}
        changed = found.keys() != self._read.keys()
        known = self._read or (self._remembered() if len(found) >= _MANY else {})
        fresh = 0
        for file, stamp in found.items():
            if file not in known or known[file].stamp != stamp:
                self._read[file] = self._load(file, stamp)
                changed = True
                fresh += 1
            else:
                self._read[file] = known[file]
        if changed:
            self._read = {file: self._read[file] for file in found}
            self._settle()
        if fresh >= _MANY:
            self._remember()
        return changed

    def _remembered(self) -> dict[Path, _Read]:
        """What was kept of an earlier run; nothing where that cannot be read."""
        try:
            kept = msgspec.json.decode(self.kept.read_bytes(), type=tuple[_Kept, ...])
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}
        return {self.path / each.file: _Read(each.stamp, each.entries, many=each.many) for each in kept}

    def _remember(self) -> None:
        """Keep what was read, where the folder has a history already; that it cannot be written hinders nothing."""
        if self.kept.parent.is_symlink() or not self.kept.parent.is_dir():
            return
        kept = [
            _Kept(file.relative_to(self.path).as_posix(), read.stamp, read.entries, read.many)
            for file, read in self._read.items()
            if read.entries and read.stamp
        ]
        with suppress(GlossaryError):
            write_file(self.kept, msgspec.json.encode(kept).decode())

    def take_in(self, file: Path) -> None:
        """Read again a file that was just written or removed."""
        if file.exists():
            self._read[file] = self._load(file, _stamp(file))
        else:
            self._read.pop(file, None)
        self._settle()

    def holds(self, file: Path) -> bool:
        """Whether a file truly lies in the folder, wherever links lead."""
        return file.resolve().is_relative_to(self.root)

    def _walk(self) -> Iterator[Path]:
        """The YAML files of the folder, in order; nothing hidden, nothing in folders that are links."""
        for where, folders, files in os.walk(self.path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if name.endswith(SUFFIXES) and not name.startswith("."):
                    yield Path(where, name)

    def _load(self, file: Path, stamp: tuple[int, ...]) -> _Read:
        try:
            if not self.holds(file):
                raise GlossaryError("is a link that leads out of the folder; put the file itself here.", file=file)
            text = read_text(file)
            if is_style(file):
                return _Read(stamp, styles=tuple(styles_in(text, file)))
            data = parse_yaml(text, file)
            return _Read(stamp, tuple(entries_of(data, text, file)), many=isinstance(data, list))
        except GlossaryError as error:
            return _Read(stamp, fault=error)

    def _settle(self) -> None:
        self.places = {
            entry.id: Place(file, at if read.many else None)
            for file, read in self._read.items()
            for at, entry in enumerate(read.entries)
        }
        self.generation += 1


def _stamp(file: Path) -> tuple[int, ...]:
    """What changes when a file is written, without reading it."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
