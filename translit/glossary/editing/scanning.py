"""The files of a glossary folder as they were last seen, and which entry lies where."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from translit.errors import Message

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
        self._read: dict[str, _Read] = {}
        self._folded: dict[str, str] = {}

    def entries(self) -> list[Entry]:
        """All entries that can be used, in the order of their files; of two with one id the later."""
        return list({entry.id: entry for read in self._read.values() for entry in read.entries}.values())

    def like(self, id: str) -> str | None:
        """The id of an entry that differs from `id` in capital letters at most."""
        return self._folded.get(id.casefold())

    def styles(self) -> list[Style]:
        """All house styles that can be used."""
        return [style for read in self._read.values() for style in read.styles]

    def faults(self) -> list[GlossaryError]:
        """What is wrong with the files that cannot be used."""
        return [read.fault for read in self._read.values() if read.fault]

    def refuse_broken(self, id: str) -> None:
        """Raise the `GlossaryError` of the file that should hold an entry, where there is one."""
        for file, read in self._read.items():
            if read.fault and Path(file).stem == id:
                raise read.fault

    def refresh(self) -> bool:
        """Look for files that were changed, added or removed; whether there was any."""
        found = dict(_walk(os.fspath(self.path)))
        changed = found.keys() != self._read.keys()
        known = self._read or (self._remembered() if len(found) >= _MANY else {})
        now: dict[str, _Read] = {}
        fresh = 0
        for file in sorted(found):
            read = known.get(file)
            if read is None or read.stamp != found[file]:
                read = self._load(Path(file), found[file])
                changed = True
                fresh += 1
            now[file] = read
        if changed:
            self._read = now
            self._settle()
        if fresh >= _MANY:
            self._remember()
        return changed

    def _remembered(self) -> dict[str, _Read]:
        """What was kept of an earlier run; nothing where that cannot be read."""
        try:
            kept = msgspec.json.decode(self.kept.read_bytes(), type=tuple[_Kept, ...])
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}
        return {os.fspath(self.path / each.file): _Read(each.stamp, each.entries, many=each.many) for each in kept}

    def _remember(self) -> None:
        """Keep what was read, where the folder has a history already; that it cannot be written hinders nothing."""
        if self.kept.parent.is_symlink() or not self.kept.parent.is_dir():
            return
        kept = [
            _Kept(Path(file).relative_to(self.path).as_posix(), read.stamp, read.entries, read.many)
            for file, read in self._read.items()
            if read.entries and read.stamp
        ]
        with suppress(GlossaryError):
            write_file(self.kept, msgspec.json.encode(kept).decode())

    def take_in(self, file: Path) -> None:
        """Read again a file that was just written or removed."""
        name = os.fspath(file)
        before = self._read.get(name, _Read(()))
        if file.exists():
            after = self._load(file, _stamp(file.stat()))
            new = name not in self._read
            self._read[name] = after
            if new:
                self._read = dict(sorted(self._read.items()))
        else:
            after = _Read(())
            self._read.pop(name, None)
        ids = {entry.id for read in (before, after) for entry in read.entries}
        if any(id in self.places and self.places[id].file != file for id in ids):
            self._settle()  # two files have one id
            return
        for id in ids:
            self.places.pop(id, None)
            self._folded.pop(id.casefold(), None)
        found = _places_in(file, after)
        self.places |= found
        self._folded |= {id.casefold(): id for id in found}
        self.generation += 1

    def holds(self, file: Path) -> bool:
        """Whether a file truly lies in the folder, wherever links lead."""
        return file.resolve().is_relative_to(self.root)

    def _load(self, file: Path, stamp: tuple[int, ...]) -> _Read:
        try:
            if not self.holds(file):
                message = Message("is a link that leads out of the folder; put the file itself here.")
                raise GlossaryError(message, file=file)
            text = read_text(file)
            if is_style(file):
                return _Read(stamp, styles=tuple(styles_in(text, file)))
            data = parse_yaml(text, file)
            return _Read(stamp, tuple(entries_of(data, text, file)), many=isinstance(data, list))
        except GlossaryError as error:
            return _Read(stamp, fault=error)

    def _settle(self) -> None:
        places: dict[str, Place] = {}
        for file, read in self._read.items():
            places |= _places_in(Path(file), read)
        self.places = places
        self._folded = {id.casefold(): id for id in places}
        self.generation += 1


def _places_in(file: Path, read: _Read) -> dict[str, Place]:
    return {entry.id: Place(file, at if read.many else None) for at, entry in enumerate(read.entries)}


def _walk(folder: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The YAML files under a folder with their stamps; nothing hidden, nothing in folders that are links."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
            elif entry.name.endswith(SUFFIXES) and entry.is_file():
                with suppress(OSError):  # removed since
                    yield entry.path, _stamp(entry.stat())


def _stamp(found: os.stat_result) -> tuple[int, ...]:
    """What changes when a file is written, without reading it."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
