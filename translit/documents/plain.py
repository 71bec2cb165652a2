"""Text and bytes in: of a file, a stream, or what is at hand, with what is wrong said in a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .. import files
from ..errors import ArgumentTypeError
from .errors import DocumentError, as_document_errors, reason_of

__all__ = ["MAX_BYTES", "decode", "read_bytes", "read_chunks", "read_text"]

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read, in bytes: text of that size still fits in memory a few times over."""


def read_text(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    encoding: str | None = None,
    name: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> str:
    r"""The text of a file or a binary stream, line ends as they stand.

    `source` is a path or an open binary stream; `encoding` any text encoding Python knows (None: what the byte order
    mark says, else UTF-8); `name` is what messages call it; `max_bytes` the size above which it is refused. A byte
    order mark is taken off. Raises DocumentError for a missing, unreadable, empty, too large or binary file, for a
    directory, and for bytes that are not in the encoding, with the byte's offset and line.

    >>> import io
    >>> read_text(io.BytesIO("Мінск\r\n".encode()))
    'Мінск\r\n'
    >>> read_text(io.BytesIO(b"Minsk\nVilnius \xe9"), name="news.txt")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: news.txt is not valid UTF-8: byte 0xE9 at offset 14, line 2. ...
    """
    data, label = read_bytes(source, name=name, max_bytes=max_bytes)
    return decode(data, encoding, name=label)


def read_bytes(
    source: str | os.PathLike[str] | BinaryIO | bytes, *, name: str | None = None, max_bytes: int = MAX_BYTES
) -> tuple[bytes, str]:
    """What a file, a binary stream or `bytes` hold, and what messages call it: `read_text` before it is text.

    >>> read_bytes(b"PK")
    (b'PK', 'the input')
    """
    if isinstance(source, bytes):
        data, label = source, name or "the input"
    elif isinstance(source, (str, os.PathLike)):
        label = name or files.shown(os.fspath(source))
        data = _read_file(source, label, max_bytes + 1)
    else:
        label = name or "the input"
        try:
            _require_binary(source, label)
            data = source.read(max_bytes + 1)
        except OSError as error:
            raise DocumentError(f"{label} cannot be read: {reason_of(error)}.") from error
    if len(data) > max_bytes:
        raise DocumentError(
            f"{label} is larger than {_megabytes(max_bytes)}, the most that is taken at once; "
            "split it into several files at a paragraph."
        )
    return data, label


def read_chunks(
    source: str | os.PathLike[str] | BinaryIO, *, encoding: str | None = None, name: str | None = None
) -> Iterator[str]:
    r"""The text of a file or a binary stream in pieces of about a megabyte, for what fits in no memory.

    Arguments and refusals are those of `read_text`, but for the size, which has no limit. A fault is told when the
    reading comes to it, with its offset and line in the whole: the pieces before it have been given out by then.

    >>> import io
    >>> "".join(read_chunks(io.BytesIO("Мінск\r\n".encode())))
    'Мінск\r\n'
    """
    if isinstance(source, (str, os.PathLike)):
        label = name or files.shown(os.fspath(source))
        with _opened(source, label) as stream, as_document_errors():
            yield from files.decoded_pieces(stream, encoding, name=label)
        return
    label = name or "the input"
    try:
        _require_binary(source, label)
        with as_document_errors():
            yield from files.decoded_pieces(source, encoding, name=label)
    except OSError as error:
        raise DocumentError(f"{label} cannot be read: {reason_of(error)}.") from error


def decode(data: bytes, encoding: str | None = None, *, name: str = "the input") -> str:
    """Bytes to text, strictly, with faults located: `read_text` for bytes already at hand.

    >>> decode(b"\\xef\\xbb\\xbfMinsk")
    'Minsk'
    >>> decode(b"Mi\\x00nsk", name="news.txt")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: news.txt has a NUL byte at offset 2, line 1: ...
    """
    with as_document_errors():
        return files.decode(data, encoding, name=name)


def _require_binary(source: object, label: str) -> None:
    """Refuse what cannot be read, and what gives text: nothing is read to find out."""
    if not hasattr(source, "read"):
        raise ArgumentTypeError(f"a document is a path, bytes or an open file, not {type(source).__name__}.")
    if not isinstance(source.read(0), bytes):
        raise ArgumentTypeError(f"{label} is open as text; open it as it is, with open(path, 'rb').")


def _read_file(path: str | os.PathLike[str], label: str, limit: int) -> bytes:
    with _opened(path, label) as stream:
        return stream.read(limit)


@contextmanager
def _opened(path: str | os.PathLike[str], label: str) -> Iterator[BinaryIO]:
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except DocumentError:
        raise
    except FileNotFoundError as error:
        raise DocumentError(f"there is no file {label}.") from error
    except IsADirectoryError as error:
        raise DocumentError(f"{label} is a directory; name the files in it.") from error
    except PermissionError as error:
        raise DocumentError(f"{label} may not be read: you have no permission for it.") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"{label} cannot be read: {reason_of(error)}.") from error


def _megabytes(count: int) -> str:
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count} bytes"
