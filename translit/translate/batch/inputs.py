"""What a batch reads: a folder, a list of files, or JSONL, as items with a key and a stamp that changes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ...errors import TranslitError

__all__ = ["BESIDE", "BatchError", "FileItem", "Inputs", "Item", "TextItem", "open_inputs"]

BESIDE = ("job", "job-wal", "job-shm", "failed.jsonl", "findings.jsonl")
"""What a batch writes beside its output, after the output's own name and a dot."""

_BLOCK = 1 << 20
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUFFIXES = (".jsonl", ".ndjson")


class BatchError(TranslitError):
    """A batch cannot begin: its input is missing, its output would be written over it, its job is in use."""


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file to translate: its path, and its key, the path that it has in the output folder too."""

    key: str
    path: Path
    stamp: str
    size: int


@dataclass(frozen=True, slots=True)
class TextItem:
    """A line of JSONL: its key is its number, `id` what it calls itself; `fault` says why it has no text."""

    key: str
    id: Any
    text: str
    stamp: str
    fault: str = ""

    @property
    def size(self) -> int:
        """About how many bytes the text has."""
        return len(self.text)


Item = FileItem | TextItem


@dataclass(frozen=True, slots=True)
class Inputs:
    """A folder, a list or a JSONL file, opened; `kind` is `folder`, `list` or `jsonl`.

    `field` is the field of a JSONL line that is translated; `skipped` a folder that is not read, for it is written to.
    """

    path: Path
    kind: str
    field: str = "text"
    skipped: Path | None = None

    def count(self) -> int:
        """How many items there are now; nothing is read but names and line ends."""
        if self.kind == "jsonl":
            with self.path.open("rb") as stream:
                blocks = iter(lambda: stream.read(_BLOCK), b"")
                last, lines = b"\n", 0
                for block in blocks:
                    lines += block.count(b"\n")
                    last = block[-1:]
            return lines + (last != b"\n")
        return sum(1 for _ in self.items())

    def items(self) -> Iterator[Item]:
        """The items, in the order of names or of lines; one line or one folder is in memory at a time."""
        if self.kind == "jsonl":
            yield from _lines(self.path, self.field)
        elif self.kind == "list":
            yield from _listed(self.path)
        else:
            yield from _below(self.path, "", self.skipped)


def open_inputs(path: str | os.PathLike[str], *, field: str = "text", out: Path | None = None) -> Inputs:
    """A folder, a JSONL file (by its suffix or because it begins with a brace), or a file that lists files, one a line.

    `out` is where the batch writes: what lies there is not read. Raises `BatchError` when there is nothing at `path`.
    """
    place = Path(path)
    if place.is_dir():
        return Inputs(place, "folder", field, out.resolve() if out else None)
    try:
        with place.open("rb") as stream:
            start = stream.read(256).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError as error:
        raise BatchError(f"{place} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    jsonl = place.suffix.lower() in _SUFFIXES or start.startswith(b"{")
    return Inputs(place, "jsonl" if jsonl else "list", field)


def _below(folder: Path, prefix: str, skipped: Path | None) -> Iterator[FileItem]:
    """All files of a tree; hidden ones are somebody's own, or half-written."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise BatchError(f"{folder} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if skipped is None or Path(entry.path).resolve() != skipped:
                yield from _below(Path(entry.path), f"{prefix}{entry.name}/", skipped)
        elif entry.is_file() and not (skipped and _is_ours(entry.name, skipped, folder)):
            yield _file(prefix + entry.name, Path(entry.path))


def _is_ours(name: str, out: Path, folder: Path) -> bool:
    """Is it a file that a batch writes beside `out`?"""
    what = name.removeprefix(f"{out.name}.")
    return what != name and what in BESIDE and folder.resolve() == out.parent


def _listed(path: Path) -> Iterator[FileItem]:
    """The files of a list, by what their paths have not in common; those of a relative path lie beside the list."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BatchError(
            f"{path} is neither JSONL nor a list of files: byte {error.start} is not UTF-8. An article alone is "
            "translated without --batch; a list is saved as UTF-8."
        ) from error
    except OSError as error:
        raise BatchError(f"the list {path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    named = [Path(os.path.normpath(path.parent.absolute() / line.strip())) for line in lines if line.strip()]
    if not named:
        return
    base = Path(os.path.commonpath([file.parent for file in named]))
    for file in dict.fromkeys(named):
        yield _file(file.relative_to(base).as_posix(), file)


def _file(key: str, path: Path) -> FileItem:
    try:
        facts = path.stat()
        return FileItem(key, path, f"{facts.st_size}:{facts.st_mtime_ns}", facts.st_size)
    except OSError:  # gone, or not ours to read: whoever opens it says so
        return FileItem(key, path, "", 0)


def _lines(path: Path, field: str) -> Iterator[TextItem]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            line = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if line:
                yield _line(str(number), line, field)


def _line(key: str, line: bytes, field: str) -> TextItem:
    stamp = blake2b(line, digest_size=12, person=field.encode()[:16]).hexdigest()
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return TextItem(key, key, "", stamp, f"line {key} is no JSON: {error}")
    if not isinstance(row, dict):
        return TextItem(key, key, "", stamp, f"line {key} is no JSON object")
    text = row.get(field)
    if not isinstance(text, str):
        there = ", ".join(map(repr, row)) or "none"
        return TextItem(key, row.get("id", key), "", stamp, f"line {key} has no text in {field!r}; its fields: {there}")
    return TextItem(key, row.get("id", key), _SURROGATE.sub("\ufffd", text), stamp)
