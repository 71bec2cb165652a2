"""Files out: whole or not at all, from a text that is at hand or piece by piece."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ..files import shown, write_whole
from .errors import DocumentError, reason_of

__all__ = ["write_atomically", "write_pieces"]

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_atomically(path: str | os.PathLike[str], text: str | bytes) -> None:
    """Write a whole file or nothing: a new file beside it, flushed to disk, then renamed over it.

    `text` is written as UTF-8 with its line ends as they stand, half a letter (a lone surrogate) as it came in. An
    existing file keeps its permissions, a symbolic link stays a link, and a device or a pipe is written straight.
    Raises DocumentError when the folder is missing or may not be written to, or when the disk is full; what was at
    `path` before is then untouched.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomically(Path(folder, "article.ru.txt"), "Минск")
    ...     [found.read_text(encoding="utf-8") for found in Path(folder).iterdir()]
    ['Минск']
    """
    _write(path, [text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")])


def write_pieces(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    r"""Write a file from pieces of text, as `write_atomically` does for a text that fits in memory.

    What `pieces` raises goes through, and leaves nothing behind either.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_pieces(Path(folder, "all.jsonl"), ("{}\n" for _ in range(3)))
    ...     Path(folder, "all.jsonl").read_text()
    '{}\n{}\n{}\n'
    """
    _write(path, (piece.encode("utf-8", "surrogatepass") for piece in pieces))


def _write(path: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
    except (OSError, ValueError) as error:
        raise DocumentError(_unwritable(path, error)) from error
    try:
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as stream:
                stream.writelines(pieces)
            return
        write_whole(target, pieces, mode=None if mode is None else stat.S_IMODE(mode))
    except OSError as error:
        raise DocumentError(_unwritable(path, error)) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _unwritable(path: str | os.PathLike[str], error: Exception) -> str:
    label = shown(os.fspath(path))
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return f"{label} was not written: the disk is full ({reason_of(error)}). Make room and run it again."
    if isinstance(error, IsADirectoryError):
        return f"{label} was not written: it is a directory."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{label} was not written: there is no folder {shown(str(Path(path).parent))}."
    if isinstance(error, PermissionError):
        return f"{label} was not written: you have no permission for its folder."
    return f"{label} was not written: {reason_of(error)}."
