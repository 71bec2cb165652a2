"""What a worker of a large batch does: one partition in, its result written whole, nothing but a line sent back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader
from itertools import islice
from typing import Any
from uuid import uuid4

from ..translate.batch import Settings, Worker
from ..translate.batch.inputs import TextItem
from ..translate.batch.job import ALREADY, FAILED
from ..translate.batch.work import Chunk
from .plan import Partition, ScaleError, store_of

__all__ = ["ATTEMPTS", "BEGUN", "Translator", "done_as", "made_of", "rows_of", "schema"]

_AT_ONCE = 256
"""Texts that are translated together, and written as one row group."""

BEGUN, ATTEMPTS = "_begun", 3
"""Where results are written before they are whole, and how often one is begun: Ray hands a partition whose worker died
to another without end, and a text that kills every worker must not go round for ever."""

_BLOCK = 1 << 20
_STAMP = b"translit.made_of"


class Translator:
    """An actor of Ray Data: glossary and model are loaded once, then partition after partition is translated.

    Each result is written beside its place and moved there when it is whole: a worker that dies leaves nothing that
    counts, and whoever takes its partition over writes the same.
    """

    def __init__(
        self, settings: Settings, target: str, source: str, out: str, columns: tuple[str, str], signature: str
    ) -> None:
        """Load what is needed; `columns` are those of the id and of the text, `signature` is noted in each result."""
        self._worker = Worker(settings)
        self._target, self._columns, self._signature = target, columns, signature
        self._source, _ = store_of(source)
        self._store, self._out = store_of(out)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Translate the partitions of a batch; for each how many rows there were and failed, and what stopped it."""
        parts = [Partition(*(_plain(batch[name][i]) for name in _FIELDS)) for i in range(len(batch["path"]))]
        found = [self._tried(part) for part in parts]
        return {key: [one[key] for one in found] for key in ("rows", "failed", "fault")}

    def _tried(self, part: Partition) -> dict[str, Any]:
        from pyarrow.fs import FileSelector

        try:
            place = f"{self._out}/{part.name}"
            if made_of(self._store, place) == done_as(part, self._signature):
                return _counted(self._store, place)  # by a worker that died over a later partition
            begun = f"{self._out}/{BEGUN}/{part.name}"
            self._store.create_dir(begun, recursive=True)
            if len(self._store.get_file_info(FileSelector(begun))) >= ATTEMPTS:
                raise ScaleError(f"its worker died {ATTEMPTS} times; look for the text that does it")
            made = self._one(part, f"{begun}/{uuid4().hex}")
            self._store.delete_dir(begun)
            return made
        except Exception as error:  # a file that cannot be read, a full disk: the other partitions go on
            return {"rows": 0, "failed": 0, "fault": f"{part.path}: {type(error).__name__}: {error}"}

    def _one(self, part: Partition, beside: str) -> dict[str, Any]:
        from pyarrow import Table
        from pyarrow.parquet import ParquetWriter

        described = schema().with_metadata({_STAMP: done_as(part, self._signature)})
        count = failed = 0
        texts = rows_of(part, *self._columns, self._source)
        with self._store.open_output_stream(beside) as stream, ParquetWriter(stream, described) as writer:
            while some := list(islice(texts, _AT_ONCE)):
                rows = [_row(item, entry) for item, entry in zip(some, self._translated(some), strict=True)]
                writer.write_table(Table.from_pylist(rows, described))
                count += len(rows)
                failed += sum(row.get("failed") is not None for row in rows)
        self._store.move(beside, f"{self._out}/{part.name}")
        return {"rows": count, "failed": failed, "fault": ""}

    def _translated(self, items: list[TextItem]) -> list[dict[str, Any]]:
        done = self._worker.run(Chunk(self._target, tuple(items)))
        return [{**json.loads(entry.result), "state": entry.state} for entry in done]


_FIELDS = ("path", "kind", "start", "end", "stamp")


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _row(item: TextItem, made: dict[str, Any]) -> dict[str, Any]:
    row = {"id": None if item.id is None else str(item.id), "target": made["target"]}
    if made["state"] == FAILED:
        row["failed"] = made["reason"]
    elif made["state"] == ALREADY:  # no failure: it stays as it is
        row |= {"source": made["target"], "text": item.text, "names": [], "warnings": []}
    else:
        spans = [tuple(name["span"]) if name["span"] else (None, None) for name in made["names"]]
        names = [{**name, "start": a, "end": b} for name, (a, b) in zip(made["names"], spans, strict=True)]
        row |= {**{key: made[key] for key in ("source", "text", "warnings", "signature")}, "names": names}
    return row


def schema() -> Any:
    """The columns of a result: what a line of a JSONL batch has, and `failed`, the reason why a text has none.

    A text that was in the language already has itself, and the target as its source."""
    from pyarrow import bool_, field, int64, list_, string, struct
    from pyarrow import schema as made

    name = struct(
        [
            *(field(key, string()) for key in ("entry", "source", "found", "case")),
            field("start", int64()),
            field("end", int64()),
            field("ok", bool_()),
        ]
    )
    warning = struct([field("code", string()), field("message", string())])
    texts = [field(key, string()) for key in ("id", "source", "target", "text")]
    return made(
        [
            *texts,
            field("names", list_(name)),
            field("warnings", list_(warning)),
            field("signature", string()),
            field("failed", string()),
        ]
    )


def done_as(part: Partition, signature: str) -> bytes:
    """What a result bears, so that it is known whether it would come out the same today."""
    return f"{part.path}|{part.start}-{part.end}|{part.stamp}|{signature}".encode("utf-8", "surrogateescape")


def made_of(store: Any, path: str) -> bytes | None:
    """What a result that is there was made of; None where it is no result of ours."""
    from pyarrow import ArrowInvalid
    from pyarrow.parquet import read_schema

    try:
        with store.open_input_file(path) as stream:
            return (read_schema(stream).metadata or {}).get(_STAMP)
    except (ArrowInvalid, OSError):
        return None


def _counted(store: Any, path: str) -> dict[str, Any]:
    """What a result that is there tells of itself."""
    from pyarrow.parquet import read_table

    with store.open_input_file(path) as stream:
        failed = read_table(stream, columns=["failed"]).column("failed")
    return {"rows": len(failed), "failed": len(failed) - failed.null_count, "fault": ""}


def rows_of(part: Partition, id_column: str, text_column: str, store: Any) -> Iterator[TextItem]:
    """The texts of a partition. Raises `ScaleError` when Parquet has no such columns."""
    if part.kind == "jsonl":
        yield from _lines(part, id_column, text_column, store)
        return
    from pyarrow.parquet import ParquetFile

    with store.open_input_file(part.path) as stream:
        file = ParquetFile(stream)
        there = file.schema_arrow.names
        if text_column not in there:
            raise ScaleError(f"{part.path} has no column {text_column!r}; there are: {', '.join(there)}.")
        columns = [text_column, *([id_column] if id_column in there else [])]
        groups = list(range(part.start, part.end))
        number = sum(file.metadata.row_group(group).num_rows for group in range(part.start))
        for batch in file.iter_batches(batch_size=_AT_ONCE, row_groups=groups, columns=list(dict.fromkeys(columns))):
            for row in batch.to_pylist():
                yield _item(str(number), row.get(id_column, number), row[text_column], text_column)
                number += 1


def _lines(part: Partition, id_column: str, text_column: str, store: Any) -> Iterator[TextItem]:
    """The lines that begin in a partition; one that reaches over its end is read to its own."""
    with store.open_input_file(part.path) as opened, BufferedReader(opened, _BLOCK) as stream:
        at = part.start
        stream.seek(max(0, at - 1))
        if at:
            at += len(stream.readline()) - 1  # the line before, or its end
        while at < part.end and (line := stream.readline()):
            key, at = f"{part.path}:{at}", at + len(line)
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                yield TextItem(key, key, "", "", f"the line at byte {key.rpartition(':')[2]} is no JSON: {error}")
                continue
            row = row if isinstance(row, dict) else {}
            yield _item(key, row.get(id_column, key), row.get(text_column), text_column)


def _item(key: str, id: Any, text: Any, column: str) -> TextItem:
    fault = "" if isinstance(text, str) else f"it has no text in {column!r}"
    return TextItem(key, id, text if isinstance(text, str) else "", "", fault)
