"""Bytes to text, strictly: by the mark they begin with, with a fault located and advice on what to do."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from ..errors import Message
from .errors import FileError, Undecodable, shown
from .kinds import binary_kind, control_characters

__all__ = ["decode", "decoded_pieces", "marked"]

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("cp1251", "koi8-u", "cp866", "cp1252")
_CYRILLIC_FIT = re.compile("[а-яёіїєґў]{2,}")
_LATIN_FIT = re.compile("(?<=[A-Za-z])[ß-ÿ](?![^\\x00-\\x7f])|\\b[À-ÿ](?=[a-z])")
_CHUNK = 1 << 20


def marked(data: bytes) -> tuple[bytes, str | None]:
    r"""The byte order mark that `data` begins with, and the codec of what follows it; `(b"", None)` without one.

    >>> marked("\ufeffМінск".encode("utf-16-be"))
    (b'\xfe\xff', 'utf-16-be')
    """
    return next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", None))


def decode(data: bytes, encoding: str | None = None, *, name: str = "the input") -> str:
    r"""The text of `data`, its byte order mark taken off.

    Args:
        data: what a file holds.
        encoding: any text encoding Python knows; None for what the mark says, else UTF-8.
        name: what messages call the file.

    Raises:
        Undecodable: for a byte that the encoding has not, with its offset and line.
        FileError: for an encoding that there is not, and for what is empty or no text.

    >>> decode(b"\xef\xbb\xbfMinsk")
    'Minsk'
    >>> decode(b"Minsk\nVilnius \xe9", name="news.txt")
    Traceback (most recent call last):
        ...
    translit.files.errors.Undecodable: news.txt is not valid UTF-8: byte 0xE9 at offset 14, line 2. Save it as ...
    """
    _refuse_binary(data, name)
    chosen = encoding or marked(data)[1] or "utf-8"
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, chosen, name) from error
    except UnicodeError as error:  # codecs that do not say where
        raise FileError(_unfit(name, chosen, error)) from error
    except (LookupError, ValueError) as error:
        raise FileError(_no_encoding(chosen)) from error
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise FileError(_empty(name))
    nul = text.find("\0")
    if nul >= 0:
        offset = data.find(b"\0") if _is_utf8(chosen) else nul
        raise _nul(name, offset, text.count("\n", 0, nul))
    noise = _noise(text, name)
    if noise:
        raise noise
    return text


def decoded_pieces(stream: BinaryIO, encoding: str | None = None, *, name: str = "the input") -> Iterator[str]:
    r"""The text of a stream in pieces of about a megabyte; arguments and refusals are those of `decode`.

    A fault is told when the reading comes to it: the pieces before it have been given out by then.

    >>> import io
    >>> list(decoded_pieces(io.BytesIO("Мінск\r\n".encode())))
    ['Мінск\r\n']
    """
    block = stream.read(_CHUNK)
    _refuse_binary(block, name)
    chosen = encoding or marked(block)[1] or "utf-8"
    decoder = _decoder(chosen)
    bytes_before = chars_before = lines_before = 0
    ascii_before, found, waiting = True, False, ""
    while True:  # white space at the start waits: a file that holds nothing else is empty
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:  # its `object` also holds what was left over from the block before
            seen = bytes_before + len(block) - len(error.object)
            raise _undecodable(error.object, error, chosen, name, (seen, lines_before, ascii_before)) from error
        except UnicodeError as error:
            raise FileError(_unfit(name, chosen, error)) from error
        bytes_before += len(block)
        if not chars_before:
            text = text.removeprefix("\ufeff")
        nul = text.find("\0")
        if nul >= 0:
            rest = len(text[nul:].encode()) + len(decoder.getstate()[0])
            offset = bytes_before - rest if _is_utf8(chosen) else chars_before + nul
            raise _nul(name, offset, lines_before + text.count("\n", 0, nul))
        noise = None if chars_before else _noise(text, name)
        if noise:
            raise noise
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
        block = stream.read(_CHUNK)
    if not found:
        raise FileError(_empty(name))


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    try:
        with suppress(UnicodeError):
            b"-".decode(encoding)  # a LookupError for the codecs that make no text (hex, zip), as `decode` has it
        return codecs.getincrementaldecoder(encoding)()
    except (LookupError, ValueError) as error:
        raise FileError(_no_encoding(encoding)) from error


def _refuse_binary(data: bytes, name: str) -> None:
    kind = binary_kind(data)
    if kind:
        raise FileError(Message("{name} is {kind}, not a text; give a file of text.", name=name, kind=Message(kind)))


def _noise(text: str, name: str) -> FileError | None:
    count = control_characters(text)
    told = Message(
        "{name} has {count:,} control characters at its beginning: it is not plain text, or it is UTF-16 without a "
        "mark (then say --encoding utf-16-le).",
        name=name,
        count=count,
    )
    return FileError(told) if count else None


def _no_encoding(encoding: str) -> str:
    return Message(
        "there is no text encoding {encoding}; say one such as utf-8, utf-16, cp1251 or koi8-u.",
        encoding=repr(shown(encoding)),
    )


def _unfit(name: str, codec: str, error: UnicodeError) -> Message:
    return Message(
        "{name} is not valid {codec}: {error}. Say another one with --encoding.", name=name, codec=codec, error=error
    )


def _empty(name: str) -> str:
    return Message("{name} is empty: there is no text in it.", name=name)


def _nul(name: str, offset: int, lines_before: int) -> FileError:
    line = lines_before + 1
    return FileError(
        Message(
            "{name} has a NUL byte at offset {offset}, line {line}: it is not plain text, or it is UTF-16 without a "
            "mark (then say --encoding utf-16-le).",
            name=name,
            offset=offset,
            line=line,
        ),
        line=line,
    )


def _undecodable(
    data: bytes, error: UnicodeDecodeError, encoding: str, name: str, seen: tuple[int, int, bool] = (0, 0, True)
) -> FileError:
    """Tell where the fault is; `seen` are the bytes and line breaks before `data`, and whether all were ASCII."""
    noise = _noise(data.decode("ascii", "replace"), name) if _is_utf8(encoding) and not seen[0] else None
    if noise:  # advice on encodings would mislead
        return noise
    before = data[: error.start]
    offset, line = seen[0] + error.start, seen[1] + _line_breaks(before, encoding) + 1
    byte = data[error.start]
    where = Message("byte {byte} at offset {offset}, line {line}", byte=f"0x{byte:02X}", offset=offset, line=line)
    codec = encoding.upper() if encoding.lower().startswith("utf") else encoding
    if not _is_utf8(encoding):
        advice = Message("Leave --encoding out for UTF-8, or say another one.")
    elif not (seen[2] and before.isascii()):
        advice = Message(
            "What stands before it is UTF-8, so the file is damaged there: take that byte out or save it anew."
        )
    else:
        advice = Message(
            "Save it as UTF-8 or say what it is: --encoding {encoding}.",
            encoding=_likely_encoding(data, error.start),
        )
    message = Message(
        "{name} is not valid {codec}: {where}. {advice}", name=name, codec=codec, where=where, advice=advice
    )
    return Undecodable(message, byte=byte, encoding=codec, line=line)


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
