"""Files written piece by piece, whole or not at all: what `write_atomically` is for texts that fit in memory."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from .errors import DocumentError

__all__ = ["write_pieces"]


def write_pieces(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write a file from pieces of text: a new file beside it, flushed to disk, then renamed over it.

    Raises DocumentError when it cannot be written; what was at `path` before is then untouched. What `pieces` raises
    goes through, and leaves nothing behind either.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_pieces(Path(folder, "all.jsonl"), ("{}\\n" for _ in range(3)))
    ...     Path(folder, "all.jsonl").read_text()
    '{}\\n{}\\n{}\\n'
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("x", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise DocumentError(f"{path} was not written: {(error.strerror or str(error)).lower()}.") from error
    except BaseException:  # Ctrl-C included
        beside.unlink(missing_ok=True)
        raise
