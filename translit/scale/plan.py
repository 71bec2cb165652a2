"""The plan of a large batch: files in any store cut into partitions, each with a name of its own for its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any

from ..errors import TranslitError

__all__ = ["PARTITION_BYTES", "Partition", "ScaleError", "partitions", "store_of"]

PARTITION_BYTES = 1 << 20
"""About how much of a file is one partition: what the death of a worker can cost, and what two workers share."""

_SUFFIXES = {".parquet": "parquet", ".pq": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}


class ScaleError(TranslitError):
    """A large batch cannot begin or did not end: no input, no such field, no Ray, or a partition that failed."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of a file: of Parquet some row groups, of JSONL the lines that begin between two bytes.

    `end` is the first row group or byte that is not in it; `stamp` changes when the file does.
    """

    path: str
    kind: str
    start: int
    end: int
    stamp: str

    @property
    def name(self) -> str:
        """The name of the file with its result."""
        which = f"{self.path}\0{self.start}\0{self.end}".encode("utf-8", "surrogateescape")
        return f"part-{blake2b(which, digest_size=10).hexdigest()}.parquet"

    def as_row(self) -> dict[str, Any]:
        """As a row of a Ray dataset."""
        return asdict(self)


def store_of(uri: str) -> tuple[Any, str]:
    """The store of a path or a URI (s3://, gs://, hdfs://, a local path), and the path in it: what Ray itself uses.

    Raises `ScaleError` when pyarrow is not installed or does not know the store.
    """
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.fs import FileSystem, LocalFileSystem
    except ImportError as error:
        raise ScaleError("pyarrow is not installed; `pip install 'translit-toolkit[translate,ray]'`.") from error
    if "://" not in uri:
        from pathlib import Path

        return LocalFileSystem(), str(Path(uri).absolute())
    try:
        store, path = FileSystem.from_uri(uri)
    except (ArrowInvalid, OSError) as error:
        raise ScaleError(f"{uri} cannot be reached: {error}.") from error
    return store, path


def partitions(uri: str, size: int = PARTITION_BYTES) -> list[Partition]:
    """The partitions of a file, or of all Parquet and JSONL files below a folder, in the order of their names.

    Of each file only its end is read. Raises `ScaleError` when there is nothing to translate.
    """
    from pyarrow.fs import FileSelector, FileType

    store, path = store_of(uri)
    facts = store.get_file_info(path)
    if facts.type == FileType.Directory:
        found = sorted(store.get_file_info(FileSelector(path, recursive=True)), key=lambda each: str(each.path))
    else:
        found = [facts]
    files = [each for each in found if each.type == FileType.File and _kind(each.path)]
    if not files:
        raise ScaleError(f"{uri} is neither a Parquet or JSONL file nor a folder with any.")
    return [part for each in files for part in _cut(store, each, size)]


def _kind(path: str) -> str | None:
    name = path.rpartition("/")[2]
    if name.startswith((".", "_")):
        return None
    return next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), None)


def _cut(store: Any, facts: Any, size: int) -> Iterator[Partition]:
    kind, stamp = _kind(facts.path), f"{facts.size}:{facts.mtime_ns}"
    assert kind is not None
    if kind == "jsonl":
        for start in range(0, facts.size, size):
            yield Partition(facts.path, kind, start, min(start + size, facts.size), stamp)
        return
    from pyarrow import ArrowInvalid
    from pyarrow.parquet import ParquetFile

    try:
        with store.open_input_file(facts.path) as stream:
            groups = ParquetFile(stream).metadata
    except (ArrowInvalid, OSError) as error:
        raise ScaleError(f"{facts.path} is no Parquet file, or a damaged one: {error}.") from error
    start = held = 0
    for group in range(groups.num_row_groups):
        held += groups.row_group(group).total_byte_size
        if held >= size or group == groups.num_row_groups - 1:
            yield Partition(facts.path, kind, start, group + 1, stamp)
            start, held = group + 1, 0
