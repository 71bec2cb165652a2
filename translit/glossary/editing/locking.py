"""One writer at a time: a lock that the system takes back when its holder dies, however it dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translit.errors import Message

from ..errors import GlossaryError
from .writing import reason_of

__all__ = ["PATIENCE", "Locked", "locked"]

PATIENCE = 10.0
"""Seconds to wait for whoever is writing."""
_PAUSE = 0.01


class Locked(GlossaryError):
    """Another program has been writing to the folder for longer than anybody waits."""


@contextmanager
def locked(file: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock on `file`, which is made when it is not there and never removed.

    It holds between processes and between threads. `patience` is in seconds. Raises `Locked` when they are over, and
    `GlossaryError` when the folder cannot be written to.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        message = Message("cannot be written to: {reason}.", reason=reason_of(error))
        raise GlossaryError(message, file=file.parent.parent) from error
    try:
        until = time.monotonic() + patience
        while not _taken(descriptor):
            if time.monotonic() > until:
                message = Message(
                    "another program has been writing here for {seconds} seconds; try again when it is done.",
                    seconds=round(patience),
                )
                raise Locked(message, file=file.parent.parent)
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def _taken(descriptor: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        import fcntl
    except ImportError:
        return _taken_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(descriptor: int) -> bool:
    import msvcrt

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
