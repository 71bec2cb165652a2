"""The memory's file: segments by key in SQLite, written by many processes at once, never larger than it may be."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...cache import cache_directory
from .errors import MemoryFault

__all__ = ["MACHINE", "MAX_BYTES", "PEOPLE", "Row", "Store", "default_path"]

MAX_BYTES = 1 << 30
"""The size of the file from which on the least recently used segments go: about a million sentences."""

PEOPLE, MACHINE = "people", "machine"

_LAYOUT = 1
_WAIT = 60.0
"""Seconds to wait for other writers."""
_AT_ONCE = 400
_LESS = 0.9
_FRESH = 3600
"""Seconds after which a use is noted again: noting each would make every reader a writer."""

_TABLES = """
CREATE TABLE IF NOT EXISTS segments (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    closed BLOB NOT NULL,
    origin TEXT NOT NULL,
    maker TEXT NOT NULL,
    source_lang TEXT NOT NULL,
    target_lang TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    gist TEXT NOT NULL,
    record BLOB NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER NOT NULL,
    UNIQUE (key, closed)
);
CREATE INDEX IF NOT EXISTS by_use ON segments (origin, used);
CREATE TABLE IF NOT EXISTS sketches (
    value INTEGER NOT NULL,
    segment INTEGER NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
    PRIMARY KEY (value, segment)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sketches_of ON sketches (segment);
"""
_ADD = """
INSERT INTO segments (key, closed, origin, maker, source_lang, target_lang, source, target, gist, record, made, used)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key, closed) DO UPDATE SET source = excluded.source, target = excluded.target, gist = excluded.gist,
    record = excluded.record, made = excluded.made, used = excluded.used WHERE excluded.origin = 'people'
RETURNING id
"""


def default_path() -> Path:
    """Where the memory lies: `translit/memory.sqlite` in the user's cache folder (`XDG_CACHE_HOME`, or `~/.cache`)."""
    return cache_directory() / "memory.sqlite"


@dataclass(frozen=True, slots=True)
class Row:
    """One segment as it is kept.

    `key` is what it is looked up by, `closed` tells apart segments of one key that serve their own names only (empty
    where any name will do), `gist` and `sketch` are what near segments are found by.
    """

    key: bytes
    closed: bytes
    origin: str
    maker: str
    source_lang: str
    target_lang: str
    source: str
    target: str
    gist: str
    record: bytes
    sketch: tuple[int, ...] = ()
    id: int = 0
    made: int = 0


_COLUMNS = "key, closed, origin, maker, source_lang, target_lang, source, target, gist, record, id, made"


class Store:
    """The file of a memory. Safe for several threads, and for several processes that each open it.

    Raises `MemoryFault` when the file cannot be opened or is none of ours.
    """

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        """Open the file, or make it; only its owner may read it, for it holds what was translated."""
        self.path, self.max_bytes = path, max_bytes
        self._lock = threading.RLock()
        self._used: set[int] = set()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise MemoryFault(self._sentence(error)) from error

    def _prepare(self) -> None:
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -16000"):
            self._base.execute(f"PRAGMA {setting}")
        layout = self._base.execute("PRAGMA user_version").fetchone()[0]
        if layout not in (0, _LAYOUT):
            raise MemoryFault(f"{self.path} was written by another version of translit; move it away or delete it.")
        if not layout:
            with self.writing() as base:
                for statement in _TABLES.split(";"):
                    base.execute(statement)
                base.execute(f"PRAGMA user_version = {_LAYOUT}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing, whatever happens to the process. Raises `MemoryFault`."""
        try:
            with self._lock:
                self._base.execute("BEGIN IMMEDIATE")
                try:
                    yield self._base
                    self._base.execute("COMMIT")
                except BaseException:
                    if self._base.in_transaction:
                        self._base.execute("ROLLBACK")
                    raise
        except sqlite3.Error as error:
            raise MemoryFault(self._sentence(error)) from error

    def _rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise MemoryFault(self._sentence(error)) from error

    def find(self, keys: Sequence[bytes]) -> list[Row]:
        """All segments of these keys."""
        found: list[Row] = []
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found += map(_row, self._rows(f"SELECT {_COLUMNS} FROM segments WHERE key IN ({marks})", some))
        return found

    def near(self, sketch: Sequence[int], source: str, target: str, limit: int) -> list[Row]:
        """Segments of a pair of languages that share most with a sketch."""
        marks = ", ".join("?" * len(sketch))
        question = (
            f"SELECT {_COLUMNS} FROM segments JOIN (SELECT segment, count(*) AS shared FROM sketches "
            f"WHERE value IN ({marks}) GROUP BY segment) ON id = segment WHERE source_lang = ? AND target_lang = ? "
            "ORDER BY shared DESC, origin DESC, id LIMIT ?"
        )
        return [_row(row) for row in self._rows(question, [*sketch, source, target, limit])]

    def add(self, rows: Iterable[Row]) -> None:
        """Keep segments in one transaction: of two alike the first, but what people made replaces what was there."""
        now = int(time.time())
        with self.writing() as base:
            self._note_uses(base, now)
            for row in rows:
                facts = (row.origin, row.maker, row.source_lang, row.target_lang, row.source, row.target)
                made = base.execute(_ADD, (row.key, row.closed, *facts, row.gist, row.record, now, now)).fetchall()
                for (id,) in made:
                    base.execute("DELETE FROM sketches WHERE segment = ?", (id,))
                    base.executemany("INSERT INTO sketches VALUES (?, ?)", [(value, id) for value in {*row.sketch}])
            self._evict(base)

    def use(self, ids: Iterable[int]) -> None:
        """Remember that segments were used; written down with the next segments, or at the end."""
        self._used.update(ids)

    def _note_uses(self, base: sqlite3.Connection, now: int) -> None:
        used, self._used = self._used, set()
        base.executemany(
            "UPDATE segments SET used = ? WHERE id = ? AND used < ?", [(now, id, now - _FRESH) for id in used]
        )

    def _evict(self, base: sqlite3.Connection) -> None:
        """Make room: what machines made goes first, the least recently used before others."""
        while (size := self._size(base)) > self.max_bytes:
            count = base.execute("SELECT count(*) FROM segments").fetchone()[0]
            if not count:
                return
            doomed = max(1, int(count * (1 - _LESS * self.max_bytes / size)))
            base.execute(
                "DELETE FROM segments WHERE id IN (SELECT id FROM segments ORDER BY origin, used, id LIMIT ?)",
                (doomed,),
            )

    @staticmethod
    def _size(base: sqlite3.Connection) -> int:
        """Bytes in use: free pages are filled before the file grows."""
        pages, free, size = (
            base.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def forget(self, where: str = "1", values: Sequence[object] = ()) -> int:
        """Delete the segments that an SQL condition picks, and give the room back; how many there were."""
        with self.writing() as base:
            gone = base.execute(f"DELETE FROM segments WHERE {where}", values).rowcount
        self._rows("VACUUM")
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def walk(self, where: str = "1", values: Sequence[object] = ()) -> Iterator[Row]:
        """The segments that an SQL condition picks, in the order they were made; memory does not grow with them."""
        last = 0
        while rows := self._rows(
            f"SELECT {_COLUMNS} FROM segments WHERE id > ? AND ({where}) ORDER BY id LIMIT {_AT_ONCE}", [last, *values]
        ):
            for row in map(_row, rows):
                last = row.id
                yield row

    def counts(self) -> list[tuple[str, str, str, str, int]]:
        """For each origin, pair of languages and maker, how many segments there are."""
        question = (
            "SELECT origin, source_lang, target_lang, maker, count(*) FROM segments "
            "GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 5 DESC"
        )
        return [(str(a), str(b), str(c), str(d), int(str(e))) for a, b, c, d, e in self._rows(question)]

    def close(self) -> None:
        """Write down what was used and close the file."""
        with self._lock:
            try:
                if self._used:
                    with self.writing() as base:
                        self._note_uses(base, int(time.time()))
            finally:
                self._base.close()

    def _sentence(self, error: Exception) -> str:
        reason = getattr(error, "strerror", None) or str(error)
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in reason:
            return f"{self.path} is no translation memory; move it away or delete it."
        return (
            f"the memory {self.path} cannot be used: {reason.lower()}; say another place for it in XDG_CACHE_HOME, "
            "or go on with --no-memory."
        )


def _row(values: Sequence[object]) -> Row:
    key, closed, origin, maker, source_lang, target_lang, source, target, gist, record, id, made = values
    return Row(
        key,  # type: ignore[arg-type]
        closed,  # type: ignore[arg-type]
        str(origin),
        str(maker),
        str(source_lang),
        str(target_lang),
        str(source),
        str(target),
        str(gist),
        record,  # type: ignore[arg-type]
        (),
        int(str(id)),
        int(str(made)),
    )
