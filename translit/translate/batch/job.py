"""The job file: what of a batch is done, so that a run that was killed goes on where it stood.

An item is marked as done in the same moment as its result is kept (JSONL), or after its file was renamed into place: a
kill between the two has that one file written again, with the same content, and never a result lost or doubled.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .inputs import BatchError

__all__ = ["ALREADY", "DONE", "FAILED", "Entry", "Job"]

DONE, FAILED, ALREADY = "done", "failed", "already"

_TABLE = """
CREATE TABLE IF NOT EXISTS items (
    target TEXT NOT NULL,
    key NOT NULL,
    stamp TEXT NOT NULL,
    signature TEXT NOT NULL,
    state TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    result TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (target, key)
) WITHOUT ROWID
"""
_LAYOUT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of an item.

    `result` is the line of JSONL that it gives, or that tells why it failed or was left as it is (`ALREADY`: in the
    language it should go into); `findings` one that tells what a person should look at, or empty.
    """

    target: str
    key: str
    stamp: str
    signature: str
    state: str
    sentences: int = 0
    result: str = ""
    findings: str = ""

    @property
    def reason(self) -> str:
        """Why there is no translation; empty where there is one."""
        return "" if self.state == DONE else str(json.loads(self.result)["reason"])


class Job:
    """The job file of one batch, held by one process at a time. Raises `BatchError` when it is in use or is none.

    `was_killed`: the run before did not come to its end, and may have left half-written files.
    """

    def __init__(self, path: Path, *, numbered: bool) -> None:
        """Open the file, or make it; `numbered`: keys are numbers of lines, and are put in that order."""
        self.path, self._numbered = path, numbered
        self.was_killed = Path(f"{path}-wal").exists()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=0.2, isolation_level=None)
            # the lock is the process's own: a kill gives it back
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("BEGIN IMMEDIATE")
            layout = self._base.execute("PRAGMA user_version").fetchone()[0]
            if layout not in (0, _LAYOUT):
                raise BatchError(f"{path} was written by another version of translit; delete it to begin anew.")
            self._base.execute(_TABLE)
            self._base.execute(f"PRAGMA user_version = {_LAYOUT}")
            self._base.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise BatchError(self._sentence(error)) from error

    def known(self, target: str, key: str) -> tuple[str, str, str] | None:
        """The stamp and the signature with which nothing was left to do for an item, and its state; None where
        something is.
        """
        row = self._base.execute(
            "SELECT stamp, signature, state FROM items WHERE target = ? AND key = ? AND state != 'failed'",
            (target, self._key(key)),
        ).fetchone()
        return (str(row[0]), str(row[1]), str(row[2])) if row else None

    def note(self, entries: Iterable[Entry]) -> None:
        """Mark items, all in one transaction. Raises `BatchError`, for example when the disk is full."""
        rows = [
            (e.target, self._key(e.key), e.stamp, e.signature, e.state, e.sentences, e.result, e.findings)
            for e in entries
        ]
        try:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise BatchError(self._sentence(error)) from error

    def see(self, keys: Iterable[str]) -> None:
        """Remember for this run that items are in the input; on disk, for there may be millions."""
        self._base.execute("CREATE TEMP TABLE IF NOT EXISTS seen (key PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")
        self._base.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(self._key(key),) for key in keys])
        self._base.execute("COMMIT")

    def forget_unseen(self) -> int:
        """Drop what is in the input no longer; how many there were."""
        return self._base.execute("DELETE FROM items WHERE key NOT IN (SELECT key FROM seen)").rowcount

    def count(self, targets: Sequence[str], condition: str) -> int:
        """How many items of these languages an SQL condition picks."""
        question = f"SELECT count(*) FROM items WHERE target IN ({', '.join('?' * len(targets))}) AND {condition}"
        return int(self._base.execute(question, targets).fetchone()[0])

    def lines(self, targets: Sequence[str], what: str, condition: str) -> Iterator[str]:
        """`result` or `findings` of the items that an SQL condition picks, in order of keys and then of `targets`."""
        order = " ".join(f"WHEN ? THEN {number}" for number in range(len(targets)))
        question = (
            f"SELECT {what} FROM items WHERE target IN ({', '.join('?' * len(targets))}) AND {condition} "
            f"ORDER BY key, CASE target {order} END"
        )
        for (line,) in self._base.execute(question, [*targets, *targets]):
            yield f"{line}\n"

    def close(self) -> None:
        """Close the file; what was noted is in it."""
        self._base.close()

    def _key(self, key: str) -> int | str | bytes:
        """As SQLite can hold it: the name of a file may be no UTF-8."""
        if self._numbered:
            return int(key)
        try:
            key.encode()
        except UnicodeEncodeError:
            return key.encode("utf-8", "surrogateescape")
        return key

    def _sentence(self, error: Exception) -> str:
        reason = getattr(error, "strerror", None) or str(error)
        if self.path.is_dir():
            return f"{self.path} is a folder, and the job file would be called so; say another OUT."
        if isinstance(error, sqlite3.OperationalError) and not _may_write(self.path):
            return f"the job file {self.path} was not written: you have no permission for it; say another OUT."
        if "locked" in reason:
            return f"another run is at work on this batch: {self.path} is in use; wait for it, or say another OUT."
        if "not a database" in reason:
            return f"{self.path} is no job file of translit; move it away, or say another OUT."
        return f"the job file {self.path} cannot be used: {reason.lower()}; say an OUT where you may write."


def _may_write(path: Path) -> bool:
    """Whether the file may be written, or made: SQLite says of neither more than that it could not."""
    beside = os.access(path.parent, os.W_OK | os.X_OK)  # the journal is a file of its own
    return beside and (not path.exists() or os.access(path, os.W_OK))
