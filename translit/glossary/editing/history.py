"""What each entry said before: one file of revisions an entry, in `.history/`, which nothing reads as a glossary."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from translit.errors import Message

from ..errors import GlossaryError
from ..reading import parse_yaml
from .ids import check_id
from .writing import reason_of, write_file

__all__ = ["FOLDER", "KEPT", "History", "Revision", "earlier", "revisions_of"]

FOLDER = ".history"
"""Where a glossary folder keeps it."""

KEPT = 100
"""Revisions kept of each entry; the oldest go first."""

Action = Literal["saved", "undone", "deleted", "found"]
_AT_ONCE = 8
_UNTRACKED = "*\n"  # the history is this folder's own: git leaves it alone


class Revision(msgspec.Struct, frozen=True, omit_defaults=True):
    """One state of an entry: when (UTC), whose, how it came about, and the YAML it then had (None: deleted).

    `action` is `saved`, `undone`, `deleted`, or `found`: written by an editor or by git, not through the workbench.
    `number` counts from 1 and never changes; `back_to` is the number of the revision that was brought back.
    """

    number: int
    time: str
    author: str
    action: Action
    version: str | None = None
    text: str | None = None
    back_to: int | None = None

    @property
    def data(self) -> dict[str, Any] | None:
        """What the entry said, None when it was deleted."""
        if self.text is None:
            return None
        found = parse_yaml(self.text, Path(f"revision {self.number}"))
        return found if isinstance(found, dict) else None


def revisions_of(file: Path, id: str) -> list[Revision]:
    """The revisions of an entry in a file of some glossary folder, oldest first: of the nearest folder with a history.

    >>> revisions_of(Path("nowhere/minsk.yaml"), "minsk")
    []
    """
    folders = (parent / FOLDER for parent in file.absolute().parents)
    found = next((folder for folder in folders if folder.is_dir()), None)
    return History(found).of(id) if found else []


def earlier(revisions: Sequence[Revision], version: str | None) -> list[Revision]:
    """The states that lie before the one on the disk, which has `version` (None: deleted), without the deletions.

    >>> first, second = Revision(1, "", "", "saved", "a", "x"), Revision(2, "", "", "saved", "b", "y")
    >>> [each.number for each in earlier([first, second], "b")]
    [1]
    >>> [each.number for each in earlier([first, second], "c")]  # that one is not in the history yet
    [1, 2]
    >>> undone = Revision(3, "", "", "undone", "a", "x", back_to=1)
    >>> [each.number for each in earlier([first, second, undone], "a")]
    []
    """
    at, last = len(revisions), revisions[-1]
    if last.version == version:
        numbers = [revision.number for revision in revisions]
        at = numbers.index(last.back_to) if last.back_to in numbers else at - 1
    return [revision for revision in revisions[:at] if revision.text is not None]


class History:
    """The revisions of all entries of one folder; the caller holds its lock when adding."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the `.history` of a glossary folder; it is made by `prepare`."""
        self.folder = folder
        self._unflushed: set[Path] = set()

    def prepare(self) -> None:
        """Make the folder. Raises `GlossaryError` when it cannot be made."""
        try:
            self.folder.mkdir(exist_ok=True)
            if self.folder.is_symlink():
                raise GlossaryError(
                    Message("is a link; remove it, and a folder is made in its place."), file=self.folder
                )
            ignore = self.folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text(_UNTRACKED, encoding="utf-8")
        except OSError as error:
            raise GlossaryError(
                Message("cannot be written to: {reason}.", reason=reason_of(error)), file=self.folder.parent
            ) from error

    def of(self, id: str) -> list[Revision]:
        """The revisions of an entry, oldest first; a line that a kill left unfinished is passed over."""
        try:
            lines = self._file(id).read_bytes().splitlines()
        except OSError:
            return []
        found = []
        for line in lines:
            try:
                found.append(msgspec.json.decode(line, type=Revision))
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
        return found

    def add(self, id: str, revision: Revision, *, flush: bool = True) -> Revision:
        """Note a new state of an entry; it gets its number and its time here. Raises `GlossaryError` if it cannot.

        With `flush` it is on the disk for good, else with the next call of `flush`.
        """
        before = self.of(id)
        number = before[-1].number + 1 if before else 1
        now = datetime.now(UTC).isoformat(timespec="seconds")
        revision = msgspec.structs.replace(revision, number=number, time=now)
        if len(before) >= KEPT + KEPT // 4:  # now and then, not at every save
            kept = [*before[-KEPT + 1 :], revision]
            write_file(self._file(id), "".join(msgspec.json.encode(each).decode() + "\n" for each in kept))
            return revision
        try:
            with self._file(id).open("ab+") as stream:
                stream.write(_line_break(stream) + msgspec.json.encode(revision) + b"\n")
                if flush:
                    stream.flush()
                    os.fsync(stream.fileno())
                else:
                    self._unflushed.add(self._file(id))
        except OSError as error:
            raise GlossaryError(
                Message("the history was not written: {reason}.", reason=reason_of(error)), file=self._file(id)
            ) from error
        return revision

    def flush(self) -> None:
        """Have what was noted without `flush` on the disk for good; many at once, for each waits on the disk."""
        if self._unflushed:
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                list(pool.map(_flush, self._unflushed))
            self._unflushed.clear()

    def _file(self, id: str) -> Path:
        try:
            check_id(id)
            name = id
        except GlossaryError:  # an entry of a hand-written list may be called anything
            name = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / f"{name}.jsonl"


def _flush(file: Path) -> None:
    with suppress(OSError), file.open("ab") as stream:
        os.fsync(stream.fileno())


def _line_break(stream: Any) -> bytes:
    """What is missing before a new line can begin: a kill may have left half of the last one."""
    end = stream.seek(0, os.SEEK_END)
    if not end:
        return b""
    stream.seek(end - 1)
    return b"" if stream.read(1) == b"\n" else b"\n"
