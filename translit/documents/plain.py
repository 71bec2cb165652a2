"""Plain text in and out: bytes to text with the fault located, and files written beside and renamed."""

from __future__ import annotations

import codecs
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .errors import DocumentError

__all__ = ["MAX_BYTES", "decode", "read_bytes", "read_chunks", "read_text", "write_atomically"]

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read, in bytes: text of that size still fits in memory a few times over."""

_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("cp1251", "koi8-u", "cp866", "cp1252")
_CYRILLIC_FIT = re.compile("[а-яёіїєґў]{2,}")
_LATIN_FIT = re.compile("(?<=[A-Za-z])[ß-ÿ](?![^\\x00-\\x7f])|\\b[À-ÿ](?=[a-z])")
_CHUNK = 1 << 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        label = name or _shown(os.fspath(source))
        data = _read_file(source, label, max_bytes + 1)
    else:
        label = name or "the input"
        try:
            data = source.read(max_bytes + 1)
        except OSError as error:
            raise DocumentError(f"{label} cannot be read: {_reason(error)}.") from error
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
        label = name or _shown(os.fspath(source))
        with _opened(source, label) as stream:
            yield from _pieces(stream, encoding, label)
    else:
        yield from _pieces(source, encoding, name or "the input")


def _pieces(stream: BinaryIO, encoding: str | None, name: str) -> Iterator[str]:
    block = _read_block(stream, name)
    chosen = encoding or _marked(block)
    decoder = _decoder(chosen)
    bytes_before = chars_before = lines_before = 0
    ascii_before, found, waiting = True, False, ""
    while True:  # white space at the start waits: a file that holds nothing else is empty
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:  # its `object` also holds what was left over from the block before
            seen = bytes_before + len(block) - len(error.object)
            raise DocumentError(
                _undecodable(error.object, error, chosen, name, (seen, lines_before, ascii_before))
            ) from error
        except UnicodeError as error:
            raise DocumentError(f"{name} is not valid {chosen}: {error}. Say another one with --encoding.") from error
        bytes_before += len(block)
        if not chars_before:
            text = text.removeprefix("\ufeff")
        nul = text.find("\0")
        if nul >= 0:
            rest = len(text[nul:].encode()) + len(decoder.getstate()[0])
            offset = bytes_before - rest if _is_utf8(chosen) else chars_before + nul
            raise DocumentError(_nul(name, offset, lines_before + text.count("\n", 0, nul)))
        chars_before += len(text)
        lines_before += text.count("\n")
        ascii_before = ascii_before and text.isascii()
        found = found or bool(text.strip())
        waiting += text
        if waiting and (found or chars_before > _CHUNK):
            yield waiting
            waiting = ""
        if not block:
            break
        block = _read_block(stream, name)
    if not found:
        raise DocumentError(_empty(name))


def _read_block(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_CHUNK)
    except OSError as error:
        raise DocumentError(f"{name} cannot be read: {_reason(error)}.") from error


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    try:
        return codecs.getincrementaldecoder(encoding)()
    except (LookupError, ValueError) as error:
        raise DocumentError(_no_encoding(encoding)) from error


def decode(data: bytes, encoding: str | None = None, *, name: str = "the input") -> str:
    """Bytes to text, strictly, with faults located: `read_text` for bytes already at hand.

    >>> decode(b"\\xef\\xbb\\xbfMinsk")
    'Minsk'
    >>> decode(b"Mi\\x00nsk", name="news.txt")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: news.txt has a NUL byte at offset 2, line 1: ...
    """
    chosen = encoding or _marked(data)
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise DocumentError(_undecodable(data, error, chosen, name)) from error
    except UnicodeError as error:  # codecs that do not say where
        raise DocumentError(f"{name} is not valid {chosen}: {error}. Say another one with --encoding.") from error
    except (LookupError, ValueError) as error:
        raise DocumentError(_no_encoding(chosen)) from error
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise DocumentError(_empty(name))
    nul = text.find("\0")
    if nul >= 0:
        offset = data.find(b"\0") if _is_utf8(chosen) else nul
        raise DocumentError(_nul(name, offset, text.count("\n", 0, nul)))
    return text


def _marked(data: bytes) -> str:
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), "utf-8")


def _no_encoding(encoding: str) -> str:
    return f"there is no text encoding {_shown(encoding)!r}; say one such as utf-8, utf-16, cp1251 or koi8-u."


def _empty(name: str) -> str:
    return f"{name} is empty: there is no text in it."


def _nul(name: str, offset: int, lines_before: int) -> str:
    return (
        f"{name} has a NUL byte at offset {offset}, line {lines_before + 1}: it is not plain text, "
        "or it is UTF-16 without a mark (then say --encoding utf-16-le)."
    )


def write_atomically(path: str | os.PathLike[str], text: str | bytes) -> None:
    """Write a whole file or nothing: a new file beside it, flushed to disk, then renamed over it.

    `text` is written as UTF-8 with its line ends as they stand. An existing file keeps its permissions, a symbolic
    link stays a link, and a device or a pipe is written straight. Raises DocumentError when the folder is missing or
    may not be written to, or when the disk is full; what was at `path` before is then untouched.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomically(Path(folder, "article.ru.txt"), "Минск")
    ...     [found.read_text(encoding="utf-8") for found in Path(folder).iterdir()]
    ['Минск']
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as stream:
                stream.write(data)
            return
        _write_beside(target, data, None if mode is None else stat.S_IMODE(mode))
    except (OSError, ValueError) as error:
        raise DocumentError(_unwritable(path, error)) from error


def _write_beside(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    # os.open, not tempfile: a new file then gets the permissions that the user's umask asks for
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if mode is not None:
                beside.chmod(mode)
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:  # Ctrl-C included: nothing half-written is left behind
        beside.unlink(missing_ok=True)
        raise


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
        raise DocumentError(f"{label} cannot be read: {_reason(error)}.") from error


def _undecodable(
    data: bytes, error: UnicodeDecodeError, encoding: str, name: str, seen: tuple[int, int, bool] = (0, 0, True)
) -> str:
    """Tell where the fault is; `seen` are the bytes and line breaks before `data`, and whether all were ASCII."""
    before = data[: error.start]
    offset, line = seen[0] + error.start, seen[1] + _line_breaks(before, encoding) + 1
    where = f"byte 0x{data[error.start]:02X} at offset {offset}, line {line}"
    shown = encoding.upper() if encoding.lower().startswith("utf") else encoding
    if not _is_utf8(encoding):
        return f"{name} is not valid {shown}: {where}. Leave --encoding out for UTF-8, or say another one."
    if not (seen[2] and before.isascii()):
        advice = "What stands before it is UTF-8, so the file is damaged there: take that byte out or save it anew."
    else:
        advice = f"Save it as UTF-8 or say what it is: --encoding {_likely_encoding(data, error.start)}."
    return f"{name} is not valid {shown}: {where}. {advice}"


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig")


def _line_breaks(before: bytes, encoding: str) -> int:
    try:
        return before.decode(encoding).count("\n")
    except UnicodeError:
        return before.count(b"\n")


def _likely_encoding(data: bytes, near: int) -> str:
    """The one-byte encoding in which most of what is not ASCII reads as small letters in their place.

    The Cyrillic encodings are told apart because KOI8 puts the small letters where cp1251 has the capitals;
    Cyrillic letters stand together, those of cp1252 one by one among Latin ones.
    """
    sample = data[max(0, near - 1000) : near + 20000]

    def score(encoding: str) -> int:
        fitting = _LATIN_FIT if encoding == "cp1252" else _CYRILLIC_FIT
        return sum(map(len, fitting.findall(sample.decode(encoding, "replace"))))

    return max(_GUESSES, key=score)


def _unwritable(path: str | os.PathLike[str], error: Exception) -> str:
    label = _shown(os.fspath(path))
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return f"{label} was not written: the disk is full ({_reason(error)}). Make room and run it again."
    if isinstance(error, IsADirectoryError):
        return f"{label} was not written: it is a directory."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{label} was not written: there is no folder {_shown(str(Path(path).parent))}."
    if isinstance(error, PermissionError):
        return f"{label} was not written: you have no permission for its folder."
    return f"{label} was not written: {_reason(error)}."


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _megabytes(count: int) -> str:
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count} bytes"


def _shown(path: str) -> str:
    """A path that can be printed: undecodable bytes and control characters are escaped."""
    escaped = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in escaped)
