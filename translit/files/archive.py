"""Zip files that may come from anybody: read within bounds, rebuilt entry for entry."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from ..errors import Message
from .errors import Beyond, FileError, shown

__all__ = ["Archive"]

_RATIO_FROM = 1024 * 1024  # spaces alone pack a thousandfold, and a short part may hold many
_CHUNK = 1 << 20
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# what zipfile raises for bytes that are no archive, or one with a directory that points anywhere
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, NotImplementedError, OSError)


class Archive:
    """An archive in memory: its entries by name, and the way to make it again with some of them replaced.

    `name` is what messages call the file; `most` has the bounds: `parts` (how many there may be), `unzipped` (bytes of
    all), `ratio` (bytes of one part for each of its zipped bytes); what it leaves out has none. Raises FileError for
    what is no zip file, is damaged or encrypted, or names an entry twice, and Beyond for what is beyond a bound.

    >>> made = io.BytesIO()
    >>> with zipfile.ZipFile(made, "w") as out:
    ...     out.writestr("a.txt", "Minsk")
    >>> archive = Archive(made.getvalue())
    >>> archive.read("a.txt"), "b.txt" in archive
    (b'Minsk', False)
    >>> Archive(archive.rebuilt({"a.txt": "Мінск".encode()})).read("a.txt").decode()
    'Мінск'
    """

    def __init__(self, data: bytes, name: str = "the file", most: Mapping[str, int] | None = None) -> None:
        """Look through the directory of the archive; nothing is unpacked yet."""
        self.data, self.name, self._most = data, name, most or {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._broken(str(error)) from error
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        self._bounded("parts", len(entries))
        if len(self._entries) < len(entries):
            raise FileError(
                Message("{name} names an entry twice, so it is not clear which one counts; save it anew.", name=name)
            )
        for entry in entries:
            self._check(entry)
        self._bounded("unzipped", sum(entry.file_size for entry in entries))

    def __contains__(self, part: str) -> bool:
        """Whether there is an entry of this name."""
        return part in self._entries

    def __iter__(self) -> Iterator[str]:
        """The names of the entries in the order of the archive."""
        return iter(self._entries)

    def read(self, part: str) -> bytes:
        """What an entry holds. Raises FileError where it is missing, damaged or longer than it says."""
        entry = self._entries.get(part)
        if entry is None:
            raise FileError(
                Message(
                    "{name} has no part {part}: it is damaged or incomplete; save it anew.",
                    name=self.name,
                    part=repr(part),
                )
            )
        return self._unpacked(entry)

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with the entries of `changed` replaced, all others with their bytes, names, dates and order.

        Where nothing is changed these are the very bytes that came in. Raises FileError for a damaged entry.
        """
        if not any(self.read(part) != data for part, data in changed.items()):
            return self.data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            target.comment = self._zip.comment
            for part, entry in self._entries.items():
                data = changed[part] if part in changed else self._unpacked(entry)
                target.writestr(_copy(entry), data)
        return out.getvalue()

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise FileError(Message("{name} is encrypted; save it without a password and try again.", name=self.name))
        if entry.compress_type not in _PACKED:
            raise FileError(
                Message("{name} is packed in a way that its format does not have; save it anew.", name=self.name)
            )
        if entry.file_size > _RATIO_FROM:
            self._bounded("ratio", entry.file_size // max(entry.compress_size, 1), entry.filename)

    def _bounded(self, bound: str, amount: int, part: str = "") -> None:
        if amount > self._most.get(bound, amount):
            raise Beyond(bound, amount, f"{self.name}, {_shown(part)}" if part else self.name)

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """At most what the directory declares: a header that lies is found out after one chunk too many."""
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > entry.file_size:
                        raise self._broken(f"{entry.filename} is longer than declared")
                    parts.append(chunk)
        except FileError:
            raise
        except _DAMAGE as error:
            raise self._broken(f"{entry.filename}: {error}") from error
        return b"".join(parts)

    def _broken(self, reason: str) -> FileError:
        return FileError(
            Message(
                "{name} is damaged and cannot be opened ({reason}); save it anew.",
                name=self.name,
                reason=_shown(reason),
            )
        )


def _copy(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = entry.compress_type
    copy.comment, copy.extra = entry.comment, _without_zip64(entry.extra)
    copy.create_system, copy.create_version = entry.create_system, entry.create_version
    copy.external_attr, copy.internal_attr = entry.external_attr, entry.internal_attr
    return copy


def _without_zip64(extra: bytes) -> bytes:
    """The extra fields but for the 64-bit sizes, which the writer sets itself."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        tag, size = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        if tag != 1:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept


def _shown(name: str) -> str:
    return shown(name[:200])
