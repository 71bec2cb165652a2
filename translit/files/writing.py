"""Whole files or none: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

__all__ = ["HALF_WRITTEN", "flush_names", "write_whole"]

HALF_WRITTEN = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")
"""Names of files that a killed writer leaves: `write_whole` had not renamed them yet."""

_NAMED = 50  # letters of the name that it keeps: with four bytes to each, no more than the 255 that a disk has for it


def write_whole(file: Path, pieces: Iterable[bytes], *, mode: int | None = None, flush: bool = True) -> None:
    """Write a file so that neither a kill nor a power cut leaves half of one.

    `file` is where it lies in truth (a link would be replaced); `mode` are its permissions, else the user's umask
    decides; `flush` False leaves `flush_names` to who writes many files into one folder. What `pieces` raises goes
    through, and leaves nothing behind. Raises OSError when it cannot be written; what was there is then untouched.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "article.txt"), [b"Mi", b"nsk"])
    ...     [(found.name, found.read_text()) for found in Path(folder).iterdir()]
    [('article.txt', 'Minsk')]
    """
    beside = file.with_name(f".{file.name[:_NAMED]}.{secrets.token_hex(6)}.tmp")
    # os.open, not tempfile: a new file then gets the permissions that the user's umask asks for
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            if mode is not None:
                beside.chmod(mode)
            os.fsync(stream.fileno())
        beside.replace(file)
    except BaseException:  # Ctrl-C included: nothing half-written is left behind
        beside.unlink(missing_ok=True)
        raise
    if flush:
        flush_names(file.parent)


def flush_names(folder: Path) -> None:
    """Have the disk know which files a folder has, where the system can: Windows and some network disks cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
